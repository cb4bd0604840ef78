// Settings without effect (session/idle.c): words that nobody says, ways that no part uses, moments that
// never come. Each is reported once, at its place, and only in the session's own file.
#include "session_fixture.h"

static int for_nobody(void **state)
{
    fixture_setup(state);
    ((Fixture *)*state)->request.sample = true;
    return 0;
}

// --- Words -----------------------------------------------------------------------------

#define OPEN "open: { length = \"1:00\" }"

static void words_that_no_say_names_are_never_said(void **state)
{
    static const char unsaid[] = "never said: name it in the say of a part, say: {";
    static const struct {
        const char *text, *pos, *name, *near;
    } files[] = {
        { "phases: { " OPEN " }\nwords: { birds = \"Listen.\" }\n", "2:10", "birds", "" },
        { "phases: { " OPEN " }\nwords: { postures = \"Tall.\" }\n", "2:10", "postures",
          "; did you mean \"posture\"?" },
        { "phases: { open: { length = \"1:00\"  say: { birds = \"0:10\" } } }\n"
          "words: { birds = \"Listen.\"  bird: { full = \"There.\" } }\n",
          "2:29", "bird", "; did you mean \"birds\"?" },
        { "phases: { " OPEN " }\nwords: { say: { full = \"Listen.\" } }\n", "2:10", "say", "" },
    };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        fixture_expect(f, files[i].text,
                       arena_printf(&f->arena, "warning %s \"%s\" is %s %s = \"1:00\" }%s [never-said]\n",
                                    files[i].pos, files[i].name, unsaid, files[i].name, files[i].near));
}

// The keys of a pool that is called so are not names of words.
static void a_pool_called_say_says_nothing(void **state)
{
    fixture_expect(
        *state, "phases: { " OPEN " }\nwords: { say: { full = \"Listen.\" }  full = \"All of it.\" }\n",
        "warning 2:10 \"say\" is never said: name it in the say of a part, say: { say = \"1:00\" } "
        "[never-said]\n"
        "warning 2:37 \"full\" is never said: name it in the say of a part, say: { full = \"1:00\" } "
        "[never-said]\n");
}

static void words_are_said_wherever_a_say_names_them(void **state)
{
    static const char *const files[] = {
        "say: { Birds = \"1 min left\" }\nphases: { open: { length = \"2:00\" } }\n"
        "words: { birds = \"Listen.\" }\n",
        "phases: { " OPEN
        "  b: { length = \"2:00\"  repeat = 2  phases: { c: { say: { birds = \"0:10\" } } } } "
        "}\nwords: { birds = \"Listen.\" }\n",
        "phases: { " OPEN " }\nwords: { birds = \"Listen.\" }\n"
        "easier: { phases: { open: { say: { birds = \"0:10\" } } } }\n",
        "phases: { " OPEN " }\nwords: { birds: { joins = \"posture\"  full = [\"Listen.\"] } }\n",
        "phases: { " OPEN " }\nwords: { rest = \"Let go.\"  switch = \"Now the other side.\" }\n",
        // Of the cue set: in its words, and those of another core setting.
        "phases: { " OPEN " }\nwords: { posture = \"Tall.\"  lift: { full = [\"Taller\"] } }\n",
        "kind = \"drill\"\nbreath = \"4s:4s\"\nphases: { open: { length = \"0:40\"  say: { stop_signs = "
        "\"start\" } }\n  lie: { each: { ready = \"in\"  go = \"out\" } } }\n"
        "words: { ready = \"In\"  go = \"Out\" }\n",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        fixture_expect(*state, files[i], "");
}

static void words_below_the_sessions_own_file_serve_other_walks(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/base.cfg",
                  "phases: { " OPEN
                  " }\nwords: { birds = \"Listen.\" }\nways: { bench: { pace = \"own\" } }\n");
    fixture_expect(f, "extends = \"base\"\n", "");
    fixture_write(f, "scripts/levels/3.cfg",
                  arena_printf(&f->arena, "%swords: { breeze = \"Feel it.\" }\n",
                               fixture_level_cfg(f, 3, "6-12", "8-12", "[\"10 min\"]", "light")));
    fixture_expect(f, "level = 3\nphases: { " OPEN " }\nwords: { breeze = \"Hear it.\" }\n", "");
}

static void a_say_of_the_wrong_type_is_only_a_mistake(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/mine.cfg",
                  "say = [\"birds\"]\nphases: { " OPEN " }\nwords: { birds = \"Listen.\" }\n");
    assert_false(fixture_read(f, "mine"));
    assert_true(fixture_reported(f, "never-said"));
}

// --- Ways ------------------------------------------------------------------------------

static void a_way_that_no_part_is_done_like_has_no_effect(void **state)
{
    static const struct {
        const char *text, *said;
    } files[] = {
        { "ways: { setle: { pace = \"own\" } }\n",
          "1:9 no part is done like \"setle\"; did you mean \"settle\"?" },
        { "ways: { bench: { pace = \"own\" } }\n", "1:9 no part is done like \"bench\"" },
        { "ways: { Settle: { pace = \"own\" } }\n", "" },
        { "ways: { bench: { pace = \"own\" } }\nphases: { bench_2: { after = \"settle\"  length = \"1:00\" } "
          "}\n",
          "" },
        { "ways: { bench: { pace = \"own\" } }\nphases: { pond: { after = \"settle\"  length = \"1:00\"  "
          "like = "
          "\"bench\" } }\n",
          "" },
        { "ways: { bench: { pace = \"own\" } }\nphases: { pond: { after = \"settle\"  length = \"1:00\"  "
          "repeat = "
          "2  phases: { bench: { } } } }\n",
          "" },
        // A word of that name is not a part.
        { "ways: { bench: { pace = \"own\" } }\nphases: { settle: { say: { bench = \"0:10\" } } }\n"
          "words: { bench: { full = [\"Sit.\"] } }\n",
          "1:9 no part is done like \"bench\"" },
    };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        fixture_expect(f, arena_printf(&f->arena, "%sextends = \"5min\"\n", files[i].text),
                       *files[i].said ? arena_printf(&f->arena, "warning %s [unused-way]\n", files[i].said)
                                      : "");
}

static void ways_of_walk_cfg_need_not_be_used(void **state)
{
    Fixture *f = *state;
    fixture_expect(f, "ways: { connect: { pace = \"own\" } }\nphases: { " OPEN " }\n", "");
    fixture_write(f, "scripts/walk.cfg", "pace = \"own\"\n");  // nor need there be any
    fixture_expect(f, "phases: { open: { length = \"1:00\"  say: { stop_signs = \"start\" } } }\n", "");
}

static void a_like_of_the_wrong_type_is_only_a_mistake(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/mine.cfg",
                  "ways: { bench: { pace = \"own\" } }\nphases: { open: { length = \"1:00\"  like = 3 } }\n");
    assert_false(fixture_read(f, "mine"));
    assert_true(fixture_reported(f, "unused-way"));
}

// --- Moments ---------------------------------------------------------------------------

#define MOMENTS(say, part)                                                                           \
    say "phases: { open: { length = \"1:00\" }\n  one: { length = \"4:00\"  say: { " part " } } }\n" \
        "words: { left = \"So it is.\" }\n"

// The walk lasts five minutes, and the part four.
static void a_moment_has_to_come_within_its_part(void **state)
{
    static const struct {
        const char *text, *said;
    } files[] = {
        { MOMENTS("", "left = \"3:59\""), "" },
        { MOMENTS("", "left = \"4:00\""),
          "2:41 \"left\" is never said: this comes after the end of \"one\", which "
          "lasts 4:00" },
        { MOMENTS("", "left = \"every 239s\""), "" },
        { MOMENTS("", "left = \"every 4:00\""),
          "2:41 \"left\" is never said: this comes after the end of \"one\", which lasts 4:00" },
        { MOMENTS("", "left = \"-4:00\""), "" },
        { MOMENTS("", "left = \"-4:01\""),
          "2:41 \"left\" is never said: this comes before the start of \"one\", which lasts 4:00" },
        { MOMENTS("", "left = \"start\""), "" },
        { MOMENTS("", "left = \"end\""), "" },
        { MOMENTS("", "left = \"halfway\""), "" },
        { MOMENTS("", "left = \"4:00, 9:00\""), "" },
        { MOMENTS("say: { left = \"5 min left\" }\n", ""), "" },
        { MOMENTS("say: { left = \"6 min left\" }\n", ""),
          "1:15 \"left\" is never said: this comes before the start of the walk, which lasts 5:00" },
        { "phases: { open: { length = \"1:00\" }\n  one: { length = \"4:00\"  repeat = 2  phases: { a: { "
          "say: { "
          "left = \"2:00\" } } } } }\nwords: { left = \"So it is.\" }\n",
          "2:68 \"left\" is never said: this comes after the end of \"a\", which lasts 2:00" },
    };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        fixture_expect(f, files[i].text,
                       *files[i].said ? arena_printf(&f->arena, "warning %s [outside-part]\n", files[i].said)
                                      : "");
}

// A way serves parts of any length, and so does what other files say; a walk made shorter has other moments.
static void a_moment_that_serves_other_lengths_may_be_late(void **state)
{
    Fixture *f = *state;
    fixture_expect(f,
                   "phases: { open: { length = \"1:00\" }  one: { length = \"2:00\" } }\n"
                   "ways: { one: { say: { left = \"4:00\" } } }\nwords: { left = \"So it is.\" }\n",
                   "");
    fixture_write(f, "scripts/base.cfg",
                  "phases: { open: { length = \"1:00\"  say: { posture = \"2:00\" } } }\n");
    fixture_expect(f, "extends = \"base\"\n", "");
    fixture_write(f, "scripts/5min.cfg",
                  "phases: { open: { length = \"5:00\"  least = \"1:00\"  say: { posture = \"4:30\" } } }\n");
    assert_true(fixture_read(f, "4min"));
    assert_string_equal(messages_of(&f->diags, &f->arena), "");
}

// Where the parts could not be laid out, nothing is known of their lengths.
static void no_moment_is_late_where_lengths_are_wrong(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/mine.cfg", MOMENTS("say: { left = \"6 min left\" }\npace = 900\n", ""));
    assert_false(fixture_read(f, "mine"));
    assert_false(fixture_reported(f, "outside-part"));
}

// --- Quiet parts -----------------------------------------------------------------------

#define QUIET(pos, key)                                                                  \
    "warning " pos " \"" key                                                             \
    "\" is quiet: nothing is said in it but the heads-up at its end; quiet = false, or " \
    "another part [quiet-part]\n"

static void nothing_is_said_in_a_quiet_part(void **state)
{
    Fixture *f = *state;
    fixture_expect(f,
                   "phases: { " OPEN
                   "\n  hush: { length = \"1:00\"  quiet = true  say: { posture = \"0:20\"  rest "
                   "= \"0:40\" } } }\nwords: { rest = \"Ah.\" }\n",
                   QUIET("2:59", "hush"));
    fixture_expect(f, "phases: { " OPEN "\n  hush: { length = \"1:00\"  quiet = true } }\n", "");
    fixture_expect(f,
                   "phases: { " OPEN
                   "\n  hush: { length = \"1:00\"  quiet = false  say: { posture = \"0:20\" } } "
                   "}\n",
                   "");
    fixture_expect(
        f,
        "phases: { " OPEN
        "\n  hush: { length = \"1:00\"  quiet = true  phases: { in: { say: { posture = \"0:20\" } } } "
        "} }\n",
        QUIET("2:75", "in"));
    fixture_expect(f,
                   "phases: { " OPEN
                   "\n  hush: { length = \"1:00\"  quiet = true  say: { posture = \"0:20\" }\n"
                   "    phases: { in: { quiet = false } } } }\n",
                   "");  // of those inside, some are not
    fixture_write(f, "scripts/walk.cfg",
                  "pace = \"own\"\nways: { open: { say: { stop_signs = \"start\" } }\n"
                  "  hush: { quiet = true  say: { posture = \"0:20\" } } }\n");
    fixture_expect(f, "phases: { " OPEN "  hush: { length = \"1:00\" } }\n", "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, for_nobody, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_that_no_say_names_are_never_said),
        TEST(a_pool_called_say_says_nothing),
        TEST(words_are_said_wherever_a_say_names_them),
        TEST(words_below_the_sessions_own_file_serve_other_walks),
        TEST(a_say_of_the_wrong_type_is_only_a_mistake),
        TEST(a_way_that_no_part_is_done_like_has_no_effect),
        TEST(ways_of_walk_cfg_need_not_be_used),
        TEST(a_like_of_the_wrong_type_is_only_a_mistake),
        TEST(a_moment_has_to_come_within_its_part),
        TEST(a_moment_that_serves_other_lengths_may_be_late),
        TEST(no_moment_is_late_where_lengths_are_wrong),
        TEST(nothing_is_said_in_a_quiet_part),
    };
    return cmocka_run_group_tests_name("session: idle", tests, NULL, NULL);
}
