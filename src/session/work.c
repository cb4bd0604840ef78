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

// A part's step, with the names and forms that are filled in.
typedef struct {
    const Phase     *part;
    size_t           step;
    const WorkWords *words;
    Arena           *arena;
    int              side;
    size_t           form;
} Look;

static const char *text_of(const Look *look, const Wording *wording)
{
    return plain(filled(look->part, wording->text, look->side, look->form, look->arena), look->arena);
}

static bool holds(const char *text, const Phrases *phrases, Arena *arena)
{
    for (size_t i = 0; i < phrases->count; i++)
        if (strstr(text, plain(phrases->items[i], arena)))
            return true;
    return false;
}

// Whether a phrase begins in the first text and ends in the second: "hips", "up".
static bool spans(const char *first, const char *second, const Phrases *phrases, Arena *arena)
{
    const char  *both = arena_printf(arena, "%s%s", first, second + 1);
    const size_t middle = strlen(first) - 1;
    for (size_t i = 0; i < phrases->count; i++) {
        const char  *phrase = plain(phrases->items[i], arena);
        const size_t length = strlen(phrase);
        for (const char *at = both; (at = strstr(at, phrase)); at++)
            if ((size_t)(at - both) < middle && (size_t)(at - both) + length > middle + 1)
                return true;
    }
    return false;
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

static const Wordings *wordings_of(const DrillStep *step, bool brief)
{
    return !step->pool ? NULL : brief ? &step->pool->brief : &step->pool->full;
}

// "Bend at the hips" on the breath in and "Up" on the breath out are two things.
static bool spans_with(const Look *look, const Wording *wording, size_t other, const Phrases *phrases)
{
    const DrillStep *step = &look->part->drill->steps[other];
    const Wordings  *others = has_effort(step) ? wordings_of(step, false) : NULL;
    const char      *text = text_of(look, wording);
    for (size_t i = 0; others && i < others->count; i++) {
        const char *beside = text_of(look, &others->items[i]);
        if (other < look->step ? spans(beside, text, phrases, look->arena)
                               : spans(text, beside, phrases, look->arena))
            return true;
    }
    return false;
}

static bool one_of(const Look *look, const Wordings *wordings, const Phrases *phrases)
{
    for (size_t i = 0; wordings && i < wordings->count; i++) {
        const Wording *wording = &wordings->items[i];
        if (holds(text_of(look, wording), phrases, look->arena) ||
            (look->step > 0 && spans_with(look, wording, look->step - 1, phrases)) ||
            (look->step + 1 < look->part->drill->step_count &&
             spans_with(look, wording, look->step + 1, phrases)))
            return true;
    }
    return false;
}

static bool says(const Look *from, Work work)
{
    const DrillStep *step = &from->part->drill->steps[from->step];
    const int        sides = from->part->drill->side_count > 0 ? from->part->drill->side_count : 1;
    for (Look look = *from; look.side < sides; look.side++)
        for (look.form = 0; look.form < FORMS; look.form++)
            if (one_of(&look, wordings_of(step, false), &look.words->of[work]) ||
                one_of(&look, wordings_of(step, true), &look.words->of[work]))
                return true;
    return false;
}

// --- A step ----------------------------------------------------------------------------

static Work by_label(const Look *look, const DrillStep *step)
{
    if (step->pool && step->pool->core)
        return step->pool->floor ? WORK_FLOOR : WORK_LIFT;
    if (says(look, WORK_TURN))
        return WORK_TURN;
    if (has(step, MOVE_QUICK))
        return WORK_FLOOR;
    return work_is_held(step) ? WORK_HELD : WORK_NONE;
}

Work work_of(const Phase *part, size_t index, const WorkWords *words, const Desk *desk)
{
    const DrillStep *step = &part->drill->steps[index];
    const Look       look = { part, index, words, desk->arena, 0, 0 };
    if (!has_effort(step))
        return WORK_NONE;  // a breath in, a rest
    if (says(&look, WORK_PLANK))
        return WORK_PLANK;
    if (says(&look, WORK_PRESS))
        return WORK_PRESS;
    if (says(&look, WORK_FLOOR))
        return WORK_FLOOR;
    return says(&look, WORK_STAND) ? WORK_STAND : by_label(&look, step);
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
