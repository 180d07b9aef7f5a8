#ifndef CHAT_CSYSTEM_H
#define CHAT_CSYSTEM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What glibc declares only with _GNU_SOURCE, which Swift's Glibc module lacks. Each returns what the call of the same
   name returns; errno is set likewise. */

/* signalfd(2), close-on-exec and non-blocking, for the given signals, which are blocked in this thread first. */
int chat_signalfd(const int *signals, size_t count);
/* Reads one pending signal's number from a signalfd; 0 when there is none. */
int chat_signalfd_read(int fd);
/* pipe2(2), close-on-exec and non-blocking. */
int chat_pipe(int fds[2]);
/* getrandom(2) of 64 bits. */
uint64_t chat_random(void);
/* wcwidth(3): columns of one character, -1 when it is not printable. Needs a UTF-8 LC_CTYPE. */
int chat_wcwidth(uint32_t scalar);
/* No core file, no ptrace by others: prctl(PR_SET_DUMPABLE, 0) and RLIMIT_CORE 0. */
void chat_protect_memory(void);
/* Seconds to add to UTC for local time at a moment. */
long chat_utc_offset(int64_t seconds);
/* fork and exec a program that outlives this one: a new session, stdin from /dev/null, stdout and stderr to log_fd,
   working directory /. Returns its process id, or -1 with errno. */
pid_t chat_spawn_detached(const char *path, char *const argv[], int log_fd);
/* posix_spawnp(3) of a program that is searched for in PATH and sees no descriptor of ours but these; -1 stands for
   /dev/null. No signal is blocked or ignored in it. In a session of its own it has no terminal, and its process id is
   that of its process group. Returns its process id, or -1 with errno. */
pid_t chat_spawn(char *const argv[], int in_fd, int out_fd, int err_fd, int own_session);
/* An unnamed file in memory (memfd_create(2)) that holds these bytes, to be read from its beginning; close-on-exec.
   -1 with errno. */
int chat_memory_file(const void *bytes, size_t count);

#endif
