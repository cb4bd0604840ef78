// What is not offered to her yet (session/gates.c): each gate from both sides, with the whole of what it
// says. The weeks and limits are typed by hand.
#include "session_fixture.h"

static void know(Fixture *f, int weeks, Birth birth)
{
    f->request.walker = WALKER_UNKNOWN;
    f->request.walker.profile = true;
    f->request.walker.weeks = weeks;
    f->request.walker.birth = birth;
    f->request.sample = f->request.anyway = false;
}

// A drill of one part, from its third line on: "each" is the whole of what is done in it.
static const char *drill(Fixture *f, const char *head, const char *words, const char *each)
{
    return arena_printf(&f->arena,
                        "title = \"Mine\"\nkind = \"drill\"\n%s\nbreath = \"4s:4s\"\n"
                        "words: { ready = \"In\"  %s }\n"
                        "phases: { open: { length = \"0:40\"  say: { stop_signs = \"start\" } }\n"
                        "  lie: { %s } }\n",
                        head, words, each);
}

static const char *plain(Fixture *f, const char *head)
{
    return drill(f, head, "go = \"Out\"", "each: { ready = \"in\"  go = \"out\" }");
}

// --- A file's own weeks ----------------------------------------------------------------

static void a_file_begins_in_its_first_week(void **state)
{
    Fixture    *f = *state;
    const char *text = plain(f, "weeks: { vaginal = \"6+\"  c_section = \"8-12\" }");
    know(f, 5, BIRTH_VAGINAL);
    fixture_expect(f, text,
                   "3:20 Mine is for week 6 on, and this is week 5; --anyway overrides [too-early]\n");
    know(f, 6, BIRTH_VAGINAL);
    fixture_expect(f, text, "");
    know(f, 7, BIRTH_C_SECTION);
    fixture_expect(f, text,
                   "3:38 Mine is for weeks 8 to 12 after a C-section, and this is week 7; --anyway overrides "
                   "[too-early]\n");
    know(f, 8, BIRTH_C_SECTION);
    fixture_expect(f, text, "");
    know(f, 12, BIRTH_C_SECTION);
    fixture_expect(f, text, "");  // its end is where something else begins
    know(f, 0, BIRTH_VAGINAL);
    fixture_expect(f, plain(f, "weeks: { vaginal = \"1+\" }"),
                   "3:20 Mine is for week 1 on, and this is week 0; --anyway overrides [too-early]\n");
    fixture_expect(f, plain(f, "weeks: { vaginal = \"0+\" }"), "");
}

static void after_a_tear_those_of_a_c_section_hold_too(void **state)
{
    Fixture    *f = *state;
    const char *text = plain(f, "weeks: { vaginal = \"6+\"  c_section = \"8+\" }");
    know(f, 7, BIRTH_VAGINAL);
    f->request.walker.tear = true;
    fixture_expect(f, text,
                   "3:38 Mine is for week 8 on after a severe tear, and this is week 7; --anyway overrides "
                   "[too-early]\n");
    f->request.walker.weeks = 8;
    fixture_expect(f, text, "");
    f->request.walker.weeks = 5;
    fixture_expect(f, text,
                   "3:20 Mine is for week 6 on, and this is week 5; --anyway overrides [too-early]\n"
                   "3:38 Mine is for week 8 on after a severe tear, and this is week 5; --anyway overrides "
                   "[too-early]\n");
}

static void whoever_insists_is_warned(void **state)
{
    Fixture *f = *state;
    know(f, 5, BIRTH_VAGINAL);
    f->request.anyway = true;
    fixture_expect(f, plain(f, "weeks: { vaginal = \"6+\" }"),
                   "warning 3:20 Mine is for week 6 on, and this is week 5 [too-early]\n");
}

static void a_file_may_ask_for_a_providers_yes(void **state)
{
    static const char asked[] = "3:20 Mine needs your provider's yes: cleared = true in the profile once you "
                                "have it; --anyway overrides [not-cleared]\n";
    Fixture          *f = *state;
    const char       *text = plain(f, "weeks: { vaginal = \"6+ cleared\" }");
    know(f, 6, BIRTH_VAGINAL);
    fixture_expect(f, text, asked);
    know(f, -1, BIRTH_VAGINAL);
    fixture_expect(f, text, asked);
    f->request.walker.cleared = true;
    fixture_expect(f, text, "");
    f->request.walker.weeks = 5;
    fixture_expect(f, text,
                   "3:20 Mine is for week 6 on, and this is week 5; --anyway overrides [too-early]\n");
    f->request.walker = WALKER_UNKNOWN;  // nothing is asked of whom nothing is known
    fixture_expect(f, text, "");
}

// Printed where it is not known whether they are hers.
static void for_whom_a_walk_is_meant_is_kept_where_nothing_is_known_of_her(void **state)
{
    Fixture        *f = *state;
    const char     *text = "extends = \"5min\"\nlevel = 2\n";
    const WeekSpan *weeks = f->session.reasons.weeks.of;
    f->request.walker = WALKER_UNKNOWN;
    fixture_text(f, text);
    assert_int_equal(weeks[BIRTH_VAGINAL].from, 2);
    assert_int_equal(weeks[BIRTH_C_SECTION].from, 3);
    know(f, 5, BIRTH_VAGINAL);
    fixture_text(f, text);
    assert_int_equal(weeks[BIRTH_VAGINAL].from, -1);
    f->request.walker = WALKER_UNKNOWN;
    f->request.sample = true;
    fixture_text(f, text);
    assert_int_equal(weeks[BIRTH_VAGINAL].from, -1);
}

static void weeks_of_one_birth_only_are_for_that_one(void **state)
{
    Fixture    *f = *state;
    const char *c_section = plain(f, "weeks: { c_section = \"0-6\" }");
    const char *vaginal = plain(f, "weeks: { vaginal = \"0+\" }");
    know(f, 20, BIRTH_VAGINAL);
    fixture_expect(f, c_section, "3:22 Mine is for after a C-section; --anyway overrides [other-birth]\n");
    fixture_expect(f, vaginal, "");
    know(f, 20, BIRTH_C_SECTION);
    fixture_expect(f, vaginal, "3:20 Mine is for after a vaginal birth; --anyway overrides [other-birth]\n");
    fixture_expect(f, c_section, "");
    fixture_expect(f, plain(f, ""), "");
    know(f, 20, BIRTH_UNKNOWN);
    fixture_expect(f, vaginal, "");
    fixture_expect(f, c_section, "");
}

static void a_drill_after_a_c_section_is_for_a_severe_tear_too(void **state)
{
    Fixture *f = *state;
    know(f, 9, BIRTH_VAGINAL);
    f->request.walker.tear = true;
    fixture_expect(f, plain(f, "weeks: { c_section = \"8+\" }"), "");
    fixture_expect(f, plain(f, "weeks: { c_section = \"10+\" }"),
                   "3:22 Mine is for week 10 on after a severe tear, and this is week 9; --anyway overrides "
                   "[too-early]\n");
    fixture_expect(f, "extends = \"5min\"\ntitle = \"Mine\"\nweeks: { c_section = \"8+\" }\n",
                   "3:22 Mine is for after a C-section; --anyway overrides [other-birth]\n");
}

// --- What a drill asks -----------------------------------------------------------------

#define EACH "each: { ready = \"in\"  go = \"%s\" }"

// Step by step what is asked first of her: what begins last, where a drill asks for several things.
static void a_step_says_what_it_is_and_from_which_week(void **state)
{
    static const struct {
        const char *words, *each;
        int         weeks;
        Birth       birth;
        const char *said;
    } steps[] = {
        { "go = \"Out, like a book\"", "out", 3, BIRTH_VAGINAL,
          "\"go\" is turning the back, from week 4 on, and this is week 3" },
        { "go = \"Out, like a book\"", "out", 7, BIRTH_C_SECTION,
          "\"go\" is turning the back, from week 8 on after a C-section, and this is week 7" },
        { "go = \"Stay\"", "hold 5s", 1, BIRTH_VAGINAL,
          "\"go\" is a hold, from week 2 on, and this is week 1" },
        { "go = \"Squeeze\"", "quick 1s:1s x5", 0, BIRTH_C_SECTION,
          "\"go\" is work of the pelvic floor, from week 1 on after a C-section, and this is week 0" },
        { "go = \"Out, press\"", "out", 1, BIRTH_VAGINAL,
          "\"go\" is work of the belly, from week 2 on, and this is week 1" },
        { "go = \"Stand up\"", "out", 6, BIRTH_VAGINAL,
          "\"go\" is standing up and lifting, from week 7 on, and this is week 6" },
        { "go = \"Stand up\"", "out", 7, BIRTH_UNKNOWN,
          "\"go\" is standing up and lifting, from week 8 on after a C-section, and this is week 7" },
        { "go = \"Hips up\"", "out", 5, BIRTH_VAGINAL,
          "\"go\" is lifting the hips, from week 6 on, and this is week 5" },
    };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        know(f, steps[i].weeks, steps[i].birth);
        f->request.walker.cleared = true;
        fixture_expect(f, drill(f, "", steps[i].words, arena_printf(&f->arena, EACH, steps[i].each)),
                       arena_printf(&f->arena, "7:32 %s; --anyway overrides [too-early]\n", steps[i].said));
        f->request.walker.weeks++;
        fixture_expect(f, drill(f, "", steps[i].words, arena_printf(&f->arena, EACH, steps[i].each)), "");
    }
}

static void a_plank_needs_a_yes(void **state)
{
    Fixture *f = *state;
    know(f, 20, BIRTH_VAGINAL);
    fixture_expect(f, drill(f, "", "go = \"Hips up\"", "each: { ready = \"in\"  go = \"out\" }"),
                   "7:32 \"go\" is lifting the hips: that needs your provider's yes; --anyway overrides "
                   "[not-cleared]\n");
    fixture_expect(f, drill(f, "", "go = \"Stand up\"", "each: { ready = \"in\"  go = \"out\" }"), "");
}

// Of two steps that ask the same the first is named; of two kinds the one that asks most, and of two births
// the one that waits longer. Once one was refused, nothing more is.
static void one_reason_is_enough(void **state)
{
    static const char two[] = "each: { ready = \"in\"  open = \"out\"  go = \"out\"  up = \"out\" }";
    Fixture          *f = *state;
    const char *text = drill(f, "", "open = \"Out, like a book\"  go = \"Stand up\"  up = \"Stand up again\"",
                             two);
    know(f, 1, BIRTH_UNKNOWN);
    f->request.walker.cleared = true;
    fixture_expect(
        f, text,
        "7:46 \"go\" is standing up and lifting, from week 8 on after a C-section, and this is week "
        "1; --anyway overrides [too-early]\n");
    know(f, 7, BIRTH_C_SECTION);
    f->request.anyway = true;
    fixture_expect(
        f, text,
        "warning 7:46 \"go\" is standing up and lifting, from week 8 on after a C-section, and this "
        "is week 7 [too-early]\n");
}

static void inner_parts_are_looked_at_too(void **state)
{
    Fixture *f = *state;
    know(f, 6, BIRTH_VAGINAL);
    fixture_expect(f,
                   drill(f, "", "go = \"Stand up\"",
                         "repeat = 2  phases: { a: { each: { ready = \"in\"  go = \"out\" } } }"),
                   "7:59 \"go\" is standing up and lifting, from week 7 on, and this is week 6; --anyway "
                   "overrides [too-early]\n");
}

static void the_files_weeks_come_first(void **state)
{
    Fixture *f = *state;
    know(f, 5, BIRTH_VAGINAL);
    fixture_expect(f,
                   drill(f, "weeks: { vaginal = \"9+\" }", "go = \"Stand up\"",
                         "each: { ready = \"in\"  go = \"out\" }"),
                   "3:20 Mine is for week 9 on, and this is week 5; --anyway overrides [too-early]\n");
    f->request.walker.core = CORE_BREATH_ONLY;
    fixture_expect(f,
                   drill(f, "weeks: { vaginal = \"9+\" }", "go = \"Stand up\"",
                         "each: { ready = \"in\"  go = \"out\" }"),
                   "3:20 Mine is for week 9 on, and this is week 5; --anyway overrides [too-early]\n");
}

// --- Where her week is not known: the file's weeks have to keep it from her -------------

static void weeks_of_a_file_are_no_earlier_than_what_it_asks(void **state)
{
    static const struct {
        const char *weeks, *go, *said;
    } files[] = {
        { "", "Stand up",
          "7:32 \"go\" is standing up and lifting, and that begins in week 7; the file has no weeks: { }" },
        { "", "Squeeze",
          "7:32 \"go\" is work of the pelvic floor, and that begins in week 1; the file has no weeks: { }" },
        { "weeks: { vaginal = \"7+\"  c_section = \"8+\" }", "Stand up", "" },
        { "weeks: { vaginal = \"6+\"  c_section = \"8+\" }", "Stand up",
          "3:20 \"go\" is standing up and lifting, and that begins in week 7; this is earlier" },
        { "weeks: { vaginal = \"7+\"  c_section = \"7+\" }", "Stand up",
          "3:38 \"go\" is standing up and lifting, and that begins in week 8 after a C-section; this is "
          "earlier" },
        { "weeks: { vaginal = \"1+\"  c_section = \"1+\" }", "Stand up",
          "3:20 \"go\" is standing up and lifting, and that begins in week 7; this is earlier" },
        { "weeks: { vaginal = \"7+\" }", "Stand up", "" },
        { "weeks: { c_section = \"8+\" }", "Stand up", "" },
        { "weeks: { c_section = \"0+\" }", "Stand up",
          "3:22 \"go\" is standing up and lifting, and that begins in week 8 after a C-section; this is "
          "earlier" },
        { "weeks: { vaginal = \"0+\" }", "Squeeze",
          "3:20 \"go\" is work of the pelvic floor, and that begins in week 1; this is earlier" },
        { "weeks: { vaginal = \"6+ cleared\"  c_section = \"12+ cleared\" }", "Hips up", "" },
        { "weeks: { vaginal = \"9+\"  c_section = \"12+ cleared\" }", "Hips up",
          "3:20 \"go\" is lifting the hips, and that begins in week 6 with a provider's yes; this is "
          "earlier" },
        { "weeks: { vaginal = \"6+ cleared\"  c_section = \"11+ cleared\" }", "Hips up",
          "3:46 \"go\" is lifting the hips, and that begins in week 12 after a C-section with a provider's "
          "yes; this is earlier" },
    };
    Fixture *f = *state;
    f->request.walker = WALKER_UNKNOWN;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *text = drill(f, files[i].weeks, arena_printf(&f->arena, "go = \"%s\"", files[i].go),
                                 "each: { ready = \"in\"  go = \"out\" }");
        f->request.sample = false;
        fixture_expect(f, text,
                       *files[i].said ? arena_printf(&f->arena, "warning %s [weeks-early]\n", files[i].said)
                                      : "");
        f->request.sample = true;
        fixture_expect(f, text, "");
    }
}

// One warning for the whole file, about what asks most.
static void of_several_things_that_are_too_early_one_is_said(void **state)
{
    Fixture *f = *state;
    f->request.walker = WALKER_UNKNOWN;
    fixture_expect(
        f,
        drill(f, "weeks: { vaginal = \"4+\"  c_section = \"8+\" }",
              "open = \"Out, like a book\"  go = \"Stand up\"",
              "each: { ready = \"in\"  open = \"out\"  go = \"out\" }"),
        "warning 3:20 \"go\" is standing up and lifting, and that begins in week 7; this is earlier "
        "[weeks-early]\n");
}

// --- Effort against her profile, and wounds --------------------------------------------

#define CORE_POOL  "go: { core = true  full = \"Out, lift\" }"
#define FLOOR_POOL "go: { core = \"floor\"  full = \"Out, gently\" }"
#define ONE_STEP   "each: { ready = \"in\"  go = \"out\" }"

static void breath_only_refuses_every_effort(void **state)
{
    static const struct {
        const char *words, *each, *at;  // "": no effort
    } drills[] = {
        { CORE_POOL, ONE_STEP, "5:24" },
        { FLOOR_POOL, ONE_STEP, "5:24" },
        { "go = \"Squeeze\"", ONE_STEP, "7:32" },
        { "go = \"Out, press\"", ONE_STEP, "7:32" },
        { "go = \"Hips up\"", ONE_STEP, "7:32" },
        { "go = \"Stay\"", "each: { ready = \"in\"  go = \"hold 5s\" }", "7:32" },
        { "go = \"Out, like a book\"", ONE_STEP, "" },
        { "go = \"Out\"", ONE_STEP, "" },
        { FLOOR_POOL "  up: { core = true  full = \"Out, up\" }",
          "each: { ready = \"in\"  go = \"out\"  up = \"out\" }", "5:70" },
    };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof drills / sizeof *drills; i++) {
        know(f, 30, BIRTH_VAGINAL);
        f->request.walker.cleared = true;
        f->request.walker.core = CORE_BREATH_ONLY;
        const char *text = drill(f, "", drills[i].words, drills[i].each);
        fixture_expect(f, text,
                       *drills[i].at ? arena_printf(&f->arena,
                                                    "%s Mine works the core, and the profile says core = "
                                                    "\"breath_only\"; --anyway overrides [core-ceiling]\n",
                                                    drills[i].at)
                                     : "");
        f->request.walker.core = CORE_TALL;
        fixture_expect(f, text, "");
    }
}

static void the_floor_waits_after_a_tear_until_there_is_a_yes_to_it(void **state)
{
    static const char waits[] =
        "Mine works the pelvic floor, and after a severe tear or with a prolapse that "
        "needs your provider's yes to pelvic-floor work (floor_cleared); --anyway "
        "overrides [drill-waits]\n";
    Fixture    *f = *state;
    const char *by_label = drill(f, "", FLOOR_POOL, ONE_STEP);
    const char *by_words = drill(f, "", "go = \"Squeeze\"", ONE_STEP);
    know(f, 30, BIRTH_VAGINAL);
    f->request.walker.cleared = true;  // of the belly
    f->request.walker.tear = true;
    fixture_expect(f, by_label, arena_printf(&f->arena, "5:24 %s", waits));
    fixture_expect(f, by_words, arena_printf(&f->arena, "7:32 %s", waits));
    f->request.walker.floor_cleared = true;
    fixture_expect(f, by_label, "");
    f->request.walker.tear = f->request.walker.floor_cleared = false;
    fixture_expect(f, by_label, "");
}

static void the_belly_waits_for_a_wound(void **state)
{
    static const char tear[] = "5:24 Mine works the belly, and after a severe tear or with a prolapse that "
                               "needs your provider's yes; --anyway overrides [drill-waits]\n";
    static const char wound[] = "5:24 Mine works the belly, and the wound has to heal first; --anyway "
                                "overrides [drill-waits]\n";
    Fixture          *f = *state;
    const char       *text = drill(f, "", CORE_POOL, ONE_STEP);
    know(f, 30, BIRTH_VAGINAL);
    f->request.walker.tear = f->request.walker.floor_cleared = true;
    fixture_expect(f, text, tear);
    know(f, 5, BIRTH_C_SECTION);
    fixture_expect(f, text, wound);
    know(f, 6, BIRTH_C_SECTION);
    fixture_expect(f, text, "");
    know(f, 5, BIRTH_C_SECTION);
    f->request.walker.cleared = true;
    fixture_expect(f, text,  // the program's own week holds all the same
                   "7:32 \"go\" is work of the belly, from week 6 on after a C-section, and this is week 5; "
                   "--anyway overrides [too-early]\n");
    know(f, 5, BIRTH_C_SECTION);
    fixture_expect(f, drill(f, "", FLOOR_POOL, ONE_STEP), "");
    f->request.walker = WALKER_UNKNOWN;
    f->request.walker.birth = BIRTH_C_SECTION;
    f->request.sample = true;  // nothing is known but the birth
    fixture_expect(f, text, "");
}

// A word that asks for nothing is nothing to refuse.
static void what_asks_for_no_effort_need_not_wait(void **state)
{
    Fixture *f = *state;
    know(f, 30, BIRTH_VAGINAL);
    f->request.walker.tear = f->request.walker.floor_cleared = true;
    fixture_expect(f,
                   drill(f, "", "go = \"Out\"  ",
                         "say: { ready = \"0:01\" }  each: { ready = \"in\"  go = \"out\" }"),
                   "");
}

// --- Above her level -------------------------------------------------------------------

static const char *paced(Fixture *f, const char *part)
{
    return arena_printf(&f->arena,
                        "title = \"Mine\"\nlevel = 3\nphases: {\n"
                        "  open: { length = \"0:40\" }\n  fast: { length = \"9:20\"  %s } }\n",
                        part);
}

static void a_level_has_its_fastest_pace(void **state)
{
    static const struct {
        int         level, weeks;
        const char *part, *said;
    } walks[] = {
        { 3, 7, "pace = 110  breath = \"3:4\"", "" },
        { 3, 7, "pace = 110.5  breath = \"3:4\"",
          "5:35 110.5 steps a minute in \"fast\" is above level 3, which her week allows; 20min at level 3 "
          "is "
          "the nearest" },
        { 3, 7, "pace = \"100 > 112\"  breath = \"3:4\"",
          "5:35 112 steps a minute in \"fast\" is above level 3, which her week allows; 20min at level 3 is "
          "the nearest" },
        { 3, 7, "pace = \"112 > 100\"  breath = \"3:4\"",
          "5:35 112 steps a minute in \"fast\" is above level 3, which her week allows; 20min at level 3 is "
          "the nearest" },
        { 1, 6, "pace = \"own\"  breath = \"free\"", "" },
        { 2, 6, "pace = 95  breath = \"3:4\"", "" },
        { 2, 6, "pace = 96  breath = \"3:4\"",
          "5:35 96 steps a minute in \"fast\" is above level 2, which her week allows; 20min at level 2 is "
          "the "
          "nearest" },
        { 1, 6, "pace = 90  breath = \"3:4\"",
          "5:35 90 steps a minute in \"fast\" is above level 1, which her week allows; 10min at level 1 is "
          "the "
          "nearest" },
        { 4, 20, "pace = 125  breath = \"3:4\"", "" },
        { 4, 20, "pace = 126  breath = \"3:4\"",
          "5:35 126 steps a minute in \"fast\" is above level 4, which her week allows; 20min at level 4 is "
          "the nearest" },
        { 3, 7, "pace = 105  breath = \"3:3\"", "" },
        { 3, 7, "pace = 105  breath = \"2:3\"",
          "5:49 breath 2:3 in \"fast\" is above level 3, which her week allows; 20min at level 3 is the "
          "nearest" },
        { 3, 7, "pace = 105  breath = \"3:3 > 2:3\"",
          "5:49 breath 2:3 in \"fast\" is above level 3, which her week allows; 20min at level 3 is the "
          "nearest" },
        { 3, 7, "pace = 105  breath = \"2:3 > 2:2\"",
          "5:49 breath 2:3 in \"fast\" is above level 3, which her week allows; 20min at level 3 is the "
          "nearest" },
        { 3, 7, "pace = \"own\"  breath = \"2.5s:3.5s\"", "" },
        { 4, 20, "pace = 105  breath = \"2:3\"", "" },
        { 3, 7, "phases: { a: { pace = 111  breath = \"3:4\" } }",
          "5:50 111 steps a minute in \"a\" is above level 3, which her week allows; 20min at level 3 is the "
          "nearest" },
    };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof walks / sizeof *walks; i++) {
        know(f, walks[i].weeks, BIRTH_VAGINAL);
        f->request.walker.level = walks[i].level;
        const char *text = paced(f, walks[i].part);
        fixture_expect(f, text,
                       *walks[i].said ? arena_printf(&f->arena, "%s; --anyway overrides [above-her-level]\n",
                                                     walks[i].said)
                                      : "");
    }
}

// Where her week is not known it is a warning, without a nearest.
static void without_her_week_it_is_a_warning(void **state)
{
    Fixture *f = *state;
    know(f, -1, BIRTH_VAGINAL);
    f->request.walker.level = 3;
    fixture_expect(f, paced(f, "pace = 111  breath = \"3:4\""),
                   "warning 5:35 111 steps a minute in \"fast\" is above level 3 [above-her-level]\n");
}

// Her own pace moves all of the walk, so it is said of her and not of each part.
static void her_own_pace_may_be_too_fast(void **state)
{
    Fixture *f = *state;
    know(f, 7, BIRTH_VAGINAL);
    f->request.walker.level = 3;
    f->request.walker.pace = 110;
    fixture_expect(f, paced(f, "breath = \"3:4\""), "");
    f->request.walker.pace = 111;
    fixture_expect(
        f, paced(f, "breath = \"3:4\""),
        "0:0 her pace of 111 steps a minute is above level 3, which her week allows; 20min at level "
        "3 is the nearest; --anyway overrides [above-her-level]\n");
    f->request.walker.pace = 104;  // one less than the level's own
    fixture_expect(
        f, paced(f, "pace = 112  breath = \"3:4\""),
        "5:35 111 steps a minute in \"fast\" is above level 3, which her week allows; 20min at level "
        "3 is the nearest; --anyway overrides [above-her-level]\n");
    f->request.walker.pace = 112;  // as written: she moves nothing
    fixture_expect(
        f,
        "level = 3\npace = 112\nphases: { open: { length = \"0:40\" }\n  fast: { length = \"9:20\"  "
        "breath = \"3:4\" } }\n",
        "2:8 112 steps a minute in \"fast\" is above level 3, which her week allows; 20min at level 3 "
        "is the nearest; --anyway overrides [above-her-level]\n");
}

static void a_drill_and_a_walk_without_a_level_have_no_pace(void **state)
{
    Fixture *f = *state;
    know(f, -1, BIRTH_VAGINAL);
    fixture_expect(f, "phases: { open: { length = \"1:00\"  pace = 130  breath = \"2:3\" } }\n", "");
    know(f, 7, BIRTH_VAGINAL);
    fixture_expect(
        f,
        "kind = \"drill\"\nphases: { open: { length = \"1:00\"  pace = 130  breath = \"4s:4s\"  say: { "
        "stop_signs = \"start\" } } }\n",
        "");
}

// --- The pram --------------------------------------------------------------------------

static void the_pram_waits_three_weeks_after_a_c_section(void **state)
{
    static const char waits[] = "2:8 no pushing the pram before week 3 after a C-section; --anyway overrides "
                                "[pram-early]\n";
    static const char without[] =
        "warning 0:0 no pushing the pram before week 3 after a C-section: this walk "
        "is without it [pram-early]\n";
    Fixture    *f = *state;
    const char *base = "extends = \"5min\"\n%s\n";
    for (int weeks = 2; weeks <= 3; weeks++)
        for (int hers = -1; hers <= 1; hers++)
            for (int walks = -1; walks <= 1; walks++) {
                know(f, weeks, BIRTH_C_SECTION);
                f->request.walker.pram = hers;
                const char *pram = walks < 0 ? "" : walks ? "pram = true" : "pram = false";
                const char *said = weeks == 3 ? "" : walks == 1 ? waits : hers == 1 ? without : "";
                fixture_expect(f, arena_printf(&f->arena, base, pram), said);
                assert_int_equal(f->session.pram, weeks == 3 && (hers == 1 || walks == 1));
            }
}

// Typed for this walk, it is not only about her other walks.
static void a_pram_that_she_asks_for_is_refused(void **state)
{
    Fixture *f = *state;
    Walker   typed = WALKER_UNKNOWN;
    typed.pram = 1;
    know(f, 2, BIRTH_C_SECTION);
    f->request.walker.pram = 1;
    f->request.typed = &typed;
    fixture_expect(f, "extends = \"5min\"\n",
                   "0:0 no pushing the pram before week 3 after a C-section; --anyway overrides "
                   "[pram-early]\n");
    f->request.anyway = true;
    fixture_expect(f, "extends = \"5min\"\n",
                   "warning 0:0 level 3 begins in week 8, and this is week 2 [level-early]\n"
                   "warning 0:0 no pushing the pram before week 3 after a C-section [pram-early]\n");
    assert_true(f->session.pram);
    know(f, 2, BIRTH_VAGINAL);
    f->request.walker.pram = 1;
    fixture_expect(f, "extends = \"5min\"\n", "");
}

static void a_drill_says_nothing_about_her_pram(void **state)
{
    Fixture *f = *state;
    know(f, 2, BIRTH_C_SECTION);
    f->request.walker.pram = 1;
    fixture_expect(f, plain(f, ""), "");
    assert_false(f->session.pram);
}

// --- What her level offers -------------------------------------------------------------

// A walk of one part that stretches from one minute to ninety.
static void offer(Fixture *f, int level, int weeks)
{
    know(f, weeks, BIRTH_VAGINAL);
    f->request.walker.level = level;
    fixture_write(f, "scripts/5min.cfg",
                  "phases: { open: { length = \"5:00\"  least = \"1:00\"  most = \"90:00\"  pace = \"own\" } "
                  "}\n");
}

static void expect_named(Fixture *f, const char *name, const char *messages)
{
    bool right = fixture_read(f, name);
    assert_string_equal(messages_of(&f->diags, &f->arena), messages);
    assert_int_equal(right, f->diags.errors == 0);
}

static void a_level_offers_from_its_shortest_to_its_longest(void **state)
{
    Fixture *f = *state;
    offer(f, 3, 7);  // 10 and 30 min
    expect_named(f, "10min", "");
    expect_named(f, "30min", "");
    expect_named(f, "9min",
                 "0:0 9:00 is shorter than level 3 offers; the nearest is 10:00; --anyway overrides "
                 "[walk-too-short]\n");
    expect_named(f, "31min",
                 "0:0 31:00 is longer than level 3 offers; the nearest is 30:00; --anyway overrides "
                 "[walk-too-long]\n");
    f->request.anyway = true;
    expect_named(f, "31min",
                 "warning 0:0 31:00 is longer than level 3 offers; the nearest is 30:00 [walk-too-long]\n");
    fixture_write(f, "scripts/levels/3.cfg",
                  fixture_level_cfg(f, 3, "6-12", "8-12", "[\"30 min\", \"12 min\", \"20 min\"]", "light"));
    offer(f, 3, 7);
    expect_named(f, "12min", "");
    expect_named(f, "30min", "");
    expect_named(f, "11min",
                 "0:0 11:00 is shorter than level 3 offers; the nearest is 12:00; --anyway overrides "
                 "[walk-too-short]\n");
}

// Where something else is wrong, the parts have no lengths yet, and nothing is said about them.
static void a_walk_without_its_length_is_not_called_short(void **state)
{
    Fixture *f = *state;
    offer(f, 2, 5);
    f->request.walker.baby_born = "2026-11-01";  // 26 days before today
    expect_named(f, "5min",
                 "0:0 weeks = 5, but by baby_born \"2026-11-01\" it is week 3: leave one of the two out "
                 "[weeks-disagree]\n");
    f->request.walker.weeks = 3;
    expect_named(f, "5min", "");
}

static void what_begins_later_is_said_with_its_week(void **state)
{
    Fixture *f = *state;
    offer(f, 2, 5);  // 5 min, and 30 from week 6
    expect_named(f, "6min",
                 "0:0 6:00 is longer than level 2 offers before week 6; the nearest is 5:00; --anyway "
                 "overrides [walk-too-long]\n");
    expect_named(f, "4min",
                 "0:0 4:00 is shorter than level 2 offers; the nearest is 5:00; --anyway overrides "
                 "[walk-too-short]\n");
    offer(f, 2, 6);
    expect_named(f, "30min", "");
    expect_named(f, "31min",
                 "0:0 31:00 is longer than level 2 offers; the nearest is 30:00; --anyway overrides "
                 "[walk-too-long]\n");
    offer(f, 2, -1);  // her week is not known
    expect_named(f, "30min", "");
    offer(f, 2, 0);
    f->request.anyway = true;
    expect_named(f, "6min",
                 "warning 0:0 level 2 begins in week 2, and this is week 0 [level-early]\n"
                 "warning 0:0 6:00 is longer than level 2 offers before week 6; the nearest is 5:00 "
                 "[walk-too-long]\n");
    fixture_write(f, "scripts/levels/2.cfg",
                  fixture_level_cfg(f, 2, "2-6", "3-8", "[\"20 min from week 1\", \"5 min\"]", "light"));
    offer(f, 2, 1);
    f->request.anyway = true;
    expect_named(f, "6min", "warning 0:0 level 2 begins in week 2, and this is week 1 [level-early]\n");
    f->request.walker.weeks = 0;
    expect_named(f, "6min",
                 "warning 0:0 level 2 begins in week 2, and this is week 0 [level-early]\n"
                 "warning 0:0 6:00 is longer than level 2 offers before week 1; the nearest is 5:00 "
                 "[walk-too-long]\n");
}

static void a_named_walk_may_be_short_but_not_long(void **state)
{
    Fixture *f = *state;
    offer(f, 3, 7);
    fixture_expect(f, "phases: { open: { length = \"2:00\" } }\n", "");
    fixture_expect(f, "phases: { open: { length = \"31:00\" } }\n",
                   "0:0 31:00 is longer than level 3 offers; the nearest is 30:00; --anyway overrides "
                   "[walk-too-long]\n");
    fixture_expect(
        f, "kind = \"drill\"\nphases: { open: { length = \"31:00\"  say: { stop_signs = \"start\" } } }\n",
        "");
    f->request.walker = WALKER_UNKNOWN;
    fixture_expect(f, "level = 3\nphases: { open: { length = \"31:00\" } }\n", "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_begins_in_its_first_week),
        TEST(after_a_tear_those_of_a_c_section_hold_too),
        TEST(whoever_insists_is_warned),
        TEST(a_file_may_ask_for_a_providers_yes),
        TEST(for_whom_a_walk_is_meant_is_kept_where_nothing_is_known_of_her),
        TEST(weeks_of_one_birth_only_are_for_that_one),
        TEST(a_drill_after_a_c_section_is_for_a_severe_tear_too),
        TEST(a_step_says_what_it_is_and_from_which_week),
        TEST(a_plank_needs_a_yes),
        TEST(one_reason_is_enough),
        TEST(inner_parts_are_looked_at_too),
        TEST(the_files_weeks_come_first),
        TEST(weeks_of_a_file_are_no_earlier_than_what_it_asks),
        TEST(of_several_things_that_are_too_early_one_is_said),
        TEST(breath_only_refuses_every_effort),
        TEST(the_floor_waits_after_a_tear_until_there_is_a_yes_to_it),
        TEST(the_belly_waits_for_a_wound),
        TEST(what_asks_for_no_effort_need_not_wait),
        TEST(a_level_has_its_fastest_pace),
        TEST(without_her_week_it_is_a_warning),
        TEST(her_own_pace_may_be_too_fast),
        TEST(a_drill_and_a_walk_without_a_level_have_no_pace),
        TEST(the_pram_waits_three_weeks_after_a_c_section),
        TEST(a_pram_that_she_asks_for_is_refused),
        TEST(a_drill_says_nothing_about_her_pram),
        TEST(a_level_offers_from_its_shortest_to_its_longest),
        TEST(a_walk_without_its_length_is_not_called_short),
        TEST(what_begins_later_is_said_with_its_week),
        TEST(a_named_walk_may_be_short_but_not_long),
    };
    return cmocka_run_group_tests_name("session: gates", tests, NULL, NULL);
}
