// walkcoach check: every mistake of every file, without a sound.
#include "app/commands.h"
#include "base/diag_text.h"
#include "job/compile.h"
#include "mix/beds.h"

// Mistakes of several files come out one list after the other, or as one JSON array of them all.
static void tell_json(const Walk *walk, bool first)
{
    char *list = diag_list_json(&walk->diags, (Arena *)&walk->arena);
    printf("%s%s", first ? "" : ",\n", list);
}

static const char *plural(int count) { return count == 1 ? "" : "s"; }

static void tell_sum(const Terminal *terminal, const char *name, const Walk *walk, Status status)
{
    const DiagList *diags = &walk->diags;
    char            length[UNITS_TEXT_SIZE];
    if (status == STATUS_DONE && diags->warnings == 0)
        terminal_say(terminal, "%s: no mistakes; %s, %s", name, walk->session.title,
                     units_format_clock(walk->timeline.length, length));
    else
        terminal_say(terminal, "%s: %d error%s, %d warning%s", name, diags->errors, plural(diags->errors),
                     diags->warnings, plural(diags->warnings));
}

// The voice, the sound packs and the beds that a walk names are looked for; their sound is not made.
static Status check_names(Walk *walk)
{
    const SearchPath *path = &walk->paths.search;
    Packs             packs = packs_read(&walk->timeline, path, &walk->arena, &walk->diags);
    beds_find(&walk->timeline, &packs, path, &walk->arena, &walk->diags);
    voice_read_profile(path, walk->session.voice.text, (SourcePos){ 0 }, &walk->arena, &walk->diags,
                       &walk->profile);
    return walk->diags.errors ? STATUS_MISTAKES : STATUS_DONE;
}

Status cmd_check(const Settings *settings)
{
    Status worst = STATUS_DONE;
    if (settings->json)
        putchar('[');
    for (int i = 0; i < settings->operand_count; i++) {
        Walk   walk;
        Depth  depth = settings->speech ? DEPTH_SCORE : DEPTH_TIMELINE;
        Status status = walk_compile(settings, settings->operands[i], depth, &walk);
        if (status == STATUS_DONE && depth == DEPTH_TIMELINE)
            status = check_names(&walk);
        if (settings->json) {
            diag_sort(&walk.diags);
            tell_json(&walk, i == 0);
        } else {
            terminal_diags(&settings->terminal, &walk.diags);
            tell_sum(&settings->terminal, settings->operands[i], &walk, status);
        }
        worst = status > worst ? status : worst;
        walk_free(&walk);
    }
    if (settings->json)
        puts("]");
    return worst;
}
