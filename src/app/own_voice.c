#include "app/own_voice.h"

#include "app/commands.h"
#include "base/whole.h"
#include "job/offer.h"
#include "session/kinds.h"

#include <string.h>
#include <unistd.h>

static const char unnamed[] = "mine";

// --- What there is to say --------------------------------------------------------------

static Status add_session(const Settings *settings, const char *name, Arena *arena, Script *script)
{
    Walk wrong;
    if (script_add(&settings->order, name, arena, script, &wrong))
        return STATUS_DONE;
    terminal_diags(&settings->terminal, &wrong.diags);
    walk_free(&wrong);
    return STATUS_MISTAKES;
}

static Status add_all(const Settings *settings, const Paths *paths, Arena *arena, Script *script)
{
    size_t             count;
    const char *const *names = files_list(&paths->search, &session_files, arena, &count);
    Progress           progress = PROGRESS(&settings->terminal, "Reading");
    Status             status = STATUS_DONE;
    for (size_t i = 0; i < count && status == STATUS_DONE; i++) {
        progress_show(&progress, (double)i / (double)count);
        if (offer_of(&settings->order, names[i]).kind == OFFER_NOW)
            status = add_session(settings, names[i], arena, script);
    }
    progress_clear(&progress);
    return status;
}

static Status find_script(const Settings *settings, const Paths *paths, Arena *arena, Script *script)
{
    Status status = STATUS_DONE;
    if (settings->exporting.all == (settings->operand_count > 0))
        return terminal_fail(&settings->terminal, STATUS_USAGE,
                             "name the sessions, or --all for all that fit");
    if (settings->exporting.all)
        return add_all(settings, paths, arena, script);
    for (int i = 0; i < settings->operand_count && status == STATUS_DONE; i++)
        status = add_session(settings, settings->operands[i], arena, script);
    return status;
}

// --- What is recorded ------------------------------------------------------------------

static bool is_plain(const char *name)
{
    return *name && *name != '.' && !strpbrk(name, "/\\\"") && strlen(name) <= 64;
}

Status own_voice_find(const Settings *settings, const Paths *paths, Arena *arena, OwnVoice *out)
{
    const Terminal *terminal = &settings->terminal;
    const char     *name = settings->recording.as ? settings->recording.as : unnamed;
    *out = (OwnVoice){ .name = name };
    if (!paths->user)
        return terminal_fail(terminal, STATUS_WORLD, "no folder for a voice: HOME is not an absolute path");
    if (!is_plain(name))
        return terminal_fail(terminal, STATUS_USAGE, "\"%s\" cannot be the name of a voice", name);
    out->file = arena_printf(arena, "%s/voices/%s.cfg", paths->user, name);
    out->folder = arena_printf(arena, "%s/voices/%s", paths->user, name);
    out->takes = takes_open(out->folder, arena);
    return find_script(settings, paths, arena, &out->script);
}

bool own_voice_has(const OwnVoice *own, const ScriptLine *line, Arena *arena)
{
    return takes_file(&own->takes, line->text, arena) != NULL;
}

const char *const *own_voice_unsaid(const OwnVoice *own, Arena *arena, size_t *count)
{
    size_t             all, room = 0;
    const char *const *ids = takes_all(&own->takes, arena, &all);
    const char       **unsaid = NULL;
    *count = 0;
    for (size_t i = 0; i < all; i++)
        if (!script_find(&own->script, ids[i]))
            *ARENA_PUSH(arena, unsaid, *count, room) = ids[i];
    return unsaid;
}

// --- Its file --------------------------------------------------------------------------

bool own_voice_write(const OwnVoice *own, const char *fallback, const char *language, SinkError *error)
{
    char  why[WHOLE_WHY_SIZE];
    Arena arena = { 0 };
    bool  written = whole_make_folder(own->folder) ||
                   sink_failed(error, "%s: no such folder could be made", own->folder);
    if (written && access(own->file, F_OK) != 0) {
        const char *text = arena_printf(&arena,
                                        "title      = \"%s\"\n"
                                        "language   = \"%s\"\n"
                                        "recordings: { folder = \"%s\"  fallback = \"%s\" }   # the fallback "
                                        "says what is not recorded\n",
                                        own->name, language, own->name, fallback);
        written = whole_write(own->file, text, WHOLE_NEW, why) || sink_failed(error, "%s", why);
    }
    arena_free(&arena);
    return written;
}
