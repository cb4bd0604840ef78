// Clips of earlier rounds, kept in a folder: speaking is what takes longest in making a walk, and the same
// phrases are spoken every day.
#ifndef VOICE_CACHE_H
#define VOICE_CACHE_H

#include "base/bytes.h"
#include "voice/clip_bytes.h"

// key: everything the clip depends on, as text; of: what it is to be, for an entry that is whole may still
// be absurd. room: for the file's bytes, the caller's to use again for the next clip, and to free. NULL:
// not there, or damaged.
Clip *cache_get(const char *folder, const char *key, ClipOf of, Bytes *room);

// The same, still packed (clip_bytes.h); malloc'd.
char *cache_get_bytes(const char *folder, const char *key, ClipOf of, size_t *size);

// Puts packed clip bytes (clip_bytes.h) there, whole or not at all. That it could not be is not reported:
// only time is lost.
void cache_put(const char *folder, const char *key, const void *bytes, size_t size);

enum { CACHE_MOST = 256 << 20 };  // bytes that are kept after a round

typedef struct {
    size_t  files;
    int64_t bytes;
} CacheKept;

// What is there; nothing where the folder is missing.
CacheKept cache_kept(const char *folder);

// Takes the oldest files away until less than `most` bytes are left.
void cache_trim(const char *folder, int64_t most);

#endif
