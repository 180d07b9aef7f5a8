#ifndef CHAT_CSQLITE_SHIM_H
#define CHAT_CSQLITE_SHIM_H
#include <sqlite3.h>

/* SQLITE_TRANSIENT is a macro with a cast, which Swift cannot import. */
static inline sqlite3_destructor_type chat_sqlite_transient(void) { return SQLITE_TRANSIENT; }
#endif
