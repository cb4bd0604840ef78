// walkcoach done: notes in the log what she walked and how it was, and says what that means.
//
//     what was typed ─▶ Said ─▶ entries ─▶ log
//     profile, plan, log as they were ─▶ which walk it is;  with what is noted now ─▶ what it means
#include "app/commands.h"
#include "app/said.h"
#include "app/today.h"
#include "app/which.h"
#include "base/date.h"
#include "job/interrupt.h"
#include "job/today.h"
#include "log/log.h"
#include "log/words.h"
#include "plan/questions.h"

#include <string.h>

#define BULGE "If you see or feel a bulge: call your midwife or GP this week."

typedef struct {
    const Settings *settings;
    const Desk     *desk;
    Paths           paths;
    HersAsked       where;
    Said            said;
    Day             day, today;  // day: --on
    Hers            hers;        // before anything is noted, as of that day
    HersFound       found;
    Log            *log;
    Status          status;
} Doing;

// --- Words -----------------------------------------------------------------------------

static void print_text(const Doing *doing, const char *text)
{
    if (!text || !*text)
        return;
    terminal_print_wrapped(text, 0, doing->settings->terminal.width);
}

// Printed whatever else was typed, and whatever fails afterwards.
static void print_harm(const Doing *doing)
{
    print_text(doing,
               arena_printf(doing->desk->arena,
                            "Thoughts of harming yourself or the baby: call %s now. You are not alone, "
                            "and it is treatable. If you can, have somebody stay with you until help is "
                            "there. This is not noted anywhere.",
                            doing->hers.number));
}

static const char *of_day(const Doing *doing, Day day)
{
    char words[DATE_WORDS_SIZE];
    return day == doing->today ? "" : arena_printf(doing->desk->arena, " for %s", date_words(day, words));
}

// --- Noting ----------------------------------------------------------------------------

static void print_noted(const Doing *doing, const Entry *entry, const Entry *before, Noted noted)
{
    Arena *arena = doing->desk->arena;
    print_text(doing,
               arena_printf(arena, "Noted%s: %s.", of_day(doing, entry->day), log_entry_words(entry, arena)));
    if (noted == NOTED_REPLACED && before)
        print_text(doing, arena_printf(arena, "It replaces: %s.", log_entry_words(before, arena)));
    if (noted == NOTED_REPLACED && before && sign_set_red(before->signs & ~entry->signs))
        print_text(doing, "What you had to stop for stays noted.");
}

static void note(Doing *doing, const Entry *entry)
{
    char         why[LOG_WHY_SIZE];
    Noted        noted;
    const Entry *before = entry->session ? which_noted(&doing->hers.history, entry->day, entry->session)
                                         : NULL;
    LogStatus    status = log_note(doing->log, entry, NULL, &noted, why);
    if (status == LOG_DAMAGED)
        terminal_fail(&doing->settings->terminal, STATUS_DONE, "%s", why);  // also with --quiet
    if (status == LOG_FINE || status == LOG_DAMAGED)
        print_noted(doing, entry, before, noted);
    else
        doing->status = terminal_fail(&doing->settings->terminal, STATUS_WORLD, "%s", why);
}

static void note_answers(Doing *doing)
{
    for (int i = 0; i < doing->said.answer_count; i++) {
        Entry               entry = doing->said.answers[i];
        const QuestionWords words = question_words(entry.question);
        bool                mood = entry.question == QUESTION_MOOD;
        print_text(doing, entry.answer == ANSWER_YES  ? words.after_yes
                          : entry.answer == ANSWER_NO ? words.after_no
                                                      : NULL);
        if (mood) {
            print_text(doing, question_mood_help(doing->hers.number, doing->desk->arena));
            entry.answer = ANSWER_SKIPPED;  // only that it was asked is kept
        }
        entry.day = doing->day;
        if (mood || entry.answer != ANSWER_SKIPPED)
            note(doing, &entry);
    }
}

static void note_signs(Doing *doing, SignSet signs)
{
    if (signs)
        note(doing, &(Entry){ .day = doing->day, .kind = ENTRY_SIGNS, .signs = signs });
}

static SignSet red_of(SignSet signs)
{
    SignSet red = 0;
    for (SignSet sign = 1; sign && sign <= signs; sign <<= 1)
        red |= signs & sign && sign_set_red(sign) ? sign : 0;
    return red;
}

// A sign that asks for a shorter walk is noted with the walk before it; one that asks her to stop is noted
// on its own day.
static void note_later(Doing *doing)
{
    const Entry *walk = which_last(&doing->hers.history, doing->day);
    SignSet      red = red_of(doing->said.signs), amber = doing->said.signs & ~red;
    if (walk && amber) {
        Entry entry = *walk;
        entry.signs |= amber;
        note(doing, &entry);
        amber = 0;
    }
    note_signs(doing, red | amber);
}

// What is noted for that day already, if nothing new was said about it.
static bool is_noted(const Doing *doing, const char *name)
{
    const Said  *said = &doing->said;
    const Entry *before = which_noted(&doing->hers.history, doing->day, name);
    if (!before || said->feel != FEEL_NOT_SAID || said->signs || said->left_early)
        return false;
    print_text(doing, arena_printf(doing->desk->arena, "It is noted%s: %s.", of_day(doing, doing->day),
                                   log_entry_words(before, doing->desk->arena)));
    return true;
}

// "today" means the same as no name.
static bool is_named(const Settings *settings)
{
    return settings->operand_count && strcmp(settings->operands[0], HERS_TODAY) != 0;
}

// A sign is noted even if there is no walk to note it with.
static void note_walk(Doing *doing)
{
    const Settings *settings = doing->settings;
    bool            known = doing->found == HERS_FOUND;
    const char     *name = is_named(settings) ? settings->operands[0] : which_today(&doing->hers, known);
    Entry           entry;
    if (name && is_noted(doing, name))
        return;
    if (!name && !doing->said.signs)
        doing->status = terminal_fail(
            &settings->terminal, STATUS_USAGE,
            "no walk is planned for that day: say which one it was, as in walkcoach done 10min");
    else if (name)
        doing->status = which_entry(settings, &doing->hers, known, name, doing->desk, &entry);
    if (!name || doing->status != STATUS_DONE) {
        note_signs(doing, doing->said.signs);
        return;
    }
    entry.day = doing->day;
    entry.feel = doing->said.feel;
    entry.signs = doing->said.signs;
    entry.left_early = doing->said.left_early;
    note(doing, &entry);
    if (entry.kind == ENTRY_WALK && entry.feel == FEEL_NOT_SAID && !entry.signs && !entry.left_early)
        terminal_say(&settings->terminal,
                     "How was it? walkcoach done --easy, --good or --hard; walkcoach done "
                     "--help lists what else you can note.");
}

static void note_all(Doing *doing)
{
    const Said *said = &doing->said;
    note_answers(doing);
    if (said->start >= 0)
        note(doing, &(Entry){ .day = doing->day, .kind = ENTRY_START, .minutes = said->start });
    if (said->release)
        note(doing, &(Entry){ .day = doing->day, .kind = ENTRY_RELEASE });
    if (said->later)
        note_later(doing);
    if (said->walked)
        note_walk(doing);
}

// --- What it means ---------------------------------------------------------------------

// "Chest pain: call 112 now.", for each sign that was named.
static void print_red_said(const Doing *doing)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; i < count; i++) {
        bool now = rows[i].group == SIGN_EMERGENCY;
        if (sign_set_of(rows[i].id) & doing->said.signs && rows[i].group != SIGN_SHORTER)
            print_text(doing,
                       arena_printf(doing->desk->arena, "%s: call %s%s%s.", question_sign(i),
                                    now ? ""
                                        : "your provider today. No answer within an hour, or it gets worse: ",
                                    doing->hers.number, now ? " now" : ""));
    }
}

// now: what is advised with her provider's yes.
static void print_release(const Doing *doing, const Advice *now)
{
    const Advice *before = &doing->hers.advice;
    bool          waited = doing->found == HERS_FOUND &&
                  (before->state == STATE_RED || before->state == STATE_STOPPED);
    int         steps = before->row - now->row;
    const char *where = steps <= 0   ? "where you were"
                        : steps == 1 ? "one step further back"
                                     : "some steps further back";
    if (!waited) {
        print_text(doing, "Nothing was waiting for your provider's yes.");
        return;
    }
    print_text(doing, arena_printf(doing->desk->arena,
                                   "You continue %s in the plan, and the walks get longer as before. In a "
                                   "week you will be asked whether you are still well. If the same sign "
                                   "comes again: stop, and call.",
                                   where));
}

// After heaviness, whatever else was noted with it. said: printed about signs already; NULL: nothing.
static void print_bulge(const Doing *doing, const char *said)
{
    if (doing->said.signs & sign_set_of("heavy") && !doing->said.harm && !strstr(said ? said : "", BULGE))
        print_text(doing, BULGE);
}

// What is advised now.
static void print_advice(const Doing *doing, const Advice *advice)
{
    if (doing->said.release)
        print_release(doing, advice);
    print_text(doing, advice->state == STATE_ASK ? "A few questions first: walkcoach today" : advice->why);
    print_text(doing, advice->advice);
}

// As of today, whichever day the entry is for. After thoughts of harm nothing is offered but help.
static void print_meaning(Doing *doing)
{
    Asked asked = doing->settings->order.asked;
    char  today[DATE_SIZE];
    Hers  hers;
    bool  red = sign_set_red(doing->said.signs);
    asked.today = date_write(doing->today, today);
    bool known = hers_find(&doing->paths, &asked, &doing->where, doing->desk, &hers) == HERS_FOUND;
    print_red_said(doing);
    if (red || (known && hers.advice.state == STATE_RED && !doing->said.harm))
        terminal_print_lines(hers_red_text(known ? &hers : &doing->hers, doing->desk->arena),
                             doing->settings->terminal.width);
    bool advises = !red && known && !doing->said.harm && hers.advice.state != STATE_RED;
    if (advises)
        print_advice(doing, &hers.advice);
    print_bulge(doing, advises ? hers.advice.advice : NULL);  // that may be about a sign of another day
}

// --- The command -----------------------------------------------------------------------

static Status check_day(Doing *doing)
{
    const Terminal *terminal = &doing->settings->terminal;
    const char     *born = doing->hers.walker.baby_born;
    char            today[DATE_SIZE], why[TODAY_WHY_SIZE];
    Day             birth;
    if (!today_find(NULL, today, why) || !date_parse(today, &doing->today))
        return terminal_fail(terminal, STATUS_USAGE, "%s", why);
    if (doing->day > doing->today)
        return terminal_fail(terminal, STATUS_USAGE, "--on %s has not come yet", doing->settings->on);
    if (born && date_parse(born, &birth) && doing->day < birth)
        return terminal_fail(terminal, STATUS_USAGE, "%s is before the birth",
                             doing->settings->order.asked.today);
    return STATUS_DONE;
}

static Status open_log(Doing *doing)
{
    char      why[LOG_WHY_SIZE];
    LogStatus status = doing->where.state ? log_open(doing->where.state, &doing->log, why) : LOG_TROUBLE;
    if (!doing->where.state)
        snprintf(why, sizeof why, "no folder for a log: HOME is not an absolute path");
    if (status == LOG_DAMAGED)
        terminal_fail(&doing->settings->terminal, STATUS_DONE, "%s", why);  // also with --quiet
    return doing->log ? STATUS_DONE : terminal_fail(&doing->settings->terminal, STATUS_WORLD, "%s", why);
}

// What was not understood is not noted; the help is printed all the same.
static Status run(Doing *doing, bool understood)
{
    doing->paths = paths_find(doing->desk->arena);
    doing->where.state = paths_state(doing->desk->arena);
    doing->found = hers_find(&doing->paths, &doing->settings->order.asked, &doing->where, doing->desk,
                             &doing->hers);
    if (doing->said.harm)
        print_harm(doing);
    hers_report_damage(&doing->settings->terminal, doing->found, &doing->hers);
    date_parse(doing->settings->order.asked.today, &doing->day);
    Status status = understood ? check_day(doing) : STATUS_USAGE;
    interrupt_hold();  // "Noted" is printed only once the entry is on the disk
    if (status == STATUS_DONE)
        status = open_log(doing);
    if (status == STATUS_DONE) {
        note_all(doing);
        status = doing->status;
    }
    if (status == STATUS_DONE || sign_set_red(doing->said.signs))
        print_meaning(doing);
    log_close(doing->log);
    return status;
}

Status cmd_done(const Settings *settings)
{
    Arena    arena = { 0 };
    DiagList diags = { .arena = &arena };
    Paths    paths = paths_find(&arena);
    Desk     desk = { &arena, &diags, &paths.search, NULL };
    Doing    doing = { .settings = settings, .desk = &desk };
    char     problem[SAID_PROBLEM_SIZE];
    interrupt_ends();
    bool   understood = said_read(&settings->answering, is_named(settings), &doing.said, problem);
    Status status = run(&doing, understood);
    if (!understood)
        terminal_fail(&settings->terminal, status, "%s", problem);
    terminal_diags(&settings->terminal, &diags);
    arena_free(&arena);
    return status;
}
