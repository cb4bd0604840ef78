#include "processes.h"
#include "voice/workers.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TASKS = 24, BIG = 100000 };

typedef struct {
    WorkerEnd ends[TASKS];
    size_t    sizes[TASKS];
    int       sums[TASKS];
    size_t    done;
} Results;

static void take(void *self, size_t task, WorkerEnd end, const unsigned char *bytes, size_t size)
{
    Results *results = self;
    results->ends[task] = end;
    results->sizes[task] = size;
    for (size_t i = 0; i < size; i++)
        results->sums[task] += bytes[i];
    results->done++;
}

static void run(Results *results, size_t count, int jobs, Micros patience,
                void (*work)(void *, size_t, WorkerOut *))
{
    *results = (Results){ 0 };
    assert_true(workers_run(&(Work){ count, jobs, patience, BIG, work, take, results, NULL }));
    assert_int_equal(results->done, count);
}

static void hand_back_own_number(void *self, size_t task, WorkerOut *out)
{
    (void)self;
    memset(workers_room(out, task * 1000), (int)task, task * 1000);
}

static void every_task_hands_back_its_own_bytes(void **state)
{
    (void)state;
    for (int jobs = 0; jobs <= 5; jobs++) {
        Results results;
        run(&results, TASKS, jobs, 60 * MICROS_PER_SECOND, hand_back_own_number);
        for (int task = 0; task < TASKS; task++) {
            assert_int_equal(results.ends[task], WORKER_DONE);
            assert_int_equal(results.sums[task], task * task * 1000);
        }
    }
}

static void crash_at_three(void *self, size_t task, WorkerOut *out)
{
    hand_back_own_number(self, task, out);
    if (task == 3)
        raise(SIGKILL);
    if (task == 4)
        _exit(7);
}

static void a_crash_costs_one_task(void **state)
{
    (void)state;
    Results results;
    run(&results, TASKS, 2, 60 * MICROS_PER_SECOND, crash_at_three);
    for (int task = 0; task < TASKS; task++) {
        bool crashed = task == 3 || task == 4;
        assert_int_equal(results.ends[task], crashed ? WORKER_CRASHED : WORKER_DONE);
        assert_int_equal(results.sums[task], crashed ? 0 : task * task * 1000);
    }
}

static void hang_at_one(void *self, size_t task, WorkerOut *out)
{
    (void)self, (void)out;
    while (task == 1)
        pause();
}

static void one_that_hangs_is_given_up(void **state)
{
    (void)state;
    Results results;
    run(&results, 3, 2, MICROS_PER_SECOND / 5, hang_at_one);
    assert_int_equal(results.ends[1], WORKER_TIMED_OUT);
    assert_int_equal(results.sizes[1], 0);
}

static void flood(void *self, size_t task, WorkerOut *out)
{
    (void)self, (void)task;
    assert_non_null(workers_room(out, BIG));
    for (int i = 0; i < 1000; i++)
        if (workers_room(out, BIG / 10))
            _exit(1);
}

static void one_that_floods_is_cut_off(void **state)
{
    (void)state;
    Results results;
    run(&results, 2, 1, 60 * MICROS_PER_SECOND, flood);
    assert_int_equal(results.ends[0], WORKER_TOO_MUCH);
    assert_int_equal(results.ends[1], WORKER_TOO_MUCH);
}

static void flood_at_none_or_two(void *self, size_t task, WorkerOut *out)
{
    if (task % 2 == 0)
        flood(self, task, out);
    else
        hand_back_own_number(self, task, out);
}

static void who_comes_after_it_has_all_of_the_room(void **state)
{
    (void)state;
    Results results;
    run(&results, 4, 1, 60 * MICROS_PER_SECOND, flood_at_none_or_two);
    for (int task = 0; task < 4; task++) {
        assert_int_equal(results.ends[task], task % 2 ? WORKER_DONE : WORKER_TOO_MUCH);
        assert_int_equal(results.sums[task], task % 2 ? task * task * 1000 : 0);
        assert_int_equal(results.sizes[task], task % 2 ? task * 1000 : 0);
    }
}

static void flood_and_crash(void *self, size_t task, WorkerOut *out)
{
    (void)self, (void)task;
    workers_room(out, BIG + 1);
    _exit(3);
}

static void a_crash_comes_before_anything_else(void **state)
{
    (void)state;
    Results results;
    run(&results, 1, 1, 60 * MICROS_PER_SECOND, flood_and_crash);
    assert_int_equal(results.ends[0], WORKER_CRASHED);
}

// --- How many --------------------------------------------------------------------------

// In memory that all share.
typedef struct {
    int running, most, expected;
} Crowd;

static bool is_full(const void *self)
{
    const volatile Crowd *crowd = self;
    return crowd->most >= crowd->expected;
}

// Stays until as many are there as may be, and a moment more, in which another would come.
static void meet_the_others(void *self, size_t task, WorkerOut *out)
{
    Crowd *crowd = self;
    (void)task, (void)out;
    int running = __atomic_add_fetch(&crowd->running, 1, __ATOMIC_SEQ_CST), most = crowd->most;
    while (running > most && !__atomic_compare_exchange_n(&crowd->most, &most, running, false,
                                                          __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
        continue;
    soon(20, is_full, crowd);
    poll(NULL, 0, 50);
    __atomic_sub_fetch(&crowd->running, 1, __ATOMIC_SEQ_CST);
}

static void count_done(void *self, size_t task, WorkerEnd end, const unsigned char *bytes, size_t size)
{
    (void)self, (void)task, (void)bytes, (void)size;
    assert_int_equal(end, WORKER_DONE);
}

static int most_at_once(int jobs, size_t count, int expected)
{
    Crowd *crowd = mmap(NULL, sizeof *crowd, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(crowd != MAP_FAILED);
    *crowd = (Crowd){ .expected = expected };
    assert_true(workers_run(
        &(Work){ count, jobs, 60 * MICROS_PER_SECOND, 1, meet_the_others, count_done, crowd, NULL }));
    int most = crowd->most;
    munmap(crowd, sizeof *crowd);
    return most;
}

static void as_many_work_at_once_as_is_said_and_64_at_most(void **state)
{
    (void)state;
    assert_int_equal(most_at_once(-1, 2, 1), 1);
    assert_int_equal(most_at_once(3, 7, 3), 3);
    assert_int_equal(most_at_once(3, 2, 2), 2);
    assert_int_equal(most_at_once(1000, 66, 64), 64);
}

// --- What is left ----------------------------------------------------------------------

static void of_what_was_done_nothing_is_left(void **state)
{
    (void)state;
    Results results;
    int     before = descriptors(getpid(), NULL);
    run(&results, TASKS, 4, 60 * MICROS_PER_SECOND, crash_at_three);
    run(&results, 3, 2, MICROS_PER_SECOND / 5, hang_at_one);
    assert_int_equal(descriptors(getpid(), NULL), before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

// No descriptor is left for it.
static void what_cannot_be_started_is_said_of_each(void **state)
{
    (void)state;
    Results       results;
    struct rlimit before, none;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    none = before;
    none.rlim_cur = 0;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    run(&results, 3, 2, 60 * MICROS_PER_SECOND, hand_back_own_number);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    for (int task = 0; task < 3; task++) {
        assert_int_equal(results.ends[task], WORKER_NOT_STARTED);
        assert_int_equal(results.sizes[task], 0);
    }
}

static void none_is_done(void *self, size_t task, WorkerEnd end, const unsigned char *bytes, size_t size)
{
    (void)self, (void)task, (void)end, (void)bytes, (void)size;
    fail_msg("a task was done that nobody waited for");
}

static void say_who_and_hang(void *self, size_t task, WorkerOut *out)
{
    const int *pipe = self;
    pid_t      pid = getpid();
    (void)task, (void)out;
    if (write(pipe[1], &pid, sizeof pid) == sizeof pid)
        while (true)
            pause();
}

static void with_the_parent_its_children_end(void **state)
{
    (void)state;
    int       ends[2];
    Processes all = { .count = 2 };
    assert_int_equal(pipe(ends), 0);
    pid_t parent = fork();
    if (parent == 0) {
        workers_run(&(Work){ 2, 2, 600 * MICROS_PER_SECOND, 1, say_who_and_hang, none_is_done, ends, NULL });
        _exit(0);
    }
    for (int i = 0; i < 2; i++)
        assert_int_equal(read(ends[0], &all.pids[i], sizeof *all.pids), sizeof *all.pids);
    kill(parent, SIGKILL);
    assert_int_equal(waitpid(parent, NULL, 0), parent);
    assert_true(soon(5, all_have_ended, &all));
    close(ends[0]), close(ends[1]);
}

// --- Given up --------------------------------------------------------------------------

typedef struct {
    int ends[2];  // of a pipe: something in it means that nobody waits any more
    int started[2];
} Gone;

static void start_a_program_and_hang(void *self, size_t task, WorkerOut *out)
{
    const Gone *gone = self;
    (void)task;
    pid_t program = fork();
    if (program == 0) {
        setpgid(0, 0);
        *workers_group(out) = getpid();
        pid_t helper = fork();
        if (helper > 0)
            assert_int_equal(write(gone->started[1], &helper, sizeof helper), sizeof helper);
        while (true)
            pause();
    }
    while (true)
        pause();
}

static void *leave_once_started(void *self)
{
    Gone *gone = self;
    pid_t helper = 0;
    if (read(gone->started[0], &helper, sizeof helper) != sizeof helper)
        helper = 0;
    assert_int_equal(write(gone->ends[1], "", 1), 1);
    return (void *)(intptr_t)helper;
}

static void when_nobody_waits_all_that_was_started_is_killed(void **state)
{
    (void)state;
    Gone      gone;
    pthread_t thread;
    void     *helper;
    assert_int_equal(pipe(gone.ends) | pipe(gone.started), 0);
    assert_int_equal(pthread_create(&thread, NULL, leave_once_started, &gone), 0);
    assert_false(workers_run(&(Work){ 2, 1, 60 * MICROS_PER_SECOND, BIG, start_a_program_and_hang,
                                      none_is_done, &gone, (const int[]){ -1, gone.ends[0] } }));
    pthread_join(thread, &helper);
    Processes all = { { (pid_t)(intptr_t)helper }, 1 };
    assert_true(all.pids[0] > 0);
    assert_true(soon(10, all_have_ended, &all));
    close(gone.ends[0]), close(gone.ends[1]), close(gone.started[0]), close(gone.started[1]);
}

static void no_tasks_are_done_at_once(void **state)
{
    (void)state;
    Results results;
    run(&results, 0, 2, MICROS_PER_SECOND, flood);
}

// Looks by the clock that the parent has: for longer than the patience.
static void wait_for_a_turn(void *self, size_t task, WorkerOut *out)
{
    struct timespec time;
    for (int i = 0; i < 30; i++) {
        clock_gettime(CLOCK_MONOTONIC, &time);
        if (task == 1)
            *workers_waited(out) = time.tv_sec * MICROS_PER_SECOND + time.tv_nsec / 1000;
        poll(NULL, 0, 100);
    }
    hand_back_own_number(self, task, out);
}

static void whoever_waits_for_a_turn_is_not_out_of_time(void **state)
{
    (void)state;
    Results results;
    run(&results, 2, 2, 2 * MICROS_PER_SECOND, wait_for_a_turn);
    assert_int_equal(results.ends[0], WORKER_TIMED_OUT);
    assert_int_equal(results.ends[1], WORKER_DONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_task_hands_back_its_own_bytes),
        cmocka_unit_test(a_crash_costs_one_task),
        cmocka_unit_test(one_that_hangs_is_given_up),
        cmocka_unit_test(one_that_floods_is_cut_off),
        cmocka_unit_test(who_comes_after_it_has_all_of_the_room),
        cmocka_unit_test(a_crash_comes_before_anything_else),
        cmocka_unit_test(as_many_work_at_once_as_is_said_and_64_at_most),
        cmocka_unit_test(of_what_was_done_nothing_is_left),
        cmocka_unit_test(what_cannot_be_started_is_said_of_each),
        cmocka_unit_test(with_the_parent_its_children_end),
        cmocka_unit_test(when_nobody_waits_all_that_was_started_is_killed),
        cmocka_unit_test(no_tasks_are_done_at_once),
        cmocka_unit_test(whoever_waits_for_a_turn_is_not_out_of_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
