// A timeline as text, for golden tests and for reading: one line per event, the steps up to the next event on
// one line.
//
//   0:40.000000 phase connect "Connect" 1:50.000000 pace 100 breath 3:4 x26
//   0:40.000000 in 1 1.800000 3 steps
//   0:40.000000 steps L' 0:40.600000 R 0:41.200000 L          ' accent, c counted in
//   0:46.000000 say turn "Lift and draw in" lift should full out room 2.400000 gap 0.150000
#include "base/text.h"
#include "timeline/timeline.h"

#include <stdio.h>
#include <string.h>

enum { CLOCK_SIZE = 32 };

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

// What sounds different from the rest of the walk.
static void put_sound(Text *page, const TimelinePhase *phase, const Session *session)
{
    if (is_other(phase->sound, session->sound))
        text_printf(page, " sound %s", phase->sound.text);
    if (is_other(phase->bed, session->bed))
        text_printf(page, " bed %s", phase->bed.text);
    for (int layer = 0; layer < LAYER_COUNT; layer++) {
        if (phase->muted & LAYER_BIT(layer))
            text_printf(page, " mute %s", layer_name((Layer)layer));
        if (phase->gain_db[layer] != 0)
            text_printf(page, " gain %s %g", layer_name((Layer)layer), phase->gain_db[layer]);
    }
}

static void put_phase(Text *page, const TimelinePhase *phase, const Session *session)
{
    char clock[CLOCK_SIZE];
    text_printf(page, " phase %s \"%s\" %s", phase->key, phase->title, clock_text(phase->length, clock));
    if (phase->rounds > 1)
        text_printf(page, " round %d of %d", phase->round, phase->rounds);
    if (phase->pace.own)
        text_printf(page, " own pace");
    else if (phase->pace.from == phase->pace.to)
        text_printf(page, " pace %.6g", phase->pace.from);
    else
        text_printf(page, " pace %.6g > %.6g", phase->pace.from, phase->pace.to);
    for (int g = 0; g < phase->breath.gear_count; g++)
        text_printf(page, "%s%g:%g", g ? " > " : " breath ", phase->breath.gears[g].in,
                    phase->breath.gears[g].out);
    if (phase->breaths)
        text_printf(page, "%s x%d", phase->breath.kind == BREATH_SECONDS ? " s" : "", phase->breaths);
    text_printf(page, "%s", phase->quiet ? " quiet" : "");
    put_sound(page, phase, session);
    text_printf(page, "\n");
}

static void put_breath(Text *page, const Event *event)
{
    const BreathTurn *turn = &event->breath;
    text_printf(page, " %s %d %.6f",
                turn->held  ? "hold"
                : turn->out ? "out"
                            : "in",
                turn->number, seconds_of(event->length));
    if (turn->steps)
        text_printf(page, " %d steps", turn->steps);
    text_printf(page, "\n");
}

static void put_speech(Text *page, const Speech *speech)
{
    static const char *const anchors[] = {
        [ANCHOR_START] = "start", [ANCHOR_TURN] = "turn", [ANCHOR_END] = "end"
    };
    static const char *const rates[] = { [RATE_BREATH] = "breath", [RATE_TIP] = "tip", [RATE_MUST] = "must" };
    const char              *side = choice_word(session_sides, (int)speech->side);
    char                     clock[CLOCK_SIZE];
    text_printf(page, " say %s \"%s\" %s%s %s %s%s%s rate %s", anchors[speech->anchor], speech->text,
                speech->pool, speech->then ? " then" : "",
                choice_word(session_priorities, (int)speech->priority),
                choice_word(session_word_forms, (int)speech->form), side ? " " : "", side ? side : "",
                rates[speech->rate]);
    if (speech->room)
        text_printf(page, " room %.6f", seconds_of(speech->room));
    if (speech->latest)
        text_printf(page, " latest %s", clock_text(speech->latest, clock));
    if (speech->slack)
        text_printf(page, " slack %.6f", seconds_of(speech->slack));
    text_printf(page, " gap %.6f", seconds_of(speech->gap));
    if (speech->instead)
        text_printf(page, " instead \"%s\"", speech->instead);
    text_printf(page, "\n");
}

static void put_step(Text *page, const Event *event, bool first)
{
    char clock[CLOCK_SIZE];
    if (!first)
        text_printf(page, " %s", clock_text(event->at, clock));
    text_printf(page, "%s %c%s%s", first ? " steps" : "", event->step.right ? 'R' : 'L',
                event->step.accent ? "'" : "", event->step.count_in ? "c" : "");
}

static void put_event(Text *page, const Timeline *timeline, const Event *event)
{
    static const char *const chimes[] = {
        [CHIME_PHASE] = "phase", [CHIME_HALFWAY] = "halfway", [CHIME_END] = "end"
    };
    switch (event->kind) {
    case EVENT_PHASE: put_phase(page, &timeline->phases[event->phase], timeline->session); break;
    case EVENT_CHIME: text_printf(page, " chime %s\n", chimes[event->chime]); break;
    case EVENT_BREATH: put_breath(page, event); break;
    case EVENT_LIFT: text_printf(page, " lift %.6f\n", seconds_of(event->length)); break;
    case EVENT_STEP: break;
    case EVENT_SPEECH: put_speech(page, &event->speech); break;
    }
}

const char *timeline_text(const Timeline *timeline, Arena *arena)
{
    Text page = { .arena = arena };
    char clock[CLOCK_SIZE];
    for (size_t i = 0; i < timeline->event_count; i++) {
        const Event *event = &timeline->events[i];
        bool         stepping = i > 0 && timeline->events[i - 1].kind == EVENT_STEP;
        if (stepping && event->kind != EVENT_STEP)
            text_printf(&page, "\n");
        if (!stepping || event->kind != EVENT_STEP)
            text_printf(&page, "%s", clock_text(event->at, clock));
        if (event->kind == EVENT_STEP)
            put_step(&page, event, !stepping);
        else
            put_event(&page, timeline, event);
    }
    if (timeline->event_count && timeline->events[timeline->event_count - 1].kind == EVENT_STEP)
        text_printf(&page, "\n");
    text_printf(&page, "%s end\n", clock_text(timeline->length, clock));
    return text_string(&page);
}
