// Three things decide what is heard of a pool:
//
//   form      "full x4, then short x8, then silent", counted over the walk; the first in a part is at least
//             short, the first for each side of a drill full. Whoever wants short talk begins at short, and
//             hears a `may` pool once a part; with silent, only `must` is heard. What a drill says about a
//             move is never silent: she is in the middle of it, with closed eyes.
//   wording   by the session's seed; never the last one said, of four or more none of the last three, of six
//             or more none of the last four: one of them may not have been heard, for lack of room.
//   age       a tip does not come again within five minutes. A pool of four or more leaves the tip out
//             (unless it should or must be said); a smaller one says what was said longest ago. What a drill
//             says about a move is an instruction, not a tip: it comes as often as the move does.
#include "timeline/wording.h"

#include "base/rng.h"
#include "rules/rules.h"
#include "timeline/variables.h"

#include <stdlib.h>
#include <string.h>

enum { REMEMBERED = 4, MANY = 4, PLENTY = 6, DRAWS = 8 };
static const Micros tip_rest = 5 * MICROS_PER_MINUTE;

typedef struct {
    const Pool *pool;
    uint64_t    seed;
    int         said;                 // forms used up, silent ones too
    int         spoken, spoken_then;  // choices made, for the seed
    size_t      leaf;                 // where it was said last
    int         side;                 // and of a drill, for which side
    int         in_leaf;              // how often there
    const char *last[REMEMBERED], *last_then[REMEMBERED];
    Micros     *full_at, *brief_at;  // when each wording was said last
} Memory;

struct WordingBook {
    const Plan *plan;
    Memory     *pools;  // sorted by pool
    size_t      count;
};

static int by_pool(const void *a, const void *b)
{
    const Pool *left = ((const Memory *)a)->pool, *right = ((const Memory *)b)->pool;
    return left < right ? -1 : left > right;
}

static Micros *never_said(Arena *arena, size_t count)
{
    Micros *at = ARENA_ARRAY(arena, Micros, count + 1);
    for (size_t i = 0; i < count; i++)
        at[i] = -tip_rest;
    return at;
}

WordingBook *wording_book(const Plan *plan, const Cues *cues)
{
    WordingBook *book = ARENA_NEW(plan->scratch, WordingBook);
    book->plan = plan;
    book->pools = ARENA_ARRAY(plan->scratch, Memory, cues->count + 1);
    for (size_t i = 0; i < cues->count; i++)
        if (cues->items[i].pool)
            book->pools[book->count++].pool = cues->items[i].pool;
    qsort(book->pools, book->count, sizeof *book->pools, by_pool);
    size_t kept = 0;
    for (size_t i = 0; i < book->count; i++)
        if (i == 0 || book->pools[i].pool != book->pools[kept - 1].pool)
            book->pools[kept++] = book->pools[i];
    book->count = kept;
    for (size_t i = 0; i < kept; i++) {
        Memory *memory = &book->pools[i];
        memory->seed = rng_hash(plan->session->seed,
                                rng_hash_text(memory->pool->name));  // not by its place in the file
        memory->leaf = SIZE_MAX;
        memory->full_at = never_said(plan->scratch, memory->pool->full.count);
        memory->brief_at = never_said(plan->scratch, memory->pool->brief.count);
    }
    return book;
}

static Memory *remember(WordingBook *book, const Pool *pool)
{
    Memory key = { .pool = pool };
    return bsearch(&key, book->pools, book->count, sizeof key, by_pool);
}

// The form of the n-th time, from 0. Short talk skips what is full.
static WordForm fade_form(const Fade *fade, int n, Talk talk)
{
    for (int i = 0; i < fade->count; i++) {
        const FadeStep *step = &fade->steps[i];
        bool            last = i == fade->count - 1;
        if (talk == TALK_SHORT && step->form == FORM_FULL && !last)
            continue;
        if (step->times < 0 || last || n < step->times)
            return talk == TALK_SHORT && step->form == FORM_FULL ? FORM_SHORT : step->form;
        n -= step->times;
    }
    return talk == TALK_SHORT ? FORM_SHORT : FORM_FULL;
}

// A drill says each side in full, once.
static WordForm first_form(const Memory *memory, Talk talk)
{
    return memory->side >= 0 && talk == TALK_FULL ? FORM_FULL : FORM_SHORT;
}

static WordForm next_form(const Memory *memory, Talk talk)
{
    const Pool *pool = memory->pool;
    bool        instruction = memory->side >= 0;
    if (talk == TALK_SILENT && pool->priority != PRIORITY_MUST)
        return instruction ? FORM_SHORT : FORM_SILENT;
    if (talk == TALK_SHORT && pool->priority == PRIORITY_MAY && memory->in_leaf > 0 && !instruction)
        return FORM_SILENT;
    WordForm form = fade_form(&pool->fade, memory->said, talk);
    if (instruction && form == FORM_SILENT)
        form = FORM_SHORT;
    WordForm first = first_form(memory, talk);
    return memory->in_leaf == 0 && form > first ? first : form;
}

static bool said_lately(const char *const last[REMEMBERED], size_t depth, const char *text)
{
    for (size_t i = 0; i < depth; i++)
        if (last[i] && strcmp(last[i], text) == 0)
            return true;
    return false;
}

static void remember_last(const char *last[REMEMBERED], const char *text)
{
    memmove(&last[1], &last[0], (REMEMBERED - 1) * sizeof *last);
    last[0] = text;
}

// How many of the wordings said last are ruled out.
static size_t remembered_depth(size_t wordings)
{
    if (wordings >= PLENTY)
        return REMEMBERED;
    return wordings >= MANY ? MANY - 1 : wordings > 1 ? 1 : 0;
}

// Some draws by the seed, then the nearest that is allowed; SIZE_MAX when none is. said_at may be NULL: age
// does not count.
static size_t draw(const Wordings *wordings, const char *const last[REMEMBERED], uint64_t seed, int turn,
                   const Micros *said_at, Micros now)
{
    size_t depth = remembered_depth(wordings->count), index = 0;
    for (size_t tries = 0; tries < DRAWS + wordings->count; tries++) {
        index = tries < DRAWS ? rng_below(seed, (uint64_t)turn * DRAWS + tries, (uint32_t)wordings->count)
                              : (index + 1) % wordings->count;
        bool rested = !said_at || now - said_at[index] >= tip_rest;
        if (rested && !said_lately(last, depth, wordings->items[index].text))
            return index;
    }
    return SIZE_MAX;
}

static size_t longest_ago(const Micros *said_at, size_t count)
{
    size_t oldest = 0;
    for (size_t i = 1; i < count; i++)
        if (said_at[i] < said_at[oldest])
            oldest = i;
    return oldest;
}

static bool is_tip(const Memory *memory) { return memory->pool->on == ON_FREE && memory->side < 0; }

static const Wording *choose(Memory *memory, const Wordings *wordings, Micros *said_at, Micros now)
{
    const Pool *pool = memory->pool;
    bool        tip = is_tip(memory);
    size_t      index = draw(wordings, memory->last, memory->seed, memory->spoken, tip ? said_at : NULL, now);
    if (index == SIZE_MAX && tip && pool->priority == PRIORITY_MAY && wordings->count >= MANY)
        return NULL;
    if (index == SIZE_MAX)
        index = longest_ago(said_at, wordings->count);
    memory->spoken++;
    said_at[index] = now;
    remember_last(memory->last, wordings->items[index].text);
    return &wordings->items[index];
}

// The shortest of the short wordings; the seed decides between equals.
static const Wording *shortest(const Memory *memory)
{
    const Wordings *brief = &memory->pool->brief;
    const Wording  *best = NULL;
    size_t          best_length = 0;
    for (size_t n = 0,
                start = brief->count ? rng_hash(memory->seed, (uint64_t)memory->said) % brief->count : 0;
         n < brief->count; n++) {
        const Wording *wording = &brief->items[(start + n) % brief->count];
        size_t         length = strlen(wording->text);
        if (!best || length < best_length) {
            best = wording;
            best_length = length;
        }
    }
    return best;
}

Chosen wording_choose(WordingBook *book, const Cue *cue)
{
    Memory *memory = remember(book, cue->pool);
    if (memory->leaf != cue->leaf || memory->side != cue->side)
        memory->in_leaf = 0;
    memory->leaf = cue->leaf;
    memory->side = cue->side;
    Chosen choice = { .form = next_form(memory, book->plan->session->talk) };
    bool   brief = choice.form == FORM_SHORT && cue->pool->brief.count > 0;
    if (choice.form != FORM_SILENT && (brief || cue->pool->full.count > 0))
        choice.wording = choose(memory, brief ? &cue->pool->brief : &cue->pool->full,
                                brief ? memory->brief_at : memory->full_at, cue->at);
    if (!choice.wording)
        choice.form = FORM_SILENT;
    if (choice.form == FORM_FULL)
        choice.shorter = shortest(memory);
    memory->said++;
    memory->in_leaf++;
    return choice;
}

const Wording *wording_choose_then(WordingBook *book, const Cue *cue)
{
    Memory         *memory = remember(book, cue->pool);
    const Wordings *then = &cue->pool->then;
    if (then->count == 0)
        return NULL;
    size_t index = draw(then, memory->last_then, ~memory->seed, memory->spoken_then++, NULL, 0);
    if (index == SIZE_MAX)
        index = 0;
    remember_last(memory->last_then, then->items[index].text);
    return &then->items[index];
}

static const Wording *naming_steps(const Wordings *wordings)
{
    for (size_t i = 0; i < wordings->count; i++)
        if (variables_name_steps(wordings->items[i].text))
            return &wordings->items[i];
    return NULL;
}

static const Wording *first_naming_steps(const Pool *pool)
{
    const Wording *wording = naming_steps(&pool->full);
    return wording ? wording : naming_steps(&pool->brief);
}

bool wording_names_steps(const Pool *pool) { return first_naming_steps(pool) != NULL; }

void wording_report_needs_steps(const Plan *plan, const Pool *pool, const Leaf *leaf)
{
    const Wording *naming = first_naming_steps(pool);
    if (!naming)
        return;
    diag_error(plan->diags, naming->pos, RULE(TEXT_NEEDS_STEPS),
               "\"%s\" speaks of steps in and out, but in \"%s\" the breath is not counted in steps; give "
               "the part a pace and a "
               "breath such as \"3:4\", or say it elsewhere",
               pool->name, leaf->phase->key);
}
