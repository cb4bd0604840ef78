// Lays a session out in time, one step after the other:
//
//   unroll   the tree of parts as a row of leaves           unroll.c
//   drills   their length comes out of their moves          drill.c
//   lengths  whole breaths, exact total                     lengths.c
//   cues     whens to moments, lifts kept to their rule     cues.c heads_up.c drill_cues.c lifts.c
//   words    which wording, filled in                       wording.c variables.c speech.c
//   order    all events sorted                              order.c, steps.c, breath.c
//
// Pure: the same session gives the same timeline, byte for byte.
#include "timeline/timeline.h"

#include "base/search.h"
#include "timeline/lifts.h"
#include "timeline/order.h"

static void add_event(const Plan *plan, Events *events, Event event)
{
    *ARENA_PUSH(plan->scratch, events->items, events->count, events->capacity) = event;
}

static void add_chime(const Plan *plan, Events *events, ChimeKind kind, Micros at, SourcePos pos)
{
    add_event(plan, events,
              (Event){
                  .at = at,
                  .kind = EVENT_CHIME,
                  .phase = (int)plan_leaf_at(plan, at),
                  .pos = pos,
                  .chime = kind,
              });
}

static void add_phases(const Plan *plan, Events *events)
{
    for (size_t i = 0; i < plan->leaf_count; i++) {
        const Leaf *leaf = &plan->leaves[i];
        add_event(plan, events,
                  (Event){ .at = leaf->at, .kind = EVENT_PHASE, .phase = (int)i, .pos = leaf->phase->pos });
        if (i > 0)
            add_chime(plan, events, CHIME_PHASE, leaf->at, leaf->phase->pos);
    }
}

static void add_halfway(const Plan *plan, Events *events)
{
    const Session *session = plan->session;
    for (size_t s = 0; s < session->say_count; s++)
        for (size_t w = 0; w < session->says[s].when_count; w++)
            if (session->says[s].whens[w].kind == WHEN_HALFWAY) {
                add_chime(plan, events, CHIME_HALFWAY, plan->length / 2, session->says[s].whens[w].pos);
                return;
            }
}

static void add_end(const Plan *plan, Events *events)
{
    Micros at = plan->length > END_SOUND_ROOM ? plan->length - END_SOUND_ROOM : 0;
    add_chime(plan, events, CHIME_END, at, plan->leaves[plan->leaf_count - 1].phase->pos);
}

static void fill_phase(const Leaf *leaf, TimelinePhase *out)
{
    *out = (TimelinePhase){
        .key = leaf->phase->key,
        .title = leaf->phase->title ? leaf->phase->title : leaf->phase->key,
        .at = leaf->at,
        .length = leaf->length,
        .quiet = leaf->quiet,
        .pace = leaf->phase->pace,
        .breath = leaf->phase->breath,
        .breaths = leaf->breaths,
        .round = leaf->round,
        .rounds = leaf->rounds,
        .sound = leaf->sound,
        .bed = leaf->bed,
        .muted = leaf->muted,
        .pos = leaf->phase->pos,
    };
    out->pace.own = leaf->steps == 0;
    out->pace.from = leaf->from;
    out->pace.to = leaf->to;
    out->breath.kind = leaf->breath;
    out->breath.gear_count = leaf->gear_count;
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        out->gain_db[layer] = leaf->gain_db[layer];
}

static const TimelinePhase *phases_of(const Plan *plan)
{
    TimelinePhase *phases = ARENA_ARRAY(plan->arena, TimelinePhase, plan->leaf_count);
    for (size_t i = 0; i < plan->leaf_count; i++)
        fill_phase(&plan->leaves[i], &phases[i]);
    return phases;
}

// Room at once for all that is not a step or a breath: a lift, a word and a word after it for each cue.
static void reserve(const Plan *plan, Events *events, size_t cues)
{
    events->capacity = 3 * cues + 2 * plan->leaf_count + 2;
    events->items = ARENA_ARRAY(plan->scratch, Event, events->capacity);
}

static bool build(Plan *plan, Timeline *out)
{
    Cues   cues = { 0 };
    Events events = { 0 };
    int    errors = plan->diags->errors;
    plan_unroll(plan);
    if (!cues_lay_drills(plan) || !plan_lengths(plan))
        return false;
    if (!cues_collect(plan, &cues))
        return false;
    lifts_rest(plan, &cues);
    reserve(plan, &events, cues.count);
    add_phases(plan, &events);
    add_halfway(plan, &events);
    add_end(plan, &events);
    speech_lay(plan, &cues, &events);
    *out = (Timeline){
        .session = plan->session,
        .length = plan->length,
        .phases = phases_of(plan),
        .phase_count = plan->leaf_count,
    };
    out->events = order_events(plan, &events, &out->event_count);
    return plan->diags->errors == errors;
}

bool timeline_build(const Session *session, Arena *arena, DiagList *diags, Timeline *out)
{
    Arena scratch = { 0 };
    Plan  plan = { .session = session, .arena = arena, .scratch = &scratch, .diags = diags };
    bool  built = build(&plan, out);
    arena_free(&scratch);
    return built;
}

size_t timeline_phase_at(const Timeline *timeline, Micros at)
{
    size_t begun = SEARCH(timeline->phases, timeline->phase_count, at, at + 1);
    return begun ? begun - 1 : 0;
}
