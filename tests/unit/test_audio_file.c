#include "cmocka_all.h"
#include "sound/audio_file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HEAD = 44, WAV_MAX = 1 << 20 };

typedef struct {
    unsigned char bytes[WAV_MAX];
    size_t        size;
} Wav;

static void put(unsigned char *at, unsigned value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (unsigned char)(value >> (8 * i));
}

// A WAV of 16-bit samples; data_size: what its header claims.
static Wav *make(int frames, int channels, int rate, int peak, unsigned data_size)
{
    Wav *wav = calloc(1, sizeof *wav);
    assert_non_null(wav);
    wav->size = HEAD + (size_t)(frames * channels * 2);
    memcpy(wav->bytes, "RIFF....WAVEfmt ", 16);
    put(wav->bytes + 4, (unsigned)wav->size - 8, 4);
    put(wav->bytes + 16, 16, 4);
    put(wav->bytes + 20, 1, 2);
    put(wav->bytes + 22, (unsigned)channels, 2);
    put(wav->bytes + 24, (unsigned)rate, 4);
    put(wav->bytes + 28, (unsigned)(rate * channels * 2), 4);
    put(wav->bytes + 32, (unsigned)channels * 2, 2);
    put(wav->bytes + 34, 16, 2);
    memcpy(wav->bytes + 36, "data", 4);
    put(wav->bytes + 40, data_size, 4);
    for (int i = 0; i < frames * channels; i++)
        put(wav->bytes + HEAD + i * 2, (unsigned)(i % 2 ? peak : -peak), 2);
    return wav;
}

static bool read_and_free(Wav *wav, double longest, Audio *audio, char why[AUDIO_WHY_SIZE])
{
    bool read = audio_read_memory(wav->bytes, wav->size, longest, audio, why);
    free(wav);
    return read;
}

static void a_wav_in_memory_is_read(void **state)
{
    (void)state;
    Audio audio;
    char  why[AUDIO_WHY_SIZE];
    assert_true(read_and_free(make(1000, 2, 22050, 16384, 4000), 10, &audio, why));
    assert_int_equal(audio.length, 1000);
    assert_int_equal(audio.channels, 2);
    assert_int_equal(audio.rate, 22050);
    assert_true(audio.samples[1] == 0.5f && audio.samples[0] == -0.5f);
    audio_free(&audio);
    assert_null(audio.samples);
}

// As `espeak-ng --stdout` and `flite -o /dev/stdout` write them.
static void a_data_size_of_nothing_or_too_much_means_to_the_end(void **state)
{
    (void)state;
    const unsigned sizes[] = { 0, 0x7ffff000, 0xffffffff, 2002 };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Audio audio;
        char  why[AUDIO_WHY_SIZE];
        if (!read_and_free(make(1000, 1, 16000, 9000, sizes[i]), 10, &audio, why))
            fail_msg("size %u: %s", sizes[i], why);
        assert_int_equal(audio.length, 1000);
        audio_free(&audio);
    }
}

static void what_cannot_be_used_is_said_in_words(void **state)
{
    (void)state;
    // clang-format off
    static const struct { int frames, channels, rate, peak; const char *why; } cases[] = {
        { 1000, 6, 44100, 9000,  "has 6 channels: 1 or 2 are understood" },
        { 1000, 1, 4000, 9000,   "has a sample rate of 4000 Hz: 8000..192000 are understood" },
        { 1000, 1, 300000, 9000, "has a sample rate of 300000 Hz: 8000..192000 are understood" },
        { 48000, 1, 8000, 9000,  "lasts 6 s: 5 s is the most" },
        { 1000, 1, 44100, 0,     "is silent" },
        { 0, 1, 44100, 9000,     "holds no sound" },
    };
    // clang-format on
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Audio audio;
        char  why[AUDIO_WHY_SIZE];
        Wav  *wav = make(cases[i].frames, cases[i].channels, cases[i].rate, cases[i].peak,
                         (unsigned)(cases[i].frames * cases[i].channels * 2));
        assert_false(read_and_free(wav, 5, &audio, why));
        assert_string_equal(why, cases[i].why);
        assert_null(audio.samples);
    }
}

static void rates_from_8_to_192_khz_are_read(void **state)
{
    (void)state;
    const int rates[] = { 8000, 96000, 192000 };
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        Audio audio;
        char  why[AUDIO_WHY_SIZE];
        assert_true(read_and_free(make(1000, 1, rates[i], 9000, 2000), 10, &audio, why));
        assert_int_equal(audio.rate, rates[i]);
        audio_free(&audio);
    }
}

static void bytes_that_are_not_sound_are_refused(void **state)
{
    (void)state;
    Audio audio;
    char  why[AUDIO_WHY_SIZE], noise[4096];
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)(i * 31 + 7);
    assert_false(audio_read_memory(noise, sizeof noise, 10, &audio, why));
    assert_non_null(strstr(why, "is not a sound file that can be read"));
    assert_false(audio_read_memory(noise, 0, 10, &audio, why));
    assert_string_equal(why, "is empty");
    Wav *cut = make(1000, 1, 44100, 9000, 2000);
    for (size_t size = 1; size < HEAD + 40; size++)  // cut anywhere: refused or short, never a crash
        if (audio_read_memory(cut->bytes, size, 10, &audio, why))
            audio_free(&audio);
    free(cut);
}

static void files_that_are_not_there_or_not_files_are_reported(void **state)
{
    (void)state;
    Audio audio;
    char  why[AUDIO_WHY_SIZE];
    assert_false(audio_read_file("/nonexistent/a.wav", 10, &audio, why));
    assert_string_equal(why, "cannot be read: No such file or directory");
    assert_false(audio_read_file("/", 10, &audio, why));
    assert_string_equal(why, "is not a file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wav_in_memory_is_read),
        cmocka_unit_test(a_data_size_of_nothing_or_too_much_means_to_the_end),
        cmocka_unit_test(what_cannot_be_used_is_said_in_words),
        cmocka_unit_test(rates_from_8_to_192_khz_are_read),
        cmocka_unit_test(bytes_that_are_not_sound_are_refused),
        cmocka_unit_test(files_that_are_not_there_or_not_files_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
