#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

int chat_signalfd(const int *signals, size_t count) {
  sigset_t set;
  sigemptyset(&set);
  for (size_t i = 0; i < count; i++) sigaddset(&set, signals[i]);
  if (sigprocmask(SIG_BLOCK, &set, NULL) != 0) return -1;
  return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int chat_signalfd_read(int fd) {
  struct signalfd_siginfo info;
  ssize_t got = read(fd, &info, sizeof info);
  return got == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
}

int chat_pipe(int fds[2]) { return pipe2(fds, O_CLOEXEC | O_NONBLOCK); }

uint64_t chat_random(void) {
  uint64_t value = 0;
  size_t have = 0;
  while (have < sizeof value) {
    ssize_t got = getrandom((char *)&value + have, sizeof value - have, 0);
    if (got < 0 && errno != EINTR) break;
    if (got > 0) have += (size_t)got;
  }
  return value;
}

int chat_wcwidth(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

void chat_protect_memory(void) {
  struct rlimit none = {0, 0};
  prctl(PR_SET_DUMPABLE, 0);
  setrlimit(RLIMIT_CORE, &none);
}

long chat_utc_offset(int64_t seconds) {
  time_t at = (time_t)seconds;
  struct tm fields;
  return localtime_r(&at, &fields) ? fields.tm_gmtoff : 0;
}

/* The child of a fork may only make calls that are safe in a signal handler. */
static void become_detached(const char *path, char *const argv[], int log_fd, int report_fd) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  setsid();
  int null_fd = open("/dev/null", O_RDONLY);
  if (null_fd >= 0) dup2(null_fd, STDIN_FILENO);
  dup2(log_fd, STDOUT_FILENO);
  dup2(log_fd, STDERR_FILENO);
  if (chdir("/") == 0) execv(path, argv);
  int error = errno;
  if (write(report_fd, &error, sizeof error) < 0) _exit(126);
  _exit(127);
}

pid_t chat_spawn_detached(const char *path, char *const argv[], int log_fd) {
  int report[2];
  if (pipe2(report, O_CLOEXEC) != 0) return -1;
  pid_t child = fork();
  if (child == 0) become_detached(path, argv, log_fd, report[1]);
  close(report[1]);
  int error = child < 0 ? errno : 0;
  if (child > 0 && read(report[0], &error, sizeof error) != (ssize_t)sizeof error) error = 0;
  close(report[0]);
  if (error == 0) return child;
  errno = error;
  return -1;
}

/* The descriptor, or /dev/null, becomes the child's target. */
static int hand_over(posix_spawn_file_actions_t *actions, int fd, int target) {
  if (fd >= 0) return posix_spawn_file_actions_adddup2(actions, fd, target);
  int mode = target == STDIN_FILENO ? O_RDONLY : O_WRONLY;
  return posix_spawn_file_actions_addopen(actions, target, "/dev/null", mode, 0);
}

static int set_signals(posix_spawnattr_t *attributes, int own_session) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
  if (own_session) flags |= POSIX_SPAWN_SETSID;
  int error = posix_spawnattr_setsigmask(attributes, &none);
  if (error == 0) error = posix_spawnattr_setsigdefault(attributes, &all);
  return error == 0 ? posix_spawnattr_setflags(attributes, flags) : error;
}

pid_t chat_spawn(char *const argv[], int in_fd, int out_fd, int err_fd, int own_session) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  pid_t child = -1;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  int error = set_signals(&attributes, own_session);
  if (error == 0) error = hand_over(&actions, in_fd, STDIN_FILENO);
  if (error == 0) error = hand_over(&actions, out_fd, STDOUT_FILENO);
  if (error == 0) error = hand_over(&actions, err_fd, STDERR_FILENO);
  if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  if (error == 0) error = posix_spawnp(&child, argv[0], &actions, &attributes, argv, environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error == 0) return child;
  errno = error;
  return -1;
}

int chat_memory_file(const void *bytes, size_t count) {
  int fd = memfd_create("chat", MFD_CLOEXEC);
  size_t done = 0;
  while (fd >= 0 && done < count) {
    ssize_t wrote = write(fd, (const char *)bytes + done, count - done);
    if (wrote > 0) done += (size_t)wrote;
    if (wrote >= 0 || errno == EINTR) continue;
    int error = errno;
    close(fd);
    errno = error;
    return -1;
  }
  if (fd >= 0) lseek(fd, 0, SEEK_SET);
  return fd;
}
