#include "job/terminal.h"

#include "base/diag_text.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool says_utf8(void)
{
    const char *names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
    for (int i = 0; i < 3; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strcasestr(value, "utf-8") || strcasestr(value, "utf8");
    }
    return false;
}

enum { NARROWEST = 40 };  // columns: text for a narrower window is not broken any shorter

static int columns_of(int terminal)
{
    struct winsize size;
    return ioctl(terminal, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 ? 80 : size.ws_col;
}

static int least_columns(int columns) { return columns < NARROWEST ? NARROWEST : columns; }

void terminal_find(Terminal *terminal)
{
    const char *term = getenv("TERM"), *unwanted = getenv("NO_COLOR");
    bool        able = term && *term && strcmp(term, "dumb") != 0;
    bool        color = able && !terminal->no_color && !(unwanted && *unwanted);
    terminal->out_color = color && isatty(STDOUT_FILENO);
    terminal->err_color = color && isatty(STDERR_FILENO);
    terminal->live = able && !terminal->quiet && isatty(STDERR_FILENO);
    terminal->unicode = says_utf8();
    terminal->width = least_columns(columns_of(STDOUT_FILENO));
}

void terminal_say(const Terminal *terminal, const char *format, ...)
{
    if (terminal->quiet)
        return;
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

static void put_lines(const char *lines, int width, FILE *to)
{
    Arena arena = { 0 };
    Text  text = { .arena = &arena };
    text_add_lines(&text, lines, width);
    fputs(text_string(&text), to);
    arena_free(&arena);
}

void terminal_must(const Terminal *terminal, const char *words)
{
    (void)terminal;
    put_lines(words, least_columns(columns_of(STDERR_FILENO)), stderr);
}

void terminal_print_lines(const char *lines, int width) { put_lines(lines, width, stdout); }

void terminal_took(const Terminal *terminal, double seconds, const char *format, ...)
{
    if (!terminal->verbose)
        return;
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%9.3f s  ", seconds);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

// What somebody typed may be in it, and is not to move the cursor or begin a line.
static void say_in_one_line(const char *format, va_list args)
{
    char *line = NULL;
    if (vasprintf(&line, format, args) < 0)
        return;
    for (char *at = line; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            *at = '?';
    fputs(line, stderr);
    free(line);
}

Status terminal_fail(const Terminal *terminal, Status status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs(terminal->err_color ? "\033[1;31mwalkcoach:\033[0m " : "walkcoach: ", stderr);
    say_in_one_line(format, args);
    va_end(args);
    fputc('\n', stderr);
    return status;
}

void terminal_diags(const Terminal *terminal, DiagList *diags)
{
    diag_sort(diags);
    fputs(diag_list_text(diags, DIAG_MOST_SHOWN, terminal->err_color, diags->arena), stderr);
}

const char *terminal_style(const Terminal *terminal, Style style)
{
    static const char *const codes[] = {
        [STYLE_BOLD] = "\033[1m", [STYLE_DIM] = "\033[2m", [STYLE_PLAIN] = "\033[0m"
    };
    return terminal->out_color ? codes[style] : "";
}

void terminal_print_wrapped(const char *words, int column, int width)
{
    Arena arena = { 0 };
    Text  text = { .arena = &arena };
    text_add_wrapped(&text, words, column, width);
    fputs(text_string(&text), stdout);
    arena_free(&arena);
}

// "Speaking  ####------  63%  0:12": the note goes first where the window is narrow, then the bar gets short.
void progress_show(Progress *progress, double share)
{
    enum { CELLS = 30, WORD = 10, PERCENT = 5 };
    int percent = (int)(100 * share);
    if (!progress->terminal->live || percent == progress->percent)
        return;
    progress->percent = percent;
    int  room = columns_of(STDERR_FILENO) - 1 - WORD - PERCENT;  // the last column would wrap
    int  note = progress->note[0] ? 2 + (int)strlen(progress->note) : 0;
    bool noted = note > 0 && room >= CELLS / 3 + note;
    int  cells = room - (noted ? note : 0);
    cells = cells > CELLS ? CELLS : cells < 0 ? 0 : cells;
    const char *full = progress->terminal->unicode ? "█" : "#",
               *empty = progress->terminal->unicode ? "░" : "-";
    fprintf(stderr, "\r%-9s ", progress->what);
    for (int cell = 0; cell < cells; cell++)
        fputs(cell * 100 < percent * cells ? full : empty, stderr);
    fprintf(stderr, " %3d%%%s%s\033[K", percent, noted ? "  " : "", noted ? progress->note : "");
}

void progress_clear(Progress *progress)
{
    if (progress->percent >= 0)
        fputs("\r\033[K", stderr);
    progress->percent = -1;
}
