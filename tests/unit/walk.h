// A walk made by hand, for tests of what mix/ does with one: events in any order, phrases whose length
// follows from the text.
//
// The stand-in for a voice says four words a second, the stressed vowel 0.1 s after the onset: pulses of
// noise at the loudness real clips have.
#ifndef TESTS_WALK_H
#define TESTS_WALK_H

#include "base/rng.h"
#include "cast/read.h"
#include "mix/crowded.h"
#include "mix/place.h"
#include "sound/loudness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WALK_SECOND MICROS_PER_SECOND

enum { WALK_EVENTS_MAX = 120000, WALK_PHASES_MAX = 16, WALK_RATE = 44100 };

typedef struct {
    Arena         arena;
    DiagList      diags;
    Session       session;
    TimelinePhase phases[WALK_PHASES_MAX];
    Event        *events;
    Timeline      timeline;
    Sounds       *sounds;
    SearchPath    path;
    Cast          cast;
    ScoreSettings settings;
    ScorePhrase  *phrases;
    size_t        phrase_count;
    Frames        onset;  // of every clip of walk_place: silence before its first word
    Score         score;
} Walk;

static inline Walk *walk_new(void)
{
    Walk *walk = calloc(1, sizeof *walk);
    walk->diags.arena = &walk->arena;
    walk->session = (Session){ .name = "test", .voice = { .text = "silent" }, .sound = { .text = "none" } };
    walk->events = calloc(WALK_EVENTS_MAX, sizeof *walk->events);
    walk->timeline = (Timeline){ .session = &walk->session, .phases = walk->phases, .events = walk->events };
    walk->path = (SearchPath){ .roots = { "." }, .count = 1 };
    walk->settings = (ScoreSettings){
        .rate = WALK_RATE, .channels = 2, .loudness = -16, .audible = LAYERS_ALL
    };
    walk->sounds = sounds_open(WALK_RATE, 1);
    return walk;
}

static inline void walk_free(Walk *walk)
{
    for (size_t i = 0; i < walk->phrase_count; i++)
        clip_free((Clip *)walk->phrases[i].clip);
    sounds_close(walk->sounds);
    arena_free(&walk->arena);
    free(walk->events);
    free(walk);
}

static inline TimelinePhase *walk_phase(Walk *walk, const char *key, double seconds)
{
    TimelinePhase *phase = &walk->phases[walk->timeline.phase_count++];
    *phase = (TimelinePhase){ .key = key,
                              .title = key,
                              .at = walk->timeline.length,
                              .rounds = 1,
                              .round = 1,
                              .length = (Micros)(seconds * WALK_SECOND),
                              .sound = walk->session.sound };
    walk->timeline.length += phase->length;
    return phase;
}

static inline Event *walk_event(Walk *walk, EventKind kind, Micros at)
{
    Event *event = &walk->events[walk->timeline.event_count++];
    size_t phase = walk->timeline.phase_count;
    while (phase > 1 && walk->phases[phase - 1].at > at)
        phase--;
    *event = (Event){ .at = at, .kind = kind, .phase = (int)phase - 1 };
    return event;
}

static inline Event *walk_breath(Walk *walk, Micros at, Micros length, bool out, int steps)
{
    Event *event = walk_event(walk, EVENT_BREATH, at);
    event->length = length;
    event->breath = (BreathTurn){ .out = out, .steps = steps };
    return event;
}

static inline Speech *walk_say(Walk *walk, Micros at, SpeechAnchor anchor, Priority priority,
                               const char *text)
{
    Event *event = walk_event(walk, EVENT_SPEECH, at);
    event->speech = (Speech){
        .text = text, .pool = "pool", .anchor = anchor, .priority = priority, .gap = WALK_SECOND
    };
    if (anchor == ANCHOR_TURN)
        event->speech.gap = WALK_SECOND * 15 / 100, event->speech.side = ON_OUT,
        event->speech.room = WALK_SECOND * 24 / 10;
    return &event->speech;
}

// --- The stand-in for a voice ----------------------------------------------------------

#define WALK_VOWEL 0.1
#define WALK_WORD  0.25
#define WALK_LUFS  (-18.0)

static inline int walk_words(const char *text)
{
    int words = 1;
    for (const char *c = text; *c; c++)
        words += *c == ' ';
    return words;
}

static inline Frames walk_length(const char *text)
{
    return (Frames)(walk_words(text) * WALK_WORD * WALK_RATE);
}
static inline Frames walk_vowel(void) { return (Frames)(WALK_VOWEL * WALK_RATE); }

static inline Clip *walk_speak(const char *text)
{
    Frames   length = walk_length(text), ramp = WALK_RATE / 50;
    float   *samples = calloc((size_t)length, sizeof *samples), low = 0;
    uint64_t seed = 0;
    for (const char *c = text; *c; c++)
        seed = rng_hash(seed, (unsigned char)*c);
    for (Frames i = 0; i < length; i++) {
        double in_word = fmod((double)i / WALK_RATE / WALK_WORD, 1);
        low += 0.2f * (rng_white(seed, (uint64_t)i) - low);
        double edge = fmin(1, fmin((double)i, (double)(length - i)) / (double)ramp);
        samples[i] = low * (float)((0.2 + 0.8 * sin(M_PI * in_word)) * edge);
    }
    double gain = pow(10, (WALK_LUFS - loudness_integrated(samples, length, 1, WALK_RATE)) / 20);
    for (Frames i = 0; i < length; i++)
        samples[i] *= (float)gain;
    Clip *clip = clip_from_floats(samples, length, 1, WALK_RATE);
    free(samples);
    clip->vowel = walk_vowel();
    return clip;
}

// --- Building ---

static inline int walk_by_time(const void *a, const void *b)
{
    const Event *first = a, *second = b;
    if (first->at != second->at)
        return first->at < second->at ? -1 : 1;
    if (first->kind != second->kind)
        return (int)first->kind - (int)second->kind;
    return (first->pos.line > second->pos.line) - (first->pos.line < second->pos.line);
}

// Lines of the script count the order in which the test asked.
static inline void walk_sort(Walk *walk)
{
    for (size_t i = 0; i < walk->timeline.event_count; i++)
        walk->events[i].pos.line = (int)i + 1;
    qsort(walk->events, walk->timeline.event_count, sizeof *walk->events, walk_by_time);
    walk->phrases = (ScorePhrase *)score_phrases(&walk->timeline, &walk->arena, &walk->phrase_count);
}

// The packs and beds that the phases name.
static inline bool walk_cast(Walk *walk)
{
    Session session = walk->session;
    Phase  *phases = ARENA_ARRAY(&walk->arena, Phase, walk->timeline.phase_count + 1);
    for (size_t i = 0; i < walk->timeline.phase_count; i++)
        phases[i] = (Phase){ .sound = walk->phases[i].sound, .bed = walk->phases[i].bed };
    session.phases = phases;
    session.phase_count = walk->timeline.phase_count;
    return cast_read(&session, &(Desk){ &walk->arena, &walk->diags, &walk->path, NULL }, &walk->cast) &&
           cast_read_sounds(&walk->cast, walk->sounds, &walk->diags);
}

static inline bool walk_build(Walk *walk)
{
    walk_sort(walk);
    for (size_t i = 0; i < walk->phrase_count; i++)
        walk->phrases[i].clip = walk_speak(walk->phrases[i].text);
    return walk_cast(walk) &&
           score_build(&walk->timeline, walk->phrases, walk->phrase_count, walk->sounds, &walk->cast,
                       &walk->settings, &walk->arena, &walk->diags, &walk->score);
}

// Speech alone, with clips that have lengths but no samples: quick. False after an error.
static inline bool walk_place(Walk *walk)
{
    walk_sort(walk);
    for (size_t i = 0; i < walk->phrase_count; i++) {
        Clip *clip = calloc(1, sizeof *clip);
        *clip = (Clip){ .length = walk->onset + walk_length(walk->phrases[i].text),
                        .channels = 1,
                        .rate = WALK_RATE,
                        .onset = walk->onset,
                        .vowel = walk->onset + walk_vowel() };
        walk->phrases[i].clip = clip;
    }
    walk->score = (Score){ .timeline = &walk->timeline,
                           .rate = WALK_RATE,
                           .length = frames_at(walk->timeline.length, WALK_RATE) };
    PhraseIndex index = phrases_index(walk->phrases, walk->phrase_count, &walk->arena);
    place_speech(&index, &walk->arena, &walk->diags, &walk->score);
    crowded_check(&walk->score, &walk->diags);
    return walk->diags.errors == 0;
}

// Breaths of 3:4 with their steps, at 100 steps a minute, over a phase.
static inline void walk_on_steps(Walk *walk, const TimelinePhase *phase)
{
    for (int step = 0; step * WALK_SECOND * 6 / 10 < phase->length; step++) {
        Micros at = phase->at + step * WALK_SECOND * 6 / 10;
        int    in_breath = step % 7;
        if (in_breath == 0)
            walk_breath(walk, at, WALK_SECOND * 18 / 10, false, 3);
        if (in_breath == 3)
            walk_breath(walk, at, WALK_SECOND * 24 / 10, true, 4);
        walk_event(walk, EVENT_STEP, at)->step = (Step){ .accent = in_breath == 0 || in_breath == 3,
                                                         .right = step % 2 };
    }
}

#endif
