#include "job/today.h"

#include "base/date.h"
#include "base/json.h"
#include "base/text.h"
#include "log/log.h"
#include "log/words.h"
#include "plan/pace.h"
#include "plan/questions.h"
#include "plan/read.h"

#include <string.h>

// clang-format off
const Choice hers_states[] = {
    CHOICE("at-home", STATE_AT_HOME),
    CHOICE("walk", STATE_WALK),
    CHOICE("day-off", STATE_DAY_OFF),
    CHOICE("resting", STATE_RESTING),
    CHOICE("done", STATE_DONE),
    CHOICE("ask", STATE_ASK),
    CHOICE("red", STATE_RED),
    CHOICE("stopped", STATE_STOPPED),
    CHOICE("ended", STATE_ENDED),
    { 0 },
};
// clang-format on

// --- Finding ---------------------------------------------------------------------------

enum { WEEK = 7 };

// As if she had given birth on a Monday: weeks alone do not say on which day, and the days of a week have to
// follow one another, or each of them would be the first, with a walk. In week 0 it is today.
static Day birth_of_weeks(int weeks, Day day)
{
    return weeks == 0 ? day : day - (date_weekday(day) - 1) - WEEK * weeks;
}

// By her birthday, or by the weeks where they are all that is known or say something else. False: neither is
// known.
static bool find_birth(const Walker *walker, Day day, Day *born)
{
    bool known = walker->baby_born && date_parse(walker->baby_born, born) && *born <= day;
    if (walker->weeks >= 0 && !(known && (day - *born) / WEEK == walker->weeks))
        *born = birth_of_weeks(walker->weeks, day);
    return known || walker->weeks >= 0;
}

static Mother mother_of(const Walker *walker, Day born)
{
    return (Mother){ .born = born,
                     .c_section = walker->birth == BIRTH_C_SECTION,
                     .tear = walker->tear,
                     .cleared = walker->cleared,
                     .floor_cleared = walker->floor_cleared,
                     .breath_only = walker->core == CORE_BREATH_ONLY };
}

// An empty history where there is no log.
static HersFound read_log(const HersAsked *where, Day born, const Desk *desk, Hers *out)
{
    char     *why = arena_alloc(desk->arena, LOG_WHY_SIZE);
    Log      *log = NULL;
    LogStatus status = where->state ? log_open(where->state, &log, why) : LOG_FINE;
    if (status != LOG_FINE)
        out->why = why;
    if (log && log_read(log, born, &out->history, desk->arena, why) != LOG_FINE) {
        out->why = why;
        status = LOG_TROUBLE;
    }
    log_close(log);
    return status == LOG_FINE || status == LOG_DAMAGED ? HERS_FOUND : HERS_TROUBLE;
}

HersFound hers_find(const Paths *paths, const Asked *asked, const HersAsked *where, const Desk *desk,
                    Hers *out)
{
    Day born;
    *out = (Hers){ .number = SIGNS_NUMBER };
    if (!walk_find_walker(paths, asked, desk, &out->walker))
        return HERS_MISTAKE;
    if (out->walker.emergency)
        out->number = out->walker.emergency;
    if (!date_parse(asked->today, &out->day) || !find_birth(&out->walker, out->day, &born) ||
        out->walker.birth == BIRTH_UNKNOWN)
        return HERS_UNKNOWN;
    out->mother = mother_of(&out->walker, born);
    const char *name = where->plan ? where->plan : plan_name_for(out->mother.c_section, out->mother.tear);
    if (!plan_read(name, desk, &out->plan))
        return HERS_MISTAKE;
    HersFound found = read_log(where, born, desk, out);
    if (found == HERS_FOUND)
        out->advice = plan_advise(&out->plan, &out->mother, &out->history, out->day, desk->arena);
    return found;
}

void hers_report_damage(const Terminal *terminal, HersFound found, const Hers *hers)
{
    if (found == HERS_FOUND && hers->why)
        terminal_fail(terminal, STATUS_DONE, "%s", hers->why);  // also with --quiet
}

Status hers_report(const Terminal *terminal, HersFound found, const Hers *hers, DiagList *diags)
{
    char day[DATE_WORDS_SIZE], birth[DATE_WORDS_SIZE];
    Day  born;
    terminal_diags(terminal, diags);
    hers_report_damage(terminal, found, hers);
    switch (found) {
    case HERS_FOUND: return STATUS_DONE;
    case HERS_MISTAKE: return STATUS_MISTAKES;
    case HERS_TROUBLE: return terminal_fail(terminal, STATUS_WORLD, "%s", hers->why);
    case HERS_UNKNOWN: break;
    }
    if (hers->walker.baby_born && date_parse(hers->walker.baby_born, &born) && born > hers->day)
        return terminal_fail(terminal, STATUS_USAGE,
                             "%s is before the birth: your profile says %s. If the clock is right, walkcoach "
                             "init changes the birthday",
                             date_words(hers->day, day), date_words(born, birth));
    return terminal_fail(terminal, STATUS_USAGE,
                         "the plan depends on when and how your baby was born: walkcoach init asks once");
}

// --- JSON ------------------------------------------------------------------------------

static void day_field(Json *json, const char *key, Day day)
{
    char text[DATE_SIZE];
    if (day)
        json_string(json, key, date_write(day, text));
}

static void text_field(Json *json, const char *key, const char *text)
{
    if (text)
        json_string(json, key, text);
}

static void walk_field(Json *json, const Advice *advice)
{
    if (advice->state != STATE_WALK)
        return;
    json_object_open(json, "walk");
    json_string(json, "session", advice->walk.session);
    json_int(json, "level", advice->walk.level);
    json_int(json, "minutes", advice->walk.minutes);
    json_object_close(json);
}

static const char *daily_session(Daily daily)
{
    switch (daily) {
    case DAILY_BREATHING: return "breathing";
    case DAILY_PELVIC_FLOOR: return "pelvic-floor";
    case DAILY_NOTHING: break;
    }
    return NULL;
}

// What is asked after a walk, in the order in which it is asked.
static void signs_field(Json *json)
{
    static const char *const groups[SIGN_GROUPS] = {
        [SIGN_EMERGENCY] = "emergency", [SIGN_PROVIDER] = "provider", [SIGN_SHORTER] = "shorter"
    };
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    json_array_open(json, "signs");
    for (size_t i = 0; i < count; i++) {
        json_object_open(json, NULL);
        json_string(json, "id", rows[i].id);
        json_string(json, "group", groups[rows[i].group]);
        json_string(json, "words", question_sign(i));
        json_object_close(json);
    }
    json_array_close(json);
}

const char *hers_json(const Hers *hers, Arena *arena)
{
    const Advice *advice = &hers->advice;
    Text          text = { .arena = arena };
    Json          json = { .text = &text };
    json_object_open(&json, NULL);
    day_field(&json, "day", hers->day);
    json_int(&json, "week", advice->week);
    json_int(&json, "row", advice->row);
    json_string(&json, "state", choice_word(hers_states, (int)advice->state));
    text_field(&json, "why", advice->why);
    text_field(&json, "advice", advice->advice);
    walk_field(&json, advice);
    day_field(&json, "next", advice->next);
    text_field(&json, "daily", daily_session(advice->daily));
    if (advice->daily_easier)
        json_bool(&json, "daily_easier", true);
    text_field(&json, "drill", advice->drill);
    if (advice->drill && advice->easier)
        json_bool(&json, "easier", true);
    json_array_open(&json, "questions");
    for (int i = 0; i < advice->question_count; i++)
        json_string(&json, NULL, choice_word(plan_questions, (int)advice->questions[i]));
    json_array_close(&json);
    json_int(&json, "clean", advice->clean);
    json_string(&json, "number", hers->number);
    signs_field(&json);
    json_object_close(&json);
    return text_string(&text);
}

// --- Red -------------------------------------------------------------------------------

static void add_group(Text *text, SignGroup group)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].group == group)
            text_printf(text, "  - %s\n", rows[i].words);
}

// Whether one of them is for the emergency number.
static bool is_emergency(SignSet signs)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].group == SIGN_EMERGENCY && signs & sign_set_of(rows[i].id))
            return true;
    return false;
}

static void add_noted(Text *text, Red red, const char *number)
{
    char day[DATE_WORDS_SIZE];
    if (!red.signs)
        return;
    text_printf(text, "You noted on %s: %s.\n", date_words(red.last, day),
                log_sign_words(red.signs, text->arena));
    if (is_emergency(red.signs))
        text_printf(text, "Call %s now, if nobody has looked at it yet.\n\n", number);
    else
        text_printf(text,
                    "Call your provider today, if nobody has looked at it yet. No answer within an hour, or "
                    "worse: %s.\n\n",
                    number);
}

static const char *red_text(Red red, const char *number, Arena *arena)
{
    Text text = { .arena = arena };
    add_noted(&text, red, number);
    text_printf(&text, "Any of these: call %s now.\n", number);
    add_group(&text, SIGN_EMERGENCY);
    text_printf(&text,
                "\nAny of these: call your provider today. No answer within an hour, or it gets worse: %s.\n",
                number);
    add_group(&text, SIGN_PROVIDER);
    text_add(&text,
             "\nNo walk until your provider has said yes. Then:\n  walkcoach done --provider-said-yes\n");
    return text_string(&text);
}

const char *hers_red_text(const Hers *hers, Arena *arena)
{
    return red_text(plan_red(&hers->history), hers->number, arena);
}

// --- Before a walk ---------------------------------------------------------------------

static Status allow(const Terminal *terminal, Red red, const char *number, bool anyway, Arena *arena)
{
    if (!red.signs)
        return STATUS_DONE;
    terminal_must(terminal, red_text(red, number, arena));
    if (!anyway)
        return STATUS_MISTAKES;
    terminal_must(terminal, "\nwalkcoach goes on, because you said --anyway.\n");
    return STATUS_DONE;
}

// What she noted since the birth that her profile says, whatever was typed about weeks; without one, all of
// it.
static void read_noted(const Terminal *terminal, const char *state, const Walker *walker, Arena *arena,
                       History *out)
{
    char why[LOG_WHY_SIZE];
    Log *log = NULL;
    Day  born = 0;
    if (walker->baby_born)
        date_parse(walker->baby_born, &born);
    LogStatus status = log_open(state, &log, why);
    if (log && (status == LOG_FINE || status == LOG_DAMAGED))
        status = log_read(log, born, out, arena, why);
    log_close(log);
    // It may hold a sign: we say so, but it does not stop a walk.
    if (status != LOG_FINE)
        terminal_say(terminal, "What you noted cannot be read: %s", why);
}

Status hers_allow(const Terminal *terminal, Asked *asked, Arena *arena)
{
    const char *state = paths_state(arena);
    const Paths paths = paths_find(arena);
    DiagList    ignored = { .arena = arena };
    const Desk  desk = { arena, &ignored, &paths.search, NULL };
    const Asked nothing = { .walker = WALKER_UNKNOWN };
    Walker      walker;
    History     noted = { .count = 0 };
    if (!state || !log_is_there(state))
        return STATUS_DONE;
    walk_find_walker(&paths, &nothing, &desk, &walker);
    read_noted(terminal, state, &walker, arena, &noted);
    asked->walker.pace_more = plan_pace_more(&noted);
    return allow(terminal, plan_red(&noted), walker.emergency ? walker.emergency : SIGNS_NUMBER,
                 asked->anyway && !asked->anyway_before, arena);
}

static Status take_walk(const Terminal *terminal, const Hers *hers, Asked *asked, const char **name)
{
    const Advice *advice = &hers->advice;
    if (advice->state != STATE_WALK)
        return terminal_fail(terminal, STATUS_MISTAKES,
                             "there is no walk for today. %s  walkcoach today says more", advice->why);
    asked->walker.pace_more = plan_pace_more(&hers->history);
    *name = advice->walk.session;
    asked->walker.level = advice->walk.level;
    return STATUS_DONE;
}

Status hers_find_and_report(const Terminal *terminal, const Asked *asked, Hers *out, Arena *arena)
{
    const HersAsked where = { .state = paths_state(arena) };
    const Paths     paths = paths_find(arena);
    DiagList        diags = { .arena = arena };
    const Desk      desk = { arena, &diags, &paths.search, NULL };
    return hers_report(terminal, hers_find(&paths, asked, &where, &desk, out), out, &diags);
}

const char *hers_play_command(const PlanWalk *walk, bool own, Arena *arena)
{
    return own ? arena_printf(arena, "walkcoach play %s --level %d", walk->session, walk->level)
               : "walkcoach play " HERS_TODAY;
}

Status hers_resolve(const Terminal *terminal, Asked *asked, const char **name, Arena *arena)
{
    return strcmp(*name, HERS_TODAY) == 0 ? hers_look_up(terminal, asked, name, arena)
                                          : hers_allow(terminal, asked, arena);
}

Status hers_look_up(const Terminal *terminal, Asked *asked, const char **name, Arena *arena)
{
    Hers hers;
    if (strcmp(*name, HERS_TODAY) != 0)
        return STATUS_DONE;
    Status status = hers_find_and_report(terminal, asked, &hers, arena);
    if (status == STATUS_DONE)
        status = allow(terminal, plan_red(&hers.history), hers.number, false, arena);
    return status == STATUS_DONE ? take_walk(terminal, &hers, asked, name) : status;
}
