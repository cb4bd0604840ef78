// What `list` shows of a session: its title, level and length, without laying out what is said.
#include "rules/rules.h"
#include "session/reader.h"

#include <string.h>

// The sum of the parts' written lengths; 0 where a part does not say.
static Micros written_length(const Reader *reader)
{
    Micros          length = 0;
    size_t          count;
    const ConfNode *whole = conf_get(reader->file, "length");
    if (notation_time(whole, 0, SESSION_LENGTH_MAX, reader->desk, &length))
        return length;

    const ConfNode **parts = load_parts(reader, conf_get(reader->file, "phases"), &count);
    for (size_t i = 0; i < count; i++) {
        Length part = { 0 };
        if (!notation_length(conf_get(parts[i], "length"), reader->desk, &part) || part.kind != LENGTH_TIME)
            return 0;
        length += part.time;
    }
    return length;
}

// Drills and walks of counted parts: only a whole reading knows.
static Micros read_length(const char *name, const Desk *desk)
{
    DiagList             quiet = { .arena = desk->arena };
    const Desk           apart = desk_apart(desk, &quiet);
    const SessionRequest request = { .name = name, .walker = WALKER_UNKNOWN, .seed = -1, .sample = true };
    Session              session;
    return session_read(&request, &apart, &session) ? session.length : 0;
}

static const char *name_of(const char *path, Arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t      length = strlen(name);
    return arena_strndup(arena, name, length > 4 ? length - 4 : length);
}

bool session_summarise(const char *name, const Desk *desk, SessionSummary *out)
{
    const SessionRequest request = { .name = name, .walker = WALKER_UNKNOWN, .seed = -1, .sample = true };
    Reader               reader = { .request = &request, .desk = desk, .errors = desk->diags->errors };
    const char          *found = files_find(desk->path, &session_files, name, 0, desk->arena);
    int                  kind = SESSION_WALK;

    if (!found) {
        read_tell_missing(&reader);
        return false;
    }
    reader.file = load_file(&reader, KEYS_SESSION, found, (SourcePos){ 0 });
    if (!reader.file)
        return false;
    *out = (SessionSummary){ .name = name_of(found, desk->arena), .about = "" };
    out->title = out->name;
    conf_text(conf_get(reader.file, "title"), desk->diags, &out->title);
    conf_text(conf_get(reader.file, "about"), desk->diags, &out->about);
    conf_int(conf_get(reader.file, "level"), 1, LEVEL_MAX, "", desk->diags, &out->level);
    conf_choice(conf_get(reader.file, "kind"), session_kinds, desk->diags, &kind);
    out->kind = (SessionKind)kind;
    out->length = written_length(&reader);
    if (out->length == 0 && desk->diags->errors == reader.errors)
        out->length = read_length(name, desk);
    return desk->diags->errors == reader.errors;
}
