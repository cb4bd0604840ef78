// A clip as bytes and back: a child hands it over in this form, and the cache keeps it so. For one machine,
// not for exchange.
#ifndef VOICE_CLIP_BYTES_H
#define VOICE_CLIP_BYTES_H

#include "sound/clip.h"

size_t clip_packed_size(const Clip *clip);
void   clip_pack(const Clip *clip, void *out);

// What kind of clip the bytes must hold.
typedef struct {
    const char *text;
    int         rate;
} ClipOf;

// Whether they hold it, with nothing absurd in it: something else may have written them.
bool  clip_is_packed(const void *bytes, size_t size, ClipOf of);
Clip *clip_unpack(const void *bytes, size_t size, ClipOf of);  // NULL: they do not, or out of memory

// Of packed bytes, how many come before the samples: the marks, all that a timeline asks for. All of them if
// they hold no clip.
size_t clip_marks_size(const void *bytes, size_t size);

// The same as clip_unpack from the marks alone: a clip with everything but its samples, which are NULL.
Clip *clip_unpack_marks(const void *marks, size_t size, ClipOf of);

#endif
