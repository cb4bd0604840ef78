// walkcoach man-page [1|5]: the manual of the program or of its files, in troff, from the tables.
#include "app/help.h"
#include "app/man_language.h"
#include "app/options.h"
#include "app/troff.h"
#include "base/text.h"

#include <string.h>

static void print_command(const Command *command, Arena *arena)
{
    const char *blank = *command->operands ? " " : "";
    puts(".TP");
    troff_print(arena_printf(arena, "`%s`%s%s", command->name, blank, command->operands));
    troff_print(
        arena_printf(arena, "%s.%s%s", command->summary, *command->details ? "\n" : "", command->details));
}

// " (render, export)"; "" where every command takes it.
static const char *users_of(const Option *option, Arena *arena)
{
    Text        text = { .arena = arena };
    const char *comma = " (";
    if (option->commands == COMMANDS_ALL)
        return "";
    for (int id = 0; id < COMMAND_COUNT; id++)
        if (option->commands & COMMAND_BIT(id)) {
            text_printf(&text, "%s%s", comma, command_at((CommandId)id)->name);
            comma = ", ";
        }
    text_add(&text, ")");
    return text_string(&text);
}

static void print_option(const Option *option, Arena *arena)
{
    const char *letter = option->letter ? arena_printf(arena, "`-%c`, ", option->letter) : "";
    puts(".TP");
    troff_print(arena_printf(arena, "%s`--%s`%s%s", letter, option->name, option->argument ? " " : "",
                             option->argument ? option->argument : ""));
    troff_print(arena_printf(arena, "%s%s", option->help, users_of(option, arena)));
}

static void print_tables(void)
{
    Arena         arena = { 0 };
    size_t        count;
    const Option *options = option_rows(&count);
    puts(".SH COMMANDS");
    for (int id = 0; id < COMMAND_COUNT; id++)
        print_command(command_at((CommandId)id), &arena);
    puts(".SH OPTIONS");
    for (size_t i = 0; i < count; i++)
        print_option(&options[i], &arena);
    arena_free(&arena);
}

static void print_item(const char *name, const char *words)
{
    puts(".TP");
    troff_print(name);
    troff_print(words);
}

static void print_files(void)
{
    puts(".SH FILES");
    print_item("`$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg`",
               "Your profile (`walkcoach init`). Without the variable: `~/.config/walkcoach/walkcoach.cfg`.");
    print_item("`$XDG_CONFIG_HOME/walkcoach/scripts`, `voices`, `config/sounds`",
               "Your own walks, voices and sounds. They win over those with the same folder and name that "
               "came with the program.");
    print_item("`$XDG_STATE_HOME/walkcoach/log.sqlite`",
               "What you noted with `walkcoach done` (`~/.local/state/walkcoach`). Only you can read it.");
    print_item("`$XDG_STATE_HOME/walkcoach/shares`",
               "The secret address and the port of each shared folder.");
    print_item("`$XDG_CACHE_HOME/walkcoach`",
               "Spoken phrases (`~/.cache/walkcoach`). `walkcoach cache --clear` "
               "deletes them.");
}

static void print_environment(void)
{
    puts(".SH ENVIRONMENT");
    print_item("`XDG_CONFIG_HOME`, `XDG_STATE_HOME`, `XDG_CACHE_HOME`, `HOME`", "Where those files are.");
    print_item("`NO_COLOR`", "If set to anything: no colour.");
    print_item("`LC_ALL`, `LC_CTYPE`, `LANG`", "Whether the terminal shows more than ASCII.");
    print_item("`SOURCE_DATE_EPOCH`",
               "The time to take for today, in seconds since 1970, instead of the clock's. `--on` "
               "overrides it.");
    print_item("`ESPEAK_DATA_PATH`", "The folder of espeak-ng's data, if it is not the usual one.");
    print_item("`DICPATH`", "Where spelling dictionaries are looked for.");
    print_item("`TMPDIR`", "Where a voice that is a separate program leaves its sound for a moment.");
}

static void print_examples(void)
{
    puts(".SH EXAMPLES");
    print_item("`walkcoach init`", "A few questions, once.");
    print_item("`walkcoach play today`", "Walk what your plan has for today.");
    print_item("`walkcoach render 20min -o walk.mp3`", "A file for the phone.");
    print_item("`walkcoach render 25min -o - | mpv -`",
               "25 minutes, made from the nearest walk and played at once.");
    print_item("`walkcoach export week && walkcoach share`",
               "This week's walks, onto your phone over Wi-Fi.");
    print_item("`walkcoach new pond 20min && walkcoach check pond`",
               "A walk of your own, and a check of it.");
}

static void print_program(void)
{
    troff_begin("walkcoach", "1", "an audio-guided walking coach for core recovery after birth");
    puts(".SH SYNOPSIS\n.B walkcoach\n.I COMMAND\n.RI [ OPTIONS ]\n.SH DESCRIPTION");
    troff_print(
        "A calm voice paces your breath to your steps, reminds you on each out-breath to lift lightly, "
        "leaves you alone for a while, calls the time, and ends with a posture check. Walks are text "
        "files that anybody can change.");
    puts(".PP");
    troff_print(DISCLAIMER " `walkcoach stop-signs` says when to stop and when to get help.");
    print_tables();
    puts(".SH EXIT STATUS");
    troff_print(EXIT_STATUSES);
    print_files();
    print_environment();
    print_examples();
    puts(".SH SEE ALSO\n.BR walkcoach (5)");
}

Status cmd_man_page(const Settings *settings)
{
    const char *section = settings->operand_count > 0 ? settings->operands[0] : "1";
    if (strcmp(section, "5") == 0)
        man_language_print();
    else if (strcmp(section, "1") == 0)
        print_program();
    else
        return terminal_fail(&settings->terminal, STATUS_USAGE,
                             "there is no section \"%s\": 1 is the program, 5 its files", section);
    return STATUS_DONE;
}
