// sink/encoder.h: what the ffmpeg program is asked for, and what it says. Here a script takes its place.
#include "cmocka_all.h"
#include "file_by_hand.h"
#include "processes.h"
#include "sink/encoder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { RATE = 44100 };

static char folder[] = "/tmp/walkcoach-m4b.XXXXXX";
static char own_path[4096];

#define KEEPS                                                                                             \
    "#!/bin/sh\ncd %s\nprintf '%%s ' \"$@\" >args\ncat <&3 >meta\ncat <&4 >cover\ncat >sound\necho made " \
    ">&5\n"

static void be_ffmpeg(const char *script)
{
    char path[80], text[400];
    snprintf(path, sizeof path, "%s/ffmpeg", folder);
    snprintf(text, sizeof text, script, folder);
    file_put(path, text);
    assert_int_equal(chmod(path, 0700), 0);
}

static const char *text_of(const char *name)
{
    static char text[4000];
    return file_text_in(folder, name, text, sizeof text);
}

static SinkError error;

// Two frames of each channel, and nothing left open.
static bool make(EncoderSettings settings, char made[20])
{
    static const float frames[] = { 0.5f, -0.5f, 0.25f, -0.25f };
    FILE              *file = tmpfile();
    settings.rate = RATE;
    settings.length = 2;
    error = (SinkError){ 0 };
    void *encoder = encoder_m4b.open(fileno(file), &settings, &error);
    bool  good = encoder && encoder_m4b.write(encoder, frames, 2, &error);
    good = encoder && encoder_m4b.finish(encoder, &error) && good;
    ssize_t got = pread(fileno(file), made, 19, 0);
    made[got > 0 ? got : 0] = '\0';
    fclose(file);
    return good;
}

static void sound_titles_and_cover_reach_it(void **state)
{
    (void)state;
    static const float   wanted[] = { 0.5f, -0.5f, 0.25f, -0.25f };
    static const Chapter chapters[] = { { .at = 0, .length = 60500000, .title = "Get ready" },
                                        { .at = 60500000, .length = 1000000, .title = "Home" } };
    static const Tags    tags = { .title = "Ten; #1 = a\\b\nand more",
                                  .artist = "walkcoach",
                                  .album = "Walks",
                                  .date = "2026-11-29",
                                  .genre = "Speech",
                                  .comment = "ends in \\",
                                  .lyrics = "Home.",
                                  .fingerprint = "9f3c",
                                  .track = 1,
                                  .cover = (const uint8_t *)"PNG",
                                  .cover_size = 3,
                                  .chapters = chapters,
                                  .chapter_count = 2 };
    char                 made[20];
    int                  before = descriptors(getpid(), NULL);
    be_ffmpeg(KEEPS);
    assert_true(make((EncoderSettings){ .channels = 2, .quality = QUALITY_NORMAL, .tags = &tags }, made));
    assert_string_equal(made, "made\n");
    assert_string_equal(text_of("args"),
                        "-v error -xerror -y -f f32le -ar 44100 -ac 2 -i pipe:0 -f ffmetadata -i /dev/fd/3 "
                        "-f png_pipe -i /dev/fd/4 -map 2:v -c:v copy -disposition:v attached_pic "
                        "-map 0:a -map_metadata 1 -map_chapters 1 -c:a aac -b:a 96000 -fflags +bitexact "
                        "-flags:a +bitexact -threads 1 -f ipod /dev/fd/5 ");
    assert_string_equal(text_of("meta"),
                        ";FFMETADATA1\ntitle=Ten\\; \\#1 \\= a\\\\b\\\nand "
                        "more\nartist=walkcoach\nalbum=Walks\ndate=2026-11-29\n"
                        "genre=Speech\ncomment=ends in \\\\ \nlyrics=Home.\ngrouping=9f3c\ntrack=1\n"
                        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=60500\ntitle=Get ready\n"
                        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=60500\nEND=61500\ntitle=Home\n");
    assert_string_equal(text_of("cover"), "PNG");
    assert_memory_equal(text_of("sound"), wanted, sizeof wanted);
    assert_int_equal(descriptors(getpid(), NULL), before);
}

static void without_tags_it_is_asked_for_less(void **state)
{
    (void)state;
    char made[20];
    be_ffmpeg(KEEPS);
    assert_true(make((EncoderSettings){ .channels = 1 }, made));
    assert_string_equal(text_of("args"),
                        "-v error -xerror -y -f f32le -ar 44100 -ac 1 -i pipe:0 -f ffmetadata -i /dev/fd/3 "
                        "-map 0:a -map_metadata 1 -map_chapters 1 -c:a aac -b:a 48000 -fflags +bitexact "
                        "-flags:a +bitexact -threads 1 -f ipod /dev/fd/5 ");
    assert_string_equal(text_of("meta"), ";FFMETADATA1\n");
    assert_string_equal(text_of("cover"), "");
    static const Tags empty = { .title = "" };
    assert_true(make((EncoderSettings){ .channels = 1, .tags = &empty }, made));
    assert_string_equal(text_of("meta"), ";FFMETADATA1\n");
}

static void each_quality_has_its_rate(void **state)
{
    (void)state;
    static const struct {
        Quality     quality;
        int         channels, bitrate;
        const char *asked;
    } rows[] = { { QUALITY_LOW, 1, 0, " 48000 " },    { QUALITY_LOW, 2, 0, " 64000 " },
                 { QUALITY_NORMAL, 1, 0, " 64000 " }, { QUALITY_HIGH, 1, 0, " 96000 " },
                 { QUALITY_HIGH, 2, 0, " 160000 " },  { QUALITY_HIGH, 2, 72000, " 72000 " } };
    char made[20];
    be_ffmpeg(KEEPS);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(make((EncoderSettings){ .channels = rows[i].channels,
                                            .quality = rows[i].quality,
                                            .bitrate = rows[i].bitrate },
                         made));
        const char *asked = strstr(text_of("args"), "-b:a");
        assert_non_null(asked);
        assert_memory_equal(asked + 4, rows[i].asked, strlen(rows[i].asked));
    }
}

static void what_it_says_is_said(void **state)
{
    (void)state;
    char made[20];
    int  before = descriptors(getpid(), NULL);
    be_ffmpeg("#!/bin/sh\ncat >/dev/null\necho 'No space left' >&2\necho more >&2\nexit 1\n");
    assert_false(make((EncoderSettings){ .channels = 2 }, made));
    assert_string_equal(error.text, "ffmpeg: No space left");
    be_ffmpeg("#!/bin/sh\ncat >/dev/null\nexit 1\n");
    assert_false(make((EncoderSettings){ .channels = 2 }, made));
    assert_string_equal(error.text, "ffmpeg ended early");
    be_ffmpeg("#!/bin/sh\ncat >/dev/null\nkill -9 $$\n");
    assert_false(make((EncoderSettings){ .channels = 2 }, made));
    assert_string_equal(error.text, "ffmpeg ended early");
    assert_int_equal(descriptors(getpid(), NULL), before);
}

static void one_that_leaves_too_early_is_said(void **state)
{
    (void)state;
    static float    long_sound[1 << 20];  // more than a socket holds
    EncoderSettings settings = { .rate = RATE, .channels = 1, .length = 1 << 20 };
    FILE           *file = tmpfile();
    be_ffmpeg("#!/bin/sh\necho 'Not today' >&2\nexit 1\n");
    error = (SinkError){ 0 };
    void *encoder = encoder_m4b.open(fileno(file), &settings, &error);
    assert_non_null(encoder);
    assert_false(encoder_m4b.write(encoder, long_sound, 1 << 20, &error));
    assert_string_equal(error.text, "ffmpeg: Not today");
    assert_false(encoder_m4b.finish(encoder, &error));
    fclose(file);
}

static void without_it_she_hears_what_works(void **state)
{
    (void)state;
    char made[20];
    int  before = descriptors(getpid(), NULL);
    setenv("PATH", "/nonexistent", 1);
    assert_false(make((EncoderSettings){ .channels = 2 }, made));
    setenv("PATH", own_path, 1);
    assert_string_equal(error.text,
                        "M4B and M4A need the ffmpeg program (apt-get install ffmpeg); MP3 needs nothing");
    assert_int_equal(descriptors(getpid(), NULL), before);
}

static int begin_all(void **state)
{
    (void)state;
    const char *path = getenv("PATH");
    if (!mkdtemp(folder))
        return -1;
    snprintf(own_path, sizeof own_path, "%s:%s", folder, path ? path : "/usr/bin:/bin");
    return setenv("PATH", own_path, 1);
}

static int end_all(void **state)
{
    (void)state;
    folder_remove(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_titles_and_cover_reach_it),
        cmocka_unit_test(without_tags_it_is_asked_for_less),
        cmocka_unit_test(each_quality_has_its_rate),
        cmocka_unit_test(what_it_says_is_said),
        cmocka_unit_test(one_that_leaves_too_early_is_said),
        cmocka_unit_test(without_it_she_hears_what_works),
    };
    return cmocka_run_group_tests(tests, begin_all, end_all);
}
