#define _GNU_SOURCE
#include "CEditLine.h"

#include <histedit.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Static_assert(CHAT_EL_NORM == CC_NORM && CHAT_EL_REFRESH == CC_REFRESH &&
                   CHAT_EL_ERROR == CC_ERROR,
               "");
_Static_assert(CHAT_EL_NEWEST == H_FIRST && CHAT_EL_OLDEST == H_LAST, "");
_Static_assert(CHAT_EL_NEWER == H_PREV && CHAT_EL_OLDER == H_NEXT, "");

/* The stream that libedit draws into. */

static int bell;
static FILE *sink;

static ssize_t listen_for_bell(void *cookie, const char *bytes, size_t count) {
  (void)cookie;
  if (memchr(bytes, '\a', count)) bell = 1;
  return (ssize_t)count;
}

int chat_el_rang(void) {
  int rang = bell;
  bell = 0;
  return rang;
}

/* libedit's prompt is empty: ours is drawn by whoever draws the line. */
static wchar_t *no_prompt(EditLine *editor) {
  static wchar_t empty[1];
  (void)editor;
  return empty;
}

struct editline *chat_el_new(const char *program, int input, int output, void *context) {
  cookie_io_functions_t functions = {.write = listen_for_bell};
  if (!sink) sink = fopencookie(NULL, "w", functions);
  if (!sink) return NULL;
  EditLine *editor = el_init_fd(program, stdin, sink, sink, input, output, output);
  if (!editor) return NULL;
  el_wset(editor, EL_CLIENTDATA, context);
  el_wset(editor, EL_SIGNAL, 0);
  el_wset(editor, EL_PROMPT, no_prompt);
  el_wset(editor, EL_EDITOR, L"emacs");
  return editor;
}

void chat_el_end(struct editline *editor) {
  el_wset(editor, EL_EDITMODE, 0);
  el_end(editor);
}

void *chat_el_context(struct editline *editor) {
  void *context = NULL;
  el_wget(editor, EL_CLIENTDATA, &context);
  return context;
}

int chat_el_set_reader(struct editline *editor, chat_el_reader reader) {
  return el_wset(editor, EL_GETCFN, reader);
}

/* The history: libedit calls a variadic function, which asks the one that was given. */

static chat_el_history history_steps;

static int step_history(void *context, HistEventW *event, int operation, ...) {
  event->str = NULL;
  if (!history_steps || operation < H_FIRST || operation > H_NEXT) return -1;
  event->str = history_steps(context, operation, &event->num);
  return event->str ? 0 : -1;
}

int chat_el_set_history(struct editline *editor, chat_el_history steps) {
  history_steps = steps;
  return el_wset(editor, EL_HIST, step_history, chat_el_context(editor));
}

int chat_el_add_command(struct editline *editor, const wchar_t *name, const wchar_t *help,
                        chat_el_command command) {
  return el_wset(editor, EL_ADDFN, name, help, command);
}

int chat_el_bind(struct editline *editor, const wchar_t *keys, const wchar_t *command) {
  return el_wset(editor, EL_BIND, keys, command, NULL);
}

int chat_el_bind_alternative(struct editline *editor, const wchar_t *keys, const wchar_t *command) {
  return el_wset(editor, EL_BIND, L"-a", keys, command, NULL);
}

int chat_el_unbind(struct editline *editor, const wchar_t *keys) {
  return el_wset(editor, EL_BIND, L"-r", keys, NULL);
}

int chat_el_is_vi(struct editline *editor) {
  const wchar_t *name = NULL;
  return el_wget(editor, EL_EDITOR, &name) == 0 && name && wcscmp(name, L"vi") == 0;
}

/* EL_GETTC answers "yes" or "no" for a flag, and a string or NULL for a string. */
static const char *capability(EditLine *editor, const char *name) {
  const char *value = NULL;
  return el_wget(editor, EL_GETTC, name, &value) == 0 ? value : NULL;
}

int chat_el_can_move(struct editline *editor) {
  const char *up = capability(editor, "up");
  const char *margins = capability(editor, "am");
  return up && *up && margins && strcmp(margins, "yes") == 0;
}

int chat_el_raw_modes(struct editline *editor) {
  int result = el_wset(editor, EL_SETTY, L"-d", L"-isig", L"-ixon", L"-icrnl", L"-inlcr", NULL);
  if (result != 0) return result;
  return el_wset(editor, EL_SETTY, L"-x", L"-isig", L"-ixon", L"-icrnl", L"-inlcr", L"-icanon",
                 L"-iexten", L"-echo", L"-echoe", L"-echok", L"-echonl", NULL);
}

int chat_el_prepare_terminal(struct editline *editor, int on) {
  return el_wset(editor, EL_PREP_TERM, on);
}

void chat_el_source(struct editline *editor) {
  el_source(editor, NULL);
  el_wset(editor, EL_EDITMODE, 1);
}

/* Each number makes libedit's display anew, and its cursor with it only when it draws. */
int chat_el_set_screen(struct editline *editor, int rows, int columns) {
  wchar_t number[8];
  swprintf(number, sizeof number / sizeof *number, L"%d", columns);
  if (el_wset(editor, EL_SETTC, L"co", number, NULL) != 0) return -1;
  swprintf(number, sizeof number / sizeof *number, L"%d", rows);
  if (el_wset(editor, EL_SETTC, L"li", number, NULL) != 0) return -1;
  el_wset(editor, EL_REFRESH);
  return 0;
}

const wchar_t *chat_el_gets(struct editline *editor, int *length) {
  return el_wgets(editor, length);
}

const wchar_t *chat_el_line(struct editline *editor, size_t *length, size_t *cursor) {
  const LineInfoW *line = el_wline(editor);
  *length = (size_t)(line->lastchar - line->buffer);
  *cursor = (size_t)(line->cursor - line->buffer);
  return line->buffer;
}

int chat_el_insert(struct editline *editor, const wchar_t *text) {
  return el_winsertstr(editor, text);
}

int chat_el_replace(struct editline *editor, const wchar_t *text, size_t cursor) {
  int result = el_wreplacestr(editor, text);
  el_cursor(editor, (int)cursor - el_cursor(editor, 0));
  return result;
}

/* Deleting the blanks would put them into the kill buffer. */
int chat_el_grow(struct editline *editor, size_t length) {
  wchar_t *blanks = calloc(length + 1, sizeof *blanks);
  if (!blanks) return -1;
  wmemset(blanks, L' ', length);
  int result = el_winsertstr(editor, blanks);
  free(blanks);
  el_reset(editor);
  return result;
}

/* The guard. What runs in a signal handler may only make calls that are safe there. */

static struct termios guarded_attributes;
static const char *guarded_bytes;
static size_t guarded_count;
static volatile sig_atomic_t guarded_fd = -1;

static void restore_terminal(void) {
  int fd = guarded_fd;
  if (fd < 0) return;
  guarded_fd = -1;
  size_t done = 0;
  while (done < guarded_count) {
    ssize_t wrote = write(fd, guarded_bytes + done, guarded_count - done);
    if (wrote <= 0) break;
    done += (size_t)wrote;
  }
  tcsetattr(fd, TCSANOW, &guarded_attributes);
}

/* What handled a signal before: the default, or the runtime's reporter of crashes. It comes next. A
   fault happens again when we return; a signal that was sent is sent again. */
static struct sigaction before[NSIG];

static void restore_and_pass_on(int number, siginfo_t *info, void *context) {
  (void)context;
  restore_terminal();
  sigaction(number, &before[number], NULL);
  if (info->si_code <= 0 || number == SIGTRAP) raise(number);
}

static void take_over(int number, int only_default) {
  struct sigaction ours = {.sa_sigaction = restore_and_pass_on,
                           .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&ours.sa_mask);
  if (sigaction(number, NULL, &before[number]) != 0 || before[number].sa_handler == SIG_IGN) return;
  if (!only_default || before[number].sa_handler == SIG_DFL) sigaction(number, &ours, NULL);
}

void chat_terminal_guard(int fd, const struct termios *attributes, const char *bytes,
                         size_t count) {
  static const int sent[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGPIPE,
                             SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2};
  static const int crashes[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP};
  static int installed;
  guarded_attributes = *attributes;
  guarded_bytes = bytes;
  guarded_count = count;
  guarded_fd = fd;
  if (installed) return;
  installed = 1;
  atexit(restore_terminal);
  for (size_t i = 0; i < sizeof sent / sizeof *sent; i++) take_over(sent[i], 1);
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) take_over(crashes[i], 0);
}

void chat_terminal_unguard(void) { guarded_fd = -1; }
