// library/walkcoach.h: the frames and the files that a host gets of a walk.
#include "host_fixture.h"

#include <malloc.h>
#include <sys/stat.h>

enum { SECOND = 1000000, RATE = 8000, HEAD = 44, MOST = 400000 };  // HEAD: bytes of a WAV before its samples

static Walkcoach     *coach;
static WalkcoachWalk *walk;  // of 5 minutes, at 8000 Hz

static WalkcoachWalk *compiled(int mono)
{
    WalkcoachOrder order = host_order(WALKCOACH_SCORE);
    order.sample_rate = RATE;
    order.mono = mono;
    return host_compile(coach, &order, "title = \"Round the pond\"\nextends = \"5min\"\n");
}

static int set_up(void **state)
{
    (void)state;
    coach = host_open();
    walk = compiled(1);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    walkcoach_walk_close(walk);
    walkcoach_close(coach);
    return 0;
}

// --- Frames ----------------------------------------------------------------------------

typedef struct {
    float  samples[MOST];
    size_t frames, calls, most, stop_after;  // most: frames of one call
    int    channels;
} Heard;

static Heard heard, other;

static int hear(void *self, const float *frames, size_t count, int channels)
{
    Heard *all = self;
    if (all->frames + count <= MOST / 2)
        memcpy(all->samples + all->frames * (size_t)channels, frames,
               count * (size_t)channels * sizeof *frames);
    all->frames += count;
    all->calls++;
    all->most = count > all->most ? count : all->most;
    all->channels = channels;
    return all->calls == all->stop_after ? 7 : 0;
}

static WalkcoachStatus render(WalkcoachWalk *of, int64_t from, int64_t to, Heard *out)
{
    memset(out, 0, sizeof *out);
    return walkcoach_render(of, from, to, hear, out);
}

static void a_stretch_has_the_frames_of_its_time(void **state)
{
    (void)state;
    assert_int_equal(render(walk, 0, 0, &heard), WALKCOACH_DONE);
    assert_int_equal(heard.frames, 300 * RATE);
    assert_int_equal(heard.channels, 1);
    assert_int_equal(render(walk, 0, 300 * (int64_t)SECOND, &heard), WALKCOACH_DONE);
    assert_int_equal(heard.frames, 300 * RATE);
    assert_int_equal(render(walk, 40 * SECOND, 42 * SECOND + 1000, &heard), WALKCOACH_DONE);
    assert_int_equal(heard.frames, 2 * RATE + 8);
    assert_true(heard.most <= 4096);
    assert_int_equal(render(walk, 0, 125, &heard), WALKCOACH_DONE);
    assert_int_equal(heard.frames, 1);
    for (size_t i = 0; i < heard.frames; i++)
        assert_true(heard.samples[i] >= -1 && heard.samples[i] <= 1);
}

static void the_samples_are_the_same_wherever_it_begins(void **state)
{
    (void)state;
    size_t loud = 0;
    assert_int_equal(render(walk, 40 * SECOND, 50 * SECOND, &heard), WALKCOACH_DONE);
    assert_int_equal(render(walk, 43 * SECOND, 50 * SECOND, &other), WALKCOACH_DONE);
    assert_memory_equal(heard.samples + 3 * RATE, other.samples, 7 * RATE * sizeof *other.samples);
    for (size_t i = 0; i < other.frames; i++)
        loud += other.samples[i] > 0.001f || other.samples[i] < -0.001f;
    assert_true(loud > RATE);
}

static void a_stretch_outside_of_the_walk_is_a_wrong_call(void **state)
{
    (void)state;
    const int64_t wrong[][2] = {
        { -1, 5 }, { 5, 5 }, { 6, 5 }, { 300 * (int64_t)SECOND, 0 }, { 0, 300 * (int64_t)SECOND + 1 },
        { 0, -1 }
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(render(walk, wrong[i][0], wrong[i][1], &heard), WALKCOACH_USAGE);
        assert_int_equal(heard.calls, 0);
    }
}

static void a_host_may_stop_at_any_call(void **state)
{
    (void)state;
    memset(&heard, 0, sizeof heard);
    heard.stop_after = 3;
    assert_int_equal(walkcoach_render(walk, 0, 0, hear, &heard), WALKCOACH_STOPPED);
    assert_int_equal(heard.calls, 3);
}

static void a_stretch_leaves_no_memory_taken(void **state)
{
    (void)state;
    size_t taken = 0;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(render(walk, 40 * SECOND, 41 * SECOND, &heard), WALKCOACH_DONE);
        if (i == 1)  // the first one may fill tables that stay
            taken = mallinfo2().uordblks;
    }
    assert_int_equal(mallinfo2().uordblks, taken);
}

static void stereo_has_two_channels(void **state)
{
    (void)state;
    WalkcoachWalk *stereo = compiled(0);
    assert_int_equal(render(stereo, 40 * SECOND, 41 * SECOND, &heard), WALKCOACH_DONE);
    assert_int_equal(heard.channels, 2);
    assert_int_equal(heard.frames, RATE);
    walkcoach_walk_close(stereo);
}

static void without_a_score_there_is_no_sound(void **state)
{
    (void)state;
    WalkcoachOrder order = host_order(WALKCOACH_NAMES);
    WalkcoachWalk *silent = host_compile(coach, &order, "title = \"Round the pond\"\nextends = \"5min\"\n");
    char           why[WALKCOACH_WHY_SIZE] = "";
    assert_int_equal(render(silent, 0, 0, &heard), WALKCOACH_USAGE);
    assert_int_equal(walkcoach_encode_file(silent, NULL, "/tmp/walkcoach-host.wav", why), WALKCOACH_USAGE);
    assert_memory_equal(why, "the walk was not compiled to WALKCOACH_SCORE", 44);
    walkcoach_walk_close(silent);
}

// --- Files -----------------------------------------------------------------------------

typedef struct {
    unsigned char bytes[MOST];
    size_t        size, calls, most, stop_after;
} Got;

static Got got;

static int get(void *self, const void *bytes, size_t size)
{
    Got *all = self;
    if (all->size + size <= MOST)
        memcpy(all->bytes + all->size, bytes, size);
    all->size += size;
    all->calls++;
    all->most = size > all->most ? size : all->most;
    return all->calls == all->stop_after;
}

// The first seconds of the walk, as bytes.
static WalkcoachStatus encode(WalkcoachEncoding encoding, char *why)
{
    memset(&got, 0, sizeof got);
    encoding.to = encoding.to ? encoding.to : 2 * SECOND;
    return walkcoach_encode(walk, &encoding, get, &got, why);
}

static uint32_t number_at(size_t at, int bytes)
{
    uint32_t number = 0;
    while (bytes-- > 0)
        number = number << 8 | got.bytes[at + (size_t)bytes];
    return number;
}

static void a_wav_has_the_samples_that_were_asked_for(void **state)
{
    (void)state;
    WalkcoachEncoding encoding = WALKCOACH_ENCODING;
    char              why[WALKCOACH_WHY_SIZE] = "?";
    static const int  bits[] = { 0, 16, 24, 32 }, bytes[] = { 2, 2, 3, 4 };
    for (int i = 0; i < 4; i++) {
        encoding.bits = bits[i];
        if (encode(encoding, why) != WALKCOACH_DONE)
            fail_msg("%s", why);
        assert_string_equal(why, "");
        assert_memory_equal(got.bytes, "RIFF", 4);
        assert_int_equal(number_at(34, 2), 8 * bytes[i]);
        assert_int_equal(number_at(24, 4), RATE);
        assert_true(got.size >= (size_t)(2 * RATE * bytes[i] + HEAD) &&
                    got.size < (size_t)(2 * RATE * bytes[i] + 2000));
    }
}

static void it_has_the_stretch_that_was_asked_for(void **state)
{
    (void)state;
    WalkcoachEncoding encoding = WALKCOACH_ENCODING;
    char              why[WALKCOACH_WHY_SIZE] = "";
    encoding.bits = 32;
    encoding.from = 43 * SECOND, encoding.to = 46 * SECOND;
    assert_int_equal(encode(encoding, why), WALKCOACH_DONE);
    assert_int_equal(render(walk, encoding.from, encoding.to, &heard), WALKCOACH_DONE);
    const size_t samples = got.size - 3 * RATE * sizeof(float);  // they are last
    assert_memory_equal(got.bytes + samples - 8, "data", 4);
    assert_int_equal(number_at(samples - 4, 4), 3 * RATE * sizeof(float));
    assert_memory_equal(got.bytes + samples, heard.samples, 3 * RATE * sizeof(float));
    encoding.from = 46 * SECOND, encoding.to = 43 * SECOND;
    assert_int_equal(encode(encoding, why), WALKCOACH_USAGE);
}

static void bytes_come_in_pieces_and_a_host_may_stop(void **state)
{
    (void)state;
    WalkcoachEncoding encoding = WALKCOACH_ENCODING;
    char              why[WALKCOACH_WHY_SIZE] = "";
    encoding.to = 20 * SECOND;
    assert_int_equal(encode(encoding, why), WALKCOACH_DONE);
    assert_int_equal(got.size, got.most * 4 + got.size % got.most);
    assert_int_equal(got.calls, 5);
    memset(&got, 0, sizeof got);
    got.stop_after = 2;
    assert_int_equal(walkcoach_encode(walk, &encoding, get, &got, why), WALKCOACH_STOPPED);
    assert_int_equal(got.calls, 2);
}

static void what_a_file_says_about_itself_may_be_the_hosts(void **state)
{
    (void)state;
    WalkcoachEncoding encoding = WALKCOACH_ENCODING;
    char              why[WALKCOACH_WHY_SIZE] = "";
    encoding.format = "flac";
    if (encode(encoding, why) != WALKCOACH_DONE)
        fail_msg("%s", why);
    assert_memory_equal(got.bytes, "fLaC", 4);
    assert_non_null(memmem(got.bytes, got.size, "TITLE=Round the pond", 20));
    encoding.title = "A title", encoding.artist = "An artist", encoding.album = "An album";
    encoding.comment = "A comment", encoding.track = 17;
    assert_int_equal(encode(encoding, why), WALKCOACH_DONE);
    static const char *const tags[] = { "TITLE=A title", "ARTIST=An artist", "ALBUM=An album", "=A comment",
                                        "TRACKNUMBER=17" };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (!memmem(got.bytes, got.size, tags[i], strlen(tags[i])))
            fail_msg("no %s", tags[i]);
}

static void an_encoding_that_does_not_exist_is_a_wrong_call(void **state)
{
    (void)state;
    static const WalkcoachEncoding fine[] = {
        { .quality = 0, .format = "mp3" },
        { .quality = 2, .format = "mp3" },
        { .bitrate = 16, .format = "mp3" },
        { .bitrate = 320, .format = "mp3" },
    };
    static const WalkcoachEncoding wrong[] = {
        { .quality = -1, .format = "mp3" },
        { .quality = 3, .format = "mp3" },
        { .bitrate = 15, .format = "mp3" },
        { .bitrate = 321, .format = "mp3" },
        { .bitrate = -64, .format = "mp3" },
        { .bits = 17 },
        { .bits = 8 },
        { .bits = -16 },
        { .bits = 24, .format = "mp3" },
        { .format = "doc" },
        { .from = -1 },
        { .from = 300 * (int64_t)SECOND },
    };
    char why[WALKCOACH_WHY_SIZE];
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        WalkcoachEncoding encoding = fine[i];
        encoding.size = sizeof encoding;
        if (encode(encoding, why) != WALKCOACH_DONE)
            fail_msg("%zu: %s", i, why);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        WalkcoachEncoding encoding = wrong[i];
        encoding.size = sizeof encoding;
        *why = '\0';
        if (encode(encoding, why) != WALKCOACH_USAGE || !*why || got.calls)
            fail_msg("%zu: taken", i);
    }
}

static void a_file_appears_whole_in_place_of_what_is_there(void **state)
{
    (void)state;
    char              path[] = "/tmp/walkcoach-host.XXXXXX.wav", why[WALKCOACH_WHY_SIZE] = "?";
    WalkcoachEncoding encoding = WALKCOACH_ENCODING;
    static char       bytes[MOST];
    int               made = mkstemps(path, 4);
    assert_int_equal(write(made, "old", 3), 3);
    close(made);
    encoding.to = 2 * SECOND;
    assert_int_equal(walkcoach_encode_file(walk, &encoding, path, why), WALKCOACH_DONE);
    assert_string_equal(why, "");
    assert_int_equal(encode(encoding, why), WALKCOACH_DONE);
    FILE *file = fopen(path, "r");
    assert_int_equal(fread(bytes, 1, sizeof bytes, file), got.size);
    fclose(file);
    assert_memory_equal(bytes, got.bytes, got.size);
    unlink(path);
    assert_int_equal(walkcoach_encode_file(walk, &encoding, "/no-such-folder/a.wav", why), WALKCOACH_WORLD);
    assert_memory_equal(why, "/no-such-folder/a.wav", 21);
}

static void a_walk_never_takes_the_place_of_what_it_is_made_of(void **state)
{
    (void)state;
    char           path[] = "/tmp/walkcoach-host.XXXXXX.wav", why[WALKCOACH_WHY_SIZE];
    WalkcoachOrder order = host_order(WALKCOACH_SCORE);
    close(mkstemps(path, 4));
    assert_int_equal(walkcoach_encode_file(walk, NULL, path, why), WALKCOACH_DONE);
    order.sample_rate = RATE;
    snprintf((char *)got.bytes, sizeof got.bytes, "title = \"Rain\"\nextends = \"5min\"\nbed = \"%s\"\n",
             path);
    WalkcoachWalk *on_it = host_compile(coach, &order, (const char *)got.bytes);
    struct stat    before, after;
    assert_int_equal(stat(path, &before), 0);
    assert_int_equal(walkcoach_encode_file(on_it, NULL, path, why), WALKCOACH_USAGE);
    assert_memory_equal(why, "the walk is made of /tmp/walkcoach-host.", 40);
    assert_int_equal(stat(path, &after), 0);
    assert_true(before.st_ino == after.st_ino && before.st_size == after.st_size);
    walkcoach_walk_close(on_it);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stretch_has_the_frames_of_its_time),
        cmocka_unit_test(the_samples_are_the_same_wherever_it_begins),
        cmocka_unit_test(a_stretch_outside_of_the_walk_is_a_wrong_call),
        cmocka_unit_test(a_host_may_stop_at_any_call),
        cmocka_unit_test(a_stretch_leaves_no_memory_taken),
        cmocka_unit_test(stereo_has_two_channels),
        cmocka_unit_test(without_a_score_there_is_no_sound),
        cmocka_unit_test(a_wav_has_the_samples_that_were_asked_for),
        cmocka_unit_test(it_has_the_stretch_that_was_asked_for),
        cmocka_unit_test(bytes_come_in_pieces_and_a_host_may_stop),
        cmocka_unit_test(what_a_file_says_about_itself_may_be_the_hosts),
        cmocka_unit_test(an_encoding_that_does_not_exist_is_a_wrong_call),
        cmocka_unit_test(a_file_appears_whole_in_place_of_what_is_there),
        cmocka_unit_test(a_walk_never_takes_the_place_of_what_it_is_made_of),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
