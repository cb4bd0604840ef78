//     walkcoach.cfg in her folder, else config/walkcoach.cfg (the template), with no answer in it
//        │ conf/edit      each value in its place; keys that are not there, where the template has them
//        ▼
//     walkcoach.cfg in her folder, whole or not at all; not at all where nothing has changed
#include "app/profile.h"

#include "base/text.h"
#include "base/whole.h"
#include "session/kinds.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

bool profile_read(const Paths *paths, Arena *arena, DiagList *diags, const ConfNode **out)
{
    *out = NULL;
    return access(paths->profile, F_OK) != 0 ||
           (*out = conf_read_file(paths->profile, (SourcePos){ 0 }, &session_hints, arena, diags));
}

static const char *read_text(const char *path, Arena *arena)
{
    FILE *file = path ? fopen(path, "r") : NULL;
    char  piece[4096];
    Text  text = { .arena = arena };
    if (!file)
        return NULL;
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        text_add_bytes(&text, piece, got);
    bool whole = !ferror(file);
    fclose(file);
    return whole ? text_string(&text) : NULL;
}

static Status write_text(const Paths *paths, const char *text, const Terminal *terminal)
{
    char why[WHOLE_WHY_SIZE];
    if (!whole_make_folder(paths->user))
        return terminal_fail(terminal, STATUS_WORLD, "%s cannot be made: %s", paths->user, strerror(errno));
    if (!whole_write(paths->profile, text, WHOLE_ANY, why))
        return terminal_fail(terminal, STATUS_WORLD, "%s", why);
    return STATUS_DONE;
}

Status profile_set(const Paths *paths, const ConfEdit *edits, size_t count, const char *const *silent,
                   size_t silent_count, const Terminal *terminal, Arena *arena, bool *changed)
{
    const char *pattern = paths->data ? arena_printf(arena, "%s/config/walkcoach.cfg", paths->data) : NULL;
    const char *before = NULL, *text;
    *changed = false;
    if (!(pattern = read_text(pattern, arena)))
        return terminal_fail(terminal, STATUS_WORLD,
                             "config/walkcoach.cfg is missing from the program's data");
    if (access(paths->profile, F_OK) == 0 && !(before = read_text(paths->profile, arena)))
        return terminal_fail(terminal, STATUS_WORLD, "%s cannot be read: %s", paths->profile,
                             strerror(errno));
    text = before ? before : conf_silence(pattern, silent, silent_count, &session_hints, arena);
    if (!(text = conf_edit(text, pattern, edits, count, &session_hints, arena)))
        return terminal_fail(terminal, STATUS_MISTAKES,
                             "%s cannot be changed without losing something: a value in it is a list or a "
                             "group; nothing was written",
                             paths->profile);
    if (before && strcmp(before, text) == 0)
        return STATUS_DONE;
    *changed = true;
    return write_text(paths, text, terminal);
}
