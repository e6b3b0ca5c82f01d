// A way back from libraries that end the whole program when a document surprises them: librsvg is written in Rust, and
// a failed assertion in it calls abort(), which glibc lets a handler of SIGABRT leave by a jump.
#include <setjmp.h>
#include <signal.h>
#include <stddef.h>

/// `rsvg_handle_render_document`: the handle, a Cairo context, four numbers of a viewport, a place for an error.
typedef int (*broadsheet_render)(void *, void *, const void *, void *);

// Variables stand within functions: the importer emits no others of a header.

static inline sigjmp_buf **broadsheet_way_back(void) {
  static _Thread_local sigjmp_buf *way;
  return &way;
}

static inline struct sigaction *broadsheet_earlier(void) {
  static struct sigaction earlier;
  return &earlier;
}

/// Jumps back where somebody waits for it on this thread; else does what was done before.
static inline void broadsheet_leave_abort(int signal) {
  if (*broadsheet_way_back() != NULL) siglongjmp(**broadsheet_way_back(), 1);
  sigaction(signal, broadsheet_earlier(), NULL);
  raise(signal);
}

/// Watches for SIGABRT from now on. Call it once.
static inline void broadsheet_watch_for_abort(void) {
  struct sigaction action = {.sa_handler = broadsheet_leave_abort};
  sigemptyset(&action.sa_mask);
  sigaction(SIGABRT, &action, broadsheet_earlier());
}

/// What `render` returns; -1 when it gave up. What it held is lost then, and must not be used again.
static inline int broadsheet_rendered(
    broadsheet_render render, void *handle, void *context, const void *viewport) {
  sigjmp_buf here;
  if (sigsetjmp(here, 1) != 0) {
    *broadsheet_way_back() = NULL;
    return -1;
  }
  *broadsheet_way_back() = &here;
  int result = render(handle, context, viewport, NULL);
  *broadsheet_way_back() = NULL;
  return result;
}
