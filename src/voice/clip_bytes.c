#include "voice/clip_bytes.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    int64_t length, onset, vowel;
    int32_t channels, rate, word_count, energy_count;
    float   scale;
    int32_t unused;
} Head;

enum { LENGTH_MAX = 1 << 28 };  // frames; more is not a clip but a damaged file

static size_t size_of(const Head *head)
{
    return sizeof *head + sizeof(ClipWord) * (size_t)head->word_count +
           sizeof(float) * (size_t)head->energy_count +
           sizeof(int16_t) * (size_t)(head->length * head->channels);
}

static bool plausible(const Head *head)
{
    return head->length >= 0 && head->length <= LENGTH_MAX && (head->channels == 1 || head->channels == 2) &&
           head->rate > 0 && head->word_count >= 0 && head->word_count <= LENGTH_MAX &&
           head->energy_count >= 0 && head->energy_count <= LENGTH_MAX;
}

static char *put(char *at, const void *bytes, size_t size)
{
    if (size)
        memcpy(at, bytes, size);
    return at + size;
}

static Head head_of(const Clip *clip)
{
    return (Head){ clip->length,       clip->onset, clip->vowel,
                   clip->channels,     clip->rate,  clip->word_count,
                   clip->energy_count, clip->scale, 0 };
}

size_t clip_packed_size(const Clip *clip)
{
    Head head = head_of(clip);
    return size_of(&head);
}

void clip_pack(const Clip *clip, void *out)
{
    Head  head = head_of(clip);
    char *at = put(out, &head, sizeof head);
    at = put(at, clip->words, sizeof *clip->words * (size_t)clip->word_count);
    at = put(at, clip->energy, sizeof *clip->energy * (size_t)clip->energy_count);
    put(at, clip->samples, sizeof *clip->samples * (size_t)(clip->length * clip->channels));
}

static void *take(const char **at, size_t size)
{
    void *copy = malloc(size + 1);
    if (copy)
        memcpy(copy, *at, size);
    *at += size;
    return copy;
}

static bool read_head(const void *bytes, size_t size, Head *out)
{
    if (size < sizeof *out)
        return false;
    memcpy(out, bytes, sizeof *out);
    return plausible(out) && size_of(out) == size;
}

bool clip_is_packed(const void *bytes, size_t size)
{
    Head head;
    return read_head(bytes, size, &head);
}

Clip *clip_unpack(const void *bytes, size_t size)
{
    Head        head;
    const char *at = (const char *)bytes + sizeof head;
    if (!read_head(bytes, size, &head))
        return NULL;
    Clip *clip = calloc(1, sizeof *clip);
    if (!clip)
        return NULL;
    *clip = (Clip){ .length = head.length,
                    .channels = head.channels,
                    .rate = head.rate,
                    .scale = head.scale,
                    .onset = head.onset,
                    .vowel = head.vowel,
                    .word_count = head.word_count,
                    .energy_count = head.energy_count };
    clip->words = take(&at, sizeof *clip->words * (size_t)clip->word_count);
    clip->energy = take(&at, sizeof *clip->energy * (size_t)clip->energy_count);
    clip->samples = take(&at, sizeof *clip->samples * (size_t)(clip->length * clip->channels));
    if (clip->words && clip->energy && clip->samples)
        return clip;
    clip_free(clip);
    return NULL;
}
