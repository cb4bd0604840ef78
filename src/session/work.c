// What a step of a drill asks of her, judged by its words, its moves and its label, never by its name. We do
// not believe a label that claims less than the moves ask, and a hold without a label is an effort all the
// same.
#include "base/compose.h"
#include "session/came_with.h"
#include "session/stages.h"

#include <ctype.h>
#include <string.h>

WorkWords work_words_read(const ConfNode *cues, Named language, const Desk *desk)
{
    const ConfNode *kept = key_get(cues_that_came(cues, language, desk), KEY_DRILL_STEPS);
    const ConfNode *hers = key_get(cues, KEY_DRILL_STEPS);
    WorkWords       words = { 0 };
    for (const Choice *work = session_work_keys; work->word; work++)
        words.of[work->value] = cue_phrases(kept, hers, work->word, desk);
    return words;
}

// --- What a step says ------------------------------------------------------------------

enum { FORMS = 6 };

// What is said in place of a variable: the name of a side, the title of the part, one of its forms, nothing.
static const char *value_at(const Phase *part, const char *at, const char *end, int side, size_t form,
                            Arena *arena)
{
    const char *colon = memchr(at, ':', (size_t)(end - at));
    size_t      length = (size_t)((colon ? colon : end) - at);
    if (length == 4 && strncmp(at, "side", 4) == 0)
        return side < part->drill->side_count ? part->drill->sides[side] : "";
    if (length == 5 && strncmp(at, "phase", 5) == 0)
        return part->title ? part->title : "";
    const char *from = colon ? colon + 1 : end;
    for (const char *bar; form > 0 && (bar = memchr(from, '|', (size_t)(end - from))); form--)
        from = bar + 1;
    const char *bar = memchr(from, '|', (size_t)(end - from));
    return arena_strndup(arena, from, (size_t)((bar ? bar : end) - from));
}

static const char *filled(const Phase *part, const char *text, int side, size_t form, Arena *arena)
{
    const char *out = "", *from = text;
    for (const char *at = text, *end; (at = strchr(at, '{')) && (end = strchr(at, '}')); at = from = end + 1)
        out = arena_printf(arena, "%s%.*s%s", out, (int)(at - from), from,
                           value_at(part, at + 1, end, side, form, arena));
    return from == text ? text : arena_printf(arena, "%s%s", out, from);
}

static bool is_letter(char c) { return isalnum((unsigned char)c) || (c & 0x80) || c == '\''; }

// " out hips up ": small letters, one blank for whatever is between words.
static const char *plain(const char *text, Arena *arena)
{
    const char *folded = fold_text(text, arena);
    char       *out = arena_alloc(arena, strlen(folded) + 3), *to = out;
    *to++ = ' ';
    for (; *folded; folded++)
        if (is_letter(*folded) && (*folded != '\'' || (to[-1] != ' ' && is_letter(folded[1]))))
            *to++ = (char)tolower((unsigned char)*folded);
        else if (to[-1] != ' ')
            *to++ = ' ';
    if (to[-1] != ' ')
        *to++ = ' ';
    *to = '\0';
    return out;
}

static bool has(const DrillStep *step, MoveKind kind)
{
    for (int i = 0; i < step->move_count; i++)
        if (step->moves[i].kind == kind)
            return true;
    return false;
}

bool work_is_held(const DrillStep *step) { return has(step, MOVE_HOLD_TIME) || has(step, MOVE_HOLD_BREATHS); }

static bool has_effort(const DrillStep *step)
{
    return has(step, MOVE_OUT) || has(step, MOVE_QUICK) || work_is_held(step);
}

// --- What it asks for, by its words ----------------------------------------------------

// A part's step, and the names and forms that are filled in.
typedef struct {
    const Phase *part;
    size_t       step;
    Phrases      phrases[WORK_COUNT];  // plain
    Arena       *arena;
    int          side;
    size_t       form;
} Look;

static Look look_at(const Phase *part, size_t step, const WorkWords *words, Arena *arena)
{
    Look look = { .part = part, .step = step, .arena = arena };
    for (int work = 0; work < WORK_COUNT; work++) {
        const size_t count = words->of[work].count;
        const char **items = ARENA_ARRAY(arena, const char *, count + 1);
        for (size_t i = 0; i < count; i++)
            items[i] = plain(words->of[work].items[i], arena);
        look.phrases[work] = (Phrases){ items, count };
    }
    return look;
}

// How many sides and forms there are to fill in, in a step and in those beside it.
typedef struct {
    int    sides;
    size_t forms;
} Variants;

static void widen(Variants *variants, const Wordings *wordings, const Drill *drill)
{
    for (size_t i = 0; i < wordings->count; i++) {
        size_t forms = 1;
        for (const char *at = strchr(wordings->items[i].text, '{'); at && *at; at++)
            forms += *at == '|';
        if (strstr(wordings->items[i].text, "{side") && drill->side_count > 0)
            variants->sides = drill->side_count;
        if (forms > variants->forms)
            variants->forms = forms < FORMS ? forms : FORMS;
    }
}

static Variants variants_of(const Look *look)
{
    const Drill *drill = look->part->drill;
    Variants     variants = { 1, 1 };
    for (size_t i = look->step > 0 ? look->step - 1 : 0; i < drill->step_count && i <= look->step + 1; i++)
        if (drill->steps[i].pool) {
            widen(&variants, &drill->steps[i].pool->full, drill);
            widen(&variants, &drill->steps[i].pool->brief, drill);
        }
    return variants;
}

static const char *text_of(const Look *look, const Wording *wording)
{
    return plain(filled(look->part, wording->text, look->side, look->form, look->arena), look->arena);
}

// A bit for each work of which a phrase is in the text.
static unsigned works_in(const Look *look, const char *text)
{
    unsigned works = 0;
    for (int work = 0; work < WORK_COUNT; work++)
        for (size_t i = 0; i < look->phrases[work].count && !(works & 1u << work); i++)
            if (strstr(text, look->phrases[work].items[i]))
                works |= 1u << work;
    return works;
}

// Whether the first text ends, and the second begins, within a phrase of several words: "hips", "up".
static bool is_across(const char *first, const char *second, const char *phrase)
{
    for (const char *blank = phrase; (blank = strchr(blank + 1, ' ')) && blank[1];) {
        const size_t before = (size_t)(blank + 1 - phrase), length = strlen(first);
        if (before <= length && strncmp(first + length - before, phrase, before) == 0 &&
            strncmp(second, blank, strlen(blank)) == 0)
            return true;
    }
    return false;
}

static unsigned works_across(const Look *look, const char *first, const char *second)
{
    unsigned works = 0;
    for (int work = 0; work < WORK_COUNT; work++)
        for (size_t i = 0; i < look->phrases[work].count; i++)
            if (is_across(first, second, look->phrases[work].items[i]))
                works |= 1u << work;
    return works;
}

// "Bend at the hips" on the breath in and "Up" on the breath out are two things.
static unsigned works_beside(const Look *look, const char *text, size_t other)
{
    const DrillStep *step = &look->part->drill->steps[other];
    unsigned         works = 0;
    for (size_t i = 0; step->pool && has_effort(step) && i < step->pool->full.count; i++) {
        const char *beside = text_of(look, &step->pool->full.items[i]);
        works |= other < look->step ? works_across(look, beside, text) : works_across(look, text, beside);
    }
    return works;
}

static unsigned works_of_wordings(const Look *look, const Wordings *wordings)
{
    unsigned works = 0;
    for (size_t i = 0; i < wordings->count; i++) {
        const char *text = text_of(look, &wordings->items[i]);
        works |= works_in(look, text);
        if (look->step > 0)
            works |= works_beside(look, text, look->step - 1);
        if (look->step + 1 < look->part->drill->step_count)
            works |= works_beside(look, text, look->step + 1);
    }
    return works;
}

// A bit for each work that its words name.
static unsigned works_said(Look *look)
{
    const Pool    *pool = look->part->drill->steps[look->step].pool;
    const Variants variants = variants_of(look);
    unsigned       works = 0;
    for (look->side = 0; pool && look->side < variants.sides; look->side++)
        for (look->form = 0; look->form < variants.forms; look->form++)
            works |= works_of_wordings(look, &pool->full) | works_of_wordings(look, &pool->brief);
    return works;
}

// --- A step ----------------------------------------------------------------------------

static Work by_label(const DrillStep *step, unsigned said)
{
    if (step->pool && step->pool->core)
        return step->pool->floor ? WORK_FLOOR : WORK_LIFT;
    if (said & 1u << WORK_TURN)
        return WORK_TURN;
    if (has(step, MOVE_QUICK))
        return WORK_FLOOR;
    return work_is_held(step) ? WORK_HELD : WORK_NONE;
}

static Work by_words(const DrillStep *step, unsigned said)
{
    static const Work works[] = { WORK_PLANK, WORK_PRESS, WORK_FLOOR, WORK_STAND };  // the first that is said
    for (size_t i = 0; i < sizeof works / sizeof *works; i++)
        if (said & 1u << works[i])
            return works[i];
    return by_label(step, said);
}

Work work_of(const Phase *part, size_t index, const WorkWords *words)
{
    const DrillStep *step = &part->drill->steps[index];
    Arena            scratch = { 0 };
    if (!has_effort(step))
        return WORK_NONE;  // a breath in, a rest
    Look       look = look_at(part, index, words, &scratch);
    const Work work = by_words(step, works_said(&look));
    arena_free(&scratch);
    return work;
}

const char *work_name(Work work)
{
    switch (work) {
    case WORK_NONE: return "";
    case WORK_TURN: return "turning the back";
    case WORK_HELD: return "a hold";
    case WORK_FLOOR: return "work of the pelvic floor";
    case WORK_LIFT:
    case WORK_PRESS: return "work of the belly";
    case WORK_STAND: return "standing up and lifting";
    case WORK_PLANK: return "lifting the hips";
    case WORK_COUNT: break;
    }
    return "";
}
