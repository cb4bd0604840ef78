// walkcoach today: one walk, the daily five, at most one drill, and one line that says why.
#include "app/ask.h"
#include "app/commands.h"
#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "job/today.h"
#include "plan/questions.h"

#include <string.h>

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

// "Walk", "15min, level 2", "walkcoach play today"
typedef struct {
    const char *what, *name, *command;
} Offer;

enum { OFFERS_MAX = 3, WHAT_WIDTH = 6, NAME_WIDTH = 26, BEFORE_NAME = 2 + WHAT_WIDTH + 2 };

static Offer exercise(const char *what, const char *name, bool easier, Arena *arena)
{
    return (Offer){ what, arena_printf(arena, "%s%s", name, easier ? ", easier" : ""),
                    arena_printf(arena, "walkcoach play %s%s", name, easier ? " --form easier" : "") };
}

static Offer walk_offer(const PlanWalk *walk, bool own, Arena *arena)
{
    return (Offer){ "Walk", arena_printf(arena, "%s, level %d", walk->session, walk->level),
                    hers_play_command(walk, own, arena) };
}

static int offers_of(const Advice *advice, bool own, Arena *arena, Offer out[OFFERS_MAX])
{
    const char *daily = daily_text(advice->daily);
    int         count = 0;
    if (advice->state == STATE_WALK)
        out[count++] = walk_offer(&advice->walk, own, arena);
    if (daily)
        out[count++] = exercise("Daily", daily, advice->daily_easier, arena);
    if (advice->drill)
        out[count++] = exercise("Drill", advice->drill, advice->easier, arena);
    return count;
}

// In columns; in a window that is too narrow for them, what to type is on a line of its own.
static void print_offers(const Terminal *terminal, const Offer *offers, int count)
{
    int name = NAME_WIDTH, command = 0;
    for (int i = 0; i < count; i++) {
        int names = utf8_width(offers[i].name, strlen(offers[i].name)),
            commands = (int)strlen(offers[i].command);
        name = names > name ? names : name;
        command = commands > command ? commands : command;
    }
    bool narrow = BEFORE_NAME + name + 2 + command > terminal->width;
    for (int i = 0; i < count; i++) {
        int room = narrow ? 0 : name + 2 - utf8_width(offers[i].name, strlen(offers[i].name));
        printf("  %-*s  %s", WHAT_WIDTH, offers[i].what, offers[i].name);
        printf(narrow ? "\n%*s%s%s%s\n" : "%*s%s%s%s\n", narrow ? BEFORE_NAME : room, "",
               terminal_style(terminal, STYLE_DIM), offers[i].command, terminal_style(terminal, STYLE_PLAIN));
    }
    if (count > 0)
        putchar('\n');
}

// False: there is nothing to say of it.
static bool print_next(const Terminal *terminal, const Advice *advice, Arena *arena)
{
    char day[DATE_WORDS_SIZE];
    bool known = advice->next && advice->walk.session;
    if (known)
        terminal_print_wrapped(arena_printf(arena, "Next walk: %s, %s at level %d.",
                                            date_words(advice->next, day), advice->walk.session,
                                            advice->walk.level),
                               0, terminal->width);
    return known;
}

// Where nobody can be asked: which questions are open, and how to answer them; an empty line between two.
static void print_questions(const Terminal *terminal, const Advice *advice, bool apart, Arena *arena)
{
    Text text = { .arena = arena };
    text_add(&text, apart ? "\n" : "");
    if (advice->ask_start)
        text_add(&text, "How many minutes do you walk now without any sign?\n"
                        "  walkcoach done --start 0, 10, 20 or 30\n");
    for (int i = 0; i < advice->question_count; i++) {
        const QuestionWords words = question_words(advice->questions[i]);
        text_printf(&text, "%s%s\n  (%s)\n  walkcoach done --answer %s=yes, or =no\n",
                    i > 0 || advice->ask_start ? "\n" : "", words.question, words.reason,
                    choice_word(plan_questions, (int)advice->questions[i]));
    }
    if (advice->ask_start || advice->question_count)
        terminal_print_lines(text_string(&text), terminal->width);
}

static void print_day(const Terminal *terminal, const Hers *hers, bool own, Arena *arena)
{
    const Advice *advice = &hers->advice;
    char          day[DATE_WORDS_SIZE];
    Offer         offers[OFFERS_MAX];
    printf("%s%s%s · week %d after the birth\n\n", terminal_style(terminal, STYLE_BOLD),
           date_words(hers->day, day), terminal_style(terminal, STYLE_PLAIN), advice->week);
    if (advice->state == STATE_RED) {
        terminal_print_lines(hers_red_text(hers, arena), terminal->width);
        return;
    }
    print_offers(terminal, offers, offers_of(advice, own, arena, offers));
    terminal_print_wrapped(advice->why, 0, terminal->width);
    if (advice->state == STATE_STOPPED)
        puts("Then: walkcoach done --provider-said-yes");
    putchar('\n');
    if (advice->advice) {
        terminal_print_wrapped(advice->advice, 0, terminal->width);
        putchar('\n');
    }
    bool next = print_next(terminal, advice, arena);
    print_questions(terminal, advice, next, arena);
}

// --- The command -----------------------------------------------------------------------

static Status show(const Settings *settings, const Hers *hers, Arena *arena)
{
    if (settings->printing.json)
        puts(hers_json(hers, arena));
    else
        print_day(&settings->terminal, hers, settings->programme.plan != NULL, arena);
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
