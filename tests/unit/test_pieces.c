// sink/pieces.h: pieces are made by several threads and put in order. The encoder and the sound are this
// file's own.
#include "sink/pieces.h"

#include "cmocka_all.h"

#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 100, MOST = 64 };  // frames

// --- A sound: each frame is its own number ---------------------------------------------

static atomic_bool right;

typedef struct {
    Frames at, from, to;
} Reader;

static atomic_int readers;
static int        readers_most;  // that can be opened
static atomic_int opened;

static void *open_reader(void *self)
{
    (void)self;
    if (atomic_fetch_add(&opened, 1) >= readers_most)
        return NULL;
    atomic_fetch_add(&readers, 1);
    return calloc(1, sizeof(Reader));
}
static void close_reader(void *reader)
{
    atomic_fetch_sub(&readers, 1);
    free(reader);
}
static void move_reader(void *self, Frames at, Frames from, Frames to)
{
    if (at > from || from >= to)
        abort();
    *(Reader *)self = (Reader){ at, from, to };
}
static Frames fill(void *self, float *out, Frames frames)
{
    Reader *reader = self;
    Frames  end = reader->at + frames;
    if ((reader->at < reader->from && end > reader->from) || (reader->at < reader->to && end > reader->to))
        atomic_store(&right, false);
    for (Frames i = 0; i < frames * 2; i++)
        out[i] = (float)(reader->at + i / 2);
    reader->at += frames;
    return frames;
}
static const SinkSound sound = { open_reader, close_reader, move_reader, fill, NULL };

// --- An encoder: a piece is its number, and its frames and ten before it are read --------

static int64_t       pieces, put_so_far, fails_at, put_fails_at, no_memory_at;
static atomic_int    made;
static unsigned char written[MOST];
static int           slots;  // that may be full at once; 0: nobody looks

static int64_t count(const void *encoder) { return encoder ? pieces : 0; }

static bool make(const void *encoder, int64_t number, const EncoderFeed *feed, Bytes *out, SinkError *error)
{
    (void)encoder;
    float  frames[2 * (PIECE + 10)];
    Frames from = number * PIECE, before = number > 0 ? 10 : 0;
    feed->move(feed->self, from - before, from, from + PIECE);
    bool wanted = feed->next(feed->self, frames, before + 40) &&
                  feed->next(feed->self, frames + 2 * (before + 40), 60);
    if (!wanted)  // it was stopped meanwhile: the rest was not read
        return false;
    for (Frames i = 0; i < before + PIECE; i++)
        if (frames[2 * i] != (float)(from - before + i) || frames[2 * i + 1] != frames[2 * i])
            atomic_store(&right, false);
    if (number == fails_at)
        return sink_failed(error, "piece %d is broken", (int)number);
    unsigned char byte = (unsigned char)number;
    if (out->size != 0)
        atomic_store(&right, false);
    bytes_add(out, &byte, 1);
    out->failed |= number == no_memory_at;
    atomic_fetch_add(&made, 1);
    return true;
}

static bool put(void *encoder, const Bytes *piece, SinkError *error)
{
    (void)encoder;
    if (put_so_far == put_fails_at)
        return sink_failed(error, "the disk is full");
    if (put_so_far == 0 && slots) {
        while (made < slots)
            poll(NULL, 0, 1);
        if (made > slots)
            atomic_store(&right, false);
    }
    written[put_so_far++] = piece->size == 1 ? piece->at[0] : 255;
    return true;
}

static const EncoderPieces ops = { count, make, put };

// --- Who waits for it ------------------------------------------------------------------

static Frames seen;
static Frames stop_at;
static bool   go_on(void *self, Frames done)
{
    if (done < seen)
        atomic_store(&right, false);
    seen = done;
    return self && done < stop_at;
}

static int jobs;
static int share(void *self) { return self ? jobs : 0; }

static bool write_all(int threads, SinkError *error)
{
    PiecesJob job = { .ops = &ops,
                      .encoder = &made,
                      .channels = 2,
                      .sound = &sound,
                      .threads = threads,
                      .go_on = go_on,
                      .self = &seen };
    if (jobs)
        job.share = share;
    *error = (SinkError){ 0 };
    put_so_far = seen = 0;
    atomic_store(&made, 0);
    atomic_store(&opened, 0);
    bool good = pieces_write(&job, error);
    assert_int_equal(readers, 0);
    assert_true(right);
    return good;
}

static int set_up(void **state)
{
    (void)state;
    pieces = MOST;
    fails_at = put_fails_at = no_memory_at = -1;
    readers_most = 100;
    slots = jobs = 0;
    stop_at = INT64_MAX;
    atomic_store(&right, true);
    return 0;
}

static void they_are_put_in_order_and_every_frame_counts_once(void **state)
{
    (void)state;
    SinkError error;
    for (int threads = 1; threads <= 5; threads++) {
        assert_true(write_all(threads, &error));
        assert_false(error.failed);
        assert_int_equal(put_so_far, MOST);
        for (int i = 0; i < MOST; i++)
            assert_int_equal(written[i], i);
        assert_int_equal(seen, MOST * PIECE);
    }
    pieces = 0;
    assert_true(write_all(2, &error));
    assert_int_equal(put_so_far, 0);
}

// One more for every four threads, or a part of four.
static void a_few_pieces_wait_at_most(void **state)
{
    (void)state;
    static const int rows[][2] = { { 1, 2 }, { 2, 3 }, { 4, 5 }, { 5, 7 }, { 8, 10 } };
    SinkError        error;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        slots = rows[i][1];
        assert_true(write_all(rows[i][0], &error));
        assert_int_equal(seen, MOST * PIECE);
    }
}

static void as_many_threads_work_as_it_has_jobs(void **state)
{
    (void)state;
    SinkError error;
    for (jobs = 1; jobs <= 4; jobs++) {
        assert_true(write_all(4, &error));
        assert_int_equal(seen, MOST * PIECE);
    }
}

static void a_piece_that_fails_ends_it(void **state)
{
    (void)state;
    SinkError error;
    for (int threads = 1; threads <= 3; threads++) {
        fails_at = 7;
        assert_false(write_all(threads, &error));
        assert_string_equal(error.text, "piece 7 is broken");
        assert_in_range(put_so_far, 0, 7);
        fails_at = -1;
        no_memory_at = 5;
        assert_false(write_all(threads, &error));
        assert_string_equal(error.text, "out of memory");
        no_memory_at = -1;
        put_fails_at = 3;
        assert_false(write_all(threads, &error));
        assert_string_equal(error.text, "the disk is full");
        assert_int_equal(put_so_far, 3);
        put_fails_at = -1;
    }
}

static void who_has_enough_ends_it_without_an_error(void **state)
{
    (void)state;
    SinkError error;
    stop_at = 10 * PIECE;
    assert_false(write_all(2, &error));
    assert_false(error.failed);
    assert_in_range(seen, 10 * PIECE, MOST * PIECE);
    assert_true(put_so_far < MOST);
}

static void fewer_threads_than_wanted_do(void **state)
{
    (void)state;
    SinkError error;
    readers_most = 1;
    assert_true(write_all(3, &error));
    assert_int_equal(seen, MOST * PIECE);
    readers_most = 0;
    assert_false(write_all(3, &error));
    assert_string_equal(error.text, "no thread to encode in");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(they_are_put_in_order_and_every_frame_counts_once, set_up),
        cmocka_unit_test_setup(a_few_pieces_wait_at_most, set_up),
        cmocka_unit_test_setup(as_many_threads_work_as_it_has_jobs, set_up),
        cmocka_unit_test_setup(a_piece_that_fails_ends_it, set_up),
        cmocka_unit_test_setup(who_has_enough_ends_it_without_an_error, set_up),
        cmocka_unit_test_setup(fewer_threads_than_wanted_do, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
