// sink/id3.h read back frame by frame, as id3.org describes version 2.3: by a reader of its own.
#include "sink/id3.h"

#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const uint8_t *at;  // its body
    size_t         size;
} Frame;

static uint32_t big(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

// The n-th frame of that name among the frames from `at` on; {0}: there is none.
static Frame frame_in(const uint8_t *at, const uint8_t *end, const char *id, int n)
{
    while (at + 10 <= end) {
        size_t size = big(at + 4);
        assert_true(size <= (size_t)(end - at) - 10);
        assert_int_equal(at[8] | at[9], 0);
        if (memcmp(at, id, 4) == 0 && n-- == 0)
            return (Frame){ at + 10, size };
        at += 10 + size;
    }
    assert_ptr_equal(at, end);
    return (Frame){ 0 };
}

// A text in UTF-16 with its mark is these letters, all of them of one byte in ASCII.
static void assert_text(const uint8_t *at, size_t size, const char *text)
{
    assert_int_equal(size, 2 + 2 * strlen(text));
    assert_int_equal(at[0], 0xFF);
    assert_int_equal(at[1], 0xFE);
    for (size_t i = 0; text[i]; i++) {
        assert_int_equal(at[2 + 2 * i], text[i]);
        assert_int_equal(at[3 + 2 * i], 0);
    }
}

static void assert_frame(Frame frame, const char *text)
{
    assert_non_null(frame.at);
    assert_int_equal(frame.at[0], 1);
    assert_text(frame.at + 1, frame.size - 1, text);
}

static const uint8_t cover[] = { 0x89, 'P', 'N', 'G' };
static const Chapter chapters[] = { { 0, 60000000, "Get ready" }, { 60000000, 180250000, "Settle in" } };
static const Tags    tags = { .title = "Walk",
                              .artist = "walkcoach",
                              .album = "Walks",
                              .genre = "Fitness",
                              .comment = "Level 2",
                              .language = "en",
                              .lyrics = "In, and out",
                              .date = "2026-11-27",
                              .fingerprint = "00ff",
                              .track = 7,
                              .bpm = 92,
                              .chapters = chapters,
                              .chapter_count = 2,
                              .cover = cover,
                              .cover_size = sizeof cover };

static void every_tag_is_in_its_frame(void **state)
{
    (void)state;
    size_t         size;
    uint8_t       *tag = id3_build(&tags, &size);
    const uint8_t *end = tag + size, *first = tag + 10;
    assert_memory_equal(tag, "ID3\3\0\0", 6);
    assert_int_equal((size_t)tag[6] << 21 | (size_t)tag[7] << 14 | (size_t)tag[8] << 7 | tag[9], size - 10);
    assert_frame(frame_in(first, end, "TIT2", 0), "Walk");
    assert_frame(frame_in(first, end, "TPE1", 0), "walkcoach");
    assert_frame(frame_in(first, end, "TALB", 0), "Walks");
    assert_frame(frame_in(first, end, "TCON", 0), "Fitness");
    assert_frame(frame_in(first, end, "TYER", 0), "2026");
    assert_frame(frame_in(first, end, "TDAT", 0), "2711");  // day, then month
    assert_frame(frame_in(first, end, "TRCK", 0), "7");
    assert_frame(frame_in(first, end, "TBPM", 0), "92");
    assert_frame(frame_in(first, end, "TLAN", 0), "eng");
    Frame comment = frame_in(first, end, "COMM", 0), lyrics = frame_in(first, end, "USLT", 0);
    assert_memory_equal(comment.at, "\1eng\xFF\xFE\0\0", 8);
    assert_text(comment.at + 8, comment.size - 8, "Level 2");
    assert_text(lyrics.at + 8, lyrics.size - 8, "In, and out");
    Frame picture = frame_in(first, end, "APIC", 0);
    assert_memory_equal(picture.at, "\0image/png\0\3\0", 13);
    assert_int_equal(picture.size, 13 + sizeof cover);
    assert_memory_equal(picture.at + 13, cover, sizeof cover);
    free(tag);
}

// Milliseconds; "chp0" and so on by name, in the table's order.
static void a_chapter_ends_where_its_part_does(void **state)
{
    (void)state;
    static const uint32_t    begin[] = { 0, 60000 }, stop[] = { 60000, 240250 };
    static const char *const names[] = { "chp0", "chp1" }, *const titles[] = { "Get ready", "Settle in" };
    size_t   size;
    uint8_t *tag = id3_build(&tags, &size);
    Frame    table = frame_in(tag + 10, tag + size, "CTOC", 0);
    assert_memory_equal(table.at, "toc\0\3\2chp0\0chp1\0", 16);
    assert_frame(frame_in(table.at + 16, table.at + table.size, "TIT2", 0), "Walk");
    for (int i = 0; i < 2; i++) {
        Frame chapter = frame_in(tag + 10, tag + size, "CHAP", i);
        assert_memory_equal(chapter.at, names[i], 5);
        assert_int_equal(big(chapter.at + 5), begin[i]);
        assert_int_equal(big(chapter.at + 9), stop[i]);
        assert_int_equal(big(chapter.at + 13), 0xFFFFFFFF);  // by time, not by bytes
        assert_int_equal(big(chapter.at + 17), 0xFFFFFFFF);
        assert_frame(frame_in(chapter.at + 21, chapter.at + chapter.size, "TIT2", 0), titles[i]);
    }
    free(tag);
}

static void what_is_not_known_is_left_out(void **state)
{
    (void)state;
    const Tags               bare = { .title = "W\xC3\xA4lk \xF0\x9F\x9A\xB6" };
    size_t                   size;
    uint8_t                 *tag = id3_build(&bare, &size);
    static const char *const absent[] = { "TPE1", "TYER", "TRCK", "TBPM", "TLAN", "COMM",
                                          "USLT", "CTOC", "CHAP", "APIC", "TXXX" };
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        assert_null(frame_in(tag + 10, tag + size, absent[i], 0).at);
    Frame title = frame_in(tag + 10, tag + size, "TIT2", 0);  // letters of one unit, and of two
    assert_int_equal(title.size, 1 + 2 + 2 * 7);
    assert_memory_equal(title.at, "\1\xFF\xFEW\0\xE4\0l\0k\0 \0\x3D\xD8\xB6\xDE", 17);
    free(tag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_tag_is_in_its_frame),
        cmocka_unit_test(a_chapter_ends_where_its_part_does),
        cmocka_unit_test(what_is_not_known_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
