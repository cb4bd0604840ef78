#include "sink/md5.h"

#ifdef HAVE_NETTLE

#include "base/library.h"

#include <nettle/md5.h>
#include <stdlib.h>

#define CALLS(X) X(nettle_md5_init) X(nettle_md5_update) X(nettle_md5_digest)
LIBRARY_TYPE(CALLS)
#define LIBRARY "libnettle.so.8"

struct Md5 {
    Library        lib;
    struct md5_ctx sum;
};

Md5 *md5_begin(void)
{
    char why[LIBRARY_WHY_SIZE];
    Md5 *md5 = calloc(1, sizeof *md5);
    if (md5 && LIBRARY_OPEN(LIBRARY, &md5->lib, why)) {
        md5->lib.nettle_md5_init(&md5->sum);
        return md5;
    }
    free(md5);
    return NULL;
}

void md5_add(Md5 *md5, const void *bytes, size_t size) { md5->lib.nettle_md5_update(&md5->sum, size, bytes); }

void md5_end(Md5 *md5, uint8_t out[MD5_SIZE])
{
    if (md5 && out)
        md5->lib.nettle_md5_digest(&md5->sum, MD5_SIZE, out);
    free(md5);
}

#else

Md5 *md5_begin(void) { return NULL; }
void md5_add(Md5 *md5, const void *bytes, size_t size) { (void)md5, (void)bytes, (void)size; }
void md5_end(Md5 *md5, uint8_t out[MD5_SIZE]) { (void)md5, (void)out; }

#endif
