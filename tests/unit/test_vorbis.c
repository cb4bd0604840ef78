// sink/encoder.h: Ogg Vorbis, read back by libsndfile; what it says of itself, byte by byte.
#include "cmocka_all.h"
#include "sink/encoder.h"

#include <math.h>
#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RATE = 44100 };

// 440 Hz on the left, 700 Hz, half as loud, on the right.
static float sample_at(Frames i, int channel)
{
    double at = (double)i / RATE;
    return (float)(channel ? 0.2 * sin(at * 700 * 6.283185307) : 0.4 * sin(at * 440 * 6.283185307));
}

static FILE *written(Frames length, EncoderSettings settings)
{
    SinkError error = { 0 };
    FILE     *file = tmpfile();
    float    *frames = malloc(sizeof *frames * (size_t)(length * settings.channels));
    for (Frames i = 0; i < length * settings.channels; i++)
        frames[i] = sample_at(i / settings.channels, (int)(i % settings.channels));
    settings.rate = RATE;
    settings.length = length;
    void *encoder = encoder_vorbis.open(fileno(file), &settings, &error);
    if (!encoder)
        fail_msg("%s", error.text);
    // In blocks that do not fit into each other evenly.
    for (Frames at = 0; at < length; at += 3001)
        assert_true(encoder_vorbis.write(encoder, frames + at * settings.channels,
                                         length - at < 3001 ? length - at : 3001, &error));
    assert_true(encoder_vorbis.finish(encoder, &error));
    free(frames);
    return file;
}

static long size_of(FILE *file)
{
    long size = lseek(fileno(file), 0, SEEK_END);
    fclose(file);
    return size;
}

static void the_sound_is_that_which_was_written(void **state)
{
    (void)state;
    static const Frames lengths[] = { 1, 1024, 1025, RATE * 2 + 7 };
    for (int channels = 1; channels <= 2; channels++)
        for (size_t l = 0; l < sizeof lengths / sizeof *lengths; l++) {
            FILE   *file = written(lengths[l],
                                   (EncoderSettings){ .channels = channels, .quality = QUALITY_HIGH });
            SF_INFO about = { 0 };
            float   frame[2];
            double  wrong[2] = { 0 };
            lseek(fileno(file), 0, SEEK_SET);
            SNDFILE *read = sf_open_fd(dup(fileno(file)), SFM_READ, &about, SF_TRUE);
            assert_non_null(read);
            assert_true(about.samplerate == RATE && about.channels == channels);
            assert_int_equal(about.frames, lengths[l]);
            for (Frames i = 0; i < lengths[l]; i++) {
                assert_int_equal(sf_readf_float(read, frame, 1), 1);
                for (int c = 0; c < channels; c++)
                    wrong[c] += pow(frame[c] - sample_at(i, c), 2);
            }
            for (int c = 0; c < channels && lengths[l] > RATE; c++)
                if (sqrt(wrong[c] / (double)lengths[l]) > 0.02)
                    fail_msg("%d of %d channels is off by %f", c, channels,
                             sqrt(wrong[c] / (double)lengths[l]));
            sf_close(read);
            fclose(file);
        }
}

static void a_higher_quality_and_a_higher_rate_take_more_room(void **state)
{
    (void)state;
    long low = size_of(written(RATE * 4, (EncoderSettings){ .channels = 2, .quality = QUALITY_LOW }));
    long normal = size_of(written(RATE * 4, (EncoderSettings){ .channels = 2, .quality = QUALITY_NORMAL }));
    long high = size_of(written(RATE * 4, (EncoderSettings){ .channels = 2, .quality = QUALITY_HIGH }));
    long small = size_of(
        written(RATE * 4, (EncoderSettings){ .channels = 2, .bitrate = 48000, .quality = QUALITY_HIGH }));
    long large = size_of(
        written(RATE * 4, (EncoderSettings){ .channels = 2, .bitrate = 192000, .quality = QUALITY_LOW }));
    assert_true(low < normal && normal < high);
    assert_true(small < high && small < large);
}

static void a_rate_that_cannot_be_is_said(void **state)
{
    (void)state;
    EncoderSettings settings = { .rate = 8000, .channels = 1, .length = 8000, .bitrate = 900000 };
    SinkError       error = { 0 };
    FILE           *file = tmpfile();
    assert_null(encoder_vorbis.open(fileno(file), &settings, &error));
    assert_string_equal(error.text, "Vorbis cannot do 900000 bits a second at 8000 Hz");
    assert_int_equal(size_of(file), 0);
}

// --- What it says of itself ------------------------------------------------------------

static bool holds(FILE *file, const char *text)
{
    static char bytes[60000];
    size_t      got = (size_t)pread(fileno(file), bytes, sizeof bytes, 0), length = strlen(text);
    // A comment is its length and its text (Vorbis I, 5.2.1).
    for (size_t at = 4; at + length <= got; at++)
        if (memcmp(bytes + at, text, length) == 0 &&
            (unsigned char)bytes[at - 4] + 256u * (unsigned char)bytes[at - 3] == length)
            return true;
    return false;
}

static void it_has_its_tags(void **state)
{
    (void)state;
    static const Tags tags = { .title = "Ten minutes", .artist = "walkcoach", .track = 7 };
    FILE             *file = written(1000, (EncoderSettings){ .channels = 1, .tags = &tags });
    unsigned char     head[32];
    assert_int_equal(pread(fileno(file), head, sizeof head, 0), sizeof head);
    assert_memory_equal(head + 14, "KLAW", 4);  // the same number in each file: 0x57414c4b
    assert_true(holds(file, "TITLE=Ten minutes") && holds(file, "ARTIST=walkcoach") &&
                holds(file, "TRACKNUMBER=7"));
    assert_false(holds(file, "METADATA_BLOCK_PICTURE="));
    fclose(file);
}

// FLAC's picture block in base64, worked out apart from this program, of one, two and three bytes of cover.
static void a_cover_is_in_it_as_a_comment(void **state)
{
    (void)state;
    static const uint8_t     cover[] = { 0xff, 0x80, 0x01 };
    static const char *const texts[] = { "AAAAAwAAAAlpbWFnZS9wbmcAAAAAAAABLAAAASwAAAAYAAAAAAAAAAH/",
                                         "AAAAAwAAAAlpbWFnZS9wbmcAAAAAAAABLAAAASwAAAAYAAAAAAAAAAL/gA==",
                                         "AAAAAwAAAAlpbWFnZS9wbmcAAAAAAAABLAAAASwAAAAYAAAAAAAAAAP/gAE=" };
    for (size_t size = 1; size <= 3; size++) {
        char  wanted[120];
        Tags  tags = { .cover = cover, .cover_size = size, .cover_side = 300 };
        FILE *file = written(1000, (EncoderSettings){ .channels = 1, .tags = &tags });
        snprintf(wanted, sizeof wanted, "METADATA_BLOCK_PICTURE=%s", texts[size - 1]);
        assert_true(holds(file, wanted));
        fclose(file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sound_is_that_which_was_written),
        cmocka_unit_test(a_higher_quality_and_a_higher_rate_take_more_room),
        cmocka_unit_test(a_rate_that_cannot_be_is_said),
        cmocka_unit_test(it_has_its_tags),
        cmocka_unit_test(a_cover_is_in_it_as_a_comment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
