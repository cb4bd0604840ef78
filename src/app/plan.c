// walkcoach plan: the weeks of the programme, where she is in them, and the days to come; also as a calendar.
#include "app/commands.h"
#include "app/ics.h"
#include "base/date.h"
#include "base/json.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/whole.h"
#include "job/paths.h"
#include "job/today.h"
#include "plan/project.h"

#include <string.h>

enum { BEFORE_WALKS = 16, BETWEEN = 2, WALKS_LEAST = 24 };  // columns
enum { DAYS_TO_COME = 7, CALENDAR_DAYS = 18 * 7 };

// --- The weeks -------------------------------------------------------------------------

static bool same_walk(const PlanWalk *a, const PlanWalk *b)
{
    return a->level == b->level && strcmp(a->session, b->session) == 0;
}

// How many walks of the row are the same as the one at `at`; 0: an earlier one was, and counted it.
static int times_of(const PlanRow *row, int at)
{
    int times = 0;
    for (int i = 0; i < row->walk_count; i++) {
        bool same = same_walk(&row->walks[i], &row->walks[at]);
        if (same && i < at)
            return 0;
        times += same;
    }
    return times;
}

// "2 × 20min L3, 2 × 30min L2"
static const char *walks_text(const PlanRow *row, Arena *arena)
{
    Text text = { .arena = arena };
    for (int i = 0; i < row->walk_count; i++) {
        int times = times_of(row, i);
        if (times)
            text_printf(&text, "%s%d × %s L%d", i ? ", " : "", times, row->walks[i].session,
                        row->walks[i].level);
    }
    return row->walk_count ? text_string(&text) : "at home, little and often";
}

static const char *drills_text(const PlanRow *row, Arena *arena)
{
    Text text = { .arena = arena };
    for (int i = 0; i < row->drill_count; i++) {
        int times = 0;
        for (int j = 0; j < row->drill_count; j++)
            times += strcmp(row->drills[i].session, row->drills[j].session) == 0 ? (j < i ? -100 : 1) : 0;
        if (times > 0)
            text_printf(&text, "%s%d × %s", i ? ", " : "", times, row->drills[i].session);
    }
    return text_string(&text);
}

static int minutes_of(const PlanRow *row)
{
    int minutes = 0;
    for (int i = 0; i < row->walk_count; i++)
        minutes += row->walks[i].minutes;
    return minutes;
}

static const char *check_text(PlanCheck check)
{
    switch (check) {
    case CHECK_WEEK_6: return "the 6 to 8 week check first";
    case CHECK_LEVEL_3: return "the questions for level 3 first";
    case CHECK_LEVEL_4: return "the questions for level 4 first";
    case CHECK_NONE: break;
    }
    return "";
}

static int columns_of(const char *words) { return utf8_width(words, strlen(words)); }

// How wide the column of the walks is, so that the drills have room beside it. 0: they have none.
static int walks_column(const Plan *plan, int width, Arena *arena)
{
    int walks = 0, drills = 0;
    for (int i = 0; i < plan->row_count; i++) {
        int walks_here = columns_of(walks_text(&plan->rows[i], arena));
        int drills_here = columns_of(drills_text(&plan->rows[i], arena));
        walks = walks_here > walks ? walks_here : walks;
        drills = drills_here > drills ? drills_here : drills;
    }
    int room = width - BEFORE_WALKS - BETWEEN - drills;
    return walks <= room ? walks : room >= WALKS_LEAST ? room : 0;
}

// column: of the walks. The drills are on the next line where the walks go beyond it.
static void print_row(const Terminal *terminal, const Plan *plan, int index, int column, bool hers,
                      Arena *arena)
{
    const PlanRow *row = &plan->rows[index];
    const char    *check = check_text(row->check), *walks = walks_text(row, arena),
               *drills = drills_text(row, arena);
    int used = columns_of(walks), to = column ? BEFORE_WALKS + column + BETWEEN : BEFORE_WALKS;
    printf("%s%s %2d%s  %3d min  %s", hers ? terminal_style(terminal, STYLE_BOLD) : "", hers ? ">" : " ",
           index, index == plan->row_count - 1 ? "+" : " ", minutes_of(row), walks);
    if (*drills && used > column)
        printf("\n%*s%s", to, "", drills);
    else if (*drills)
        printf("%*s%s", column + BETWEEN - used, "", drills);
    puts(hers ? terminal_style(terminal, STYLE_PLAIN) : "");
    if (*check)
        printf("%*s%s\n", BEFORE_WALKS, "", check);
}

// --- The days to come ------------------------------------------------------------------

static const char *day_text(const Advice *advice, Arena *arena)
{
    const char *rest = advice->drill ? advice->drill : "a day off";
    switch (advice->state) {
    case STATE_WALK:
        return arena_printf(arena, "%s, level %d%s%s", advice->walk.session, advice->walk.level,
                            advice->drill ? ", then " : "", advice->drill ? advice->drill : "");
    case STATE_DONE: return "walked";
    case STATE_AT_HOME: return "at home, little and often";
    case STATE_DAY_OFF: return rest;
    case STATE_RESTING: return "rest";
    case STATE_ASK: return "a question first: walkcoach today";
    case STATE_RED:
    case STATE_STOPPED:
    case STATE_ENDED: break;
    }
    return "nothing, until your provider says yes";
}

static void print_days(const Hers *hers, Arena *arena)
{
    const PlannedDay *days = plan_project(&hers->plan, &hers->mother, &hers->history, hers->day, DAYS_TO_COME,
                                          SUPPOSE_NOT_SAID, arena);
    char              words[DATE_WORDS_SIZE];
    for (int i = 0; i < DAYS_TO_COME; i++)
        printf("  %-28s %s\n", date_words(days[i].day, words), day_text(&days[i].advice, arena));
}

static void print_plan(const Terminal *terminal, const Hers *hers, Arena *arena)
{
    printf("%s%s%s · week %d after the birth\n\n", terminal_style(terminal, STYLE_BOLD), hers->plan.title,
           terminal_style(terminal, STYLE_PLAIN), hers->advice.week);
    int column = walks_column(&hers->plan, terminal->width, arena);
    for (int i = 0; i < hers->plan.row_count; i++)
        print_row(terminal, &hers->plan, i, column, i == hers->advice.row, arena);
    puts("\nThe days to come:");
    print_days(hers, arena);
    terminal_say(terminal, "A plan to talk over with your provider. Three easy or good walks without a sign "
                           "earn the next week.");
}

// --- JSON ------------------------------------------------------------------------------

static void json_row(Json *json, const PlanRow *row, int index)
{
    json_object_open(json, NULL);
    json_int(json, "week", index);
    json_int(json, "minutes", minutes_of(row));
    json_array_open(json, "walks");
    for (int i = 0; i < row->walk_count; i++) {
        json_object_open(json, NULL);
        json_string(json, "session", row->walks[i].session);
        json_int(json, "level", row->walks[i].level);
        json_int(json, "minutes", row->walks[i].minutes);
        json_int(json, "day", row->walks[i].day);
        json_object_close(json);
    }
    json_array_close(json);
    json_array_open(json, "drills");
    for (int i = 0; i < row->drill_count; i++)
        json_string(json, NULL, row->drills[i].session);
    json_array_close(json);
    json_object_close(json);
}

static void print_json(const Hers *hers, Arena *arena)
{
    Text text = { .arena = arena };
    Json json = { .text = &text };
    json_object_open(&json, NULL);
    json_string(&json, "plan", hers->plan.name);
    json_string(&json, "title", hers->plan.title);
    json_int(&json, "row", hers->advice.row);
    json_int(&json, "week", hers->advice.week);
    json_array_open(&json, "rows");
    for (int i = 0; i < hers->plan.row_count; i++)
        json_row(&json, &hers->plan.rows[i], i);
    json_array_close(&json);
    json_object_close(&json);
    puts(text_string(&text));
}

// --- The calendar ----------------------------------------------------------------------

static Status write_calendar(const Settings *settings, const Hers *hers, Arena *arena)
{
    char              why[WHOLE_WHY_SIZE], missing[ICS_WHY_SIZE];
    const char       *path = settings->programme.ics;
    const PlannedDay *days = plan_project(&hers->plan, &hers->mother, &hers->history, hers->day,
                                          CALENDAR_DAYS, SUPPOSE_CLEAN, arena);
    const bool        own = settings->operand_count > 0 || settings->programme.plan;
    const char *text = ics_write(days, CALENDAR_DAYS, own, hers->mother.born, hers->day, arena, missing);
    if (!text)
        return terminal_fail(&settings->terminal, STATUS_WORLD, "%s: %s", path, missing);
    if (strcmp(path, "-") == 0)
        return fputs(text, stdout) >= 0
                   ? STATUS_DONE
                   : terminal_fail(&settings->terminal, STATUS_WORLD, "standard output: %m");
    if (!whole_write(path, text, WHOLE_OURS, why))
        return terminal_fail(&settings->terminal, STATUS_WORLD, "%s", why);
    terminal_say(&settings->terminal,
                 "%s: the walks of %d weeks, if all goes well. Import it again whenever the plan has moved.",
                 path, CALENDAR_DAYS / 7);
    return STATUS_DONE;
}

// --- The command -----------------------------------------------------------------------

static Status show(const Settings *settings, const Hers *hers, Arena *arena)
{
    if (settings->programme.ics)
        return write_calendar(settings, hers, arena);
    if (settings->printing.json)
        print_json(hers, arena);
    else
        print_plan(&settings->terminal, hers, arena);
    return STATUS_DONE;
}

Status cmd_plan(const Settings *settings)
{
    Arena           arena = { 0 };
    DiagList        diags = { .arena = &arena };
    Paths           paths = paths_find(&arena);
    const Desk      desk = { &arena, &diags, &paths.search, NULL };
    const HersAsked where = {
        .plan = settings->operand_count ? settings->operands[0] : settings->programme.plan,
        .state = paths_state(&arena),
    };
    Hers   hers;
    Status status = hers_report(&settings->terminal,
                                hers_find(&paths, &settings->order.asked, &where, &desk, &hers), &hers,
                                &diags);
    if (status == STATUS_DONE)
        status = show(settings, &hers, &arena);
    arena_free(&arena);
    return status;
}
