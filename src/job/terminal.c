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

static int columns(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return size.ws_col < 40 ? 40 : size.ws_col;
}

void terminal_find(Terminal *terminal)
{
    const char *term = getenv("TERM"), *unwanted = getenv("NO_COLOR");
    bool        able = term && *term && strcmp(term, "dumb") != 0;
    bool        color = able && !terminal->no_color && !(unwanted && *unwanted);
    terminal->out_color = color && isatty(STDOUT_FILENO);
    terminal->err_color = color && isatty(STDERR_FILENO);
    terminal->live = able && !terminal->quiet && isatty(STDERR_FILENO);
    terminal->unicode = says_utf8();
    terminal->width = columns();
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

Status terminal_fail(const Terminal *terminal, Status status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs(terminal->err_color ? "\033[1;31mwalkcoach:\033[0m " : "walkcoach: ", stderr);
    vfprintf(stderr, format, args);
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

void progress_show(Progress *progress, double share)
{
    int percent = (int)(100 * share);
    if (!progress->terminal->live || percent == progress->percent)
        return;
    progress->percent = percent;
    enum { CELLS = 30 };
    const char *full = progress->terminal->unicode ? "█" : "#",
               *empty = progress->terminal->unicode ? "░" : "-";
    fprintf(stderr, "\r%-9s ", progress->what);
    for (int cell = 0; cell < CELLS; cell++)
        fputs(cell * 100 < percent * CELLS ? full : empty, stderr);
    fprintf(stderr, " %3d%%", percent);
    if (progress->note[0])
        fprintf(stderr, "  %s\033[K", progress->note);
}

void progress_clear(Progress *progress)
{
    if (progress->percent >= 0)
        fputs("\r\033[K", stderr);
    progress->percent = -1;
}
