#include "app/man_language.h"

#include "app/language_row.h"
#include "app/troff.h"

#include <stdio.h>

// Compiled by tests/install.test.sh.
static const char park[] = "title = \"Through the park\"\n"
                           "about = \"Ten minutes, breath and steps, nothing else.\"\n"
                           "level = 2                          # how each part is walked: levels/2.cfg\n"
                           "\n"
                           "phases: {\n"
                           "  open:    { length = \"0:50\" }     # posture, one ear free, stop signs\n"
                           "  settle:  { length = \"2:00\" }     # free breath, own pace\n"
                           "  connect: { length = \"5:00\" }     # breath on steps\n"
                           "  cool:    { length = \"1:40\" }\n"
                           "  close:   { length = \"0:30\" }     # body check\n"
                           "}\n";

static void print_intro(void)
{
    puts(".SH DESCRIPTION");
    troff_print("A walk is a text file of parts. This one works as it is:");
    puts(".PP");
    troff_example(park);
    puts(".PP");
    troff_print(
        "Four shapes are enough: `name = value`, `part: { ... }`, `[\"one\", \"or other\"]`, and `# remark`. "
        "Texts go in straight double quotes and hold up to 300 characters. Quote lengths; do not quote "
        "numbers, `true` or `false`. Case, `-`, `_` and spaces make no difference in a name. A file holds at "
        "most 256 KiB.");
    puts(".PP");
    troff_print("`walkcoach check FILE` lists every mistake, with file, line and column. `walkcoach check "
                "--explain RULE` says more about one. `walkcoach show FILE` prints the plan.");
    puts(".SS One rule: what overrides what");
    troff_print("A file that extends another changes only what it names: groups join key by key, anything "
                "else is replaced, and new keys go to the end. From the bottom to the top:");
    puts(".PP");
    troff_example("walk.cfg < level < extended session < session < form < profile < command line\n");
}

static void print_key(const LanguageRow *row, Arena *arena)
{
    const char *value = language_row_value(row, arena), *without = language_row_without(row, arena);
    troff_print(
        arena_printf(arena, "`%s` (%s)", language_row_names(row, arena), language_row_places(row, arena)));
    puts(".RS 4");
    troff_print(arena_printf(arena, "%s.", row->key->meaning));
    puts(".br");
    troff_print(arena_printf(arena, "Value: %s.%s%s%s", value, *without ? " Without it: " : "", without,
                             *without ? "." : ""));
    puts(".br");
    troff_print(arena_printf(arena, "Example: `%s`", row->key->example));
    puts(".RE");
}

static void print_keys(void)
{
    Arena              arena = { 0 };
    const LanguageRows rows = language_rows(&arena);
    const char        *section = "";
    puts(".SH KEYS");
    troff_print(
        "After each name, in brackets, is where it may be. A session, a level, a cue set, a profile, a voice "
        "and a sound pack are files; a part, a way, a pool and the others are groups in them.");
    for (size_t i = 0; i < rows.count; i++) {
        if (rows.items[i].section != section) {
            section = rows.items[i].section;
            printf(".SS %c%s\n", *section - ('a' <= *section && *section <= 'z' ? 'a' - 'A' : 0),
                   section + 1);
        } else {
            puts(".PP");
        }
        print_key(&rows.items[i], &arena);
    }
    arena_free(&arena);
}

static void print_file(const char *name, const char *words)
{
    puts(".TP");
    troff_print(name);
    troff_print(words);
}

static void print_files(void)
{
    puts(".SH FILES");
    troff_print("Your own files are in `$XDG_CONFIG_HOME/walkcoach` (`~/.config/walkcoach`) and win over "
                "those with the same folder and name that came with the program.");
    print_file("`scripts/NAME.cfg`", "A session: a walk or a drill.");
    print_file("`scripts/walk.cfg`, `scripts/levels/N.cfg`", "How each part is done, and how hard.");
    print_file("`scripts/cues/LANGUAGE.cfg`", "What is said.");
    print_file("`scripts/plans/NAME.cfg`", "The weeks after a birth: which walks and drills in which week.");
    print_file("`voices/NAME.cfg`, `config/sounds/NAME.cfg`", "Who says it, and all other sounds.");
    print_file("`walkcoach.cfg`", "Your profile; only in your own folder. `walkcoach init` writes it.");
    print_file("`scripts/README.md`", "The guide to all of this, with an example of every key.");
}

void man_language_print(void)
{
    troff_begin("walkcoach", "5", "the files of walkcoach: walks, levels, cue sets, voices and sounds");
    print_intro();
    print_keys();
    print_files();
    puts(".SH SEE ALSO\n.BR walkcoach (1)");
}
