// libcurl is opened when mail is sent, so nothing is linked and no header of it is needed. Its setters take a
// variable number of arguments, which Swift cannot call: these call them, by the addresses that were looked up.
#include <stddef.h>

typedef int (*curl_variadic)(void *handle, int option, ...);

static inline int curl_set_long(void *function, void *handle, int option, long value) {
  return ((curl_variadic)function)(handle, option, value);
}

// The long that stands for curl_off_t, whose options have numbers of their own.
static inline int curl_set_offset(void *function, void *handle, int option, long long value) {
  return ((curl_variadic)function)(handle, option, value);
}

static inline int curl_set_pointer(void *function, void *handle, int option, const void *value) {
  return ((curl_variadic)function)(handle, option, value);
}

typedef size_t (*curl_reader)(char *buffer, size_t size, size_t count, void *context);
typedef int (*curl_listener)(void *handle, int kind, char *data, size_t size, void *context);

static inline int curl_set_reader(void *function, void *handle, int option, curl_reader value) {
  return ((curl_variadic)function)(handle, option, value);
}

static inline int curl_set_listener(void *function, void *handle, int option, curl_listener value) {
  return ((curl_variadic)function)(handle, option, value);
}
