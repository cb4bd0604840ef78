// Clips of earlier rounds, kept in a folder: speaking is the slowest part of making a walk, and the same
// phrases are spoken every day.
#ifndef VOICE_CACHE_H
#define VOICE_CACHE_H

#include "base/bytes.h"
#include "voice/clip_bytes.h"

// Whether the samples of a clip are wanted, or only how long it is, and what is where in it.
typedef enum { CLIP_WHOLE, CLIP_MARKS } ClipWanted;

// key: everything the clip depends on, as text. of: what the clip must be, since even an intact entry may be
// absurd. room: for the file's bytes; the caller reuses it for the next clip, and frees it. NULL: not there,
// or damaged.
Clip *cache_get(const char *folder, const char *key, ClipOf of, ClipWanted wanted, Bytes *room);

// The same, still packed (clip_bytes.h); malloc'd.
char *cache_get_bytes(const char *folder, const char *key, ClipOf of, size_t *size);

// Stores packed clip bytes (clip_bytes.h), whole or not at all. A failure is not reported: it only costs
// time.
void cache_put(const char *folder, const char *key, const void *bytes, size_t size);

enum { CACHE_MOST = 256 << 20 };  // bytes kept after a round

typedef struct {
    size_t  files;
    int64_t bytes;
} CacheKept;

// What is there; nothing if the folder is missing.
CacheKept cache_kept(const char *folder);

// Deletes the oldest files until less than `most` bytes are left.
void cache_trim(const char *folder, int64_t most);

#endif
