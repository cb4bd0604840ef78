#include "base/sha256.h"

#ifdef HAVE_NETTLE

#include "base/library.h"

#include <nettle/sha2.h>
#include <stdint.h>
#include <stdio.h>

#define CALLS(X) X(nettle_sha256_init) X(nettle_sha256_update) X(nettle_sha256_digest)
LIBRARY_TYPE(CALLS)
#define LIBRARY "libnettle.so.8"

bool sha256_hex(const void *bytes, size_t size, char out[SHA256_HEX_SIZE], const char **why)
{
    Library           lib = { 0 };
    struct sha256_ctx sum;
    uint8_t           digest[SHA256_DIGEST_SIZE];
    char              missing[LIBRARY_WHY_SIZE];
    if (!LIBRARY_OPEN(LIBRARY, &lib, missing)) {
        *why = "names made from a file's contents need nettle (package libnettle8)";
        return false;
    }
    lib.nettle_sha256_init(&sum);
    lib.nettle_sha256_update(&sum, size, bytes);
    lib.nettle_sha256_digest(&sum, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(out + 2 * i, 3, "%02x", digest[i]);
    return true;
}

#else

bool sha256_hex(const void *bytes, size_t size, char out[SHA256_HEX_SIZE], const char **why)
{
    (void)bytes, (void)size, (void)out;
    *why = "this walkcoach was built without nettle (nettle-dev)";
    return false;
}

#endif
