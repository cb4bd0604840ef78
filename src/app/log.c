// walkcoach log: what she noted, week by week; also takes it back.
#include "log/log.h"

#include "app/commands.h"
#include "app/log_table.h"
#include "base/date.h"
#include "job/interrupt.h"
#include "job/today.h"
#include "log/words.h"

#include <string.h>
#include <unistd.h>

typedef struct {
    const Settings *settings;
    const Desk     *desk;
    const char     *state;  // the folder; NULL: no home
} Reading;

static const Terminal *terminal_of(const Reading *reading) { return &reading->settings->terminal; }

static Status trouble(const Reading *reading, const char *why)
{
    return terminal_fail(terminal_of(reading), STATUS_WORLD, "%s", why);
}

// --- Taking back -----------------------------------------------------------------------

static Status undo(const Reading *reading)
{
    char  why[LOG_WHY_SIZE], day[DATE_WORDS_SIZE];
    Log  *log;
    Entry entry;
    bool  any = false;
    interrupt_hold();
    LogStatus status = log_open(reading->state, &log, why);
    if (log)
        status = log_undo(log, &entry, &any, reading->desk->arena, why);
    log_close(log);
    if (status != LOG_FINE)
        return trouble(reading, why);
    if (any)
        printf("Taken back, from %s: %s.\n", date_words(entry.day, day),
               log_entry_words(&entry, reading->desk->arena));
    else
        puts("Nothing is noted.");
    return STATUS_DONE;
}

// False: she did not say yes.
static bool is_meant(void)
{
    char line[40];
    fputs("Everything that you noted will be deleted, and nobody can bring it back. Type yes to continue: ",
          stderr);
    return fgets(line, sizeof line, stdin) && strcmp(line, "yes\n") == 0;
}

static Status forget(const Reading *reading)
{
    char why[LOG_WHY_SIZE];
    bool yes = reading->settings->looking.yes;
    if (!yes && !isatty(STDIN_FILENO))
        return terminal_fail(terminal_of(reading), STATUS_USAGE,
                             "--forget deletes everything: without a terminal to ask on, it needs --yes");
    if (!yes && !is_meant()) {
        puts("Everything stays.");
        return STATUS_DONE;
    }
    interrupt_hold();
    if (log_forget(reading->state, why) != LOG_FINE)
        return trouble(reading, why);
    puts("Everything that was noted on this computer is gone; copies that a backup made are not.\n"
         "On the phone an answer may still be waiting to be noted here: clear the browser's data for the "
         "page\n"
         "to delete it.");
    return STATUS_DONE;
}

// --- For programs ----------------------------------------------------------------------

// The whole log, for every baby; the weeks are those of this one.
static Status print_table(const Reading *reading, const Hers *hers, HersFound found)
{
    char      why[LOG_WHY_SIZE];
    Log      *log;
    History   all = { 0 };
    Text      out = { .arena = reading->desk->arena };
    LogStatus status = log_open(reading->state, &log, why);
    if (log)
        status = log_read(log, 0, &all, reading->desk->arena, why);
    log_close(log);
    if (status != LOG_FINE)
        return trouble(reading, why);
    if (reading->settings->looking.csv) {
        log_csv(&all, &out);
    } else if (found == HERS_FOUND) {
        Walked walked = plan_walked(&hers->plan, &hers->mother, &hers->history, hers->day,
                                    reading->desk->arena);
        log_json(&all, &walked, &out);
    } else {
        log_json(&all, NULL, &out);
    }
    fputs(text_string(&out), stdout);
    return STATUS_DONE;
}

// --- For her ---------------------------------------------------------------------------

enum { BAR_CELLS = 20, BAR_MINUTES = 10 };  // minutes in a cell

// "Week  6  from 29 November 2026    60 of 100 minutes  ######", and below it what she noticed
static void print_week(const Reading *reading, const WalkedWeek *week, bool now)
{
    const Terminal *terminal = terminal_of(reading);
    char            day[DATE_WORDS_SIZE];
    const char     *full = terminal->unicode ? "█" : "#";
    printf("%sWeek %2d%s  %-27s %3d", now ? terminal_style(terminal, STYLE_BOLD) : "", week->week,
           now ? terminal_style(terminal, STYLE_PLAIN) : "", date_words(week->from, day), week->minutes);
    if (week->planned)
        printf(" of %3d", week->planned);
    printf(" minutes%s", week->minutes ? "  " : "");
    for (int i = 0; i < BAR_CELLS && i * BAR_MINUTES < week->minutes; i++)
        fputs(full, stdout);
    putchar('\n');
    if (week->signs) {
        fputs("         ", stdout);
        terminal_print_wrapped(log_sign_words(week->signs, reading->desk->arena), 9, terminal->width);
    }
}

static void print_log(const Reading *reading, const Hers *hers)
{
    Walked walked = plan_walked(&hers->plan, &hers->mother, &hers->history, hers->day, reading->desk->arena);
    if (!hers->history.count) {
        puts("Nothing is noted yet. After a walk: walkcoach done");
        return;
    }
    for (size_t i = 0; i < walked.count; i++)
        print_week(reading, &walked.weeks[i], i + 1 == walked.count);
    if (walked.streak > 1)
        printf("\n%d weeks in a row.\n", walked.streak);
}

// --- The command -----------------------------------------------------------------------

static Status show(const Reading *reading)
{
    const Settings *settings = reading->settings;
    Paths           paths = paths_find(reading->desk->arena);
    HersAsked       where = { .state = reading->state };
    Hers            hers;
    HersFound       found = hers_find(&paths, &settings->order.asked, &where, reading->desk, &hers);
    if (settings->looking.csv || settings->printing.json) {
        hers_report_damage(&settings->terminal, found, &hers);
        return print_table(reading, &hers, found);
    }
    Status status = hers_report(&settings->terminal, found, &hers, reading->desk->diags);
    if (status == STATUS_DONE)
        print_log(reading, &hers);
    return status;
}

static Status run(const Reading *reading)
{
    const Looking *looking = &reading->settings->looking;
    if (!reading->state)
        return trouble(reading, "no folder for a log: HOME is not an absolute path");
    if (looking->csv + looking->undo + looking->forget + reading->settings->printing.json > 1)
        return terminal_fail(terminal_of(reading), STATUS_USAGE,
                             "only one of --csv, --json, --undo and --forget");
    return looking->undo ? undo(reading) : looking->forget ? forget(reading) : show(reading);
}

Status cmd_log(const Settings *settings)
{
    Arena    arena = { 0 };
    DiagList diags = { .arena = &arena };
    Paths    paths = paths_find(&arena);
    Desk     desk = { &arena, &diags, &paths.search, NULL };
    Reading  reading = { settings, &desk, paths_state(&arena) };
    interrupt_ends();
    Status status = run(&reading);
    arena_free(&arena);
    return status;
}
