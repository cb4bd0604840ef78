#include "app/help.h"

#include "app/options.h"
#include "base/cell.h"

#include <string.h>

// Built for: "libconfig 1.5" a line each, from pkg-config.
#ifndef LIBRARIES
#define LIBRARIES ""
#endif

enum { NAME_WIDTH = 28, LINE_WIDTH = 100 };

static bool is_taken(const Option *option, const Command *command)
{
    return command ? (option->commands & COMMAND_BIT(command - command_at(0))) != 0 &&
                         option->commands != COMMANDS_ALL
                   : option->commands == COMMANDS_ALL;
}

static void print_options(const Command *command)
{
    size_t        count;
    const Option *options = option_rows(&count);
    for (size_t i = 0; i < count; i++) {
        if (!is_taken(&options[i], command))
            continue;
        char name[60], letter[8] = "    ";
        if (options[i].letter)
            snprintf(letter, sizeof letter, "-%c, ", options[i].letter);
        snprintf(name, sizeof name, "  %s--%s%s%s", letter, options[i].name, options[i].argument ? " " : "",
                 options[i].argument ? options[i].argument : "");
        printf("%-*s ", NAME_WIDTH + 2, name);
        terminal_print_wrapped(options[i].help, NAME_WIDTH + 3, LINE_WIDTH);
    }
}

static void print_program(const Terminal *terminal)
{
    const char *bold = terminal_style(terminal, STYLE_BOLD), *plain = terminal_style(terminal, STYLE_PLAIN);
    printf("walkcoach: an audio-guided walking coach for core recovery after birth.\n" DISCLAIMER "\n\n"
           "%sUsage%s\n  walkcoach COMMAND [OPTIONS]\n\n%sCommands%s\n",
           bold, plain, bold, plain);
    for (int id = 0; id < COMMAND_COUNT; id++) {
        const Command *command = command_at((CommandId)id);
        char           name[60];
        snprintf(name, sizeof name, "  %s %s", command->name, command->operands);
        printf("%-*s %s\n", NAME_WIDTH + 2, name, command->summary);
    }
    printf("\n%sOptions of every command%s\n", bold, plain);
    print_options(NULL);
    printf("\nwalkcoach COMMAND --help lists the options of a command.\nExit status ");
    terminal_print_wrapped(EXIT_STATUSES, (int)strlen("Exit status "), LINE_WIDTH);
}

// Each paragraph as wide as the terminal, but never wider than the options below it.
static void print_paragraphs(const Terminal *terminal, const char *text)
{
    Arena arena = { 0 };
    int   width = terminal->width < LINE_WIDTH ? terminal->width : LINE_WIDTH;
    for (size_t length; *text; text += length + (text[length] == '\n')) {
        length = strcspn(text, "\n");
        putchar('\n');
        terminal_print_wrapped(arena_strndup(&arena, text, length), 0, width);
    }
    arena_free(&arena);
}

static void print_command(const Terminal *terminal, const Command *command)
{
    const char *bold = terminal_style(terminal, STYLE_BOLD), *plain = terminal_style(terminal, STYLE_PLAIN);
    printf("walkcoach %s: %s.\n\n%sUsage%s\n  walkcoach %s%s%s [OPTIONS]\n", command->name, command->summary,
           bold, plain, command->name, command->operands[0] ? " " : "", command->operands);
    print_paragraphs(terminal, command->details);
    printf("\n%sOptions%s\n", bold, plain);
    print_options(command);
    print_options(NULL);
}

int help_print(const Terminal *terminal, const Command *command)
{
    if (command)
        print_command(terminal, command);
    else
        print_program(terminal);
    return STATUS_DONE;
}

int help_usage(void)
{
    fputs("walkcoach needs a command:\n"
          "    walkcoach init                       a few questions, once: every walk fits from then on\n"
          "    walkcoach play 20min                 walk now\n"
          "    walkcoach render 20min -o walk.mp3   a file for the phone\n"
          "    walkcoach list                       every walk there is\n"
          "    walkcoach --help                     all it can do\n",
          stderr);
    return STATUS_USAGE;
}

int help_version(void)
{
    char cell[CELL_WHY_SIZE];
    cell_words(cell);
    printf("walkcoach " VERSION "\n" LIBRARIES "cell %s: a stranger's bytes are read in it\n"
           "Licence GPL-3.0-or-later: free software, without any warranty.\n",
           cell);
    return STATUS_DONE;
}

Status cmd_help(const Settings *settings)
{
    if (settings->operand_count == 0)
        return help_print(&settings->terminal, NULL);
    const char    *name = settings->operands[0];
    const Command *command = command_find(name);
    if (command)
        return help_print(&settings->terminal, command);
    const char *nearest = command_nearest(name);
    return terminal_fail(&settings->terminal, STATUS_USAGE, "there is no command \"%s\"%s%s%s", name,
                         nearest ? "; did you mean \"" : "", nearest ? nearest : "", nearest ? "\"?" : "");
}
