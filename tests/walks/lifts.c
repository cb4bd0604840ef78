// Domain: "At every level at most 10 lifts with less than 60 s between neighbours, words or swell; then 60 s
// free"; "Effort always on the exhale"; "Levels", the column of how often.
#include "rules.h"

#include <math.h>
#include <string.h>

// The pelvic floor has doses of its own.
const char *rests_a_minute_after_ten_lifts(Heard *heard)
{
    double last = -3600;
    int    run = 0;
    if (strcmp(heard->of->name, "pelvic-floor") == 0)
        return NULL;
    EACH_LIFT(heard, l)
    {
        run = l->at - last < 60 ? run + 1 : 1;
        last = l->at;
        heard->looked++;
        if (run > 10)
            return WRONG("the %dth lift in a row at %.1f s", run, l->at);
    }
    return NULL;
}

static const Turn *breath_at(const Heard *heard, double at)
{
    EACH_BREATH(heard, b)
    if (fabs(b->at - at) < 0.001)
        return b;
    return NULL;
}

const char *lifts_on_the_breath_out_alone(Heard *heard)
{
    EACH_LIFT(heard, l)
    {
        const Turn *breath = breath_at(heard, l->at);
        heard->looked++;
        if (!breath || !breath->out || l->length > breath->length + 0.001)
            return WRONG("a lift at %.1f s is on no breath out, or longer", l->at);
    }
    return NULL;
}

static int breaths_out_between(const Heard *heard, double from, double to)
{
    int count = 0;
    EACH_BREATH(heard, b)
    count += b->out && b->at > from + 0.001 && b->at < to + 0.001;
    return count;
}

// 2: every, every 2nd, every 4th. 3: every 4th, every 8th. 4: at block starts, then one in 2 to 3 minutes.
static bool is_as_often(const Heard *heard, const Lift *before, const Lift *lift)
{
    int breaths = breaths_out_between(heard, before->at, lift->at);
    switch (heard->level) {
    case 2: return breaths == 1 || breaths == 2 || breaths == 4;
    case 3: return breaths == 4 || breaths == 8;
    default: return lift->at - before->at >= 120;
    }
}

// Of walks by their length; named ones have theirs. A gap of a minute is the rest after ten.
const char *lifts_as_often_as_her_level(Heard *heard)
{
    for (size_t i = 1; i < heard->lift_count && heard->of->minutes > 0; i++) {
        const Lift *before = &heard->lifts[i - 1], *lift = &heard->lifts[i];
        bool        rest = heard->level < 4 && lift->at - before->at >= 60;
        if (before->part != lift->part || rest)
            continue;
        heard->looked++;
        if (!is_as_often(heard, before, lift))
            return WRONG("at %.1f s, %d breaths and %.0f s after the last", lift->at,
                         breaths_out_between(heard, before->at, lift->at), lift->at - before->at);
    }
    return NULL;
}

// Free breath asks for nothing, and in quiet there is no lift.
const char *lifts_in_no_part_of_her_own_pace(Heard *heard)
{
    static const char *const free_parts[] = {
        "open", "settle", "reset", "reset_2", "quiet", "cool", "close"
    };
    EACH_LIFT(heard, l)
    {
        heard->looked++;
        for (size_t i = 0; i < sizeof free_parts / sizeof *free_parts && !heard->of->drill; i++)
            if (is_part(heard, l->part, free_parts[i]))
                return WRONG("a lift in \"%s\" at %.1f s", free_parts[i], l->at);
    }
    return NULL;
}
