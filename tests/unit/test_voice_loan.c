// voice/loan.h: what a phrase asks of a program that is kept alive, and what it makes of the answer. The
// lender is the real one, or one by hand.
#include "voice/loan.h"

#include "base/line.h"
#include "processes.h"
#include "voice/child.h"

#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>

#define LONG (60 * MICROS_PER_SECOND)

static char why[WHY_SIZE];

static bool ask_for(const Lender *lender, const char *request, Micros timeout)
{
    Micros waited = 0, before = child_now();
    bool   spoken = loan_ask(lender, "speaker", request, timeout, &waited, why);
    if (waited)
        assert_true(waited >= before && waited <= child_now());
    return spoken;
}

static bool ask(const Lender *lender) { return ask_for(lender, "{}\n", LONG); }

static Lender start(const char *script)
{
    const char *const argv[] = { "sh", "-c", script, NULL };
    Lender            lender;
    assert_true(lender_start(argv, 1, &lender));
    return lender;
}

// What is asked of a program that answers each line with that shell command.
static bool answers_with(const char *answer, Micros timeout)
{
    char script[600];
    snprintf(script, sizeof script, "while read -r line; do %s; done", answer);
    Lender lender = start(script);
    bool   spoken = ask_for(&lender, "{}\n", timeout);
    lender_end(&lender);
    return spoken;
}

static void fails(const char *answer, Micros timeout, const char *expected)
{
    if (answers_with(answer, timeout))
        fail_msg("%s is an answer", answer);
    assert_string_equal(why, expected);
}

// --- Answers ---------------------------------------------------------------------------

static void a_line_goes_in_and_a_line_comes_out(void **state)
{
    (void)state;
    Lender lender = start(
        "while read -r line; do test \"$line\" = '{\"text\":\"Lift\"}' && echo '{\"ok\":true}' || "
        "echo '{\"error\":\"another line\"}'; done");
    for (int i = 0; i < 3; i++)
        if (!ask_for(&lender, "{\"text\":\"Lift\"}\n", LONG))
            fail_msg("%s", why);
    lender_end(&lender);
}

// More than a pipe holds, to one that takes its time.
static void a_long_line_goes_in_whole(void **state)
{
    enum { SIZE = 300000 };
    static char line[SIZE + 1];
    (void)state;
    memset(line, 'a', SIZE);
    line[SIZE - 1] = '\n';
    Lender lender = start(
        "sleep 0.1; test \"$(head -n 1 | wc -c)\" = 300000 && echo '{\"ok\":true}'; exec sleep 600");
    if (!ask_for(&lender, line, LONG))
        fail_msg("%s", why);
    lender_end(&lender);
}

static void what_else_is_in_an_answer_does_not_count(void **state)
{
    (void)state;
    assert_true(answers_with("echo '{\"model\":[[1]],\"ok\":true}'", LONG));
    assert_true(answers_with("printf '{\"ok\":'; sleep 0.05; echo 'true}'", LONG));  // in pieces
    assert_true(answers_with("echo one >&2; echo two >&2; echo '{\"ok\":true}'", LONG));
    assert_true(answers_with("head -c 300000 /dev/zero >&2; echo '{\"ok\":true}'", LONG));
}

static void an_error_is_said_as_the_program_says_it(void **state)
{
    (void)state;
    fails("echo '{\"error\":\"no such word\"}'", LONG, "speaker says: no such word");
    fails("echo '{\"ok\":true,\"error\":\"no such word\"}'", LONG, "speaker says: no such word");
    char long_one[300] = "speaker says: ";
    memset(long_one + strlen(long_one), 'x', 180);
    fails("printf '{\"error\":\"'; head -c 200 /dev/zero | tr '\\0' x; echo '\"}'", LONG, long_one);
}

// After an error it works: the next phrase gets the same program.
static void an_error_costs_one_phrase(void **state)
{
    (void)state;
    Lender lender = start(
        "n=0; while read -r line; do n=$((n + 1)); if [ $n = 2 ]; then echo '{\"error\":\"two\"}'; "
        "elif [ $n = 4 ]; then echo '{\"error\":\"four\"}'; else echo '{\"ok\":true}'; fi; done");
    assert_true(ask(&lender));
    assert_false(ask(&lender));
    assert_string_equal(why, "speaker says: two");
    assert_true(ask(&lender));
    assert_false(ask(&lender));
    assert_string_equal(why, "speaker says: four");
    lender_end(&lender);
}

#define NOT " not {\"ok\":true} or {\"error\":\"...\"} in one line"

static void anything_else_is_not_an_answer(void **state)
{
    (void)state;
    fails("echo hello", LONG, "speaker answered \"hello\"," NOT);
    fails("echo", LONG, "speaker answered \"\"," NOT);
    fails("echo '{\"ok\":false}'", LONG, "speaker answered \"{\"ok\":false}\"," NOT);
    fails("echo '{\"ok\":1}'", LONG, "speaker answered \"{\"ok\":1}\"," NOT);
    fails("echo '{}'", LONG, "speaker answered \"{}\"," NOT);
    fails("printf '{\"ok\":true}\\n\\n'", LONG, "speaker answered \"{\"ok\":true}\"," NOT);
    fails("printf '{\"ok\":true}\\n{\"ok\":true}\\n'", LONG, "speaker answered \"{\"ok\":true}\"," NOT);
    fails("echo '{\"ok\":true,\"a\":[[[1]]]}'", LONG,
          "speaker answered \"{\"ok\":true,\"a\":[[[1]]]}\"," NOT);
    char long_one[300] = "speaker answered \"";
    memset(long_one + strlen(long_one), 'x', 60);
    strcat(long_one, "\"," NOT);
    fails("head -c 100 /dev/zero | tr '\\0' x; echo", LONG, long_one);
}

// 64 KiB with the end of the line; a piece of 4 KiB more is too much.
static void an_answer_is_64_kib_at_most(void **state)
{
    (void)state;
    assert_true(answers_with("printf '{\"ok\":true}'; head -c 65524 /dev/zero | tr '\\0' ' '; echo", LONG));
    fails("printf '{\"ok\":true}'; head -c 69620 /dev/zero | tr '\\0' ' '; echo", LONG,
          "speaker answered with more than 64 KiB");
    fails("cat /dev/zero", LONG, "speaker answered with more than 64 KiB");
}

static void one_that_does_not_answer_in_time_is_given_up(void **state)
{
    (void)state;
    fails("sleep 600", MICROS_PER_SECOND / 5, "speaker took longer than 0.2 s");
    fails("printf '{\"ok\":'; sleep 600", MICROS_PER_SECOND / 5, "speaker took longer than 0.2 s");
    fails("sleep 600 & echo x >&2; wait", MICROS_PER_SECOND / 5, "speaker took longer than 0.2 s");
}

static void one_that_ends_is_said_with_its_own_words(void **state)
{
    (void)state;
    fails("exit 0", LONG, "speaker ended instead of answering");
    fails("exit 3", LONG, "speaker failed with status 3");
    fails("echo no such voice >&2; echo more >&2; exit 3", LONG,
          "speaker failed with status 3: no such voice");
    fails("printf 'cr\\rlf' >&2; exit 3", LONG, "speaker failed with status 3: cr");
    fails("exec >&-; sleep 600", LONG, "speaker closed its output");
}

static bool has_said_more(const void *name) { return access(name, F_OK) == 0; }

// It spoke when nobody had asked, after its answer: who knows to which phrase its next one belongs.
static void what_nobody_asked_for_is_not_taken_for_an_answer(void **state)
{
    (void)state;
    char folder[] = "/tmp/walkcoach-test-loan.XXXXXX", script[300], more[60];
    assert_non_null(mkdtemp(folder));
    snprintf(more, sizeof more, "%s/more", folder);
    snprintf(
        script, sizeof script,
        "read -r line; echo '{\"ok\":true}'; read -r go <%s/go; echo '{\"ok\":true}'; : >%s; exec sleep 600",
        folder, more);
    char go[60];
    snprintf(go, sizeof go, "mkfifo '%s/go'", folder);
    assert_int_equal(system(go), 0);
    Lender lender = start(script);
    assert_true(ask(&lender));
    snprintf(go, sizeof go, "echo >'%s/go'", folder);
    assert_int_equal(system(go), 0);
    assert_true(soon(20, has_said_more, more));
    assert_false(ask(&lender));
    assert_string_equal(why, "speaker wrote what nobody had asked for");
    lender_end(&lender);
    snprintf(go, sizeof go, "rm -r '%s'", folder);
    assert_int_equal(system(go), 0);
}

// --- A lender by hand ------------------------------------------------------------------

typedef struct {
    LoanWord    word;
    LoanEnd     end;   // of a program that answers nothing
    bool        cuts;  // the line, in place of a word
    const char *refusal;
    int         line;
    int         asked, broken, works;
    char        last_why[WHY_SIZE];
} Hand;

static void lend(Hand *hand, int line)
{
    int in[2], out[2], err[2];
    assert_int_equal(pipe(in) | pipe(out) | pipe(err), 0);
    close(out[1]), close(err[1]);  // it has ended
    assert_true(line_send(line, &hand->word, sizeof hand->word));
    assert_true(line_send_end(line, in[1]) && line_send_end(line, out[0]) && line_send_end(line, err[0]));
    LoanWord word;
    if (line_receive(line, &word, sizeof word)) {
        hand->broken += word == LOAN_BROKEN;
        hand->works += word == LOAN_WORKS;
        if (word == LOAN_BROKEN && line_send(line, &hand->end, sizeof hand->end))
            line_receive(line, hand->last_why, WHY_SIZE);
    }
    close(in[0]), close(in[1]), close(out[0]), close(err[0]);
}

static void *be_the_lender(void *self)
{
    Hand *hand = self;
    for (int line; (line = line_receive_end(hand->line)) >= 0; close(line)) {
        hand->asked++;
        if (hand->refusal) {
            char refusal[WHY_SIZE] = "";
            strcpy(refusal, hand->refusal);
            line_send(line, &(LoanWord){ LOAN_REFUSED }, sizeof(LoanWord));
            line_send(line, refusal, sizeof refusal);
        } else if (!hand->cuts) {
            lend(hand, line);
        }
    }
    return NULL;
}

// One phrase of it.
static bool ask_hand(Hand *hand)
{
    pthread_t thread;
    int       ends[2];
    assert_true(line_open(ends));
    hand->line = ends[1];
    assert_int_equal(pthread_create(&thread, NULL, be_the_lender, hand), 0);
    bool spoken = ask(&(Lender){ 0, ends[0] });
    close(ends[0]);
    pthread_join(thread, NULL);
    close(ends[1]);
    return spoken;
}

static void one_that_is_refused_says_why(void **state)
{
    (void)state;
    Hand hand = { .refusal = "sh failed with status 3" };
    assert_false(ask_hand(&hand));
    assert_string_equal(why, "sh failed with status 3");
    assert_int_equal(hand.asked, 1);
}

static void without_a_lender_it_says_so(void **state)
{
    (void)state;
    Hand hand = { .cuts = true };
    int  ends[2];
    assert_false(ask_hand(&hand));
    assert_string_equal(why, "the process that keeps speaker alive has ended");
    assert_int_equal(hand.asked, 1);
    assert_true(line_open(ends));
    close(ends[1]);
    assert_false(ask(&(Lender){ 0, ends[0] }));
    assert_string_equal(why, "the process that keeps speaker alive has ended");
    close(ends[0]);
}

// It may have ended because of an earlier phrase: another is asked, 16 times at most.
static void after_a_used_one_that_ended_another_is_asked(void **state)
{
    (void)state;
    Hand hand = { .word = LOAN_USED, .end = { true, 3 << 8 } };
    assert_false(ask_hand(&hand));
    assert_string_equal(why, "speaker failed with status 3");
    assert_string_equal(hand.last_why, why);
    assert_int_equal(hand.asked, 16);
    assert_int_equal(hand.broken, 16);
    hand = (Hand){ .word = LOAN_NEW, .end = { true, 0 } };
    assert_false(ask_hand(&hand));
    assert_string_equal(why, "speaker ended instead of answering");
    assert_string_equal(hand.last_why, why);
    assert_int_equal(hand.asked, 1);
    hand = (Hand){ .word = LOAN_NEW, .end = { false, 9 } };
    assert_false(ask_hand(&hand));
    assert_string_equal(why, "speaker closed its output");
}

// --- Waiting ---------------------------------------------------------------------------

typedef struct {
    Micros        seen;
    const Micros *waited;
} Look;

static bool is_later(const void *self)
{
    const Look *look = self;
    return *(const volatile Micros *)look->waited > look->seen;
}

// Until it has one it keeps saying that it waits: patience counts from then on.
static void whoever_waits_keeps_saying_when(void **state)
{
    (void)state;
    int     ends[2];
    Micros *waited = mmap(NULL, sizeof *waited, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(waited != MAP_FAILED);
    assert_true(line_open(ends));
    pid_t phrase = fork();
    if (phrase == 0) {
        loan_ask(&(Lender){ 0, ends[0] }, "speaker", "{}\n", LONG, waited, why);
        _exit(0);
    }
    int line = line_receive_end(ends[1]);
    assert_true(line >= 0);
    for (int i = 0; i < 2; i++) {
        Look look = { *waited, waited };
        assert_true(soon(20, is_later, &look));
    }
    assert_true(*waited <= child_now());
    close(line);
    assert_int_equal(waitpid(phrase, NULL, 0), phrase);
    close(ends[0]), close(ends[1]);
    munmap(waited, sizeof *waited);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_goes_in_and_a_line_comes_out),
        cmocka_unit_test(a_long_line_goes_in_whole),
        cmocka_unit_test(what_else_is_in_an_answer_does_not_count),
        cmocka_unit_test(an_error_is_said_as_the_program_says_it),
        cmocka_unit_test(an_error_costs_one_phrase),
        cmocka_unit_test(anything_else_is_not_an_answer),
        cmocka_unit_test(an_answer_is_64_kib_at_most),
        cmocka_unit_test(one_that_does_not_answer_in_time_is_given_up),
        cmocka_unit_test(one_that_ends_is_said_with_its_own_words),
        cmocka_unit_test(what_nobody_asked_for_is_not_taken_for_an_answer),
        cmocka_unit_test(one_that_is_refused_says_why),
        cmocka_unit_test(without_a_lender_it_says_so),
        cmocka_unit_test(after_a_used_one_that_ended_another_is_asked),
        cmocka_unit_test(whoever_waits_keeps_saying_when),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
