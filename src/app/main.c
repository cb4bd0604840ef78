// walkcoach: reads the command line, picks a row of the command table, runs it.
//
// To follow a walk from text to sound: render.c ─▶ compile.c ─▶ one folder a stage (src/README.md draws it).
#include "app/help.h"
#include "app/options.h"
#include "app/today.h"

#include <errno.h>
#include <string.h>

// What could not be written is not a success: a full disk is reported. Whoever closed the pipe knows why.
static Status finish(const Terminal *terminal, Status status)
{
    bool written = !ferror(stdout) && fclose(stdout) == 0;
    if (written || errno == EPIPE || status != STATUS_DONE)
        return status;
    return terminal_fail(terminal, STATUS_WORLD, "standard output: %s",
                         errno ? strerror(errno) : "not everything could be written");
}

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
        return finish(&settings.terminal, help_version());
    if (settings.help)
        return finish(&settings.terminal, help_print(&settings.terminal, command));
    if (!command)
        return finish(&settings.terminal, help_usage());
    return finish(&settings.terminal, command->run(&settings));
}
