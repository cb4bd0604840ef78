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

// The form that was asked for; else that of her profile, where a drill has it. NULL: as written.
static const ConfNode *form_of(const SessionRequest *request, const SessionFile *file, const Who *who,
                               const Desk *desk)
{
    bool            hers = request->form == FORM_AS_WRITTEN && file->kind == SESSION_DRILL;
    const char     *name = key_name_of(KEY_FORMS, hers ? (int)who->walker.form : request->form);
    const ConfNode *form = name ? conf_get(file->root, name) : NULL;
    if (form && form->kind == CONF_GROUP)
        return form;
    if (name && !hers)
        diag_error(desk->diags, (SourcePos){ 0 }, RULE(NO_FORM), "%s has no %s form", request->name, name);
    return NULL;
}

Sources sources_join(const SessionRequest *request, const SessionFile *file, const Who *who, const Desk *desk)
{
    Sources sources = { .path = file->path, .file = file->root };
    sources.level = load_level(file->kind == SESSION_DRILL ? 0 : who->level, desk);
    sources.form = form_of(request, file, who, desk);
    sources.tree = conf_join(ground(file->kind, sources.level, desk->arena), file->root, desk->arena);
    if (sources.form)
        load_check_new_parts(sources.tree, sources.form, desk);
    sources.tree = conf_join(sources.tree, sources.form, desk->arena);
    return sources;
}
