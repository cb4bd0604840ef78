// A program that is run to its end: what it is given, what is taken from it, what is said of its end.
#include "voice/child.h"

#include "processes.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

static bool no_process;  // the system refuses one
static int  pipes_left = 99;

pid_t fork(void) { return no_process ? -1 : _Fork(); }
int   pipe2(int pipe[2], int flags) { return pipes_left-- > 0 ? (int)syscall(SYS_pipe2, pipe, flags) : -1; }

typedef struct {
    ChildOutput out;
    char        why[WHY_SIZE];
    pid_t       group;
    bool        well;
} Ran;

// A shell runs the script. The caller frees out.bytes.
static Ran run_with(const char *script, const char *input, size_t most, Micros timeout)
{
    Ran      ran = { .group = -1 };
    char    *argv[] = { "sh", "-c", (char *)script, NULL };
    ChildRun run = { argv, input, timeout, most, &ran.group };
    ran.well = child_run(&run, &ran.out, ran.why);
    return ran;
}

static Ran run(const char *script) { return run_with(script, "", 1 << 20, 60 * MICROS_PER_SECOND); }

static void says(const char *script, const char *why)
{
    Ran ran = run(script);
    free(ran.out.bytes);
    assert_false(ran.well);
    assert_string_equal(ran.why, why);
    assert_int_equal(ran.group, 0);
}

static void does_not_start(void)
{
    Ran ran = run("true");
    assert_false(ran.well);
    assert_string_equal(ran.why, "sh could not be started");
    assert_int_equal(ran.group, -1);
}

static void without_a_process_or_a_pipe_nothing_stays_open(void **state)
{
    (void)state;
    int open = descriptors(getpid(), NULL);
    no_process = true;
    does_not_start();
    assert_int_equal(descriptors(getpid(), NULL), open);
    no_process = false;
    for (int pipes = 0; pipes < 3; pipes++) {
        pipes_left = pipes;
        does_not_start();
        assert_int_equal(descriptors(getpid(), NULL), open);
    }
    pipes_left = 99;
    Ran ran = run("true");
    assert_true(ran.well);
    free(ran.out.bytes);
    assert_int_equal(descriptors(getpid(), NULL), open);
}

static void what_goes_in_and_out_is_whole(void **state)
{
    (void)state;
    Ran ran = run_with("cat; echo >&2 not asked for", "Lift, and go\n", 1 << 20, 60 * MICROS_PER_SECOND);
    assert_true(ran.well);
    assert_int_equal(ran.out.size, 13);
    assert_memory_equal(ran.out.bytes, "Lift, and go\n", 13);
    free(ran.out.bytes);
    ran = run("head -c 300000 /dev/zero | tr '\\0' x");  // in many pieces
    assert_true(ran.well);
    assert_int_equal(ran.out.size, 300000);
    assert_true(ran.out.bytes[0] == 'x' && ran.out.bytes[299999] == 'x');
    free(ran.out.bytes);
    ran = run("true");
    assert_true(ran.well);
    assert_int_equal(ran.out.size, 0);
    free(ran.out.bytes);
}

// Under 64 KiB: what the pipe holds, whether the program reads it or not.
static void the_longest_text_goes_in_even_if_nobody_reads_it(void **state)
{
    static char text[65536 + 1];
    (void)state;
    memset(text, 'a', 65535);
    Ran ran = run_with("wc -c", text, 100, 60 * MICROS_PER_SECOND);
    assert_true(ran.well);
    assert_int_equal(atoi((char *)ran.out.bytes), 65535);
    free(ran.out.bytes);
    ran = run_with("exec <&-; sleep 0.05; echo spoken", text, 100, 60 * MICROS_PER_SECOND);
    assert_true(ran.well);
    assert_int_equal(ran.out.size, 7);
    free(ran.out.bytes);
    text[65535] = 'a';
    ran = run_with("wc -c", text, 100, 60 * MICROS_PER_SECOND);
    assert_false(ran.well);
    assert_string_equal(ran.why, "sh cannot be given 64 KiB of text or more at once");
    free(ran.out.bytes);
}

static void as_much_as_it_may_write_is_taken_and_no_more(void **state)
{
    (void)state;
    Ran ran = run_with("head -c 2097152 /dev/zero", "", 2 << 20, 60 * MICROS_PER_SECOND);
    assert_true(ran.well);
    assert_int_equal(ran.out.size, 2 << 20);
    free(ran.out.bytes);
    ran = run_with("head -c 2097153 /dev/zero", "", 2 << 20, 60 * MICROS_PER_SECOND);
    assert_false(ran.well);
    assert_string_equal(ran.why, "sh wrote more than 2 MiB");
    free(ran.out.bytes);
}

static void how_it_failed_is_said_with_the_first_line_of_its_complaint(void **state)
{
    (void)state;
    says("exit 3", "sh failed with status 3");
    says("echo no voice >&2; echo more >&2; exit 4", "sh failed with status 4: no voice");
    says("printf 'cr\\rlf' >&2; exit 1", "sh failed with status 1: cr");
    says("echo ouch >&2; kill -SEGV $$", "sh crashed (Segmentation fault): ouch");
    says("kill -KILL $$", "sh crashed (Killed)");
    says("kill -XFSZ $$", "sh wrote too large a file");
    Ran  ran = run("head -c 9000 /dev/zero | tr '\\0' x >&2; exit 5");
    char expected[WHY_SIZE] = "sh failed with status 5: ";
    memset(expected + strlen(expected), 'x', 100);
    assert_string_equal(ran.why, expected);
    free(ran.out.bytes);
}

// However long its name is.
static void one_that_is_not_there_fails_with_status_127(void **state)
{
    char name[] = "no-such-program-7890123456789012345678901234567890123456789012345",
         *argv[] = { name, NULL };
    char        why[WHY_SIZE];
    pid_t       group = -1;
    ChildRun    run = { argv, "", 60 * MICROS_PER_SECOND, 100, &group };
    ChildOutput out;
    (void)state;
    assert_false(child_run(&run, &out, why));
    assert_string_equal(why, "no-such-program-78901234567890123456789012345678901234567890"
                             " failed with status 127: No such file or directory");
    free(out.bytes);
}

static void its_clock_never_goes_back(void **state)
{
    (void)state;
    Micros before = child_now(), now = before;
    for (int i = 0; i < 1000 || now == before; i++) {
        Micros next = child_now();
        assert_true(next >= now);
        now = next;
    }
    poll(NULL, 0, 20);
    assert_true(child_now() - now >= 19000);
}

static bool has_ended(const void *pid) { return !process_runs(*(const pid_t *)pid); }

// What it had written by then is there, and all that it started is ended with it. A slow machine gets more
// time until it has written something.
static void one_that_takes_too_long_is_ended_with_all_that_it_started(void **state)
{
    static const char *const whys[] = { "sh took longer than 0.25 s", "sh took longer than 1 s",
                                        "sh took longer than 4 s", "sh took longer than 16 s" };
    Ran                      ran = { 0 };
    Micros                   timeout = MICROS_PER_SECOND / 4;
    (void)state;
    for (int i = 0; i < 4 && ran.out.size == 0; i++, timeout *= 4) {
        free(ran.out.bytes);
        ran = run_with("sleep 600 & echo $!; wait", "", 100, timeout);
        assert_false(ran.well);
        assert_string_equal(ran.why, whys[i]);
        assert_int_equal(ran.group, 0);
    }
    assert_true(ran.out.size > 1);
    pid_t sleeps = atoi((char *)ran.out.bytes);
    assert_true(sleeps > 1);
    assert_true(soon(5, has_ended, &sleeps));
    free(ran.out.bytes);
}

static void no_pipe_is_left_open(void **state)
{
    (void)state;
    int before = descriptors(getpid(), NULL);
    Ran ran = run_with("cat", "Lift", 100, 60 * MICROS_PER_SECOND);
    assert_true(ran.well);
    free(ran.out.bytes);
    assert_int_equal(descriptors(getpid(), NULL), before);
    ChildPipes pipes;
    char      *argv[] = { "cat", NULL };
    pid_t      pid = child_start(argv, NULL, &pipes);
    assert_true(pid > 0);
    assert_int_equal(descriptors(getpid(), NULL), before + 3);
    close(pipes.in), close(pipes.out), close(pipes.err);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
}

// It has three files open, its usual signals, a group of its own, and may write no more than 1 GiB.
static void it_starts_with_nothing_of_ours(void **state)
{
    (void)state;
    sigset_t all, before;
    int      pair[2];
    pid_t    group = 0;
    assert_int_equal(pipe(pair), 0);  // not closed on exec by itself
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    signal(SIGPIPE, SIG_IGN);
    char      *argv[] = { "sh", "-c",
                          "ls /proc/self/fd | wc -l; grep -E '^Sig(Blk|Ign)' /proc/self/status | cut -f2; "
                               "grep '^Max file size' /proc/self/limits | tr -s ' ' | cut -d' ' -f4,5; "
                               "ps -o pgid= -p $$ 2>/dev/null || cut -d' ' -f5 /proc/$$/stat",
                          NULL };
    ChildPipes pipes;
    pid_t      pid = child_start(argv, &group, &pipes);
    sigprocmask(SIG_SETMASK, &before, NULL);
    char   text[512];
    FILE  *said = fdopen(pipes.out, "r");
    size_t size = fread(text, 1, sizeof text - 1, said);
    text[size] = 0;
    fclose(said);
    close(pipes.in), close(pipes.err), close(pair[0]), close(pair[1]);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
    int           files, leader;
    unsigned long blocked, ignored, most, ever;
    assert_int_equal(sscanf(text, "%d %lx %lx %lu %lu %d", &files, &blocked, &ignored, &most, &ever, &leader),
                     6);
    assert_int_equal(files, 4);  // and the folder that ls reads
    assert_int_equal(blocked, 0);
    assert_int_equal(ignored & 1ul << (SIGPIPE - 1), 0);
    assert_true(most == 1073741824 && ever == 1073741824);
    assert_int_equal(leader, pid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_process_or_a_pipe_nothing_stays_open),
        cmocka_unit_test(what_goes_in_and_out_is_whole),
        cmocka_unit_test(the_longest_text_goes_in_even_if_nobody_reads_it),
        cmocka_unit_test(as_much_as_it_may_write_is_taken_and_no_more),
        cmocka_unit_test(how_it_failed_is_said_with_the_first_line_of_its_complaint),
        cmocka_unit_test(one_that_is_not_there_fails_with_status_127),
        cmocka_unit_test(one_that_takes_too_long_is_ended_with_all_that_it_started),
        cmocka_unit_test(its_clock_never_goes_back),
        cmocka_unit_test(no_pipe_is_left_open),
        cmocka_unit_test(it_starts_with_nothing_of_ours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
