// walkcoach stop-signs: when to stop, in full. Every opening speaks them in short; nothing here depends on a
// session.
#include "app/commands.h"
#include "app/help.h"
#include "conf/conf.h"
#include "job/paths.h"
#include "session/kinds.h"
#include "session/signs.h"

#include <unistd.h>

// %s: the emergency number
static const char *const titles[SIGN_GROUPS] = {
    [SIGN_EMERGENCY] = "Stop, and call %s",
    [SIGN_PROVIDER] = "Stop, and call your provider today (no answer within an hour, or it gets worse: %s)",
    [SIGN_SHORTER] = "Stop, and walk shorter next time",
};

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

static void print_signs(SignGroup group)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].group == group)
            printf("  - %s\n", rows[i].words);
}

Status cmd_stop_signs(const Settings *settings)
{
    Arena       arena = { 0 };
    DiagList    diags = { .arena = &arena };
    Paths       paths = paths_find(&arena);
    const char *number = emergency_number(&paths, &arena, &diags);
    const char *bold = terminal_style(&settings->terminal, STYLE_BOLD);
    const char *plain = terminal_style(&settings->terminal, STYLE_PLAIN);
    for (int group = 0; group < SIGN_GROUPS; group++) {
        fputs(bold, stdout);
        printf(titles[group], number);
        printf(":%s\n", plain);
        print_signs((SignGroup)group);
        putchar('\n');
    }
    puts("A bulge that is new: midwife or GP this week. If heaviness, leaking or doming comes back, see a\n"
         "pelvic-health physiotherapist; if pain or bleeding does, a midwife or GP.\n" DISCLAIMER);
    terminal_diags(&settings->terminal, &diags);
    int status = diags.errors ? STATUS_MISTAKES : STATUS_DONE;
    arena_free(&arena);
    return status;
}
