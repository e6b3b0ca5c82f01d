#include <hb.h>
#include <hb-ot.h>
/* Types alone: the library is not linked, but opened for the first subset. */
#include <hb-subset.h>
