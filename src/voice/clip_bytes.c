#include "voice/clip_bytes.h"

#include "sound/loudness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    int64_t length, onset, vowel;
    int32_t channels, rate, word_count, energy_count;
    float   scale;
    int32_t unused;
} Head;

enum {
    LENGTH_MAX = 1 << 28,
    RATE_MIN = 8000,
    RATE_MAX = 192000
};                         // frames; more is not a clip but a damaged file
#define SCALE_MAX 1000.0f  // 60 dB over full scale

static size_t marks_size_of(const Head *head)
{
    return sizeof *head + sizeof(ClipWord) * (size_t)head->word_count +
           sizeof(float) * (size_t)head->energy_count;
}

static size_t samples_size_of(const Head *head)
{
    return sizeof(int16_t) * (size_t)(head->length * head->channels);
}

static size_t size_of(const Head *head) { return marks_size_of(head) + samples_size_of(head); }

static bool plausible(const Head *head)
{
    return head->length >= 0 && head->length <= LENGTH_MAX && (head->channels == 1 || head->channels == 2) &&
           head->rate >= RATE_MIN && head->rate <= RATE_MAX && head->word_count >= 0 &&
           head->word_count <= LENGTH_MAX &&
           head->energy_count == loudness_block_count(head->length, head->rate) && head->onset >= 0 &&
           head->onset <= head->length && head->vowel >= 0 && head->vowel <= head->length &&
           isfinite(head->scale) && head->scale > 0 && head->scale <= SCALE_MAX;
}

// Each word begins within the sound, and is part of a text of `most` bytes.
static bool words_fit(const char *at, const Head *head, size_t most)
{
    ClipWord word;
    for (int i = 0; i < head->word_count; i++, at += sizeof word) {
        memcpy(&word, at, sizeof word);
        if (word.start < 0 || word.length < 0 || (size_t)word.start > most ||
            (size_t)word.length > most - (size_t)word.start || word.at < 0 || word.at > head->length)
            return false;
    }
    return true;
}

static bool energy_fits(const char *at, const Head *head)
{
    float energy;
    for (int i = 0; i < head->energy_count; i++, at += sizeof energy) {
        memcpy(&energy, at, sizeof energy);
        if (!isfinite(energy) || energy < 0)
            return false;
    }
    return true;
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
    return plausible(out);
}

// Reads the head of marks that make sense.
static bool read_marks(const void *bytes, size_t size, ClipOf of, Head *head)
{
    const char *words = (const char *)bytes + sizeof *head;
    return read_head(bytes, size, head) && marks_size_of(head) <= size && head->rate == of.rate &&
           words_fit(words, head, strlen(of.text)) &&
           energy_fits(words + sizeof(ClipWord) * (size_t)head->word_count, head);
}

bool clip_is_packed(const void *bytes, size_t size, ClipOf of)
{
    Head head;
    return read_marks(bytes, size, of, &head) && size_of(&head) == size;
}

size_t clip_marks_size(const void *bytes, size_t size)
{
    Head head;
    return read_head(bytes, size, &head) && marks_size_of(&head) <= size ? marks_size_of(&head) : size;
}

static Clip *unpack(const Head *head, const void *bytes, bool with_samples)
{
    const char *at = (const char *)bytes + sizeof *head;
    Clip       *clip = calloc(1, sizeof *clip);
    if (!clip)
        return NULL;
    *clip = (Clip){ .length = head->length,
                    .channels = head->channels,
                    .rate = head->rate,
                    .scale = head->scale,
                    .onset = head->onset,
                    .vowel = head->vowel,
                    .word_count = head->word_count,
                    .energy_count = head->energy_count };
    clip->words = take(&at, sizeof *clip->words * (size_t)clip->word_count);
    clip->energy = take(&at, sizeof *clip->energy * (size_t)clip->energy_count);
    if (with_samples)
        clip->samples = take(&at, samples_size_of(head));
    if (clip->words && clip->energy && (clip->samples || !with_samples))
        return clip;
    clip_free(clip);
    return NULL;
}

Clip *clip_unpack(const void *bytes, size_t size, ClipOf of)
{
    Head head;
    return read_marks(bytes, size, of, &head) && size_of(&head) == size ? unpack(&head, bytes, true) : NULL;
}

Clip *clip_unpack_marks(const void *marks, size_t size, ClipOf of)
{
    Head head;
    return read_marks(marks, size, of, &head) && marks_size_of(&head) == size ? unpack(&head, marks, false)
                                                                              : NULL;
}
