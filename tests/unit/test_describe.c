// beside/describe.h: what a file says about itself in words, and the fingerprint of what it was made from.
#include "beside/describe.h"

#include "cmocka_all.h"

#include <string.h>

#define SECONDS(n) ((Micros)((n)*MICROS_PER_SECOND))
#define END        ". Exercise, not medical advice. Made by walkcoach."

enum { RATE = 1000, PARTS = 4 };

typedef struct {
    Arena         arena;
    Session       session;
    TimelinePhase parts[PARTS];
    Event         events[3];
    Timeline      timeline;
    float         energy[3], other_energy[3];
    Clip          clip, other;
    Placed        placed[3];
    BedSpan       bed;
    Spoken        spoken[3];
    Score         score;
} Fixture;

// Four parts of ten seconds, all at her own pace and breath.
static void begin(Fixture *fixture)
{
    *fixture = (Fixture){ .session = { .title = "Through the park",
                                       .about = "Ten minutes, breath and steps" },
                          .energy = { 0.1f, 0.2f, 0.3f },
                          .other_energy = { 0.1f, 0.2f, 0.4f } };
    for (int i = 0; i < PARTS; i++)
        fixture->parts[i] = (TimelinePhase){ .title = "Part",
                                             .at = SECONDS(10 * i),
                                             .length = SECONDS(10),
                                             .rounds = 1,
                                             .round = 1,
                                             .pace = { .own = true, .from = 96, .to = 96 } };
    fixture->timeline = (Timeline){ .session = &fixture->session,
                                    .length = SECONDS(40),
                                    .phases = fixture->parts,
                                    .phase_count = PARTS,
                                    .events = fixture->events };
    fixture->clip = (Clip){ .length = 24, .energy = fixture->energy, .energy_count = 3 };
    fixture->other = (Clip){ .length = 24, .energy = fixture->other_energy, .energy_count = 3 };
    fixture->placed[0] = (Placed){ .at = 100, .clip = &fixture->clip, .left = 1, .right = 0.5f };
    fixture->placed[1] = (Placed){ .at = 200, .clip = &fixture->clip, .left = 1, .right = 0.5f };
    fixture->placed[2] = (Placed){ .at = 300, .clip = &fixture->other, .left = 1, .right = 0.5f };
    fixture->bed = (BedSpan){
        .from = 0, .to = 40000, .fade_in = 20, .fade_out = 30, .loop = &fixture->clip, .gain = 0.1f
    };
    static const char *const texts[] = { "Lift", "left out", "Let go" };
    for (int i = 0; i < 3; i++)
        fixture->spoken[i] = (Spoken){ .event = (size_t)i,
                                       .text = texts[i],
                                       .fate = i == 1 ? SPOKEN_LEFT_OUT : SPOKEN_SAID,
                                       .onset = 10 * RATE + i * RATE };
    fixture->score = (Score){ .timeline = &fixture->timeline,
                              .rate = RATE,
                              .channels = 2,
                              .length = 40 * RATE,
                              .placed = fixture->placed,
                              .placed_count = 3,
                              .beds = &fixture->bed,
                              .bed_count = 1,
                              .spoken = fixture->spoken,
                              .spoken_count = 3,
                              .gain = 1,
                              .audible = LAYERS_ALL };
}

static void pace(Fixture *fixture, int part, double from, double to)
{
    fixture->parts[part].pace = (Pace){ .from = from, .to = to };
}

static void breathe(Fixture *fixture, int part, BreathKind kind, double in, double out)
{
    fixture->parts[part].breath.kind = kind;
    fixture->parts[part].breath.gears[0].in = in;
    fixture->parts[part].breath.gears[0].out = out;
}

static void expect_comment(Fixture *fixture, const char *comment)
{
    Tags tags;
    assert_null(describe_tags(&fixture->score, &(DescribeSettings){ .to = SECONDS(40), .weeks = -1 },
                              &fixture->arena, &tags));
    assert_string_equal(tags.comment, comment);
    arena_free(&fixture->arena);
}

static void pace_and_breath_are_said_in_words(void **state)
{
    (void)state;
    Fixture fixture;
    begin(&fixture);
    expect_comment(&fixture, "Walk; at your own pace" END);
    fixture.session.kind = SESSION_DRILL;
    expect_comment(&fixture, "Drill; on the floor" END);
    fixture.session.level = 1;
    expect_comment(&fixture, "Level 1; on the floor" END);
    breathe(&fixture, 2, BREATH_SECONDS, 2.5, 4);
    breathe(&fixture, 3, BREATH_STEPS, 3, 4);
    expect_comment(&fixture, "Level 1; on the floor; breath in for 2.5 s, out for 4 s" END);

    begin(&fixture);
    pace(&fixture, 1, 100, 100);
    expect_comment(&fixture, "Walk; 100 steps a minute" END);
    pace(&fixture, 3, 100, 100);
    expect_comment(&fixture, "Walk; 100 steps a minute" END);
    pace(&fixture, 2, 108, 104);
    expect_comment(&fixture, "Walk; 100 to 108 steps a minute" END);
    pace(&fixture, 0, 110, 90);
    expect_comment(&fixture, "Walk; 90 to 110 steps a minute" END);
    breathe(&fixture, 1, BREATH_STEPS, 3, 4);
    breathe(&fixture, 2, BREATH_STEPS, 2, 3);
    expect_comment(&fixture, "Walk; 90 to 110 steps a minute; breath in for 3 steps, out for 4" END);
}

static void the_beat_is_the_pace_of_the_longest_part_that_keeps_one(void **state)
{
    (void)state;
    static const struct {
        double from[PARTS], to[PARTS], seconds[PARTS];  // 0: her own pace
        int    bpm;
    } cases[] = {
        { { 0 }, { 0 }, { 10, 10, 10, 10 }, 0 },
        { { 0, 100 }, { 0, 100 }, { 30, 5, 10, 10 }, 100 },
        { { 0, 100, 110 }, { 0, 100, 110 }, { 10, 10, 10.1, 10 }, 110 },
        { { 0, 100, 110 }, { 0, 100, 110 }, { 10, 10, 10, 10 }, 100 },
        { { 0, 100, 110 }, { 0, 100, 120 }, { 10, 10, 20, 10 }, 100 },
        { { 0, 99.5, 0 }, { 0, 99.5, 0 }, { 10, 10, 20, 10 }, 100 },
        { { 0, 99.4, 0 }, { 0, 99.4, 0 }, { 10, 10, 20, 10 }, 99 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        Tags    tags;
        begin(&fixture);
        for (int k = 0; k < PARTS; k++) {
            fixture.parts[k].length = SECONDS(cases[i].seconds[k]);
            if (cases[i].from[k] > 0)
                pace(&fixture, k, cases[i].from[k], cases[i].to[k]);
        }
        describe_tags(&fixture.score, &(DescribeSettings){ .to = SECONDS(40) }, &fixture.arena, &tags);
        assert_int_equal(tags.bpm, cases[i].bpm);
        arena_free(&fixture.arena);
    }
}

static void lyrics_are_what_is_said_in_the_stretch(void **state)
{
    (void)state;
    static const struct {
        double      from, to;
        const char *lyrics;
    } cases[] = { { 0, 40, "Lift\nLet go" }, { 10, 12, "Lift" },   { 10, 12.001, "Lift\nLet go" },
                  { 10.001, 40, "Let go" },  { 12, 40, "Let go" }, { 13, 40, "" } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        Tags    tags;
        begin(&fixture);
        describe_tags(&fixture.score,
                      &(DescribeSettings){ .from = SECONDS(cases[i].from), .to = SECONDS(cases[i].to) },
                      &fixture.arena, &tags);
        assert_string_equal(tags.lyrics, cases[i].lyrics);
        arena_free(&fixture.arena);
    }
}

static void chapters_are_cut_at_both_ends_of_the_stretch(void **state)
{
    (void)state;
    Fixture fixture;
    size_t  count;
    begin(&fixture);
    fixture.parts[2].rounds = 3, fixture.parts[2].round = 2;
    const Chapter *chapters = describe_chapters(&fixture.timeline, SECONDS(15), SECONDS(30), &fixture.arena,
                                                &count);
    assert_int_equal(count, 2);
    assert_true(chapters[0].at == 0 && chapters[0].length == SECONDS(5));
    assert_true(chapters[1].at == SECONDS(5) && chapters[1].length == SECONDS(10));
    assert_string_equal(chapters[0].title, "Part");
    assert_string_equal(chapters[1].title, "Part, 2 of 3");
    arena_free(&fixture.arena);
}

static void what_must_be_known_is_said_whatever_else_is(void **state)
{
    static const struct {
        DescribeSettings settings;
        const char      *comment;
    } cases[] = {
        { { .weeks = 0 }, "Walk; at your own pace; made for week 0" END },
        { { .weeks = 9 }, "Walk; at your own pace; made for week 9" END },
        { { .weeks = 9, .comment = "For Anna" }, "For Anna" END },
        { { .weeks = -1, .without_signs = true },
          "Walk; at your own pace. The stop signs are not heard in it: walkcoach stop-signs prints "
          "them" END },
        { { .weeks = -1, .unchecked = true },
          "Walk; at your own pace. It says words that nobody has checked" END },
        { { .comment = "", .unchecked = true, .without_signs = true },
          ". The stop signs are not heard in it: walkcoach stop-signs prints them"
          ". It says words that nobody has checked" END },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        Tags    tags;
        begin(&fixture);
        describe_tags(&fixture.score, &cases[i].settings, &fixture.arena, &tags);
        assert_string_equal(tags.comment, cases[i].comment);
        arena_free(&fixture.arena);
    }
}

static void what_is_not_given_is_the_walks_or_walkcoachs(void **state)
{
    const DescribeSettings given = { .to = SECONDS(40),
                                     .title = "Hers",
                                     .artist = "Anna",
                                     .album = "Week 9",
                                     .date = "2026-11-27",
                                     .track = 3 };
    Fixture                fixture;
    Tags                   tags;
    (void)state;
    begin(&fixture);
    fixture.session.plural = "de";
    describe_tags(&fixture.score, &(DescribeSettings){ .from = SECONDS(5), .to = SECONDS(15) },
                  &fixture.arena, &tags);
    assert_string_equal(tags.title, "Through the park");
    assert_string_equal(tags.artist, "walkcoach");
    assert_string_equal(tags.album, "walkcoach");
    assert_string_equal(tags.genre, "Speech");
    assert_string_equal(tags.language, "de");
    assert_null(tags.date);
    assert_int_equal(tags.track, 0);
    assert_null(tags.cover);
    assert_int_equal(strlen(tags.fingerprint), 16);
    assert_int_equal(tags.chapter_count, 2);
    assert_true(tags.chapters[1].at == SECONDS(5) && tags.chapters[1].length == SECONDS(5));
    describe_tags(&fixture.score, &given, &fixture.arena, &tags);
    assert_string_equal(tags.title, "Hers");
    assert_string_equal(tags.artist, "Anna");
    assert_string_equal(tags.album, "Week 9");
    assert_string_equal(tags.date, "2026-11-27");
    assert_int_equal(tags.track, 3);
    assert_int_equal(tags.chapter_count, 4);
    arena_free(&fixture.arena);
}

// --- Fingerprint -----------------------------------------------------------------------

// One thing is another; false: there are no more.
static bool change(Fixture *fixture, int which)
{
    static const char *const near[] = { "through the park",  "Througg the park", "Through~the park",
                                        "Through the parl",  "Through the par",  "Through the park ",
                                        "Through the parkkk" };
    enum { NEAR = sizeof near / sizeof *near };
    if (which < NEAR)
        return fixture->session.title = near[which], true;
    switch (which - NEAR) {
    case 0: fixture->session.about = "Ten minutes, breath and step"; return true;
    case 1: fixture->score.rate++; return true;
    case 2: fixture->score.channels = 1; return true;
    case 3: fixture->score.gain = 1.0001f; return true;
    case 4: fixture->score.length++; return true;
    case 5: fixture->score.audible &= ~LAYER_BIT(LAYER_BED); return true;
    case 6: fixture->placed[0].at++; return true;
    case 7: fixture->placed[1].left = 0.99f; return true;
    case 8: fixture->placed[2].right = 0.51f; return true;
    case 9: fixture->placed[1].clip = &fixture->other; return true;
    case 10: fixture->clip.length++; return true;
    case 11: fixture->energy[0] = 0.11f; return true;
    case 12: fixture->energy[2] = 0.31f; return true;
    case 13: fixture->other_energy[1] = 0.21f; return true;
    case 14: fixture->score.placed_count = 2; return true;
    case 15: fixture->bed.from++; return true;
    case 16: fixture->bed.to++; return true;
    case 17: fixture->bed.fade_in++; return true;
    case 18: fixture->bed.fade_out++; return true;
    case 19: fixture->bed.gain = 0.11f; return true;
    case 20: fixture->bed.loop = &fixture->other; return true;
    case 21: fixture->bed.loop = NULL; return true;
    case 22: fixture->spoken[0].text = "Lifts"; return true;
    case 23: fixture->spoken[2].text = NULL; return true;
    case 24: fixture->parts[0].title = "part"; return true;
    case 25: fixture->parts[3].title = "Parts"; return true;
    case 26: fixture->spoken[0].text = "Lifu"; return true;  // as long, and only its last letter is another
    }
    return false;
}

// And no two of them to the same.
static void whatever_sounds_otherwise_changes_the_fingerprint(void **state)
{
    (void)state;
    enum { MOST = 64 };
    char prints[MOST][17];
    int  count = 0;
    for (bool more = true; more && count < MOST; count++) {
        Fixture fixture;
        begin(&fixture);
        more = count == 0 || change(&fixture, count - 1);
        const char *print = describe_fingerprint(&fixture.score, &fixture.arena);
        assert_int_equal(strlen(print), 16);
        assert_int_equal(strspn(print, "0123456789abcdef"), 16);
        strcpy(prints[count], print);
        for (int i = 0; more && i < count; i++)
            if (strcmp(prints[i], print) == 0)
                fail_msg("%d and %d have one fingerprint", i, count);
        if (!more)  // nothing was changed
            assert_string_equal(print, prints[0]);
        arena_free(&fixture.arena);
    }
    assert_int_equal(count, 1 + 7 + 27 + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pace_and_breath_are_said_in_words),
        cmocka_unit_test(the_beat_is_the_pace_of_the_longest_part_that_keeps_one),
        cmocka_unit_test(lyrics_are_what_is_said_in_the_stretch),
        cmocka_unit_test(chapters_are_cut_at_both_ends_of_the_stretch),
        cmocka_unit_test(what_must_be_known_is_said_whatever_else_is),
        cmocka_unit_test(what_is_not_given_is_the_walks_or_walkcoachs),
        cmocka_unit_test(whatever_sounds_otherwise_changes_the_fingerprint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
