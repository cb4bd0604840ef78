// A level's own file against the program's table (session/medical.h): it may be stricter, never looser.
//
// It looks at the files of the level she walks at and of the one that was wanted, so that a file cannot move
// the cap that keeps her from it. Pace and breath are held to her level part by part, in gates.c.
#include "rules/rules.h"
#include "session/chosen.h"
#include "session/stages.h"

typedef struct {
    const Reading  *reading;
    const ConfNode *file;  // the level's, joined over walk.cfg
    int             level;
    const Desk     *desk;
} LevelFile;

static void looser(const LevelFile *its, SourcePos pos, const char *what)
{
    if (its->reading->request->anyway)
        diag_warning(its->desk->diags, pos, RULE(LEVEL_LOOSER), "%s", what);
    else
        diag_error(its->desk->diags, pos, RULE(LEVEL_LOOSER), "%s; --anyway overrides", what);
}

static void check_weeks(const LevelFile *its)
{
    Weeks weeks = WEEKS_UNSAID;
    language_read(key_get(its->file, KEY_WEEKS), PLACE_WEEKS, INTO_WEEKS, its->desk, &weeks);
    for (int birth = BIRTH_VAGINAL; birth < BIRTH_COUNT; birth++) {
        int first = LEVEL_WEEK[its->level][birth - BIRTH_VAGINAL], written = weeks.of[birth].from;
        if (written >= 0 && written < first)
            looser(its, weeks.of[birth].pos,
                   arena_printf(its->desk->arena, "%s at the earliest%s; this file says week %d",
                                chosen_level_begins(its->level, first, its->desk->arena),
                                birth == BIRTH_C_SECTION ? " after a C-section" : "", written));
    }
}

static int minutes_offered(int level, int week)
{
    return level == LEVEL_LONGER && week >= LEVEL_LONGER_WEEK ? LEVEL_LONGER_MINUTES : LEVEL_MINUTES[level];
}

static void check_walks(const LevelFile *its)
{
    const ConfNode    *walks = key_get(its->file, KEY_WALKS);
    const char *const *texts;
    size_t             count;
    if (!conf_texts(walks, its->desk->arena, its->desk->diags, &texts, &count))
        return;
    for (size_t i = 0; i < count; i++) {
        Offer offer;
        if (!notation_offer(texts[i], walks, its->desk, &offer))
            return;
        int most = minutes_offered(its->level, offer.from_week);
        if (offer.length > most * MICROS_PER_MINUTE)
            looser(its, walks->pos,
                   arena_printf(its->desk->arena, "\"%s\": level %d has walks of %d minutes at the most",
                                texts[i], its->level, most));
    }
}

static void check_core(const LevelFile *its)
{
    const ConfNode *core = key_get(its->file, KEY_CORE);
    if (its->level < CORE_LEVEL && core && core->kind == CONF_TEXT && files_same_name(core->text, "light"))
        looser(its, core->pos, arena_printf(its->desk->arena, "core cues begin at level %d", CORE_LEVEL));
}

static void check_file(const Reading *reading, int level, const ConfNode *file, const Desk *desk)
{
    const LevelFile its = { reading, file, level < LEVEL_MAX ? level : LEVEL_MAX, desk };
    check_weeks(&its);
    check_walks(&its);
    check_core(&its);
}

void level_file_check(const Reading *reading, const Desk *desk)
{
    const Who *who = &reading->who;
    if (reading->session.kind == SESSION_DRILL)
        return;
    if (who->level > 0)
        check_file(reading, who->level, reading->sources.level, desk);
    if (who->level_wanted > 0)
        check_file(reading, who->level_wanted, load_level(who->level_wanted, desk), desk);
}
