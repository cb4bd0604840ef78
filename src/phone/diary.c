#include "phone/diary.h"

#include "log/log.h"

// In the arena.
static HersFound find(const Diary *diary, Arena *arena, Hers *out)
{
    char           *today = arena_alloc(arena, DATE_SIZE), why[DIARY_WHY_SIZE];
    DiagList       *diags = ARENA_NEW(arena, DiagList);
    Asked           asked = *diary->asked;
    const HersAsked where = { .state = diary->state };
    const Desk      desk = { arena, diags, &diary->paths->search, NULL };
    diags->arena = arena;
    asked.today = today;
    if (!diary->find_today(diary->on, today, why))
        return HERS_UNKNOWN;
    return hers_find(diary->paths, &asked, &where, &desk, out);
}

bool diary_is_hers(const Diary *diary)
{
    Arena     arena = { 0 };
    Hers      hers;
    HersFound found = find(diary, &arena, &hers);
    arena_free(&arena);
    return found == HERS_FOUND || found == HERS_TROUBLE;
}

const char *diary_today(const Diary *diary, Arena *arena)
{
    Hers hers;
    return find(diary, arena, &hers) == HERS_FOUND ? hers_json(&hers, arena) : NULL;
}

// Around midnight her phone's calendar may be a little ahead of ours; nothing else can be dated tomorrow.
static bool find_day(Day said, const Hers *hers, Day *out)
{
    *out = said == hers->day + 1 ? hers->day : said;
    return *out <= hers->day && *out >= hers->mother.born;
}

static Noting note(const char *state, const PageAnswer *said, Day day)
{
    char      why[LOG_WHY_SIZE];
    Log      *log = NULL;
    Noted     noted = NOTED_NEW;
    Entry     entry = page_answer_entry(said);
    LogStatus status = log_open(state, &log, why);
    entry.day = day;
    if (log)
        status = log_note(log, &entry, said->id, &noted, why);
    log_close(log);
    if (status != LOG_FINE && status != LOG_DAMAGED)
        return NOTING_TROUBLE;
    return noted == NOTED_TWICE ? NOTING_TWICE : NOTING_DONE;
}

Noting diary_note(const Diary *diary, const PageAnswer *said)
{
    Arena     arena = { 0 };
    Hers      hers;
    Day       day = 0;
    HersFound found = find(diary, &arena, &hers);
    bool      known = found == HERS_FOUND || found == HERS_TROUBLE;
    Noting    noting = NOTING_TROUBLE;
    if (known)
        noting = find_day(said->day, &hers, &day) ? note(diary->state, said, day) : NOTING_REFUSED;
    arena_free(&arena);
    return noting;
}
