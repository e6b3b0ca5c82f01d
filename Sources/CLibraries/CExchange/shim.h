// What glibc declares only for _GNU_SOURCE, and the importer does not see. No header of glibc is included: its types would
// then be this module's for whoever imports both.

extern int renameat2(int, const char *, int, const char *, unsigned int);
extern int syncfs(int);
extern int fcntl(int, int, ...);

/// Gives each of two paths the other's name, all at once.
static inline int broadsheet_exchange(const char *one, const char *other) {
  const int here = -100;                 // AT_FDCWD
  const unsigned int exchange = 1 << 1;  // RENAME_EXCHANGE
  return renameat2(here, one, here, other, exchange);
}

/// Has everything reach the disk that was written to the file system of an open file.
static inline int broadsheet_synchronise(int descriptor) { return syncfs(descriptor); }

/// Keeps other openings of a file from a span of its bytes, be they there or not; -1 where another has a part of it.
static inline int broadsheet_hold(int descriptor, long long start, long long length) {
  // The kernel's struct flock of 64-bit machines; type 1 is F_WRLCK, from 0 is SEEK_SET.
  struct {
    short type, from;
    long long start, length;
    int process;
  } span = {1, 0, start, length, 0};
  const int set = 37;  // F_OFD_SETLK: the lock is the open file's, so that threads, too, keep each other out.
  return fcntl(descriptor, set, &span);
}
