// mix/advice.h: what is suggested for a breath word that is too long for its breath.
#include "mix/advice.h"

#include "cmocka_all.h"

#define SECONDS(n) ((Micros)((n)*MICROS_PER_SECOND))

// In and out of so many steps of 0.6 s (0 steps: of 3 s each), and a word on one of them.
static const char *advice(int in, int out, bool on_out, double needed, const ScorePhrase *phrases,
                          size_t count, const Speech *other, Arena *arena)
{
    Micros      first = in ? in * SECONDS(0.6) : SECONDS(3), second = out ? out * SECONDS(0.6) : SECONDS(3);
    const Event breath_in = { .kind = EVENT_BREATH, .length = first, .breath = { .steps = in } };
    const Event breath_out = {
        .at = first, .kind = EVENT_BREATH, .length = second, .breath = { .out = true, .steps = out }
    };
    Event word = {
        .at = on_out ? first : 0,
        .kind = EVENT_SPEECH,
        .speech = { .text = "word", .pool = "p", .anchor = ANCHOR_TURN, .room = on_out ? second : first }
    };
    Event  events[4] = { breath_in };
    size_t at = 1;
    if (!on_out)
        events[at++] = word;
    events[at++] = breath_out;
    if (on_out)
        events[at++] = word;
    events[at] = (Event){ .at = first + second, .kind = EVENT_SPEECH };
    if (other)
        events[at].speech = *other;
    const Timeline timeline = { .events = events, .event_count = 4 };
    PhraseIndex    index = phrases_index(phrases, count, arena);
    return advice_for(&timeline, &index, &events[on_out ? 2 : 1], SECONDS(needed), arena);
}

static void assert_advised(int in, int out, bool on_out, double needed, const char *expected)
{
    Arena arena = { 0 };
    assert_string_equal(advice(in, out, on_out, needed, NULL, 0, NULL, &arena), expected);
    arena_free(&arena);
}

static void a_longer_breath_or_a_slower_pace_gives_the_time(void **state)
{
    (void)state;
    assert_advised(3, 3, true, 2.0, "this would fit: a breath of 3:4, a pace of 90");
    assert_advised(3, 3, true, 2.4, "this would fit: a breath of 3:4, a pace of 75");
    assert_advised(3, 3, true, 2.5, "this would fit: a breath of 3:5, a pace of 72");
    assert_advised(3, 5, false, 2.0, "this would fit: a breath of 4:5, a pace of 90");
    assert_advised(3, 3, false, 2.0,
                   "this would fit: a breath of 4:4, a pace of 90");  // out is never the shorter
}

static void only_what_is_allowed_is_suggested(void **state)
{
    (void)state;
    assert_advised(3, 3, true, 3.0, "this would fit: a breath of 3:5, a pace of 60");
    assert_advised(3, 3, true, 3.01, "this would fit: a breath of 3:6");  // sixty steps a minute at least
    assert_advised(3, 3, true, 3.6, "this would fit: a breath of 3:6");   // six steps at most
    assert_advised(3, 3, true, 3.61, "only a shorter wording would fit");
}

static void a_breath_in_seconds_is_given_in_tenths(void **state)
{
    (void)state;
    assert_advised(0, 0, true, 3.4, "this would fit: an exhale of 3.4 s");
    assert_advised(0, 0, true, 3.41, "this would fit: an exhale of 3.5 s");
    assert_advised(0, 0, false, 3.41, "this would fit: an inhale of 3.5 s");
}

// From its vowel on, a wording may take as long as the breath.
static void the_longest_wording_of_the_pool_that_fits_is_suggested(void **state)
{
    (void)state;
    Arena      arena = { 0 };
    const Clip clip = { .length = 2000, .vowel = 200, .rate = 1000 },
               longer = { .length = 2001, .vowel = 200, .rate = 1000 };
    const ScorePhrase fits[] = { { "Out", RATE_BREATH, &clip, { 0 }, true } },
                      too_long[] = { { "Out", RATE_BREATH, &longer, { 0 }, true } };
    Speech            other = { .text = "Out", .pool = "p", .anchor = ANCHOR_TURN };
    static const char without[] = "this would fit: a breath of 3:4, a pace of 90";
    assert_string_equal(advice(3, 3, true, 2.0, fits, 1, &other, &arena),
                        "this would fit: \"Out\", a breath of 3:4, a pace of 90");
    assert_string_equal(advice(3, 3, true, 2.0, too_long, 1, &other, &arena), without);
    other.pool = "q";
    assert_string_equal(advice(3, 3, true, 2.0, fits, 1, &other, &arena), without);
    other = (Speech){ .text = "Out", .pool = "p", .anchor = ANCHOR_START };
    assert_string_equal(advice(3, 3, true, 2.0, fits, 1, &other, &arena), without);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_longer_breath_or_a_slower_pace_gives_the_time),
        cmocka_unit_test(only_what_is_allowed_is_suggested),
        cmocka_unit_test(a_breath_in_seconds_is_given_in_tenths),
        cmocka_unit_test(the_longest_wording_of_the_pool_that_fits_is_suggested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
