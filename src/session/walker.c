// Who walks: her profile or a client's `walker: { }`, the weeks since birth, and what they allow.
//
// Weeks cap the level and the core cues and never raise them. Where something is not known the careful answer is taken.
#include "session/reader.h"

enum { CORE_WEEK = 6, CORE_LEVEL = 2 };      // earliest core cues after a C-section or a tear; lowest level with any

static const char *const births[] = { "vaginal", "c_section" };                 // Birth - 1
static const char *const cores[]  = { "breath_only", "tall", "light" };         // Core
static const char *const talks[]  = { "full", "short", "silent" };              // Talk

// --- Dates ------------------------------------------------------------------------------------------------------

// Days since 1970-01-01. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
static int days_from_civil(int year, int month, int day)
{
    year -= month <= 2;
    int era         = year / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static int month_days(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

// "2026-10-18" in days; false when it is no date.
static bool parse_date(const char *text, int *days)
{
    int year, month, day;
    if (!notation_count(&text, &year) || !notation_word(&text, "-") || !notation_count(&text, &month)
        || !notation_word(&text, "-") || !notation_count(&text, &day) || *text)
        return false;
    if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > month_days(year, month))
        return false;
    *days = days_from_civil(year, month, day);
    return true;
}

// --- Reading ----------------------------------------------------------------------------------------------------

static void read_born(const ConfNode *node, const Notes *notes, Walker *out)
{
    const char *born;
    int         days;
    if (!conf_text(node, notes->diags, &born))
        return;
    if (parse_date(born, &days))
        out->baby_born = born;
    else
        diag_error(notes->diags, node->pos, "date-form", "baby_born \"%s\" is no date: year-month-day, as in \"2026-10-18\"", born);
}

static void read_flag(const ConfNode *node, const Notes *notes, int *out)
{
    bool flag;
    if (conf_bool(node, notes->diags, &flag))
        *out = flag;
}

bool walker_read(const ConfNode *group, const Notes *notes, Walker *out)
{
    DiagList *diags = notes->diags;
    int       errors = diags->errors, birth;

    out->profile = true;
    read_born(conf_get(group, "baby_born"), notes, out);
    conf_int(conf_get(group, "weeks"), 0, 1000, "weeks since birth", diags, &out->weeks);
    if (conf_choice(conf_get(group, "birth"), births, 2, diags, &birth))
        out->birth = (Birth)(birth + 1);
    conf_bool(conf_get(group, "cleared"), diags, &out->cleared);
    conf_bool(conf_get(group, "tear"), diags, &out->tear);
    conf_int(conf_get(group, "level"), 1, LEVEL_MAX, "", diags, &out->level);
    conf_choice(conf_get(group, "core"), cores, 3, diags, &out->core);
    conf_number(conf_get(group, "own_pace"), PACE_MIN, PACE_MAX, "steps a minute", diags, &out->own_pace);
    conf_number(conf_get(group, "pace"), PACE_MIN, PACE_MAX, "steps a minute", diags, &out->pace);
    read_flag(conf_get(group, "pram"), notes, &out->pram);
    conf_choice(conf_get(group, "talk"), talks, 3, diags, &out->talk);
    conf_text(conf_get(group, "language"), diags, &out->language);
    conf_text(conf_get(group, "voice"), diags, &out->voice);
    conf_text(conf_get(group, "sound"), diags, &out->sound);
    return diags->errors == errors;
}

bool session_read_profile(const char *path, Arena *arena, DiagList *diags, Walker *out)
{
    const SearchPath nowhere = { .count = 0 };
    const Notes      notes   = { arena, diags };
    const char      *found   = files_find(&nowhere, FILE_SESSION, path, 0, arena);
    if (!found)
        return true;
    const ConfNode *root = conf_read_file(found, (SourcePos){0}, arena, diags);
    if (!root)
        return false;
    int errors = diags->errors;
    keys_check_file(root, KEYS_PROFILE, arena, diags);
    return walker_read(root, &notes, out) && diags->errors == errors;
}

void walker_lay_over(Walker *walker, const Walker *typed)
{
    if (typed->baby_born || typed->weeks >= 0)
        walker->baby_born = typed->baby_born, walker->weeks = typed->weeks;
    if (typed->birth)         walker->birth    = typed->birth;
    if (typed->cleared)       walker->cleared  = true;
    if (typed->tear)          walker->tear     = true;
    if (typed->level)         walker->level    = typed->level;
    if (typed->core >= 0)     walker->core     = typed->core;
    if (typed->own_pace > 0)  walker->own_pace = typed->own_pace;
    if (typed->pace > 0)      walker->pace     = typed->pace;
    if (typed->pram >= 0)     walker->pram     = typed->pram;
    if (typed->talk >= 0)     walker->talk     = typed->talk;
    if (typed->language)      walker->language = typed->language;
    if (typed->voice)         walker->voice    = typed->voice;
    if (typed->sound)         walker->sound    = typed->sound;
}

static void count_weeks(Reader *reader, SourcePos pos)
{
    Walker *walker = &reader->walker;
    int     born, today;
    if (walker->weeks >= 0 || !walker->baby_born || !reader->request->today)
        return;
    if (!parse_date(walker->baby_born, &born)) {
        diag_error(reader->diags, pos, "date-form", "\"%s\" is no date: year-month-day, as in \"2026-10-18\"", walker->baby_born);
        return;
    }
    if (!parse_date(reader->request->today, &today))
        return;
    if (born > today)
        diag_error(reader->diags, pos, "born-later", "baby_born \"%s\" is still to come; today is %s", walker->baby_born,
                   reader->request->today);
    else
        walker->weeks = (today - born) / 7;
}

void walker_choose(Reader *reader)
{
    const Notes     notes = reader_notes(reader);
    const ConfNode *group = conf_get(reader->file, "walker");
    SourcePos       pos   = {0};

    reader->walker = reader->request->walker;
    if (group && group->kind == CONF_GROUP) {
        const ConfNode *born = conf_get(group, "baby_born");
        reader->walker = WALKER_UNKNOWN;
        walker_read(group, &notes, &reader->walker);
        if (reader->request->typed)
            walker_lay_over(&reader->walker, reader->request->typed);
        if (born)
            pos = born->pos;
    }
    count_weeks(reader, pos);
    reader->known = reader->walker.profile || reader->walker.level > 0 || reader->walker.weeks >= 0;
}

// --- What the weeks allow ---------------------------------------------------------------------------------------

static void add_reason(Reader *reader, const char *reason)
{
    reader->reasons = arena_printf(reader->arena, "%s; %s", reader->reasons ? reader->reasons : "", reason);
}

// From which week a level may be walked after her birth; the later one where that is not known. -1: nothing says.
static int first_week(const Reader *reader, int level)
{
    DiagList    quiet = { .arena = reader->arena };      // its mistakes are told when the level itself is read
    const Notes notes = { reader->arena, &quiet };
    const char *path  = files_find(reader->request->path, FILE_LEVEL, arena_printf(reader->arena, "%d", level), 0, reader->arena);
    if (!path)
        return -1;
    const ConfNode *weeks = conf_get(conf_read_file(path, (SourcePos){0}, reader->arena, &quiet), "weeks");
    int             first = -1;
    for (int birth = BIRTH_VAGINAL; birth <= BIRTH_C_SECTION; birth++) {
        WeekSpan span;
        bool     hers = reader->walker.birth == BIRTH_UNKNOWN || (int)reader->walker.birth == birth;
        if (hers && notation_weeks(conf_get(weeks, births[birth - 1]), &notes, &span) && span.from > first)
            first = span.from;
    }
    return first;
}

static int highest_level(const Reader *reader)
{
    for (int level = LEVEL_MAX; level > 1; level--) {
        int first = first_week(reader, level);
        if (first >= 0 && first <= reader->walker.weeks)
            return level;
    }
    return 1;
}

int walker_level(Reader *reader)
{
    int level = 0, weeks = reader->walker.weeks;
    conf_int(conf_get(reader->file, "level"), 1, LEVEL_MAX, "", reader->diags, &level);
    if (reader->out->kind == SESSION_DRILL)
        return level;
    if (reader->walker.level > 0)
        level = reader->walker.level;
    if (level == 0 || weeks < 0)
        return level;

    int highest = highest_level(reader);
    if (level < highest)
        reader->out->could = arena_printf(reader->arena, "After three walks without symptoms you could move up to level %d.", level + 1);
    if (level <= highest)
        return level;
    const char *why = arena_printf(reader->arena, "level %d begins in week %d", level, first_week(reader, level));
    if (reader->request->anyway) {
        diag_warning(reader->diags, (SourcePos){0}, "level-early", "%s, and this is week %d", why, weeks);
        return level;
    }
    add_reason(reader, why);
    return highest;
}

static bool core_has_to_wait(const Reader *reader)
{
    const Walker *walker = &reader->walker;
    bool          wound  = walker->birth == BIRTH_C_SECTION || walker->tear;
    if (walker->cleared)
        return false;
    if (walker->weeks >= 0)
        return walker->weeks < CORE_WEEK && (wound || walker->birth == BIRTH_UNKNOWN);
    return wound && reader->out->level <= CORE_LEVEL;
}

Core walker_core(Reader *reader, Core written)
{
    const Walker *walker = &reader->walker;
    Core          core   = written;

    if (walker->core >= 0 && (Core)walker->core < core)
        core = (Core)walker->core;
    else if (walker->core < 0 && !reader->known && !reader->request->sample)
        core = CORE_BREATH_ONLY;
    if (core == CORE_LIGHT && reader->out->level > 0 && reader->out->level < CORE_LEVEL) {
        add_reason(reader, "core cues begin at level 2");
        core = CORE_BREATH_ONLY;
    }
    if (core == CORE_LIGHT && core_has_to_wait(reader)) {
        add_reason(reader, walker->tear ? "core cues wait until week 6 after a tear, or until your provider has cleared them"
                           : walker->birth == BIRTH_C_SECTION
                               ? "core cues wait until week 6 after a C-section, or until your provider has cleared them"
                               : "core cues wait until week 6, since nothing says how the birth was");
        core = CORE_BREATH_ONLY;
    }
    return core;
}
