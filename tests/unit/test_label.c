// job/label.h: what the file of a walk says about itself, each thing by itself.
#include "job/label.h"

#include "cmocka_all.h"
#include "rules/rules.h"

#include <stdlib.h>
#include <string.h>

#define SECONDS(n) ((Micros)((n)*MICROS_PER_SECOND))
#define END        ". Exercise, not medical advice. Made by walkcoach."
#define UNHEARD    ". The stop signs are not heard in it: walkcoach stop-signs prints them"
#define UNCHECKED  ". It says words that nobody has checked"

enum { RATE = 100, PARTS = 3 };

typedef struct {
    TimelinePhase parts[PARTS];
    Walk          walk;
    Production    production;
    Tagging       tagging;
} Fixture;

// A minute at her own pace, one at 100, half a minute at 110 to 120; the signs are said from 5 s to 20 s.
static void begin(Fixture *fixture)
{
    *fixture = (Fixture){ .parts = { { .title = "Get ready",
                                       .length = SECONDS(60),
                                       .rounds = 1,
                                       .round = 1,
                                       .pace = { .own = true } },
                                     { .title = "Breath and steps",
                                       .at = SECONDS(60),
                                       .length = SECONDS(60),
                                       .rounds = 1,
                                       .round = 1,
                                       .pace = { .from = 100, .to = 100 },
                                       .breath = { .kind = BREATH_STEPS, .gear_count = 1 } },
                                     { .title = "Brisk",
                                       .at = SECONDS(120),
                                       .length = SECONDS(30),
                                       .rounds = 3,
                                       .round = 2,
                                       .pace = { .from = 110, .to = 120 } } } };
    Walk *walk = &fixture->walk;
    fixture->parts[1].breath.gears[0] = (Gear){ .in = 3, .out = 4 };
    walk->session = (Session){
        .title = "At the pond", .about = "", .level = 2, .kind = SESSION_WALK, .weeks = -1, .plural = "en"
    };
    walk->timeline = (Timeline){
        .session = &walk->session, .length = SECONDS(150), .phases = fixture->parts, .phase_count = PARTS
    };
    walk->score = (Score){ .timeline = &walk->timeline,
                           .rate = RATE,
                           .channels = 2,
                           .length = 150 * RATE,
                           .gain = 1,
                           .audible = LAYERS_ALL };
    walk->opening = (Opening){ SECONDS(5), SECONDS(20) };
    fixture->production = (Production){ .score = &walk->score, .stretch = { 0, SECONDS(150) } };
}

static const Tags *label(Fixture *fixture)
{
    assert_null(
        walk_label(&fixture->walk, &fixture->tagging, false, &fixture->production, &fixture->walk.arena));
    return &fixture->production.tags;
}

static void end(Fixture *fixture)
{
    produce_free(&fixture->production);
    arena_free(&fixture->walk.arena);
}

#define ABOUT "Level 2; 100 to 120 steps a minute; breath in for 3 steps, out for 4"

static void without_being_asked_it_is_the_walks_own(void **state)
{
    (void)state;
    Fixture fixture;
    begin(&fixture);
    const Tags *tags = label(&fixture);
    assert_string_equal(tags->title, "At the pond");
    assert_string_equal(tags->artist, "walkcoach");
    assert_string_equal(tags->album, "walkcoach");
    assert_string_equal(tags->genre, "Speech");
    assert_string_equal(tags->language, "en");
    assert_string_equal(tags->lyrics, "");
    assert_string_equal(tags->comment, ABOUT END);
    assert_null(tags->date);
    assert_int_equal(tags->track, 0);
    assert_int_equal(tags->bpm, 100);
    assert_null(tags->cover);
    assert_int_equal(strlen(tags->fingerprint), 16);
    end(&fixture);
}

static void each_thing_that_is_asked_for_has_its_own_place(void **state)
{
    (void)state;
    Fixture fixture;
    begin(&fixture);
    fixture.tagging = (Tagging){
        .title = "Monday", .artist = "Anna", .album = "Week 9", .comment = "With the pram", .track = 7
    };
    const Tags *tags = label(&fixture);
    assert_string_equal(tags->title, "Monday");
    assert_string_equal(tags->artist, "Anna");
    assert_string_equal(tags->album, "Week 9");
    assert_string_equal(tags->comment, "With the pram" END);
    assert_int_equal(tags->track, 7);
    end(&fixture);
}

static void her_week_is_in_it_where_it_is_known(void **state)
{
    (void)state;
    static const struct {
        int         weeks;
        const char *comment;
    } cases[] = { { -1, ABOUT END },
                  { 0, ABOUT "; made for week 0" END },
                  { 9, ABOUT "; made for week 9" END } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        begin(&fixture);
        fixture.walk.session.weeks = cases[i].weeks;
        assert_string_equal(label(&fixture)->comment, cases[i].comment);
        end(&fixture);
    }
}

static void a_stretch_without_all_of_the_stop_signs_says_so(void **state)
{
    (void)state;
    static const struct {
        double   from, to;
        LayerSet audible;
        bool     heard;
    } cases[] = { { 0, 150, LAYERS_ALL, true },
                  { 5, 20, LAYERS_ALL, true },
                  { 5, 20, LAYER_BIT(LAYER_VOICE), true },
                  { 5.1, 150, LAYERS_ALL, false },
                  { 0, 19.9, LAYERS_ALL, false },
                  { 60, 150, LAYERS_ALL, false },
                  { 0, 150, LAYERS_ALL & ~LAYER_BIT(LAYER_VOICE), false } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        begin(&fixture);
        fixture.walk.score.audible = cases[i].audible;
        fixture.production.stretch = (Stretch){ SECONDS(cases[i].from), SECONDS(cases[i].to) };
        assert_string_equal(label(&fixture)->comment, cases[i].heard ? ABOUT END : ABOUT UNHEARD END);
        end(&fixture);
    }
}

static void words_that_nobody_has_checked_are_admitted(void **state)
{
    (void)state;
    const struct {
        const Rule *rule;
        bool        unchecked;
    } cases[] = { { RULE(UNVOUCHED_WORDS), true },
                  { RULE(UNCHECKED_LANGUAGE), true },
                  { RULE(OWN_STOP_SIGNS), true },
                  { RULE(SILENT_VOICE), false },
                  { RULE(STOP_SIGNS_UNHEARD), false } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        begin(&fixture);
        fixture.walk.diags.arena = &fixture.walk.arena;
        diag_warning(&fixture.walk.diags, (SourcePos){ 0 }, RULE(SILENT_VOICE), "the first is another");
        diag_warning(&fixture.walk.diags, (SourcePos){ 0 }, cases[i].rule, "this one");
        assert_int_equal(walk_is_unchecked(&fixture.walk), cases[i].unchecked);
        assert_string_equal(label(&fixture)->comment, cases[i].unchecked ? ABOUT UNCHECKED END : ABOUT END);
        end(&fixture);
    }
}

static void what_must_be_known_is_said_after_a_comment_of_ones_own(void **state)
{
    (void)state;
    Fixture fixture;
    begin(&fixture);
    fixture.walk.diags.arena = &fixture.walk.arena;
    fixture.tagging.comment = "Mine";
    fixture.walk.session.weeks = 9;
    fixture.walk.opening = (Opening){ 0 };
    diag_warning(&fixture.walk.diags, (SourcePos){ 0 }, RULE(OWN_STOP_SIGNS), "of her own");
    assert_string_equal(label(&fixture)->comment, "Mine" UNHEARD UNCHECKED END);
    end(&fixture);
}

static void chapters_are_of_the_stretch(void **state)
{
    (void)state;
    Fixture fixture;
    begin(&fixture);
    fixture.production.stretch = (Stretch){ SECONDS(90), SECONDS(130) };
    const Tags *tags = label(&fixture);
    assert_int_equal(tags->chapter_count, 2);
    assert_string_equal(tags->chapters[0].title, "Breath and steps");
    assert_int_equal(tags->chapters[0].at, 0);
    assert_int_equal(tags->chapters[0].length, SECONDS(30));
    assert_string_equal(tags->chapters[1].title, "Brisk, 2 of 3");
    assert_int_equal(tags->chapters[1].at, SECONDS(30));
    assert_int_equal(tags->chapters[1].length, SECONDS(10));
    end(&fixture);
}

static void formats_that_phones_play_have_a_cover_except_wav(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool        has;
    } cases[] = { { "a.mp3", true },  { "a.opus", true }, { "a.flac", true }, { "a.m4b", true },
                  { "a.ogg", true },  { "a.m4a", true },  { "a.wav", false }, { "a.aiff", false },
                  { "a.caf", false }, { "a.w64", false }, { "a.au", false } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (walk_has_cover(file_format_of(cases[i].name)) != cases[i].has)
            fail_msg("%s", cases[i].name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_being_asked_it_is_the_walks_own),
        cmocka_unit_test(each_thing_that_is_asked_for_has_its_own_place),
        cmocka_unit_test(her_week_is_in_it_where_it_is_known),
        cmocka_unit_test(a_stretch_without_all_of_the_stop_signs_says_so),
        cmocka_unit_test(words_that_nobody_has_checked_are_admitted),
        cmocka_unit_test(what_must_be_known_is_said_after_a_comment_of_ones_own),
        cmocka_unit_test(chapters_are_of_the_stretch),
        cmocka_unit_test(formats_that_phones_play_have_a_cover_except_wav),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
