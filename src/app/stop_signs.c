// walkcoach stop-signs: when to stop, in full. Spoken short in every opening; nothing here depends on a
// session.
#include "app/commands.h"
#include "app/help.h"
#include "conf/conf.h"
#include "job/paths.h"
#include "session/kinds.h"

#include <unistd.h>

#define EMERGENCY \
    "112"  // most of the world's mobile networks know it; the profile's `emergency` says another

typedef struct {
    const char *title;     // %s: the emergency number
    const char *signs[8];  // NULL-ended
} Group;

static const Group groups[] = {
    { "Stop, and call %s",
      { "chest pain", "trouble breathing", "a seizure", "thoughts of harming yourself or the baby" } },
    { "Stop, and call your provider",
      { "bleeding that soaks a pad in an hour, or clots the size of an egg", "a red, swollen or painful leg",
        "a wound that is not healing", "a temperature of 38 °C or more",
        "a bad headache, or a change in how you see", "dizziness or faintness" } },
    { "Stop, and walk shorter next time",
      { "heaviness, dragging or a bulge", "leaking", "a belly that domes", "pain",
        "heavier or redder bleeding afterwards" } },
};

static const char *emergency_number(const Paths *paths, Arena *arena, DiagList *diags)
{
    const char *number = EMERGENCY;
    if (paths->profile && access(paths->profile, R_OK) == 0) {
        const ConfNode *root = conf_read_file(paths->profile, (SourcePos){ 0 }, &session_hints, arena, diags);
        if (root)
            conf_text(conf_get(root, "emergency"), diags, &number);
    }
    return number;
}

Status cmd_stop_signs(const Settings *settings)
{
    Arena       arena = { 0 };
    DiagList    diags = { .arena = &arena };
    Paths       paths = paths_find(&arena);
    const char *number = emergency_number(&paths, &arena, &diags);
    const char *bold = terminal_style(&settings->terminal, STYLE_BOLD);
    const char *plain = terminal_style(&settings->terminal, STYLE_PLAIN);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        fputs(bold, stdout);
        printf(groups[i].title, number);
        printf(":%s\n", plain);
        for (const char *const *sign = groups[i].signs; *sign; sign++)
            printf("  - %s\n", *sign);
        putchar('\n');
    }
    puts("If a sign of the last kind comes back, see a pelvic-health physiotherapist.\n" DISCLAIMER);
    terminal_diags(&settings->terminal, &diags);
    int status = diags.errors ? STATUS_MISTAKES : STATUS_DONE;
    arena_free(&arena);
    return status;
}
