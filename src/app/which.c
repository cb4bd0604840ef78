#include "app/which.h"

static bool is_of(const Entry *entry, const char *name)
{
    bool exercise = entry->kind == ENTRY_WALK || entry->kind == ENTRY_DRILL;
    return name ? exercise && entry->session && files_same_name(entry->session, name)
                : entry->kind == ENTRY_WALK;
}

const Entry *which_noted(const History *history, Day day, const char *name)
{
    for (size_t i = history->count; i-- > 0;)
        if (history->entries[i].day == day && is_of(&history->entries[i], name))
            return &history->entries[i];
    return NULL;
}

const Entry *which_last(const History *history, Day day)
{
    for (size_t i = history->count; i-- > 0;)
        if (history->entries[i].day <= day && is_of(&history->entries[i], NULL))
            return &history->entries[i];
    return NULL;
}

const char *which_today(const Hers *hers, bool known)
{
    const Entry *before = which_noted(&hers->history, hers->day, NULL);
    if (before)
        return before->session;
    return known && hers->advice.state == STATE_WALK ? hers->advice.walk.session : NULL;
}

// NULL: the plan has none of that name for her now.
static const PlanWalk *planned(const Hers *hers, const char *name)
{
    const Advice  *advice = &hers->advice;
    const PlanRow *row = advice->row < hers->plan.row_count ? &hers->plan.rows[advice->row] : NULL;
    if (advice->walk.session && files_same_name(advice->walk.session, name))
        return &advice->walk;
    for (int i = 0; row && i < row->walk_count; i++)
        if (files_same_name(row->walks[i].session, name))
            return &row->walks[i];
    return NULL;
}

static void take_session(const Session *session, Entry *out)
{
    out->kind = session->kind == SESSION_DRILL ? ENTRY_DRILL : ENTRY_WALK;
    if (out->kind == ENTRY_DRILL)
        return;
    out->level = session->level;
    out->minutes = (int)((session->length + MICROS_PER_MINUTE / 2) / MICROS_PER_MINUTE);
}

static Status by_session(const Settings *settings, const char *name, Entry *out)
{
    WalkOrder order = settings->order;
    Walk      walk;
    order.asked.anyway = true;
    Status status = walk_compile(&order, name, DEPTH_SESSION, NULL, &walk);
    if (status == STATUS_DONE)
        take_session(&walk.session, out);
    else
        terminal_diags(&settings->terminal, &walk.diags);
    walk_free(&walk);
    return status;
}

Status which_entry(const Settings *settings, const Hers *hers, bool known, const char *name, const Desk *desk,
                   Entry *out)
{
    const Entry    *before = which_noted(&hers->history, hers->day, name);
    const PlanWalk *plan = known && !settings->order.asked.walker.level ? planned(hers, name) : NULL;
    *out = (Entry){ .kind = ENTRY_WALK,
                    .session = before ? before->session : arena_strdup(desk->arena, name) };
    if (!plan)
        return by_session(settings, name, out);
    out->session = before ? before->session : plan->session;
    out->level = plan->level;
    out->minutes = plan->minutes;
    return STATUS_DONE;
}
