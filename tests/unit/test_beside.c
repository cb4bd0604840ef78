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
    { .key = "open",
      .title = "Get ready",
      .at = 0,
      .length = 10000000,
      .round = 1,
      .rounds = 1,
      .pace = { .own = true } },
    { .key = "work",
      .title = "Brisk",
      .at = 10000000,
      .length = 10000000,
      .round = 1,
      .rounds = 2,
      .pace = { .from = 100, .to = 100 },
      .breath = { .kind = BREATH_SECONDS, .gear_count = 1, .gears = { { .in = 2.5, .out = 3 } } } },
    { .key = "work",
      .title = "Brisk",
      .at = 20000000,
      .length = 10000000,
      .round = 2,
      .rounds = 2,
      .pace = { .from = 100, .to = 110 },
      .breath = { .kind = BREATH_STEPS,
                  .gear_count = 2,
                  .gears = { { .in = 3, .out = 3 }, { .in = 3, .out = 4 } } } },
};
static const Event events[] = {
    { .kind = EVENT_SPEECH, .at = 1500000, .phase = 0, .speech = { .anchor = ANCHOR_START } },
    { .kind = EVENT_SPEECH, .at = 12000000, .phase = 1, .speech = { .anchor = ANCHOR_TURN } },
    { .kind = EVENT_SPEECH, .at = 15000000, .phase = 1, .speech = { .anchor = ANCHOR_START } },
    { .kind = EVENT_SPEECH, .at = 29000000, .phase = 2, .speech = { .anchor = ANCHOR_START } },
};
static const Session  session = { .title = "A \"walk\"",
                                  .about = "A walk by hand, of thirty seconds, with a word or two in it, and "
                                            "nothing that anybody would miss." };
static const Timeline timeline = { .session = &session,
                                   .length = 30000000,
                                   .phases = phases,
                                   .phase_count = 3,
                                   .events = events,
                                   .event_count = 4 };

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

// --- Whole files -------------------------------------------------------------------------

static void a_sheet_has_each_part_and_what_is_said_in_it(void **state)
{
    (void)state;
    Tags      tags;
    BesideJob whole = job_of(0, 30000000, &tags);
    tags.comment = "Level 2.";
    assert_string_equal(sheet_text(&whole, &arena),
                        "A \"walk\" (0:30)\n"
                        "A walk by hand, of thirty seconds, with a word or two in it, and nothing that\n"
                        "anybody would miss.\n"
                        "Level 2.\n"
                        "\n   0:00  Get ready (your own pace; breath free)\n"
                        "   0:02    One ear free.\n"
                        "\n   0:10  Brisk, 1 of 2 (100 steps a minute; breath in 2.5, out 3 seconds)\n"
                        "\n   0:20  Brisk, 2 of 2 (100 to 110 steps a minute; breath in 3, out 3, then\n"
                        "          in 3, out 4 steps)\n"
                        "   0:29    Slower & <easy>.\n");
}

static void a_sheet_of_a_stretch_has_its_parts_alone(void **state)
{
    (void)state;
    Tags          tags;
    const Session silent = { .title = "A walk", .about = "" };
    Timeline      other = timeline;
    Score         of_other = score;
    of_other.timeline = &other;
    other.session = &silent;
    BesideJob part = job_of(11000000, 20000000, &tags);
    part.score = &of_other;
    assert_string_equal(sheet_text(&part, &arena),
                        "A \"walk\" (0:09)\n"
                        "\n   0:00  Brisk, 1 of 2 (100 steps a minute; breath in 2.5, out 3 seconds)\n");
    part = job_of(9999000, 20001000, &tags);
    part.score = &of_other;
    assert_string_equal(sheet_text(&part, &arena),
                        "A \"walk\" (0:10.002)\n"
                        "\n   0:00  Get ready (your own pace; breath free)\n"
                        "\n   0:00  Brisk, 1 of 2 (100 steps a minute; breath in 2.5, out 3 seconds)\n"
                        "\n   0:10  Brisk, 2 of 2 (100 to 110 steps a minute; breath in 3, out 3, then\n"
                        "          in 3, out 4 steps)\n");
}

// What is said at these seconds, each for one second, in a walk of nearly three hours.
typedef struct {
    Event    events[6];
    Spoken   spoken[6];
    Timeline timeline;
    Score    score;
    Tags     tags;
} Long;

static BesideJob said_at(Long *walk, const char *const *texts, const double *seconds, size_t count)
{
    *walk = (Long){ .timeline = timeline, .tags = { .title = "[1] <&>", .artist = "Anna" } };
    for (size_t i = 0; i < count; i++) {
        Frames at = (Frames)(seconds[i] * RATE + 0.5);
        walk->events[i] = (Event){ .kind = EVENT_SPEECH };
        walk->spoken[i] = (Spoken){ .event = i, .text = texts[i], .onset = at, .end = at + RATE };
    }
    walk->timeline.events = walk->events;
    walk->timeline.length = 10000 * MICROS_PER_SECOND;
    walk->score = (Score){ .timeline = &walk->timeline,
                           .rate = RATE,
                           .length = 10000 * RATE,
                           .spoken = walk->spoken,
                           .spoken_count = count };
    return (BesideJob){ .score = &walk->score,
                        .to = 10000 * MICROS_PER_SECOND - 500000,
                        .tags = &walk->tags,
                        .sound_file = "a.ogg" };
}

static const char *const texts[] = { "In [the] end", "a --> b-->", "Über\tall\n", NULL, "<Q&A>" };
static const double      moments[] = { 0.009, 5.009, 3661.234, 3700, 9998.9 };

static void lyrics_of_a_long_walk(void **state)
{
    (void)state;
    Long      walk;
    BesideJob job = said_at(&walk, texts, moments, 5);
    assert_string_equal(captions_lrc(&job, &arena),
                        "[ti:(1) <&>]\n[ar:Anna]\n[re:Made by walkcoach]\n[length:166:40]\n"
                        "[00:00.01]In (the) end\n"  // exactly four seconds without a word: it stays
                        "[00:05.01]a --> b-->\n[00:08.01]\n"
                        "[61:01.23]Über all \n[61:04.23]\n"
                        "[166:38.90]<Q&A>\n");
}

static void captions_of_a_long_walk(void **state)
{
    (void)state;
    Long      walk;
    BesideJob job = said_at(&walk, texts, moments, 5);
    assert_string_equal(captions_srt(&job, &arena), "1\n00:00:00,009 --> 00:00:01,009\nIn [the] end\n"
                                                    "\n2\n00:00:05,009 --> 00:00:06,009\na -> b->\n"
                                                    "\n3\n01:01:01,234 --> 01:01:02,234\nÜber all \n"
                                                    "\n4\n02:46:38,900 --> 02:46:39,500\n<Q&A>\n"
                                                    "\n         \n");
    assert_string_equal(captions_vtt(&job, &arena), "WEBVTT\n\nNOTE Made by walkcoach\n"
                                                    "\n00:00:00.009 --> 00:00:01.009\nIn [the] end\n"
                                                    "\n00:00:05.009 --> 00:00:06.009\na --&gt; b--&gt;\n"
                                                    "\n01:01:01.234 --> 01:01:02.234\nÜber all \n"
                                                    "\n02:46:38.900 --> 02:46:39.500\n&lt;Q&amp;A&gt;\n");
    job = said_at(&walk, NULL, NULL, 0);
    assert_string_equal(captions_srt(&job, &arena), "");
}

static void a_clock_goes_on_at_the_whole_minute_and_the_whole_hour(void **state)
{
    (void)state;
    static const double ends[] = { 59.999, 60, 3599.999, 3600 };
    Long                walk;
    BesideJob           job = said_at(&walk, (const char *const[]){ "One", "Two", "Three", "Four" }, ends, 4);
    const char         *srt = captions_srt(&job, &arena);
    assert_says(srt, "1\n00:00:59,999 --> 00:01:00,999\nOne\n");
    assert_says(srt, "2\n00:01:00,000 --> 00:01:01,000\nTwo\n");
    assert_says(srt, "3\n00:59:59,999 --> 01:00:00,999\nThree\n");
    assert_says(srt, "4\n01:00:00,000 --> 01:00:01,000\nFour\n");
}

static void a_transcript_has_shorter_lines_than_captions(void **state)
{
    (void)state;
    static const char *const text[] = { "Stand tall, with the ribs like a bell over a bowl" };
    Long                     walk;
    BesideJob                job = said_at(&walk, text, (const double[]){ 1 }, 1);
    assert_says(captions_vtt(&job, &arena), "\nStand tall, with the ribs like a bell over\na bowl\n");
    assert_says(captions_srt(&job, &arena), "\nStand tall, with the ribs like a bell over\na bowl\n");
    assert_says(transcript_vtt(&job, &arena), "\nStand tall, with the ribs like a\nbell over a bowl\n");
    assert_says(transcript_srt(&job, &arena), "\nStand tall, with the ribs like a\nbell over a bowl\n");
    assert_says(transcript_vtt(&job, &arena), "WEBVTT\n");
    assert_says(transcript_srt(&job, &arena), "1\n00:00:01,000 --> ");
}

static void a_stretch_begins_with_its_first_moment_and_ends_before_its_last(void **state)
{
    (void)state;
    static const double two[] = { 5, 7 };
    Long                walk;
    BesideJob           job = said_at(&walk, (const char *const[]){ "One", "Two" }, two, 2);
    job.from = 5000000, job.to = 7000000;
    assert_says(captions_srt(&job, &arena), "1\n00:00:00,000 --> 00:00:01,000\nOne\n\n         \n");
    job.from = 5000001, job.to = 7000001;
    assert_says(captions_srt(&job, &arena), "1\n00:00:02,000 --> 00:00:02,000\nTwo\n\n         \n");
}

static void a_cue_sheet_has_the_seventy_fifths_of_99_tracks(void **state)
{
    (void)state;
    Chapter chapters[100];
    Tags    tags = { .title = "A\nwalk", .artist = "Anna \"A\"", .chapters = chapters, .chapter_count = 100 };
    BesideJob job = { .tags = &tags, .sound_file = "a.ogg" };
    for (int i = 0; i < 100; i++)
        chapters[i] = (Chapter){ i * 61 * MICROS_PER_SECOND, MICROS_PER_SECOND, "Part" };
    chapters[1].at = 61 * MICROS_PER_SECOND + 6666;   // half of a seventy-fifth, less a little
    chapters[2].at = 122 * MICROS_PER_SECOND + 6667;  // and a little more
    const char *cue = chapters_cue(&job, &arena);
    const char *head =
        "REM Made by walkcoach\nPERFORMER \"Anna 'A'\"\nTITLE \"A walk\"\nFILE \"a.ogg\" WAVE\n"
        "  TRACK 01 AUDIO\n    TITLE \"Part\"\n    INDEX 01 00:00:00\n"
        "  TRACK 02 AUDIO\n    TITLE \"Part\"\n    INDEX 01 01:01:00\n"
        "  TRACK 03 AUDIO\n    TITLE \"Part\"\n    INDEX 01 02:02:01\n";
    assert_memory_equal(cue, head, strlen(head));
    assert_says(cue, "  TRACK 99 AUDIO\n    TITLE \"Part\"\n    INDEX 01 99:38:00\n");
    assert_null(strstr(cue, "TRACK 100"));
    job.sound_file = "my.ogg.MP3";
    assert_says(chapters_cue(&job, &arena), "FILE \"my.ogg.MP3\" MP3\n");
}

static void chapters_are_json(void **state)
{
    (void)state;
    Tags      tags;
    BesideJob part = job_of(9999600, 20001000, &tags);
    assert_string_equal(
        chapters_json(&part, &arena),
        "{\"version\":\"1.2.0\",\"title\":\"A \\\"walk\\\"\",\"description\":\"Made by walkcoach\","
        "\"chapters\":[{\"startTime\":0,\"endTime\":0,\"title\":\"Get ready\"},"
        "{\"startTime\":0,\"endTime\":10,\"title\":\"Brisk, 1 of 2\"},"
        "{\"startTime\":10,\"endTime\":10.001,\"title\":\"Brisk, 2 of 2\"}]}\n");
}

static void a_list_of_kinds_is_read(void **state)
{
    (void)state;
    size_t count;
    beside_kinds(&count);
    assert_int_equal(beside_parse("lrc"), 1);
    assert_int_equal(beside_parse("cloud"), 0);
    assert_int_equal(beside_parse("lrc,cloud"), 0);
    assert_int_equal(beside_parse("cloud,lrc"), 0);
    assert_int_equal(beside_parse("lrc,"), 0);
    assert_int_equal(beside_parse(""), 0);
    assert_int_equal(beside_parse("lr"), 0);
    assert_int_equal(beside_parse("vtt"), 2);
    assert_int_equal(beside_parse("transcript"), 8 + 16);
    assert_int_equal(beside_parse("txt,cue"), 64 + 128);
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
        cmocka_unit_test(a_sheet_has_each_part_and_what_is_said_in_it),
        cmocka_unit_test(a_sheet_of_a_stretch_has_its_parts_alone),
        cmocka_unit_test(lyrics_of_a_long_walk),
        cmocka_unit_test(captions_of_a_long_walk),
        cmocka_unit_test(a_clock_goes_on_at_the_whole_minute_and_the_whole_hour),
        cmocka_unit_test(a_transcript_has_shorter_lines_than_captions),
        cmocka_unit_test(a_stretch_begins_with_its_first_moment_and_ends_before_its_last),
        cmocka_unit_test(a_cue_sheet_has_the_seventy_fifths_of_99_tracks),
        cmocka_unit_test(chapters_are_json),
        cmocka_unit_test(a_list_of_kinds_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, free_all);
}
