// Everything a person reads while a command works: lines, mistakes, a progress bar. All of it goes to
// standard error, so that standard output holds nothing but what was asked for.
#ifndef JOB_TERMINAL_H
#define JOB_TERMINAL_H

#include "base/diag.h"
#include "job/status.h"

#include <stdio.h>

typedef struct {
    bool out_color, err_color;  // NO_COLOR, --no-color, TERM=dumb and pipes turn them off
    bool live;                  // standard error is a terminal that can rewrite its line
    bool unicode;
    bool quiet, verbose, no_color;  // asked for; the others follow from these and what is there
    int  width;                     // columns of standard output; 80 where it is not a terminal
} Terminal;

// Looks at what is there, with what was asked for already set.
void terminal_find(Terminal *terminal);

// A line for people; not with --quiet.
void terminal_say(const Terminal *terminal, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Lines of text on standard error, also with --quiet: what she must not miss. No word goes beyond its window.
void terminal_must(const Terminal *terminal, const char *words);

// The one line about what failed: "walkcoach: out/a.wav: No space left on device". Returns status, for
// `return`.
Status terminal_fail(const Terminal *terminal, Status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// With --verbose, also with --quiet: a line "    0.183 s  speaking 64 phrases".
void terminal_took(const Terminal *terminal, double seconds, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// Every mistake with its line and caret, in order, at most 50 and then a count.
void terminal_diags(const Terminal *terminal, DiagList *diags);

// What to write before and after text on standard output ("" without colour).
typedef enum { STYLE_BOLD, STYLE_DIM, STYLE_PLAIN } Style;
const char *terminal_style(const Terminal *terminal, Style style);

// On standard output: whole lines (text_add_lines); or words from `column`, where the cursor is, of which
// later lines begin below the first word. None goes beyond `width`.
void terminal_print_lines(const char *lines, int width);
void terminal_print_wrapped(const char *words, int column, int width);

// A bar that rewrites its line: "Speaking  ######----  63%". Nothing at all where that cannot be.
typedef struct {
    const Terminal *terminal;
    const char     *what;
    int             percent;   // shown last; -1: none yet
    char            note[24];  // after the percent, such as how long it will take; "": none
} Progress;
#define PROGRESS(terminal_, what_) ((Progress){ (terminal_), (what_), -1, "" })
void progress_show(Progress *progress, double share);  // 0..1
void progress_clear(Progress *progress);

#endif
