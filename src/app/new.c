// walkcoach new: a session of her own to start from, in her own folder.
#include "app/commands.h"
#include "base/text.h"
#include "base/whole.h"
#include "cast/lasting.h"
#include "job/report.h"

#include <errno.h>
#include <string.h>

// The file's name without folder and ending. NULL: it cannot be a name.
static const char *plain_name(const char *given, Arena *arena)
{
    size_t length = strlen(given);
    if (length > 4 && strcmp(given + length - 4, ".cfg") == 0)
        length -= 4;
    if (length == 0 || length > 100 || given[0] == '.' || memchr(given, '/', length))
        return NULL;
    return arena_strndup(arena, given, length);
}

static void add_quoted(Text *text, const char *value)
{
    text_add(text, "\"");
    for (; *value; value++) {
        if (*value == '"' || *value == '\\')
            text_add(text, "\\");
        text_add_bytes(text, value, 1);
    }
    text_add(text, "\"");
}

static void add_part(Text *text, const Phase *phase)
{
    char length[UNITS_TEXT_SIZE];
    text_printf(text, "  # %s: { ", phase->key);
    if (phase->length.kind == LENGTH_TIME)
        text_printf(text, "length = \"%s\" ", units_format_clock(phase->length.time, length));
    text_printf(text, "}%*s# %s\n", (int)(14 - strlen(phase->key) % 14), "", phase->title);
}

static const char *starting_text(const char *name, const char *from, const Session *session, Arena *arena)
{
    Text text = { .arena = arena };
    text_printf(&text,
                "# %s: a session of your own. It is %s, except for what you change here.\n"
                "# Look at it: walkcoach show %s        Check it: walkcoach check %s\n\n",
                name, from, name, name);
    text_add(&text, "extends = ");
    add_quoted(&text, from);
    text_add(&text, "\ntitle   = ");
    add_quoted(&text, name);
    text_add(&text,
             "\n# about = \"One line for walkcoach list.\"\n\n"
             "# The parts as they are. Remove a # and change what follows; add pace, breath, or say.\n"
             "# { drop = true } leaves a part out. A part of your own: pond: { after = \"settle\"  length = "
             "\"1:00\" }\n"
             "phases: {\n");
    for (size_t i = 0; i < session->phase_count; i++)
        add_part(&text, &session->phases[i]);
    text_add(&text, "}\n\n# Your own words: say them in a part with say: { pond = \"start\" }\nwords: {\n"
                    "  # pond = [\"The pond. Look up.\", \"Round the water, easy breath.\"]\n}\n");
    return text_string(&text);
}

static Status put_file(const Settings *settings, Walk *walk, const char *name, const char *text)
{
    char        why[WHOLE_WHY_SIZE];
    const char *folder = arena_printf(&walk->arena, "%s/scripts", walk->paths.user);
    const char *path = arena_printf(&walk->arena, "%s/%s.cfg", folder, name);
    if (!whole_make_folder(folder))
        return terminal_fail(&settings->terminal, STATUS_WORLD, "%s cannot be made: %s", folder,
                             strerror(errno));
    if (!whole_write(path, text, WHOLE_NEW, why))
        return terminal_fail(&settings->terminal, STATUS_WORLD, "%s", why);
    terminal_say(&settings->terminal, "%s is yours now. Change it, then: walkcoach check %s",
                 paths_pretty(path, &walk->arena), name);
    return STATUS_DONE;
}

Status cmd_new(const Settings *settings)
{
    const char *from = settings->operand_count > 1 ? settings->operands[1] : "20min", *text = NULL;
    Walk        walk;
    Status      status = walk_compile_and_report(&settings->order, from, DEPTH_SESSION, &settings->terminal,
                                                 &walk);
    const char *name = plain_name(settings->operands[0], &walk.arena);
    const Desk  desk = walk_desk(&walk);
    if (!name)
        status = terminal_fail(&settings->terminal, STATUS_USAGE,
                               "\"%s\" cannot be the name of a session: no / in it, no dot first",
                               settings->operands[0]);
    else if (!walk.paths.user)
        status = terminal_fail(&settings->terminal, STATUS_WORLD,
                               "no folder for your sessions: HOME is not an absolute path");
    else if (status == STATUS_DONE && settings->printing.whole)
        status = session_write_whole(&walk.request, cast_lasting, &desk, &text) ? STATUS_DONE
                                                                                : STATUS_MISTAKES;
    else if (status == STATUS_DONE)
        text = starting_text(name, files_lasting(from, &walk.arena), &walk.session, &walk.arena);
    if (status == STATUS_DONE)
        status = put_file(settings, &walk, name, text);
    walk_free(&walk);
    return status;
}
