// What the importer does not see of glibc's <malloc.h>. It is not included: its types would then be this module's.

extern int mallopt(int, int);

/// Gives each thread a heap that may be used to its end from the start, instead of asking the kernel for every four
/// kilobytes of it. What is not touched takes no memory.
static inline int broadsheet_make_heaps_whole(void) {
  const int top_pad = -2;       // M_TOP_PAD
  return mallopt(top_pad, 64 << 20);  // as large as such a heap can get
}
