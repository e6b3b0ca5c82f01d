// The one-shot digests of OpenSSL 3 fetch their algorithm from a provider, which costs a millisecond of
// start-up; the older calls do not, and stay in the library.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

// Keeps OpenSSL from asking a terminal for the password of a key that has one.
static inline int crypto_no_password(char *buffer, int size, int rwflag, void *context) {
  return 0;
}

static inline EVP_PKEY *crypto_private_key(BIO *source) {
  return PEM_read_bio_PrivateKey(source, NULL, crypto_no_password, NULL);
}
