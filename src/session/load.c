// Finds files and lays them over one another: a session over what it extends, a level over walk.cfg, cue
// sets.
//
//     extends = "20min"     the file of that name; its own name means the next one on the search path
//
// A part that is new in an extension has to say where it goes, so that a misspelt one is never just added.
#include "conf/conf_find.h"
#include "rules/rules.h"
#include "session/reader.h"

#include <string.h>

enum { EXTENDS_MAX = 16 };

// The files already in the chain, newest first.
typedef struct Link Link;
struct Link {
    const char *path;
    const Link *next;
    int         depth;
};

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// The same file may be written in two ways, "d/a.cfg" and "d/../d/a.cfg".
static bool is_same(const char *a, const char *b)
{
    return strcmp(base_of(a), base_of(b)) == 0 && files_are_same(a, b);
}

static bool is_in_chain(const Link *link, const char *path)
{
    for (; link; link = link->next)
        if (is_same(link->path, path))
            return true;
    return false;
}

static const char *name_of(const char *path, Arena *arena)
{
    const char *name = base_of(path);
    size_t      length = strlen(name);
    return length > 4 && strcmp(name + length - 4, ".cfg") == 0 ? arena_strndup(arena, name, length - 4)
                                                                : name;
}

static FileKind kind_of(KeysFile file)
{
    switch (file) {
    case KEYS_LEVEL: return FILE_LEVEL;
    case KEYS_CUES: return FILE_CUES;
    case KEYS_SESSION:
    case KEYS_PROFILE: return FILE_SESSION;
    }
    return FILE_SESSION;
}

// Levels extend "walk", which stands beside the sessions.
static const char *find(const Reader *reader, KeysFile file, Named named, int skip)
{
    const Desk *desk = reader->desk;
    const char *found = find_text(desk->path, kind_of(file), named, skip, desk->arena);
    return found || file != KEYS_LEVEL
               ? found
               : files_in_roots(desk->path, FILE_SESSION, named.text, skip, desk->arena);
}

static void tell_missing(const Reader *reader, Named extends, FileKind kind)
{
    size_t             count;
    const char *const *names = files_list(reader->desk->path, kind, reader->desk->arena, &count);
    const char        *near = files_nearest(extends.text, names, count);
    diag_error(reader->desk->diags, extends.pos, RULE(NO_SUCH_FILE),
               "there is no \"%s\" to extend (%s)%s%s%s", extends.text,
               find_describe(reader->desk->path, kind, extends, reader->desk->arena),
               near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

// The path of what a file extends. Its own name passes over itself; any other file of the chain is a circle.
static const char *find_below(const Reader *reader, KeysFile file, Named extends, const Link *link)
{
    bool own = files_same_name(name_of(link->path, reader->desk->arena), extends.text);

    for (int skip = 0; skip <= EXTENDS_MAX; skip++) {
        const char *found = find(reader, file, extends, skip);
        if (!found && own)
            diag_error(reader->desk->diags, extends.pos, RULE(EXTENDS_ITSELF),
                       "\"%s\" extends its own name, and there is no other (%s)", extends.text,
                       find_describe(reader->desk->path, kind_of(file), extends, reader->desk->arena));
        else if (!found)
            tell_missing(reader, extends, kind_of(file));
        else if (is_in_chain(link, found) && own)
            continue;
        else if (is_in_chain(link, found))
            diag_error(reader->desk->diags, extends.pos, RULE(EXTENDS_CIRCLE),
                       "\"%s\" extends a file that is itself laid over this one",
                       name_of(link->path, reader->desk->arena));
        else
            return found;
        return NULL;
    }
    return NULL;
}

static const ConfNode *load_chain(const Reader *reader, KeysFile file, const Link *link, SourcePos asked)
{
    const ConfNode *over = conf_read_file(link->path, asked, reader->desk->arena, reader->desk->diags);
    Named           extends = { 0 };
    if (!over)
        return NULL;
    keys_check_file(over, file, reader->desk);

    if (!conf_named(conf_get(over, "extends"), reader->desk->diags, &extends))
        return over;
    if (link->depth == EXTENDS_MAX) {
        diag_error(reader->desk->diags, extends.pos, RULE(EXTENDS_DEEP),
                   "files extend one another %d deep, no more", EXTENDS_MAX);
        return over;
    }
    const char *path = find_below(reader, file, extends, link);
    if (!path)
        return over;

    const Link      below_link = { path, link, link->depth + 1 };
    const ConfNode *below = load_chain(reader, file, &below_link, extends.pos);
    if (below && file == KEYS_SESSION)
        load_check_new_parts(reader, below, over);
    return conf_join(below, over, reader->desk->arena);
}

const ConfNode *load_file(const Reader *reader, KeysFile file, const char *path, SourcePos asked)
{
    const Link link = { path, NULL, 1 };
    return load_chain(reader, file, &link, asked);
}

const ConfNode *load_level(const Reader *reader, int level)
{
    const char *name = level ? arena_printf(reader->desk->arena, "%d", level) : "walk";
    FileKind    kind = level ? FILE_LEVEL : FILE_SESSION;
    const char *path = files_find(reader->desk->path, kind, name, 0, reader->desk->arena);
    if (path)
        return load_file(reader, KEYS_LEVEL, path, (SourcePos){ 0 });
    diag_error(reader->desk->diags, (SourcePos){ 0 }, RULE(NO_SUCH_FILE), "there is no %s",
               files_describe(reader->desk->path, kind, name, reader->desk->arena));
    return NULL;
}

static bool may_be_a_cue_set(const ConfNode *root)
{
    return !conf_get(root, "phases") && !conf_get(root, "title") && !conf_get(root, "level");
}

const ConfNode *load_cues(const Reader *reader, Named language)
{
    const Desk *desk = reader->desk;
    const char *path = conf_find(desk->path, FILE_CUES, language, may_be_a_cue_set, desk->arena);
    if (path)
        return load_file(reader, KEYS_CUES, path, language.pos);
    diag_error(desk->diags, language.pos, RULE(NO_SUCH_FILE),
               "there is no cue set for the language \"%s\" (%s)", language.text,
               find_describe(desk->path, FILE_CUES, language, desk->arena));
    return NULL;
}

// --- Parts in order --------------------------------------------------------------------

static void tell_new_part(const Reader *reader, const ConfNode *part, const ConfNode *under)
{
    enum { NAMES_MAX = 64 };
    const char *names[NAMES_MAX] = { NULL };
    size_t      count = 0;
    for (const ConfNode *child = under->first; child && count < NAMES_MAX; child = child->next)
        names[count++] = child->name;
    const char *near = files_nearest(part->name, names, count);
    if (near)
        diag_error(reader->desk->diags, part->key_pos, RULE(NEW_PART),
                   "there is no part \"%s\" to change; did you mean \"%s\"? "
                   "A new part says where it goes: after = \"%s\"",
                   part->name, near, near);
    else
        diag_error(reader->desk->diags, part->key_pos, RULE(NEW_PART),
                   "the new part \"%s\" has to say where it goes: after = \"%s\"", part->name,
                   count ? names[0] : "open");
}

static void check_new(const Reader *reader, const ConfNode *under, const ConfNode *over, int depth)
{
    if (!under || !over || under->kind != CONF_GROUP || over->kind != CONF_GROUP || depth > 8)
        return;
    for (const ConfNode *part = over->first; part; part = part->next) {
        const ConfNode *below = conf_get(under, part->name);
        if (below)
            check_new(reader, conf_get(below, "phases"), conf_get(part, "phases"), depth + 1);
        else if (!conf_get(part, "after") && !conf_get(part, "before"))
            tell_new_part(reader, part, under);
    }
}

void load_check_new_parts(const Reader *reader, const ConfNode *under, const ConfNode *over)
{
    check_new(reader, conf_get(under, "phases"), conf_get(over, "phases"), 1);
}

typedef struct {
    const ConfNode *part;
    const char     *after;  // where it was put, so that two put behind the same part keep their order
} Place;

static size_t index_of(const Place *places, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (files_same_name(places[i].part->name, name))
            return i;
    return count;
}

// Moves the part at `from` to where its `after` or `before` says.
static void move_part(const Reader *reader, Place *places, size_t count, size_t from, const ConfNode *where,
                      bool after)
{
    const char *name = NULL;
    if (!conf_text(where, reader->desk->diags, &name))
        return;
    size_t target = index_of(places, count, name);
    if (target == count || target == from) {
        diag_error(reader->desk->diags, where->pos, RULE(NO_SUCH_PART),
                   "there is no %spart \"%s\" to put \"%s\" %s", target == from ? "other " : "", name,
                   places[from].part->name, after ? "after" : "before");
        return;
    }
    Place moved = { places[from].part, after ? name : NULL };
    memmove(&places[from], &places[from + 1], (count - from - 1) * sizeof *places);
    size_t to = index_of(places, count - 1, name) + (after ? 1 : 0);
    while (after && to < count - 1 && places[to].after && files_same_name(places[to].after, name))
        to++;
    memmove(&places[to + 1], &places[to], (count - 1 - to) * sizeof *places);
    places[to] = moved;
}

static void move_parts(const Reader *reader, const ConfNode *phases, Place *places, size_t count)
{
    for (const ConfNode *part = phases->first; part; part = part->next) {
        const ConfNode *after = conf_get(part, "after"), *before = conf_get(part, "before");
        if (part->kind != CONF_GROUP || (!after && !before))
            continue;
        move_part(reader, places, count, index_of(places, count, part->name), after ? after : before,
                  after != NULL);
    }
}

const ConfNode **load_parts(const Reader *reader, const ConfNode *phases, size_t *count)
{
    size_t all = 0;
    *count = 0;
    if (!phases || phases->kind != CONF_GROUP)
        return NULL;
    for (const ConfNode *part = phases->first; part; part = part->next)
        all += part->kind == CONF_GROUP;

    Place           *places = ARENA_ARRAY(reader->desk->arena, Place, all + 1);
    const ConfNode **parts = ARENA_ARRAY(reader->desk->arena, const ConfNode *, all + 1);
    size_t           placed = 0;
    for (const ConfNode *part = phases->first; part; part = part->next)
        if (part->kind == CONF_GROUP)
            places[placed++].part = part;
    move_parts(reader, phases, places, placed);
    for (size_t i = 0; i < placed; i++) {
        bool dropped = false;
        conf_bool(conf_get(places[i].part, "drop"), reader->desk->diags, &dropped);
        if (!dropped)
            parts[(*count)++] = places[i].part;
    }
    return parts;
}
