#include "batch/wanted.h"

#include "base/date.h"
#include "plan/plan.h"
#include "plan/read.h"
#include "rules/rules.h"

#include <string.h>

#define BY_HER_BIRTH "hers"  // in place of a plan's name

typedef struct {
    const WalkerLine *line;
    const Desk       *desk;
    Plan              plan;
    int               weeks;
    WantedList       *out;
} Choosing;

static bool wrong(const Choosing *choosing, const char *why)
{
    diag_error(choosing->desk->diags, choosing->line->plan.pos, RULE(VALUE), "%s", why);
    return false;
}

static void add(Choosing *choosing, const char *session, int level, int form)
{
    WantedList *out = choosing->out;
    for (size_t i = 0; i < out->count; i++)
        if (strcmp(out->items[i].session, session) == 0 && out->items[i].level == level &&
            out->items[i].form == form)
            return;
    *ARENA_PUSH(choosing->desk->arena, out->items, out->count, out->room) = (Wanted){ session, level, form };
}

// --- Whose plan ------------------------------------------------------------------------

static int weeks_of(const Walker *walker, const char *today)
{
    int born, day;
    if (walker->weeks >= 0)
        return walker->weeks;
    return walker->baby_born && date_parse(walker->baby_born, &born) && date_parse(today, &day) && day >= born
               ? (day - born) / 7
               : -1;
}

static bool find_plan(Choosing *choosing)
{
    const Walker *walker = &choosing->line->walker;
    const char   *name = choosing->line->plan.text;
    if (choosing->weeks < 0)
        return wrong(choosing, "a plan needs her weeks: weeks, or baby_born, not after the day of --on");
    if (walker->birth == BIRTH_UNKNOWN)
        return wrong(choosing, "a plan needs her birth: birth = vaginal or c-section");
    if (strcmp(name, BY_HER_BIRTH) == 0)
        name = plan_name_for(walker->birth == BIRTH_C_SECTION, walker->tear);
    if (!plan_read(name, choosing->desk, &choosing->plan))
        return wrong(choosing, "the plan cannot be read; walkcoach check says more about it");
    if (walker->birth == BIRTH_C_SECTION && choosing->plan.birth != BIRTH_C_SECTION)
        return wrong(choosing, "the plan is for another birth: hers was a C-section");
    if (walker->tear && !choosing->plan.tear && choosing->plan.birth != BIRTH_C_SECTION)
        return wrong(choosing, "the plan is not for a severe tear or a prolapse");
    return true;
}

// --- Which row -------------------------------------------------------------------------

static bool is_clean(const WalkerLine *line) { return line->screened && line->answered && !line->hard; }
static bool breathes_only(const WalkerLine *line) { return line->walker.core == CORE_BREATH_ONLY; }
static bool needs_yes(const WalkerLine *line) { return line->walker.tear && !line->walker.cleared; }

// The check at 6 to 8 weeks is a question alone; levels 3 and 4 also ask how her walks were.
static PlanAnswers answers_of(const WalkerLine *line)
{
    return (PlanAnswers){ .answered = { [CHECK_WEEK_6] = line->screened,
                                        [CHECK_LEVEL_3] = is_clean(line),
                                        [CHECK_LEVEL_4] = is_clean(line) },
                          .needs_yes = needs_yes(line) };
}

// Never above her weeks, nor after a check that is still to be answered.
static int row_of(const Choosing *choosing)
{
    const WalkerLine *line = choosing->line;
    const PlanAnswers answers = answers_of(line);
    int               row = line->row >= 0 && line->row < choosing->weeks ? line->row : choosing->weeks;
    int               last = plan_last_row(&choosing->plan, &answers);
    row = row < choosing->plan.row_count ? row : choosing->plan.row_count - 1;
    if (line->hard && row > 0)
        row--;
    return row < last ? row : last;
}

// The screening has already asked what has to be asked before a drill; after a sign there is no drill.
static void add_drills(Choosing *choosing, const PlanRow *row)
{
    const WalkerLine *line = choosing->line;
    if (!line->screened || line->hard || row->drill_count == 0)
        return;
    if (breathes_only(line))
        return;  // as in `today`
    if (needs_yes(line)) {
        diag_warning(choosing->desk->diags, line->plan.pos, RULE(DRILL_WAITS),
                     "the drills are left out: after a severe tear or with a prolapse they need her "
                     "provider's yes (cleared)");
        return;
    }
    for (int i = 0; i < row->drill_count; i++) {
        const PlanDrill *drill = &row->drills[i];
        const char *session = drill->plank && !(line->walker.cleared && line->answered) ? drill->otherwise
                                                                                        : drill->session;
        if (session)
            add(choosing, session, 0, FORM_AS_WRITTEN);
    }
}

static void add_daily(Choosing *choosing, const PlanRow *row)
{
    const WalkerLine *line = choosing->line;
    const bool        waits = breathes_only(line) || (line->walker.tear && !line->walker.floor_cleared);
    switch (row->daily) {
    case DAILY_NOTHING: break;
    case DAILY_BREATHING: add(choosing, "breathing", 0, FORM_AS_WRITTEN); break;
    case DAILY_PELVIC_FLOOR:
        if (line->screened && !waits)
            add(choosing, "pelvic-floor", 0, is_clean(line) ? FORM_AS_WRITTEN : FORM_EASIER);
        else
            add(choosing, "breathing", 0, FORM_AS_WRITTEN);
        break;
    }
}

bool wanted_of(const WalkerLine *line, const char *today, const Desk *desk, WantedList *out)
{
    Choosing choosing = { .line = line, .desk = desk, .weeks = weeks_of(&line->walker, today), .out = out };
    *out = (WantedList){ 0 };
    if (line->walk) {
        add(&choosing, line->walk, 0, FORM_AS_WRITTEN);
        return true;
    }
    if (!find_plan(&choosing))
        return false;
    const PlanRow *row = &choosing.plan.rows[row_of(&choosing)];
    for (int i = 0; i < row->walk_count; i++)
        add(&choosing, row->walks[i].session, row->walks[i].level, FORM_AS_WRITTEN);
    add_drills(&choosing, row);
    add_daily(&choosing, row);
    return out->count > 0 || wrong(&choosing, "nothing is planned in that row");
}
