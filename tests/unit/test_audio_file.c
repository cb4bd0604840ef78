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

// --- The header of one that was streamed -------------------------------------------------

static unsigned number_at(const Wav *wav, size_t at)
{
    return wav->bytes[at] | wav->bytes[at + 1] << 8 | wav->bytes[at + 2] << 16 |
           (unsigned)wav->bytes[at + 3] << 24;
}

// How many frames of the 1000 are read; -1: refused, and `why` says why.
static int frames_read(Wav *wav, char why[AUDIO_WHY_SIZE])
{
    Audio audio;
    if (!audio_read_memory(wav->bytes, wav->size, 10, &audio, why))
        return -1;
    int frames = (int)audio.length;
    audio_free(&audio);
    return frames;
}

// 2000 bytes of sound are there. A header may say up to 64 more, and nothing, or 0x70000000 and more, means
// that it does not know.
static void a_header_may_be_wrong_by_64_bytes(void **state)
{
    (void)state;
    static const struct {
        unsigned    says, means;
        const char *why;
    } cases[] = {
        { 2000, 2000, NULL },
        { 1, 1, NULL },
        { 1000, 1000, NULL },
        { 1998, 1998, NULL },
        { 2001, 2000, NULL },
        { 2064, 2000, NULL },
        { 2065, 0, "breaks off: its header says 2065 bytes of sound, and 2000 are there" },
        { 0x10203, 0, "breaks off: its header says 66051 bytes of sound, and 2000 are there" },
        { 0x6fffffff, 0, "breaks off: its header says 1879048191 bytes of sound, and 2000 are there" },
        { 0x70000000, 2000, NULL },
        { 0x7ffff000, 2000, NULL },
        { 0xfffffffe, 2000, NULL },
        { 0, 2000, NULL },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char why[AUDIO_WHY_SIZE] = "";
        Wav *wav = make(1000, 1, 16000, 9000, cases[i].says);
        int  frames = frames_read(wav, why);
        if (frames != (cases[i].why ? -1 : cases[i].means == 1 ? -1 : (int)cases[i].means / 2))
            fail_msg("%u: %d frames are read (%s)", cases[i].says, frames, why);
        if (cases[i].why)
            assert_string_equal(why, cases[i].why);
        else
            assert_int_equal(number_at(wav, 40), cases[i].means);
        assert_int_equal(number_at(wav, 4), 2036);
        free(wav);
    }
}

// The same sound after a chunk of some other bytes; one of an odd length has one byte more.
static Wav *make_after(const char *name, unsigned length, unsigned says)
{
    Wav   *wav = make(1000, 1, 16000, 9000, says);
    size_t more = 8 + length + length % 2;
    memmove(wav->bytes + 36 + more, wav->bytes + 36, wav->size - 36);
    memset(wav->bytes + 36, 'x', more);
    memcpy(wav->bytes + 36, name, 4);
    put(wav->bytes + 40, length, 4);
    wav->size += more;
    return wav;
}

static void the_sound_is_found_after_other_chunks(void **state)
{
    (void)state;
    const unsigned lengths[] = { 0, 1, 2, 7, 26, 301, 0x10002 };
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        char     why[AUDIO_WHY_SIZE] = "";
        unsigned even = lengths[i] + lengths[i] % 2;
        Wav     *wav = make_after("datA", lengths[i], 0);
        if (frames_read(wav, why) != 1000)
            fail_msg("after %u bytes: %s", lengths[i], why);
        assert_int_equal(number_at(wav, 4), 2036 + 8 + even);
        assert_int_equal(number_at(wav, 40), lengths[i]);
        assert_int_equal(number_at(wav, 48 + even), 2000);
        free(wav);
        wav = make_after("LIST", lengths[i], 2065);
        assert_int_equal(frames_read(wav, why), -1);
        assert_string_equal(why, "breaks off: its header says 2065 bytes of sound, and 2000 are there");
        free(wav);
    }
}

// A file of 43 bytes and one of another kind stay as they are; of one whose first chunk says more than there
// is, the chunks do.
static void nothing_else_is_mended(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++) {
        char why[AUDIO_WHY_SIZE] = "";
        Wav *wav = i == 3 ? make_after("LIST", 400, 0) : make(1000, 1, 16000, 9000, 0);
        put(wav->bytes + 4, 77, 4);
        if (i == 0)
            wav->size = 43;
        else if (i == 1)
            wav->bytes[3] = 'X';
        else if (i == 2)
            wav->bytes[11] = 'A';
        else
            put(wav->bytes + 40, (unsigned)wav->size - 44 + 1, 4);
        if (frames_read(wav, why) < 0)
            assert_string_not_equal(why, "");
        assert_int_equal(number_at(wav, 4), i == 3 ? wav->size - 8 : 77);
        assert_int_equal(number_at(wav, i == 3 ? 448 : 40), 0);
        free(wav);
    }
}

// After other bytes there is room for a name and three bytes of a length, and nothing is looked for there.
static void half_a_chunk_at_the_end_is_left_alone(void **state)
{
    (void)state;
    for (size_t more = 0; more < 8; more++) {
        char why[AUDIO_WHY_SIZE] = "";
        Wav *wav = make_after("LIST", 30, 0);
        wav->size = 36 + 8 + 30 + more;
        memset(wav->bytes + wav->size, 0, 12);
        assert_int_equal(frames_read(wav, why), -1);
        assert_string_not_equal(why, "");
        assert_int_equal(number_at(wav, 4), wav->size - 8);
        assert_int_equal(number_at(wav, 40), 30);
        for (size_t i = more; i < 12; i++)
            assert_int_equal(wav->bytes[74 + i], 0);
        free(wav);
    }
}

// A WAV of 44 bytes is nothing but its head.
static void a_head_without_sound_is_mended_and_holds_none(void **state)
{
    (void)state;
    char why[AUDIO_WHY_SIZE] = "";
    Wav *wav = make(0, 1, 16000, 9000, 0x7ffff000);
    assert_int_equal(wav->size, 44);
    assert_int_equal(frames_read(wav, why), -1);
    assert_string_equal(why, "holds no sound");
    assert_int_equal(number_at(wav, 4), 36);
    assert_int_equal(number_at(wav, 40), 0);
    free(wav);
}

// --- What is refused ---------------------------------------------------------------------

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

// --- Samples -----------------------------------------------------------------------------

static void what_is_not_a_number_becomes_silence_and_is_counted(void **state)
{
    (void)state;
    float samples[] = { NAN, 0.25f, INFINITY, -0.5f, -INFINITY, 0.125f, NAN };
    Audio audio = { .samples = samples, .length = 3, .channels = 2, .rate = 44100 };
    char  why[AUDIO_WHY_SIZE];
    assert_true(audio_clean(&audio, why));
    assert_int_equal(audio.mended, 3);
    static const float mended[] = { 0, 0.25f, 0, -0.5f, 0, 0.125f };
    assert_memory_equal(samples, mended, sizeof mended);
    assert_true(isnan(samples[6]));  // beyond its end
    assert_true(audio_clean(&audio, why));
    assert_int_equal(audio.mended, 3);
}

// -80 dBFS is a ten thousandth.
static void what_is_below_80_db_is_silent(void **state)
{
    (void)state;
    static const struct {
        float       first, last;
        const char *why;
    } cases[] = {
        { 0.0001f, 0, NULL },
        { 0, -0.0001f, NULL },
        { -0.00011f, 0, NULL },
        { 0, 0, "is silent" },
        { 0.00009f, 0, "is silent" },
        { 0, -0.00009f, "is silent" },
        { NAN, 0.00009f, "holds samples that are not numbers" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        float samples[] = { cases[i].first, 0, cases[i].last, 1 };
        Audio audio = { .samples = samples, .length = 3, .channels = 1, .rate = 44100 };
        char  why[AUDIO_WHY_SIZE] = "";
        assert_int_equal(audio_clean(&audio, why), !cases[i].why);
        assert_string_equal(why, cases[i].why ? cases[i].why : "");
    }
}

// --- Files -------------------------------------------------------------------------------

typedef struct {
    char path[40];
    int  lowest;  // a descriptor that is free
} File;

static int lowest_free(void)
{
    int fd = dup(1);
    close(fd);
    return fd;
}

static File put_file(const Wav *wav)
{
    File file = { .path = "/tmp/walkcoach-audio.XXXXXX" };
    int  fd = mkstemp(file.path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, wav->bytes, wav->size), wav->size);
    close(fd);
    file.lowest = lowest_free();
    return file;
}

// Nothing is left open.
static void remove_file(const File *file)
{
    assert_int_equal(lowest_free(), file->lowest);
    unlink(file->path);
}

static void a_file_is_read_and_closed(void **state)
{
    (void)state;
    Wav  *wav = make(1000, 1, 8000, 16384, 2000);
    File  file = put_file(wav);
    Audio audio;
    char  why[AUDIO_WHY_SIZE];
    assert_true(audio_read_file(file.path, 0.125, &audio, why));  // 1000 frames, to the last
    assert_int_equal(audio.length, 1000);
    assert_true(audio.samples[0] == -0.5f && audio.samples[999] == 0.5f);
    audio_free(&audio);
    assert_false(audio_read_file(file.path, 0.1248, &audio, why));
    assert_string_equal(why, "lasts 0 s: 0 s is the most");
    remove_file(&file);
    free(wav);
}

static void a_longer_file_is_cut_where_it_may_be(void **state)
{
    (void)state;
    static const struct {
        double longest;
        int    frames;
        bool   cut;
    } cases[] = { { 0.124, 992, true }, { 0.125, 1000, false }, { 1, 1000, false } };
    Wav  *wav = make(1000, 1, 8000, 16384, 2000);
    File  file = put_file(wav);
    float room[1000];
    for (size_t i = 0; i < 2 * sizeof cases / sizeof *cases; i++) {
        Audio audio;
        char  why[AUDIO_WHY_SIZE];
        bool  cut = !cases[i / 2].cut;
        int   fd = audio_open(file.path, why);
        assert_true(fd >= 0);
        assert_true(audio_read_open(fd, cases[i / 2].longest, i % 2 ? room : NULL, &audio, &cut, why));
        assert_int_equal(cut, cases[i / 2].cut);
        assert_int_equal(audio.length, cases[i / 2].frames);
        assert_int_equal(audio.samples == room, i % 2);
        assert_true(audio.samples[audio.length - 1] == 0.5f);
        if (i % 2 == 0)
            audio_free(&audio);
    }
    remove_file(&file);
    free(wav);
}

static void room_that_is_lent_is_not_given_back(void **state)
{
    (void)state;
    Wav  *wav = make(1000, 1, 8000, 0, 2000);
    File  file = put_file(wav);
    float room[1000];
    Audio audio;
    char  why[AUDIO_WHY_SIZE];
    assert_false(audio_read_open(audio_open(file.path, why), 1, room, &audio, NULL, why));
    assert_string_equal(why, "is silent");
    assert_null(audio.samples);
    remove_file(&file);
    free(wav);
}

static void one_frame_is_sound_and_an_empty_file_is_not(void **state)
{
    (void)state;
    Wav  *wav = make(1, 1, 8000, 16384, 2);
    File  file = put_file(wav);
    Audio audio;
    char  why[AUDIO_WHY_SIZE];
    assert_true(audio_read_file(file.path, 10, &audio, why));
    assert_int_equal(audio.length, 1);
    audio_free(&audio);
    assert_int_equal(truncate(file.path, 0), 0);
    assert_false(audio_read_file(file.path, 10, &audio, why));
    assert_string_equal(why, "is empty");
    remove_file(&file);
    free(wav);
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
    assert_null(audio.samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wav_in_memory_is_read),
        cmocka_unit_test(a_data_size_of_nothing_or_too_much_means_to_the_end),
        cmocka_unit_test(a_header_may_be_wrong_by_64_bytes),
        cmocka_unit_test(the_sound_is_found_after_other_chunks),
        cmocka_unit_test(nothing_else_is_mended),
        cmocka_unit_test(half_a_chunk_at_the_end_is_left_alone),
        cmocka_unit_test(a_head_without_sound_is_mended_and_holds_none),
        cmocka_unit_test(what_cannot_be_used_is_said_in_words),
        cmocka_unit_test(rates_from_8_to_192_khz_are_read),
        cmocka_unit_test(bytes_that_are_not_sound_are_refused),
        cmocka_unit_test(what_is_not_a_number_becomes_silence_and_is_counted),
        cmocka_unit_test(what_is_below_80_db_is_silent),
        cmocka_unit_test(a_file_is_read_and_closed),
        cmocka_unit_test(a_longer_file_is_cut_where_it_may_be),
        cmocka_unit_test(room_that_is_lent_is_not_given_back),
        cmocka_unit_test(one_frame_is_sound_and_an_empty_file_is_not),
        cmocka_unit_test(files_that_are_not_there_or_not_files_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
