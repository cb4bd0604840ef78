// A clip as bytes and back: how it comes out of a child, and how the cache keeps it. For one machine, not for
// exchange.
#ifndef VOICE_CLIP_BYTES_H
#define VOICE_CLIP_BYTES_H

#include "sound/clip.h"

size_t clip_packed_size(const Clip *clip);
void   clip_pack(const Clip *clip, void *out);
bool   clip_is_packed(const void *bytes, size_t size);  // as far as its head says
Clip  *clip_unpack(const void *bytes, size_t size);     // NULL: not a clip, cut short, or out of memory

#endif
