// The voice for tests and for laying out a walk without a synthesiser: a 300 Hz hum, 60 ms a character at 150
// words a minute, with a sharp onset. Its "stressed vowel" is the first vowel of the text.
#include "voice/engine.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { RATE = 22050, HUM_HZ = 300, EDGE = RATE / 500, CHARACTERS_MIN = 4 };  // EDGE: 2 ms

static void *silent_open(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    (void)arena, (void)diags;
    return (void *)profile;
}

static Frames frames_of(size_t characters, int words_a_minute)
{
    return (Frames)characters * RATE * 9 / words_a_minute;  // 60 ms at 150 words a minute
}

static void hum(float *samples, Frames length)
{
    for (Frames i = 0; i < length; i++) {
        Frames edge = i < length - i ? i : length - i;
        float  gain = edge < EDGE ? (float)edge / EDGE : 1.0f;
        samples[i] = 0.25f * gain * (float)cos(2 * M_PI * HUM_HZ * (double)i / RATE);
    }
}

static bool mark_words(const char *text, int words_a_minute, Utterance *out)
{
    out->words = calloc(strlen(text) + 1, sizeof *out->words);
    for (const char *at = text + strspn(text, " "); out->words && *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        Frames when = frames_of((size_t)(at - text), words_a_minute);
        out->words[out->word_count++] = (ClipWord){ (int)(at - text), (int)length, when };
        at += length;
    }
    return out->words;
}

static bool silent_speak(void *self, const SpeechTask *task, Utterance *out, char why[WHY_SIZE])
{
    const char *text = task->text;
    int         words_a_minute = task->words_a_minute;
    (void)self, (void)why;
    size_t characters = strlen(text), vowel = strcspn(text, "aeiouyAEIOUY");
    out->length = frames_of(characters > CHARACTERS_MIN ? characters : CHARACTERS_MIN, words_a_minute);
    out->samples = malloc(sizeof *out->samples * (size_t)out->length);
    out->channels = 1;
    out->rate = RATE;
    out->vowel = vowel < characters ? frames_of(vowel, words_a_minute) : -1;
    if (!out->samples)
        return false;
    hum(out->samples, out->length);
    return mark_words(text, words_a_minute, out);
}

const EngineOps engine_silent = { .open = silent_open, .speak = silent_speak };
