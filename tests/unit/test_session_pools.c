// Words in place of words, and which of them are for this walker.
#include "session_fixture.h"

static const Pool *said(const Session *session, const char *part, const char *pool)
{
    const Say *say = fixture_say(fixture_part(session, part), pool);
    return say ? say->pool : NULL;
}

static Fixture *at_core(void **state, Core core)
{
    Fixture *f = *state;
    f->request.walker = (Walker){
        .weeks = 8, .level = 3, .core = (int)core, .pram = -1, .talk = -1, .birth = BIRTH_VAGINAL
    };
    return f;
}

static void the_core_setting_chooses_the_words(void **state)
{
    static const char *const texts[] = { "Long breath", "Grow taller", "Lift" };
    for (int core = CORE_BREATH_ONLY; core <= CORE_LIGHT; core++) {
        const Session *s = fixture_text(at_core(state, (Core)core), "extends = \"5min\"\n");
        assert_string_equal(said(s, "connect", "lift")->full.items[0].text, texts[core]);
        assert_int_equal(said(s, "connect", "lift")->core, core == CORE_LIGHT);
        assert_int_equal(s->rest != NULL, core == CORE_LIGHT);
    }
}

static void the_sessions_own_words_override_both(void **state)
{
    const Session *s = fixture_text(at_core(state, CORE_LIGHT),
                                    "extends = \"5min\"\nwords: { lift: { full = [\"Mine\", "
                                    "\"Too\"] } }\n");
    const Pool    *lift = said(s, "connect", "lift");
    assert_int_equal(lift->full.count, 2);
    assert_string_equal(lift->brief.items[0].text, "Up");  // not named, so it stays
    assert_true(lift->core && lift->on == ON_OUT);
}

static void a_plain_text_changes_what_is_said_not_how(void **state)
{
    const Session *s = fixture_text(
        at_core(state, CORE_LIGHT),
        "extends = \"5min\"\nwords: { lift = \"Mine\"  stop_signs = [\"Stop now.\"] }\n");
    const Pool *lift = said(s, "connect", "lift"), *stop = said(s, "open", "stop_signs");
    assert_string_equal(lift->full.items[0].text, "Mine");
    assert_int_equal(lift->brief.count, 0);  // wordings nobody wrote here are not mixed in
    assert_true(lift->core && stop->priority == PRIORITY_MUST);
}

static void a_level_may_have_words_of_its_own(void **state)
{
    Fixture *f = at_core(state, CORE_LIGHT);
    f->request.walker.level = 4;
    f->request.anyway = true;
    const Session *s = fixture_text(f, "extends = \"5min\"\n");
    assert_string_equal(said(s, "open", "stop_signs")->full.items[0].text, "Stop.");
    assert_int_equal(said(s, "open", "stop_signs")->priority, PRIORITY_MUST);
}

static void own_core_words_give_way_where_core_cues_are_not_for_her(void **state)
{
    static const char text[] = "extends = \"5min\"\nwords: { lift: { core = true  full = [\"Zip up\"] } }\n";
    assert_string_equal(
        said(fixture_text(at_core(state, CORE_LIGHT), text), "connect", "lift")->full.items[0].text,
        "Zip up");
    assert_string_equal(
        said(fixture_text(at_core(state, CORE_TALL), text), "connect", "lift")->full.items[0].text, "Grow "
                                                                                                    "taller");
}

// Written for the cue set, a level of it, or the file of a level: left out where core cues have to wait.
static void core_words_of_a_cue_set_give_way_too(void **state)
{
    static const char walk[] = "extends = \"5min\"\n"
                               "phases: { connect: { say: { squeeze = \"0:20\"  gather = \"0:40\" } } }\n";
    Fixture          *f = *state;
    fixture_write(f, "scripts/cues/xx.cfg",
                  "extends = \"en\"\n"
                  "words: { squeeze: { core = true  on = \"out\"  full = [\"Squeeze\"] } }\n"
                  "level_3: { gather: { core = true  on = \"out\"  full = [\"Gather\"] } }\n");
    const char *text = arena_printf(&f->arena, "language = \"xx\"\n%s", walk);
    for (int core = CORE_BREATH_ONLY; core <= CORE_LIGHT; core++) {
        const Session *s = fixture_text(at_core(state, (Core)core), text);
        assert_int_equal(said(s, "connect", "squeeze") != NULL, core == CORE_LIGHT);
        assert_int_equal(said(s, "connect", "gather") != NULL, core == CORE_LIGHT);
        assert_string_equal(said(s, "settle", "posture")->full.items[0].text, "Soft shoulders.");
    }
    assert_string_equal(said(&f->session, "connect", "squeeze")->full.items[0].text, "Squeeze");
    const char *written = arena_printf(&f->arena, "core = \"tall\"\n%s", text);
    assert_null(said(fixture_text(at_core(state, CORE_LIGHT), written), "connect", "squeeze"));
    f->request.walker.level = 2;  // another level's words are nobody's mistake
    assert_null(said(fixture_text(f, text), "connect", "gather"));
}

static void words_join_others_only_where_they_hold(void **state)
{
    Fixture *f = at_core(state, CORE_LIGHT);
    assert_int_equal(said(fixture_text(f, "extends = \"5min\"\n"), "settle", "posture")->full.count, 1);
    f->request.walker.pram = 1;
    assert_int_equal(said(fixture_text(f, "extends = \"5min\"\n"), "settle", "posture")->full.count, 2);
}

static void words_for_others_are_silently_not_said(void **state)
{
    static const char text[] = "extends = \"5min\"\nphases: { settle: { say: { scar = \"0:20\" } } }\n";
    Fixture          *f = at_core(state, CORE_LIGHT);
    assert_null(said(fixture_text(f, text), "settle", "scar"));
    f->request.walker.birth = BIRTH_C_SECTION;
    f->request.walker.weeks = 9;
    assert_non_null(said(fixture_text(f, text), "settle", "scar"));
    f->request.walker.level = 2;
    f->request.walker.weeks = 5;
    assert_null(said(fixture_text(f, text), "settle", "scar"));
}

// "6-12": from the sixth week up to, not including, the twelfth.
static void words_of_some_weeks_are_said_from_the_first_and_not_in_the_last(void **state)
{
    static const char text[] =
        "extends = \"5min\"\nwords: { wing: { weeks = \"6-12\"  full = [\"Let your arms swing.\"] } }\n"
        "phases: { settle: { say: { wing = \"0:20\" } } }\n";
    Fixture *f = at_core(state, CORE_LIGHT);
    f->request.walker.birth = BIRTH_VAGINAL;
    for (int weeks = 4; weeks < 15; weeks++) {
        f->request.walker.weeks = weeks;
        bool heard = said(fixture_text(f, text), "settle", "wing") != NULL;
        if (heard != (weeks >= 6 && weeks <= 11))
            fail_msg("week %d: %s", weeks, heard ? "said" : "not said");
    }
}

static void words_of_another_core_setting_are_silently_not_said(void **state)
{
    const Session *s = fixture_text(at_core(state, CORE_TALL),
                                    "extends = \"5min\"\nphases: { settle: { say: { rest = "
                                    "\"0:20\" } } }\n");
    assert_null(said(s, "settle", "rest"));
}

static void breath_words_wear_off_and_keep_close_the_rest_does_not(void **state)
{
    const Session *s = fixture_text(at_core(state, CORE_TALL), "extends = \"5min\"\n");
    const Pool    *lift = said(s, "connect", "lift"), *posture = said(s, "settle", "posture");
    assert_int_equal(lift->fade.count, 2);
    assert_int_equal(lift->fade.steps[0].times, 2);
    assert_true(lift->gap == 150000);
    assert_int_equal(posture->fade.count, 0);
    assert_true(posture->gap == MICROS_PER_SECOND);
}

// The first of three wordings on a day so many days after the birth.
static const char *first_said(Fixture *f, const char *born)
{
    f->request.walker = WALKER_UNKNOWN;
    f->request.walker.baby_born = born;
    f->request.walker.birth = BIRTH_VAGINAL;
    const Session *s = fixture_text(
        f, "extends = \"5min\"\nwords: { tip: { daily = true  full = [\"One.\", \"Two.\", \"Three.\"] }\n"
           "  same: { full = [\"One.\", \"Two.\", \"Three.\"] } }\n"
           "phases: { settle: { say: { tip = \"0:10\"  same = \"0:40\" } } }\n");
    assert_string_equal(said(s, "settle", "same")->full.items[0].text, "One.");
    assert_int_equal(said(s, "settle", "tip")->full.count, 3);
    return said(s, "settle", "tip")->full.items[0].text;
}

static void daily_words_are_others_each_day(void **state)
{
    Fixture *f = *state;  // today is 27 November
    assert_string_equal(first_said(f, "2026-11-27"), "One.");
    assert_string_equal(first_said(f, "2026-11-26"), "Two.");
    assert_string_equal(first_said(f, "2026-11-25"), "Three.");
    assert_string_equal(first_said(f, "2026-11-24"), "One.");
    assert_string_equal(first_said(f, "2026-10-30"), "Two.");  // 28 days
    assert_string_equal(first_said(f, NULL), "One.");
}

// Of several conditions each has to hold.
static void words_are_said_where_each_condition_holds(void **state)
{
    static const struct {
        const char *only;
        bool        vaginal, vaginal_pram, c_section, c_section_pram, unknown;
    } cases[] = { { "\"pram\"", false, true, false, true, false },
                  { "\"no_pram\"", true, false, true, false, true },
                  { "\"c_section\"", false, false, true, true, false },
                  { "\"vaginal\"", true, true, false, false, false },
                  { "[\"pram\", \"c_section\"]", false, false, false, true, false },
                  { "[\"no_pram\", \"vaginal\"]", true, false, false, false, false } };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int who = 0; who < 5; who++) {
            const bool wanted[] = { cases[i].vaginal, cases[i].vaginal_pram, cases[i].c_section,
                                    cases[i].c_section_pram, cases[i].unknown };
            f->request.walker = WALKER_UNKNOWN;
            f->request.walker.birth = who == 4 ? BIRTH_UNKNOWN : who < 2 ? BIRTH_VAGINAL : BIRTH_C_SECTION;
            f->request.walker.pram = who % 2;
            const Session *s = fixture_text(
                f, arena_printf(&f->arena,
                                "extends = \"5min\"\nwords: { tip: { only = %s  full = [\"Here.\"] } }\n"
                                "phases: { settle: { say: { tip = \"0:10\" } } }\n",
                                cases[i].only));
            if ((said(s, "settle", "tip") != NULL) != wanted[who])
                fail_msg("only = %s, walker %d", cases[i].only, who);
        }
}

// What is not written: the side of the breath, the gap, the fade.
static void what_a_pool_does_not_say_follows_from_what_it_is(void **state)
{
    Fixture       *f = at_core(state, CORE_LIGHT);
    const Session *s = fixture_text(f,
                                    "extends = \"5min\"\nwords: { zip: { core = true  full = [\"Zip up\"] }\n"
                                    "  count: { each_step = true  full = [\"In\", \"two\", \"three\"]  then "
                                    "= [\"Out\", \"two\", \"three\", \"four\"] }\n"
                                    "  in: { on = \"in\"  full = [\"Soften\"]  gap = \"0s\"  fade = \"full\" "
                                    "}  plain: { full = [\"Look.\"] } }\n"
                                    "phases: { connect: { say: { zip = \"5th\"  count = \"start\"  in = "
                                    "\"7th\"  plain = \"1:00\" } } }\n");
    assert_int_equal(said(s, "connect", "zip")->on, ON_OUT);
    assert_int_equal(said(s, "connect", "zip")->gap, 150000);
    assert_int_equal(said(s, "connect", "zip")->fade.count, 2);
    assert_int_equal(said(s, "connect", "count")->on, ON_IN);
    assert_int_equal(said(s, "connect", "in")->gap, 0);
    assert_int_equal(said(s, "connect", "in")->fade.count, 1);
    assert_int_equal(said(s, "connect", "plain")->on, ON_FREE);
    assert_int_equal(said(s, "connect", "plain")->gap, 1000000);
    assert_int_equal(said(s, "connect", "plain")->fade.count, 0);
}

// A drill's steps are said whole twice and then short, if they have a short form; an effort needs no breath
// side.
static void the_steps_of_a_drill_are_short_after_two(void **state)
{
    static const char drill[] =
        "kind = \"drill\"\nbreath = \"4s:6s\"\n"
        "words: { up: { core = true  full = [\"Out, lift it\"]  short = [\"Lift\"] }  ready = \"In\" }\n"
        "phases: { open: { length = \"0:40\"  say: { stop_signs = \"start\" } }\n"
        "  a: { each: { ready = \"in\"  up = \"out\" } } }\n";
    const Session   *s = fixture_text(at_core(state, CORE_LIGHT), drill);
    const DrillStep *steps = fixture_part(s, "a")->drill->steps;
    const Pool      *up = steps[1].pool;
    assert_int_equal(up->on, ON_FREE);
    assert_true(up->core);
    assert_int_equal(up->fade.count, 2);
    assert_true(up->fade.steps[0].form == FORM_FULL && up->fade.steps[0].times == 2);
    assert_true(up->fade.steps[1].form == FORM_SHORT && up->fade.steps[1].times == -1);
    assert_int_equal(steps[0].pool->fade.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_core_setting_chooses_the_words),
        TEST(the_sessions_own_words_override_both),
        TEST(a_plain_text_changes_what_is_said_not_how),
        TEST(a_level_may_have_words_of_its_own),
        TEST(own_core_words_give_way_where_core_cues_are_not_for_her),
        TEST(core_words_of_a_cue_set_give_way_too),
        TEST(words_join_others_only_where_they_hold),
        TEST(words_for_others_are_silently_not_said),
        TEST(words_of_some_weeks_are_said_from_the_first_and_not_in_the_last),
        TEST(words_of_another_core_setting_are_silently_not_said),
        TEST(breath_words_wear_off_and_keep_close_the_rest_does_not),
        TEST(daily_words_are_others_each_day),
        TEST(words_are_said_where_each_condition_holds),
        TEST(what_a_pool_does_not_say_follows_from_what_it_is),
        TEST(the_steps_of_a_drill_are_short_after_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
