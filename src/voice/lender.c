#include "voice/lender.h"

#include "base/line.h"
#include "voice/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FAILURES_MAX = 3, LAST_MOMENT_MS = 200, STEP_MS = 5, OWN_LINE = 3, OWN_SPEAKER = 4 };

typedef struct {
    pid_t      pid;  // 0: not started
    ChildPipes pipes;
    int        lent_to;  // the phrase's line; -1: lent to nobody
    bool       used;     // it has answered
} Program;

typedef struct {
    char  **argv;
    Program programs[LENDER_PROGRAMS_MAX];
    int     speaker;             // becomes readable when it ends; -1: not available here, the line has to do
    int     count, failures;     // in a row
    char    last_why[WHY_SIZE];  // of the last failure
} Lending;

// --- Programs --------------------------------------------------------------------------

static bool start(const Lending *lending, Program *program)
{
    pid_t pid = child_start(lending->argv, NULL, &program->pipes);
    program->pid = pid > 0 ? pid : 0;
    program->lent_to = -1;
    program->used = false;
    if (pid <= 0)
        return false;
    fcntl(program->pipes.in, F_SETFL, O_NONBLOCK);  // whoever talks to it waits with a time limit
    fcntl(program->pipes.out, F_SETFL, O_NONBLOCK);
    fcntl(program->pipes.err, F_SETFL, O_NONBLOCK);
    return true;
}

static bool has_ended(pid_t pid, int *status)
{
    pid_t ended;
    while ((ended = waitpid(pid, status, WNOHANG)) < 0 && errno == EINTR)
        continue;
    return ended != 0;
}

// Ends the program with everything it started. Returns whether it ended by itself, within `patience_ms`.
static LoanEnd end_program(Program *program, int patience_ms)
{
    LoanEnd end = { 0 };
    close(program->pipes.in);
    for (int waited = 0; !(end.by_itself = has_ended(program->pid, &end.status)) && waited < patience_ms;
         waited += STEP_MS)
        poll(NULL, 0, STEP_MS);
    kill(-program->pid, SIGKILL);
    while (!end.by_itself && waitpid(program->pid, &end.status, 0) < 0 && errno == EINTR)
        continue;
    close(program->pipes.out);
    close(program->pipes.err);
    program->pid = 0;
    return end;
}

// One that is free, or may be started; NULL: all are lent out.
static Program *free_one(Lending *lending)
{
    Program *unused = NULL;
    for (int i = 0; i < lending->count; i++) {
        Program *program = &lending->programs[i];
        if (program->pid && program->lent_to < 0)
            return program;
        if (!program->pid && !unused)
            unused = program;
    }
    return unused;
}

// --- Loans -----------------------------------------------------------------------------

static bool send_word(int line, LoanWord word) { return line_send(line, &word, sizeof word); }

static void refuse(const Lending *lending, int line)
{
    if (send_word(line, LOAN_REFUSED))
        line_send(line, lending->last_why, WHY_SIZE);
    close(line);
}

// A free program may have ended since it was last lent: then a new one is started.
static void lend(Lending *lending, Program *program, int line)
{
    int status;
    if (program->pid && has_ended(program->pid, &status))
        end_program(program, 0);
    bool there = program->pid || (lending->failures < FAILURES_MAX && start(lending, program));
    if (!there) {
        refuse(lending, line);
        return;
    }
    program->lent_to = line;
    const ChildPipes *pipes = &program->pipes;
    if (send_word(line, program->used ? LOAN_USED : LOAN_NEW) && line_send_end(line, pipes->in) &&
        line_send_end(line, pipes->out))
        line_send_end(line, pipes->err);  // a cut line is noticed later
}

static void learn_why(Lending *lending, int line, const LoanEnd *end)
{
    char why[WHY_SIZE];
    if (line_send(line, end, sizeof *end) && line_receive(line, why, sizeof why)) {
        memcpy(lending->last_why, why, sizeof why);
        lending->last_why[WHY_SIZE - 1] = 0;
    }
}

// What a phrase says in the end. One that was killed says nothing: that is not the program's failure, but its
// program is ended.
static void take_back(Lending *lending, Program *program)
{
    LoanWord word;
    int      line = program->lent_to;
    bool     said = line_receive(line, &word, sizeof word);
    program->lent_to = -1;
    if (said && word == LOAN_WORKS) {
        lending->failures = 0;
        program->used = true;
    } else {
        LoanEnd end = end_program(program, said ? LAST_MOMENT_MS : 0);
        lending->failures += said && !(program->used && end.by_itself);
        if (said)
            learn_why(lending, line, &end);
    }
    close(line);
}

// --- The process -----------------------------------------------------------------------

// False: the speaker has gone, or wants it to end.
static bool serve_once(Lending *lending)
{
    Program      *spare = free_one(lending);
    struct pollfd polled[LENDER_PROGRAMS_MAX + 2] = { { lending->speaker, POLLIN, 0 },
                                                      { spare ? OWN_LINE : -1, POLLIN, 0 } };
    for (int i = 0; i < lending->count; i++)
        polled[2 + i] = (struct pollfd){ .fd = lending->programs[i].lent_to, .events = POLLIN };
    if (poll(polled, (nfds_t)lending->count + 2, -1) < 0)
        return errno == EINTR;
    if (polled[0].revents)
        return false;
    if (spare && polled[1].revents) {
        int line = line_receive_end(OWN_LINE);
        if (line < 0)
            return false;
        lend(lending, spare, line);
    }
    for (int i = 0; i < lending->count; i++)
        if (polled[2 + i].revents)
            take_back(lending, &lending->programs[i]);
    return true;
}

// In a group of its own: the speaker does not wait for it as for a round, and no signal of the terminal
// reaches it. Returns what becomes readable when the speaker ends, or -1.
static int settle(int line, pid_t speaker)
{
    setpgid(0, 0);
    prctl(PR_SET_NAME, "walkcoach-keep");
    signal(SIGCHLD, SIG_DFL);
    signal(SIGPIPE, SIG_IGN);
    int host = (int)syscall(SYS_pidfd_open, speaker, 0), high = dup(line);
    if (dup2(high, OWN_LINE) < 0 || (host >= 0 && dup2(host, OWN_SPEAKER) < 0))
        _exit(1);
    close_range(host >= 0 ? OWN_SPEAKER + 1 : OWN_SPEAKER, ~0U, 0);
    if (getppid() != speaker)
        _exit(1);
    return host >= 0 ? OWN_SPEAKER : -1;
}

static void be_the_lender(Lending *lending, int line, pid_t speaker)
{
    lending->speaker = settle(line, speaker);
    while (serve_once(lending))
        continue;
    for (int i = 0; i < lending->count; i++)
        if (lending->programs[i].pid)
            end_program(&lending->programs[i], lending->programs[i].lent_to < 0 ? LAST_MOMENT_MS : 0);
    _exit(0);
}

bool lender_start(const char *const *argv, int programs, Lender *out)
{
    Lending lending = { .argv = (char **)argv };
    int     ends[2];
    pid_t   speaker = getpid();
    lending.count = programs < 1 ? 1 : programs > LENDER_PROGRAMS_MAX ? LENDER_PROGRAMS_MAX : programs;
    for (int i = 0; i < lending.count; i++)
        lending.programs[i].lent_to = -1;
    snprintf(lending.last_why, WHY_SIZE, "%.60s could not be started", argv[0]);
    if (!line_open(ends))
        return false;
    *out = (Lender){ fork(), ends[0] };
    if (out->pid == 0)
        be_the_lender(&lending, ends[1], speaker);
    close(ends[1]);
    if (out->pid < 0) {
        close(ends[0]);
        return false;
    }
    setpgid(out->pid, out->pid);  // whichever of the two comes first
    return true;
}

void lender_end(Lender *lender)
{
    shutdown(lender->line, SHUT_RDWR);  // closing is not enough: rounds hold it too
    close(lender->line);
    while (waitpid(lender->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
}
