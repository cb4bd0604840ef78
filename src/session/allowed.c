// What her weeks and her birth allow: a cap on the level, a cap on the core cues. They never raise either.
//
// Where something is not known the careful answer is taken.
#include "rules/rules.h"
#include "session/reader.h"

static void add_reason(Reader *reader, const char *reason)
{
    reader->reasons = arena_printf(reader->desk->arena, "%s; %s", reader->reasons ? reader->reasons : "",
                                   reason);
}

// From which week a level may be walked after her birth; the later one where that is not known. 0 where it
// does not say.
static int first_week(const Reader *reader, int level)
{
    DiagList   unheard = { .arena = reader->desk->arena };  // mistakes are told when the level itself is read
    const Desk apart = desk_apart(reader->desk, &unheard);
    Reader     aside = *reader;
    int        first = 0;

    aside.desk = &apart;
    const ConfNode *weeks = conf_get(load_level(&aside, level), "weeks");
    for (const Choice *birth = session_births; birth->word; birth++) {
        WeekSpan span;
        bool     hers = reader->walker.birth == BIRTH_UNKNOWN || (int)reader->walker.birth == birth->value;
        if (hers && notation_weeks(conf_get(weeks, birth->word), &apart, &span) && span.from > first)
            first = span.from;
    }
    return first;
}

static int highest_level(const Reader *reader)
{
    int level = LEVEL_MAX;
    while (level > 1 && first_week(reader, level) > reader->walker.weeks)
        level--;
    return level;
}

int allowed_level(Reader *reader)
{
    int level = 0, weeks = reader->walker.weeks;
    conf_int(conf_get(reader->file, "level"), 1, LEVEL_MAX, "", reader->desk->diags, &level);
    if (reader->out->kind == SESSION_DRILL)
        return level;
    if (reader->walker.level > 0)
        level = reader->walker.level;
    if (level == 0 || weeks < 0)
        return level;

    int highest = highest_level(reader);
    if (level < highest)
        reader->out->could = arena_printf(reader->desk->arena,
                                          "After three walks without symptoms you could move up to level %d.",
                                          level + 1);
    if (level <= highest)
        return level;
    const char *why = arena_printf(reader->desk->arena, "level %d begins in week %d", level,
                                   first_week(reader, level));
    if (reader->request->anyway) {
        diag_warning(reader->desk->diags, (SourcePos){ 0 }, RULE(LEVEL_EARLY), "%s, and this is week %d", why,
                     weeks);
        return level;
    }
    add_reason(reader, why);
    return highest;
}

static bool core_has_to_wait(const Reader *reader)
{
    const Walker *walker = &reader->walker;
    bool          wound = walker->birth == BIRTH_C_SECTION || walker->tear;
    if (walker->cleared)
        return false;
    if (walker->weeks >= 0)
        return walker->weeks < CORE_WEEK && (wound || walker->birth == BIRTH_UNKNOWN);
    return wound && reader->out->level <= CORE_LEVEL;
}

static const char *why_core_waits(const Walker *walker, Arena *arena)
{
    const char *after = walker->tear                       ? " after a tear"
                        : walker->birth == BIRTH_C_SECTION ? " after a C-section"
                                                           : NULL;
    return after ? arena_printf(arena,
                                "core cues wait until week %d%s, or until your provider has cleared them",
                                CORE_WEEK, after)
                 : arena_printf(arena, "core cues wait until week %d, since nothing says how the birth was",
                                CORE_WEEK);
}

Core allowed_core(Reader *reader, Core written)
{
    const Walker *walker = &reader->walker;
    Core          core = written;

    if (walker->core >= 0 && (Core)walker->core < core)
        core = (Core)walker->core;
    else if (walker->core < 0 && !reader->known && !reader->request->sample)
        core = CORE_BREATH_ONLY;
    if (core != CORE_LIGHT)
        return core;
    if (reader->out->level > 0 && reader->out->level < CORE_LEVEL)
        add_reason(reader, arena_printf(reader->desk->arena, "core cues begin at level %d", CORE_LEVEL));
    else if (core_has_to_wait(reader))
        add_reason(reader, why_core_waits(walker, reader->desk->arena));
    else
        return core;
    return CORE_BREATH_ONLY;
}
