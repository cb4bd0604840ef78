// Turns the tree of parts into a row of leaves. A block appears as often as it repeats, and hands its sound
// settings to inner parts that have none. There are 1 to SESSION_PARTS_MAX leaves: reading the session made
// sure of that.
#include "timeline/plan.h"

#include "base/search.h"

// What a block hands down to its inner parts.
typedef struct {
    int      round, rounds;
    bool     quiet;
    Named    sound, bed;
    LayerSet muted;
    double   gain_db[LAYER_COUNT];
} Inherited;

static Inherited inherit(const Inherited *from, const Phase *phase)
{
    Inherited own = *from;
    own.quiet |= phase->quiet;
    own.muted |= phase->muted;
    if (phase->sound.text)
        own.sound = phase->sound;
    if (phase->bed.text)
        own.bed = phase->bed;
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        if (phase->gain_db[layer] != 0)
            own.gain_db[layer] = phase->gain_db[layer];
    return own;
}

static void add_leaf(Plan *plan, const Phase *phase, const Inherited *own)
{
    Leaf *leaf = ARENA_PUSH(plan->scratch, plan->leaves, plan->leaf_count, plan->leaf_capacity);
    *leaf = (Leaf){
        .phase = phase,
        .round = own->round,
        .rounds = own->rounds,
        .quiet = own->quiet,
        .sound = own->sound,
        .bed = own->bed,
        .muted = own->muted,
        .from = phase->pace.from,
        .to = phase->pace.to,
    };
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        leaf->gain_db[layer] = own->gain_db[layer];
}

static void add_span(Plan *plan, const Say *says, size_t say_count, size_t first, bool whole_walk)
{
    if (say_count == 0)
        return;
    *ARENA_PUSH(plan->scratch, plan->spans, plan->span_count,
                plan->span_capacity) = (Span){ says, say_count, first, plan->leaf_count - first, whole_walk };
}

static void unroll(Plan *plan, const Phase *phases, size_t count, const Inherited *from)
{
    for (size_t i = 0; i < count; i++) {
        const Phase *phase = &phases[i];
        Inherited    own = inherit(from, phase);
        size_t       first = plan->leaf_count;
        if (phase->phase_count == 0)
            add_leaf(plan, phase, &own);
        own.rounds = phase->repeat > 1 ? phase->repeat : 1;
        for (own.round = 1; phase->phase_count && own.round <= own.rounds; own.round++)
            unroll(plan, phase->phases, phase->phase_count, &own);
        add_span(plan, phase->says, phase->say_count, first, false);
    }
}

void plan_unroll(Plan *plan)
{
    const Session *session = plan->session;
    Inherited      walk = { .round = 1, .rounds = 1, .sound = session->sound, .bed = session->bed };
    unroll(plan, session->phases, session->phase_count, &walk);
    add_span(plan, session->says, session->say_count, 0, true);
}

size_t plan_leaf_at(const Plan *plan, Micros at)
{
    size_t begun = SEARCH(plan->leaves, plan->leaf_count, at, at + 1);
    return begun ? begun - 1 : 0;
}
