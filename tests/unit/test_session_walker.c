// What is known of the walker decides: weeks, level, core cues, pram, pace.
#include "session/chosen.h"
#include "session_fixture.h"

static const char core_walk[] = "extends = \"5min\"\n";

static bool chosen_says(Fixture *f, const char *words)
{
    return strstr(chosen_line(&f->session, &f->arena), words) != NULL;
}

static void weeks_are_counted_from_the_birthday(void **state)
{
    Fixture *f = *state;
    f->request.anyway = true;
    f->request.walker.baby_born = "2026-10-18";  // 40 days before
    fixture_text(f, core_walk);
    assert_true(chosen_says(f, "week 5 "));
}

static void a_birthday_today_is_week_0(void **state)
{
    Fixture *f = *state;
    f->request.walker.baby_born = "2026-11-27";
    fixture_text(f, core_walk);
    assert_true(chosen_says(f, "Level 1, week 0 "));
}

static void weeks_cap_the_level_and_say_why(void **state)
{
    Fixture *f = *state;
    f->request.walker = (Walker){
        .weeks = 4, .level = 4, .core = -1, .pram = -1, .talk = -1, .birth = BIRTH_VAGINAL
    };
    fixture_text(f, core_walk);
    assert_int_equal(f->session.level, 2);
    assert_true(chosen_says(f, "level 4 begins in week 12"));
}

static void weeks_never_raise_the_level_but_say_she_could_move_up(void **state)
{
    Fixture *f = *state;
    f->request.walker = (Walker){
        .weeks = 20, .level = 2, .core = -1, .pram = -1, .talk = -1, .birth = BIRTH_VAGINAL
    };
    fixture_text(f, core_walk);
    assert_int_equal(f->session.level, 2);
    assert_string_equal(chosen_lines(&f->session, &f->arena),
                        "Level 2, week 20 after birth: light core cues.\n"
                        "After three walks without symptoms you could move up to level 3.");
}

static void anyway_keeps_the_level_with_a_warning(void **state)
{
    Fixture *f = *state;
    f->request.anyway = true;
    f->request.walker = (Walker){
        .weeks = 4, .level = 4, .core = -1, .pram = -1, .talk = -1, .birth = BIRTH_VAGINAL
    };
    fixture_text(f, core_walk);
    assert_int_equal(f->session.level, 4);
    assert_true(fixture_reported(f, "level-early"));
}

static Core core_of(Fixture *f, int weeks, Birth birth, bool cleared, bool tear)
{
    f->request.walker = (Walker){ .weeks = weeks,
                                  .level = 2,
                                  .core = -1,
                                  .pram = -1,
                                  .talk = -1,
                                  .birth = birth,
                                  .cleared = cleared,
                                  .tear = tear };
    return fixture_text(f, core_walk)->core;
}

static void core_cues_wait_until_week_6_after_a_c_section(void **state)
{
    assert_int_equal(core_of(*state, 5, BIRTH_C_SECTION, false, false), CORE_BREATH_ONLY);
    assert_int_equal(core_of(*state, 6, BIRTH_C_SECTION, false, false), CORE_LIGHT);
    assert_int_equal(core_of(*state, 5, BIRTH_C_SECTION, true, false), CORE_LIGHT);
    assert_int_equal(core_of(*state, 5, BIRTH_VAGINAL, false, false), CORE_LIGHT);
}

static void core_cues_wait_after_a_tear_and_where_nothing_is_known(void **state)
{
    Fixture *f = *state;
    assert_int_equal(core_of(f, 3, BIRTH_VAGINAL, false, true), CORE_BREATH_ONLY);
    assert_true(chosen_says(f, "after a tear"));
    assert_int_equal(core_of(f, 3, BIRTH_UNKNOWN, false, false), CORE_BREATH_ONLY);
    assert_int_equal(core_of(f, -1, BIRTH_C_SECTION, false, false), CORE_BREATH_ONLY);
}

static void the_profiles_core_is_a_ceiling(void **state)
{
    Fixture *f = *state;
    f->request.walker = (Walker){ .weeks = -1, .level = 3, .core = CORE_TALL, .pram = -1, .talk = -1 };
    assert_int_equal(fixture_text(f, core_walk)->core, CORE_TALL);
    f->request.walker.core = CORE_LIGHT;
    assert_int_equal(fixture_text(f, "extends = \"5min\"\ncore = \"breath_only\"\n")->core, CORE_BREATH_ONLY);
}

static void the_profiles_core_is_a_ceiling_for_a_drills_words_too(void **state)
{
    static const struct {
        int         hers;
        const char *written;
        Core        core;
    } rows[] = {
        { -1, "light", CORE_LIGHT },
        { -1, "tall", CORE_TALL },
        { CORE_BREATH_ONLY, "light", CORE_BREATH_ONLY },
        { CORE_BREATH_ONLY, "tall", CORE_BREATH_ONLY },
        { CORE_TALL, "light", CORE_TALL },
        { CORE_TALL, "tall", CORE_TALL },
        { CORE_LIGHT, "light", CORE_LIGHT },
        { CORE_LIGHT, "tall", CORE_TALL },
    };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        f->request.walker = (Walker){
            .weeks = 20, .core = rows[i].hers, .pram = -1, .talk = -1, .birth = BIRTH_VAGINAL, .cleared = true
        };
        fixture_text(f, arena_printf(&f->arena,
                                     "kind = \"drill\"\nbreath = \"4s:6s\"\ncore = \"%s\"\n"
                                     "phases: { open: { length = \"1:00\" } }\n",
                                     rows[i].written));
        assert_int_equal(f->session.core, rows[i].core);
    }
    f->request.walker = (Walker){
        .weeks = 2, .core = CORE_LIGHT, .pram = -1, .talk = -1, .birth = BIRTH_C_SECTION
    };
    fixture_text(f, "kind = \"drill\"\nbreath = \"4s:6s\"\ncore = \"light\"\n"
                    "phases: { open: { length = \"1:00\" } }\n");
    assert_int_equal(f->session.core, CORE_BREATH_ONLY);  // the belly has to wait
}

static void nothing_known_means_breath_only_and_says_for_whom(void **state)
{
    Fixture *f = *state;
    assert_int_equal(fixture_text(f, core_walk)->core, CORE_BREATH_ONLY);
    assert_true(chosen_says(f, "weeks 6 to 12"));
    f->request.sample = true;
    assert_int_equal(fixture_text(f, core_walk)->core, CORE_LIGHT);
    assert_string_equal(chosen_line(&f->session, &f->arena), "");
}

static void level_1_has_no_core_cues(void **state)
{
    Fixture *f = *state;
    f->request.walker = (Walker){ .weeks = -1, .level = 1, .core = CORE_LIGHT, .pram = -1, .talk = -1 };
    fixture_text(f, "extends = \"5min\"\ncore = \"light\"\n");
    assert_int_equal(f->session.core, CORE_BREATH_ONLY);
}

static void a_clients_file_ignores_the_computers_profile(void **state)
{
    Fixture *f = *state;
    f->request.walker = (Walker){
        .weeks = 2, .level = 1, .core = 0, .pram = 1, .talk = TALK_SILENT, .birth = BIRTH_C_SECTION
    };
    fixture_text(f, "extends = \"5min\"\nwalker: { level = 3  birth = \"vaginal\"  weeks = 9  core = "
                    "\"light\"  own_pace = 72 "
                    "}\n");
    assert_int_equal(f->session.level, 3);
    assert_int_equal(f->session.core, CORE_LIGHT);
    assert_int_equal(f->session.talk, TALK_FULL);
    assert_true(f->session.own_pace == 72 && !f->session.pram);
}

static void a_level_of_her_own_keeps_the_weeks_of_what_it_extends(void **state)
{
    Fixture *f = *state;
    fixture_write_in(f, 1, "scripts/levels/3.cfg",
                     fixture_level_cfg(f, 3, "6-12", "12+", "[\"5 min\", \"30 min\"]", "light"));
    fixture_write_in(f, 0, "scripts/levels/3.cfg", "extends = \"3\"\npace = 104\n");
    f->request.walker = (Walker){
        .weeks = 8, .level = 3, .core = -1, .pram = -1, .talk = -1, .birth = BIRTH_VAGINAL
    };
    fixture_text(f, core_walk);
    assert_int_equal(f->session.level, 3);
    f->request.walker.weeks = 5;
    fixture_text(f, core_walk);
    assert_int_equal(f->session.level, 2);
}

static void what_is_typed_overrides_a_clients_file(void **state)
{
    Fixture *f = *state;
    Walker   typed = WALKER_UNKNOWN;
    typed.level = 2;
    typed.core = CORE_TALL;
    f->request.typed = &typed;
    fixture_text(f, "extends = \"5min\"\nwalker: { level = 3  birth = \"vaginal\"  weeks = 9 }\n");
    assert_int_equal(f->session.level, 2);
    assert_int_equal(f->session.core, CORE_TALL);
}

// Each in its turn, over a client's file that says otherwise; what is not typed stays.
static void each_thing_typed_goes_over_a_walker(void **state)
{
    (void)state;
    const Walker said = { .profile = true,
                          .baby_born = "2026-01-02",
                          .weeks = -1,
                          .birth = BIRTH_VAGINAL,
                          .level = 3,
                          .core = CORE_LIGHT,
                          .own_pace = 80,
                          .pace = 104,
                          .pace_more = 1,
                          .pram = 0,
                          .talk = TALK_FULL,
                          .delay = 5,
                          .form = FORM_EASIER,
                          .emergency = "112" };
    const Walker typed = { .weeks = 9,
                           .birth = BIRTH_C_SECTION,
                           .cleared = true,
                           .floor_cleared = true,
                           .tear = true,
                           .level = 2,
                           .core = CORE_TALL,
                           .own_pace = 71,
                           .pace = 90,
                           .pace_more = 2,
                           .pram = 1,
                           .talk = TALK_SHORT,
                           .language = { .text = "de" },
                           .voice = { .text = "soft" },
                           .sound = { .text = "sea" },
                           .delay = 0,
                           .form = FORM_HARDER,
                           .emergency = "999" };
    Walker       walker = said;
    walker_lay_over(&walker, &typed);
    assert_null(walker.baby_born);
    assert_int_equal(walker.weeks, 9);
    assert_int_equal(walker.birth, BIRTH_C_SECTION);
    assert_true(walker.cleared && walker.floor_cleared && walker.tear);
    assert_int_equal(walker.level, 2);
    assert_int_equal(walker.core, CORE_TALL);
    assert_true(walker.own_pace == 71 && walker.pace == 90 && walker.pace_more == 2);
    assert_int_equal(walker.pram, 1);
    assert_int_equal(walker.talk, TALK_SHORT);
    assert_string_equal(walker.language.text, "de");
    assert_string_equal(walker.voice.text, "soft");
    assert_string_equal(walker.sound.text, "sea");
    assert_true(walker.delay == 0);
    assert_int_equal(walker.form, FORM_HARDER);
    assert_string_equal(walker.emergency, "999");
    const Walker nothing = WALKER_UNKNOWN;
    walker = said;
    walker_lay_over(&walker, &nothing);
    assert_memory_equal(&walker, &said, sizeof said);
}

static void her_pace_moves_every_paced_part_and_leaves_own_alone(void **state)
{
    Fixture *f = *state;
    f->request.walker.pace = 108;  // level 3 has 105 here
    const Session *s = fixture_text(f, "extends = \"5min\"\nphases: { quiet: { pace = \"98 > 109\" } }\n");
    assert_true(fixture_part(s, "connect")->pace.from == 108);
    assert_true(fixture_part(s, "quiet")->pace.from == 101);
    assert_true(fixture_part(s, "quiet")->pace.to == 110);  // and no further than level 3 goes
    assert_true(fixture_part(s, "settle")->pace.own);
    assert_false(fixture_reported(f, "above-her-level"));
    f->request.walker.pace = 111;
    fixture_read(f, "mine");
    assert_true(fixture_reported(f, "above-her-level"));
    f->request.walker.pace = 90;  // slower is always fine
    assert_true(fixture_part(fixture_text(f, "extends = \"5min\"\n"), "quiet")->pace.from == 90);
}

// A client's file over another one's.
static const char anna[] =
    "extends = \"5min\"\nwalker: { weeks = 20  birth = \"vaginal\"  cleared = true }\n";

static void another_clients_walker_is_not_taken_over(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/anna.cfg", anna);
    const Session *s = fixture_text(
        f, "extends = \"anna\"\nlevel = 2\nwalker: { weeks = 4  birth = \"c-section\" }\n");
    assert_int_equal(s->weeks, 4);
    assert_int_equal(s->core, CORE_BREATH_ONLY);
    fixture_write(f, "scripts/mine.cfg", "extends = \"anna\"\nwalker: { birth = \"c-section\" }\n");
    assert_false(fixture_read(f, "mine"));
    assert_true(fixture_reported(f, "walker-part"));
    fixture_write(f, "scripts/mine.cfg", "extends = \"anna\"\n");
    assert_false(fixture_read(f, "mine"));
    assert_true(fixture_reported(f, "walker-part"));
    fixture_write(f, "scripts/between.cfg", "extends = \"anna\"\n");
    assert_int_equal(
        fixture_text(f, "extends = \"between\"\nwalker: { weeks = 3  birth = \"vaginal\" }\n")->weeks, 3);
}

static bool told_of_weeks(Fixture *f, int weeks, const char *born, const char *rule)
{
    f->request.walker = WALKER_UNKNOWN;
    fixture_write(
        f, "scripts/mine.cfg",
        arena_printf(&f->arena,
                     "extends = \"5min\"\nlevel = 1\nwalker: { birth = \"vaginal\"  weeks = %d%s }\n", weeks,
                     born));
    fixture_read(f, "mine");
    return fixture_reported(f, rule);
}

static void weeks_and_a_birthday_agree_and_are_of_these_years(void **state)
{
    static const char born[] = "  baby_born = \"2026-11-06\"";  // three weeks before the fixture's today
    assert_false(told_of_weeks(*state, 3, born, "weeks-disagree"));
    assert_true(told_of_weeks(*state, 4, born, "weeks-disagree"));
    assert_true(told_of_weeks(*state, 2, born, "weeks-disagree"));
    assert_false(told_of_weeks(*state, 260, "", "weeks-many"));
    assert_true(told_of_weeks(*state, 261, "", "weeks-many"));
}

// Nobody knows her week: core cues only where the command line itself asks for them.
static void without_her_week_core_cues_are_only_what_she_types(void **state)
{
    Fixture *f = *state;
    f->request.walker = (Walker){
        .profile = true, .weeks = -1, .level = 3, .core = CORE_LIGHT, .pram = -1, .talk = -1
    };
    assert_int_equal(fixture_text(f, core_walk)->core, CORE_BREATH_ONLY);
    assert_int_equal(f->session.reasons.core_reason, CORE_WEEK_UNKNOWN);
    Walker typed = WALKER_UNKNOWN;
    f->request.typed = &typed;
    assert_int_equal(fixture_text(f, core_walk)->core, CORE_BREATH_ONLY);
    typed.core = CORE_LIGHT;
    assert_int_equal(fixture_text(f, core_walk)->core, CORE_LIGHT);
    assert_int_equal(f->session.reasons.core_reason, CORE_AS_TYPED);
    f->request.typed = NULL;
    f->request.walker.weeks = 9;
    assert_int_equal(fixture_text(f, core_walk)->core, CORE_LIGHT);
}

static int level_at(Fixture *f, int weeks, Birth birth)
{
    f->request.walker = (Walker){
        .weeks = weeks, .level = 4, .core = -1, .pram = -1, .talk = -1, .birth = birth
    };
    fixture_read(f, "mine");
    return f->session.level;
}

static void a_level_file_may_be_stricter_never_looser(void **state)
{
    static const struct {
        const char *vaginal, *c_section, *walks, *core;
        bool        looser;
    } files[] = { { "12+", "12+", "[\"20 min\", \"45 min\"]", "light", false },
                  { "14+", "16+", "[\"20 min\"]", "tall", false },
                  { "11+", "12+", "[\"20 min\"]", "light", true },
                  { "12+", "11+", "[\"20 min\"]", "light", true },
                  { "12+", "12+", "[\"46 min\"]", "light", true },
                  { "12+", "12+", "[\"60 min from week 40\"]", "light", true } };
    Fixture *f = *state;
    fixture_write(f, "scripts/mine.cfg", "extends = \"5min\"\n");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        fixture_write(f, "scripts/levels/4.cfg",
                      fixture_level_cfg(f, 4, files[i].vaginal, files[i].c_section, files[i].walks,
                                        files[i].core));
        assert_true(level_at(f, 11, BIRTH_VAGINAL) < 4);  // whatever the file says
        assert_int_equal(fixture_reported(f, "level-looser"), files[i].looser);
        level_at(f, 20, BIRTH_VAGINAL);
        assert_int_equal(fixture_reported(f, "level-looser"), files[i].looser);
    }
    fixture_write(f, "scripts/levels/1.cfg", fixture_level_cfg(f, 1, "0-2", "0-3", "[\"5 min\"]", "light"));
    f->request.walker = (Walker){ .weeks = 1, .level = 1, .core = -1, .pram = -1, .talk = -1 };
    fixture_read(f, "mine");
    assert_true(fixture_reported(f, "level-looser"));
}

// The highest level of each week from 0 on, typed by hand: for a birth that nobody knows, and after a tear,
// the careful answer.
static void each_level_is_hers_from_its_week_on(void **state)
{
    static const struct {
        Birth       birth;
        bool        tear;
        const char *levels;
    } rows[] = { { BIRTH_VAGINAL, false, "11222233333344" },
                 { BIRTH_C_SECTION, false, "11122222333344" },
                 { BIRTH_UNKNOWN, false, "11122222333344" },
                 { BIRTH_VAGINAL, true, "11122222333344" } };
    Fixture *f = *state;
    fixture_write(f, "scripts/mine.cfg", core_walk);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int weeks = 0; rows[i].levels[weeks]; weeks++) {
            f->request.walker = WALKER_UNKNOWN;
            f->request.walker.weeks = weeks;
            f->request.walker.level = 4;
            f->request.walker.birth = rows[i].birth;
            f->request.walker.tear = rows[i].tear;
            fixture_good(f, "mine");
            int level = rows[i].levels[weeks] - '0';
            assert_int_equal(f->session.level, level);
            assert_int_equal(f->session.reasons.level_wanted, level < 4 ? 4 : 0);
            assert_int_equal(f->session.reasons.level_begins, level < 4 ? 12 : 0);
            assert_int_equal(f->session.reasons.level_next, 0);
        }
}

// What has to wait, as letters: b belly, f floor, k kerbs, h heavy things, s stairs, c scar, p pram.
static const char *waits_of(Fixture *f)
{
    const Waits *waits = &f->session.waits;
    return arena_printf(&f->arena, "%s%s%s%s%s%s%s", waits->belly ? "b" : "", waits->floor ? "f" : "",
                        waits->kerbs ? "k" : "", waits->heavy ? "h" : "", waits->stairs ? "s" : "",
                        waits->scar ? "c" : "", waits->pram ? "p" : "");
}

static void what_has_to_wait_depends_on_her_week_and_her_wounds(void **state)
{
    static const struct {
        int         weeks, level;
        Birth       birth;
        bool        tear, cleared, floor_cleared;
        const char *waits;
    } cases[] = {
        { 0, 1, BIRTH_VAGINAL, false, false, false, "bfhsc" },
        { 1, 1, BIRTH_VAGINAL, false, false, false, "bhsc" },
        { 2, 2, BIRTH_VAGINAL, false, false, false, "hsc" },
        { 5, 2, BIRTH_VAGINAL, false, false, false, "hsc" },
        { 6, 2, BIRTH_VAGINAL, false, false, false, "" },
        { 5, 2, BIRTH_C_SECTION, false, false, false, "bkhsc" },
        { 6, 2, BIRTH_C_SECTION, false, false, false, "" },
        { 5, 2, BIRTH_C_SECTION, false, true, false, "khsc" },
        { 1, 1, BIRTH_C_SECTION, false, true, false, "bkhscp" },
        { 2, 1, BIRTH_C_SECTION, false, true, false, "khscp" },
        { 3, 1, BIRTH_C_SECTION, false, true, false, "khsc" },
        { 5, 2, BIRTH_UNKNOWN, false, false, false, "bkhsc" },
        { 6, 2, BIRTH_UNKNOWN, false, false, false, "" },
        { 5, 2, BIRTH_VAGINAL, true, false, false, "bfkhsc" },
        { 9, 2, BIRTH_VAGINAL, true, false, false, "bf" },
        { 9, 2, BIRTH_VAGINAL, true, true, false, "f" },
        { 9, 2, BIRTH_VAGINAL, true, false, true, "b" },
        { 9, 2, BIRTH_VAGINAL, true, true, true, "" },
        { -1, 2, BIRTH_C_SECTION, false, false, false, "b" },
        { -1, 3, BIRTH_C_SECTION, false, false, false, "" },
        { -1, 2, BIRTH_UNKNOWN, false, false, false, "" },
    };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        f->request.walker = WALKER_UNKNOWN;
        f->request.walker.weeks = cases[i].weeks;
        f->request.walker.level = cases[i].level;
        f->request.walker.birth = cases[i].birth;
        f->request.walker.tear = cases[i].tear;
        f->request.walker.cleared = cases[i].cleared;
        f->request.walker.floor_cleared = cases[i].floor_cleared;
        fixture_text(f, core_walk);
        if (strcmp(waits_of(f), cases[i].waits) != 0)
            fail_msg("week %d, level %d, birth %d: \"%s\", not \"%s\"", cases[i].weeks, cases[i].level,
                     cases[i].birth, waits_of(f), cases[i].waits);
    }
}

// Hips off the floor: by the weeks of a side plank, and only with her provider's yes.
static void hips_off_the_floor_wait_as_long_as_a_side_plank(void **state)
{
    static const struct {
        int   weeks;
        Birth birth;
        bool  tear, cleared, waits;
    } cases[] = { { 5, BIRTH_VAGINAL, false, true, true },     { 6, BIRTH_VAGINAL, false, true, false },
                  { 6, BIRTH_VAGINAL, false, false, true },    { 11, BIRTH_C_SECTION, false, true, true },
                  { 12, BIRTH_C_SECTION, false, true, false }, { 11, BIRTH_VAGINAL, true, true, true },
                  { 12, BIRTH_UNKNOWN, false, true, false },   { 11, BIRTH_UNKNOWN, false, true, true },
                  { -1, BIRTH_VAGINAL, false, false, false } };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        f->request.walker = WALKER_UNKNOWN;
        f->request.walker.weeks = cases[i].weeks;
        f->request.walker.birth = cases[i].birth;
        f->request.walker.tear = cases[i].tear;
        f->request.walker.cleared = cases[i].cleared;
        fixture_text(f, core_walk);
        if (f->session.waits.plank != cases[i].waits)
            fail_msg("case %zu", i);
    }
}

static void the_seed_is_the_walks_unless_another_is_asked_for(void **state)
{
    Fixture *f = *state;
    assert_int_equal(fixture_text(f, core_walk)->seed, 1);
    assert_int_equal(fixture_text(f, "extends = \"5min\"\nseed = 4711\n")->seed, 4711);
    f->request.seed = 0;
    assert_int_equal(fixture_good(f, "mine")->seed, 0);
}

// A pram walk is one, whatever her other walks are.
static void a_pram_is_pushed_where_the_walk_or_her_profile_says_so(void **state)
{
    Fixture *f = *state;
    f->request.walker = WALKER_UNKNOWN;
    assert_false(fixture_text(f, core_walk)->pram);
    f->request.walker.pram = 1;
    assert_true(fixture_text(f, core_walk)->pram);
    f->request.walker.pram = 0;
    assert_false(fixture_text(f, core_walk)->pram);
    assert_true(fixture_text(f, "extends = \"5min\"\npram = true\n")->pram);
    f->request.walker.weeks = 2;
    f->request.walker.birth = BIRTH_C_SECTION;
    f->request.anyway = true;
    assert_true(fixture_text(f, "extends = \"5min\"\npram = true\n")->pram);
    assert_true(fixture_reported(f, "pram-early"));
}

// Her walk is without the words for it: what stays is what is said to everybody.
static void no_pram_is_pushed_before_week_3_after_a_c_section(void **state)
{
    Fixture *f = *state;
    f->request.walker = (Walker){
        .weeks = 2, .level = 1, .core = -1, .pram = 1, .talk = -1, .birth = BIRTH_C_SECTION
    };
    fixture_write(f, "scripts/mine.cfg", core_walk);
    assert_true(fixture_read(f, "mine"));
    assert_true(fixture_reported(f, "pram-early"));
    assert_false(f->session.pram);
    f->request.walker.weeks = 3;
    assert_true(fixture_text(f, core_walk)->pram);
    assert_false(fixture_reported(f, "pram-early"));
}

static void a_profile_is_read_and_a_missing_one_is_fine(void **state)
{
    Fixture *f = *state;
    Walker   walker = WALKER_UNKNOWN;
    fixture_write(f, "walkcoach.cfg",
                  "baby_born = \"2026-10-18\"\nbirth = \"C-section\"\ncleared = true\nlevel = 2\ncore = "
                  "\"tall\"\n"
                  "own_pace = 78\npram = true\ntalk = \"short\"\nlanguage = \"en\"\nvoice = \"calm\"\nsound "
                  "= \"air\"\ndelay "
                  "= 5\nform = \"easier\"\n");
    const char *profile = arena_printf(&f->arena, "%s/walkcoach.cfg", f->path.roots[0]);
    assert_true(session_read_profile(profile, &f->desk, &walker));
    assert_true(walker.profile && walker.birth == BIRTH_C_SECTION && walker.cleared && walker.level == 2);
    assert_true(walker.core == CORE_TALL && walker.own_pace == 78 && walker.pram == 1 &&
                walker.talk == TALK_SHORT);
    assert_true(walker.delay == 5 && walker.form == FORM_EASIER);
    walker = WALKER_UNKNOWN;
    assert_true(session_read_profile("/nowhere/walkcoach.cfg", &f->desk, &walker));
    assert_false(walker.profile);
    assert_int_equal(f->diags.count, 0);
}

static void a_drill_waits_for_its_week(void **state)
{
    static const char drill[] =
        "kind = \"drill\"\nbreath = \"4s:6s\"\nweeks: { vaginal = \"2+\"  c_section = \"6+\" }\n"
        "phases: { open: { length = \"0:30\" }  press: { each: { a = \"in, out\" } } }\n";
    Fixture *f = *state;
    f->request.walker = (Walker){ .weeks = 4, .core = -1, .pram = -1, .talk = -1, .birth = BIRTH_VAGINAL };
    fixture_text(f, drill);
    f->request.walker.birth = BIRTH_UNKNOWN;  // the careful answer
    assert_false(fixture_read(f, "mine"));
    assert_true(fixture_reported(f, "too-early"));
    f->request.anyway = true;
    assert_true(fixture_read(f, "mine"));
    assert_true(fixture_reported(f, "too-early"));
}

static void the_form_in_her_profile_is_that_of_drills_which_have_it(void **state)
{
    static const char drill[] =
        "kind = \"drill\"\nbreath = \"4s:6s\"\ntitle = \"As written\"\neasier: { title = \"Easier\" }\n"
        "phases: { open: { length = \"0:30\"  say: { stop_signs = \"start\" } }  a: { each: { b = \"in\" } } "
        "}\n"
        "words: { b = \"In\" }\n";
    Fixture *f = *state;
    f->request.walker = WALKER_UNKNOWN;
    assert_string_equal(fixture_text(f, drill)->title, "As written");
    f->request.walker.form = FORM_EASIER;
    assert_string_equal(fixture_text(f, drill)->title, "Easier");
    f->request.walker.form = FORM_HARDER;  // there is none: no mistake of hers
    assert_string_equal(fixture_text(f, drill)->title, "As written");
    fixture_text(f, "extends = \"5min\"\ntitle = \"A walk\"\n");
    assert_string_equal(f->session.title, "A walk");
    f->request.form = FORM_HARDER;  // but typed it is one
    fixture_write(f, "scripts/mine.cfg", drill);
    assert_false(fixture_read(f, "mine"));
    assert_true(fixture_reported(f, "no-form"));
}

static void her_delay_goes_with_the_session(void **state)
{
    Fixture *f = *state;
    f->request.walker = WALKER_UNKNOWN;
    assert_true(fixture_text(f, core_walk)->delay < 0);
    f->request.walker.delay = 0;
    assert_true(fixture_text(f, core_walk)->delay == 0);
    f->request.walker.delay = 12.5;
    assert_true(fixture_text(f, core_walk)->delay == 12.5);
}

static void words_follow_the_plural_rule_of_their_cue_set(void **state)
{
    Fixture *f = *state;
    assert_string_equal(fixture_text(f, core_walk)->plural, "en");
    fixture_write(f, "scripts/cues/mine.cfg", "extends = \"en\"\nlanguage = \"pl\"\n");
    fixture_text(f, "extends = \"5min\"\nlanguage = \"mine\"\n");
    assert_string_equal(f->session.plural, "pl");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(weeks_are_counted_from_the_birthday),
        TEST(a_birthday_today_is_week_0),
        TEST(weeks_cap_the_level_and_say_why),
        TEST(weeks_never_raise_the_level_but_say_she_could_move_up),
        TEST(anyway_keeps_the_level_with_a_warning),
        TEST(core_cues_wait_until_week_6_after_a_c_section),
        TEST(core_cues_wait_after_a_tear_and_where_nothing_is_known),
        TEST(the_profiles_core_is_a_ceiling),
        TEST(the_profiles_core_is_a_ceiling_for_a_drills_words_too),
        TEST(nothing_known_means_breath_only_and_says_for_whom),
        TEST(level_1_has_no_core_cues),
        TEST(a_clients_file_ignores_the_computers_profile),
        TEST(what_is_typed_overrides_a_clients_file),
        TEST(each_thing_typed_goes_over_a_walker),
        TEST(a_level_of_her_own_keeps_the_weeks_of_what_it_extends),
        TEST(her_pace_moves_every_paced_part_and_leaves_own_alone),
        TEST(another_clients_walker_is_not_taken_over),
        TEST(weeks_and_a_birthday_agree_and_are_of_these_years),
        TEST(without_her_week_core_cues_are_only_what_she_types),
        TEST(a_level_file_may_be_stricter_never_looser),
        TEST(each_level_is_hers_from_its_week_on),
        TEST(hips_off_the_floor_wait_as_long_as_a_side_plank),
        TEST(what_has_to_wait_depends_on_her_week_and_her_wounds),
        TEST(the_seed_is_the_walks_unless_another_is_asked_for),
        TEST(a_pram_is_pushed_where_the_walk_or_her_profile_says_so),
        TEST(no_pram_is_pushed_before_week_3_after_a_c_section),
        TEST(a_profile_is_read_and_a_missing_one_is_fine),
        TEST(a_drill_waits_for_its_week),
        TEST(the_form_in_her_profile_is_that_of_drills_which_have_it),
        TEST(her_delay_goes_with_the_session),
        TEST(words_follow_the_plural_rule_of_their_cue_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
