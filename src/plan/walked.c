#include "plan/walked.h"

enum { DAYS = 7 };

static int planned_minutes(const Plan *plan, int row)
{
    int minutes = 0;
    for (int i = 0; row < plan->row_count && i < plan->rows[row].walk_count; i++)
        minutes += plan->rows[row].walks[i].minutes;
    return minutes;
}

// What is noted between two days.
static void add_up(const History *history, Day from, Day to, WalkedWeek *out)
{
    for (size_t i = 0; i < history->count; i++) {
        const Entry *entry = &history->entries[i];
        if (entry->day < from || entry->day > to)
            continue;
        out->signs |= entry->signs;
        if (entry->kind != ENTRY_WALK || entry->left_early)
            continue;
        out->walks++;
        out->minutes += entry->minutes;
    }
}

static int first_week(const History *history, Day born, Day day)
{
    Day first = history->count && history->entries[0].day < day ? history->entries[0].day : day;
    return first < born ? 0 : (first - born) / DAYS;
}

static int streak_of(const WalkedWeek *weeks, size_t count)
{
    int    streak = 0;
    size_t left = count > 0 && weeks[count - 1].walks == 0 ? count - 1 : count;  // this week is not over
    while (left > 0 && weeks[--left].walks > 0)
        streak++;
    return streak;
}

Walked plan_walked(const Plan *plan, const Mother *mother, const History *history, Day day, Arena *arena)
{
    int         first = first_week(history, mother->born, day), last = (day - mother->born) / DAYS;
    size_t      count = last < first ? 0 : (size_t)(last - first) + 1;
    WalkedWeek *weeks = ARENA_ARRAY(arena, WalkedWeek, count);
    for (size_t i = 0; i < count; i++) {
        WalkedWeek *week = &weeks[i];
        week->week = first + (int)i;
        week->from = mother->born + DAYS * week->week;
        Day to = week->from + DAYS - 1 < day ? week->from + DAYS - 1 : day;
        add_up(history, week->from, to, week);
        week->row = plan_advise(plan, mother, history, to, arena).row;
        week->planned = planned_minutes(plan, week->row);
    }
    return (Walked){ weeks, count, streak_of(weeks, count) };
}
