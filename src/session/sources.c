// The trees of a walk joined: what is under it, the session itself, and the form of it that was asked for.
//
//     levels/2.cfg over walk.cfg  <  the session over what it extends  <  easier { } or harder { }
#include "rules/rules.h"
#include "session/stages.h"

// What is under a session: its level for a walk, the bare ways for a drill. A level's own title and weeks
// stay its own.
static const ConfNode *ground(SessionKind kind, const ConfNode *level, Arena *arena)
{
    static const KeyId of_level[] = { KEY_EXTENDS, KEY_TITLE, KEY_WEEKS, KEY_WALKS };
    static const KeyId of_drill[] = { KEY_WAYS };
    if (kind == SESSION_DRILL)
        return tree_pick(level, of_drill, 1, true, arena);
    return tree_pick(level, of_level, 4, false, arena);
}

static const ConfNode *lay_form(const SessionRequest *request, const ConfNode *tree, const Desk *desk)
{
    const char     *name = key_name_of(KEY_FORMS, request->form);
    const ConfNode *form = name ? conf_get(tree, name) : NULL;
    if (!name)
        return tree;
    if (!form || form->kind != CONF_GROUP) {
        diag_error(desk->diags, (SourcePos){ 0 }, RULE(NO_FORM), "%s has no %s form", request->name, name);
        return tree;
    }
    load_check_new_parts(tree, form, desk);
    return conf_join(tree, form, desk->arena);
}

Sources sources_join(const SessionRequest *request, const SessionFile *file, int level, const Desk *desk)
{
    Sources sources = { .path = file->path, .file = file->root };
    sources.level = load_level(file->kind == SESSION_DRILL ? 0 : level, desk);
    sources.tree = conf_join(ground(file->kind, sources.level, desk->arena), file->root, desk->arena);
    sources.tree = lay_form(request, sources.tree, desk);
    return sources;
}
