// From the events and their places to seconds. What was left out is not there.
#include "heard.h"

#include "whom.h"

#include <ctype.h>
#include <string.h>

static double at_frame(Frames frame) { return (double)frame / WALKS_RATE; }

static Word word_of(const Walk *walk, const Spoken *spoken)
{
    const Event  *event = &walk->timeline.events[spoken->event];
    const Speech *speech = &event->speech;
    bool          turn = speech->anchor == ANCHOR_TURN;
    return (Word){
        .text = spoken->text,
        .asked = seconds_of(event->at),
        .from = at_frame(spoken->onset),
        .vowel = at_frame(spoken->vowel),
        .to = at_frame(spoken->end),
        .part = event->phase,
        .way = speech->side == ON_IN    ? WAY_IN
               : speech->side == ON_OUT ? WAY_OUT
                                        : WAY_NONE,
        .on_turn = turn,
        .ahead = speech->anchor == ANCHOR_END,
        .free_tip = speech->anchor == ANCHOR_START && speech->priority == PRIORITY_MAY,
        .after_lift = speech->then,
        .full = spoken->fate == SPOKEN_SAID && speech->form == FORM_FULL,
        .slow = speech->rate == RATE_MUST,
        .topic = speech->pool,
    };
}

static void take_words(Walk *walk, Heard *out)
{
    const Score *score = &walk->score;
    out->words = ARENA_ARRAY(&walk->arena, Word, score->spoken_count + 1);
    for (size_t i = 0; i < score->spoken_count; i++)
        if (score->spoken[i].fate != SPOKEN_LEFT_OUT)
            out->words[out->word_count++] = word_of(walk, &score->spoken[i]);
}

static void take_parts(Walk *walk, Heard *out)
{
    const Timeline *timeline = &walk->timeline;
    out->parts = ARENA_ARRAY(&walk->arena, Part, timeline->phase_count + 1);
    for (size_t i = 0; i < timeline->phase_count; i++) {
        const TimelinePhase *phase = &timeline->phases[i];
        out->parts[out->part_count++] = (Part){ phase->key, phase->title, seconds_of(phase->at),
                                                seconds_of(phase->at + phase->length) };
    }
}

static void take_event(const Event *event, Heard *out)
{
    double at = seconds_of(event->at), length = seconds_of(event->length);
    switch (event->kind) {
    case EVENT_BREATH:
        out->breaths[out->breath_count++] = (Turn){
            at, length, event->breath.out, event->breath.held, event->breath.steps, event->phase
        };
        break;
    case EVENT_LIFT: out->lifts[out->lift_count++] = (Lift){ at, length, event->phase }; break;
    case EVENT_STEP: out->ticks[out->tick_count++] = (Tick){ at, event->step.count_in, event->phase }; break;
    case EVENT_PHASE:
    case EVENT_CHIME:
    case EVENT_SPEECH: break;
    }
}

Heard heard_of(Walk *walk)
{
    const Timeline *timeline = &walk->timeline;
    Heard           out = { .of = walk->of,
                            .walk = walk,
                            .arena = &walk->arena,
                            .length = seconds_of(timeline->length),
                            .level = whom_level(walk->of),
                            .breaths = ARENA_ARRAY(&walk->arena, Turn, timeline->event_count + 1),
                            .lifts = ARENA_ARRAY(&walk->arena, Lift, timeline->event_count + 1),
                            .ticks = ARENA_ARRAY(&walk->arena, Tick, timeline->event_count + 1) };
    take_words(walk, &out);
    take_parts(walk, &out);
    for (size_t i = 0; i < timeline->event_count; i++)
        take_event(&timeline->events[i], &out);
    return out;
}

bool says_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = text; (at = strcasestr(at, word)); at++)
        if ((at == text || !isalpha((unsigned char)at[-1])) && !isalpha((unsigned char)at[length]))
            return true;
    return false;
}

bool says_any(const char *text, const char *const *texts)
{
    for (; *texts; texts++)
        if (strcasestr(text, *texts))
            return true;
    return false;
}

bool tells_time(const char *text)
{
    static const char *const of_time[] = { "to go",   "minutes left", "minute left",   "more minute",
                                           "halfway", "half of it",   "until the end", NULL };
    return says_any(text, of_time);
}

bool is_part(const Heard *heard, int part, const char *key)
{
    return strcmp(heard->parts[part].key, key) == 0;
}

double quiet_after(const Heard *heard, const Word *word)
{
    double next = heard->length;
    EACH_WORD(heard, w)
    if (w->from > word->from && w->from < next)
        next = w->from;
    return next - word->to;
}
