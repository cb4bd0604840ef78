// Packets into Ogg pages, through libogg.
#ifndef SINK_OGG_H
#define SINK_OGG_H

#include "sink/sink.h"

#include <stddef.h>

typedef struct Ogg Ogg;

// Continues after the pages of `head`, which are written first. fd stays the caller's. NULL: error says why.
Ogg *ogg_go_on(int fd, int serial, const unsigned char *head, size_t size, SinkError *error);

// Adds a packet. granule: its position, by the codec's rule. page_ends: write its page after it; the last
// packet always does. False: error says why.
bool ogg_put(Ogg *ogg, const unsigned char *packet, size_t size, int64_t granule, bool page_ends, bool last,
             SinkError *error);

void ogg_close(Ogg *ogg);  // accepts NULL

#endif
