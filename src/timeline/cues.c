// From "4th x6, then 8th" and "-0:20" to moments on the walk's clock.
//
// Three passes: first the heads-ups, since other words keep out of their way; then the length of the opening
// words of each part, since breath schedules begin after them; then all the rest. A breath word waits
// for the next turn of its side. In a quiet part nothing is said but the heads-up.
#include "timeline/cues.h"

#include "rules/rules.h"
#include "timeline/count_aloud.h"
#include "timeline/drill.h"
#include "timeline/drill_cues.h"
#include "timeline/estimate.h"
#include "timeline/heads_up.h"
#include "timeline/wording.h"

static const Micros end_slack = 2 * MICROS_PER_SECOND;  // words at the "end" may close this much before it

typedef struct {
    Plan       *plan;
    Cues       *cues;
    const Span *span;
    const Say  *say;
    const When *when;
    bool        needs_steps;  // the words name steps, which a part at her own pace does not have
} Collector;

static Micros span_start(const Collector *c) { return c->plan->leaves[c->span->first].at; }
static Micros span_end(const Collector *c)
{
    return leaf_end(&c->plan->leaves[c->span->first + c->span->count - 1]);
}
static bool is_breath_word(const Collector *c) { return c->say->pool->on != ON_FREE; }

static Cue *add_cue(Collector *c, size_t leaf, Micros at, int part)
{
    if (c->needs_steps && c->plan->leaves[leaf].breath != BREATH_STEPS)
        wording_report_needs_steps(c->plan, c->say->pool, &c->plan->leaves[leaf]);
    return cues_add(c->plan, c->cues,
                    &(Cue){
                        .at = at,
                        .pool = c->say->pool,
                        .pos = c->when->pos,
                        .leaf = leaf,
                        .part = part,
                        .anchor = part >= 0 ? ANCHOR_TURN : ANCHOR_START,
                        .side = -1,
                        .left = c->when->kind == WHEN_TIME_LEFT ? c->when->time : -1,
                        .lift = part >= 0 && c->say->pool->core,
                        .whole_walk = c->span->whole_walk,
                    });
}

static void count_aloud(Collector *c, size_t leaf, int part)
{
    const Cue one = { .pool = c->say->pool, .pos = c->when->pos, .leaf = leaf, .left = -1, .side = -1 };
    count_aloud_add(c->plan, c->cues, &one, part);
}

static void add_turn(Collector *c, size_t leaf, int part)
{
    if (c->say->pool->each_step) {
        count_aloud(c, leaf, part);
        return;
    }
    add_cue(c, leaf, breath_part(&c->plan->leaves[leaf], part).at, part);
}

// The next turn of the word's side at or after a moment, in this leaf or a later one of the span that is not
// quiet, and not before the opening words have ended.
static void add_at_next_turn(Collector *c, Micros at)
{
    size_t end = c->span->first + c->span->count;
    for (size_t leaf = plan_leaf_at(c->plan, at); leaf < end; leaf++, c->cues->tried++) {
        const Leaf *part = &c->plan->leaves[leaf];
        Micros      opened = part->at + part->opening;
        int         turn = part->quiet ? -1 : breath_next(part, c->say->pool->on, opened > at ? opened : at);
        if (turn >= 0) {
            add_turn(c, leaf, turn);
            return;
        }
    }
}

static void add_at_last_turn(Collector *c)
{
    size_t      last = c->span->first + c->span->count - 1;
    const Leaf *leaf = &c->plan->leaves[last];
    if (leaf->breaths > 0 && !leaf->quiet)
        add_turn(c, last, 2 * leaf->breaths - 2 + (c->say->pool->on == ON_OUT));
}

static void add_at(Collector *c, Micros at)
{
    if (at < span_start(c) || at >= span_end(c))
        return;
    c->cues->tried++;
    size_t leaf = plan_leaf_at(c->plan, at);
    if (is_breath_word(c))
        add_at_next_turn(c, at);
    else if (!c->plan->leaves[leaf].quiet)
        add_cue(c, leaf, at, -1);
}

static void add_at_end(Collector *c)
{
    size_t last = c->span->first + c->span->count - 1;
    if (is_breath_word(c)) {
        add_at_last_turn(c);
        return;
    }
    if (c->plan->leaves[last].quiet)
        return;
    Cue *cue = add_cue(c, last, span_end(c), -1);
    cue->anchor = ANCHOR_END;
    cue->slack = end_slack;
    cue->at_end = true;
}

static void add_every(Collector *c)
{
    Micros start = span_start(c), end = span_end(c), every = c->when->time;
    for (Micros n = 1; every > 0 && start + n * every < end && !cues_are_too_many(c->cues); n++)
        add_at(c, start + n * every);
}

// Counts whole breaths from after the opening words: "4th" is on breaths 4, 8, 12. The last run goes on to
// the end.
static void add_breath_schedule(Collector *c, size_t index)
{
    const Leaf *leaf = &c->plan->leaves[index];
    int         first = breath_next(leaf, ON_IN, leaf->at + leaf->opening);
    if (first < 0 || leaf->quiet)
        return;
    int breath = first / 2 - 1, odd = c->say->pool->on == ON_OUT;
    for (int r = 0; r < c->when->run_count; r++) {
        const BreathRun *run = &c->when->runs[r];
        bool             last = r == c->when->run_count - 1;
        for (int n = 0; run->nth > 0 && (n < run->times || run->times < 0 || last); n++) {
            if (breath + run->nth >= leaf->breaths || cues_are_too_many(c->cues))
                return;
            breath += run->nth;
            if (is_breath_word(c))
                add_turn(c, index, 2 * breath + odd);
            else
                add_cue(c, index, breath_part(leaf, 2 * breath).at, -1);
        }
    }
}

static void add_at_start(Collector *c)
{
    if (!c->say->pool->each_step)
        add_at(c, span_start(c));
    else if (c->plan->leaves[c->span->first].counted)
        count_aloud(c, c->span->first, c->plan->leaves[c->span->first].counted - 1);
}

static void add_when(Collector *c)
{
    Micros start = span_start(c), end = span_end(c), time = c->when->time;
    switch (c->when->kind) {
    case WHEN_START: add_at_start(c); break;
    case WHEN_END: add_at_end(c); break;
    case WHEN_AFTER: add_at(c, start + time); break;
    case WHEN_BEFORE_END: add_at(c, end - time); break;
    case WHEN_HALFWAY: add_at(c, start + (end - start) / 2); break;
    case WHEN_TIME_LEFT: add_at(c, c->plan->length - time); break;
    case WHEN_EVERY_TIME: add_every(c); break;
    case WHEN_BEFORE_PARTS:
    case WHEN_BEFORE_BREATHS: break;  // heads_up.c
    case WHEN_BREATHS:
        for (size_t i = 0; i < c->span->count && !cues_are_too_many(c->cues); i++, c->cues->tried++)
            add_breath_schedule(c, c->span->first + i);
        break;
    }
}

static void report_no_breath(const Collector *c)
{
    const Leaf *leaf = &c->plan->leaves[c->span->first];
    bool        counted = !is_breath_word(c) || c->say->pool->each_step || c->span->count != 1 ||
                   leaf->breaths > 0 || leaf->quiet;
    if (!counted)
        diag_warning(
            c->plan->diags, c->say->pos, RULE(NO_BREATH),
            "\"%s\" belongs on the %s-breath, and the breath in \"%s\" is free: it is never said there",
            c->say->pool->name, c->say->pool->on == ON_IN ? "in" : "out", leaf->phase->key);
}

// The words a part opens with: those that belong to no breath, at its start or before the earlier ones have
// ended.
static void add_opening(const Plan *plan, const Span *span, Leaf *leaf)
{
    for (size_t s = 0; s < span->say_count; s++) {
        const Pool *pool = span->says[s].pool;
        Micros      length = pool->on == ON_FREE ? estimate_pool(plan->session, pool) : 0;
        for (size_t w = 0; length > 0 && w < span->says[s].when_count; w++) {
            const When *when = &span->says[s].whens[w];
            bool opens = when->kind == WHEN_START || (when->kind == WHEN_AFTER && when->time < leaf->opening);
            if (opens)
                leaf->opening += length + pool->gap;
        }
    }
}

static void find_openings(Plan *plan)
{
    for (size_t i = 0; i < plan->span_count; i++) {
        Leaf *leaf = &plan->leaves[plan->spans[i].first];
        if (!leaf->quiet && !leaf->drill)
            add_opening(plan, &plan->spans[i], leaf);
    }
    for (size_t i = 0; i < plan->span_count; i++)
        count_aloud_make_room(plan, &plan->spans[i], &plan->leaves[plan->spans[i].first]);
}

static Micros whole_seconds(Micros length)
{
    return (length + MICROS_PER_SECOND - 1) / MICROS_PER_SECOND * MICROS_PER_SECOND;
}

bool cues_lay_drills(Plan *plan)
{
    Micros sum = 0;
    for (size_t i = 0; i < plan->leaf_count; i++) {
        Leaf *leaf = &plan->leaves[i];
        if (!leaf->phase->drill)
            continue;
        for (size_t s = 0; s < plan->span_count; s++)
            if (plan->spans[s].first == i)
                add_opening(plan, &plan->spans[s], leaf);
        leaf->opening = whole_seconds(leaf->opening);
        leaf->drill = drill_lay(plan, leaf->phase, leaf->opening, whole_seconds(heads_up_room(plan, i)));
        sum += leaf->drill->length;
        if (sum > SESSION_LENGTH_MAX) {
            diag_error(plan->diags, leaf->phase->pos, RULE(TOO_LONG), "the drills last more than 24 hours");
            return false;
        }
    }
    return true;
}

static bool report_too_many(const Collector *c)
{
    diag_error(c->plan->diags, c->say->pos, RULE(TOO_MANY_CUES),
               "more than %d things would be said, with \"%s\" among them", CUES_MAX, c->say->pool->name);
    return false;
}

bool cues_collect(Plan *plan, Cues *out)
{
    heads_up_collect(plan, out);
    find_openings(plan);
    drill_cues_collect(plan, out);
    Collector c = { .plan = plan, .cues = out };
    for (size_t i = 0; i < plan->span_count; i++) {
        c.span = &plan->spans[i];
        for (size_t s = 0; s < c.span->say_count; s++) {
            c.say = &c.span->says[s];
            c.needs_steps = wording_names_steps(c.say->pool);
            report_no_breath(&c);
            for (size_t w = 0; w < c.say->when_count && !cues_are_too_many(out); w++) {
                c.when = &c.say->whens[w];
                add_when(&c);
            }
            if (cues_are_too_many(out))
                return report_too_many(&c);
        }
    }
    cues_sort(out);
    return true;
}
