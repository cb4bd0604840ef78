// One week of a plan: its walks with level and day, its drills.
#include "plan/inside.h"

#include "rules/rules.h"
#include "session/kinds.h"

#include <string.h>

enum { ENTRIES_MAX = PLAN_WALKS };
_Static_assert(PLAN_WALKS == PLAN_DRILLS, "a list of either has the same room");

// --- Lists -----------------------------------------------------------------------------

// The entries of a list, or a single one without a list. At most ENTRIES_MAX: more is reported.
static int entries_of(const ConfNode *list, const ConfNode *out[ENTRIES_MAX], const Desk *desk)
{
    int count = 0;
    if (!list || list->kind == CONF_GROUP)
        return 0;
    const ConfNode *one = list->kind == CONF_ARRAY ? list->first : list;
    for (; one; one = list->kind == CONF_ARRAY ? one->next : NULL) {
        if (count == ENTRIES_MAX) {
            diag_error(desk->diags, one->pos, RULE(PLAN_DAYS), "%s has more entries than a week has days",
                       list->name);
            break;
        }
        out[count++] = one;
    }
    return count;
}

static const ConfNode *node_of(const ConfNode *group, PlanKey key)
{
    return conf_get(group, table_row(&plan_language, (int)key)->name);
}

// Reads a list of numbers, one for each of `wanted` other entries. Returns how many there are; -1: the key is
// not there. Wrong ones become `low`.
static int numbers_of(const ConfNode *list, const char *of, int wanted, int low, int high,
                      int out[ENTRIES_MAX], const Desk *desk)
{
    const ConfNode *nodes[ENTRIES_MAX];
    int             count = entries_of(list, nodes, desk);
    if (!list)
        return -1;
    for (int i = 0; i < count; i++) {
        out[i] = low;
        conf_int(nodes[i], low, high, "", desk->diags, &out[i]);
    }
    if (count != wanted)
        diag_error(desk->diags, list->pos, RULE(PLAN_FORM), "%d %s and %d %s: there has to be one for each",
                   wanted, of, count, list->name);
    return count < wanted ? count : wanted;
}

// --- Walks -----------------------------------------------------------------------------

static bool is_for_another_birth(const SessionSummary *session, const Plan *plan)
{
    return session->weeks.of[BIRTH_C_SECTION].from >= 0 && session->weeks.of[BIRTH_VAGINAL].from < 0 &&
           plan->birth == BIRTH_VAGINAL && !(plan->tear && session->kind == SESSION_DRILL);
}

static void check_offered(const RowReading *reading, const SessionSummary *session, SourcePos pos, int week)
{
    Birth           birth = plan_waits(reading->plan) ? BIRTH_C_SECTION : BIRTH_VAGINAL;
    const WeekSpan *span = &session->weeks.of[birth];
    if (is_for_another_birth(session, reading->plan))
        diag_error(reading->desk->diags, pos, RULE(PLAN_EARLY), "\"%s\" is only for after a C-section",
                   session->name);
    else if (span->from > week)
        diag_error(reading->desk->diags, pos, RULE(PLAN_EARLY),
                   "\"%s\" is from week %d on, and this is week %d", session->name, span->from, week);
}

// "25min": no file, but a length that a walk is made of.
static bool is_a_length(const char *name, const Desk *desk, Micros *length)
{
    return !files_find(desk->path, &session_files, name, 0, desk->arena) && units_parse_length(name, length);
}

static int minutes_of(Micros length) { return (int)((length + MICROS_PER_MINUTE / 2) / MICROS_PER_MINUTE); }

static const char *list_of(SessionKind kind) { return kind == SESSION_WALK ? "walks" : "drills"; }

// Its mistakes are not reported here: `check` shows them.
static const SessionMet *meet(const RowReading *reading, const char *name, SessionKind kind)
{
    SessionsMet *met = reading->met;
    DiagList     quiet = { .arena = reading->desk->arena };
    const Desk   apart = desk_apart(reading->desk, &quiet);
    for (size_t i = 0; i < met->count; i++)
        if (met->items[i].kind == kind && files_same_name(met->items[i].name, name))
            return &met->items[i];
    SessionMet *one = ARENA_PUSH(reading->desk->arena, met->items, met->count, met->capacity);
    one->name = name, one->kind = kind;
    one->right = (kind == SESSION_WALK ? session_summarise : session_glance)(name, &apart, &one->summary);
    return one;
}

// A session of that kind which is there, with a message where it is not.
static bool find_session(const RowReading *reading, const ConfNode *node, const char *name, SessionKind kind,
                         SessionSummary *out)
{
    const Desk *desk = reading->desk;
    if (!files_find(desk->path, &session_files, name, 0, desk->arena)) {
        diag_error(desk->diags, node->pos, RULE(NO_SUCH_FILE), "there is no %s \"%s\"%s",
                   choice_word(session_kinds, (int)kind), name,
                   files_did_you_mean_file(desk->path, &session_files, name, desk->arena));
        return false;
    }
    const SessionMet *met = meet(reading, name, kind);
    *out = met->summary;
    if (!met->right)
        diag_error(desk->diags, node->pos, RULE(PLAN_FORM), "\"%s\" has mistakes: walkcoach check %s", name,
                   name);
    else if (out->kind != kind)
        diag_error(desk->diags, node->pos, RULE(PLAN_FORM), "\"%s\" is a %s, and belongs to `%s`", name,
                   choice_word(session_kinds, (int)out->kind), list_of(out->kind));
    return met->right && out->kind == kind;
}

static void read_walk(const RowReading *reading, const ConfNode *node, int week, PlanWalk *out)
{
    SessionSummary session;
    Micros         length;
    out->pos = node->pos;
    if (!conf_text(node, reading->desk->diags, &out->session))
        return;
    if (is_a_length(out->session, reading->desk, &length)) {
        out->minutes = minutes_of(length);
        return;
    }
    if (!find_session(reading, node, out->session, SESSION_WALK, &session))
        return;
    out->minutes = minutes_of(session.length);
    check_offered(reading, &session, node->pos, week);
}

static int usual_walk_day(int i) { return 2 * i + 1; }

static void read_walks(const RowReading *reading, const ConfNode *group, int week, PlanRow *out)
{
    const ConfNode *list = node_of(group, PLAN_KEY_WALKS), *nodes[ENTRIES_MAX];
    const ConfNode *levels = node_of(group, PLAN_KEY_LEVELS), *days = node_of(group, PLAN_KEY_DAYS);
    int             level[ENTRIES_MAX] = { 0 }, day[ENTRIES_MAX] = { 0 };
    const int       count = entries_of(list, nodes, reading->desk);
    out->walk_count = count;
    out->days_pos = days ? days->pos : list ? list->pos : group->pos;
    int leveled = numbers_of(levels, "walks", count, 1, LEVEL_MAX, level, reading->desk);
    int dated = numbers_of(days, "walks", count, 1, 7, day, reading->desk);
    if (leveled < 0 && list && count > 0)
        diag_error(reading->desk->diags, list->pos, RULE(PLAN_FORM),
                   "the walks of %s have no levels: levels = [2, ...]", choice_word(plan_weeks, week));
    for (int i = 0; i < count; i++) {
        read_walk(reading, nodes[i], week, &out->walks[i]);
        out->walks[i].level = i < leveled ? level[i] : 1;
        out->walks[i].day = i < dated ? day[i] : dated >= 0 ? 0 : usual_walk_day(i);
    }
}

// --- Drills ----------------------------------------------------------------------------

static const char otherwise[] = ", else ";

static void read_drill(const RowReading *reading, const ConfNode *node, int week, PlanDrill *out)
{
    SessionSummary session;
    const char    *text;
    out->pos = node->pos;
    if (!conf_text(node, reading->desk->diags, &text))
        return;
    const char *rest = strstr(text, otherwise);
    size_t      length = rest ? (size_t)(rest - text) : strlen(text);
    out->session = arena_strndup(reading->desk->arena, text, length);
    if (find_session(reading, node, out->session, SESSION_DRILL, &session)) {
        check_offered(reading, &session, node->pos, week);
        out->plank = session.weeks.of[plan_waits(reading->plan) ? BIRTH_C_SECTION : BIRTH_VAGINAL].cleared;
    }
    if (!rest)
        return;
    out->otherwise = rest + strlen(otherwise);
    if (find_session(reading, node, out->otherwise, SESSION_DRILL, &session))
        check_offered(reading, &session, node->pos, week);
}

// For three drills, days 2, 4 and 6; for two, days 2 and 6; for one, day 4.
static int usual_drill_day(int i, int count)
{
    return count == 1 ? 4 : count == 2 ? 2 + 4 * i : count == 3 ? 2 + 2 * i : i + 1;
}

static void read_drills(const RowReading *reading, const ConfNode *group, int week, PlanRow *out)
{
    const ConfNode *nodes[ENTRIES_MAX];
    int             day[ENTRIES_MAX] = { 0 };
    out->drill_count = entries_of(node_of(group, PLAN_KEY_DRILLS), nodes, reading->desk);
    int dated = numbers_of(node_of(group, PLAN_KEY_DRILL_DAYS), "drills", out->drill_count, 1, 7, day,
                           reading->desk);
    for (int i = 0; i < out->drill_count; i++) {
        read_drill(reading, nodes[i], week, &out->drills[i]);
        out->drills[i].day = i < dated ? day[i] : dated >= 0 ? 0 : usual_drill_day(i, out->drill_count);
    }
}

void plan_read_row(const RowReading *reading, const ConfNode *group, int week, PlanRow *out)
{
    *out = (PlanRow){ .pos = group->key_pos };
    table_read(&plan_language, group, PLAN_PLACE_WEEK, PLAN_INTO_ROW, reading->desk, out);
    read_walks(reading, group, week, out);
    read_drills(reading, group, week, out);
}
