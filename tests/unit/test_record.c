// play/record.h: what is heard also goes to a file, and what found no room is counted.
#include "play/record.h"

#include "cmocka_all.h"

#include <errno.h>
#include <math.h>
#include <signal.h>
#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { RATE = 8000, RING = 1 << 19 };  // samples: the ring's

static char folder[] = "/tmp/walkcoach-record.XXXXXX";
static char path[64];

// A ramp in steps that 16 bits hold exactly.
static float step(Frames frame) { return (float)(frame % 20000) / 32768; }

static void put_ramp(Record *record, int channels, Frames from, Frames count)
{
    float *frames = malloc(sizeof *frames * (size_t)(count * channels));
    for (Frames i = 0; i < count * channels; i++)
        frames[i] = i % channels ? -step(from + i / channels) : step(from + i / channels);
    record_put(record, frames, count);
    free(frames);
}

static void check_ramp(int channels, Frames count)
{
    SF_INFO  about = { 0 };
    SNDFILE *file = sf_open(path, SFM_READ, &about);
    float    frame[2];
    assert_non_null(file);
    assert_int_equal(about.samplerate, RATE);
    assert_int_equal(about.channels, channels);
    assert_int_equal(about.frames, count);
    for (Frames i = 0; i < count; i++) {
        assert_int_equal(sf_readf_float(file, frame, 1), 1);
        if (fabsf(frame[0] - step(i)) > 2.5f / 32768 ||
            (channels == 2 && fabsf(frame[1] + step(i)) > 2.5f / 32768))
            fail_msg("frame %lld is %f", (long long)i, (double)frame[0]);
    }
    sf_close(file);
}

static void frames_come_in_the_order_in_which_they_were_put(void **state)
{
    (void)state;
    for (int channels = 1; channels <= 2; channels++) {
        SinkError error = { 0 };
        Frames    lost = -1;
        Record   *record = record_open(path, RATE, channels, &error);
        assert_non_null(record);
        // Once around the ring, in pieces that do not fit into it evenly.
        Frames at = 0;
        for (int i = 0; i < 4; i++, at += 150001) {
            put_ramp(record, channels, at, 150001);
            assert_true(record_take(record, &error));
        }
        put_ramp(record, channels, at, 3);  // is taken at the end
        assert_true(record_close(record, &lost, &error));
        assert_int_equal(lost, 0);
        check_ramp(channels, 4 * 150001 + 3);
        unlink(path);
    }
}

static void what_finds_no_room_is_counted_in_frames(void **state)
{
    (void)state;
    SinkError error = { 0 };
    Frames    lost = 0;
    Record   *record = record_open(path, RATE, 2, &error);
    put_ramp(record, 2, 0, RING / 2);  // full to the last sample
    put_ramp(record, 2, 0, 1);
    put_ramp(record, 2, 0, 500);
    assert_true(record_take(record, &error));
    put_ramp(record, 2, RING / 2, 100);
    assert_true(record_close(record, &lost, &error));
    assert_int_equal(lost, 501);
    check_ramp(2, RING / 2 + 100);
    unlink(path);
}

static void without_a_frame_there_is_no_file(void **state)
{
    (void)state;
    SinkError error = { 0 };
    Frames    lost = -1;
    Record   *record = record_open(path, RATE, 1, &error);
    assert_true(record_close(record, &lost, &error));
    assert_int_equal(lost, 0);
    assert_int_not_equal(access(path, F_OK), 0);
    lost = -1;
    assert_true(record_close(NULL, &lost, &error));
    assert_int_equal(lost, 0);
}

static void what_cannot_be_written_is_said_before_the_walk(void **state)
{
    (void)state;
    char      others[64], longest[5000];
    SinkError none = { 0 }, taken = { 0 }, missing = { 0 }, too_long = { 0 };
    FILE     *hers = fopen(path, "w");
    assert_true(hers && fputs("hers", hers) >= 0 && fclose(hers) == 0);
    assert_null(record_open("walk.doc", RATE, 1, &none));
    assert_true(none.failed);
    assert_null(record_open(path, RATE, 1, &taken));
    assert_memory_equal(taken.text, path, strlen(path));
    unlink(path);
    snprintf(others, sizeof others, "%s/none/a.wav", folder);
    assert_null(record_open(others, RATE, 1, &missing));
    assert_memory_equal(missing.text, others, strlen(others));
    memset(longest, 'a', sizeof longest);
    strcpy(longest + 4092, ".wav");
    assert_null(record_open(longest, RATE, 1, &too_long));
    assert_non_null(strstr(too_long.text, "...: the path is too long"));
}

// A full disk, as far as this process is concerned.
static void what_no_longer_fits_is_said_with_its_file(void **state)
{
    (void)state;
    struct rlimit before, little = { .rlim_cur = 4096 };
    SinkError     error = { 0 };
    Frames        lost;
    char          wanted[200];
    Record       *record = record_open(path, RATE, 2, &error);
    assert_non_null(record);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    little.rlim_max = before.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &little);
    put_ramp(record, 2, 0, 100000);
    assert_false(record_take(record, &error));
    snprintf(wanted, sizeof wanted, "%s: %s", path, strerror(EFBIG));
    assert_string_equal(error.text, wanted);
    assert_false(record_close(record, &lost, &error));
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, SIG_DFL);
    assert_int_equal(access(path, F_OK), -1);
}

static int set_up(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/a.wav", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames_come_in_the_order_in_which_they_were_put),
        cmocka_unit_test(what_finds_no_room_is_counted_in_frames),
        cmocka_unit_test(without_a_frame_there_is_no_file),
        cmocka_unit_test(what_cannot_be_written_is_said_before_the_walk),
        cmocka_unit_test(what_no_longer_fits_is_said_with_its_file),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
