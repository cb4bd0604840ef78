// What `list` shows of a session: its title, level and length, without laying out what is said.
#include "session/came_with.h"
#include "session/stages.h"

#include <string.h>

// The sum of the parts' written lengths; 0 where a part does not say.
static Micros written_length(const ConfNode *file, const Desk *desk)
{
    Micros length = 0;
    size_t count;
    if (key_read(file, KEY_LENGTH, desk, &length))
        return length;

    const ConfNode **parts = order_parts(key_get(file, KEY_PHASES), &count, desk);
    for (size_t i = 0; i < count; i++) {
        Length part = { 0 };
        if (!key_read(parts[i], KEY_PART_LENGTH, desk, &part) || part.kind != LENGTH_TIME)
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

static bool read_head(const char *name, const Desk *desk, SessionFile *file, SessionSummary *out)
{
    const int   errors = desk->diags->errors;
    const char *found = files_find(desk->path, &session_files, name, 0, desk->arena);

    if (!found) {
        reading_report_missing(name, desk);
        return false;
    }
    if (!file_read(found, NULL, desk, file))
        return false;
    *out = (SessionSummary){
        .name = files_name(found, desk->arena), .about = "", .kind = file->kind, .weeks = WEEKS_UNSAID
    };
    out->title = out->name;
    out->for_anyone = !key_get(file->root, KEY_WALKER) && all_came_with_us(file->root, desk);
    key_read(file->root, KEY_TITLE, desk, &out->title);
    key_read(file->root, KEY_ABOUT, desk, &out->about);
    key_read(file->root, KEY_LEVEL, desk, &out->level);
    language_read(key_get(file->root, KEY_WEEKS), PLACE_WEEKS, INTO_WEEKS, desk, &out->weeks);
    return desk->diags->errors == errors;
}

bool session_glance(const char *name, const Desk *desk, SessionSummary *out)
{
    SessionFile file;
    return read_head(name, desk, &file, out);
}

bool session_summarise(const char *name, const Desk *desk, SessionSummary *out)
{
    const int   errors = desk->diags->errors;
    SessionFile file;

    if (!read_head(name, desk, &file, out))
        return false;
    out->length = written_length(file.root, desk);
    if (out->length == 0 && desk->diags->errors == errors)
        out->length = read_length(name, desk);
    return desk->diags->errors == errors;
}
