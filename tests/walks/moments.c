// Domain: "Cues" (a question to the body needs silence), "Sound craft" (lead), "Levels" (quiet, close).
#include "rules.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *lets_one_phrase_end_before_the_next(Heard *heard)
{
    double end = 0;
    EACH_WORD(heard, w)
    {
        heard->looked++;
        if (w->from < end - 0.001)
            return WRONG("\"%s\" at %.2f s begins before the last word has ended", w->text, w->from);
        end = w->to;
    }
    return NULL;
}

// --- Questions -------------------------------------------------------------------------

static bool names_a_feeling(const char *from, const char *to)
{
    static const char *const feelings[] = { "heavy", "sore",       "leak",   "ache",     "hurt",
                                            "worse", "soft again", "let go", "anything", NULL };
    char                     question[200];
    snprintf(question, sizeof question, "%.*s", (int)(to - from), from);
    return says_any(question, feelings) && !strcasestr(question, "dome");
}

// By one of its sentences that end in a question mark.
static bool asks_the_body(const Word *word)
{
    for (const char *end = strchr(word->text, '?'); end; end = strchr(end + 1, '?')) {
        const char *from = end;
        while (from > word->text && from[-1] != '.' && from[-1] != '?')
            from--;
        if (names_a_feeling(from, end))
            return true;
    }
    return false;
}

const char *leaves_eight_seconds_after_a_question_to_the_body(Heard *heard)
{
    EACH_WORD(heard, w)
    {
        if (!asks_the_body(w))
            continue;
        heard->looked++;
        if (quiet_after(heard, w) < 8 && w->to + 8 < heard->length)
            return WRONG("%.1f s after \"%s\"", quiet_after(heard, w), w->text);
    }
    return NULL;
}

// --- Orders ----------------------------------------------------------------------------

// What she is to do now; not what is said on a breath, nor what only announces time, ticks, or what comes.
static bool is_order(const Heard *heard, const Word *word)
{
    bool edge = word->part == 0 || word->part == (int)heard->part_count - 1;
    return !edge && !word->on_turn && word->way == WAY_NONE && !word->ahead && !tells_time(word->text) &&
           !strcasestr(word->text, "tick");
}

const char *leaves_three_seconds_between_orders(Heard *heard)
{
    const Word *last = NULL;
    EACH_WORD(heard, w)
    {
        if (heard->of->drill || !is_order(heard, w))
            continue;
        heard->looked += last != NULL;
        if (last && w->from - last->to < 3 - 0.001)
            return WRONG("\"%s\" %.1f s after \"%s\"", w->text, w->from - last->to, last->text);
        last = w;
    }
    return NULL;
}

const char *says_no_tip_more_than_three_seconds_late(Heard *heard)
{
    EACH_WORD(heard, w)
    {
        heard->looked += w->free_tip;
        if (w->free_tip && !heard->of->drill && w->from > w->asked + 3.05)
            return WRONG("\"%s\" %.1f s late", w->text, w->from - w->asked);
    }
    return NULL;
}

// --- Changes ---------------------------------------------------------------------------

static double step_before(const Heard *heard, double at)
{
    double step = 0;
    for (size_t i = 1; i < heard->tick_count && heard->ticks[i].at < at; i++)
        if (!heard->ticks[i].count_in && at - heard->ticks[i].at < 8)
            step = heard->ticks[i].at - heard->ticks[i - 1].at;
    return step;
}

// The last words before a part end four to eight steps ahead, or three to five seconds where pace is her own.
static const char *announcement_before(Heard *heard, size_t part)
{
    double at = heard->parts[part].from, step = step_before(heard, at);
    double latest = step > 0 ? 4 * step : 3, earliest = step > 0 ? 8 * step : 5, lead = 1000;
    bool   named = false;
    EACH_WORD(heard, w)
    if (w->to <= at && at - w->to < 20 && w->ahead) {
        named |= strcasestr(w->text, heard->parts[part].title) != NULL;
        lead = fmin(lead, at - w->to);
    }
    if (!named)
        return WRONG("\"%s\" at %.0f s comes without its name", heard->parts[part].title, at);
    return lead < latest - 0.06 || lead > earliest + 0.06
               ? WRONG("told of \"%s\" %.1f s ahead, not %.1f to %.1f", heard->parts[part].title, lead,
                       latest, earliest)
               : NULL;
}

const char *announces_each_part_ahead(Heard *heard)
{
    const char *wrong = NULL;
    for (size_t p = 1; p < heard->part_count && !wrong; p++) {
        if (heard->of->drill || heard->of->talk == TALK_SILENT)
            return NULL;
        heard->looked++;
        wrong = announcement_before(heard, p);
    }
    return wrong;
}

// --- Quiet -----------------------------------------------------------------------------

static bool is_quiet(const Heard *heard, int part) { return strstr(heard->parts[part].key, "quiet") != NULL; }

// No voice but the one that announces the next part.
const char *leaves_quiet_parts_quiet(Heard *heard)
{
    EACH_WORD(heard, w)
    {
        bool quiet = is_quiet(heard, w->part);
        heard->looked += quiet;
        if (quiet && !w->ahead)
            return WRONG("\"%s\" in a quiet part", w->text);
        if (!quiet && !w->ahead)
            EACH_PART(heard, p)
        if (strstr(p->key, "quiet") && w->from < p->to - 0.001 && w->to > p->from + 0.001)
            return WRONG("\"%s\" runs into a quiet part", w->text);
    }
    return NULL;
}

const char *announces_quiet(Heard *heard)
{
    for (int p = 0; p < (int)heard->part_count; p++) {
        if (!is_quiet(heard, p) || heard->of->talk == TALK_SILENT)
            continue;
        bool said = false;
        EACH_WORD(heard, w)
        said |= w->to <= heard->parts[p].from && w->to > heard->parts[p].from - 10 &&
                strcasestr(w->text, "quiet");
        heard->looked++;
        if (!said)
            return "no word of the quiet that comes";
    }
    return NULL;
}

// --- Time ------------------------------------------------------------------------------

// "2 minutes to go" is true to ten seconds.
const char *says_the_minutes_that_are_left(Heard *heard)
{
    EACH_WORD(heard, w)
    {
        bool one = strncasecmp(w->text, "one ", 4) == 0;
        if (heard->of->drill || (!one && !isdigit((unsigned char)*w->text)) || !strcasestr(w->text, "minute"))
            continue;
        double minutes = one ? 1 : atof(w->text);
        heard->looked++;
        if (fabs(heard->length - w->from - 60 * minutes) > 12)
            return WRONG("\"%s\" %.0f s before the end", w->text, heard->length - w->from);
    }
    return NULL;
}

// The middle may be in a quiet part, or at a change; then it is said a little later.
const char *says_halfway_at_half(Heard *heard)
{
    EACH_WORD(heard, w)
    {
        if (heard->of->drill || (!strcasestr(w->text, "halfway") && !strcasestr(w->text, "half of it")))
            continue;
        heard->looked++;
        if (fabs(w->from - heard->length / 2) > 25 && strcmp(heard->of->name, "first-walk") != 0)
            return WRONG("\"%s\" at %.0f s of %.0f s", w->text, w->from, heard->length);
    }
    return NULL;
}

// --- Talk ------------------------------------------------------------------------------

static bool tests_talking(const Word *word)
{
    static const char *const talking[] = { "talk in sentences",
                                           "tell a story",
                                           "whole sentence",
                                           "still chat",
                                           "say a line",
                                           "enough air to talk",
                                           NULL };
    return says_any(word->text, talking);
}

// You can still talk: once in each part that is brisk for her level.
const char *tests_her_talking_in_every_brisk_part(Heard *heard)
{
    for (int p = 0; p < (int)heard->part_count && heard->of->talk != TALK_SILENT; p++) {
        bool brisk = is_part(heard, p, "brisk") || is_part(heard, p, "up") ||
                     (is_part(heard, p, "work") && heard->level >= 3);
        int said = 0;
        EACH_WORD(heard, w)
        said += w->part == p && tests_talking(w);
        heard->looked += brisk;
        if (brisk != (said == 1))
            return WRONG("%d times in \"%s\" at %.0f s", said, heard->parts[p].key, heard->parts[p].from);
    }
    return NULL;
}

// --- The close -------------------------------------------------------------------------

// Once, in the last part, and what to do then.
const char *closes_with_a_body_check(Heard *heard)
{
    int asked = 0, then = 0;
    if (heard->of->talk == TALK_SILENT)
        return NULL;
    EACH_WORD(heard, w)
    if (w->part == (int)heard->part_count - 1) {
        asked += asks_the_body(w);
        then += strcasestr(w->text, "see a pelvic-health physio") || strcasestr(w->text, "ask your midwife");
    }
    heard->looked++;
    return asked == 1 && then == 1 ? NULL : WRONG("asked %d times, and %d times what then", asked, then);
}

// Bring the baby up to you; hinge, load close; breath on walks; ribs over pelvis; scar massage once healed.
static bool is_habit(const Word *word)
{
    static const char *const habits[] = { "bring the", "picking up", "to the shops", "kettle", "rocking",
                                          "carry",     "stairs?",    "out of bed",   "scar",   NULL };
    return strcmp(word->topic, "habit") == 0 && says_any(word->text, habits);
}

const char *closes_with_one_habit(Heard *heard)
{
    int said = 0;
    EACH_WORD(heard, w)
    said += is_habit(w) && w->part >= (int)heard->part_count - 2;
    if (heard->of->drill || heard->of->talk == TALK_SILENT || strcmp(heard->of->name, "posture-reset") == 0)
        return NULL;
    heard->looked++;
    return said == 1 ? NULL : WRONG("%d", said);
}

// The end sound begins four seconds before the end; the last word may ring into its first one.
const char *ends_its_words_before_the_end_sound(Heard *heard)
{
    EACH_WORD(heard, w)
    {
        heard->looked++;
        if (w->to > heard->length - 3 + 0.001)
            return WRONG("\"%s\" ends %.1f s before the end", w->text, heard->length - w->to);
    }
    return NULL;
}
