// An announcement ends four to eight steps before the change, or three to five seconds if the pace is her
// own. Several announcements of one change follow one another:
//
//   ... breath words ... | hush ["Next: A little quicker."] ["3 steps in, 3 out."] . . . . | work 3:3
//                                                                                  4 steps
//
// If the part announces a change of breath itself, that replaces what the walk says.
#include "timeline/heads_up.h"

#include "timeline/changes.h"
#include "timeline/estimate.h"
#include "timeline/steps.h"
#include "timeline/wording.h"

#include <string.h>

enum { STEPS_NEAREST = 4, STEPS_FARTHEST = 8, WORDS_MAX = 4 };
// The same at her own pace, in seconds where it is the usual one; slower steps take longer.
enum { SECONDS_NEAREST = 3, SECONDS_FARTHEST = 5 };
static const Micros shortest = 10 * MICROS_PER_SECOND;  // a shorter stretch is over before she has heard it

// A pool to be said before changes.
typedef struct {
    const Pool *pool;
    SourcePos   pos;
    Micros      length;    // 0: not said
    bool        part;      // named: the part that comes, so that its title counts
    bool        in_steps;  // names steps: for a breath counted in steps; otherwise for one in seconds
    bool        own;       // the part's, not the walk's
    bool        breath;    // about the breath that comes, not the part
} Words;

typedef struct {
    Change change;
    Words  words[WORDS_MAX];
    int    count;
} Announcement;

static bool names_what_comes(const Pool *pool)
{
    for (size_t i = 0; i < pool->full.count; i++)
        if (strstr(pool->full.items[i].text, "{next}"))
            return true;
    return false;
}

static bool is_said(const Say *say, WhenKind when)
{
    for (size_t w = 0; w < say->when_count; w++)
        if (say->whens[w].kind == when)
            return true;
    return false;
}

static Words words_of(const Plan *plan, const Span *span, const Say *say)
{
    return (Words){
        .pool = say->pool,
        .pos = say->pos,
        .length = estimate_pool(plan->session, say->pool),
        .part = names_what_comes(say->pool),
        .in_steps = wording_names_steps(say->pool),
        .own = !span->whole_walk,
    };
}

static Micros length_before(const Plan *plan, const Words *words, size_t coming)
{
    const char *title = coming < plan->leaf_count ? plan->leaves[coming].phase->title : NULL;
    return words->length > 0 && words->part && title ? words->length + estimate_text(title) : words->length;
}

// --- What is said of which change ------------------------------------------------------

static bool fits(const Announcement *one, const Words *words, WhenKind when)
{
    if (words->length == 0 || one->count == WORDS_MAX)
        return false;
    if (when == WHEN_BEFORE_PARTS)
        return one->change.part;
    if (!one->change.gear || words->in_steps != (one->change.breath == BREATH_STEPS))
        return false;
    return words->own || one->count == 0 || !one->words[one->count - 1].own;
}

static bool is_within(const Span *span, const Change *change)
{
    return change->leaf >= span->first && change->leaf + change->part < span->first + span->count;
}

static void announce_in_span(const Span *span, const Words *words, WhenKind when, Announcement *all,
                             size_t first, size_t count)
{
    for (size_t i = first; i < count && all[i].change.leaf < span->first + span->count; i++)
        if (is_within(span, &all[i].change) && fits(&all[i], words, when))
            all[i].words[all[i].count++] = *words;
}

// The first change of a leaf or of one after it.
static size_t change_of(const Announcement *all, size_t count, size_t leaf)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (all[middle].change.leaf < leaf)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void announce(const Plan *plan, WhenKind when, Announcement *all, size_t count)
{
    for (size_t i = 0; i < plan->span_count; i++) {
        const Span *span = &plan->spans[i];
        for (size_t s = 0; s < span->say_count; s++) {
            if (!is_said(&span->says[s], when))
                continue;
            Words words = words_of(plan, span, &span->says[s]);
            words.breath = when == WHEN_BEFORE_BREATHS;
            announce_in_span(span, &words, when, all, change_of(all, count, span->first), count);
        }
    }
}

// --- Where it is said ------------------------------------------------------------------

static Micros at_own_pace(const Plan *plan, int usual)
{
    return (Micros)(usual * (double)MICROS_PER_SECOND * PACE_OWN / plan->session->own_pace);
}

// When the words end at the latest (lead before the change), and how much earlier they may end.
static void place(const Plan *plan, const Leaf *leaf, const Change *change, Micros *end, Micros *slack)
{
    Micros early = change->at - at_own_pace(plan, SECONDS_FARTHEST);
    *end = change->at - at_own_pace(plan, SECONDS_NEAREST);
    if (change->step > STEPS_FARTHEST) {
        *end = leaf->at + steps_moment(leaf, change->step - STEPS_NEAREST);
        early = leaf->at + steps_moment(leaf, change->step - STEPS_FARTHEST);
    }
    *slack = *end - early;
}

static void add_words(const Plan *plan, Cues *out, const Announcement *one, int index, Micros end,
                      Micros slack)
{
    const Words *words = &one->words[index];
    cues_add(plan, out,
             &(Cue){
                 .at = end,
                 .pool = words->pool,
                 .pos = words->pos,
                 .leaf = one->change.leaf,
                 .part = -1,
                 .anchor = ANCHOR_END,
                 .slack = slack,
                 .left = -1,
                 .side = -1,
                 .announces = words->breath,
                 .gear = one->change.gear,
             });
}

static void keep_quiet(const Plan *plan, Leaf *leaf, const Change *change, Micros from, Micros to)
{
    if (from < leaf->at)
        from = leaf->at;
    if (change->part) {
        if (from < leaf->hush)
            leaf->hush = from;
        return;
    }
    if (!leaf->announced)
        leaf->announced = ARENA_ARRAY(plan->scratch, Stretch, (size_t)leaf->gear_count);
    leaf->announced[leaf->announced_count++] = (Stretch){ from, to };
}

static void lay(Plan *plan, Cues *out, const Announcement *one)
{
    Leaf  *leaf = &plan->leaves[one->change.leaf];
    Micros end, slack;
    if (one->count == 0 || one->change.at - one->change.since < shortest ||
        (leaf->quiet && !one->change.part))
        return;
    place(plan, leaf, &one->change, &end, &slack);
    Micros at = end;
    for (int i = one->count - 1; i >= 0; i--) {
        add_words(plan, out, one, i, at, slack);
        at -= length_before(plan, &one->words[i], one->change.leaf + 1) + one->words[i].pool->gap;
    }
    keep_quiet(plan, leaf, &one->change, at - slack, end + one->words[one->count - 1].pool->gap);
}

static Announcement *list_changes(const Plan *plan, size_t *count)
{
    Announcement *all = NULL;
    size_t        capacity = 0;
    ChangeCursor  cursor = { 0 };
    Change        change;
    for (*count = 0; changes_next(plan, &cursor, &change);)
        *ARENA_PUSH(plan->scratch, all, *count, capacity) = (Announcement){ .change = change };
    return all;
}

void heads_up_collect(Plan *plan, Cues *out)
{
    size_t        count;
    Announcement *all = list_changes(plan, &count);
    announce(plan, WHEN_BEFORE_PARTS, all, count);
    announce(plan, WHEN_BEFORE_BREATHS, all, count);
    for (size_t i = 0; i < count && !cues_are_too_many(out); i++)
        lay(plan, out, &all[i]);
}

Micros heads_up_room(const Plan *plan, size_t leaf)
{
    Micros room = 0;
    size_t coming = leaf + 1;
    if (coming >= plan->leaf_count)
        return 0;
    const Breath *breath = &plan->leaves[coming].phase->breath;
    Announcement  one = { .change = { .leaf = leaf, .part = true, .breath = breath->kind } };
    if (breath->gear_count > 0 && breath->kind != BREATH_FREE)
        one.change.gear = &breath->gears[0];
    announce(plan, WHEN_BEFORE_PARTS, &one, 1);
    announce(plan, WHEN_BEFORE_BREATHS, &one, 1);
    for (int i = 0; i < one.count; i++)
        room += length_before(plan, &one.words[i], coming) + one.words[i].pool->gap;
    return room > 0 ? at_own_pace(plan, SECONDS_FARTHEST) + room : 0;
}
