// walkcoach today: one walk, the daily five, at most one drill, and one line that says why.
#include "app/ask.h"
#include "app/commands.h"
#include "base/date.h"
#include "job/today.h"
#include "plan/questions.h"

// --- What is printed -------------------------------------------------------------------

static const char *daily_text(Daily daily)
{
    switch (daily) {
    case DAILY_BREATHING: return "breathing";
    case DAILY_PELVIC_FLOOR: return "pelvic-floor";
    case DAILY_NOTHING: break;
    }
    return NULL;
}

// "Walk    15min, level 2       walkcoach play today"
static void print_row(const Terminal *terminal, const char *what, const char *name, const char *command)
{
    printf("  %-6s  %-26s  %s%s%s\n", what, name, terminal_style(terminal, STYLE_DIM), command,
           terminal_style(terminal, STYLE_PLAIN));
}

static void print_drill(const Terminal *terminal, const char *what, const char *name, bool easier,
                        Arena *arena)
{
    print_row(terminal, what, arena_printf(arena, "%s%s", name, easier ? ", easier" : ""),
              arena_printf(arena, "walkcoach play %s%s", name, easier ? " --form easier" : ""));
}

static void print_offers(const Terminal *terminal, const Advice *advice, Arena *arena)
{
    const char *daily = daily_text(advice->daily);
    if (advice->state == STATE_WALK)
        print_row(terminal, "Walk",
                  arena_printf(arena, "%s, level %d", advice->walk.session, advice->walk.level),
                  "walkcoach play today");
    if (daily)
        print_drill(terminal, "Daily", daily, advice->daily_easier, arena);
    if (advice->drill)
        print_drill(terminal, "Drill", advice->drill, advice->easier, arena);
    if (advice->state == STATE_WALK || daily || advice->drill)
        putchar('\n');
}

static void print_next(const Advice *advice)
{
    char day[DATE_WORDS_SIZE];
    if (advice->next && advice->walk.session)
        printf("Next walk: %s, %s at level %d.\n", date_words(advice->next, day), advice->walk.session,
               advice->walk.level);
}

// Where nobody can be asked: which questions are open, and how to answer them.
static void print_questions(const Advice *advice)
{
    if (advice->ask_start)
        puts("\nHow many minutes do you walk now without any sign? walkcoach done --start 0, 10, 20 or 30");
    for (int i = 0; i < advice->question_count; i++) {
        const QuestionWords words = question_words(advice->questions[i]);
        printf("\n%s\n  (%s)\n  walkcoach done --answer %s=yes, or =no\n", words.question, words.reason,
               choice_word(plan_questions, (int)advice->questions[i]));
    }
}

static void print_day(const Terminal *terminal, const Hers *hers, Arena *arena)
{
    const Advice *advice = &hers->advice;
    char          day[DATE_WORDS_SIZE];
    printf("%s%s%s · week %d after the birth\n\n", terminal_style(terminal, STYLE_BOLD),
           date_words(hers->day, day), terminal_style(terminal, STYLE_PLAIN), advice->week);
    if (advice->state == STATE_RED) {
        fputs(hers_red_text(hers, arena), stdout);
        return;
    }
    print_offers(terminal, advice, arena);
    terminal_print_wrapped(advice->why, 0, terminal->width);
    putchar('\n');
    if (advice->advice) {
        terminal_print_wrapped(advice->advice, 0, terminal->width);
        putchar('\n');
    }
    print_next(advice);
    print_questions(advice);
}

// --- The command -----------------------------------------------------------------------

static Status show(const Settings *settings, const Hers *hers, Arena *arena)
{
    if (settings->printing.json)
        puts(hers_json(hers, arena));
    else
        print_day(&settings->terminal, hers, arena);
    return STATUS_DONE;
}

// Asks the open questions first, if somebody can answer, and then advises accordingly.
static Status advise(const Settings *settings, const Desk *desk, Hers *hers)
{
    const Paths     paths = paths_find(desk->arena);
    const HersAsked where = { .plan = settings->programme.plan, .state = paths_state(desk->arena) };
    const bool      asks = !settings->printing.json && ask_may(&settings->terminal);
    AskedSoFar      asked = { .questions = 0 };
    const char     *why = NULL;  // of a log that was damaged when it was read first
    HersFound       found;
    do {
        asked.noted = false;
        found = hers_find(&paths, &settings->order.asked, &where, desk, hers);
        why = hers->why = hers->why ? hers->why : why;
        if (found != HERS_FOUND || !asks)
            break;
        Status status = ask_open_questions(&settings->terminal, hers, where.state, &asked);
        if (status != STATUS_DONE)
            return status;
    } while (asked.noted);
    return hers_report(&settings->terminal, found, hers, desk->diags);
}

Status cmd_today(const Settings *settings)
{
    Arena      arena = { 0 };
    DiagList   diags = { .arena = &arena };
    Paths      paths = paths_find(&arena);
    const Desk desk = { &arena, &diags, &paths.search, NULL };
    Hers       hers;
    Status     status = advise(settings, &desk, &hers);
    if (status == STATUS_DONE)
        status = show(settings, &hers, &arena);
    arena_free(&arena);
    return status;
}
