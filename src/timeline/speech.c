// One cue after the other in order of time, since the choice of a wording depends on those before.
//
// Words that would run into the heads-up of the part (after `hush`) are not said; a lift there keeps its
// swell.
#include "timeline/speech.h"

#include "timeline/variables.h"
#include "timeline/wording.h"

#include <math.h>

static const Micros breath_word = 1600000;  // from turn to end, a long one
static const Micros breath_lead = 500000;   // from onset to turn, a long one

typedef struct {
    const Plan  *plan;
    WordingBook *book;
    Events      *events;
    size_t       then_leaf;  // where a word last followed a lift: on which breath of which part
    int          then_part;
} Speaker;

static const char *title_of(const Leaf *leaf)
{
    return leaf->phase->title ? leaf->phase->title : leaf->phase->key;
}

static const char *next_title(const Plan *plan, size_t leaf)
{
    return leaf + 1 < plan->leaf_count ? title_of(&plan->leaves[leaf + 1]) : "";
}

static int minutes_left(const Plan *plan, const Cue *cue)
{
    Micros left = cue->left >= 0 ? cue->left : plan->length - cue->at;
    return (int)((left + MICROS_PER_MINUTE / 2) / MICROS_PER_MINUTE);
}

static const Gear *gear_at(const Leaf *leaf, Micros at)
{
    int next = breath_next(leaf, ON_IN, at), breath = next >= 0 ? next / 2 : leaf->breaths - 1, g = 0;
    for (; g + 1 < leaf->gear_count && breath >= leaf->gears[g].breaths; g++)
        breath -= leaf->gears[g].breaths;
    return &leaf->gears[g].gear;
}

static void variables_of_breath(const Gear *gear, Variables *out)
{
    out->in = (int)lround(gear->in);
    out->out = (int)lround(gear->out);
}

static Variables variables_at(const Plan *plan, const Cue *cue)
{
    const Leaf *leaf = &plan->leaves[cue->leaf];
    Variables   variables = {
          .language = plan->session->plural,
          .minutes_left = minutes_left(plan, cue),
          .phase = title_of(leaf),
          .next = next_title(plan, cue->leaf),
          .pace = (int)lround(leaf->steps ? leaf->from : plan->session->own_pace),
    };
    if (leaf->breath == BREATH_STEPS) {
        variables_of_breath(gear_at(leaf, cue->at), &variables);
    }
    if (cue->gear)
        variables_of_breath(cue->gear, &variables);
    if (leaf->phase->drill) {
        const Drill *drill = leaf->phase->drill;
        variables.side = cue->side >= 0 && cue->side < drill->side_count ? drill->sides[cue->side] : "";
        variables.rep = cue->rep;
        variables.reps = drill->reps;
    }
    return variables;
}

static Event *add_event(Speaker *s, const Cue *cue, EventKind kind, Micros at)
{
    Event *event = ARENA_PUSH(s->plan->scratch, s->events->items, s->events->count, s->events->capacity);
    *event = (Event){ .at = at, .kind = kind, .phase = (int)cue->leaf, .pos = cue->pos };
    return event;
}

// Where words of a part end at the latest: before its heads-up, and before the end sound of the walk.
static Micros words_end(const Plan *plan, const Leaf *leaf)
{
    Micros last = plan->length - END_WORDS_ROOM;
    return leaf->hush < last ? leaf->hush : last;
}

// A call of the whole walk that falls on a change waits for the heads-up and is said in the next part, unless
// that is quiet.
static Micros latest_end(const Plan *plan, const Cue *cue)
{
    const Leaf *leaf = &plan->leaves[cue->leaf];
    if (cue->latest)
        return cue->latest;
    if (cue->whole_walk && cue->leaf + 1 < plan->leaf_count && !leaf[1].quiet)
        return words_end(plan, &leaf[1]);
    return cue->at < words_end(plan, leaf) ? words_end(plan, leaf) : leaf_end(leaf);
}

static SpeechRate rate_of(const Cue *cue)
{
    if (cue->part >= 0)
        return RATE_BREATH;
    return cue->pool->priority == PRIORITY_MUST ? RATE_MUST : RATE_TIP;
}

// In a drill, words follow one another closely: they are the exercise.
static void make_drill_words(Speech *speech)
{
    if (speech->gap > BREATH_WORD_GAP)
        speech->gap = BREATH_WORD_GAP;
    if (speech->priority == PRIORITY_MAY)
        speech->priority = PRIORITY_SHOULD;
}

static void add_words(Speaker *s, const Cue *cue, const Chosen *choice)
{
    const Plan *plan = s->plan;
    Variables   variables = variables_at(plan, cue);
    Event      *event = add_event(s, cue, EVENT_SPEECH,
                             cue->at_end ? words_end(plan, &plan->leaves[cue->leaf]) : cue->at);
    event->speech = (Speech){
        .text = variables_fill(choice->wording->text, &variables, plan->arena),
        .pool = cue->pool->name,
        .instead = choice->shorter ? variables_fill(choice->shorter->text, &variables, plan->arena) : NULL,
        .form = choice->form,
        .announces = cue->announces,
        .anchor = cue->anchor,
        .rate = rate_of(cue),
        .priority = cue->pool->priority,
        .gap = cue->pool->gap,
        .slack = cue->slack,
    };
    if (cue->side >= 0)
        make_drill_words(&event->speech);
    if (cue->part >= 0) {
        BreathPart part = breath_part(&plan->leaves[cue->leaf], cue->part);
        event->speech.side = part.turn.out ? ON_OUT : ON_IN;
        event->speech.room = part.length;
    } else if (cue->anchor == ANCHOR_START) {
        event->speech.latest = latest_end(plan, cue);
    }
}

// Whether a breath word at this moment would run into the announcement of another breath.
static bool is_announced(const Leaf *leaf, Micros at)
{
    for (int i = 0; i < leaf->announced_count; i++)
        if (at + breath_word > leaf->announced[i].from && at - breath_lead < leaf->announced[i].to)
            return true;
    return false;
}

// A word on every half-breath would leave no quiet to do it in: if lifts are on neighbouring breaths, only
// every second one is followed by its word.
static bool follows_a_then(const Speaker *s, const Cue *cue)
{
    return s->then_part >= 0 && s->then_leaf == cue->leaf && cue->part - s->then_part <= 2;
}

// The word on the breath that follows, in the same part.
static void add_then(Speaker *s, const Cue *cue, WordForm form)
{
    const Leaf *leaf = &s->plan->leaves[cue->leaf];
    if (cue->part + 1 >= breath_part_count(leaf) || leaf->drill || s->plan->session->talk != TALK_FULL ||
        follows_a_then(s, cue))
        return;
    BreathPart     part = breath_part(leaf, cue->part + 1);
    bool           hushed = part.at + breath_word > leaf->hush || is_announced(leaf, part.at);
    const Wording *wording = hushed ? NULL : wording_choose_then(s->book, cue);
    if (!wording)
        return;
    s->then_leaf = cue->leaf;
    s->then_part = cue->part;
    Variables variables = variables_at(s->plan, cue);
    Event    *event = add_event(s, cue, EVENT_SPEECH, part.at);
    event->pos = wording->pos;
    event->speech = (Speech){
        .text = variables_fill(wording->text, &variables, s->plan->arena),
        .pool = cue->pool->name,
        .form = form,
        .then = true,
        .anchor = ANCHOR_TURN,
        .rate = RATE_BREATH,
        .priority = PRIORITY_MAY,
        .gap = cue->pool->gap,
        .side = part.turn.out ? ON_OUT : ON_IN,
        .room = part.length,
    };
}

static void add_lift(Speaker *s, const Cue *cue)
{
    BreathPart part = breath_part(&s->plan->leaves[cue->leaf], cue->part);
    add_event(s, cue, EVENT_LIFT, part.at)->length = part.length;
}

// "Three, two, one" as digits: every voice says them in its own language.
static void add_count(Speaker *s, const Cue *cue)
{
    if (s->plan->session->talk == TALK_SILENT)
        return;
    add_event(s, cue, EVENT_SPEECH, cue->at)->speech = (Speech){
        .text = arena_printf(s->plan->arena, "%d", cue->number),
        .pool = "count",
        .anchor = ANCHOR_TURN,
        .rate = RATE_BREATH,
        .priority = PRIORITY_MAY,
        .gap = BREATH_WORD_GAP,
        .room = MICROS_PER_SECOND,
    };
}

// A word of a breath counted aloud: nothing is lost if it is left out.
static void add_step_word(Speaker *s, const Cue *cue)
{
    Variables variables = variables_at(s->plan, cue);
    add_event(s, cue, EVENT_SPEECH, cue->at)->speech = (Speech){
        .text = variables_fill(cue->word->text, &variables, s->plan->arena),
        .pool = cue->pool->name,
        .anchor = ANCHOR_TURN,
        .rate = RATE_BREATH,
        .priority = PRIORITY_MAY,
        .side = cue->word_side,
        .count_left = cue->count_left,
        .gap = cue->pool->gap,
        .room = cue->room,
    };
}

// A breath word needs room before the heads-up. In a drill the words are the exercise, and drill.c has made
// room.
static bool is_hushed(const Plan *plan, const Cue *cue)
{
    const Leaf *leaf = &plan->leaves[cue->leaf];
    bool        ends = leaf->hush < leaf_end(leaf) && cue->at + breath_word > leaf->hush;
    return cue->part >= 0 && !leaf->drill && (ends || is_announced(leaf, cue->at));
}

static void speak(Speaker *s, const Cue *cue)
{
    if (cue->lift)
        add_lift(s, cue);
    if (!cue->pool) {
        add_count(s, cue);
        return;
    }
    if (cue->word) {
        add_step_word(s, cue);
        return;
    }
    if (is_hushed(s->plan, cue))
        return;
    Chosen choice = wording_choose(s->book, cue);
    if (!choice.wording)
        return;
    add_words(s, cue, &choice);
    if (cue->part >= 0)
        add_then(s, cue, choice.form);
}

void speech_lay(const Plan *plan, const Cues *cues, Events *out)
{
    Speaker speaker = { .plan = plan, .book = wording_book(plan, cues), .events = out, .then_part = -1 };
    for (size_t i = 0; i < cues->count; i++)
        speak(&speaker, &cues->items[i]);
}
