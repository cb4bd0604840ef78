// walkcoach: reads the command line, picks a row of the command table, runs it.
//
// To follow a walk from text to sound: render.c ─▶ compile.c ─▶ one folder a stage (src/README.md draws it).
#include "app/help.h"
#include "app/options.h"
#include "app/today.h"

int main(int argc, char **argv)
{
    Settings       settings = SETTINGS_DEFAULT;
    const Command *command = NULL;
    char           problem[PROBLEM_SIZE], today[TODAY_SIZE];

    bool understood = options_parse(argc, argv, &settings, &command, problem);
    settings.order.asked.today = today_here(today);
    terminal_find(&settings.terminal);
    if (!understood)
        return terminal_fail(&settings.terminal, STATUS_USAGE, "%s", problem);
    if (settings.version)
        return help_version();
    if (settings.help)
        return help_print(&settings.terminal, command);
    if (!command)
        return help_usage();
    return command->run(&settings);
}
