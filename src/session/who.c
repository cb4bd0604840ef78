// Who walks: her profile, or a client's `walker: { }` with what was typed over it; the weeks since the
// birth, and the level that they allow her.
#include "base/date.h"
#include "rules/rules.h"
#include "session/chosen.h"
#include "session/stages.h"

// --- Weeks -----------------------------------------------------------------------------

// Days from her baby's birthday to today; -1 where either is not known or wrong. pos: of the birthday.
static int days_since(const char *baby_born, const char *today, SourcePos pos, const Desk *desk)
{
    int now;
    if (!baby_born || !today || !date_parse(today, &now))
        return -1;
    DateRead read = date_read(baby_born);
    int      born = read.day;
    if (read.kind != DATE_FINE) {
        diag_error(desk->diags, pos, RULE(DATE_FORM), "\"%s\" %s", baby_born, read.why);
        return -1;
    }
    if (born > now)
        diag_error(desk->diags, pos, RULE(BORN_LATER), "baby_born \"%s\" is still to come; today is %s",
                   baby_born, today);
    return now - born;
}

static void check_weeks(const Walker *walker, int days, SourcePos pos, const Desk *desk)
{
    int weeks = walker->weeks >= 0 ? walker->weeks : days / 7;
    if (walker->weeks >= 0 && days >= 0 && walker->weeks != days / 7)
        diag_error(desk->diags, pos, RULE(WEEKS_DISAGREE),
                   "weeks = %d, but by baby_born \"%s\" it is week %d: leave one of the two out",
                   walker->weeks, walker->baby_born, days / 7);
    else if (weeks > WEEKS_LIKELY)
        diag_warning(desk->diags, pos, RULE(WEEKS_MANY),
                     "week %d is more than %d years after the birth: weeks, not days or months?", weeks,
                     WEEKS_LIKELY / 52);
}

static void count_weeks(const SessionRequest *request, SourcePos pos, const Desk *desk, Who *who)
{
    int days = days_since(who->walker.baby_born, request->today, pos, desk);
    check_weeks(&who->walker, days, pos, desk);
    if (days < 0 || who->walker.weeks >= 0)
        return;
    who->day = days;
    who->walker.weeks = days / 7;
}

bool who_weeks_hold(const Who *who, const WeekSpan *span)
{
    int weeks = who->walker.weeks;
    return weeks >= span->from && (span->to < 0 || weeks < span->to) &&
           (!span->cleared || who->walker.cleared);
}

// --- Level -----------------------------------------------------------------------------

static void choose_level(const SessionRequest *request, const SessionFile *file, const Desk *desk, Who *who)
{
    key_read(file->root, KEY_LEVEL, desk, &who->level);
    if (file->kind == SESSION_DRILL)
        return;
    int          wanted = who->walker.level > 0 ? who->walker.level : who->level;
    AllowedLevel allowed = allowed_level(&who->walker, wanted, desk);
    who->level = allowed.level;
    who->level_next = allowed.next;
    if (allowed.level == wanted)
        return;
    who->level_wanted = wanted;
    who->level_begins = allowed.begins;
    if (!request->anyway)
        return;
    diag_warning(desk->diags, (SourcePos){ 0 }, RULE(LEVEL_EARLY), "%s, and this is week %d",
                 chosen_level_begins(wanted, allowed.begins, desk->arena), who->walker.weeks);
    who->level = wanted;
    who->level_wanted = 0;
}

// ---------------------------------------------------------------------------------------

// The group replaces her profile, so it has to hold what keeps her safe.
static void check_whole(const ConfNode *group, const Walker *walker, const Desk *desk)
{
    bool birth = walker->birth != BIRTH_UNKNOWN, weeks = walker->weeks >= 0 || walker->baby_born;
    if (!birth || !weeks)
        diag_error(desk->diags, group->key_pos, RULE(WALKER_PART),
                   "walker does not say %s%s%s: it replaces the profile, with her week and birth",
                   birth ? "" : "how she gave birth", birth || weeks ? "" : " and ",
                   weeks ? "" : "when (weeks, or baby_born)");
}

Who who_read(const SessionRequest *request, const SessionFile *file, const Desk *desk)
{
    const ConfNode *group = key_get(file->root, KEY_WALKER);
    Who             who = { .walker = request->walker };
    SourcePos       pos = { 0 };

    if (group && group->kind == CONF_GROUP) {
        const ConfNode *born = key_get(group, KEY_BABY_BORN);
        who.walker = WALKER_UNKNOWN;
        walker_read(group, desk, &who.walker);
        check_whole(group, &who.walker, desk);
        if (request->typed)
            walker_lay_over(&who.walker, request->typed);
        pos = born ? born->pos : group->key_pos;
    }
    count_weeks(request, pos, desk, &who);
    who.core_typed = request->typed && request->typed->core >= 0;
    who.known = who.walker.profile || who.walker.level > 0 || who.walker.weeks >= 0;
    choose_level(request, file, desk, &who);
    return who;
}
