// What a walk holds, in the words of the public header.
#include "job/walk_json.h"
#include "library/guard.h"
#include "library/inside.h"

// --- Messages --------------------------------------------------------------------------

size_t walkcoach_message_count(const WalkcoachWalk *walk)
{
    return walk->diags.count + walk->walk.diags.count;
}

static WalkcoachSeverity severity_of(DiagSeverity severity)
{
    switch (severity) {
    case DIAG_ERROR: break;
    case DIAG_WARNING: return WALKCOACH_WARNING;
    case DIAG_NOTE: return WALKCOACH_NOTE;
    }
    return WALKCOACH_ERROR;
}

int walkcoach_message(const WalkcoachWalk *walk, size_t number, WalkcoachMessage *out)
{
    size_t own = walk->diags.count;
    if (number >= walkcoach_message_count(walk))
        return 0;
    const Diag     *diag = number < own ? &walk->diags.items[number] : &walk->walk.diags.items[number - own];
    const SourcePos pos = diag->pos;
    const WalkcoachMessage all = { .severity = severity_of(diag->severity),
                                   .rule = diag->rule->name,
                                   .file = pos.source ? pos.source->path : NULL,
                                   .line = pos.line,
                                   .column = pos.column,
                                   .width = pos.width,
                                   .message = diag->message };
    return give(out, &all, sizeof all);
}

// --- What happens ----------------------------------------------------------------------

int walkcoach_about(const WalkcoachWalk *walk, WalkcoachAbout *out)
{
    const Walk          *made = &walk->walk;
    const WalkcoachAbout all = { .title = made->session.title,
                                 .length = made->timeline.length,
                                 .level = made->session.level,
                                 .weeks = made->session.weeks,
                                 .rate = made->score.rate,
                                 .channels = made->score.channels,
                                 .frames = made->score.length };
    return made->timeline.length > 0 && give(out, &all, sizeof all);
}

size_t walkcoach_part_count(const WalkcoachWalk *walk) { return walk->walk.timeline.phase_count; }

int walkcoach_part(const WalkcoachWalk *walk, size_t number, WalkcoachPart *out)
{
    if (number >= walkcoach_part_count(walk))
        return 0;
    const TimelinePhase *phase = &walk->walk.timeline.phases[number];
    const WalkcoachPart  all = { .key = phase->key,
                                 .title = phase->title,
                                 .at = phase->at,
                                 .length = phase->length,
                                 .pace_from = phase->pace.own ? 0 : phase->pace.from,
                                 .pace_to = phase->pace.own ? 0 : phase->pace.to,
                                 .round = phase->round,
                                 .rounds = phase->rounds };
    return give(out, &all, sizeof all);
}

static WalkcoachEventKind kind_of(EventKind kind)
{
    switch (kind) {
    case EVENT_PHASE: break;
    case EVENT_CHIME: return WALKCOACH_CHIME;
    case EVENT_BREATH: return WALKCOACH_BREATH;
    case EVENT_LIFT: return WALKCOACH_LIFT;
    case EVENT_STEP: return WALKCOACH_STEP;
    case EVENT_SPEECH: return WALKCOACH_SPEECH;
    }
    return WALKCOACH_PHASE;
}

// Another wording may be said where there is less room. One for each speech, in order of onset.
static const char *said(const Walk *walk, size_t number)
{
    for (size_t i = 0; i < walk->score.spoken_count; i++)
        if (walk->score.spoken[i].event == number)
            return walk->score.spoken[i].fate == SPOKEN_LEFT_OUT ? NULL : walk->score.spoken[i].text;
    return walk->timeline.events[number].speech.text;
}

static const char *text_of(const Walk *walk, size_t number)
{
    const Event *event = &walk->timeline.events[number];
    return event->kind == EVENT_SPEECH  ? said(walk, number)
           : event->kind == EVENT_PHASE ? walk->timeline.phases[event->phase].title
                                        : NULL;
}

size_t walkcoach_event_count(const WalkcoachWalk *walk) { return walk->walk.timeline.event_count; }

int walkcoach_event(const WalkcoachWalk *walk, size_t number, WalkcoachEvent *out)
{
    if (number >= walkcoach_event_count(walk))
        return 0;
    const Event         *event = &walk->walk.timeline.events[number];
    const bool           breath = event->kind == EVENT_BREATH, step = event->kind == EVENT_STEP;
    const WalkcoachEvent all = { .kind = kind_of(event->kind),
                                 .at = event->at,
                                 .length = event->length,
                                 .part = (size_t)event->phase,
                                 .out = (breath && event->breath.out) || (step && event->step.out),
                                 .right = step && event->step.right,
                                 .text = text_of(&walk->walk, number),
                                 .file = event->pos.source ? event->pos.source->path : NULL,
                                 .line = event->pos.line };
    return give(out, &all, sizeof all);
}

// --- As JSON ---------------------------------------------------------------------------

typedef struct {
    WalkcoachWalk *walk;
    const char    *json;
} Planned;

static WalkcoachStatus plan(void *self)
{
    Planned *planned = self;
    planned->json = walk_json(&planned->walk->walk, &planned->walk->arena);
    return WALKCOACH_DONE;
}

const char *walkcoach_plan(WalkcoachWalk *walk)
{
    Planned planned = { walk, NULL };
    return guard_run(plan, &planned) == WALKCOACH_DONE ? planned.json : NULL;
}
