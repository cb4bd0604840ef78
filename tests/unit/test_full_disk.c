// sink/file.h: of every format, a write that fails is said, also if there is room again for the next one.
#include "encoded.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

static char path[] = "/tmp/walkcoach-full-disk.XXXXXX";

static rlim_t most;  // bytes of a file

static void limit(rlim_t bytes)
{
    struct rlimit now;
    getrlimit(RLIMIT_FSIZE, &now);
    now.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &now);
}

// The kernel sends this for the write that found no room.
static void make_room(int number)
{
    (void)number;
    limit(most);
}

static bool write_file(Sound *sound, const char *name, int threads, SinkError *error)
{
    const Case *about = &sound->about;
    SinkSound   source = { reader_open, free, threads ? reader_move : NULL, reader_fill, sound };
    FileJob     job = { .path = path,
                        .over = WHOLE_ANY,
                        .format = file_format_of(name),
                        .encoder = { about->rate, about->channels, sound->length },
                        .sound = &source,
                        .threads = threads };
    return file_write(&job, error);
}

static off_t size_of(void)
{
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    return about.st_size;
}

static void a_write_that_fails_is_said(const char *name, int threads)
{
    Sound     sound = make_sound((Case){ 48000, 1, 0, 2, true });
    SinkError error;
    if (!write_file(&sound, name, threads, &error))
        fail_msg("%s: %s", name, error.text);
    off_t size = size_of();
    for (int i = 0; i <= 8; i++) {
        off_t room = i < 8 ? size * i / 8 : size - 1;
        limit((rlim_t)room);
        bool written = write_file(&sound, name, threads, &error);
        limit(most);
        if (written || !error.failed)
            fail_msg("%s with room for %lld of %lld bytes is written", name, (long long)room,
                     (long long)size);
        assert_memory_equal(error.text, path, sizeof path - 1);
        assert_int_equal(size_of(), size);  // the file of before
    }
    free(sound.frames);
}

#define OF(name, file)                         \
    static void name##_in_order(void **state)  \
    {                                          \
        (void)state;                           \
        a_write_that_fails_is_said(file, 0);   \
    }                                          \
    static void name##_in_pieces(void **state) \
    {                                          \
        (void)state;                           \
        a_write_that_fails_is_said(file, 1);   \
    }
OF(wav, "a.wav")
OF(mp3, "a.mp3")
OF(opus, "a.opus")
OF(vorbis, "a.ogg")
OF(flac, "a.flac")
OF(aiff, "a.aiff")
OF(caf, "a.caf")
OF(wave64, "a.w64")
OF(au, "a.au")

static int set_up(void **state)
{
    struct rlimit now;
    (void)state;
    signal(SIGXFSZ, make_room);
    getrlimit(RLIMIT_FSIZE, &now);
    most = now.rlim_cur;
    int file = mkstemp(path);
    return file >= 0 ? close(file) : -1;
}

static int tear_down(void **state)
{
    (void)state;
    return unlink(path);
}

#define TESTS(name) cmocka_unit_test(name##_in_order), cmocka_unit_test(name##_in_pieces)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TESTS(wav),  TESTS(mp3), TESTS(opus),   TESTS(vorbis), TESTS(flac),
        TESTS(aiff), TESTS(caf), TESTS(wave64), TESTS(au),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
