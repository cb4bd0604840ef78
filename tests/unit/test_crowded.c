// mix/crowded.h: how much of a part may be spoken over. A frame is a millisecond.
#include "mix/crowded.h"

#include "cmocka_all.h"
#include "rules/rules.h"

#define SECONDS(n) ((Micros)((n)*MICROS_PER_SECOND))

// Looks at parts with that key, each so many seconds long, under what is spoken. Returns the last message;
// "": there was none.
static const char *looked_at(const char *key, int parts, double length, const Spoken *spoken, size_t count,
                             const Session *session, Arena *arena)
{
    TimelinePhase phases[3];
    DiagList      diags = { .arena = arena };
    for (int i = 0; i < parts; i++)
        phases[i] = (TimelinePhase){ .key = key,
                                     .title = "Walk",
                                     .at = i * SECONDS(length),
                                     .length = SECONDS(length),
                                     .pos = { .line = i + 1 } };
    const Timeline timeline = { .session = session, .phases = phases, .phase_count = (size_t)parts };
    crowded_check(
        &(Score){ .timeline = &timeline, .rate = 1000, .spoken = (Spoken *)spoken, .spoken_count = count },
        &diags);
    assert_true(diags.count <= 1);
    return diags.count ? arena_printf(arena, "%d: %s", diags.items[0].pos.line, diags.items[0].message) : "";
}

static bool is_crowded(const char *key, double length, double from, double to)
{
    const Session session = { 0 };
    const Spoken  spoken[] = { { .onset = (Frames)(from * 1000), .end = (Frames)(to * 1000) } };
    Arena         arena = { 0 };
    bool          crowded = *looked_at(key, 1, length, spoken, 1, &session, &arena);
    arena_free(&arena);
    return crowded;
}

static void three_fifths_of_a_part_may_be_words_and_no_more(void **state)
{
    (void)state;
    assert_false(is_crowded("walk", 20, 2, 14));
    assert_true(is_crowded("walk", 20, 2, 14.01));
    assert_false(is_crowded("walk", 100, 0, 60));
    assert_true(is_crowded("walk", 100, 0, 60.1));
}

static void a_part_under_twenty_seconds_may_be_all_words(void **state)
{
    (void)state;
    assert_true(is_crowded("walk", 20, 0, 20));
    assert_false(is_crowded("walk", 19.999, 0, 19.999));
}

static void openings_and_closings_may_be_all_words(void **state)
{
    (void)state;
    assert_false(is_crowded("open", 30, 0, 30));
    assert_false(is_crowded("setup", 30, 0, 30));
    assert_false(is_crowded("close_2", 30, 0, 30));
    assert_true(is_crowded("opening", 30, 0, 30));
    assert_true(is_crowded("clos", 30, 0, 30));
    assert_true(is_crowded("walk_open", 30, 0, 30));
}

// Three parts of 20 s.
static void what_is_said_over_a_border_counts_in_both_parts(void **state)
{
    (void)state;
    Session      session = { 0 };
    Arena        arena = { 0 };
    const Spoken spoken[] = { { .onset = 9000, .end = 24000 },
                              { .onset = 25000, .end = 33000 },
                              { .onset = 39000, .end = 41000 } };
    // 11 s; 4 s, 8 s and 1 s; 1 s
    assert_string_equal(
        looked_at("walk", 3, 20, spoken, 3, &session, &arena),
        "2: \"Walk\" is spoken over for 65 % of its 0:20; more than 60 % leaves no quiet to do it in: "
        "fewer words or a longer part");
    const Spoken to_the_border[] = { { .onset = 10000, .end = 20000 },
                                     { .onset = 20000, .end = 32000 },
                                     { .onset = 47000, .end = 60000 } };
    assert_string_equal(
        looked_at("walk", 3, 20, to_the_border, 3, &session, &arena),
        "3: \"Walk\" is spoken over for 65 % of its 0:20; more than 60 % leaves no quiet to do it in: "
        "fewer words or a longer part");
    const Rule *const allowed[] = { RULE(CROWDED) };
    session.allow = allowed;
    session.allow_count = 1;
    assert_string_equal(looked_at("walk", 3, 20, spoken, 3, &session, &arena), "");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_fifths_of_a_part_may_be_words_and_no_more),
        cmocka_unit_test(a_part_under_twenty_seconds_may_be_all_words),
        cmocka_unit_test(openings_and_closings_may_be_all_words),
        cmocka_unit_test(what_is_said_over_a_border_counts_in_both_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
