// Finds files and lays them over one another: a session over what it extends, a level over walk.cfg, cue
// sets.
//
//     extends = "20min"     the file of that name; its own name means the next one on the search path
//
// A part that is new in an extension has to say where it goes, so that a misspelt one is never just added.
#include "rules/rules.h"
#include "session/stages.h"

#include <string.h>

enum { EXTENDS_MAX = 16 };

// The files already in the chain, newest first.
typedef struct Link Link;
struct Link {
    const char *path;
    const Link *next;
    int         depth;
};

static bool is_in_chain(const Link *link, const char *path)
{
    for (; link; link = link->next)
        if (strcmp(link->path, path) == 0)
            return true;
    return false;
}

static const FileKind *kind_of(KeysFile file)
{
    switch (file) {
    case KEYS_LEVEL: return &level_files;
    case KEYS_CUES: return &cue_files;
    case KEYS_SESSION:
    case KEYS_PROFILE: return &session_files;
    }
    return &session_files;
}

// Levels extend "walk", which stands beside the sessions.
static const char *find(KeysFile file, const char *name, int skip, const Desk *desk)
{
    const SearchPath *path = desk->path;
    const char       *found = files_find(path, kind_of(file), name, skip, desk->arena);
    return found || file != KEYS_LEVEL ? found : files_find(path, &session_files, name, skip, desk->arena);
}

static void tell_missing(const ConfNode *extends, const FileKind *kind, const Desk *desk)
{
    const char *name = extends->text;
    diag_error(desk->diags, extends->pos, RULE(NO_SUCH_FILE), "there is no \"%s\" to extend (%s)%s", name,
               files_describe(desk->path, kind, name, desk->arena),
               files_did_you_mean_file(desk->path, kind, name, desk->arena));
}

// The path of what a file extends. Its own name passes over itself; any other file of the chain is a circle.
static const char *find_below(KeysFile file, const ConfNode *extends, const Link *link, const Desk *desk)
{
    const char *name = extends->text;
    bool        own = files_same_name(files_name(link->path, desk->arena), name);

    for (int skip = 0; skip <= EXTENDS_MAX; skip++) {
        const char *found = find(file, name, skip, desk);
        if (!found && own)
            diag_error(desk->diags, extends->pos, RULE(EXTENDS_ITSELF),
                       "\"%s\" extends its own name, and there is no other (%s)", name,
                       files_describe(desk->path, kind_of(file), name, desk->arena));
        else if (!found)
            tell_missing(extends, kind_of(file), desk);
        else if (is_in_chain(link, found) && own)
            continue;
        else if (is_in_chain(link, found))
            diag_error(desk->diags, extends->pos, RULE(EXTENDS_CIRCLE),
                       "\"%s\" extends a file that is itself laid over this one",
                       files_name(link->path, desk->arena));
        else
            return found;
        return NULL;
    }
    return NULL;
}

static const ConfNode *load_chain(KeysFile file, const Link *link, SourcePos asked, const Desk *desk)
{
    const ConfNode *over = conf_read_file(link->path, asked, &session_hints, desk->arena, desk->diags);
    const char     *name = NULL;
    if (!over)
        return NULL;
    keys_check_file(over, file, desk);

    const ConfNode *extends = conf_get(over, "extends");
    if (!conf_text(extends, desk->diags, &name))
        return over;
    if (link->depth == EXTENDS_MAX) {
        diag_error(desk->diags, extends->pos, RULE(EXTENDS_DEEP), "files extend one another %d deep, no more",
                   EXTENDS_MAX);
        return over;
    }
    const char *path = find_below(file, extends, link, desk);
    if (!path)
        return over;

    const Link      below_link = { path, link, link->depth + 1 };
    const ConfNode *below = load_chain(file, &below_link, extends->pos, desk);
    if (below && file == KEYS_SESSION)
        load_check_new_parts(below, over, desk);
    return conf_join(below, over, desk->arena);
}

const ConfNode *load_file(KeysFile file, const char *path, SourcePos asked, const Desk *desk)
{
    const Link link = { path, NULL, 1 };
    return load_chain(file, &link, asked, desk);
}

const ConfNode *load_level(int level, const Desk *desk)
{
    const char     *name = level ? arena_printf(desk->arena, "%d", level) : "walk";
    const FileKind *kind = level ? &level_files : &session_files;
    const char     *path = files_find(desk->path, kind, name, 0, desk->arena);
    if (path)
        return load_file(KEYS_LEVEL, path, (SourcePos){ 0 }, desk);
    diag_error(desk->diags, (SourcePos){ 0 }, RULE(NO_SUCH_FILE), "there is no %s",
               files_describe(desk->path, kind, name, desk->arena));
    return NULL;
}

const ConfNode *load_cues(const char *language, const Desk *desk)
{
    const char *path = files_find(desk->path, &cue_files, language, 0, desk->arena);
    if (path)
        return load_file(KEYS_CUES, path, (SourcePos){ 0 }, desk);
    diag_error(desk->diags, (SourcePos){ 0 }, RULE(NO_SUCH_FILE),
               "there is no cue set for the language \"%s\" (%s)", language,
               files_describe(desk->path, &cue_files, language, desk->arena));
    return NULL;
}

// --- New parts -------------------------------------------------------------------------

static void tell_new_part(const ConfNode *part, const ConfNode *under, const Desk *desk)
{
    enum { NAMES_MAX = 64 };
    const char *names[NAMES_MAX] = { NULL };
    size_t      count = 0;
    for (const ConfNode *child = under->first; child && count < NAMES_MAX; child = child->next)
        names[count++] = child->name;
    const char *near = files_nearest(part->name, names, count);
    if (near)
        diag_error(desk->diags, part->key_pos, RULE(NEW_PART),
                   "there is no part \"%s\" to change; did you mean \"%s\"? "
                   "A new part says where it goes: after = \"%s\"",
                   part->name, near, near);
    else
        diag_error(desk->diags, part->key_pos, RULE(NEW_PART),
                   "the new part \"%s\" has to say where it goes: after = \"%s\"", part->name,
                   count ? names[0] : "open");
}

static void check_new(const ConfNode *under, const ConfNode *over, int depth, const Desk *desk)
{
    if (!under || !over || under->kind != CONF_GROUP || over->kind != CONF_GROUP || depth > PARTS_DEEP_MAX)
        return;
    for (const ConfNode *part = over->first; part; part = part->next) {
        const ConfNode *below = conf_get(under, part->name);
        if (below)
            check_new(conf_get(below, "phases"), conf_get(part, "phases"), depth + 1, desk);
        else if (!conf_get(part, "after") && !conf_get(part, "before"))
            tell_new_part(part, under, desk);
    }
}

void load_check_new_parts(const ConfNode *under, const ConfNode *over, const Desk *desk)
{
    check_new(conf_get(under, "phases"), conf_get(over, "phases"), 1, desk);
}

// --- A session's file ------------------------------------------------------------------

bool file_read(const char *path, const Desk *desk, SessionFile *out)
{
    int kind = SESSION_WALK;
    *out = (SessionFile){ .path = path, .root = load_file(KEYS_SESSION, path, (SourcePos){ 0 }, desk) };
    if (!out->root)
        return false;
    conf_choice(conf_get(out->root, "kind"), session_kinds, desk->diags, &kind);
    out->kind = (SessionKind)kind;
    return true;
}
