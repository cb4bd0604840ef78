// Files beside a sound file, of a walk built by hand: every time in them is one that can be worked out here.
#include "beside/beside.h"

#include "base/arena.h"
#include "beside/describe.h"
#include "cmocka_all.h"

#include <string.h>

enum { RATE = 1000 };  // a frame is a millisecond

static Arena arena;

// 10 s, then 20 s in two rounds of 10; a sentence of 2 s, a breath word, one that is left out, one over the
// end.
static const TimelinePhase phases[] = {
    { .key = "open", .title = "Get ready", .at = 0, .length = 10000000, .round = 1, .rounds = 1 },
    { .key = "work", .title = "Brisk", .at = 10000000, .length = 10000000, .round = 1, .rounds = 2 },
    { .key = "work", .title = "Brisk", .at = 20000000, .length = 10000000, .round = 2, .rounds = 2 },
};
static const Event events[] = {
    { .kind = EVENT_SPEECH, .at = 1500000, .phase = 0, .speech = { .anchor = ANCHOR_START } },
    { .kind = EVENT_SPEECH, .at = 12000000, .phase = 1, .speech = { .anchor = ANCHOR_TURN } },
    { .kind = EVENT_SPEECH, .at = 15000000, .phase = 1, .speech = { .anchor = ANCHOR_START } },
    { .kind = EVENT_SPEECH, .at = 29000000, .phase = 2, .speech = { .anchor = ANCHOR_START } },
};
static const Timeline timeline = {
    .length = 30000000, .phases = phases, .phase_count = 3, .events = events, .event_count = 4
};
static Spoken spoken[] = {
    { .event = 0, .text = "One ear free.", .start = 1400, .onset = 1500, .vowel = 1600, .end = 3500 },
    { .event = 1, .text = "Lift", .start = 11800, .onset = 11900, .vowel = 12000, .end = 12300 },
    { .event = 2, .text = "Long neck.", .onset = 15000, .end = 16000, .fate = SPOKEN_LEFT_OUT },
    { .event = 3, .text = "Slower & <easy>.", .start = 28900, .onset = 29000, .vowel = 29100, .end = 31250 },
};
static const Score score = {
    .timeline = &timeline, .rate = RATE, .length = 30000, .spoken = spoken, .spoken_count = 4
};

static BesideJob job_of(Micros from, Micros to, Tags *tags)
{
    *tags = (Tags){ .title = "A \"walk\"", .artist = "walkcoach" };
    tags->chapters = describe_chapters(&timeline, from, to, &arena, &tags->chapter_count);
    return (BesideJob){ .score = &score, .from = from, .to = to, .tags = tags, .sound_file = "walk.mp3" };
}

static void assert_says(const char *text, const char *line)
{
    if (!strstr(text, line))
        fail_msg("no \"%s\" in\n%s", line, text);
}

static void captions_begin_and_end_with_the_words(void **state)
{
    (void)state;
    Tags        tags;
    BesideJob   whole = job_of(0, 30000000, &tags);
    const char *vtt = captions_vtt(&whole, &arena), *srt = captions_srt(&whole, &arena);
    assert_says(vtt, "WEBVTT\n");
    assert_says(vtt, "\n00:00:01.500 --> 00:00:03.500\nOne ear free.\n");
    assert_says(vtt, "\n00:00:11.900 --> 00:00:12.300\nLift\n");
    assert_says(vtt, "\n00:00:29.000 --> 00:00:30.000\nSlower &amp; &lt;easy&gt;.\n");
    assert_null(strstr(vtt, "Long neck"));
    assert_says(srt, "1\n00:00:01,500 --> 00:00:03,500\nOne ear free.\n");
    assert_says(srt, "\n2\n00:00:11,900 --> 00:00:12,300\nLift\n");
    assert_says(srt, "\n3\n00:00:29,000 --> 00:00:30,000\nSlower & <easy>.\n");
}

// Of a stretch: counted from its start, and nothing that begins before it.
static void a_stretch_has_a_clock_of_its_own(void **state)
{
    (void)state;
    Tags        tags;
    BesideJob   part = job_of(11000000, 25000000, &tags);
    const char *vtt = captions_vtt(&part, &arena);
    assert_says(vtt, "\n00:00:00.900 --> 00:00:01.300\nLift\n");
    assert_null(strstr(vtt, "One ear"));
    assert_null(strstr(vtt, "Slower"));
    assert_int_equal(tags.chapter_count, 2);
    assert_true(tags.chapters[0].at == 0 && tags.chapters[0].length == 9000000);
    assert_true(tags.chapters[1].at == 9000000 && tags.chapters[1].length == 5000000);
}

static void lyrics_stay_until_the_next_line_or_two_seconds(void **state)
{
    (void)state;
    Tags        tags;
    BesideJob   whole = job_of(0, 30000000, &tags);
    const char *lrc = captions_lrc(&whole, &arena);
    assert_says(
        lrc,
        "[length:00:30]\n[00:01.50]One ear free.\n[00:05.50]\n[00:11.90]Lift\n[00:14.30]\n[00:29.00]Slower");
}

static void chapters_begin_and_end_with_the_parts(void **state)
{
    (void)state;
    Tags        tags;
    BesideJob   whole = job_of(0, 30000000, &tags);
    const char *json = chapters_json(&whole, &arena), *cue = chapters_cue(&whole, &arena);
    assert_says(json, "\"version\":\"1.2.0\"");
    assert_says(json, "{\"startTime\":0,\"endTime\":10,\"title\":\"Get ready\"}");
    assert_says(json, "{\"startTime\":10,\"endTime\":20,\"title\":\"Brisk, 1 of 2\"}");
    assert_says(json, "{\"startTime\":20,\"endTime\":30,\"title\":\"Brisk, 2 of 2\"}");
    assert_says(cue, "TITLE \"A 'walk'\"\nFILE \"walk.mp3\" MP3\n");
    assert_says(cue, "  TRACK 01 AUDIO\n    TITLE \"Get ready\"\n    INDEX 01 00:00:00\n");
    assert_says(cue, "  TRACK 03 AUDIO\n    TITLE \"Brisk, 2 of 2\"\n    INDEX 01 00:20:00\n");
}

static void a_list_of_kinds_is_read(void **state)
{
    (void)state;
    size_t count;
    beside_kinds(&count);
    assert_int_equal(beside_parse("lrc"), 1);
    assert_int_equal(beside_parse("cloud"), 0);
    assert_int_equal(beside_parse("lrc,cloud"), 0);
    assert_true(beside_parse("vtt,srt") != beside_parse("vtt"));
    assert_true(beside_parse("lrc,vtt,srt,transcript,chapters,cue,txt") == (1u << count) - 1);
}

static int free_all(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(captions_begin_and_end_with_the_words),
        cmocka_unit_test(a_stretch_has_a_clock_of_its_own),
        cmocka_unit_test(lyrics_stay_until_the_next_line_or_two_seconds),
        cmocka_unit_test(chapters_begin_and_end_with_the_parts),
        cmocka_unit_test(a_list_of_kinds_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, free_all);
}
