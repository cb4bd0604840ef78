// walkcoach: reads the command line, picks a row of the command table, runs it.
//
//     argv
//       │ app/options.c      the table of options                     ─▶ Settings, a struct for each concern
//       │ app/commands.c     the table of commands: each calls its function, in app/, play/ or phone/
//       ▼
//     a session's name
//       │ job/compile.c      every stage in order, each with its file ─▶ Score
//       ▼
//     job/produce.c writes files of it (render, export), play/player.c plays it (play),
//     picture/plot.c draws it (plot), app/show_plan.c and job/walk_json.c print it (show).
//
// src/README.md draws the folders.
#include "app/help.h"
#include "app/options.h"
#include "app/resumed.h"
#include "app/today.h"
#include "base/role.h"
#include "job/paths.h"
#include "play/place.h"
#include "sound/reader.h"
#include "voice/speaker.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

// Whoever started us may have closed them: what we open next is never taken for them. What is written there
// fails, and only where there was something to write.
static void occupy_standard(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != fd)
            return;
}

// Output that could not be written is not a success: a full disk is reported, if there is anywhere left to
// report it. Whoever closed the pipe knows why.
static Status finish(const Terminal *terminal, Status status)
{
    if (ferror(stderr) && status == STATUS_DONE)
        return STATUS_WORLD;
    bool lost = ferror(stdout);  // in an earlier write: the next one says why
    errno = 0;
    bool written = (!lost || write(STDOUT_FILENO, "\n", 1) == 1) && fclose(stdout) == 0 && !lost;
    if (written || errno == EPIPE || status != STATUS_DONE)
        return status;
    return terminal_fail(terminal, STATUS_WORLD, "standard output: %s",
                         errno ? strerror(errno) : "not everything could be written");
}

// What it reads comes with the program, and may be lost where only the program was copied.
static bool has_data(const Terminal *terminal)
{
    Arena       arena = { 0 };
    const Paths paths = paths_find(&arena);
    if (!paths.data)
        terminal_fail(terminal, STATUS_WORLD,
                      "the files that come with walkcoach are not there: looked in %s", paths.looked);
    arena_free(&arena);
    return paths.data != NULL;
}

// `play --resume` goes on with what was chosen then, except for what is typed anew.
static void choose_as_left(Settings *settings, Arena *arena)
{
    Place place;
    if (place_load(arena, &place))
        resumed_read(settings, place.chosen, arena);
}

// problem: what is wrong with what was typed; NULL: nothing.
static Status answer(const Settings *settings, const Command *command, const char *problem)
{
    if (problem)
        return terminal_fail(&settings->terminal, STATUS_USAGE, "%s", problem);
    if (settings->version)
        return help_version();
    if (settings->help)
        return help_print(&settings->terminal, command);
    if (!command)
        return help_usage();
    return command->reads_data && !has_data(&settings->terminal) ? STATUS_WORLD : command->run(settings);
}

int main(int argc, char **argv)
{
    occupy_standard();
    if (speaker_is_asked_for(argc, argv))
        return speaker_run();
    if (role_is_asked_for(argc, argv, READER_ROLE))
        return reader_run();

    Settings       settings = SETTINGS_DEFAULT;
    const Command *command = NULL;
    Arena          arena = { 0 };  // what was typed, and the choices of the walk that is resumed
    char           problem[PROBLEM_SIZE], today[DATE_SIZE], why[TODAY_WHY_SIZE];

    bool understood = options_parse(argc, argv, &settings, &command, &arena, problem);
    if (settings.playing.resume)
        choose_as_left(&settings, &arena);
    bool dated = today_find(settings.on, today, why);
    settings.order.asked.today = today;
    terminal_find(&settings.terminal);
    settings.order.speaker = ROLE_SELF;
    settings.playing.write_chosen = resumed_write;
    settings.sharing.find_today = today_find;
    const bool  informs = settings.version || settings.help || !command;
    const char *wrong = !understood ? problem : !dated && !informs ? why : NULL;
    Status      status = finish(&settings.terminal, answer(&settings, command, wrong));
    arena_free(&arena);
    return status;
}
