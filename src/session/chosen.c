// One line for her: what was chosen, and why, with the weeks it counted.
#include "session/chosen.h"

const char *chosen_level_begins(int level, int week, Arena *arena)
{
    return arena_printf(arena, "level %d begins in week %d", level, week);
}

const char *chosen_weeks(const WeekSpan *span, Arena *arena)
{
    return span->to < 0 ? arena_printf(arena, "week %d on", span->from)
                        : arena_printf(arena, "weeks %d to %d", span->from, span->to);
}

static const char *birth_text(Birth birth)
{
    switch (birth) {
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

// --- Why -------------------------------------------------------------------------------

static const char *core_waits(const char *after, Arena *arena)
{
    return arena_printf(arena, "; core cues wait until week %d%s, or until your provider has cleared them",
                        CORE_WEEK, after);
}

static const char *why_core(CoreReason reason, Arena *arena)
{
    switch (reason) {
    case CORE_AS_WRITTEN: return "";
    case CORE_AS_TYPED: return ", because you ask for them; your week is not known";
    case CORE_LEVEL_TOO_LOW: return arena_printf(arena, "; core cues begin at level %d", CORE_LEVEL);
    case CORE_AFTER_TEAR: return "; core cues wait until your provider has cleared them, after a tear";
    case CORE_WEEK_UNKNOWN: return "; core cues wait until your weeks are known (walkcoach init asks)";
    case CORE_AFTER_C_SECTION: return core_waits(" after a C-section", arena);
    case CORE_BIRTH_UNKNOWN:
        return arena_printf(arena, "; core cues wait until week %d, since nothing says how the birth was",
                            CORE_WEEK);
    }
    return "";
}

static const char *why_level(const Reasons *reasons, Arena *arena)
{
    if (!reasons->level_wanted)
        return "";
    return arena_printf(arena, "; %s",
                        chosen_level_begins(reasons->level_wanted, reasons->level_begins, arena));
}

// --- The lines -------------------------------------------------------------------------

// Nothing is known about her and she named no level: says which weeks the walk is meant for, in the careful
// words.
static const char *for_anybody(const Session *session, Arena *arena)
{
    const Reasons *reasons = &session->reasons;
    if (reasons->core_reason == CORE_AS_TYPED)
        return arena_printf(arena, "Nothing is known about you yet; light core cues%s.",
                            why_core(reasons->core_reason, arena));
    bool lowered = session->kind == SESSION_WALK && reasons->core_written > session->core;
    if (reasons->weeks.of[BIRTH_VAGINAL].from < 0 || reasons->weeks.of[BIRTH_C_SECTION].from < 0)
        return lowered ? "Nothing is known about you yet; breath words only: walkcoach init asks about you."
                       : "";
    return arena_printf(arena, "For %s (after a C-section %s)%s; walkcoach init asks about you and chooses.",
                        chosen_weeks(&reasons->weeks.of[BIRTH_VAGINAL], arena),
                        chosen_weeks(&reasons->weeks.of[BIRTH_C_SECTION], arena),
                        lowered ? "; breath words only" : "");
}

const char *chosen_line(const Session *session, Arena *arena)
{
    const Reasons *reasons = &session->reasons;
    if (!reasons->known)
        return reasons->sample ? "" : for_anybody(session, arena);
    const char *weeks = session->weeks < 0
                            ? ""
                            : arena_printf(arena, "week %d %s", session->weeks, birth_text(reasons->birth));
    if (session->kind == SESSION_DRILL)
        return *weeks ? arena_printf(arena, "For %s.", weeks) : "";
    const char *level = session->level > 0 ? arena_printf(arena, "Level %d", session->level) : "No level";
    return arena_printf(arena, "%s%s%s: %s%s%s.", level, *weeks ? ", " : "", weeks, core_text(session->core),
                        why_level(reasons, arena), why_core(reasons->core_reason, arena));
}

const char *chosen_next_level(const Session *session, Arena *arena)
{
    int next = session->reasons.level_next;
    return next ? arena_printf(arena, "After three walks without symptoms you could move up to level %d.",
                               next)
                : "";
}

const char *chosen_lines(const Session *session, Arena *arena)
{
    const char *line = chosen_line(session, arena), *next = chosen_next_level(session, arena);
    return *line && *next ? arena_printf(arena, "%s\n%s", line, next) : *line ? line : next;
}
