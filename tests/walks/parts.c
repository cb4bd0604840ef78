// Domain: "Seconds per phase; each column adds up exactly", and the sentence on brisk work.
#include "rules.h"

#include <math.h>
#include <string.h>

const char *adds_up_to_the_frame(Heard *heard)
{
    double at = 0;
    EACH_PART(heard, p)
    {
        if (fabs(p->from - at) > 0.000002)
            return WRONG("\"%s\" does not begin where the part before ends", p->key);
        at = p->to;
    }
    heard->looked++;
    if (fabs(at - heard->length) > 0.000002 ||
        heard->walk->score.length != frames_at(heard->walk->timeline.length, WALKS_RATE))
        return WRONG("parts come to %.3f s of %.3f s", at, heard->length);
    if (heard->of->minutes > 0 && fabs(at - 60 * heard->of->minutes) > 0.000002)
        return WRONG("%.3f s long", at);
    return NULL;
}

// clang-format off
static const struct { double minutes; int seconds[9]; } table[] = {
    //      open settle conn reset work quiet reset cool close
    { 5,  { 40,  60, 110,   0,   0,  30,  0,  45, 15 } },
    { 10, { 45, 105, 150,  60, 135,   0,  0,  80, 25 } },
    { 20, { 60, 180, 240,  60, 240, 210,  0, 180, 30 } },
    { 30, { 60, 240, 300,  60, 480, 360,  0, 260, 40 } },
    { 45, { 60, 300, 360,  60, 780, 600, 60, 440, 40 } },
};
// clang-format on
enum { COLUMNS = sizeof table / sizeof *table };
enum { OPEN, SETTLE, CONNECT, RESET, WORK, QUIET, RESET_2, COOL, CLOSE, ROWS };

// The boundary nearest to a moment.
static double nearest(const Heard *heard, double at)
{
    double best = heard->length;
    EACH_PART(heard, p)
    if (fabs(p->to - at) < fabs(best - at))
        best = p->to;
    return best;
}

// A part on steps holds whole breaths; what is over or short goes to the next one at her own pace: after that
// the table holds to the millisecond. Two parts on steps in a row are off by two breaths of five seconds.
static const char *compare(Heard *heard, const int seconds[ROWS])
{
    double at = 0;
    for (int row = 0; row < ROWS; row++) {
        bool own_pace = row != CONNECT && row != WORK && row != QUIET;
        at += seconds[row];
        if (seconds[row] == 0)
            continue;
        heard->looked++;
        if (fabs(nearest(heard, at) - at) > (own_pace ? 0.001 : 10))
            return WRONG("no part ends at %.0f s, the nearest at %.3f s", at, nearest(heard, at));
    }
    return NULL;
}

const char *keeps_the_seconds_of_the_table(Heard *heard)
{
    const char *wrong = NULL;
    for (int column = 0; column < COLUMNS && !wrong; column++)
        if (heard->of->minutes == table[column].minutes)
            wrong = compare(heard, table[column].seconds);
    return wrong;
}

// In 20 minutes 1, in 30 minutes 2 blocks of 160 s and 80 s easy; in 45 minutes 3 of 180 and 80.
const char *keeps_the_brisk_blocks_of_the_table(Heard *heard)
{
    double minutes = heard->of->minutes;
    int    wanted = minutes == 20 ? 1 : minutes == 30 ? 2 : minutes == 45 ? 3 : 0, found = 0;
    if (heard->level != 4 || wanted == 0 || heard->of->drill)
        return NULL;
    EACH_PART(heard, p)
    {
        bool   brisk = strcmp(p->key, "brisk") == 0, easy = strcmp(p->key, "easy") == 0;
        double length = brisk ? (minutes == 45 ? 180 : 160) : 80;
        found += brisk;
        heard->looked += brisk || easy;
        if ((brisk || easy) && fabs(p->to - p->from - length) > 8)
            return WRONG("\"%s\" lasts %.1f s", p->key, p->to - p->from);
    }
    return found == wanted ? NULL : WRONG("%d blocks", found);
}
