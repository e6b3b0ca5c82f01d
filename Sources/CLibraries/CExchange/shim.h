// What glibc declares only for _GNU_SOURCE, and the importer does not see.
#include <fcntl.h>

extern int renameat2(int, const char *, int, const char *, unsigned int);
extern int syncfs(int);

/// Gives each of two paths the other's name, all at once.
static inline int broadsheet_exchange(const char *one, const char *other) {
  const unsigned int exchange = 1 << 1;  // RENAME_EXCHANGE
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, exchange);
}

/// Has everything reach the disk that was written to the file system of an open file.
static inline int broadsheet_synchronise(int descriptor) { return syncfs(descriptor); }
