// batch/crew.h: processes that share the walks of a batch. In place of making a walk they do what a test
// says.
#include "batch/crew.h"

#include "captured.h"
#include "job/interrupt.h"
#include "processes.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>

enum { WALKS = 6, PATIENCE = 20 };  // seconds, for what is soon there

// Seen by all processes.
typedef struct {
    atomic_int count;  // walks that were begun
    struct {
        size_t walk;
        int    threads;
        pid_t  by;
    } made[20];
    atomic_int  said;
    BatchShared shared;
} Seen;

static Seen *seen;
static bool (*make)(int nth);  // the nth walk that is begun, from 0
static int forks_left;

bool batch_make(const Batch *batch, size_t walk, int threads, BatchShared *shared)
{
    (void)batch;
    int nth = atomic_fetch_add(&seen->count, 1);
    seen->made[nth].walk = walk;
    seen->made[nth].threads = threads;
    seen->made[nth].by = getpid();
    bool good = make(nth);
    atomic_fetch_add(&shared->done, 1);
    return good;
}

bool batch_fail(BatchShared *shared, Status status, const char *why)
{
    if (!*shared->why)
        snprintf(shared->why, sizeof shared->why, "%s", why);
    shared->failed = status;
    atomic_store(&shared->stop, true);
    return false;
}

pid_t fork(void)
{
    if (forks_left-- > 0)
        return _Fork();
    errno = EAGAIN;
    return -1;
}

static size_t      own[] = { 4, 0, 5, 1, 3, 2 };
static Settings    settings;
static const Batch batch = { .settings = &settings, .own = own, .own_count = WALKS };

static int set_up(void **state)
{
    (void)state;
    seen = mmap(NULL, sizeof *seen + 100, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    settings = (Settings){ .terminal = { .width = 80 } };
    forks_left = 100;
    return seen == MAP_FAILED;
}

static int tear_down(void **state)
{
    (void)state;
    return munmap(seen, sizeof *seen + 100);
}

static bool run(int jobs, size_t count)
{
    Batch of = batch;
    of.own_count = count;
    settings.exporting.jobs = jobs;
    return crew_run(&of, &seen->shared);
}

static bool well(int nth) { return nth >= 0; }

static int processes(void)
{
    int different = 0, count = atomic_load(&seen->count);
    for (int i = 0; i < count; i++) {
        bool before = false;
        for (int k = 0; k < i; k++)
            before |= seen->made[k].by == seen->made[i].by;
        different += !before;
        assert_true(seen->made[i].by != getpid());
    }
    return different;
}

// --- Sharing the work ------------------------------------------------------------------

static void one_process_makes_all_in_their_order(void **state)
{
    (void)state;
    make = well;
    assert_true(run(1, WALKS));
    assert_int_equal(atomic_load(&seen->count), WALKS);
    assert_int_equal(processes(), 1);
    for (int i = 0; i < WALKS; i++) {
        assert_int_equal(seen->made[i].walk, own[i]);
        assert_int_equal(seen->made[i].threads, 1);
    }
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static bool have_begun(const void *count) { return atomic_load(&seen->count) >= *(const int *)count; }

static bool wait_for_three(int nth)
{
    const int three = 3;
    (void)nth;
    return soon(PATIENCE, have_begun, &three);
}

static void several_processes_make_each_once(void **state)
{
    (void)state;
    make = wait_for_three;
    assert_true(run(3, WALKS));
    assert_int_equal(atomic_load(&seen->count), WALKS);
    assert_int_equal(processes(), 3);
    bool made[WALKS] = { false };
    for (int i = 0; i < WALKS; i++) {
        assert_false(made[seen->made[i].walk]);
        made[seen->made[i].walk] = true;
        assert_int_equal(seen->made[i].threads, 1);
    }
}

// No more processes than walks; the jobs are divided among them.
static void jobs_that_are_left_over_become_threads(void **state)
{
    (void)state;
    make = wait_for_three;
    assert_true(run(8, 3));
    assert_int_equal(processes(), 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(seen->made[i].threads, 2);
}

static void without_walks_no_process_is_started(void **state)
{
    (void)state;
    forks_left = 0;
    assert_true(run(4, 0));
    assert_string_equal(seen->shared.why, "");
}

static void with_fewer_processes_than_wanted_all_is_made(void **state)
{
    (void)state;
    make = well;
    forks_left = 1;
    assert_true(run(4, WALKS));
    assert_int_equal(atomic_load(&seen->count), WALKS);
    assert_int_equal(processes(), 1);
}

// --- What goes wrong -------------------------------------------------------------------

static void without_any_process_it_says_why(void **state)
{
    (void)state;
    forks_left = 0;
    assert_false(run(2, WALKS));
    assert_string_equal(seen->shared.why, "no process can be started: out of memory or processes");
    assert_int_equal(seen->shared.failed, STATUS_WORLD);
}

static bool fail_at_the_second(int nth)
{
    return nth != 1 || batch_fail(&seen->shared, STATUS_WORLD, "the disk");
}

static void what_fails_stops_the_rest(void **state)
{
    (void)state;
    make = fail_at_the_second;
    assert_false(run(1, WALKS));
    assert_int_equal(atomic_load(&seen->count), 2);
    assert_string_equal(seen->shared.why, "the disk");
}

static bool stop_at_the_second(int nth)
{
    if (nth == 1)
        atomic_store(&seen->shared.stop, true);
    return true;
}

static void no_walk_is_begun_once_it_is_to_stop(void **state)
{
    (void)state;
    make = stop_at_the_second;
    assert_false(run(1, WALKS));
    assert_int_equal(atomic_load(&seen->count), 2);
    assert_string_equal(seen->shared.why, "");
}

static bool die(int nth) { return nth != 2 || raise(SIGKILL) == 0; }

static void a_process_that_is_killed_is_named_with_its_signal(void **state)
{
    (void)state;
    make = die;
    assert_false(run(1, WALKS));
    assert_string_equal(seen->shared.why, "a process that made a walk died of signal 9");
    assert_int_equal(seen->shared.failed, STATUS_WORLD);
    assert_int_equal(atomic_load(&seen->count), 3);
}

static bool give_up(int nth)
{
    if (nth == 0)
        _exit(1);
    return true;
}

static void a_process_that_gives_up_stops_the_rest(void **state)
{
    (void)state;
    make = give_up;
    assert_false(run(1, WALKS));
    assert_string_equal(seen->shared.why, "a process that made a walk gave up");
    assert_int_equal(seen->shared.failed, STATUS_WORLD);
}

static bool stop_and_give_up(int nth)
{
    atomic_store(&seen->shared.stop, true);
    return give_up(nth);
}

static void who_gives_up_after_the_stop_is_not_blamed(void **state)
{
    (void)state;
    make = stop_and_give_up;
    assert_false(run(1, WALKS));
    assert_string_equal(seen->shared.why, "");
    assert_int_equal(seen->shared.failed, STATUS_DONE);
}

// --- Ends ------------------------------------------------------------------------------

static bool is_stopped(const void *nothing)
{
    (void)nothing;
    return atomic_load(&seen->shared.stop);
}

static bool interrupt_parent(int nth)
{
    kill(getppid(), SIGTERM);
    if (soon(PATIENCE, is_stopped, NULL) && nth == 0)
        atomic_store(&seen->said, 1);
    return true;
}

// In a process of its own, which gets the signal.
static void an_interruption_stops_all(void **state)
{
    (void)state;
    int how = 0;
    make = interrupt_parent;
    pid_t child = _Fork();
    if (child == 0) {
        interrupt_ends();
        bool through = run(1, WALKS);
        _exit(through ? 1 : interrupt_asked() ? 42 : 2);
    }
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    assert_int_equal(WEXITSTATUS(how), 42);
    assert_int_equal(atomic_load(&seen->said), 1);
    assert_int_equal(atomic_load(&seen->count), 1);
    assert_string_equal(seen->shared.why, "");
}

static bool interrupt_myself(int nth)
{
    raise(SIGTERM);  // SIGINT is ignored where tests run in the background
    return nth == 0;
}

static void a_process_that_is_interrupted_begins_no_other_walk(void **state)
{
    (void)state;
    make = interrupt_myself;
    run(1, WALKS);
    assert_int_equal(atomic_load(&seen->count), 1);
}

static bool stay(int nth)
{
    while (nth >= 0)
        pause();
    return true;
}

static void the_processes_end_with_their_parent(void **state)
{
    (void)state;
    const int two = 2;
    make = stay;
    pid_t parent = _Fork();
    if (parent == 0) {
        run(2, WALKS);
        _exit(0);
    }
    assert_true(soon(PATIENCE, have_begun, &two));
    const Processes children = { { seen->made[0].by, seen->made[1].by }, 2 };
    assert_false(all_have_ended(&children));
    kill(parent, SIGKILL);
    assert_int_equal(waitpid(parent, NULL, 0), parent);
    assert_true(soon(PATIENCE, all_have_ended, &children));
}

// --- What is shown ---------------------------------------------------------------------

static Captured error;

static bool half_is_shown(const void *nothing)
{
    char    text[4000];
    ssize_t got = pread(fileno(error.file), text, sizeof text - 1, 0);
    (void)nothing;
    text[got > 0 ? got : 0] = '\0';
    return strstr(text, "  50%") != NULL;
}

static bool wait_for_half(int nth)
{
    if (nth == 3)
        atomic_store(&seen->said, soon(PATIENCE, half_is_shown, NULL));
    return true;
}

static void a_bar_shows_how_many_walks_are_made(void **state)
{
    (void)state;
    make = wait_for_half;
    settings.terminal.live = true;
    capture(&error, stderr);
    bool        through = run(1, WALKS);
    const char *text = captured_text(&error);
    assert_true(through);
    assert_int_equal(atomic_load(&seen->said), 1);
    assert_memory_equal(text, "\rMaking    ", 11);
    assert_non_null(strstr(text, "###############---------------  50%"));
    assert_memory_equal(text + strlen(text) - 4, "\r\033[K", 4);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(one_process_makes_all_in_their_order),
        TEST(several_processes_make_each_once),
        TEST(jobs_that_are_left_over_become_threads),
        TEST(without_walks_no_process_is_started),
        TEST(with_fewer_processes_than_wanted_all_is_made),
        TEST(without_any_process_it_says_why),
        TEST(what_fails_stops_the_rest),
        TEST(no_walk_is_begun_once_it_is_to_stop),
        TEST(a_process_that_is_killed_is_named_with_its_signal),
        TEST(a_process_that_gives_up_stops_the_rest),
        TEST(who_gives_up_after_the_stop_is_not_blamed),
        TEST(an_interruption_stops_all),
        TEST(a_process_that_is_interrupted_begins_no_other_walk),
        TEST(the_processes_end_with_their_parent),
        TEST(a_bar_shows_how_many_walks_are_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
