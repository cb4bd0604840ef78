// How her pace follows what she noted: e easy, g good, h hard, n not said, s a sign, - left early and easy.
#include "plan/pace.h"

#include "cmocka_all.h"

#include <string.h>

static Entry entry_of(char how)
{
    Entry entry = { .kind = ENTRY_WALK, .session = "20min", .left_early = how == '-' };
    entry.feel = how == 'e' || how == '-' ? FEEL_EASY : how == 'g' ? FEEL_GOOD : how == 'h' ? FEEL_HARD : 0;
    entry.signs = how == 's' ? sign_set_of("heavy") : 0;
    return entry;
}

static int more_after(const char *walks)
{
    Entry entries[20];
    for (size_t i = 0; walks[i]; i++)
        entries[i] = entry_of(walks[i]);
    return (int)plan_pace_more(&(History){ entries, strlen(walks) });
}

static void two_easy_walks_are_two_steps_more(void **state)
{
    (void)state;
    static const struct {
        const char *walks;
        int         more;
    } rows[] = { { "", 0 },     { "e", 0 },    { "ee", 2 },    { "eee", 2 },      { "eeee", 4 },
                 { "ege", 0 },  { "egee", 2 }, { "ehe", 0 },   { "eeh", 0 },      { "eeeeh", 2 },
                 { "hh", 0 },   { "ees", 0 },  { "eeees", 2 }, { "ene", 2 },      { "e-", 0 },
                 { "gggg", 0 }, { "eeg", 2 },  { "eehee", 2 }, { "eeeeeeee", 8 }, { "-e", 0 } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (more_after(rows[i].walks) != rows[i].more)
            fail_msg("%s: %d, not %d", rows[i].walks, more_after(rows[i].walks), rows[i].more);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(two_easy_walks_are_two_steps_more) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
