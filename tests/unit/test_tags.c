// sink/tags.h: the comments that Opus, Vorbis and FLAC share.
#include "sink/tags.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    char text[2000];
} Comments;

static void add(void *self, const char *key, const char *value)
{
    char *text = ((Comments *)self)->text;
    strcat(strcat(strcat(strcat(text, key), "="), value), "\n");
}

#define SECONDS(n) ((Micros)(n)*1000000)

static void every_tag_has_its_name_in_a_fixed_order(void **state)
{
    (void)state;
    static const Chapter chapters[] = { { .at = 0, .length = SECONDS(90), .title = "Get ready" },
                                        { .at = SECONDS(90), .length = SECONDS(30), .title = "Home" } };
    Comments             all = { "" };
    tags_comments(&(Tags){ .title = "Twenty minutes",
                           .artist = "walkcoach",
                           .album = "Walks",
                           .date = "2026-11-29",
                           .genre = "Speech",
                           .comment = "Level 3.",
                           .language = "en",
                           .lyrics = "Long neck.\nHome.",
                           .track = 7,
                           .bpm = 100,
                           .fingerprint = "9f3c",
                           .chapters = chapters,
                           .chapter_count = 2 },
                  add, &all);
    assert_string_equal(all.text, "TITLE=Twenty minutes\nARTIST=walkcoach\nALBUM=Walks\nDATE=2026-11-29\n"
                                  "GENRE=Speech\nCOMMENT=Level 3.\nLANGUAGE=en\nLYRICS=Long neck.\nHome.\n"
                                  "WALKCOACH_FINGERPRINT=9f3c\nTRACKNUMBER=7\nBPM=100\n"
                                  "CHAPTER001=00:00:00.000\nCHAPTER001NAME=Get ready\n"
                                  "CHAPTER002=00:01:30.000\nCHAPTER002NAME=Home\n");
}

static void what_is_not_given_has_no_comment(void **state)
{
    (void)state;
    Comments none = { "" }, empty = { "" }, one = { "" };
    tags_comments(&(Tags){ 0 }, add, &none);
    assert_string_equal(none.text, "");
    tags_comments(&(Tags){ .title = "", .comment = "" }, add, &empty);
    assert_string_equal(empty.text, "");
    tags_comments(&(Tags){ .track = 1, .bpm = 1 }, add, &one);
    assert_string_equal(one.text, "TRACKNUMBER=1\nBPM=1\n");
}

static void a_chapter_has_hours_minutes_seconds_and_thousandths(void **state)
{
    (void)state;
    static const struct {
        Micros      at;
        const char *time;
    } rows[] = {
        { 1000, "00:00:00.001" },           { 999000, "00:00:00.999" },
        { SECONDS(1), "00:00:01.000" },     { SECONDS(59) + 999000, "00:00:59.999" },
        { SECONDS(60), "00:01:00.000" },    { SECONDS(3599) + 999000, "00:59:59.999" },
        { SECONDS(3600), "01:00:00.000" },  { SECONDS(3723) + 456000, "01:02:03.456" },
        { SECONDS(35999), "09:59:59.000" }, { SECONDS(86399) + 123000, "23:59:59.123" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Comments all = { "" };
        char     wanted[100];
        tags_comments(&(Tags){ .chapters = &(Chapter){ .at = rows[i].at, .title = "Here" },
                               .chapter_count = 1 },
                      add, &all);
        snprintf(wanted, sizeof wanted, "CHAPTER001=%s\nCHAPTER001NAME=Here\n", rows[i].time);
        assert_string_equal(all.text, wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_tag_has_its_name_in_a_fixed_order),
        cmocka_unit_test(what_is_not_given_has_no_comment),
        cmocka_unit_test(a_chapter_has_hours_minutes_seconds_and_thousandths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
