// The one-shot digests of OpenSSL 3 fetch their algorithm from a provider, which costs a millisecond of
// start-up; the older calls do not, and stay in the library.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
