// A walk for programs and in names: job/walk_json.h, job/walk_words.h, job/file_name.h. Of a walk made by
// hand with an event of each kind.
#include "cmocka_all.h"
#include "job/file_name.h"
#include "job/walk_json.h"
#include "job/walk_words.h"
#include "rules/rules.h"

#include <string.h>

#define SECONDS(n) ((Micros)((n)*MICROS_PER_SECOND))

enum { EVENTS = 11 };

static const Source        file = { "park.cfg", "", 0 };
static const TimelinePhase parts[] = {
    { .key = "open",
      .title = "Get ready",
      .length = SECONDS(45.5),
      .round = 1,
      .rounds = 1,
      .pace = { .own = true },
      .pos = { &file, 3, 3, 4 } },
    { .key = "brisk walk",
      .title = "Brisk",
      .at = SECONDS(45.5),
      .length = SECONDS(60),
      .quiet = true,
      .breaths = 14,
      .round = 2,
      .rounds = 3,
      .pace = { .from = 100, .to = 110 },
      .breath = { .kind = BREATH_STEPS,
                  .gear_count = 2,
                  .gears = { { .in = 3, .out = 3 }, { .in = 3, .out = 4 } } } },
};

static const Event events[EVENTS] = {
    { .kind = EVENT_PHASE, .phase = 0, .pos = { &file, 3, 3, 4 } },
    { .kind = EVENT_SPEECH,
      .at = SECONDS(1),
      .speech = { .text = "Hello {in}", .pool = "welcome" },
      .pos = { &file, 9, 1, 1 } },
    { .kind = EVENT_SPEECH, .at = SECONDS(5), .speech = { .text = "Long", .pool = "tip" } },
    { .kind = EVENT_SPEECH, .at = SECONDS(6), .speech = { .text = "Never placed", .pool = "tip" } },
    { .kind = EVENT_PHASE, .at = SECONDS(45.5), .phase = 1 },
    { .kind = EVENT_CHIME, .at = SECONDS(45.5), .phase = 1, .chime = CHIME_HALFWAY },
    { .kind = EVENT_BREATH,
      .at = SECONDS(45.5),
      .length = SECONDS(1.75),
      .phase = 1,
      .breath = { .out = true, .steps = 3, .number = 1 } },
    { .kind = EVENT_BREATH,
      .at = SECONDS(46),
      .length = SECONDS(2),
      .phase = 1,
      .breath = { .held = true, .number = 2 } },
    { .kind = EVENT_STEP, .at = SECONDS(46), .phase = 1, .step = { .accent = true, .right = true } },
    { .kind = EVENT_STEP, .at = SECONDS(47), .phase = 1, .step = { .count_in = true } },
    { .kind = EVENT_LIFT, .at = SECONDS(48), .length = SECONDS(2.25), .phase = 1 },
};

static Spoken spoken[] = {
    { .event = 1, .fate = SPOKEN_SHORTENED, .text = "Hello", .onset = 1250, .vowel = 1300, .end = 2500 },
    { .event = 2, .fate = SPOKEN_LEFT_OUT, .text = "Long", .onset = 5000, .vowel = 5000, .end = 5000 },
};

static void begin(Walk *walk)
{
    *walk = (Walk){ .session = { .name = "park",
                                 .title = "Through the park",
                                 .about = "Ten minutes",
                                 .level = 2,
                                 .weeks = -1,
                                 .reasons = { .sample = true } },
                    .timeline = { .session = &walk->session,
                                  .length = SECONDS(105.5),
                                  .phases = parts,
                                  .phase_count = 2,
                                  .events = events,
                                  .event_count = EVENTS },
                    .score = { .timeline = &walk->timeline,
                               .rate = 1000,
                               .length = 105500,
                               .spoken = spoken,
                               .spoken_count = 2,
                               .predicted_lufs = -16.25 } };
}

#define NOWHERE "\"file\":null,\"line\":0}"

static void a_walk_is_whole_in_json(void **state)
{
    (void)state;
    Walk walk;
    begin(&walk);
    assert_string_equal(
        walk_json(&walk, &walk.arena),
        "{\"name\":\"park\",\"title\":\"Through the park\",\"about\":\"Ten minutes\",\"chosen\":\"\","
        "\"unchecked_words\":false,\"level\":2,\"length\":105.5,\"sample_rate\":1000,\"frames\":105500,"
        "\"predicted_lufs\":-16.25,\"phases\":["
        "{\"key\":\"open\",\"title\":\"Get "
        "ready\",\"time\":0,\"length\":45.5,\"quiet\":false,\"pace\":\"own\","
        "\"breath\":\"free\",\"breaths\":0,\"round\":1,\"rounds\":1,\"file\":\"park.cfg\",\"line\":3},"
        "{\"key\":\"brisk walk\",\"title\":\"Brisk\",\"time\":45.5,\"length\":60,\"quiet\":true,"
        "\"pace\":\"100 > 110\",\"breath\":\"3:3 > 3:4\",\"breaths\":14,\"round\":2,\"rounds\":3," NOWHERE
        "],\"events\":["
        "{\"time\":0,\"kind\":\"phase\",\"phase\":\"open\",\"text\":\"Get "
        "ready\",\"file\":\"park.cfg\",\"line\":3},"
        "{\"time\":1,\"kind\":\"speech\",\"phase\":\"open\",\"text\":\"Hello\",\"pool\":\"welcome\","
        "\"fate\":\"shortened\",\"onset\":1.25,\"vowel\":1.3,\"end\":2.5,\"file\":\"park.cfg\",\"line\":9},"
        "{\"time\":5,\"kind\":\"speech\",\"phase\":\"open\",\"text\":\"Long\",\"pool\":\"tip\","
        "\"fate\":\"left out\"," NOWHERE ","
        "{\"time\":6,\"kind\":\"speech\",\"phase\":\"open\",\"text\":\"Never "
        "placed\",\"pool\":\"tip\"," NOWHERE ","
        "{\"time\":45.5,\"kind\":\"phase\",\"phase\":\"brisk walk\",\"text\":\"Brisk\"," NOWHERE ","
        "{\"time\":45.5,\"kind\":\"chime\",\"phase\":\"brisk walk\",\"chime\":\"halfway\"," NOWHERE ","
        "{\"time\":45.5,\"kind\":\"breath\",\"length\":1.75,\"phase\":\"brisk walk\",\"side\":\"out\","
        "\"steps\":3,\"number\":1,\"held\":false," NOWHERE ","
        "{\"time\":46,\"kind\":\"breath\",\"length\":2,\"phase\":\"brisk walk\",\"side\":\"in\","
        "\"steps\":0,\"number\":2,\"held\":true," NOWHERE ","
        "{\"time\":46,\"kind\":\"step\",\"phase\":\"brisk walk\",\"foot\":\"right\",\"accent\":true,"
        "\"count_in\":false," NOWHERE ","
        "{\"time\":47,\"kind\":\"step\",\"phase\":\"brisk walk\",\"foot\":\"left\",\"accent\":false,"
        "\"count_in\":true," NOWHERE ","
        "{\"time\":48,\"kind\":\"lift\",\"length\":2.25,\"phase\":\"brisk walk\"," NOWHERE "]}");
    arena_free(&walk.arena);
}

static void words_that_nobody_has_checked_are_admitted(void **state)
{
    (void)state;
    Walk walk;
    begin(&walk);
    walk.diags.arena = &walk.arena;
    diag_warning(&walk.diags, (SourcePos){ 0 }, RULE(UNVOUCHED_WORDS), "of her own");
    assert_non_null(strstr(walk_json(&walk, &walk.arena), "\"unchecked_words\":true,"));
    arena_free(&walk.arena);
}

static void paces_and_breaths_in_words(void **state)
{
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(walk_pace_words(&(Pace){ .own = true, .from = 90, .to = 90 }, &arena), "own");
    assert_string_equal(walk_pace_words(&(Pace){ .from = 100, .to = 100 }, &arena), "100");
    assert_string_equal(walk_pace_words(&(Pace){ .from = 100.5, .to = 90 }, &arena), "100.5 > 90");
    assert_string_equal(walk_breath_words(&(Breath){ .kind = BREATH_FREE, .gear_count = 1 }, &arena), "free");
    assert_string_equal(
        walk_breath_words(
            &(Breath){ .kind = BREATH_STEPS, .gear_count = 1, .gears = { { .in = 3, .out = 4 } } }, &arena),
        "3:4");
    assert_string_equal(
        walk_breath_words(&(Breath){ .kind = BREATH_SECONDS,
                                     .gear_count = 2,
                                     .gears = { { .in = 2.5, .out = 3 }, { .in = 4, .out = 6 } } },
                          &arena),
        "2.5s:3s > 4s:6s");
    arena_free(&arena);
}

static void a_name_has_level_and_week_where_they_are_known(void **state)
{
    (void)state;
    static const struct {
        int         level, weeks;
        const char *name;
    } cases[] = { { 0, -1, "park" },
                  { 1, -1, "park-level1" },
                  { 0, 0, "park-week0" },
                  { 3, 9, "park-level3-week9" },
                  { 2, 1, "park-level2-week1" } };
    Walk walk;
    begin(&walk);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        walk.session.level = cases[i].level;
        walk.session.weeks = cases[i].weeks;
        assert_string_equal(file_name_of(&walk, "park", &walk.arena), cases[i].name);
    }
    assert_string_equal(file_name_of_part("park-level3", &walk, 0, &walk.arena), "park-level3-01-open");
    assert_string_equal(file_name_of_part("park-level3", &walk, 1, &walk.arena), "park-level3-02-brisk-walk");
    assert_string_equal(file_name_title(&walk, 0, &walk.arena), "Through the park: Get ready");
    assert_string_equal(file_name_title(&walk, 1, &walk.arena), "Through the park: Brisk, 2 of 3");
    assert_string_equal(file_name_safe("my walks/At the pond_2-b.cfg", &walk.arena), "At-the-pond_2-b");
    assert_string_equal(file_name_safe("a.b:c?d*e", &walk.arena), "a.b-c-d-e");
    assert_string_equal(file_name_safe("Übung", &walk.arena), "Übung");
    arena_free(&walk.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_walk_is_whole_in_json),
        cmocka_unit_test(words_that_nobody_has_checked_are_admitted),
        cmocka_unit_test(paces_and_breaths_in_words),
        cmocka_unit_test(a_name_has_level_and_week_where_they_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
