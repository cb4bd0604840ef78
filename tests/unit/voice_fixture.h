// What the tests of voices share: a profile and a voice with everything they need, and clips as floats.
#ifndef VOICE_FIXTURE_H
#define VOICE_FIXTURE_H

#include "cmocka_all.h"
#include "job/paths.h"
#include "voice/profile_read.h"
#include "voice/voice.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIXTURE_RATE = 44100, FIXTURE_PHRASES = 64 };

typedef struct {
    Arena        arena;
    DiagList     diags;
    SearchPath   path;
    const char  *speaker;  // the program under test
    VoiceProfile profile;
    Voice       *voice;
    Phrase       phrases[FIXTURE_PHRASES];
    Clip        *clips[FIXTURE_PHRASES];
    size_t       count;
} Fixture;

static inline void fixture_init(Fixture *fixture)
{
    *fixture = (Fixture){ .path = { { "." }, 1 } };
    fixture->diags.arena = &fixture->arena;
    fixture->speaker = paths_find(&fixture->arena).speaker;
}

// The voice of fixture->profile.
static inline Voice *fixture_voice(Fixture *fixture)
{
    return voice_open(&fixture->profile, fixture->speaker, &fixture->arena, &fixture->diags);
}

// For messages of failed checks.
static inline const char *fixture_reported(const Fixture *fixture)
{
    return fixture->diags.count ? fixture->diags.items[fixture->diags.count - 1].message : "";
}

static inline void fixture_open(Fixture *fixture, const char *profile)
{
    fixture_init(fixture);
    if (voice_read_profile(&(Desk){ &fixture->arena, &fixture->diags, &fixture->path, NULL },
                           (Named){ .text = profile }, &fixture->profile))
        fixture->voice = fixture_voice(fixture);
    if (!fixture->voice)
        fail_msg("%s", fixture_reported(fixture));
}

static inline void fixture_add(Fixture *fixture, const char *text, int rate_numerator)
{
    assert_true(fixture->count < FIXTURE_PHRASES);
    fixture->phrases[fixture->count++] = (Phrase){ text, rate_numerator, true, { 0 } };
}

static inline bool fixture_speak(Fixture *fixture, int jobs)
{
    return voice_speak(fixture->voice, fixture->phrases, fixture->count, FIXTURE_RATE, jobs, NULL, NULL,
                       &fixture->diags, fixture->clips);
}

static inline void fixture_close(Fixture *fixture)
{
    for (size_t i = 0; i < fixture->count; i++)
        clip_free(fixture->clips[i]);
    voice_close(fixture->voice);
    arena_free(&fixture->arena);
}

// malloc'd; channels stay interleaved.
static inline float *fixture_floats(const Clip *clip)
{
    size_t count = (size_t)(clip->length * clip->channels);
    float *samples = malloc(sizeof *samples * (count + 1));
    assert_non_null(samples);
    for (size_t i = 0; i < count; i++)
        samples[i] = (float)clip->samples[i] / 32768.0f * clip->scale;
    return samples;
}

// Writes a file of the test's own and returns its path, in the arena.
static inline const char *fixture_file(Fixture *fixture, const char *folder, const char *name,
                                       const char *text)
{
    const char *path = arena_printf(&fixture->arena, "%s/%s", folder, name);
    FILE       *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    return path;
}

#endif
