// sink/file.h: how a sound gets into a file, with a format of the test's own: what it is asked for, and what
// is said when something of it fails.
#include "cmocka_all.h"
#include "file_by_hand.h"
#include "processes.h"
#include "sink/file.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LENGTH = 200000, CHANNELS = 2 };

// --- A format --------------------------------------------------------------------------

typedef struct {
    int             fd, opened, finished, put;
    Frames          written;
    EncoderSettings settings;
} Format;
static Format format;

static struct {
    bool        open, write, finish;  // fails
    int64_t     pieces;
    const char *why;
} fault;

static void *format_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    format.fd = fd;
    format.settings = *settings;
    format.opened++;
    format.written = 0;
    if (fault.open)
        return sink_failed(error, "no such library"), NULL;
    return &format;
}

// A frame is its number, in both channels.
static bool format_write(void *encoder, const float *frames, Frames count, SinkError *error)
{
    assert_ptr_equal(encoder, &format);
    for (Frames i = 0; i < count; i++)
        assert_true(frames[CHANNELS * i] == (float)(format.written + i));
    format.written += count;
    return !fault.write || sink_failed(error, "a write failed");
}

static bool format_finish(void *encoder, SinkError *error)
{
    assert_ptr_equal(encoder, &format);
    format.finished++;
    return (!fault.finish || sink_failed(error, "%s", fault.why)) && encoder_put(format.fd, "sound", 5);
}

static int64_t piece_count(const void *encoder)
{
    (void)encoder;
    return fault.pieces;
}

static bool piece_make(const void *encoder, int64_t number, const EncoderFeed *feed, Bytes *out,
                       SinkError *error)
{
    float frames[CHANNELS * 10];
    (void)encoder, (void)error;
    feed->move(feed->self, 10 * number, 10 * number, 10 * number + 10);
    assert_true(feed->next(feed->self, frames, 10));
    assert_true(frames[0] == (float)(10 * number));
    bytes_add(out, "piece", 5);
    return true;
}

static bool piece_put(void *encoder, const Bytes *piece, SinkError *error)
{
    (void)encoder, (void)error;
    assert_int_equal(piece->size, 5);
    format.put++;
    return true;
}

static const EncoderPieces pieces = { piece_count, piece_make, piece_put };
static const EncoderOps    whole_ops = { format_open, format_write, format_finish, NULL };
static const EncoderOps    piece_ops = { format_open, format_write, format_finish, &pieces };
static const FileFormat    in_order = { .ending = "own", .title = "Own", .ops = &whole_ops };
static const FileFormat    by_piece = { .ending = "own", .title = "Own", .ops = &piece_ops };

// --- A sound ---------------------------------------------------------------------------

typedef struct {
    Frames at;
} Reader;

static atomic_int readers;
static bool       no_reader;

static void *reader_open(void *self)
{
    (void)self;
    if (no_reader)
        return NULL;
    readers++;
    Reader *reader = malloc(sizeof *reader);
    reader->at = 0;
    return reader;
}

static void reader_close(void *reader)
{
    readers--;
    free(reader);
}

static void reader_move(void *reader, Frames at, Frames from, Frames to)
{
    assert_true(from <= at && at <= to && to <= LENGTH);
    ((Reader *)reader)->at = at;
}

static Frames reader_fill(void *reader, float *out, Frames frames)
{
    Reader *it = reader;
    for (Frames i = 0; i < CHANNELS * frames; i++)
        out[i] = (float)(it->at + i / CHANNELS);
    it->at += frames;
    return frames;
}

static const SinkSound still = { reader_open, reader_close, NULL, reader_fill, NULL };
static const SinkSound movable = { reader_open, reader_close, reader_move, reader_fill, NULL };

// --- A job -----------------------------------------------------------------------------

static char      folder[] = "/tmp/walkcoach-test-file.XXXXXX", path[60], text[100];
static Frames    stop_at, last_done;  // stop_at 0: never
static int       replaced;
static SinkError error;

static bool go_on(void *self, Frames done)
{
    assert_ptr_equal(self, &stop_at);
    assert_true(done >= last_done && done <= LENGTH);
    last_done = done;
    return !stop_at || done < stop_at;
}

static void replace(void *self)
{
    assert_ptr_equal(self, &stop_at);
    assert_string_equal(file_text_in(folder, "a.own", text, sizeof text), "old");
    replaced++;
}

static int set_up(void **state)
{
    (void)state;
    memset(&format, 0, sizeof format);
    memset(&fault, 0, sizeof fault);
    stop_at = last_done = 0;
    replaced = 0;
    readers = 0;
    no_reader = false;
    file_put(path, "old");
    return 0;
}

static FileJob job_of(const FileFormat *its, const SinkSound *sound)
{
    return (FileJob){ .path = path,
                      .over = WHOLE_ANY,
                      .format = its,
                      .encoder = { 48000, CHANNELS, LENGTH },
                      .sound = sound,
                      .threads = 2,
                      .go_on = go_on,
                      .replace = replace,
                      .self = &stop_at };
}

static bool write_it(const FileJob *job)
{
    int before = descriptors(getpid(), NULL);
    last_done = 0;
    bool good = file_write(job, &error);
    assert_int_equal(descriptors(getpid(), NULL), before);
    assert_int_equal(readers, 0);
    assert_int_equal(format.finished, fault.open ? 0 : format.opened);
    return good;
}

static void is_there(const char *expected)
{
    assert_string_equal(file_text_in(folder, "a.own", text, sizeof text), expected);
}

// Nothing new at the path, and why.
static void fails(const FileJob *job, const char *why)
{
    char expected[200];
    assert_false(write_it(job));
    assert_true(error.failed);
    snprintf(expected, sizeof expected, "%s cannot be written: %s", path, why);
    assert_string_equal(error.text, expected);
    is_there("old");
    assert_int_equal(replaced, 0);
}

// --- Tests -----------------------------------------------------------------------------

static void a_sound_is_written_from_its_beginning_to_its_end(void **state)
{
    (void)state;
    FileJob job = job_of(&in_order, &still);
    assert_true(write_it(&job));
    assert_false(error.failed);
    assert_int_equal(format.written, LENGTH);
    assert_int_equal(last_done, LENGTH);
    assert_false(format.settings.in_order || format.settings.in_pieces);
    assert_int_equal(format.settings.rate, 48000);
    assert_int_equal(replaced, 1);
    is_there("sound");
    job.go_on = NULL;
    job.replace = NULL;
    file_put(path, "old");
    set_up(state);
    assert_true(write_it(&job));
    is_there("sound");
}

static void a_format_that_fails_at_its_end_fails_the_file(void **state)
{
    (void)state;
    FileJob job = job_of(&in_order, &still);
    fault.finish = true;
    fault.why = "no room for the end";
    fails(&job, "no room for the end");
    job = job_of(&by_piece, &movable);
    fault.pieces = 3;
    fails(&job, "no room for the end");
}

static void the_first_failure_is_the_one_that_is_said(void **state)
{
    (void)state;
    const FileJob job = job_of(&in_order, &still);
    fault.write = fault.finish = true;
    fault.why = "no room for the end";
    fails(&job, "a write failed");
}

static void a_format_that_does_not_begin_is_not_finished(void **state)
{
    (void)state;
    const FileJob job = job_of(&in_order, &still);
    fault.open = true;
    fails(&job, "no such library");
}

static void a_sound_that_cannot_be_read_is_said(void **state)
{
    (void)state;
    const FileJob job = job_of(&in_order, &still);
    no_reader = true;
    fails(&job, "out of memory");
}

static void whoever_stops_it_needs_no_reason(void **state)
{
    (void)state;
    const FileJob job = job_of(&in_order, &still);
    stop_at = 1;
    fault.finish = true;  // it was not to be whole
    fault.why = "no room for the end";
    assert_false(write_it(&job));
    assert_false(error.failed);
    assert_true(last_done < LENGTH);
    is_there("old");
    assert_int_equal(replaced, 0);
}

static void a_sound_that_can_be_moved_is_made_in_pieces(void **state)
{
    (void)state;
    FileJob job = job_of(&by_piece, &movable);
    fault.pieces = 3;
    assert_true(write_it(&job));
    assert_true(format.settings.in_pieces);
    assert_int_equal(format.put, 3);
    assert_int_equal(format.written, 0);
    for (job.threads = 0; job.threads > -2; job.threads--) {  // one at least
        set_up(state);
        fault.pieces = 3;
        assert_true(write_it(&job));
        assert_int_equal(format.put, 3);
    }
}

static void one_that_cannot_is_written_in_order(void **state)
{
    (void)state;
    FileJob job = job_of(&by_piece, &still);
    fault.pieces = 3;
    assert_true(write_it(&job));
    assert_false(format.settings.in_pieces);
    assert_int_equal(format.put, 0);
    assert_int_equal(format.written, LENGTH);
    set_up(state);  // nor is a file that has no pieces this time
    job.sound = &movable;
    assert_true(write_it(&job));
    assert_true(format.settings.in_pieces);
    assert_int_equal(format.put, 0);
    assert_int_equal(format.written, LENGTH);
    set_up(state);
    job.format = &in_order;
    assert_true(write_it(&job));
    assert_false(format.settings.in_pieces);
}

static void an_open_file_is_written_in_place_of_the_path(void **state)
{
    (void)state;
    FileJob job = job_of(&in_order, &still);
    FILE   *file = tmpfile();
    assert_non_null(file);
    job.fd = fileno(file);
    assert_true(write_it(&job));
    assert_int_equal(format.fd, fileno(file));
    assert_false(format.settings.in_order);
    is_there("old");
    fault.write = true;
    assert_false(write_it(&job));
    assert_string_equal(error.text, "a write failed");
    fclose(file);
}

static void a_device_is_written_in_order(void **state)
{
    (void)state;
    FileJob job = job_of(&in_order, &still);
    job.path = "/dev/null";
    job.replace = NULL;
    assert_true(write_it(&job));
    assert_true(format.settings.in_order);
}

static void standard_output_has_a_name_of_its_own(void **state)
{
    (void)state;
    FileJob job = job_of(&in_order, &still);
    int     ends[2], before = dup(STDOUT_FILENO);
    job.path = "-";
    assert_int_equal(pipe(ends), 0);
    dup2(ends[1], STDOUT_FILENO);
    bool well = write_it(&job);
    fault.finish = true;
    fault.why = "no room for the end";
    last_done = 0;
    bool full = file_write(&job, &error);
    dup2(before, STDOUT_FILENO);
    close(before);
    assert_true(well);
    assert_int_equal(format.fd, STDOUT_FILENO);
    assert_true(format.settings.in_order);
    assert_int_equal(read(ends[0], text, sizeof text), 5);
    assert_int_equal(replaced, 0);
    assert_false(full);
    assert_string_equal(error.text, "standard output cannot be written: no room for the end");
    assert_false(error.reader_gone);
    fault.why = strerror(EPIPE);
    last_done = 0;
    assert_false(file_write(&job, &error));
    assert_true(error.failed);
    assert_true(error.reader_gone);
    stop_at = 1;
    last_done = 0;
    assert_false(file_write(&job, &error));
    assert_false(error.failed || error.reader_gone);
    close(ends[0]), close(ends[1]);
}

static void a_path_that_cannot_be_is_said(void **state)
{
    (void)state;
    FileJob job = job_of(&in_order, &still);
    job.path = "/nonexistent/a.own";
    assert_false(file_write(&job, &error));
    assert_memory_equal(error.text, "/nonexistent", 12);
    assert_int_equal(format.opened, 0);
    job.path = path;
    job.over = WHOLE_OURS;  // somebody else's
    assert_false(file_write(&job, &error));
    assert_int_equal(format.opened, 0);
    is_there("old");
}

static void the_ending_decides_the_format(void **state)
{
    static const char *const endings[] = { "wav",  "mp3",  "m4b", "m4a", "opus", "ogg",
                                           "flac", "aiff", "caf", "w64", "au" };
    size_t                   count;
    (void)state;
    const FileFormat *formats = file_formats(&count);
    assert_int_equal(count, sizeof endings / sizeof *endings);
    for (size_t i = 0; i < count; i++) {
        char name[20];
        assert_string_equal(formats[i].ending, endings[i]);
        snprintf(name, sizeof name, "my.walk.%s", endings[i]);
        assert_ptr_equal(file_format_of(name), &formats[i]);
    }
    assert_ptr_equal(file_format_of("a.MP3"), &formats[1]);
    assert_ptr_equal(file_format_of("a"), &formats[0]);
    assert_ptr_equal(file_format_of("-"), &formats[0]);
    assert_null(file_format_of("a.wavy"));
    error = (SinkError){ 0 };
    assert_false(file_say_endings("a.wavy", &error));
    assert_string_equal(error.text,
                        "a.wavy: the ending picks the format, one of .wav, .mp3, .m4b, .m4a, .opus, "
                        ".ogg, .flac, .aiff, .caf, .w64, .au");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup(name, set_up)
        TEST(a_sound_is_written_from_its_beginning_to_its_end),
        TEST(a_format_that_fails_at_its_end_fails_the_file),
        TEST(the_first_failure_is_the_one_that_is_said),
        TEST(a_format_that_does_not_begin_is_not_finished),
        TEST(a_sound_that_cannot_be_read_is_said),
        TEST(whoever_stops_it_needs_no_reason),
        TEST(a_sound_that_can_be_moved_is_made_in_pieces),
        TEST(one_that_cannot_is_written_in_order),
        TEST(an_open_file_is_written_in_place_of_the_path),
        TEST(a_device_is_written_in_order),
        TEST(standard_output_has_a_name_of_its_own),
        TEST(a_path_that_cannot_be_is_said),
        TEST(the_ending_decides_the_format),
    };
    if (!mkdtemp(folder))
        return 1;
    snprintf(path, sizeof path, "%s/a.own", folder);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    folder_remove(folder);
    return failed;
}
