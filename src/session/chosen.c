// One line for her: what was chosen, and why, with the weeks it counted.
#include "session/reader.h"

static const char *birth_text(const Walker *walker)
{
    switch (walker->birth) {
    case BIRTH_UNKNOWN: return "after birth";
    case BIRTH_VAGINAL: return "after birth";
    case BIRTH_C_SECTION: return "after a C-section";
    }
    return "";
}

static const char *core_text(Core core)
{
    switch (core) {
    case CORE_BREATH_ONLY: return "breath words only";
    case CORE_TALL: return "words of posture";
    case CORE_LIGHT: return "light core cues";
    }
    return "";
}

// Nothing is known of her and she named no level: for which weeks it is meant, and the careful words.
static const char *for_anybody(const Reader *reader)
{
    const ConfNode *weeks = conf_get(reader->out->kind == SESSION_DRILL ? reader->file : reader->level,
                                     "weeks");
    const char *span = gates_walk_weeks(reader, weeks);
    const char *words = reader->out->kind == SESSION_WALK && reader->written > reader->out->core
                            ? "; breath words only"
                            : "";
    if (!span)
        return *words ? "Nothing is known of you yet; breath words only: walkcoach init asks." : "";
    return arena_printf(reader->desk->arena, "For %s%s; walkcoach init asks about you and chooses.", span,
                        words);
}

const char *chosen_line(const Reader *reader)
{
    const Walker  *walker = &reader->walker;
    const Session *out = reader->out;
    Arena         *arena = reader->desk->arena;

    if (reader->request->sample && !reader->known)
        return "";
    if (!reader->known)
        return for_anybody(reader);
    const char *weeks = walker->weeks < 0
                            ? ""
                            : arena_printf(arena, "week %d %s", walker->weeks, birth_text(walker));
    if (out->kind == SESSION_DRILL)
        return *weeks ? arena_printf(arena, "For %s.", weeks) : "";
    const char *level = out->level > 0 ? arena_printf(arena, "Level %d", out->level) : "No level";
    return arena_printf(arena, "%s%s%s: %s%s.", level, *weeks ? ", " : "", weeks, core_text(out->core),
                        reader->reasons ? reader->reasons : "");
}
