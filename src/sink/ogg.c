#include "sink/ogg.h"

#include "base/library.h"
#include "sink/encoder.h"

#include <errno.h>
#include <ogg/ogg.h>
#include <stdlib.h>
#include <string.h>

// clang-format off
#define CALLS(X) X(ogg_stream_init) X(ogg_stream_clear) X(ogg_stream_packetin) X(ogg_stream_flush_fill)
// clang-format on
enum { PAGE_MOST = 255 * 255 };  // bytes
LIBRARY_TYPE(CALLS)
#define LIBRARY "libogg.so.0"

struct Ogg {
    Library          lib;
    ogg_stream_state stream;
    int              fd;
    ogg_int64_t      packets;
};

static bool put(int fd, const void *bytes, long size, SinkError *error)
{
    return encoder_put(fd, bytes, (size_t)size) || sink_failed(error, "%s", strerror(errno));
}

// A page begins with "OggS" and gives its own length: 27 bytes, a table of segments, and the sum of that
// table (RFC 3533, 6).
static long count_pages(const unsigned char *bytes, size_t size)
{
    enum { HEAD = 27, SEGMENTS = 26 };
    long pages = 0;
    for (size_t at = 0; at + HEAD <= size && memcmp(bytes + at, "OggS", 4) == 0; pages++) {
        size_t segments = bytes[at + SEGMENTS], length = HEAD + segments;
        for (size_t i = 0; i < segments && at + HEAD + i < size; i++)
            length += bytes[at + HEAD + i];
        at += length;
    }
    return pages;
}

Ogg *ogg_go_on(int fd, int serial, const unsigned char *head, size_t size, SinkError *error)
{
    char why[LIBRARY_WHY_SIZE];
    Ogg *ogg = calloc(1, sizeof *ogg);
    if (!ogg || !LIBRARY_OPEN(LIBRARY, &ogg->lib, why) ||
        ogg->lib.ogg_stream_init(&ogg->stream, serial) != 0) {
        sink_failed(error, ogg ? "Ogg needs libogg (package libogg0): %s" : "out of memory", why);
        free(ogg);
        return NULL;
    }
    ogg->fd = fd;
    ogg->stream.b_o_s = 1;  // the first page is already written
    ogg->stream.pageno = count_pages(head, size);
    ogg->packets = 2;
    if (put(fd, head, (long)size, error))
        return ogg;
    ogg_close(ogg);
    return NULL;
}

static bool put_page(const Ogg *ogg, const ogg_page *page, SinkError *error)
{
    return put(ogg->fd, page->header, page->header_len, error) &&
           put(ogg->fd, page->body, page->body_len, error);
}

bool ogg_put(Ogg *ogg, const unsigned char *packet, size_t size, int64_t granule, bool page_ends, bool last,
             SinkError *error)
{
    ogg_page   page;
    ogg_packet one = { .packet = (unsigned char *)packet,
                       .bytes = (long)size,
                       .e_o_s = last,
                       .granulepos = granule,
                       .packetno = ogg->packets++ };
    if (ogg->lib.ogg_stream_packetin(&ogg->stream, &one) != 0)
        return sink_failed(error, "out of memory");
    if (page_ends || last)
        while (ogg->lib.ogg_stream_flush_fill(&ogg->stream, &page, PAGE_MOST))
            if (!put_page(ogg, &page, error))
                return false;
    return true;
}

void ogg_close(Ogg *ogg)
{
    if (!ogg)
        return;
    ogg->lib.ogg_stream_clear(&ogg->stream);
    free(ogg);
}
