// session/chosen.h: what is chosen for her, and why, word for word.
#include "session/chosen.h"

#include "cmocka_all.h"

static const Weeks from_two = {
    .of = { [BIRTH_VAGINAL] = { .from = 2, .to = 6 }, [BIRTH_C_SECTION] = { .from = 3, .to = -1 } }
};
static const Weeks from_birth = {
    .of = { [BIRTH_VAGINAL] = { .from = 0, .to = 2 }, [BIRTH_C_SECTION] = { .from = 0, .to = 3 } }
};
static const Weeks not_for_all = {
    .of = { [BIRTH_VAGINAL] = { .from = -1, .to = -1 }, [BIRTH_C_SECTION] = { .from = 2, .to = -1 } }
};
static const Weeks not_for_all_either = {
    .of = { [BIRTH_VAGINAL] = { .from = 2, .to = -1 }, [BIRTH_C_SECTION] = { .from = -1, .to = -1 } }
};

static void expect(const Session *session, const char *line)
{
    Arena arena = { 0 };
    assert_string_equal(chosen_line(session, &arena), line);
    arena_free(&arena);
}

static void for_her_the_level_her_week_and_the_core(void **state)
{
    (void)state;
    static const struct {
        int         level, weeks;
        Birth       birth;
        Core        core;
        Reasons     why;
        const char *line;
    } cases[] = {
        { 3, 9, BIRTH_VAGINAL, CORE_LIGHT, { 0 }, "Level 3, week 9 after birth: light core cues." },
        { 0, 9, BIRTH_UNKNOWN, CORE_TALL, { 0 }, "No level, week 9 after birth: words of posture." },
        { 1,
          0,
          BIRTH_C_SECTION,
          CORE_BREATH_ONLY,
          { .core_reason = CORE_LEVEL_TOO_LOW },
          "Level 1, week 0 after a C-section: breath words only; core cues begin at level 2." },
        { 2,
          -1,
          BIRTH_VAGINAL,
          CORE_BREATH_ONLY,
          { .core_reason = CORE_WEEK_UNKNOWN },
          "Level 2: breath words only; core cues wait until your weeks are known (walkcoach init asks)." },
        { 2,
          4,
          BIRTH_C_SECTION,
          CORE_BREATH_ONLY,
          { .core_reason = CORE_AFTER_C_SECTION },
          "Level 2, week 4 after a C-section: breath words only; core cues wait until week 6 after a "
          "C-section, "
          "or until your provider has cleared them." },
        { 2,
          4,
          BIRTH_UNKNOWN,
          CORE_BREATH_ONLY,
          { .core_reason = CORE_BIRTH_UNKNOWN },
          "Level 2, week 4 after birth: breath words only; core cues wait until week 6, since nothing says "
          "how "
          "the birth was." },
        { 2,
          9,
          BIRTH_VAGINAL,
          CORE_BREATH_ONLY,
          { .core_reason = CORE_AFTER_TEAR },
          "Level 2, week 9 after birth: breath words only; core cues wait until your provider has cleared "
          "them, "
          "after a tear." },
        { 2,
          -1,
          BIRTH_VAGINAL,
          CORE_LIGHT,
          { .core_reason = CORE_AS_TYPED },
          "Level 2: light core cues, because you ask for them; your week is not known." },
        { 2,
          9,
          BIRTH_VAGINAL,
          CORE_LIGHT,
          { .level_wanted = 4, .level_begins = 12 },
          "Level 2, week 9 after birth: light core cues; level 4 begins in week 12." },
        { 1,
          1,
          BIRTH_VAGINAL,
          CORE_BREATH_ONLY,
          { .level_wanted = 2, .level_begins = 3, .core_reason = CORE_LEVEL_TOO_LOW },
          "Level 1, week 1 after birth: breath words only; level 2 begins in week 3; core cues begin at "
          "level "
          "2." },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Session session = {
            .level = cases[i].level, .weeks = cases[i].weeks, .core = cases[i].core, .reasons = cases[i].why
        };
        session.reasons.known = true;
        session.reasons.birth = cases[i].birth;
        expect(&session, cases[i].line);
    }
}

static void a_drill_has_her_week_alone(void **state)
{
    (void)state;
    Session session = { .kind = SESSION_DRILL, .level = 2, .weeks = 9, .reasons = { .known = true } };
    expect(&session, "For week 9 after birth.");
    session.reasons.birth = BIRTH_C_SECTION;
    expect(&session, "For week 9 after a C-section.");
    session.weeks = 0;
    expect(&session, "For week 0 after a C-section.");
    session.weeks = -1;
    expect(&session, "");
}

#define INIT "; walkcoach init asks about you and chooses."

static void for_somebody_unknown_it_is_said_who_it_is_for(void **state)
{
    (void)state;
    Session session = { .weeks = -1, .core = CORE_LIGHT, .reasons = { .weeks = from_two } };
    session.reasons.core_written = CORE_LIGHT;
    expect(&session, "For weeks 2 to 6 (after a C-section week 3 on)" INIT);
    session.core = CORE_BREATH_ONLY;
    expect(&session, "For weeks 2 to 6 (after a C-section week 3 on); breath words only" INIT);
    session.kind = SESSION_DRILL;
    expect(&session, "For weeks 2 to 6 (after a C-section week 3 on)" INIT);
    session.kind = SESSION_WALK;
    session.reasons.weeks = from_birth;
    expect(&session, "For weeks 0 to 2 (after a C-section weeks 0 to 3); breath words only" INIT);
    for (int i = 0; i < 2; i++) {
        session.reasons.weeks = i ? not_for_all : not_for_all_either;
        session.core = CORE_BREATH_ONLY;
        expect(&session, "Nothing is known about you yet; breath words only: walkcoach init asks about you.");
        session.core = CORE_LIGHT;
        expect(&session, "");
    }
    session.reasons.core_reason = CORE_AS_TYPED;
    expect(
        &session,
        "Nothing is known about you yet; light core cues, because you ask for them; your week is not known.");
    session.reasons.sample = true;
    expect(&session, "");
}

static void a_next_level_is_a_line_of_its_own(void **state)
{
    (void)state;
    Arena   arena = { 0 };
    Session session = { .level = 2, .weeks = -1, .core = CORE_LIGHT, .reasons = { .known = true } };
    assert_string_equal(chosen_next_level(&session, &arena), "");
    assert_string_equal(chosen_lines(&session, &arena), "Level 2: light core cues.");
    session.reasons.level_next = 3;
    assert_string_equal(chosen_next_level(&session, &arena),
                        "After three walks without symptoms you could move up to level 3.");
    assert_string_equal(chosen_lines(&session, &arena),
                        "Level 2: light core cues.\n"
                        "After three walks without symptoms you could move up to level 3.");
    session.reasons.known = false, session.reasons.sample = true;
    assert_string_equal(chosen_lines(&session, &arena),
                        "After three walks without symptoms you could move up to level 3.");
    session.reasons.level_next = 0;
    assert_string_equal(chosen_lines(&session, &arena), "");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(for_her_the_level_her_week_and_the_core),
        cmocka_unit_test(a_drill_has_her_week_alone),
        cmocka_unit_test(for_somebody_unknown_it_is_said_who_it_is_for),
        cmocka_unit_test(a_next_level_is_a_line_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
