//     walkcoach.cfg in her folder, else config/walkcoach.cfg (the template), with no answer in it
//        │ conf/edit      each value in its place; keys that are not there, where the template has them
//        ▼
//     walkcoach.cfg in her folder, whole or not at all; not at all where nothing has changed
#include "app/profile.h"

#include "base/text.h"
#include "base/whole.h"
#include "session/kinds.h"
#include "session/read.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

bool profile_read(const Paths *paths, Arena *arena, DiagList *diags, const ConfNode **out)
{
    *out = NULL;
    return access(paths->profile, F_OK) != 0 ||
           (*out = conf_read_file(paths->profile, (SourcePos){ 0 }, &session_hints, arena, diags));
}

typedef struct {
    const ConfEdit    *edits;
    size_t             count;
    const char *const *silent;
    size_t             silent_count;
} ProfileChange;

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

// What is wrong with it as a profile.
static DiagList mistakes_in(const Paths *paths, const char *text, Arena *arena)
{
    DiagList        diags = { .arena = arena };
    const Desk      desk = { arena, &diags, &paths->search, NULL };
    Walker          walker = WALKER_UNKNOWN;
    const ConfNode *root = conf_read_text(paths->profile, text, strlen(text), &session_hints, arena, &diags);
    if (root)
        session_read_walker(root, &desk, &walker);
    return diags;
}

// Every other command reads what is written here: it has no mistake that was not there before. before: what
// is there; NULL: nothing.
static Status write_right(const Paths *paths, const char *before, const char *text, const Terminal *terminal,
                          Arena *arena)
{
    char     why[WHOLE_WHY_SIZE];
    DiagList after = mistakes_in(paths, text, arena);
    if (after.errors > (before ? mistakes_in(paths, before, arena).errors : 0)) {
        terminal_diags(terminal, &after);
        return terminal_fail(terminal, STATUS_MISTAKES,
                             "%s: nothing was written, since it would have mistakes", paths->profile);
    }
    return whole_write(paths->profile, text, WHOLE_ANY, why)
               ? STATUS_DONE
               : terminal_fail(terminal, STATUS_WORLD, "%s", why);
}

// A second command waits until the first has written, and reads that. -1: the file system has no locks.
static int hold(const char *folder)
{
    int held = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (held >= 0)
        flock(held, LOCK_EX);
    return held;
}

static Status set_held(const Paths *paths, const char *pattern, const ProfileChange *change,
                       const Terminal *terminal, Arena *arena, bool *changed)
{
    const char *before = NULL, *text;
    if (access(paths->profile, F_OK) == 0 && !(before = read_text(paths->profile, arena)))
        return terminal_fail(terminal, STATUS_WORLD, "%s cannot be read: %s", paths->profile,
                             strerror(errno));
    text = before ? before
                  : conf_silence(pattern, change->silent, change->silent_count, &session_hints, arena);
    if (!(text = conf_edit(text, pattern, change->edits, change->count, &session_hints, arena)))
        return terminal_fail(terminal, STATUS_MISTAKES,
                             "%s cannot be changed without losing something: a value in it is a list or a "
                             "group; nothing was written",
                             paths->profile);
    if (before && strcmp(before, text) == 0)
        return STATUS_DONE;
    Status status = write_right(paths, before, text, terminal, arena);
    *changed = status == STATUS_DONE;
    return status;
}

Status profile_set(const Paths *paths, const ConfEdit *edits, size_t count, const char *const *silent,
                   size_t silent_count, const Terminal *terminal, Arena *arena, bool *changed)
{
    const char *pattern = paths->data ? arena_printf(arena, "%s/config/walkcoach.cfg", paths->data) : NULL;
    *changed = false;
    if (!(pattern = read_text(pattern, arena)))
        return terminal_fail(terminal, STATUS_WORLD,
                             "config/walkcoach.cfg is missing from the program's data");
    if (!whole_make_folder(paths->user))
        return terminal_fail(terminal, STATUS_WORLD, "%s cannot be made: %s", paths->user, strerror(errno));
    const ProfileChange change = { edits, count, silent, silent_count };
    int                 held = hold(paths->user);
    Status              status = set_held(paths, pattern, &change, terminal, arena, changed);
    if (held >= 0)
        close(held);
    return status;
}
