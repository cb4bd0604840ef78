#include "play/view.h"

#include "base/search.h"

#include <string.h>

#define WORDS_STAY (MICROS_PER_SECOND + MICROS_PER_SECOND / 2)  // a short word is read after it was heard

// The last event at or before a moment; -1: none.
static ptrdiff_t last_event(const Timeline *timeline, Micros at)
{
    return (ptrdiff_t)SEARCH(timeline->events, timeline->event_count, at, at + 1) - 1;
}

// The breath part under way; NULL where the breath is free.
static const Event *breath_at(const Timeline *timeline, Micros at)
{
    int phase = (int)timeline_phase_at(timeline, at);
    for (ptrdiff_t i = last_event(timeline, at); i >= 0; i--) {
        const Event *event = &timeline->events[i];
        if (event->phase < phase)
            return NULL;
        if (event->kind == EVENT_BREATH)
            return at < event->at + event->length ? event : NULL;
    }
    return NULL;
}

static bool lift_at(const Timeline *timeline, const Event *breath)
{
    for (ptrdiff_t i = last_event(timeline, breath->at); i >= 0 && timeline->events[i].at == breath->at; i--)
        if (timeline->events[i].kind == EVENT_LIFT)
            return true;
    return false;
}

// What is being said or was just said; NULL: nothing.
static const Spoken *spoken_at(const Score *score, Frames frame)
{
    size_t low = 0, high = score->spoken_count;
    while (low < high) {
        size_t        middle = low + (high - low) / 2;
        const Spoken *spoken = &score->spoken[middle];
        if (score->timeline->events[spoken->event].at <= micros_at(frame, score->rate) + MICROS_PER_SECOND)
            low = middle + 1;
        else
            high = middle;
    }
    Frames stay = frames_at(WORDS_STAY, score->rate);
    for (size_t back = 0; low > 0 && back < 8; back++) {
        const Spoken *spoken = &score->spoken[--low];
        if (spoken->clip && spoken->onset <= frame && frame < spoken->end + stay)
            return spoken;
    }
    return NULL;
}

static size_t bytes_said(const Spoken *spoken, Frames frame)
{
    const Clip *clip = spoken->clip;
    size_t      said = 0;
    for (int i = 0; i < clip->word_count && spoken->start + clip->words[i].at <= frame; i++)
        said = (size_t)clip->words[i].start;
    size_t most = strlen(spoken->text);  // the clip may be one that was kept
    return said < most ? said : most;
}

static void add_words(View *view, const Score *score, Frames frame)
{
    const Spoken *spoken = spoken_at(score, frame);
    view->words = spoken ? spoken->text : "";
    view->said = spoken ? bytes_said(spoken, frame) : 0;
}

static double pace_now(const TimelinePhase *phase, Micros at)
{
    double share = phase->length > 0 ? (double)(at - phase->at) / (double)phase->length : 0;
    return phase->pace.from + (phase->pace.to - phase->pace.from) * share;
}

static void add_breath(View *view, const Timeline *timeline, Micros at)
{
    const Event *breath = breath_at(timeline, at);
    if (!breath)
        return;
    view->breathing = true;
    view->out = breath->breath.out;
    view->share = breath->length > 0 ? (double)(at - breath->at) / (double)breath->length : 0;
    view->lift = lift_at(timeline, breath);
    view->steps = breath->breath.steps;
    if (view->steps > 0)
        view->step = 1 + (int)(view->share * view->steps);
}

View view_at(const Score *score, Frames frame)
{
    const Timeline      *timeline = score->timeline;
    Micros               at = micros_at(frame, score->rate);
    size_t               index = timeline_phase_at(timeline, at);
    const TimelinePhase *phase = &timeline->phases[index];
    View                 view = {
                        .phase = index,
                        .title = phase->title,
                        .next = index + 1 < timeline->phase_count ? phase[1].title : "",
                        .phase_left = phase->at + phase->length - at,
                        .own_pace = phase->pace.own,
                        .pace = pace_now(phase, at),
                        .gone = at,
                        .left = timeline->length - at,
    };
    add_words(&view, score, frame);
    add_breath(&view, timeline, at);
    return view;
}

Frames view_breath_start(const Score *score, Frames frame)
{
    const Timeline      *timeline = score->timeline;
    Micros               at = micros_at(frame, score->rate);
    const TimelinePhase *phase = &timeline->phases[timeline_phase_at(timeline, at)];
    for (ptrdiff_t i = last_event(timeline, at); i >= 0 && timeline->events[i].at >= phase->at; i--) {
        const Event *event = &timeline->events[i];
        if (event->kind == EVENT_BREATH && !event->breath.out)
            return frames_at(event->at, score->rate);
    }
    return phase->breath.kind == BREATH_FREE ? frame : frames_at(phase->at, score->rate);
}
