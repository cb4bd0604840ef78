// Where phrases end up: mix/place.c, mix/occupied.c, mix/advice.c, mix/crowded.c.
#include "cmocka_all.h"
#include "rules/rules.h"
#include "walk.h"

#include <stdio.h>

static const char too_long[] = "Exhale lift and draw your belly in all the way up now";  // 3.0 s

#define SECONDS(n) ((Micros)((n)*WALK_SECOND))

static Frames at(double seconds) { return frames_at(SECONDS(seconds), WALK_RATE); }

static const Spoken *spoken(const Walk *walk, const char *text)
{
    for (size_t i = 0; i < walk->score.spoken_count; i++)
        if (strcmp(walk->events[walk->score.spoken[i].event].speech.text, text) == 0)
            return &walk->score.spoken[i];
    fail_msg("nobody says %s", text);
    return NULL;
}

static void assert_told(const Walk *walk, DiagSeverity severity, const char *rule, const char *message)
{
    assert_int_equal(walk->diags.count, 1);
    assert_int_equal(walk->diags.items[0].severity, severity);
    assert_string_equal(walk->diags.items[0].rule->name, rule);
    assert_string_equal(walk->diags.items[0].message, message);
}

// --- Each kind of word -----------------------------------------------------------------

static void the_vowel_of_a_breath_word_sits_on_its_turn(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60);
    walk_say(walk, SECONDS(12.345678), ANCHOR_TURN, PRIORITY_MAY, "Lift");
    assert_true(walk_place(walk));
    const Spoken *lift = spoken(walk, "Lift");
    assert_int_equal(lift->fate, SPOKEN_SAID);
    assert_int_equal(lift->vowel, at(12.345678));
    assert_int_equal(lift->onset, lift->vowel - 4410);
    assert_int_equal(lift->end - lift->onset, 11025);
}

static void a_heads_up_ends_at_its_moment(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60);
    walk_say(walk, SECONDS(40), ANCHOR_END, PRIORITY_SHOULD, "Next a reset");
    assert_true(walk_place(walk));
    assert_int_equal(spoken(walk, "Next a reset")->end, at(40));
}

static void a_heads_up_ends_earlier_where_a_word_that_matters_more_is_in_the_way(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60);
    walk_say(walk, SECONDS(39), ANCHOR_START, PRIORITY_MUST, "Stop");
    walk_say(walk, SECONDS(40), ANCHOR_END, PRIORITY_SHOULD, "Next a reset")->slack = SECONDS(3);
    assert_true(walk_place(walk));
    assert_int_equal(spoken(walk, "Next a reset")->end, at(38));
    assert_int_equal(walk->diags.count, 0);
}

static void words_of_one_moment_come_one_after_the_other_as_written(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "open", 60);
    walk_say(walk, 0, ANCHOR_START, PRIORITY_MAY, "Welcome to this walk");
    walk_say(walk, 0, ANCHOR_START, PRIORITY_SHOULD, "Keep one ear free")->gap = SECONDS(2);
    walk_say(walk, 0, ANCHOR_START, PRIORITY_MUST, "Stop when it hurts");
    assert_true(walk_place(walk));
    assert_int_equal(spoken(walk, "Welcome to this walk")->onset, at(1.5));  // when a headset is awake
    assert_int_equal(spoken(walk, "Keep one ear free")->onset, at(4.5));
    assert_int_equal(spoken(walk, "Stop when it hurts")->onset, at(7.5));
    assert_int_equal(walk->diags.count, 0);
}

static void a_word_waits_for_the_first_hole_that_holds_it(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60);
    walk_say(walk, SECONDS(10), ANCHOR_TURN, PRIORITY_MUST, "Lift");
    walk_say(walk, SECONDS(14), ANCHOR_TURN, PRIORITY_MUST, "Lift");
    walk_say(walk, SECONDS(9), ANCHOR_START, PRIORITY_SHOULD, "Shoulders soft and wide");
    assert_true(walk_place(walk));
    assert_int_equal(spoken(walk, "Shoulders soft and wide")->onset, at(11.15));
}

static void a_breath_word_that_matters_more_displaces_a_tip(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60);
    walk_say(walk, SECONDS(10), ANCHOR_START, PRIORITY_MAY, "Shoulders soft and wide");
    walk_say(walk, SECONDS(10.5), ANCHOR_TURN, PRIORITY_SHOULD, "Lift");
    assert_true(walk_place(walk));
    assert_int_equal(spoken(walk, "Lift")->vowel, at(10.5));
    assert_int_equal(spoken(walk, "Shoulders soft and wide")->onset, at(11.65));
}

// "In two three", a word a step of so many seconds.
static void count_three(Walk *walk, double from, double step)
{
    static const char *const words[] = { "In", "two", "three" };
    for (int n = 0; n < 3; n++) {
        Speech *speech = walk_say(walk, SECONDS(from + n * step), ANCHOR_TURN, PRIORITY_MAY, words[n]);
        speech->count_left = 3 - n;
        speech->room = SECONDS(step);
    }
}

static void assert_counted(const Walk *walk, bool said)
{
    assert_int_equal(spoken(walk, "In")->fate, said ? SPOKEN_SAID : SPOKEN_LEFT_OUT);
    assert_int_equal(spoken(walk, "two")->fate, said ? SPOKEN_SAID : SPOKEN_LEFT_OUT);
    assert_int_equal(spoken(walk, "three")->fate, said ? SPOKEN_SAID : SPOKEN_LEFT_OUT);
    assert_int_equal(walk->diags.count, 0);
}

static void the_words_of_a_count_follow_closely(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60);
    count_three(walk, 10, 0.3);  // the voice needs 0.25 s a word, and breath words 0.15 s between them
    assert_true(walk_place(walk));
    assert_counted(walk, true);
    assert_int_equal(spoken(walk, "three")->vowel, at(10.6));
}

static void a_count_whose_steps_are_too_short_is_left_out_whole(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60);
    count_three(walk, 10, 0.24);
    assert_true(walk_place(walk));
    assert_counted(walk, false);
}

static void a_count_with_another_word_on_it_is_left_out_whole(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60);
    count_three(walk, 10, 0.6);
    walk_say(walk, SECONDS(11.6), ANCHOR_START, PRIORITY_MAY, "Shoulders soft");
    assert_true(walk_place(walk));
    assert_counted(walk, false);
    assert_int_equal(spoken(walk, "Shoulders soft")->onset, at(11.6));
}

// --- No room ---

static void a_longer_wording_gives_way_to_its_shorter_one(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60);
    Speech *speech = walk_say(walk, SECONDS(10), ANCHOR_TURN, PRIORITY_SHOULD, too_long);
    speech->instead = "Lift";
    assert_true(walk_place(walk));
    assert_int_equal(walk->score.spoken[0].fate, SPOKEN_SHORTENED);
    assert_string_equal(walk->score.spoken[0].text, "Lift");
    assert_int_equal(walk->score.spoken[0].vowel, at(10));
    assert_int_equal(walk->diags.count, 0);
}

static void an_overrun_names_its_length_its_room_and_what_would_fit(void **state)
{
    Walk          *walk = *state;
    TimelinePhase *phase = walk_phase(walk, "connect", 42);
    walk_on_steps(walk, phase);
    walk_say(walk, SECONDS(6), ANCHOR_TURN, PRIORITY_SHOULD, too_long);
    walk_say(walk, SECONDS(14.4), ANCHOR_TURN, PRIORITY_SHOULD, "Lift and draw in");
    walk_say(walk, SECONDS(22.8), ANCHOR_TURN, PRIORITY_SHOULD, "Lift");
    assert_true(walk_place(walk));
    assert_told(
        walk, DIAG_WARNING, "no-room",
        "\"Exhale lift and draw your belly in all the way up now\" lasts 3.0 s; the exhale has 2.4 s; "
        "this would fit: \"Lift and draw in\", a breath of 3:5, a pace of 82");
}

static void a_may_without_room_is_left_out_in_silence(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60);
    walk_say(walk, SECONDS(10), ANCHOR_TURN, PRIORITY_SHOULD, "Lift");
    walk_say(walk, SECONDS(10.1), ANCHOR_TURN, PRIORITY_MAY, "Soften");
    walk_say(walk, SECONDS(58.5), ANCHOR_START, PRIORITY_MAY, "Shoulders soft and wide and your neck long");
    assert_true(walk_place(walk));
    assert_int_equal(spoken(walk, "Soften")->fate, SPOKEN_LEFT_OUT);
    assert_null(spoken(walk, "Soften")->clip);
    assert_int_equal(spoken(walk, "Soften")->onset, at(10.1));
    assert_int_equal(spoken(walk, "Shoulders soft and wide and your neck long")->fate, SPOKEN_LEFT_OUT);
    assert_int_equal(walk->diags.count, 0);
}

static void a_should_that_collides_is_left_out_with_a_warning(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60);
    walk_say(walk, SECONDS(10), ANCHOR_START, PRIORITY_MUST, "Stop when it hurts");
    walk_say(walk, SECONDS(10.5), ANCHOR_TURN, PRIORITY_SHOULD, "Lift");
    assert_true(walk_place(walk));
    assert_told(walk, DIAG_WARNING, "collision",
                "\"Lift\" is left out: \"Stop when it hurts\" is spoken there");
}

static void a_should_that_waits_long_is_reported(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "open", 60);
    walk_say(
        walk, SECONDS(2), ANCHOR_START, PRIORITY_MUST,
        "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a");
    walk_say(walk, SECONDS(2.5), ANCHOR_START, PRIORITY_SHOULD, "Shoulders soft");
    assert_true(walk_place(walk));
    assert_int_equal(spoken(walk, "Shoulders soft")->onset, at(15));
    assert_told(walk, DIAG_WARNING, "moved",
                "\"Shoulders soft\" is said 12 s late: other words are spoken before it");
}

static void a_must_without_room_is_an_error(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "open", 4.5);
    walk_say(walk, 0, ANCHOR_START, PRIORITY_MUST, "Stop and call when a pad soaks through within the hour");
    walk_say(walk, 0, ANCHOR_START, PRIORITY_MUST, "Stop when it hurts");
    assert_false(walk_place(walk));
    assert_told(walk, DIAG_ERROR, "no-room",
                "\"Stop when it hurts\" lasts 1.0 s and finds no room between the other words of \"open\"; "
                "fewer words or a longer part would do");
}

static void a_may_in_the_queue_yields_to_the_must_after_it(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "open", 5.5);
    walk_say(walk, 0, ANCHOR_START, PRIORITY_MAY, "Welcome to this walk of yours");
    walk_say(walk, 0, ANCHOR_START, PRIORITY_MUST, "Stop and call when it hurts at all");
    assert_true(walk_place(walk));
    assert_int_equal(spoken(walk, "Welcome to this walk of yours")->fate, SPOKEN_LEFT_OUT);
    assert_int_equal(spoken(walk, "Stop and call when it hurts at all")->onset, at(1.5));
}

static void a_word_ends_before_its_latest_moment(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60);
    walk_say(walk, SECONDS(10), ANCHOR_START, PRIORITY_SHOULD, "Shoulders soft and wide")->latest = SECONDS(
        10.9);
    assert_true(walk_place(walk));
    assert_int_equal(walk->score.spoken[0].fate, SPOKEN_LEFT_OUT);
    assert_int_equal(walk->diags.warnings, 1);
}

static void a_part_without_voice_says_nothing(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60)->muted = LAYER_BIT(LAYER_VOICE);
    walk_say(walk, SECONDS(10), ANCHOR_START, PRIORITY_MUST, "Shoulders soft");
    assert_true(walk_place(walk));
    assert_null(walk->score.spoken[0].clip);
}

// --- Density ---

static void say_for_half_a_minute(Walk *walk, Micros from)
{
    for (int i = 0; i < 15; i++)
        walk_say(walk, from + i * SECONDS(2), ANCHOR_START, PRIORITY_SHOULD, "one two three four five six")
            ->gap = SECONDS(0.3);
}

static void a_part_full_of_words_is_reported(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 30);
    say_for_half_a_minute(walk, 0);
    assert_true(walk_place(walk));
    assert_told(
        walk, DIAG_WARNING, "crowded",
        "\"connect\" is spoken over for 75 % of its 0:30; more than 60 % leaves no quiet to do it in: "
        "fewer words or a longer part");
}

static void an_opening_may_be_full_of_words(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "open", 30);
    say_for_half_a_minute(walk, 0);
    assert_true(walk_place(walk));
    assert_int_equal(walk->diags.count, 0);
}

// --- Over random walks -----------------------------------------------------------------

static const char *const texts[] = {
    "Lift",
    "Soften",
    "Lift and draw in",
    "Shoulders soft",
    "Grow taller with each breath",
    "Two minutes left",
    "Next a reset",
    "Stop and call when it hurts at all",
    "Let your ribs be wide like a bell over a bowl of water as you walk",
};
enum { TEXT_COUNT = sizeof texts / sizeof *texts };

static void say_at_random(Walk *walk, uint64_t seed, uint64_t word)
{
    uint64_t     own = rng_hash(seed, word);
    SpeechAnchor anchor = (SpeechAnchor)rng_below(own, 0, 3);
    Micros       moment = (Micros)rng_below(own, 1, 150000) * 1000 - (rng_below(own, 2, 4) == 0 ? 0 : 1) * 7;
    const char  *text = texts[rng_below(own, 4, TEXT_COUNT)];
    Speech *speech = walk_say(walk, moment > 0 ? moment : 0, anchor, (Priority)rng_below(own, 3, 3), text);
    speech->gap = anchor == ANCHOR_TURN ? SECONDS(0.15) : rng_below(own, 5, 3) * SECONDS(1);
    speech->slack = anchor == ANCHOR_END ? rng_below(own, 6, 4) * SECONDS(1) : 0;
    speech->latest = anchor == ANCHOR_START && rng_below(own, 7, 2) ? moment + SECONDS(20) : 0;
    speech->instead = rng_below(own, 8, 2) ? texts[rng_below(own, 9, 2)] : NULL;
}

static void assert_in_place(const Walk *walk, const Spoken *said)
{
    const Speech *speech = &walk->events[said->event].speech;
    Micros        moment = walk->events[said->event].at;
    assert_int_equal(said->vowel, said->start + said->clip->vowel);
    assert_true(said->start >= 0 && said->end <= walk->score.length);
    switch (speech->anchor) {
    case ANCHOR_TURN: assert_int_equal(said->vowel, frames_at(moment, WALK_RATE)); break;
    case ANCHOR_END:
        assert_true(said->end <= frames_at(moment, WALK_RATE) &&
                    said->end >= frames_at(moment - speech->slack, WALK_RATE));
        break;
    case ANCHOR_START:
        assert_true(said->onset >= frames_at(moment, WALK_RATE));
        assert_true(!speech->latest || said->end <= frames_at(speech->latest, WALK_RATE));
        break;
    }
}

static void speech_never_overlaps_and_keeps_its_gaps(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        Walk *walk = walk_new();
        walk_phase(walk, "open", 150);
        uint64_t words = 5 + rng_below(seed, 0, 80);
        for (uint64_t word = 1; word <= words; word++)
            say_at_random(walk, seed, word);
        walk_place(walk);
        const Spoken *before = NULL;
        for (size_t i = 0; i < walk->score.spoken_count; i++) {
            const Spoken *said = &walk->score.spoken[i];
            if (!said->clip)
                continue;
            assert_in_place(walk, said);
            Micros gap = walk->events[said->event].speech.gap,
                   other = before ? walk->events[before->event].speech.gap : 0;
            if (before && said->onset < before->end + frames_at(gap > other ? gap : other, WALK_RATE))
                fail_msg("seed %d: \"%s\" at %.3f s follows \"%s\" too soon", (int)seed, said->text,
                         (double)said->onset / WALK_RATE, before->text);
            before = said;
        }
        walk_free(walk);
    }
}

static void the_same_walk_is_placed_the_same(void **state)
{
    (void)state;
    Walk *walks[2] = { walk_new(), walk_new() };
    for (int i = 0; i < 2; i++) {
        walk_phase(walks[i], "open", 150);
        for (uint64_t word = 1; word <= 60; word++)
            say_at_random(walks[i], 7, word);
        walk_place(walks[i]);
    }
    for (size_t i = 0; i < walks[0]->score.spoken_count; i++) {
        assert_int_equal(walks[0]->score.spoken[i].event, walks[1]->score.spoken[i].event);
        assert_int_equal(walks[0]->score.spoken[i].onset, walks[1]->score.spoken[i].onset);
    }
    walk_free(walks[0]);
    walk_free(walks[1]);
}

static void phrases_are_listed_once_in_order_of_use(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "open", 60);
    walk_say(walk, SECONDS(1), ANCHOR_START, PRIORITY_MAY, "Grow taller")->instead = "Taller";
    walk_say(walk, SECONDS(5), ANCHOR_TURN, PRIORITY_MAY, "Lift");
    walk_say(walk, SECONDS(9), ANCHOR_START, PRIORITY_MAY, "Grow taller");
    walk_say(walk, SECONDS(15), ANCHOR_START, PRIORITY_MAY, "Grow taller")->rate = RATE_MUST;
    walk_say(walk, SECONDS(20), ANCHOR_TURN, PRIORITY_MAY, "Taller");
    assert_true(walk_place(walk));
    const char *const expected[] = { "Grow taller", "Taller", "Lift", "Grow taller" };
    assert_int_equal(walk->phrase_count, 4);
    for (int i = 0; i < 4; i++)
        assert_string_equal(walk->phrases[i].text, expected[i]);
    assert_false(walk->phrases[0].breath_word);
    assert_true(walk->phrases[1].breath_word);
    assert_int_equal(walk->phrases[3].rate, RATE_MUST);
}

static int setup(void **state)
{
    *state = walk_new();
    return 0;
}
static int teardown(void **state)
{
    walk_free(*state);
    return 0;
}
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

// Four words from their vowel on: 0.9 s. A quarter of a second of it may come after the breath.
static bool fits_a_breath_of(double seconds)
{
    Walk *walk = walk_new();
    walk_phase(walk, "connect", 60);
    walk_say(walk, SECONDS(10), ANCHOR_TURN, PRIORITY_MAY, "one two three four")->room = SECONDS(seconds);
    walk_place(walk);
    bool said = walk->score.spoken[0].clip != NULL;
    walk_free(walk);
    return said;
}

static void a_breath_word_may_end_a_quarter_of_a_second_after_its_breath(void **state)
{
    (void)state;
    assert_true(fits_a_breath_of(0.651));
    assert_false(fits_a_breath_of(0.649));
}

// What must be said lasts from 10 s to 13 s, and a second of silence: when is a tip of then said? 0: not.
static double tip_is_said(double seconds)
{
    Walk *walk = walk_new();
    walk_phase(walk, "connect", 60);
    walk_say(walk, SECONDS(10), ANCHOR_START, PRIORITY_MUST, "a b c d e f g h i j k l");
    walk_say(walk, SECONDS(seconds), ANCHOR_START, PRIORITY_MAY, "one two three four");
    assert_true(walk_place(walk));
    const Spoken *tip = &walk->score.spoken[1];
    double        at = tip->clip ? (double)tip->onset / WALK_RATE : 0;
    walk_free(walk);
    return at;
}

static void a_tip_waits_three_seconds_and_no_longer(void **state)
{
    (void)state;
    assert_float_equal(tip_is_said(11.001), 14, 1e-4);
    assert_float_equal(tip_is_said(10.999), 0, 0);
}

static void tips_are_three_seconds_apart(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "connect", 60);
    walk_say(walk, SECONDS(10), ANCHOR_START, PRIORITY_MAY, "one two three four");
    walk_say(walk, SECONDS(11.5), ANCHOR_START, PRIORITY_MAY, "one two three four");
    walk_say(walk, SECONDS(16), ANCHOR_START, PRIORITY_SHOULD, "one two three four");
    assert_true(walk_place(walk));
    assert_float_equal((double)walk->score.spoken[0].onset / WALK_RATE, 10, 1e-4);
    assert_float_equal((double)walk->score.spoken[1].onset / WALK_RATE, 14, 1e-4);
    assert_float_equal((double)walk->score.spoken[2].onset / WALK_RATE, 16,
                       1e-4);  // a second after it is enough
}

// --- What is reported, to the limit ----------------------------------------------------

// What must be said lasts from 2 s to 14 s, and a second of silence.
static void a_should_may_be_twelve_seconds_late(void **state)
{
    (void)state;
    for (int late = 0; late <= 1; late++) {
        Walk *walk = walk_new();
        walk_phase(walk, "open", 60);
        walk_say(walk, SECONDS(2), ANCHOR_START, PRIORITY_MUST,
                 "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a "
                 "a a a");
        walk_say(walk, SECONDS(late ? 2.99 : 3), ANCHOR_START, PRIORITY_SHOULD, "Shoulders soft");
        assert_true(walk_place(walk));
        assert_int_equal(spoken(walk, "Shoulders soft")->onset, at(15));
        assert_int_equal(walk->diags.count, late);
        walk_free(walk);
    }
}

static int overruns(const Rule *const *allowed, const char *second, double first_room, double second_room)
{
    Walk *walk = walk_new();
    walk_phase(walk, "connect", 60);
    walk->session.allow = allowed, walk->session.allow_count = allowed ? 1 : 0;
    walk_say(walk, SECONDS(10), ANCHOR_TURN, PRIORITY_SHOULD, too_long)->room = SECONDS(first_room);
    walk_say(walk, SECONDS(20), ANCHOR_TURN, PRIORITY_SHOULD, second)->room = SECONDS(second_room);
    assert_true(walk_place(walk));
    int count = (int)walk->diags.count;
    for (int i = 0; i < count; i++)
        assert_string_equal(walk->diags.items[i].rule->name, "no-room");
    walk_free(walk);
    return count;
}

// Rooms are alike to a tenth of a second.
static void the_same_overrun_is_reported_once(void **state)
{
    static const char        another[] = "Exhale lift and draw your belly in all the way down now";
    static const Rule *const allowed[] = { RULE(NO_ROOM) };
    (void)state;
    assert_int_equal(overruns(NULL, too_long, 2.41, 2.49), 1);
    assert_int_equal(overruns(NULL, too_long, 2.41, 2.39), 2);
    assert_int_equal(overruns(NULL, too_long, 2.49, 2.51), 2);
    assert_int_equal(overruns(NULL, another, 2.41, 2.41), 2);
    assert_int_equal(overruns(NULL, another, 2.41, 2.31), 2);
    assert_int_equal(overruns(allowed, another, 2.41, 2.31), 0);
}

// --- Clips that begin with silence -----------------------------------------------------

// The silence before the first sound is not counted: a word is where it is heard.
static void silence_before_a_word_takes_no_room(void **state)
{
    Walk *walk = *state;
    walk->onset = at(0.05);
    walk_phase(walk, "connect", 60);
    walk_say(walk, 0, ANCHOR_START, PRIORITY_SHOULD, "Hello");
    walk_say(walk, SECONDS(12), ANCHOR_TURN, PRIORITY_MAY, "Lift");
    walk_say(walk, SECONDS(20), ANCHOR_START, PRIORITY_SHOULD, "Shoulders soft");
    walk_say(walk, SECONDS(20), ANCHOR_START, PRIORITY_SHOULD, "Look far ahead");
    walk_say(walk, SECONDS(40), ANCHOR_END, PRIORITY_SHOULD, "Next a reset");
    assert_true(walk_place(walk));
    const struct {
        const char *text;
        double      onset, end;
    } words[] = { { "Hello", 1.5, 1.75 },  // once a headset is awake
                  { "Lift", 11.9, 12.15 },
                  { "Shoulders soft", 20, 20.5 },
                  { "Look far ahead", 21.5, 22.25 },
                  { "Next a reset", 39.25, 40 } };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const Spoken *said = spoken(walk, words[i].text);
        assert_int_equal(said->onset, at(words[i].onset));
        assert_int_equal(said->start, said->onset - at(0.05));
        assert_int_equal(said->vowel, said->onset + at(0.1));
        assert_int_equal(said->end, at(words[i].end));
    }
}

static void no_clip_begins_before_the_walk(void **state)
{
    (void)state;
    for (int heads_up = 0; heads_up <= 1; heads_up++) {
        Walk *walk = walk_new();
        walk->onset = at(2);
        walk_phase(walk, "open", 60);
        walk_say(walk, heads_up ? SECONDS(2.24) : 0, heads_up ? ANCHOR_END : ANCHOR_START, PRIORITY_MAY,
                 "Hello");
        assert_true(walk_place(walk));
        assert_int_equal(spoken(walk, "Hello")->fate, heads_up ? SPOKEN_LEFT_OUT : SPOKEN_SAID);
        if (!heads_up)
            assert_int_equal(spoken(walk, "Hello")->start, 0);
        walk_free(walk);
    }
}

static void an_overrun_is_as_long_as_it_is_heard(void **state)
{
    Walk *walk = *state;
    walk->onset = at(0.5);
    walk_on_steps(walk, walk_phase(walk, "connect", 42));
    walk_say(walk, SECONDS(6), ANCHOR_TURN, PRIORITY_SHOULD, too_long);
    walk_say(walk, SECONDS(14.4), ANCHOR_TURN, PRIORITY_SHOULD, "Lift and draw in");
    assert_true(walk_place(walk));
    assert_told(
        walk, DIAG_WARNING, "no-room",
        "\"Exhale lift and draw your belly in all the way up now\" lasts 3.0 s; the exhale has 2.4 s; "
        "this would fit: \"Lift and draw in\", a breath of 3:5, a pace of 82");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_vowel_of_a_breath_word_sits_on_its_turn),
        TEST(a_heads_up_ends_at_its_moment),
        TEST(a_heads_up_ends_earlier_where_a_word_that_matters_more_is_in_the_way),
        TEST(words_of_one_moment_come_one_after_the_other_as_written),
        TEST(a_word_waits_for_the_first_hole_that_holds_it),
        TEST(a_breath_word_that_matters_more_displaces_a_tip),
        TEST(the_words_of_a_count_follow_closely),
        TEST(a_count_whose_steps_are_too_short_is_left_out_whole),
        TEST(a_count_with_another_word_on_it_is_left_out_whole),
        TEST(a_longer_wording_gives_way_to_its_shorter_one),
        TEST(an_overrun_names_its_length_its_room_and_what_would_fit),
        TEST(a_may_without_room_is_left_out_in_silence),
        TEST(a_should_that_collides_is_left_out_with_a_warning),
        TEST(a_should_that_waits_long_is_reported),
        TEST(a_must_without_room_is_an_error),
        TEST(a_may_in_the_queue_yields_to_the_must_after_it),
        TEST(a_word_ends_before_its_latest_moment),
        TEST(a_part_without_voice_says_nothing),
        TEST(a_part_full_of_words_is_reported),
        TEST(an_opening_may_be_full_of_words),
        cmocka_unit_test(speech_never_overlaps_and_keeps_its_gaps),
        cmocka_unit_test(the_same_walk_is_placed_the_same),
        TEST(phrases_are_listed_once_in_order_of_use),
        TEST(a_breath_word_may_end_a_quarter_of_a_second_after_its_breath),
        TEST(a_tip_waits_three_seconds_and_no_longer),
        TEST(tips_are_three_seconds_apart),
        TEST(a_should_may_be_twelve_seconds_late),
        TEST(the_same_overrun_is_reported_once),
        TEST(silence_before_a_word_takes_no_room),
        TEST(no_clip_begins_before_the_walk),
        TEST(an_overrun_is_as_long_as_it_is_heard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
