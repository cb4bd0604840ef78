// A sound, and the file that sink/file.c makes of it: for tests that compare it with what the encoder's own
// library makes.
#ifndef TEST_ENCODED_H
#define TEST_ENCODED_H

#include "sink/file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmocka_all.h"

typedef struct {
    int    rate, channels, bitrate;
    double seconds;
    bool   unbroken;  // without silence
} Case;

typedef struct {
    Case   about;
    Frames length;
    float *frames;
} Sound;

// Bursts of noise over tones, with half a second of silence in each four unless it is unbroken.
static inline Sound make_sound(Case about)
{
    Sound    sound = { about, (Frames)(about.seconds * about.rate), NULL };
    uint32_t random = 1;
    sound.frames = calloc((size_t)(sound.length * about.channels), sizeof *sound.frames);
    for (Frames i = 0; i < sound.length; i++) {
        double at = (double)i / about.rate, burst = fmod(at, 1.3) < 0.2 ? 0.3 : 0.01;
        for (int channel = 0; channel < about.channels; channel++) {
            random = random * 1664525 + 1013904223;
            sound.frames[i * about.channels + channel] = (float)(burst * ((double)random / 2147483648.0 - 1) +
                                                                 0.2 * sin(at * (700 + 90 * channel) *
                                                                           (1 + at / 50)));
        }
    }
    return sound;
}

// --- A reader of it --------------------------------------------------------------------

typedef struct {
    const Sound *sound;
    Frames       at;
} Reader;

static inline void *reader_open(void *sound)
{
    Reader *reader = calloc(1, sizeof *reader);
    reader->sound = sound;
    return reader;
}

static inline void reader_move(void *self, Frames at, Frames from, Frames to)
{
    assert_true(at <= from && from <= to);
    ((Reader *)self)->at = at;
}

static inline Frames reader_fill(void *self, float *out, Frames frames)
{
    Reader *reader = self;
    int     channels = reader->sound->about.channels;
    assert_true(reader->at + frames <= reader->sound->length);
    memcpy(out, reader->sound->frames + reader->at * channels, (size_t)(frames * channels) * sizeof *out);
    reader->at += frames;
    return frames;
}

static inline unsigned char *read_all(FILE *file, size_t *size)
{
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(*size + 1);
    assert_int_equal(fread(bytes, 1, *size, file), *size);
    fclose(file);
    return bytes;
}

// threads 0: from a sound that cannot be read from elsewhere than its start.
static inline unsigned char *encoded(Sound *sound, const char *name, int threads, size_t *size)
{
    char      path[] = "/tmp/walkcoach-test-encoded.XXXXXX";
    SinkSound source = { reader_open, free, threads ? reader_move : NULL, reader_fill, sound };
    close(mkstemp(path));
    FileJob   job = { .path = path,
                      .over = WHOLE_ANY,
                      .format = file_format_of(name),
                      .encoder = { .rate = sound->about.rate,
                                   .channels = sound->about.channels,
                                   .length = sound->length,
                                   .bitrate = sound->about.bitrate },
                      .sound = &source,
                      .threads = threads };
    SinkError error;
    if (!file_write(&job, &error))
        fail_msg("%s", error.text);
    FILE *file = fopen(path, "rb");
    unlink(path);
    return read_all(file, size);
}

// Any number of threads, and none, give the bytes that two give.
static inline void same_bytes_by_any_threads(Case about, const char *name)
{
    static const int threads[] = { 0, 1, 3, 8 };
    Sound            sound = make_sound(about);
    size_t           size, again;
    unsigned char   *bytes = encoded(&sound, name, 2, &size);
    for (size_t j = 0; j < sizeof threads / sizeof *threads; j++) {
        unsigned char *others = encoded(&sound, name, threads[j], &again);
        assert_int_equal(again, size);
        assert_memory_equal(others, bytes, size);
        free(others);
    }
    free(bytes);
    free(sound.frames);
}

#endif
