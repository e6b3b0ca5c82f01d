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

/// Keeps other openings of a file from a span of its bytes, be they there or not; -1 where another has a part of it.
static inline int broadsheet_hold(int descriptor, long long start, long long length) {
  const int set = 37;  // F_OFD_SETLK: the lock is the open file's, so that threads, too, keep each other out.
  struct flock span = {.l_type = F_WRLCK, .l_whence = 0, .l_start = start, .l_len = length};
  return fcntl(descriptor, set, &span);
}
