// A clip as bytes and back: how it comes out of a child, and how the cache keeps it. For one machine, not for
// exchange.
#ifndef VOICE_CLIP_BYTES_H
#define VOICE_CLIP_BYTES_H

#include "sound/clip.h"

size_t clip_packed_size(const Clip *clip);
void   clip_pack(const Clip *clip, void *out);

// What the bytes are to be a clip of.
typedef struct {
    const char *text;
    int         rate;
} ClipOf;

// Whether they are that, with nothing absurd in it: what wrote them may not have been us.
bool  clip_is_packed(const void *bytes, size_t size, ClipOf of);
Clip *clip_unpack(const void *bytes, size_t size, ClipOf of);  // NULL: they are not, or out of memory

#endif
