// sink/mp3.c: the file made of pieces in threads is the one that LAME alone makes of the whole at once, and
// what comes before the frames is what LAME says of it.
#include "encoded.h"

#include <lame/lame.h>

// Borders of pieces are inside all but the last; each rate of MPEG-1, a mono one, MPEG-2 and 2.5.
static const Case cases[] = { { 44100, 2, 96000, 53.3, false },   { 44100, 1, 64000, 31, false },
                              { 48000, 2, 128000, 50.01, false }, { 32000, 2, 40000, 75, false },
                              { 22050, 1, 56000, 60, false },     { 11025, 2, 32000, 70, false },
                              { 44100, 2, 320000, 0.5, false },   { 44100, 1, 32000, 30, false } };
enum { CASES = sizeof cases / sizeof *cases, HEAD_MOST = 2000 };

// --- LAME itself -----------------------------------------------------------------------

// LAME over all of it: by hand, and with the number that undoes its turning down up to 0.95.
static unsigned char *by_lame(const Sound *sound, size_t *size, unsigned char *head, size_t *head_size)
{
    int            channels = sound->about.channels;
    unsigned char *bytes = malloc((size_t)sound->length * 2 + 100000);
    lame_t         lame = lame_init();
    lame_set_in_samplerate(lame, sound->about.rate);
    lame_set_out_samplerate(lame, sound->about.rate);
    lame_set_num_channels(lame, channels);
    lame_set_mode(lame, channels == 1 ? MONO : JOINT_STEREO);
    lame_set_brate(lame, sound->about.bitrate / 1000);
    lame_set_quality(lame, 7);
    lame_set_disable_reservoir(lame, 1);
    lame_set_write_id3tag_automatic(lame, 0);
    lame_set_scale(lame, sound->about.bitrate >= 128000 * channels ? 1 : 1 / 0.95f);
    assert_true(lame_init_params(lame) >= 0);
    long made = 0;
    for (Frames i = 0; i < sound->length; i += 5000) {
        int          count = sound->length - i < 5000 ? (int)(sound->length - i) : 5000;
        const float *from = sound->frames + i * channels;
        made += channels == 1
                    ? lame_encode_buffer_ieee_float(lame, from, from, count, bytes + made, 50000)
                    : lame_encode_buffer_interleaved_ieee_float(lame, from, count, bytes + made, 50000);
    }
    made += lame_encode_flush(lame, bytes + made, 50000);
    *head_size = lame_get_lametag_frame(lame, head, HEAD_MOST);
    lame_close(lame);
    *size = (size_t)made;
    return bytes;
}

// The frame that holds "Info". Its header says how long it is.
static size_t frame_size(const unsigned char *at)
{
    static const int one[] = { 0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320 };
    static const int two[] = { 0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160 };
    static const int rates[] = { 44100, 48000, 32000 };
    int version = at[1] >> 3 & 3, rate = rates[at[2] >> 2 & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
    assert_int_equal(at[0], 0xFF);
    return (size_t)((version == 3 ? 144000 * one[at[2] >> 4] : 72000 * two[at[2] >> 4]) / rate +
                    (at[2] >> 1 & 1));
}

// --- Tests -----------------------------------------------------------------------------

static void the_frames_are_those_of_one_lame(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASES; i++) {
        Sound          sound = make_sound(cases[i]);
        unsigned char  head[HEAD_MOST];
        size_t         size, expected_size, head_size;
        unsigned char *bytes = encoded(&sound, "a.mp3", 2, &size);
        unsigned char *expected = by_lame(&sound, &expected_size, head, &head_size);
        size_t         skip = frame_size(bytes);
        // LAME leaves an empty frame for the head where one fits.
        const unsigned char *frames = expected + head_size;
        assert_int_equal(size - skip, expected_size - head_size);
        for (size_t at = 0; at < size - skip; at++)
            if (bytes[skip + at] != frames[at])
                fail_msg("%d Hz, %d b/s: byte %zu of %zu", cases[i].rate, cases[i].bitrate, at, size - skip);
        free(bytes);
        free(expected);
        free(sound.frames);
    }
}

static unsigned number(const unsigned char *at, int bytes)
{
    unsigned value = 0;
    while (bytes-- > 0)
        value = value << 8 | *at++;
    return value;
}

// A bit at a time.
static unsigned crc(const unsigned char *at, size_t size)
{
    unsigned sum = 0;
    for (size_t i = 0; i < size * 8; i++) {
        unsigned bit = (sum ^ at[i / 8] >> i % 8) & 1;
        sum = sum >> 1 ^ (bit ? 0xA001 : 0);
    }
    return sum;
}

static void what_comes_before_them_is_what_lame_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASES; i++) {
        Case about = cases[i];
        about.seconds = fmin(about.seconds, 7);
        Sound          sound = make_sound(about);
        unsigned char  head[HEAD_MOST];
        size_t         size, expected_size, head_size;
        unsigned char *bytes = encoded(&sound, "a.mp3", 2, &size);
        free(by_lame(&sound, &expected_size, head, &head_size));
        size_t         skip = frame_size(bytes);
        unsigned char *info = memmem(bytes, skip, "Info", 4);
        assert_non_null(info);
        if (head_size) {
            size_t at = (size_t)(info - bytes), places = at + 16, sums = at + 154;
            assert_int_equal(head_size, skip);
            // How the two channels go together means nothing where no sound is.
            head[3] = (unsigned char)((head[3] & ~0x30) | (bytes[3] & 0x30));
            assert_memory_equal(bytes, head, places);
            assert_memory_equal(bytes + places + 100, head + places + 100, sums - places - 100);
        }
        assert_int_equal(number(info + 12, 4), size);
        assert_int_equal(number(info + 148, 4), size);
        assert_int_equal(number(info + 152, 2), crc(bytes + skip, size - skip));
        assert_int_equal(number(info + 154, 2), crc(bytes, (size_t)(info - bytes) + 154));
        for (int place = 0; place < 100; place++)  // all frames are alike: evenly spread, to a frame or two
            assert_float_equal(info[16 + place], 2.56 * place, 2 + 256.0 * 2 * (double)skip / (double)size);
        // Samples of all frames, less the silence on both sides.
        unsigned gaps = number(info + 141, 3), samples = cases[i].rate >= 32000 ? 1152 : 576;
        assert_int_equal(number(info + 8, 4) * samples - (gaps >> 12) - (gaps & 0xFFF), sound.length);
        free(bytes);
        free(sound.frames);
    }
}

static void any_number_of_threads_gives_the_same_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++)
        same_bytes_by_any_threads(cases[i], "a.mp3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_frames_are_those_of_one_lame),
        cmocka_unit_test(what_comes_before_them_is_what_lame_says),
        cmocka_unit_test(any_number_of_threads_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
