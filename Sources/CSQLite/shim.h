#ifndef CHAT_CSQLITE_SHIM_H
#define CHAT_CSQLITE_SHIM_H
#include <sqlite3.h>

/* SQLITE_TRANSIENT is a macro with a cast, which Swift cannot import. */
static inline sqlite3_destructor_type chat_sqlite_transient(void) { return SQLITE_TRANSIENT; }

/* sqlite3_db_config is variadic, which Swift cannot call: sets one of its switches, and returns SQLITE_OK when it
   stands as asked. */
static inline int chat_sqlite_switch(sqlite3 *db, int which, int on) {
  int stands = -1;
  int code = sqlite3_db_config(db, which, on, &stands);
  if (code != SQLITE_OK) return code;
  return stands == on ? SQLITE_OK : SQLITE_ERROR;
}
#endif
