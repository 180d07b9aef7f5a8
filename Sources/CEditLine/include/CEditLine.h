#ifndef CHAT_CEDITLINE_H
#define CHAT_CEDITLINE_H

#include <stddef.h>
#include <stdint.h>
#include <termios.h>
#include <wchar.h>

/* libedit (editline(3)) for Swift, which can neither call variadic functions nor import FILE *: one
   function for each variadic call that is needed, by the wide-character interface. Strings are
   libedit's wchar_t, which are Unicode scalars on Linux, and end with 0. */

struct editline;

/* What a command answers to libedit: CC_NORM, CC_ERROR, CC_REFRESH of <histedit.h>. */
enum { CHAT_EL_NORM = 0, CHAT_EL_REFRESH = 4, CHAT_EL_ERROR = 6 };

/* Where the history stands after a step; see chat_el_set_history. */
enum { CHAT_EL_NEWEST = 3, CHAT_EL_OLDEST = 4, CHAT_EL_NEWER = 5, CHAT_EL_OLDER = 6 };

/* Stores the next character and returns 1, or returns 0 for the end of input. */
typedef int (*chat_el_reader)(struct editline *, wchar_t *);
/* A command bound to a key. */
typedef unsigned char (*chat_el_command)(struct editline *, wint_t);
/* Takes a step through the history (H_FIRST is the newest) and returns the entry there, valid until
   the next step, with its number; NULL when there is none. */
typedef const wchar_t *(*chat_el_history)(void *context, int step, int *number);

/* An editor on a terminal, with emacs' keys. What it draws is not shown but listened to for the
 * bell. NULL when memory is short. */
struct editline *chat_el_new(const char *program, int input, int output, void *context);
/* Frees it and leaves the terminal as it is. */
void chat_el_end(struct editline *);
/* The context given at the start. */
void *chat_el_context(struct editline *);
/* Whether a bell was rung since the last call. */
int chat_el_rang(void);

int chat_el_set_reader(struct editline *, chat_el_reader);
int chat_el_set_history(struct editline *, chat_el_history);
int chat_el_add_command(struct editline *, const wchar_t *name, const wchar_t *help,
                        chat_el_command);
/* bind: a key sequence to a command. */
int chat_el_bind(struct editline *, const wchar_t *keys, const wchar_t *command);
/* bind -a: the same in vi's command mode. */
int chat_el_bind_alternative(struct editline *, const wchar_t *keys, const wchar_t *command);
/* bind -r: nothing any more. */
int chat_el_unbind(struct editline *, const wchar_t *keys);
/* Whether vi's keys are in use. */
int chat_el_is_vi(struct editline *);
/* Whether the terminal (by its TERM) can move the cursor up and wraps at the right margin. */
int chat_el_can_move(struct editline *);
/* setty: no signals, no echo, no line discipline, in both of libedit's modes. */
int chat_el_raw_modes(struct editline *);
/* EL_PREP_TERM: 1 switches the terminal to the editing mode. */
int chat_el_prepare_terminal(struct editline *, int on);
/* Reads ~/.editrc (or $EDITRC); leaves line editing switched on whatever it says. */
void chat_el_source(struct editline *);
/* Lets libedit believe in a window of this size, up to 9999999 each, until it reads the next line. */
int chat_el_set_screen(struct editline *, int rows, int columns);

/* Reads one line: its text and length, which includes the newline; NULL with length 0 at the end of
   input, -1 when the reader ended it. */
const wchar_t *chat_el_gets(struct editline *, int *length);
/* The line that is being edited: its text, not ended by 0. */
const wchar_t *chat_el_line(struct editline *, size_t *length, size_t *cursor);
/* Inserts at the cursor. */
int chat_el_insert(struct editline *, const wchar_t *text);
/* Replaces the whole line, not by an empty one, and puts the cursor at a place. */
int chat_el_replace(struct editline *, const wchar_t *text, size_t cursor);
/* Makes all buffers as large as this; empties the line. For the time before the first one is read.
 */
int chat_el_grow(struct editline *, size_t length);

/* Whatever ends the process from now on (exit, a fatal signal that nobody handles, a crash whoever
   reports it) first sets these terminal attributes and writes these bytes, which must stay valid.
   One terminal a process. */
void chat_terminal_guard(int fd, const struct termios *attributes, const char *bytes, size_t count);
/* No more. */
void chat_terminal_unguard(void);

#endif
