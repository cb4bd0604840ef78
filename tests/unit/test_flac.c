// sink/flac.c: the file made of pieces in threads is, to the byte, the one that libFLAC makes of the whole.
#include "encoded.h"

#include <FLAC/stream_encoder.h>

// Numbers of one byte to three, a rate without a code, one frame and less.
static const Case cases[] = { { 44100, 2, 0, 210, false },   { 22050, 1, 0, 30, false },
                              { 11025, 2, 0, 40, false },    { 48000, 2, 0, 0.1, false },
                              { 44100, 1, 0, 0.001, false }, { 96000, 1, 0, 20, false } };
enum { CASES = sizeof cases / sizeof *cases };

typedef struct {
    unsigned char *at;
    size_t         size, where;
} File;

static FLAC__StreamEncoderWriteStatus put(const FLAC__StreamEncoder *encoder, const FLAC__byte *bytes,
                                          size_t size, unsigned samples, unsigned frame, void *self)
{
    (void)encoder, (void)samples, (void)frame;
    File *file = self;
    if (file->where + size > file->size) {
        file->size = file->where + size;
        file->at = realloc(file->at, file->size);
    }
    memcpy(file->at + file->where, bytes, size);
    file->where += size;
    return FLAC__STREAM_ENCODER_WRITE_STATUS_OK;
}

static FLAC__StreamEncoderSeekStatus seek(const FLAC__StreamEncoder *encoder, FLAC__uint64 at, void *self)
{
    (void)encoder;
    ((File *)self)->where = at;
    return FLAC__STREAM_ENCODER_SEEK_STATUS_OK;
}

static FLAC__StreamEncoderTellStatus where(const FLAC__StreamEncoder *encoder, FLAC__uint64 *at, void *self)
{
    (void)encoder;
    *at = ((File *)self)->where;
    return FLAC__STREAM_ENCODER_TELL_STATUS_OK;
}

static File by_flac(const Sound *sound)
{
    File                 file = { 0 };
    int                  channels = sound->about.channels;
    FLAC__StreamEncoder *encoder = FLAC__stream_encoder_new();
    size_t               count = (size_t)(sound->length * channels);
    FLAC__int32         *samples = malloc(count * sizeof *samples);
    FLAC__stream_encoder_set_channels(encoder, (unsigned)channels);
    FLAC__stream_encoder_set_sample_rate(encoder, (unsigned)sound->about.rate);
    FLAC__stream_encoder_set_total_samples_estimate(encoder, (FLAC__uint64)sound->length);
    assert_int_equal(FLAC__stream_encoder_init_stream(encoder, put, seek, where, NULL, &file), 0);
    for (size_t i = 0; i < count; i++)  // halves away from zero
        samples[i] = (FLAC__int32)lroundf(fmaxf(-32768, fminf(32767, sound->frames[i] * 32767.0f)));
    assert_true(FLAC__stream_encoder_process_interleaved(encoder, samples, (unsigned)sound->length));
    assert_true(FLAC__stream_encoder_finish(encoder));
    FLAC__stream_encoder_delete(encoder);
    free(samples);
    return file;
}

static void the_file_is_that_of_one_flac(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASES; i++) {
        Sound          sound = make_sound(cases[i]);
        size_t         size;
        unsigned char *bytes = encoded(&sound, "a.flac", 2, &size);
        File           expected = by_flac(&sound);
        assert_int_equal(size, expected.size);
        for (size_t at = 0; at < size; at++)
            if (bytes[at] != expected.at[at])
                fail_msg("%d Hz, %g s: byte %zu of %zu", cases[i].rate, cases[i].seconds, at, size);
        free(bytes);
        free(expected.at);
        free(sound.frames);
    }
}

static void any_number_of_threads_gives_the_same_bytes(void **state)
{
    (void)state;
    same_bytes_by_any_threads(cases[2], "a.flac");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_is_that_of_one_flac),
        cmocka_unit_test(any_number_of_threads_gives_the_same_bytes),
    };
    return cmocka_run_group_tests_name("flac", tests, NULL, NULL);
}
