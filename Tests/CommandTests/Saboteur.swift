import Foundation
import TestSupport

/// A library that is loaded before `broadsheet` and counts what the process does to a folder, to kill it or to
/// have the disk full at a certain step.
///
/// So a run can be cut off at every step there is, and at the same step again.
struct Saboteur {
  private let library: PreloadedLibrary

  /// `nil` where there is no C compiler.
  init?() throws {
    guard let library = try PreloadedLibrary(source: Saboteur.source) else { return nil }
    self.library = library
  }

  /// What happens at a step, counted from 1.
  enum Mishap {
    case kill(step: Int)
    case fullDisk(step: Int)
  }

  /// Runs `broadsheet` on a site; `nil` lets it go through.
  ///
  /// - Returns: how it ended, and how many steps it took to change the site's folder.
  func run(
    _ arguments: [String],
    site: TemporaryFolder,
    with mishap: Mishap? = nil
  ) throws -> (run: Tool.Run, steps: Int) {
    let count = library.path(of: "steps")
    var environment = library.environment
    environment["SABOTEUR_FOLDER"] = site.path + "/"
    environment["SABOTEUR_COUNT"] = count
    switch mishap {
    case .kill(let step): environment["SABOTEUR_KILL"] = String(step)
    case .fullDisk(let step): environment["SABOTEUR_FULL"] = String(step)
    case nil: break
    }
    try? FileManager.default.removeItem(atPath: count)
    let run = try broadsheet(arguments, site: site, environment: environment)
    let written = try? String(contentsOfFile: count, encoding: .utf8)
    return (run, written.flatMap { Int($0) } ?? 0)
  }

  // Only calls that change something count, and only below the folder. A killed process does not run its own
  // clean-up, just as on a machine whose plug is pulled.
  private static let source = #"""
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <errno.h>
    #include <fcntl.h>
    #include <pthread.h>
    #include <signal.h>
    #include <stdarg.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/stat.h>
    #include <unistd.h>

    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    static int steps;
    static char ours[4096];

    static int setting(const char *name) {
      const char *value = getenv(name);
      return value ? atoi(value) : 0;
    }

    /* 1 where the disk is full. */
    static int step(int needs_room) {
      pthread_mutex_lock(&mutex);
      int now = ++steps;
      pthread_mutex_unlock(&mutex);
      if (now == setting("SABOTEUR_KILL")) { kill(getpid(), SIGKILL); for (;;) pause(); }
      int full = setting("SABOTEUR_FULL");
      return needs_room && full && now >= full;
    }

    /* Paths may be relative to the folder, in which the process runs. */
    static int counts(const char *path) {
      const char *folder = getenv("SABOTEUR_FOLDER");
      if (!folder) return 0;
      return path[0] != '/' || strncmp(path, folder, strlen(folder)) == 0;
    }

    static int counts_descriptor(int descriptor) {
      return descriptor >= 0 && descriptor < 4096 && ours[descriptor];
    }

    __attribute__((destructor)) static void report(void) {
      const char *name = getenv("SABOTEUR_COUNT");
      FILE *file = name ? fopen(name, "w") : NULL;
      if (file) { fprintf(file, "%d", steps); fclose(file); }
    }

    #define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

    static int opened(int descriptor, const char *path, int flags) {
      if (descriptor >= 0 && descriptor < 4096) ours[descriptor] = (flags & O_CREAT) && counts(path);
      return descriptor;
    }

    int open(const char *path, int flags, ...) {
      va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list);
      if ((flags & O_CREAT) && counts(path) && step(0)) { errno = ENOSPC; return -1; }
      return opened(REAL(open)(path, flags, mode), path, flags);
    }

    int open64(const char *path, int flags, ...) {
      va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list);
      if ((flags & O_CREAT) && counts(path) && step(0)) { errno = ENOSPC; return -1; }
      return opened(REAL(open64)(path, flags, mode), path, flags);
    }

    ssize_t write(int descriptor, const void *bytes, size_t count) {
      if (counts_descriptor(descriptor)) {
        if (step(1)) { errno = ENOSPC; return -1; }
        /* By halves, so that it can be cut off within a file. */
        if (count > 8192) count /= 2;
      }
      return REAL(write)(descriptor, bytes, count);
    }

    int close(int descriptor) {
      if (descriptor >= 0 && descriptor < 4096) ours[descriptor] = 0;
      return REAL(close)(descriptor);
    }

    int fsync(int descriptor) {
      if (counts_descriptor(descriptor) && step(1)) { errno = ENOSPC; return -1; }
      return REAL(fsync)(descriptor);
    }

    int ftruncate(int descriptor, off_t length) {
      if (counts_descriptor(descriptor)) step(0);
      return REAL(ftruncate)(descriptor, length);
    }

    int rename(const char *old, const char *new) {
      if (counts(new)) step(0);
      return REAL(rename)(old, new);
    }

    int renameat2(int from, const char *old, int to, const char *new, unsigned int flags) {
      if (counts(new)) step(0);
      return REAL(renameat2)(from, old, to, new, flags);
    }

    int link(const char *old, const char *new) {
      if (counts(new) && step(1)) { errno = ENOSPC; return -1; }
      return REAL(link)(old, new);
    }

    int linkat(int from, const char *old, int to, const char *new, int flags) {
      if (counts(new) && step(1)) { errno = ENOSPC; return -1; }
      return REAL(linkat)(from, old, to, new, flags);
    }

    int unlink(const char *path) {
      if (counts(path)) step(0);
      return REAL(unlink)(path);
    }

    int mkdir(const char *path, mode_t mode) {
      if (counts(path)) step(0);
      return REAL(mkdir)(path, mode);
    }

    int rmdir(const char *path) {
      if (counts(path)) step(0);
      return REAL(rmdir)(path);
    }
    """#
}
