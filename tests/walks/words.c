// Domain: "Cues": in full the first times, then shorter; never the same wording twice in a row; what is never
// said. Six wordings of what is heard often is a rule of this house.
#include "rules.h"

#include <string.h>

// The two before of the same purpose; words after a lift apart.
const char *never_says_a_breath_word_of_the_last_two(Heard *heard)
{
    for (size_t i = 0; i < heard->word_count && !heard->of->drill; i++) {
        const Word *word = &heard->words[i];
        if (word->way == WAY_NONE)
            continue;
        heard->looked++;
        for (size_t back = i, seen = 0; back-- > 0 && seen < 2;) {
            const Word *before = &heard->words[back];
            if (before->way != word->way || before->after_lift != word->after_lift)
                continue;
            seen++;
            if (strcasecmp(before->text, word->text) == 0)
                return WRONG("\"%s\" again at %.1f s", word->text, word->vowel);
        }
    }
    return NULL;
}

const char *says_no_tip_twice_in_five_minutes(Heard *heard)
{
    EACH_WORD(heard, w)
    for (const Word *later = w + 1; later < heard->words + heard->word_count; later++) {
        if (heard->of->drill || w->on_turn || w->ahead || w->way != WAY_NONE || later->ahead)
            continue;
        heard->looked++;
        if (strcmp(w->text, later->text) == 0 && later->from - w->from < 5 * 60 && w->free_tip)
            return WRONG("\"%s\" again after %.0f s", w->text, later->from - w->from);
    }
    return NULL;
}

// Not one phrase twice in a row, numbers apart.
const char *never_repeats_itself(Heard *heard)
{
    for (size_t i = 1; i < heard->word_count; i++) {
        const Word *before = &heard->words[i - 1], *word = &heard->words[i];
        heard->looked++;
        if (strcasecmp(before->text, word->text) == 0)
            return WRONG("\"%s\" twice in a row at %.1f s", word->text, word->from);
    }
    return NULL;
}

const char *says_full_words_first_and_short_ones_later(Heard *heard)
{
    bool faded = false;
    EACH_WORD(heard, w)
    {
        if (heard->of->drill || w->way != WAY_OUT || w->after_lift)
            continue;
        heard->looked++;
        if (faded && w->full)
            return WRONG("\"%s\" in full after short ones", w->text);
        faded |= !w->full;
    }
    return NULL;
}

// --- How much --------------------------------------------------------------------------

// Spoken part of the time of all parts that are called so (a brisk block is its two). What announces a change
// or the time is as frequent as changes and minutes are, and not counted.
static double spoken_share(const Heard *heard, const char *const keys[])
{
    double spoken = 0, length = 0;
    for (int p = 0; p < (int)heard->part_count; p++) {
        if (!is_part(heard, p, keys[0]) && !(keys[1] && is_part(heard, p, keys[1])))
            continue;
        length += heard->parts[p].to - heard->parts[p].from;
        EACH_WORD(heard, w)
        if (w->part == p && !w->ahead && !tells_time(w->text))
            spoken += w->to - w->from;
    }
    return length > 0 ? spoken / length : -1;
}

const char *speaks_less_from_connect_to_work_to_quiet(Heard *heard)
{
    static const char *const connect[2] = { "connect" }, *const work[2] = { "work" },
                             *const quiet[2] = { "quiet" };
    static const char *const        brisk[2] = { "brisk", "easy" };
    if (heard->of->drill || heard->of->talk != TALK_FULL)
        return NULL;
    double in_connect = spoken_share(heard, connect), in_quiet = spoken_share(heard, quiet);
    double in_work = spoken_share(heard, heard->level == 4 ? brisk : work);
    heard->looked += in_work >= 0 || in_quiet >= 0;
    if (in_connect >= 0 && in_work >= in_connect)
        return WRONG("connect %.3f, work %.3f", in_connect, in_work);
    if (in_quiet >= 0 && in_quiet >= (in_work >= 0 ? in_work : in_connect))
        return WRONG("connect %.3f, work %.3f, quiet %.3f", in_connect, in_work, in_quiet);
    return NULL;
}

// The stop signs and the changes of the breath; in a drill also what she does.
const char *says_only_what_must_be_said_where_she_wants_silence(Heard *heard)
{
    EACH_WORD(heard, w)
    {
        if (heard->of->drill || heard->of->talk != TALK_SILENT)
            return NULL;
        heard->looked++;
        if (w->part > 0 && !w->ahead)
            return WRONG("\"%s\" at %.0f s", w->text, w->from);
    }
    return NULL;
}

// --- What is never said ----------------------------------------------------------------

// "Never 'brace', never 'suck in', never hold"; no cheering, no orders to go on.
const char *never_says_what_is_never_said(Heard *heard)
{
    static const char *const never[] = { "brace",           "suck in",     "hold your breath",
                                         "hold the breath", "bear down",   "push through",
                                         "no pain",         "as hard as",  "keep going",
                                         "come on",         "well done",   "six breaths",
                                         "flat belly",      "bounce back", NULL };
    EACH_WORD(heard, w)
    {
        heard->looked++;
        if (says_any(w->text, never))
            return WRONG("\"%s\"", w->text);
    }
    return NULL;
}

// --- Wordings --------------------------------------------------------------------------

static const Pool *pool_in_says(const Say *says, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(says[i].pool->name, name) == 0)
            return says[i].pool;
    return NULL;
}

static const Pool *pool_in_drill(const Drill *drill, const char *name)
{
    for (size_t i = 0; drill && i < drill->step_count; i++)
        if (drill->steps[i].pool && strcmp(drill->steps[i].pool->name, name) == 0)
            return drill->steps[i].pool;
    return drill && drill->change_pool && strcmp(drill->change_pool->name, name) == 0 ? drill->change_pool
                                                                                      : NULL;
}

static const Pool *find_pool(const Phase *phases, size_t count, const char *name)
{
    const Pool *pool = NULL;
    for (size_t i = 0; i < count && !pool; i++) {
        pool = pool_in_says(phases[i].says, phases[i].say_count, name);
        pool = pool ? pool : pool_in_drill(phases[i].drill, name);
        pool = pool ? pool : find_pool(phases[i].phases, phases[i].phase_count, name);
    }
    return pool;
}

static int times_said(const Heard *heard, const Word *like)
{
    int count = 0;
    EACH_WORD(heard, w)
    count += strcmp(w->topic, like->topic) == 0 && w->after_lift == like->after_lift && w->full == like->full;
    return count;
}

const char *has_six_wordings_of_what_is_heard_more_than_twice(Heard *heard)
{
    const Session *session = &heard->walk->session;
    EACH_WORD(heard, w)
    {
        const Pool *pool = find_pool(session->phases, session->phase_count, w->topic);
        pool = pool ? pool : pool_in_says(session->says, session->say_count, w->topic);
        if (!pool || times_said(heard, w) <= 2)
            continue;  // counts, and the rest after ten lifts
        const Wordings *wordings = w->after_lift                       ? &pool->then
                                   : !w->full && pool->brief.count > 0 ? &pool->brief
                                                                       : &pool->full;
        heard->looked++;
        if (wordings->count < 6)
            return WRONG("\"%s\" has %zu", w->topic, wordings->count);
    }
    return NULL;
}
