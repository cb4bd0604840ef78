// walkcoach stop-signs: when to stop, in full. Every opening speaks them in short; nothing here depends on a
// session.
#include "app/commands.h"
#include "app/help.h"
#include "base/text.h"
#include "conf/conf.h"
#include "job/paths.h"
#include "session/kinds.h"
#include "session/signs.h"

#include <unistd.h>

// %s: the emergency number
static const char *const titles[SIGN_GROUPS] = {
    [SIGN_EMERGENCY] = "Stop, and call %s:",
    [SIGN_PROVIDER] = "Stop, and call your provider today (no answer within an hour, or it gets worse: %s):",
    [SIGN_SHORTER] = "Stop, and walk shorter next time:",
};

#define AFTERWARDS                                                                                     \
    "A bulge that is new: midwife or GP this week. If heaviness, leaking or doming comes back, see a " \
    "pelvic-health physiotherapist; if pain or bleeding does, a midwife or GP.\n" DISCLAIMER

static const char *emergency_number(const Paths *paths, Arena *arena, DiagList *diags)
{
    const char *number = SIGNS_NUMBER;
    if (paths->profile && access(paths->profile, R_OK) == 0) {
        const ConfNode *root = conf_read_file(paths->profile, (SourcePos){ 0 }, &session_hints, arena, diags);
        if (root)
            conf_text(conf_get(root, "emergency"), diags, &number);
    }
    return number;
}

static void add_signs(Text *text, SignGroup group)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].group == group)
            text_printf(text, "  - %s\n", rows[i].words);
}

static void print_group(const Terminal *terminal, SignGroup group, const char *number, Arena *arena)
{
    Text title = { .arena = arena }, signs = { .arena = arena };
    text_printf(&title, titles[group], number);
    fputs(terminal_style(terminal, STYLE_BOLD), stdout);
    terminal_print_lines(text_string(&title), terminal->width);
    fputs(terminal_style(terminal, STYLE_PLAIN), stdout);
    add_signs(&signs, group);
    terminal_print_lines(text_string(&signs), terminal->width);
    putchar('\n');
}

Status cmd_stop_signs(const Settings *settings)
{
    Arena       arena = { 0 };
    DiagList    diags = { .arena = &arena };
    Paths       paths = paths_find(&arena);
    const char *number = emergency_number(&paths, &arena, &diags);
    for (int group = 0; group < SIGN_GROUPS; group++)
        print_group(&settings->terminal, (SignGroup)group, number, &arena);
    terminal_print_lines(AFTERWARDS, settings->terminal.width);
    terminal_diags(&settings->terminal, &diags);
    int status = diags.errors ? STATUS_MISTAKES : STATUS_DONE;
    arena_free(&arena);
    return status;
}
