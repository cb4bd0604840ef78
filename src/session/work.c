// What a step of a drill asks of her, judged by its words, its moves and its label, never by its name. We do
// not believe a label that claims less than the moves ask, and a hold without a label is an effort all the
// same.
#include "session/came_with.h"
#include "session/stages.h"

WorkWords work_words_read(const ConfNode *cues, Named language, const Desk *desk)
{
    const ConfNode *kept = key_get(cues_that_came(cues, language, desk), KEY_DRILL_STEPS);
    const ConfNode *hers = key_get(cues, KEY_DRILL_STEPS);
    WorkWords       words = { 0 };
    for (const Choice *work = session_work_keys; work->word; work++)
        words.of[work->value] = cue_phrases(kept, hers, work->word, desk);
    return words;
}

// --- A step ----------------------------------------------------------------------------

static bool one_of(const Wordings *wordings, const Phrases *phrases)
{
    for (size_t i = 0; i < wordings->count; i++)
        for (size_t phrase = 0; phrase < phrases->count; phrase++)
            if (words_hold(wordings->items[i].text, phrases->items[phrase]))
                return true;
    return false;
}

static bool says(const DrillStep *step, const WorkWords *words, Work work)
{
    const Phrases *phrases = &words->of[work];
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

static Work by_label(const DrillStep *step, const WorkWords *words)
{
    if (step->pool && step->pool->core)
        return step->pool->floor ? WORK_FLOOR : WORK_LIFT;
    if (says(step, words, WORK_TURN))
        return WORK_TURN;
    if (has(step, MOVE_QUICK))
        return WORK_FLOOR;
    return work_is_held(step) ? WORK_HELD : WORK_NONE;
}

Work work_of(const DrillStep *step, const WorkWords *words)
{
    if (!has(step, MOVE_OUT) && !has(step, MOVE_QUICK) && !work_is_held(step))
        return WORK_NONE;  // a breath in, a rest
    if (says(step, words, WORK_PLANK))
        return WORK_PLANK;
    if (says(step, words, WORK_PRESS))
        return WORK_PRESS;
    if (says(step, words, WORK_FLOOR))
        return WORK_FLOOR;
    return says(step, words, WORK_STAND) ? WORK_STAND : by_label(step, words);
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
