// voice/lender.h: which program a phrase is lent, and what becomes of programs; the test is the speaker, and
// says by hand what a phrase would say.
#include "voice/lender.h"

#include "base/line.h"
#include "file_by_hand.h"
#include "processes.h"

#include <signal.h>
#include <sys/wait.h>

static char folder[] = "/tmp/walkcoach-test-lender.XXXXXX";

typedef struct {
    LoanWord word;
    int      line, in, out, err;
    char     why[WHY_SIZE];  // LOAN_REFUSED
} Loan;

// Answers each line with its own number and that line; at its end it leaves a file.
#define ECHOES "while read -r line; do echo \"$$ $line\"; done; echo bye >$folder/bye; exit 5"

static Lender start(const char *script, int programs)
{
    const char *const argv[] = { "sh", "-c", script, NULL };
    Lender            lender;
    assert_true(lender_start(argv, programs, &lender));
    assert_true(lender.pid > 0 && lender.line >= 0);
    return lender;
}

static int ask(const Lender *lender)
{
    int ends[2];
    assert_true(line_open(ends));
    assert_true(line_send_end(lender->line, ends[1]));
    close(ends[1]);
    return ends[0];
}

static Loan take(int line)
{
    Loan loan = { .line = line };
    assert_true(line_receive(line, &loan.word, sizeof loan.word));
    if (loan.word == LOAN_REFUSED) {
        assert_true(line_receive(line, loan.why, sizeof loan.why));
        return loan;
    }
    loan.in = line_receive_end(line);
    loan.out = line_receive_end(line);
    loan.err = line_receive_end(line);
    assert_true(loan.in >= 0 && loan.out >= 0 && loan.err >= 0);
    return loan;
}

static Loan borrow(const Lender *lender) { return take(ask(lender)); }

static void let_go(const Loan *loan)
{
    close(loan->line);
    if (loan->word != LOAN_REFUSED)
        close(loan->in), close(loan->out), close(loan->err);
}

// The number that begins its next line. Its ends do not wait by themselves.
static pid_t number_said(const Loan *loan)
{
    char   text[200];
    size_t size = 0;
    while (size == 0 || text[size - 1] != '\n') {
        struct pollfd polled = { loan->out, POLLIN, 0 };
        assert_true(poll(&polled, 1, 20000) > 0);
        ssize_t got = read(loan->out, text + size, sizeof text - 1 - size);
        assert_true(got > 0);
        size += (size_t)got;
    }
    text[size - 1] = '\0';
    pid_t pid = atoi(text);
    assert_true(pid > 1);
    return pid;
}

// Of one that answers.
static pid_t number_of(const Loan *loan)
{
    assert_int_equal(write(loan->in, "Lift\n", 5), 5);
    return number_said(loan);
}

static void it_works(const Loan *loan)
{
    assert_true(line_send(loan->line, &(LoanWord){ LOAN_WORKS }, sizeof(LoanWord)));
    let_go(loan);
}

// How it ended, once it is said to be broken.
static LoanEnd it_is_broken(const Loan *loan, const char *why)
{
    LoanEnd end;
    char    text[WHY_SIZE] = "";
    strcpy(text, why);
    assert_true(line_send(loan->line, &(LoanWord){ LOAN_BROKEN }, sizeof(LoanWord)));
    assert_true(line_receive(loan->line, &end, sizeof end));
    assert_true(line_send(loan->line, text, sizeof text));
    let_go(loan);
    return end;
}

static bool has_ended(const void *pid) { return !process_runs(*(const pid_t *)pid); }

static bool is_there(const void *name)
{
    char text[10];
    return *file_text_in(folder, name, text, sizeof text);
}

static int tear_down(void **state)
{
    char command[100];
    (void)state;
    snprintf(command, sizeof command, "rm -f '%s'/*", folder);
    return system(command);
}

// --- Lending ---------------------------------------------------------------------------

static void a_program_is_new_and_then_used(void **state)
{
    (void)state;
    Lender lender = start(ECHOES, 1);
    assert_int_equal(descendants(lender.pid).count, 0);  // none before it is needed
    Loan loan = borrow(&lender);
    assert_int_equal(loan.word, LOAN_NEW);
    pid_t program = number_of(&loan);
    it_works(&loan);
    for (int i = 0; i < 3; i++) {
        loan = borrow(&lender);
        assert_int_equal(loan.word, LOAN_USED);
        assert_int_equal(number_of(&loan), program);
        it_works(&loan);
    }
    lender_end(&lender);
}

// None of its ends holds up whoever talks to it.
static void its_ends_do_not_wait(void **state)
{
    (void)state;
    Lender lender = start("exec sleep 600", 1);
    Loan   loan = borrow(&lender);
    char   byte;
    assert_int_equal(read(loan.out, &byte, 1), -1);
    assert_int_equal(read(loan.err, &byte, 1), -1);
    static const char page[4096];
    ssize_t           given = 0;
    for (int i = 0; i < 1000 && given >= 0; i++)
        given = write(loan.in, page, sizeof page);
    assert_int_equal(given, -1);  // it is full
    let_go(&loan);
    lender_end(&lender);
}

static void one_program_is_lent_to_one_at_a_time(void **state)
{
    (void)state;
    Lender lender = start(ECHOES, 0);  // one is the fewest
    Loan   loan = borrow(&lender);
    int    other = ask(&lender);
    assert_false(line_is_ready(other, 100));
    pid_t program = number_of(&loan);
    it_works(&loan);
    Loan second = take(other);
    assert_int_equal(second.word, LOAN_USED);
    assert_int_equal(number_of(&second), program);
    it_works(&second);
    lender_end(&lender);
}

static void as_many_are_started_as_are_needed_and_may_be(void **state)
{
    (void)state;
    Lender lender = start(ECHOES, 2);
    Loan   one = borrow(&lender), two = borrow(&lender);
    assert_int_equal(two.word, LOAN_NEW);
    pid_t first = number_of(&one), second = number_of(&two);
    assert_true(first != second);
    int third = ask(&lender);
    assert_false(line_is_ready(third, 100));
    it_works(&two);
    Loan again = take(third);
    assert_int_equal(number_of(&again), second);  // whichever is free
    it_works(&again);
    it_works(&one);
    again = borrow(&lender);
    pid_t either = number_of(&again);  // as it hears of them: both are free, or will be
    assert_true(either == first || either == second);
    it_works(&again);
    assert_int_equal(descendants(lender.pid).count, 2);
    lender_end(&lender);
}

static void sixteen_are_the_most(void **state)
{
    (void)state;
    enum { MOST = 16 };
    Lender lender = start("read -r line", 20);
    Loan   loans[MOST];
    for (int i = 0; i < MOST; i++)
        loans[i] = borrow(&lender);
    int more = ask(&lender);
    assert_false(line_is_ready(more, 200));
    assert_int_equal(descendants(lender.pid).count, MOST);
    for (int i = 0; i < MOST; i++)
        let_go(&loans[i]);
    close(more);
    lender_end(&lender);
}

// --- Broken ----------------------------------------------------------------------------

static void one_that_ended_by_itself_says_how(void **state)
{
    (void)state;
    Lender lender = start("echo $$; exit 3", 1);
    Loan   loan = borrow(&lender);
    pid_t  program = number_said(&loan);
    assert_true(soon(20, has_ended, &program));
    LoanEnd end = it_is_broken(&loan, "it failed");
    assert_true(end.by_itself);
    assert_true(WIFEXITED(end.status) && WEXITSTATUS(end.status) == 3);
    lender_end(&lender);
}

static void one_that_goes_on_is_killed_with_all_that_it_started(void **state)
{
    (void)state;
    Lender  lender = start("trap '' TERM HUP; sleep 600 & echo $!; while true; do sleep 600; done", 1);
    Loan    loan = borrow(&lender);
    pid_t   helper = number_said(&loan);
    LoanEnd end = it_is_broken(&loan, "it hangs");
    assert_false(end.by_itself);
    assert_true(WIFSIGNALED(end.status) && WTERMSIG(end.status) == SIGKILL);
    assert_true(soon(5, has_ended, &helper));
    assert_int_equal(descendants(lender.pid).count, 0);
    lender_end(&lender);
}

// When its input ends it has a moment to end as it likes: a busy machine may take that from it once.
static void a_broken_one_has_a_moment_to_end_by_itself(void **state)
{
    (void)state;
    bool by_itself = false;
    for (int tries = 0; tries < 5 && !by_itself; tries++) {
        Lender lender = start(ECHOES, 1);
        Loan   loan = borrow(&lender);
        number_of(&loan);
        close(loan.in);
        loan.in = dup(loan.out);
        LoanEnd end = it_is_broken(&loan, "it hangs");
        by_itself = end.by_itself && WIFEXITED(end.status) && WEXITSTATUS(end.status) == 5;
        lender_end(&lender);
    }
    assert_true(by_itself);
}

static void after_three_failures_in_a_row_no_more_are_started(void **state)
{
    (void)state;
    Lender lender = start("exec sleep 600", 1);
    for (int i = 0; i < 3; i++) {
        Loan loan = borrow(&lender);
        assert_int_equal(loan.word, LOAN_NEW);
        it_is_broken(&loan, i == 2 ? "the third of them" : "not this one");
    }
    for (int i = 0; i < 2; i++) {
        Loan loan = borrow(&lender);
        assert_int_equal(loan.word, LOAN_REFUSED);
        assert_string_equal(loan.why, "the third of them");
        assert_false(line_receive(loan.line, &(char){ 0 }, 1));  // it is cut then
        let_go(&loan);
    }
    assert_int_equal(descendants(lender.pid).count, 0);
    lender_end(&lender);
}

static void one_that_works_between_them_begins_the_count_anew(void **state)
{
    (void)state;
    Lender lender = start(ECHOES, 1);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 2; i++) {
            Loan loan = borrow(&lender);
            assert_int_equal(loan.word, i == 0 && round > 0 ? LOAN_USED : LOAN_NEW);
            kill(-number_of(&loan), SIGSTOP);  // it does not end by itself
            it_is_broken(&loan, "it hangs");
        }
        Loan loan = borrow(&lender);
        assert_int_equal(loan.word, LOAN_NEW);
        it_works(&loan);
    }
    lender_end(&lender);
}

// It may have ended because of an earlier phrase.
static void one_that_has_answered_and_then_ends_is_not_a_failure(void **state)
{
    (void)state;
    Lender lender = start(ECHOES, 1);
    for (int i = 0; i < 5; i++) {
        Loan loan = borrow(&lender);
        assert_int_equal(loan.word, LOAN_NEW);
        it_works(&loan);
        loan = borrow(&lender);
        assert_int_equal(loan.word, LOAN_USED);
        pid_t program = number_of(&loan);
        kill(program, SIGKILL);
        assert_true(soon(20, has_ended, &program));
        assert_true(it_is_broken(&loan, "it ended").by_itself);
    }
    lender_end(&lender);
}

// Three streams, its line, the speaker's end where the system has that, and those of a program.
static bool has_only_its_own(const void *pid) { return descriptors(*(const pid_t *)pid, NULL) <= 5 + 3; }

// A phrase that was killed says nothing: its program is ended, and nobody is to blame.
static void a_phrase_that_is_cut_off_ends_its_program(void **state)
{
    (void)state;
    Lender lender = start(ECHOES, 1);
    for (int i = 0; i < 5; i++) {
        Loan loan = borrow(&lender);
        assert_int_equal(loan.word, LOAN_NEW);
        pid_t program = number_of(&loan);
        let_go(&loan);
        assert_true(soon(5, has_ended, &program));
    }
    assert_true(soon(5, has_only_its_own, &lender.pid));
    lender_end(&lender);
}

static void one_that_ended_while_nobody_had_it_is_replaced(void **state)
{
    (void)state;
    Lender lender = start(ECHOES, 1);
    Loan   loan = borrow(&lender);
    pid_t  program = number_of(&loan);
    it_works(&loan);
    kill(program, SIGKILL);
    assert_true(soon(20, has_ended, &program));
    loan = borrow(&lender);
    assert_int_equal(loan.word, LOAN_NEW);
    assert_true(number_of(&loan) != program);
    it_works(&loan);
    lender_end(&lender);
}

// --- The process -----------------------------------------------------------------------

static int word_of(pid_t pid, const char *file, const char *key, char *out)
{
    char path[64], line[300];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
    FILE *status = fopen(path, "r");
    assert_non_null(status);
    int found = 0;
    while (!found && fgets(line, sizeof line, status))
        if (strncmp(line, key, strlen(key)) == 0)
            found = sscanf(line + strlen(key), "%99s", out);
    fclose(status);
    return found;
}

static bool is_settled(const void *pid)
{
    char word[100] = "";
    return word_of(*(const pid_t *)pid, "comm", "", word) && strcmp(word, "walkcoach-keep") == 0;
}

// No signal of the terminal reaches it, and no end of a pipe.
static void it_keeps_nothing_of_the_speaker(void **state)
{
    (void)state;
    char   word[100];
    int    inherited = dup(STDERR_FILENO);
    Lender lender = start(ECHOES, 1);
    Loan   loan = borrow(&lender);
    number_of(&loan);
    it_works(&loan);
    assert_true(is_settled(&lender.pid));
    assert_int_equal(getpgid(lender.pid), lender.pid);
    assert_true(soon(5, has_only_its_own, &lender.pid));  // it takes the program back first
    assert_true(word_of(lender.pid, "status", "SigIgn:", word));
    assert_true(strtoul(word, NULL, 16) & 1ul << (SIGPIPE - 1));
    lender_end(&lender);
    close(inherited);
}

static void its_end_is_the_end_of_all_programs(void **state)
{
    (void)state;
    int       before = descriptors(getpid(), NULL);
    Lender    lender = start("trap '' TERM HUP; sleep 600 & while read -r line; do echo $!; done", 2);
    Loan      lent = borrow(&lender), free_one = borrow(&lender);
    Processes all = { { number_of(&lent), number_of(&free_one) }, 2 };
    it_works(&free_one);
    lender_end(&lender);
    assert_true(soon(5, all_have_ended, &all));
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    let_go(&lent);
    assert_int_equal(descriptors(getpid(), NULL), before);
}

// As above: a busy machine may take the moment from it.
static void one_that_nobody_has_may_end_by_itself(void **state)
{
    (void)state;
    bool said = false;
    for (int tries = 0; tries < 5 && !said; tries++) {
        Lender lender = start(ECHOES, 1);
        Loan   loan = borrow(&lender);
        number_of(&loan);
        it_works(&loan);
        lender_end(&lender);
        said = is_there("bye");
    }
    assert_true(said);
}

// Whoever holds the line: a round that goes on does.
static void it_ends_with_the_speaker_however_that_ends(void **state)
{
    (void)state;
    int to_test[2], held[2];
    assert_int_equal(pipe(to_test) | pipe(held), 0);
    pid_t speaker = fork();
    if (speaker == 0) {
        Lender    lender = start(ECHOES, 1);
        Loan      loan = borrow(&lender);
        Processes all = { { lender.pid, number_of(&loan) }, 2 };
        it_works(&loan);
        if (fork() == 0) {  // the round
            close(held[1]);
            _exit(read(held[0], &(char){ 0 }, 1) < 0);
        }
        _exit(write(to_test[1], &all, sizeof all) != sizeof all);
    }
    Processes all;
    assert_int_equal(read(to_test[0], &all, sizeof all), sizeof all);
    assert_int_equal(waitpid(speaker, NULL, 0), speaker);
    assert_true(soon(5, all_have_ended, &all));
    close(held[0]), close(held[1]), close(to_test[0]), close(to_test[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_teardown(name, tear_down)
        TEST(a_program_is_new_and_then_used),
        TEST(its_ends_do_not_wait),
        TEST(one_program_is_lent_to_one_at_a_time),
        TEST(as_many_are_started_as_are_needed_and_may_be),
        TEST(sixteen_are_the_most),
        TEST(one_that_ended_by_itself_says_how),
        TEST(one_that_goes_on_is_killed_with_all_that_it_started),
        TEST(a_broken_one_has_a_moment_to_end_by_itself),
        TEST(after_three_failures_in_a_row_no_more_are_started),
        TEST(one_that_works_between_them_begins_the_count_anew),
        TEST(one_that_has_answered_and_then_ends_is_not_a_failure),
        TEST(a_phrase_that_is_cut_off_ends_its_program),
        TEST(one_that_ended_while_nobody_had_it_is_replaced),
        TEST(it_keeps_nothing_of_the_speaker),
        TEST(its_end_is_the_end_of_all_programs),
        TEST(one_that_nobody_has_may_end_by_itself),
        TEST(it_ends_with_the_speaker_however_that_ends),
    };
    if (!mkdtemp(folder) || setenv("folder", folder, 1))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    folder_remove(folder);
    return failed;
}
