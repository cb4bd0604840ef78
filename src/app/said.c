#include "app/said.h"

#include "base/files.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define HARM "harm"  // the sign that has no bit

static bool __attribute__((format(printf, 2, 3))) wrong(char *problem, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(problem, SAID_PROBLEM_SIZE, format, args);
    va_end(args);
    return false;
}

// --- Signs -----------------------------------------------------------------------------

static const char *nearest_sign(const char *typed)
{
    enum { MOST = 64 };
    const char    *names[MOST];
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; i < count && i < MOST; i++)
        names[i] = rows[i].id;
    return files_nearest(typed, names, count < MOST ? count : MOST);
}

static bool add_sign(const char *typed, Said *out, char *problem)
{
    SignSet sign = sign_set_of(typed);
    bool    harm = files_same_name(typed, HARM);
    out->signs |= sign;
    out->harm |= harm;
    if (sign || harm)
        return true;
    const char *nearest = nearest_sign(typed);
    return nearest ? wrong(problem, "there is no sign \"%s\"; did you mean \"%s\"?", typed, nearest)
                   : wrong(problem, "there is no sign \"%s\"; walkcoach done --help names them", typed);
}

// "leg,fever"
static bool add_signs(const char *typed, Said *out, char *problem)
{
    char names[200], *rest = NULL;
    if (strlen(typed) >= sizeof names)
        return wrong(problem, "there is no sign \"%.100s...\"", typed);
    strcpy(names, typed);
    for (char *name = strtok_r(names, ",", &rest); name; name = strtok_r(NULL, ",", &rest))
        if (!add_sign(name, out, problem))
            return false;
    return true;
}

static void add_switches(const Answering *answering, Said *out)
{
    const struct {
        bool        said;
        const char *id;
    } ambers[] = { { answering->heavy, "heavy" },
                   { answering->leaking, "leaking" },
                   { answering->doming, "doming" },
                   { answering->pain, "pain" },
                   { answering->bleeding, "bleeding" } };
    for (size_t i = 0; i < sizeof ambers / sizeof *ambers; i++)
        if (ambers[i].said)
            out->signs |= sign_set_of(ambers[i].id);
}

static bool read_signs(const Answering *answering, Said *out, char *problem)
{
    add_switches(answering, out);
    for (int i = 0; i < answering->stop.count; i++)
        if (!add_signs(answering->stop.at[i], out, problem))
            return false;
    return true;
}

// --- Answers ---------------------------------------------------------------------------

static bool read_answer(const char *typed, Entry *out, char *problem)
{
    static const Choice words[] = {
        CHOICE("yes", ANSWER_YES), CHOICE("no", ANSWER_NO), CHOICE("skip", ANSWER_SKIPPED), { 0 }
    };
    const char *equals = strchr(typed, '=');
    char        name[40];
    int         question, answer;
    snprintf(name, sizeof name, "%.*s", equals ? (int)(equals - typed) : (int)strlen(typed), typed);
    if (!choice_find(plan_questions, name, &question))
        return wrong(problem, "there is no question \"%s\"; walkcoach today names those that are open", name);
    if (!equals || !choice_find(words, equals + 1, &answer))
        return wrong(problem, "--answer %s=yes or --answer %s=no, not \"%s\"", name, name, typed);
    *out = (Entry){ .kind = ENTRY_QUESTION, .question = (Question)question, .answer = (Answer)answer };
    return true;
}

static bool read_answers(const Answering *answering, Said *out, char *problem)
{
    for (int i = 0; i < answering->answer.count; i++)
        if (!read_answer(answering->answer.at[i], &out->answers[out->answer_count++], problem))
            return false;
    return true;
}

// --- The whole -------------------------------------------------------------------------

static bool read_feel(const Answering *answering, Said *out, char *problem)
{
    out->feel = answering->easy   ? FEEL_EASY
                : answering->good ? FEEL_GOOD
                : answering->hard ? FEEL_HARD
                                  : FEEL_NOT_SAID;
    return answering->easy + answering->good + answering->hard <= 1 ||
           wrong(problem, "only one of easy, good and hard");
}

// The minutes with which a plan may begin.
static int start_of(int minutes) { return minutes < 0 ? -1 : minutes < 30 ? minutes / 10 * 10 : 30; }

static bool fits_together(const Said *said, bool named, char *problem)
{
    bool how = said->feel != FEEL_NOT_SAID || said->left_early;
    if (said->release && (said->signs || said->harm || how || named))
        return wrong(problem, "--provider-said-yes is noted on its own; note the walk afterwards");
    if (said->later && (named || how))
        return wrong(problem, "--later adds a sign to the last walk, and nothing else");
    if (said->later && !said->signs && !said->harm)
        return wrong(problem, "--later needs what came: --bleeding, for example, or --stop SIGN");
    return true;
}

bool said_read(const Answering *answering, bool named, Said *out, char problem[SAID_PROBLEM_SIZE])
{
    *out = (Said){ .left_early = answering->left_early,
                   .later = answering->later,
                   .release = answering->provider_said_yes,
                   .start = start_of(answering->start) };
    if (!read_signs(answering, out, problem) || !read_answers(answering, out, problem) ||
        !read_feel(answering, out, problem) || !fits_together(out, named, problem))
        return false;
    bool other = out->harm || out->release || out->start >= 0 || out->answer_count;
    bool how = out->feel != FEEL_NOT_SAID || out->left_early || out->signs;
    out->walked = !out->later && (named || how || !other);
    return true;
}
