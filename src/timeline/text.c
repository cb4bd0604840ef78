// A timeline as text, for golden tests and for reading: a line an event, the steps up to the next event on
// one line.
//
//   0:40.000000 phase connect "Connect" 1:50.000000 pace 100 breath 3:4 x26
//   0:40.000000 in 1 1.800000 3 steps
//   0:40.000000 steps L' 0:40.600000 R 0:41.200000 L          ' accent, c counted in
//   0:46.000000 say turn "Lift and draw in" lift should full out room 2.400000 gap 0.150000
#include "timeline/timeline.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    Arena *arena;
    char  *text;
    size_t length, capacity;
} Page;

enum { CLOCK_SIZE = 32 };

static void put(Page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void put(Page *page, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    size_t length = (size_t)vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (page->length + length + 1 > page->capacity) {
        page->capacity = 2 * (page->length + length + 1024);
        char *roomier = arena_alloc(page->arena, page->capacity);
        if (page->length)
            memcpy(roomier, page->text, page->length);
        page->text = roomier;
    }
    vsnprintf(page->text + page->length, length + 1, format, args);
    va_end(args);
    page->length += length;
}

static const char *clock_text(Micros at, char out[CLOCK_SIZE])
{
    long long micros = at;
    snprintf(out, CLOCK_SIZE, "%lld:%02lld.%06lld", micros / 60000000, micros / 1000000 % 60,
             micros % 1000000);
    return out;
}

static bool is_other(Named own, Named walks)
{
    return own.text && (!walks.text || strcmp(own.text, walks.text) != 0);
}

// What sounds otherwise than in the rest of the walk.
static void put_sound(Page *page, const TimelinePhase *phase, const Session *session)
{
    if (is_other(phase->sound, session->sound))
        put(page, " sound %s", phase->sound.text);
    if (is_other(phase->bed, session->bed))
        put(page, " bed %s", phase->bed.text);
    for (int layer = 0; layer < LAYER_COUNT; layer++) {
        if (phase->muted & LAYER_BIT(layer))
            put(page, " mute %s", layer_name((Layer)layer));
        if (phase->gain_db[layer] != 0)
            put(page, " gain %s %g", layer_name((Layer)layer), phase->gain_db[layer]);
    }
}

static void put_phase(Page *page, const TimelinePhase *phase, const Session *session)
{
    char clock[CLOCK_SIZE];
    put(page, " phase %s \"%s\" %s", phase->key, phase->title, clock_text(phase->length, clock));
    if (phase->rounds > 1)
        put(page, " round %d of %d", phase->round, phase->rounds);
    if (phase->pace.own)
        put(page, " own pace");
    else if (phase->pace.from == phase->pace.to)
        put(page, " pace %.6g", phase->pace.from);
    else
        put(page, " pace %.6g > %.6g", phase->pace.from, phase->pace.to);
    for (int g = 0; g < phase->breath.gear_count; g++)
        put(page, "%s%g:%g", g ? " > " : " breath ", phase->breath.gears[g].in, phase->breath.gears[g].out);
    if (phase->breaths)
        put(page, "%s x%d", phase->breath.kind == BREATH_SECONDS ? " s" : "", phase->breaths);
    put(page, "%s", phase->quiet ? " quiet" : "");
    put_sound(page, phase, session);
    put(page, "\n");
}

static void put_breath(Page *page, const Event *event)
{
    const BreathTurn *turn = &event->breath;
    put(page, " %s %d %.6f",
        turn->held  ? "hold"
        : turn->out ? "out"
                    : "in",
        turn->number, seconds_of(event->length));
    if (turn->steps)
        put(page, " %d steps", turn->steps);
    put(page, "\n");
}

static void put_speech(Page *page, const Speech *speech)
{
    static const char *const anchors[] = {
        [ANCHOR_START] = "start", [ANCHOR_TURN] = "turn", [ANCHOR_END] = "end"
    };
    static const char *const rates[] = { [RATE_BREATH] = "breath", [RATE_TIP] = "tip", [RATE_MUST] = "must" };
    const char              *side = choice_word(session_sides, (int)speech->side);
    char                     clock[CLOCK_SIZE];
    put(page, " say %s \"%s\" %s%s %s %s%s%s rate %s", anchors[speech->anchor], speech->text, speech->pool,
        speech->then ? " then" : "", choice_word(session_priorities, (int)speech->priority),
        choice_word(session_word_forms, (int)speech->form), side ? " " : "", side ? side : "",
        rates[speech->rate]);
    if (speech->room)
        put(page, " room %.6f", seconds_of(speech->room));
    if (speech->latest)
        put(page, " latest %s", clock_text(speech->latest, clock));
    if (speech->slack)
        put(page, " slack %.6f", seconds_of(speech->slack));
    put(page, " gap %.6f", seconds_of(speech->gap));
    if (speech->instead)
        put(page, " instead \"%s\"", speech->instead);
    put(page, "\n");
}

static void put_step(Page *page, const Event *event, bool first)
{
    char clock[CLOCK_SIZE];
    if (!first)
        put(page, " %s", clock_text(event->at, clock));
    put(page, "%s %c%s%s", first ? " steps" : "", event->step.right ? 'R' : 'L',
        event->step.accent ? "'" : "", event->step.count_in ? "c" : "");
}

static void put_event(Page *page, const Timeline *timeline, const Event *event)
{
    static const char *const chimes[] = {
        [CHIME_PHASE] = "phase", [CHIME_HALFWAY] = "halfway", [CHIME_END] = "end"
    };
    switch (event->kind) {
    case EVENT_PHASE: put_phase(page, &timeline->phases[event->phase], timeline->session); break;
    case EVENT_CHIME: put(page, " chime %s\n", chimes[event->chime]); break;
    case EVENT_BREATH: put_breath(page, event); break;
    case EVENT_LIFT: put(page, " lift %.6f\n", seconds_of(event->length)); break;
    case EVENT_STEP: break;
    case EVENT_SPEECH: put_speech(page, &event->speech); break;
    }
}

const char *timeline_text(const Timeline *timeline, Arena *arena)
{
    Page page = { .arena = arena };
    char clock[CLOCK_SIZE];
    for (size_t i = 0; i < timeline->event_count; i++) {
        const Event *event = &timeline->events[i];
        bool         stepping = i > 0 && timeline->events[i - 1].kind == EVENT_STEP;
        if (stepping && event->kind != EVENT_STEP)
            put(&page, "\n");
        if (!stepping || event->kind != EVENT_STEP)
            put(&page, "%s", clock_text(event->at, clock));
        if (event->kind == EVENT_STEP)
            put_step(&page, event, !stepping);
        else
            put_event(&page, timeline, event);
    }
    if (timeline->event_count && timeline->events[timeline->event_count - 1].kind == EVENT_STEP)
        put(&page, "\n");
    put(&page, "%s end\n", clock_text(timeline->length, clock));
    return page.text;
}
