// SHA-256 of a text, by nettle: a name for something that nobody has named.
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stdbool.h>
#include <stddef.h>

enum { SHA256_HEX_SIZE = 65 };  // 64 digits and a NUL

// False: nettle is missing, and why names the package.
bool sha256_hex(const void *bytes, size_t size, char out[SHA256_HEX_SIZE], const char **why);

#endif
