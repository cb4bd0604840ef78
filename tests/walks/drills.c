// Domain: the table of drills, and the paragraph on the pelvic floor.
#include "rules.h"

#include <math.h>
#include <string.h>

// What is asked of each step, typed by hand: from the moment of its word to that of the step it ends with,
// how many seconds it lasts, and how often it comes in easier, as written and harder.
typedef struct {
    const char *drill, *from, *to;
    double      least, most;
    int         times[3];
} Dose;

// clang-format off
static const Dose doses[] = {
    // A press of 5 to 10 s with the breath out it begins on, five a side.
    { "wall-bug-press", "press",   "let_go",  5, 10, { 10, 10, 10 } },
    { "daily-three",    "press",   "let_go",  5, 10, { 10, 10, 10 } },
    // Eight to ten a side, each opened with one breath out.
    { "open-book",      "open",    "back",    4,  8, { 16, 16, 20 } },
    { "daily-three",    "open",    "back",    4,  8, { 16, 16, 20 } },
    // Three to five slow breaths are 12 to 25 s, two to three sets a side.
    { "side-plank",     "stay",    "lower",  12, 25, {  4,  4,  4 } },
    { "daily-three",    "stay_up", "lower",  12, 25, {  4,  4,  4 } },
    // Five of up to 4 s in her first two weeks, eight to the fifth, then ten of ten.
    { "pelvic-floor",   "squeeze", "let_go",  3, 10, {  5,  8, 10 } },
};

// What is said for every move, and how often.
typedef struct { const char *drill, *topic; int times[3]; } Said;
static const Said said[] = {
    { "wall-bug-press", "ready",   { 10, 10, 10 } }, { "wall-bug-press", "stay",    { 10, 10, 10 } },
    { "wall-bug-press", "let_go",  { 10, 10, 10 } }, { "wall-bug-press", "press",   { 10, 10, 10 } },
    { "open-book",      "widen",   { 16, 16, 20 } }, { "open-book",      "open",    { 16, 16, 20 } },
    { "open-book",      "back",    { 16, 16, 20 } }, { "open-book",      "settle",  { 16, 16, 20 } },
    { "side-plank",     "prepare", {  4,  4,  4 } }, { "side-plank",     "hips_up", {  4,  4,  4 } },
    { "side-plank",     "stay",    {  4,  4,  4 } }, { "side-plank",     "lower",   {  4,  4,  4 } },
    { "side-plank",     "pause",   {  4,  4,  4 } }, { "daily-three",    "pause",   {  4,  4,  4 } },
    { "daily-three",    "ready",   { 10, 10, 10 } }, { "daily-three",    "press",   { 10, 10, 10 } },
    { "daily-three",    "stay",    { 10, 10, 10 } }, { "daily-three",    "let_go",  { 10, 10, 10 } },
    { "daily-three",    "widen",   { 16, 16, 20 } }, { "daily-three",    "open",    { 16, 16, 20 } },
    { "daily-three",    "back",    { 16, 16, 20 } }, { "daily-three",    "settle",  { 16, 16, 20 } },
    { "daily-three",    "prepare", {  4,  4,  4 } }, { "daily-three",    "hips_up", {  4,  4,  4 } },
    { "daily-three",    "stay_up", {  4,  4,  4 } }, { "daily-three",    "lower",   {  4,  4,  4 } },
    { "breathing",      "rise",    {  7,  7,  7 } }, { "breathing",      "sink",    {  7,  7,  7 } },
    { "breathing",      "widen",   {  7,  7,  7 } }, { "breathing",      "settle",  {  7,  7,  7 } },
    { "pelvic-floor",   "ready",   {  6,  9, 11 } }, { "pelvic-floor",   "squeeze", {  5,  8, 10 } },
    { "pelvic-floor",   "let_go",  {  6,  9, 11 } }, { "pelvic-floor",   "quick",   {  1,  1,  1 } },
    { "pelvic-tilt",    "tip",     { 10, 16, 20 } }, { "pelvic-tilt",    "settle",  { 10, 16, 20 } },
    { "sit-to-stand",   "lean",    {  5,  8, 10 } }, { "sit-to-stand",   "stand",   {  5,  8, 10 } },
    { "sit-to-stand",   "tall",    {  5,  8, 10 } }, { "sit-to-stand",   "sit",     {  5,  8, 10 } },
    { "sit-to-stand",   "hinge",   {  4,  6,  8 } }, { "sit-to-stand",   "lift_baby", { 4, 6, 8 } },
    { "sit-to-stand",   "hug",     {  4,  6,  8 } }, { "sit-to-stand",   "lower",   {  4,  6,  8 } },
};
// clang-format on
#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool is_drill(const Heard *heard, const char *name) { return strcmp(heard->of->name, name) == 0; }
static bool is_topic(const Word *word, const char *topic) { return strcmp(word->topic, topic) == 0; }

static const Word *next_of(const Heard *heard, const Word *after, const char *topic)
{
    for (const Word *w = after + 1; w < heard->words + heard->word_count; w++)
        if (is_topic(w, topic))
            return w;
    return NULL;
}

// --- How long --------------------------------------------------------------------------

static const char *check_dose(Heard *heard, const Dose *dose)
{
    EACH_WORD(heard, w)
    {
        if (!is_topic(w, dose->from))
            continue;
        const Word *end = next_of(heard, w, dose->to);
        double      seconds = end ? end->asked - w->asked : 0;
        heard->looked++;
        if (seconds < dose->least - 0.001 || seconds > dose->most + 0.001)
            return WRONG("\"%s\" at %.0f s lasts %.1f s", dose->from, w->asked, seconds);
    }
    return NULL;
}

const char *keeps_each_effort_as_long_as_its_dose(Heard *heard)
{
    const char *wrong = NULL;
    for (size_t i = 0; i < COUNT(doses) && !wrong; i++)
        if (is_drill(heard, doses[i].drill))
            wrong = check_dose(heard, &doses[i]);
    return wrong;
}

// min(10, 2 + weeks since her first time): no longer than her weeks since the birth allow;
// the rest as long.
const char *rests_the_pelvic_floor_as_long_as_it_holds(Heard *heard)
{
    double longest = fmin(10, 2 + (heard->of->weeks < 0 ? 8 : heard->of->weeks));
    EACH_WORD(heard, w)
    {
        if (!is_drill(heard, "pelvic-floor") || !is_topic(w, "squeeze"))
            continue;
        const Word *go = next_of(heard, w, "let_go"), *ready = go ? next_of(heard, go, "ready") : NULL;
        if (!go || !ready)
            return "a hold without an end";
        double hold = go->asked - w->asked, rest = ready->asked - go->asked;
        heard->looked++;
        if (hold > longest + 0.001 || rest < hold - 0.001)
            return WRONG("holds %.1f s, rests %.1f s in week %d", hold, rest, heard->of->weeks);
    }
    return NULL;
}

// Between two sets of a plank: a rest, no shorter than the hold of three slow breaths.
const char *rests_between_the_sets_of_a_plank(Heard *heard)
{
    EACH_WORD(heard, w)
    {
        const Word *next = is_topic(w, "pause") ? next_of(heard, w, "prepare") : NULL;
        heard->looked += next != NULL;
        if (next && next->asked - w->asked < 12)
            return WRONG("%.1f s at %.0f s", next->asked - w->asked, w->asked);
    }
    return NULL;
}

// A second up, a second fully let go.
const char *lets_go_of_each_quick_one_for_as_long(Heard *heard)
{
    static const int times[3] = { 5, 8, 10 };
    int              found = 0;
    double           last = 0;
    if (!is_drill(heard, "pelvic-floor"))
        return NULL;
    EACH_LIFT(heard, l)
    {
        if (!is_part(heard, l->part, "quick"))
            continue;
        heard->looked++;
        if (fabs(l->length - 1) > 0.001 || (found++ > 0 && l->at - last < 2 - 0.001))
            return WRONG("%.2f s long, %.2f s after the last", l->length, l->at - last);
        last = l->at;
    }
    return found == times[heard->of->form + 1] ? NULL : WRONG("%d quick ones", found);
}

// --- How often -------------------------------------------------------------------------

static int count_topic(const Heard *heard, const char *topic, double from, double to)
{
    int count = 0;
    EACH_WORD(heard, w)
    count += is_topic(w, topic) && w->asked >= from && w->asked < to;
    return count;
}

// As often on the one side as on the other: the word that changes sides is in the middle.
static const char *check_sides(Heard *heard, const Dose *dose)
{
    int wanted = dose->times[heard->of->form + 1], all = count_topic(heard, dose->from, 0, heard->length);
    heard->looked++;
    if (all != wanted)
        return WRONG("\"%s\" %d times", dose->from, all);
    if (is_drill(heard, "pelvic-floor"))
        return NULL;
    EACH_WORD(heard, w)
    if (is_topic(w, "switch") && count_topic(heard, dose->from, 0, w->asked) == wanted / 2)
        return NULL;
    return WRONG("\"%s\" is not as often on each side", dose->from);
}

const char *repeats_each_side_as_often_as_its_dose(Heard *heard)
{
    const char *wrong = NULL;
    for (size_t i = 0; i < COUNT(doses) && !wrong; i++)
        if (is_drill(heard, doses[i].drill))
            wrong = check_sides(heard, &doses[i]);
    return wrong;
}

const char *says_every_move_of_every_repetition(Heard *heard)
{
    for (size_t i = 0; i < COUNT(said); i++) {
        int found = is_drill(heard, said[i].drill) ? count_topic(heard, said[i].topic, 0, heard->length) : 0;
        int wanted = is_drill(heard, said[i].drill) ? said[i].times[heard->of->form + 1] : 0;
        heard->looked += wanted > 0;
        if (found != wanted)
            return WRONG("\"%s\" is said %d times of %d", said[i].topic, found, wanted);
    }
    return NULL;
}

// --- Words around ----------------------------------------------------------------------

// What a drill's part asks for, in a word of its explanation.
// clang-format off
static const struct { const char *part, *words[5]; } explained[] = {
    { "press", { "press" } }, { "book", { "arm", "opens" } }, { "plank", { "hips" } },
    { "belly", { "belly", "hand goes up", "only as deep" } }, { "ribs", { "ribs" } },
    { "long", { "lift", "up." , "up. " } }, { "quick", { "quick" } },
    { "tilt", { "tips", "hollow" } }, { "stand", { "stand", "up" } }, { "pick_up", { "up", "lift" } },
};
// clang-format on

static bool has_repetitions(const Heard *heard, int part)
{
    for (size_t i = 0; i < COUNT(explained); i++)
        if (is_part(heard, part, explained[i].part))
            return heard->of->drill;
    return is_part(heard, part, "again");
}

const char *is_never_silent_for_45_seconds_within_repetitions(Heard *heard)
{
    EACH_WORD(heard, w)
    {
        if (!has_repetitions(heard, w->part))
            continue;
        double quiet = fmin(quiet_after(heard, w), heard->parts[w->part].to - w->to);
        heard->looked++;
        if (quiet > 45)
            return WRONG("%.0f s after \"%s\" at %.0f s", quiet, w->text, w->to);
    }
    return NULL;
}

static bool is_explained(const Heard *heard, int part, const char *const *words)
{
    EACH_WORD(heard, w)
    if (w->part == part - 1 && w->way == WAY_NONE && w->to <= heard->parts[part].from &&
        says_any(w->text, words) && !strcasestr(w->text, "get help"))
        return true;
    return false;
}

const char *explains_the_first_repetition(Heard *heard)
{
    for (int p = 1; p < (int)heard->part_count && heard->of->talk != TALK_SILENT; p++)
        for (size_t i = 0; i < COUNT(explained) && heard->of->drill; i++) {
            if (!is_part(heard, p, explained[i].part))
                continue;
            heard->looked++;
            if (!is_explained(heard, p, explained[i].words))
                return WRONG("\"%s\" begins unexplained", explained[i].part);
        }
    return NULL;
}

// "Twice more today, without me." "if it hurts, or you cannot feel it let go, stop and see a physio".
const char *ends_the_pelvic_floor_with_what_comes_next(Heard *heard)
{
    int more = 0, stop = 0;
    if (!is_drill(heard, "pelvic-floor") || heard->of->talk == TALK_SILENT)
        return NULL;
    EACH_WORD(heard, w)
    {
        more += strcasestr(w->text, "today, without me") != NULL;
        stop += strcasestr(w->text, "see a pelvic-health physio") && strcasestr(w->text, "go");
    }
    heard->looked++;
    return more == 1 && stop == 1 ? NULL : WRONG("more %d times, when to stop %d times", more, stop);
}
