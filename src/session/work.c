// What a step of a drill asks of her: by its words, its moves and its label, never by its name. A label that
// says less than the moves do is not believed, and a hold that nobody names is an effort all the same.
#include "session/stages.h"

static const char *const plank[] = { "plank",         "bridge",         "hips up",
                                     "hips come up",  "hips off",       "hips high",
                                     "lift the hips", "float the hips", NULL };
static const char *const press[] = { "press",      "presses",    "pressing", "navel",   "tummy",
                                     "belly flat", "belly firm", "flatten",  "tighten", NULL };
static const char *const floor_words[] = { "squeeze", "pea", "purse", "pelvic floor", "back passage", NULL };
static const char *const stand[] = { "stand up", "squat", "lunge", "lift the baby", "baby up", NULL };
static const char *const turn[] = { "top arm", "arm opens", "open the arm", "a book", "the book", NULL };

static bool one_of(const Wordings *wordings, const char *const *phrases)
{
    for (size_t i = 0; i < wordings->count; i++)
        for (const char *const *phrase = phrases; *phrase; phrase++)
            if (words_hold(wordings->items[i].text, *phrase))
                return true;
    return false;
}

static bool says(const DrillStep *step, const char *const *phrases)
{
    return step->pool && (one_of(&step->pool->full, phrases) || one_of(&step->pool->brief, phrases));
}

static bool has(const DrillStep *step, MoveKind kind)
{
    for (int i = 0; i < step->move_count; i++)
        if (step->moves[i].kind == kind)
            return true;
    return false;
}

bool work_is_held(const DrillStep *step) { return has(step, MOVE_HOLD_TIME) || has(step, MOVE_HOLD_BREATHS); }

static Work by_label(const DrillStep *step)
{
    if (step->pool && step->pool->core)
        return step->pool->floor ? WORK_FLOOR : WORK_LIFT;
    if (says(step, turn))
        return WORK_TURN;
    if (has(step, MOVE_QUICK))
        return WORK_FLOOR;
    return work_is_held(step) ? WORK_HELD : WORK_NONE;
}

Work work_of(const DrillStep *step)
{
    if (!has(step, MOVE_OUT) && !has(step, MOVE_QUICK) && !work_is_held(step))
        return WORK_NONE;  // a breath in, a rest
    if (says(step, plank))
        return WORK_PLANK;
    if (says(step, press))
        return WORK_PRESS;
    if (says(step, floor_words))
        return WORK_FLOOR;
    return says(step, stand) ? WORK_STAND : by_label(step);
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
