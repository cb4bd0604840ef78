// sink/encoder.h: AIFF, CAF, Wave64 and AU, read back by libsndfile.
#include "cmocka_all.h"
#include "sink/encoder.h"

#include <math.h>
#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RATE = 22050, FRAMES = 5000 };

static const struct {
    const char       *title;
    const EncoderOps *ops;
    int               format;
} forms[] = { { "AIFF", &encoder_aiff, SF_FORMAT_AIFF },
              { "CAF", &encoder_caf, SF_FORMAT_CAF },
              { "Wave64", &encoder_w64, SF_FORMAT_W64 },
              { "AU", &encoder_au, SF_FORMAT_AU } };
enum { FORMS = sizeof forms / sizeof *forms };

// A ramp in steps that 16 bits hold, the other way round on the right; its last frame is far too loud.
static float sample_at(int i, int channel)
{
    if (i == FRAMES - 1)
        return channel ? -2 : 2;
    return (float)(channel ? -i : i) / 32768;
}

static SNDFILE *written(const EncoderOps *ops, EncoderSettings settings, SF_INFO *about)
{
    float     frames[2 * FRAMES];
    SinkError error = { 0 };
    FILE     *file = tmpfile();
    assert_non_null(file);
    for (int i = 0; i < FRAMES * settings.channels; i++)
        frames[i] = sample_at(i / settings.channels, i % settings.channels);
    settings.rate = RATE;
    settings.length = FRAMES;
    void *encoder = ops->open(fileno(file), &settings, &error);
    if (!encoder)
        fail_msg("%s", error.text);
    assert_true(ops->write(encoder, frames, 3000, &error));
    assert_true(ops->write(encoder, frames + 3000 * settings.channels, FRAMES - 3000, &error));
    assert_true(ops->finish(encoder, &error));
    assert_int_equal(lseek(fileno(file), 0, SEEK_SET), 0);
    *about = (SF_INFO){ 0 };
    SNDFILE *read = sf_open_fd(dup(fileno(file)), SFM_READ, about, SF_TRUE);
    fclose(file);
    assert_non_null(read);
    return read;
}

static void every_sample_is_where_it_was(void **state)
{
    (void)state;
    static const struct {
        SampleBits bits;
        int        subtype;
    } kinds[] = { { 0, SF_FORMAT_PCM_16 },
                  { BITS_16, SF_FORMAT_PCM_16 },
                  { BITS_24, SF_FORMAT_PCM_24 },
                  { BITS_FLOAT, SF_FORMAT_FLOAT } };
    for (int f = 0; f < FORMS; f++)
        for (int k = 0; k < 4; k++)
            for (int channels = 1; channels <= 2; channels++) {
                SF_INFO  about;
                float    frame[2];
                SNDFILE *file = written(forms[f].ops,
                                        (EncoderSettings){ .channels = channels, .bits = kinds[k].bits },
                                        &about);
                assert_int_equal(about.format & (SF_FORMAT_TYPEMASK | SF_FORMAT_SUBMASK),
                                 forms[f].format | kinds[k].subtype);
                assert_true(about.samplerate == RATE && about.channels == channels && about.frames == FRAMES);
                for (int i = 0; i < FRAMES; i++) {
                    assert_int_equal(sf_readf_float(file, frame, 1), 1);
                    for (int c = 0; c < channels; c++) {
                        float wanted = sample_at(i, c);
                        if (kinds[k].bits != BITS_FLOAT)  // what is too loud is cut off, not turned round
                            wanted = wanted > 1 ? 1 : wanted < -1 ? -1 : wanted;
                        if (fabsf(frame[c] - wanted) > 1.01f / 32768)
                            fail_msg("%s: frame %d is %f", forms[f].title, i, (double)frame[c]);
                    }
                }
                sf_close(file);
            }
}

static void a_title_and_our_mark_are_in_it(void **state)
{
    (void)state;
    static const Tags both = { .title = "Ten", .comment = "Level 2." }, title = { .title = "Ten" };
    for (int f = 0; f < 2; f++) {
        SF_INFO  about;
        SNDFILE *file = written(forms[f].ops, (EncoderSettings){ .channels = 1, .tags = &both }, &about);
        assert_string_equal(sf_get_string(file, SF_STR_TITLE), "Ten");
        assert_string_equal(sf_get_string(file, SF_STR_COMMENT), "Level 2.");
        sf_close(file);
        file = written(forms[f].ops, (EncoderSettings){ .channels = 1, .tags = &title }, &about);
        assert_string_equal(sf_get_string(file, SF_STR_COMMENT), "Made by walkcoach");
        sf_close(file);
    }
}

// 2^32 - 1 bytes, less a MiB for the head.
static void what_is_too_long_is_said_before(void **state)
{
    (void)state;
    static const struct {
        int        channels;
        SampleBits bits;
        Frames     most;
    } rows[] = { { 1, BITS_16, 2146959359 },
                 { 2, BITS_16, 1073479679 },
                 { 2, BITS_24, 715653119 },
                 { 1, 0, 2146959359 } };
    for (int f = 0; f < FORMS; f++)
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            EncoderSettings settings = { RATE, rows[i].channels, rows[i].most, .bits = rows[i].bits };
            SinkError       error = { 0 };
            char            wanted[80];
            FILE           *file = tmpfile();
            void           *encoder = forms[f].ops->open(fileno(file), &settings, &error);
            assert_non_null(encoder);
            forms[f].ops->finish(encoder, &error);
            fclose(file);
            file = tmpfile();
            settings.length++;
            error = (SinkError){ 0 };
            encoder = forms[f].ops->open(fileno(file), &settings, &error);
            if (f == 1 || f == 2) {
                assert_non_null(encoder);
                forms[f].ops->finish(encoder, &error);
            } else {
                snprintf(wanted, sizeof wanted, "%s holds 4 GiB at most: .caf and .w64 hold more",
                         forms[f].title);
                assert_null(encoder);
                assert_string_equal(error.text, wanted);
            }
            fclose(file);
        }
}

static void none_of_them_goes_into_a_pipe(void **state)
{
    (void)state;
    for (int f = 0; f < FORMS; f++) {
        EncoderSettings settings = { RATE, 1, 100, .in_order = true };
        SinkError       error = { 0 };
        char            wanted[80];
        assert_null(forms[f].ops->open(1, &settings, &error));
        snprintf(wanted, sizeof wanted, "%s cannot go into a pipe: its head is written last", forms[f].title);
        assert_string_equal(error.text, wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sample_is_where_it_was),
        cmocka_unit_test(a_title_and_our_mark_are_in_it),
        cmocka_unit_test(what_is_too_long_is_said_before),
        cmocka_unit_test(none_of_them_goes_into_a_pipe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
