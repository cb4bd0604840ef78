#include "plan/pace.h"

enum { STEPS = 2, EASY_WALKS = 2 };

typedef struct {
    int more;  // steps a minute
    int easy;  // walks in a row since the last change
} Pacing;

static Pacing back(Pacing pacing) { return (Pacing){ pacing.more > STEPS ? pacing.more - STEPS : 0, 0 }; }

static Pacing easier(Pacing pacing)
{
    pacing.easy++;
    return pacing.easy < EASY_WALKS ? pacing : (Pacing){ pacing.more + STEPS, 0 };
}

static Pacing after(Pacing pacing, const Entry *entry)
{
    if (entry->signs)
        return back(pacing);
    if (entry->kind != ENTRY_WALK || entry->left_early)
        return pacing;
    switch (entry->feel) {
    case FEEL_EASY: return easier(pacing);
    case FEEL_GOOD: return (Pacing){ pacing.more, 0 };
    case FEEL_HARD: return back(pacing);
    case FEEL_NOT_SAID: break;
    }
    return pacing;
}

double plan_pace_more(const History *history)
{
    Pacing pacing = { 0 };
    for (size_t i = 0; i < history->count; i++)
        pacing = after(pacing, &history->entries[i]);
    return pacing.more;
}
