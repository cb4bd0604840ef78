// walkcoach man-page: the manual, in troff, from the tables.
#include "app/help.h"
#include "app/options.h"

// Escapes what troff would read: '-' is a hyphen, '\' an escape, '.' and '\'' at a line's start a request.
// '\n' begins a paragraph of the same item.
static void print_text(const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", stdout);
    for (; *text; text++)
        switch (*text) {
        case '-': fputs("\\-", stdout); break;
        case '\\': fputs("\\e", stdout); break;
        case '\n': fputs("\n.IP\n", stdout); break;
        default: putchar(*text);
        }
}

static void print_command(const Command *command)
{
    fputs(".TP\n.B ", stdout);
    print_text(command->name);
    if (command->operands[0]) {
        fputs(" \\fI", stdout);
        print_text(command->operands);
        fputs("\\fP", stdout);
    }
    putchar('\n');
    print_text(command->summary);
    fputs(".\n", stdout);
    if (command->details[0]) {
        print_text(command->details);
        putchar('\n');
    }
}

static void print_users(const Option *option)
{
    const char *comma = " (";
    if (option->commands == COMMANDS_ALL)
        return;
    for (int id = 0; id < COMMAND_COUNT; id++)
        if (option->commands & COMMAND_BIT(id)) {
            fputs(comma, stdout);
            print_text(command_at((CommandId)id)->name);
            comma = ", ";
        }
    putchar(')');
}

static void print_option(const Option *option)
{
    fputs(".TP\n", stdout);
    if (option->letter)
        printf("\\fB\\-%c\\fP, ", option->letter);
    fputs("\\fB\\-\\-", stdout);
    print_text(option->name);
    fputs("\\fP", stdout);
    if (option->argument)
        printf(" \\fI%s\\fP", option->argument);
    putchar('\n');
    print_text(option->help);
    print_users(option);
    putchar('\n');
}

Status cmd_man_page(const Settings *settings)
{
    (void)settings;
    size_t        count;
    const Option *options = option_rows(&count);
    puts(".TH WALKCOACH 1 \"\" \"walkcoach " VERSION "\" \"User Commands\"\n"
         ".SH NAME\nwalkcoach \\- an audio\\-guided walking coach for core recovery after birth\n"
         ".SH SYNOPSIS\n.B walkcoach\n.I COMMAND\n.RI [ OPTIONS ]\n"
         ".SH DESCRIPTION\n"
         "A calm voice paces the breath on the steps, says when to lift and draw in lightly, leaves her "
         "alone for a while,\n"
         "calls the time, and ends with a posture check. Sessions are text files that anybody can "
         "change.\n.PP\n" DISCLAIMER "\n"
         ".SH COMMANDS");
    for (int id = 0; id < COMMAND_COUNT; id++)
        print_command(command_at((CommandId)id));
    puts(".SH OPTIONS");
    for (size_t i = 0; i < count; i++)
        print_option(&options[i]);
    puts(
        ".SH EXIT STATUS\n0 done; 1 the session or a setting has errors; 2 wrong usage; 3 the machine could "
        "not: device, disk,\n"
        "missing voice, interrupted.\n"
        ".SH FILES\n.TP\n.I $XDG_CONFIG_HOME/walkcoach/walkcoach.cfg\nwhat you said about yourself "
        "(walkcoach init)\n"
        ".TP\n.I $XDG_CONFIG_HOME/walkcoach/scripts\nsessions of your own, found before those that came with "
        "the program\n"
        ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nset to anything: no colour\n"
        ".SH EXAMPLES\n.nf\nwalkcoach render 20min \\-o walk.mp3\nwalkcoach render 25min \\-o \\- | mpv \\-\n"
        "walkcoach new pond 20min\n.fi");
    return STATUS_DONE;
}
