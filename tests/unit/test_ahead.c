// sink/ahead.h: what the thread mixes comes out whole, in order, and it ends whenever the caller wants.
#include "sink/ahead.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "cmocka_all.h"

// Counts its samples: the n-th is n.
typedef struct {
    int          channels;
    Frames       given;
    _Atomic int  calls;
    _Atomic bool has_signals;  // the thread would take Ctrl-C
} Counter;

static Frames count_on(void *self, float *out, Frames frames)
{
    Counter *counter = self;
    sigset_t held;
    pthread_sigmask(SIG_SETMASK, NULL, &held);
    if (!sigismember(&held, SIGINT))
        atomic_store(&counter->has_signals, true);
    for (Frames i = 0; i < frames * counter->channels; i++)
        out[i] = (float)((counter->given * counter->channels + i) % 1000003);
    counter->given += frames;
    atomic_fetch_add(&counter->calls, 1);
    return frames;
}

// How many frames came, each as it should be; -1: one was not.
static Frames take_all(Ahead *ahead, int channels)
{
    Frames taken = 0, count;
    for (;;) {
        const float *block = ahead_next(ahead, &count);
        if (count == 0)
            return taken;
        for (Frames i = 0; i < count * channels; i++)
            if (block[i] != (float)((taken * channels + i) % 1000003))
                return -1;
        taken += count;
    }
}

static void every_frame_comes_once_and_in_order(void **state)
{
    (void)state;
    static const Frames lengths[] = { 1, 32767, 32768, 32769, 4 * 32768, 1000000 };
    for (int channels = 1; channels <= 2; channels++)
        for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
            Counter counter = { .channels = channels };
            Ahead  *ahead = ahead_open(count_on, &counter, channels, lengths[i]);
            assert_non_null(ahead);
            assert_int_equal(take_all(ahead, channels), lengths[i]);
            ahead_close(ahead);
            assert_int_equal(counter.given, lengths[i]);
        }
}

static void after_the_end_it_stays_at_the_end(void **state)
{
    (void)state;
    Counter counter = { .channels = 1 };
    Ahead  *ahead = ahead_open(count_on, &counter, 1, 100);
    Frames  count;
    assert_int_equal(take_all(ahead, 1), 100);
    for (int i = 0; i < 3; i++) {
        ahead_next(ahead, &count);
        assert_int_equal(count, 0);
    }
    ahead_close(ahead);
}

static void nothing_at_all_is_an_end(void **state)
{
    (void)state;
    Counter counter = { .channels = 2 };
    Ahead  *ahead = ahead_open(count_on, &counter, 2, 0);
    assert_int_equal(take_all(ahead, 2), 0);
    ahead_close(ahead);
    assert_int_equal(atomic_load(&counter.calls), 0);
}

// Polls until the thread stops at its limit: it may not run on through an hour of sound that nobody takes.
static void it_works_only_a_few_blocks_ahead(void **state)
{
    (void)state;
    Counter counter = { .channels = 1 };
    Ahead  *ahead = ahead_open(count_on, &counter, 1, 1000 * 32768);
    for (int tries = 0; tries < 20000 && atomic_load(&counter.calls) < 3; tries++)
        usleep(1000);
    assert_in_range(atomic_load(&counter.calls), 3, 4);
    Frames count;
    for (int i = 0; i < 10; i++)
        ahead_next(ahead, &count);
    assert_in_range(atomic_load(&counter.calls), 10, 14);
    ahead_close(ahead);
    assert_in_range(counter.given, 10 * 32768, 14 * 32768);
}

static void it_may_be_closed_at_any_time(void **state)
{
    (void)state;
    ahead_close(NULL);
    for (int taken = 0; taken < 8; taken++) {
        Counter counter = { .channels = 1 };
        Ahead  *ahead = ahead_open(count_on, &counter, 1, 100 * 32768);
        Frames  count = 1;
        for (int i = 0; i < taken; i++)
            ahead_next(ahead, &count);
        assert_int_not_equal(count, 0);
        ahead_close(ahead);
    }
}

static void signals_are_for_the_thread_that_opened_it(void **state)
{
    (void)state;
    Counter counter = { .channels = 1 };
    Ahead  *ahead = ahead_open(count_on, &counter, 1, 100000);
    take_all(ahead, 1);
    ahead_close(ahead);
    assert_false(atomic_load(&counter.has_signals));
    sigset_t held;
    pthread_sigmask(SIG_SETMASK, NULL, &held);
    assert_false(sigismember(&held, SIGINT));  // ours, meanwhile, are as they were
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_frame_comes_once_and_in_order),
        cmocka_unit_test(after_the_end_it_stays_at_the_end),
        cmocka_unit_test(nothing_at_all_is_an_end),
        cmocka_unit_test(it_works_only_a_few_blocks_ahead),
        cmocka_unit_test(it_may_be_closed_at_any_time),
        cmocka_unit_test(signals_are_for_the_thread_that_opened_it),
    };
    return cmocka_run_group_tests_name("ahead", tests, NULL, NULL);
}
