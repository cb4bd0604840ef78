#include "session/came_with.h"

#include "session/stages.h"

#include <string.h>

// The last place that is searched.
static SearchPath our_path(const Desk *desk)
{
    const SearchPath *path = desk->path;
    return path->count > 0 ? (SearchPath){ { path->roots[path->count - 1] }, 1 } : (SearchPath){ 0 };
}

bool came_with_us(SourcePos pos, const Desk *desk)
{
    static const char *const folders[] = { "scripts/", "voices/" };
    const SearchPath         path = our_path(desk);
    const char              *root = path.count > 0 && strcmp(path.roots[0], ".") != 0 ? path.roots[0] : "";
    size_t                   length = strlen(root);
    if (!pos.source || strncmp(pos.source->path, root, length) != 0)
        return false;
    const char *below = pos.source->path + length;
    below += length > 0 && *below == '/';
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (strncmp(below, folders[i], strlen(folders[i])) == 0)
            return true;
    return false;
}

// For the source that was asked for last: neighbours come from one file.
typedef struct {
    const Desk   *desk;
    const Source *source;
    bool          ours;
} Asked;

static bool source_is_ours(Asked *asked, SourcePos pos)
{
    if (!asked->source || asked->source != pos.source)
        *asked = (Asked){ asked->desk, pos.source, came_with_us(pos, asked->desk) };
    return asked->ours;
}

static bool all_ours(Asked *asked, const ConfNode *node)
{
    if (node->kind == CONF_TEXT)
        return source_is_ours(asked, node->pos);
    if (node->kind == CONF_GROUP || node->kind == CONF_ARRAY)
        for (const ConfNode *inner = node->first; inner; inner = inner->next)
            if (!all_ours(asked, inner))
                return false;
    return true;
}

bool all_came_with_us(const ConfNode *node, const Desk *desk)
{
    Asked asked = { .desk = desk };
    return all_ours(&asked, node);
}

const ConfNode *cues_that_came(const ConfNode *cues, Named language, const Desk *desk)
{
    const char      *name = language.text;
    const SearchPath path = our_path(desk);
    if (all_came_with_us(cues, desk))
        return cues;
    DiagList   quiet = { .arena = desk->arena };
    const Desk apart = { desk->arena, &quiet, &path, NULL };
    conf_text(key_get(cues, KEY_CUES_LANGUAGE), &quiet, &name);
    const char *found = files_find_in_roots(&path, &cue_files, name, 0, desk->arena);
    return found ? load_file(PLACE_CUES, found, (SourcePos){ 0 }, &apart) : NULL;
}
