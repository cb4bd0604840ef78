// Finds files and joins them: a session with what it extends, a level with walk.cfg, cue sets with one
// another.
//
//     extends = "20min"     the file of that name; its own name means the next one on the search path
//
// A part that is new in an extension has to say where it goes, so that a misspelt one is never just added.
#include "base/path.h"
#include "conf/find.h"
#include "conf/shelf.h"
#include "rules/rules.h"
#include "session/stages.h"

#include <string.h>

enum { EXTENDS_MAX = 16 };

// The files already in the chain, newest first.
typedef struct Link Link;
struct Link {
    const char        *path;
    const SessionText *text;  // in memory; NULL: the file is read
    const Link        *next;
    int                depth;
};

// The same file may be written in two ways, "d/a.cfg" and "d/../d/a.cfg".
static bool is_same(const char *a, const char *b)
{
    return strcmp(path_name(a), path_name(b)) == 0 && files_are_same(a, b);
}

static bool is_in_chain(const Link *link, const char *path)
{
    for (; link; link = link->next)
        if (is_same(link->path, path))
            return true;
    return false;
}

static const FileKind *kind_of(Place file)
{
    return file == PLACE_LEVEL ? &level_files : file == PLACE_CUES ? &cue_files : &session_files;
}

// Levels extend "walk", which is beside the sessions.
static const char *find(Place file, Named named, int skip, const Desk *desk)
{
    const char *found = find_text(desk, kind_of(file), named, skip);
    return found || file != PLACE_LEVEL
               ? found
               : files_find_in_roots(desk->path, &session_files, named.text, skip, desk->arena);
}

static void report_missing(Named extends, const FileKind *kind, const Desk *desk)
{
    diag_error(desk->diags, extends.pos, RULE(NO_SUCH_FILE), "there is no \"%s\" to extend (%s)%s",
               extends.text, find_describe(desk, kind, extends),
               files_did_you_mean_file(desk->path, kind, extends.text, desk->arena));
}

// The path of what a file extends. If it is the file's own name, the file itself is skipped; any other file
// of the chain is a circle.
static const char *find_below(Place file, Named extends, const Link *link, const Desk *desk)
{
    bool own = files_same_name(files_name(link->path, desk->arena), extends.text);

    for (int skip = 0;; skip++) {
        const char *found = find(file, extends, skip, desk);
        if (!found && own)
            diag_error(desk->diags, extends.pos, RULE(EXTENDS_ITSELF),
                       "\"%s\" extends its own name, and there is no other (%s)", extends.text,
                       find_describe(desk, kind_of(file), extends));
        else if (!found)
            report_missing(extends, kind_of(file), desk);
        else if (is_in_chain(link, found) && own)
            continue;
        else if (is_in_chain(link, found))
            diag_error(desk->diags, extends.pos, RULE(EXTENDS_CIRCLE),
                       "\"%s\" extends a file that itself extends this one",
                       files_name(link->path, desk->arena));
        else
            return found;
        return NULL;
    }
}

// The walker is described completely, in the one file that is walked: half of another client's group with
// half of hers would describe nobody. So the files that it extends lose their walker.
static const ConfNode *without_walker(const ConfNode *below, const ConfNode *over, const Desk *desk)
{
    static const KeyId keys[] = { KEY_WALKER };
    const ConfNode    *walker = key_get(below, KEY_WALKER);
    if (!walker)
        return below;
    if (!key_get(over, KEY_WALKER))
        diag_error(desk->diags, walker->key_pos, RULE(WALKER_PART),
                   "walker is not inherited from a file that is extended: write it in full in the file that "
                   "is walked");
    return tree_pick(below, keys, 1, false, desk->arena);
}

static const ConfNode *read_link(const Link *link, SourcePos asked, const Desk *desk)
{
    const SessionText *text = link->text;
    return text ? conf_read_text(link->path, text->text, text->length, &session_hints, desk->arena,
                                 desk->diags)
                : conf_read_file(link->path, asked, &session_hints, desk->arena, desk->diags);
}

static const ConfNode *load_chain(Place file, const Link *link, SourcePos asked, const Desk *desk)
{
    const ConfNode *over = read_link(link, asked, desk);
    Named           extends = { 0 };
    if (!over)
        return NULL;
    language_check(over, file, desk);

    if (!key_read(over, KEY_EXTENDS, desk, &extends))
        return over;
    if (link->depth == EXTENDS_MAX) {
        diag_error(desk->diags, extends.pos, RULE(EXTENDS_DEEP),
                   "files may extend one another at most %d deep", EXTENDS_MAX);
        return over;
    }
    const char *path = find_below(file, extends, link, desk);
    if (!path)
        return over;

    const Link      below_link = { path, NULL, link, link->depth + 1 };
    const ConfNode *below = load_chain(file, &below_link, extends.pos, desk);
    if (below && file == PLACE_SESSION)
        load_check_new_parts(below, over, desk);
    if (file == PLACE_SESSION && !link->next)
        below = without_walker(below, over, desk);
    return conf_join(below, over, desk->arena);
}

const ConfNode *load_file(Place file, const char *path, SourcePos asked, const Desk *desk)
{
    const Link      link = { path, NULL, NULL, 1 };
    const size_t    messages = desk->diags->count;
    const ConfNode *root = shelf_find(desk->shelf, file, path);
    if (root)
        return root;
    root = load_chain(file, &link, asked, desk);
    if (root && desk->diags->count == messages)
        shelf_keep(desk->shelf, file, path, root);
    return root;
}

const ConfNode *load_level(int level, const Desk *desk)
{
    const char     *name = level ? arena_printf(desk->arena, "%d", level) : "walk";
    const FileKind *kind = level ? &level_files : &session_files;
    const char     *path = files_find(desk->path, kind, name, 0, desk->arena);
    if (path)
        return load_file(PLACE_LEVEL, path, (SourcePos){ 0 }, desk);
    diag_error(desk->diags, (SourcePos){ 0 }, RULE(NO_SUCH_FILE), "there is no %s",
               files_describe(desk->path, kind, name, desk->arena));
    return NULL;
}

// A walk beside the file that names a language may have the language's name: en.cfg.
static bool may_be_a_cue_set(const ConfNode *root)
{
    return !key_get(root, KEY_PHASES) && !key_get(root, KEY_TITLE) && !key_get(root, KEY_LEVEL);
}

const char *session_find_cues(const Desk *desk, Named language)
{
    const char *path = conf_find(desk, &cue_files, language, &session_hints, may_be_a_cue_set);
    if (path)
        return path;
    diag_error(desk->diags, language.pos, RULE(NO_SUCH_FILE),
               "there is no cue set for the language \"%s\" (%s)", language.text,
               find_describe(desk, &cue_files, language));
    return NULL;
}

const ConfNode *load_cues(Named language, const Desk *desk)
{
    const char *path = session_find_cues(desk, language);
    return path ? load_file(PLACE_CUES, path, language.pos, desk) : NULL;
}

// --- New parts -------------------------------------------------------------------------

static void report_new_part(const ConfNode *part, const ConfNode *under, const Desk *desk)
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

static void check_new(const ConfNode *under, const ConfNode *over, const Desk *desk)
{
    if (!under || !over || under->kind != CONF_GROUP || over->kind != CONF_GROUP)
        return;
    for (const ConfNode *part = over->first; part; part = part->next) {
        const ConfNode *below = conf_get(under, part->name);
        if (below)
            check_new(key_get(below, KEY_PHASES), key_get(part, KEY_PHASES), desk);
        else if (!key_get(part, KEY_AFTER) && !key_get(part, KEY_BEFORE))
            report_new_part(part, under, desk);
    }
}

void load_check_new_parts(const ConfNode *under, const ConfNode *over, const Desk *desk)
{
    check_new(key_get(under, KEY_PHASES), key_get(over, KEY_PHASES), desk);
}

// --- A session's file ------------------------------------------------------------------

bool file_read(const char *path, const SessionText *text, const Desk *desk, SessionFile *out)
{
    const Link      link = { path, text, NULL, 1 };
    const SourcePos asked = { 0 };
    int             kind;
    *out = (SessionFile){ .path = path,
                          .root = text ? load_chain(PLACE_SESSION, &link, asked, desk)
                                       : load_file(PLACE_SESSION, path, asked, desk) };
    if (!out->root)
        return false;
    key_read(out->root, KEY_KIND, desk, &kind);
    out->kind = (SessionKind)kind;
    return true;
}
