// libFuzzer: a command line, and the environment, may hold anything. Words end with a NUL; those before the
// first empty one are values of variables, in the order below. What is taken is within the range of its row;
// what was chosen, written down and read again, chooses the same.
#include "fuzz.h"

#include "app/options.h"
#include "app/resumed.h"
#include "app/today.h"
#include "job/paths.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS = 40 };

static void set_environment(const uint8_t **data, size_t *size, Arena *arena)
{
    static const char *const names[] = { "SOURCE_DATE_EPOCH", "HOME",           "XDG_CONFIG_HOME",
                                         "XDG_CACHE_HOME",    "XDG_STATE_HOME", "WALKCOACH_DATA" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unsetenv(names[i]);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = take_text(data, size, arena);
        if (!*value)
            return;
        setenv(names[i], value, 1);
    }
}

static void check_value(const Option *row, const void *field)
{
    switch (row->kind) {
    case VALUE_INT: {
        int value = *(const int *)field;
        demand(value == 0 || value == -1 || is_within(value, row->low, row->high) || row->low == row->high,
               "a number is within its row");
        break;
    }
    case VALUE_CHOICE:
    case VALUE_BIG:
    case VALUE_NUMBER:
    case VALUE_SWITCH:
    case VALUE_YES:
    case VALUE_TEXT:
    case VALUE_PATH:
    case VALUE_TEXTS:
    case VALUE_NAMED:
    case VALUE_LAYERS: break;
    }
}

static void check_settings(const Settings *settings, const Command *command)
{
    size_t        count;
    const Option *rows = option_rows(&count);
    for (size_t i = 0; i < count; i++)
        check_value(&rows[i], (const char *)settings + rows[i].offset);
    demand(settings->operand_count >= 0 && settings->operand_count <= WORDS, "operands are counted");
    demand(!command || settings->help || (settings->operand_count <= command->most || command->most < 0),
           "no more operands than there may be");
}

static void check_resumed(const Settings *settings, Arena *arena)
{
    const char *lines = resumed_write(&settings->order, NULL, arena);
    Settings    again = SETTINGS_DEFAULT;
    resumed_read(&again, lines, arena);
    demand(strcmp(resumed_write(&again.order, NULL, arena), lines) == 0, "what was chosen is chosen again");
}

static void check_days(const char *on)
{
    char day[DATE_SIZE] = "", why[TODAY_WHY_SIZE] = "";
    if (today_find(on, day, why)) {
        int number;
        demand(date_parse(day, &number), "today is a day");
    } else {
        demand(*why && strlen(why) < TODAY_WHY_SIZE, "why not is said");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena          arena = { 0 };
    Settings       settings = SETTINGS_DEFAULT;
    const Command *command = NULL;
    char           problem[PROBLEM_SIZE] = "", *argv[WORDS + 2] = { "walkcoach" };
    int            argc = 1;
    set_environment(&data, &size, &arena);
    while (size > 0 && argc < WORDS)
        argv[argc++] = take_text(&data, &size, &arena);
    if (options_parse(argc, argv, &settings, &command, &arena, problem)) {
        check_settings(&settings, command);
        check_resumed(&settings, &arena);
    } else {
        demand(*problem && strlen(problem) < PROBLEM_SIZE, "a problem is said");
    }
    check_days(argc > 1 ? argv[1] : NULL);
    check_days(NULL);
    Paths paths = paths_find(&arena);
    demand(!paths.user || *paths.user == '/', "a folder of hers is a whole path");
    arena_free(&arena);
    return 0;
}
