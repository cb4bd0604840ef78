// Domain: "Stop signs", and the table of seconds: "open: posture, stop signs, traffic".
#include "rules.h"
#include "whom.h"

#include <math.h>
#include <string.h>

// Heard in every walk and drill; six are "get help", three are "stop".
static const char *const signs[] = { "chest pain", "trouble breathing", "heavy bleeding",   "painful leg",
                                     "headache",   "fainting",          "stop if you hurt", "leak",
                                     "feel heavy" };
enum { SIGNS = sizeof signs / sizeof *signs, HELP = 6 };

// The first tick or sound of breath of a walk; in a drill the sound of breath is there from the start,
// and what counts is the part after the first.
static double first_pace(const Heard *heard)
{
    double first = heard->of->drill ? heard->parts[0].to : heard->length;
    if (heard->tick_count > 0)
        first = fmin(first, heard->ticks[0].at);
    if (heard->breath_count > 0 && !heard->of->drill)
        first = fmin(first, heard->breaths[0].at);
    return first;
}

const char *says_every_stop_sign_before_any_pace(Heard *heard)
{
    double latest = fmin(60, first_pace(heard));
    for (int i = 0; i < SIGNS; i++) {
        bool said = false;
        EACH_WORD(heard, w)
        said |= w->to <= latest && w->slow && strcasestr(w->text, signs[i]);
        heard->looked++;
        if (!said)
            return WRONG("no \"%s\" before %.0f s", signs[i], latest);
    }
    return NULL;
}

// The sentence of a text that holds a word.
static const char *sentence_with(const Heard *heard, const char *text, const char *word)
{
    const char *at = strcasestr(text, word), *from = at, *to = at;
    while (at && from > text && from[-1] != '.')
        from--;
    while (at && *to && *to != '.')
        to++;
    return at ? arena_strndup(heard->arena, from, (size_t)(to - from)) : NULL;
}

const char *says_which_signs_need_help(Heard *heard)
{
    EACH_WORD(heard, w)
    for (int i = 0; i < SIGNS && strcasestr(w->text, "chest pain"); i++) {
        const char *sentence = sentence_with(heard, w->text, signs[i]);
        heard->looked++;
        if (sentence && !says_word(sentence, i < HELP ? "get help" : "stop"))
            return WRONG("\"%s\"", sentence);
    }
    return NULL;
}

static int count_said(const Heard *heard, const char *text, double before)
{
    int count = 0;
    EACH_WORD(heard, w)
    count += w->to <= before && strcasestr(w->text, text) != NULL;
    return count;
}

const char *says_that_it_is_no_medical_advice(Heard *heard)
{
    heard->looked++;
    return count_said(heard, "not medical advice", first_pace(heard)) != 1 ? "not once" : NULL;
}

// One ear free, look before you cross.
const char *keeps_one_ear_free(Heard *heard)
{
    if (heard->of->drill)
        return NULL;
    heard->looked++;
    bool said = count_said(heard, "one ear", 60) == 1 && count_said(heard, "before you cross", 60) == 1;
    return said ? NULL : "not once";
}

// Feet under hips, knees soft, pelvis neutral; pram close, elbows bent.
const char *opens_with_posture(Heard *heard)
{
    static const char *const posture[] = { "knees soft", "ribs over pelvis", "stand as tall",
                                           "pram close", "to the pram",      "near the handle",
                                           NULL };
    if (heard->of->drill || heard->of->talk == TALK_SILENT)
        return NULL;
    heard->looked++;
    EACH_WORD(heard, w)
    if (w->part == 0 && says_any(w->text, posture))
        return NULL;
    return strncmp(heard->of->name, "first-walk", 10) == 0 && whom_pushes(heard->of) ? NULL
                                                                                     : "no word of posture";
}

// Every walk says once "if you run short of air, breathe as you like".
const char *says_once_to_breathe_as_she_likes(Heard *heard)
{
    int said = 0;
    EACH_WORD(heard, w)
    said += strcasestr(w->text, "short of air") && strcasestr(w->text, "breathe as you like");
    heard->looked++;
    return said != 1 ? WRONG("%d times", said) : NULL;
}

// Where the opening is a minute long there is room for a question before she sets off.
const char *asks_before_setting_off_where_there_is_room(Heard *heard)
{
    bool room = heard->parts[0].to >= 60, asked = false;
    if (heard->of->drill || heard->of->talk == TALK_SILENT)
        return NULL;
    heard->looked++;
    EACH_WORD(heard, w)
    asked |= w->part == 0 && strchr(w->text, '?') && strcasestr(w->text, "sore");
    return asked == room ? NULL : room ? "no question" : "a question without room";
}
