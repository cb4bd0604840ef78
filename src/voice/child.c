#include "voice/child.h"

#include "base/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024, INPUT_MAX = 64 * 1024, COMPLAINT_MAX = 4096, NOT_FOUND = 127 };
#define FILE_MOST (1 << 30)  // bytes: spares the disk; sound servers' memory counts as files too

// What is read from one of the program's pipes.
typedef struct {
    int    pipe;  // -1: at its end
    Bytes  bytes;
    size_t most;
    bool   overflowed;
} Stream;

typedef struct {
    int in[2], out[2], err[2];
} Pipes;

Micros child_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * MICROS_PER_SECOND + time.tv_nsec / 1000;
}

// The program gets the usual signals back: some are blocked or ignored for our own sake.
static void usual_signals(void)
{
    sigset_t none;
    sigemptyset(&none);
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void become(char **argv, const Pipes *pipes, pid_t parent, pid_t *group)
{
    const struct rlimit file_size = { FILE_MOST, FILE_MOST };
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    setpgid(0, 0);  // so that whatever it starts can be killed with it
    if (group)
        *group = getpid();
    usual_signals();
    setrlimit(RLIMIT_FSIZE, &file_size);
    if (dup2(pipes->in[0], 0) < 0 || dup2(pipes->out[1], 1) < 0 || dup2(pipes->err[1], 2) < 0)
        _exit(NOT_FOUND);
    close_range(3, ~0U, 0);
    execvp(argv[0], argv);
    dprintf(2, "%s", strerror(errno));
    _exit(NOT_FOUND);
}

static bool open_pipes(Pipes *pipes)
{
    return pipe2(pipes->in, O_CLOEXEC) == 0 && pipe2(pipes->out, O_CLOEXEC) == 0 &&
           pipe2(pipes->err, O_CLOEXEC) == 0;
}

// All of the text fits the pipe, so neither side waits for the other.
static bool give_input(int pipe, const char *input)
{
    size_t length = strlen(input);
    bool   fits = length < INPUT_MAX;
    signal(SIGPIPE, SIG_IGN);
    if (fits && length > 0 && write(pipe, input, length) < 0)
        fits = errno == EPIPE;  // a program that does not read may still speak
    close(pipe);
    return fits;
}

static void close_stream(Stream *stream)
{
    close(stream->pipe);
    stream->pipe = -1;
}

// Anything beyond `most` is read and dropped, so that the program is not held up.
static void take(Stream *stream)
{
    void *end = bytes_grow(&stream->bytes, CHUNK);
    if (!end) {
        close_stream(stream);
        return;
    }
    ssize_t got = read(stream->pipe, end, CHUNK);
    stream->bytes.size -= CHUNK - (got > 0 ? (size_t)got : 0);
    if (got == 0 || (got < 0 && errno != EINTR))
        close_stream(stream);
    if (stream->bytes.size > stream->most) {
        stream->overflowed = true;
        stream->bytes.size = stream->most;
    }
}

// Listens until both streams end. False if time is up or the output is too large.
static bool listen_to(Stream *out, Stream *err, Micros deadline)
{
    while (out->pipe >= 0 || err->pipe >= 0) {
        struct pollfd polled[] = { { out->pipe, POLLIN, 0 }, { err->pipe, POLLIN, 0 } };
        Micros        left = deadline - child_now();
        if (left <= 0 || out->overflowed)
            return false;
        if (poll(polled, 2, (int)(left / 1000 + 1)) <= 0)
            continue;
        if (polled[0].revents)
            take(out);
        if (polled[1].revents)
            take(err);
    }
    return true;
}

static int end_of(pid_t pid, pid_t *group, bool by_force)
{
    int status = 0;
    if (by_force)
        kill(-pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    *group = 0;
    return status;
}

// The first line of its complaint, for the message.
static const char *first_line(Stream *err)
{
    if (!err->bytes.size)
        return "";
    err->bytes.at[err->bytes.size < COMPLAINT_MAX ? err->bytes.size : COMPLAINT_MAX - 1] = 0;
    err->bytes.at[strcspn((char *)err->bytes.at, "\r\n")] = 0;
    return (char *)err->bytes.at;
}

bool child_ended_well(const char *program, int status, const char *said, char why[WHY_SIZE])
{
    const char *colon = *said ? ": " : "";
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ)
        snprintf(why, WHY_SIZE, "%.60s wrote too large a file", program);
    else if (WIFSIGNALED(status))
        snprintf(why, WHY_SIZE, "%.60s crashed (%s)%s%.100s", program, strsignal(WTERMSIG(status)), colon,
                 said);
    else if (WEXITSTATUS(status) != 0)
        snprintf(why, WHY_SIZE, "%.60s failed with status %d%s%.100s", program, WEXITSTATUS(status), colon,
                 said);
    else
        return true;
    return false;
}

static bool judge(const ChildRun *run, int status, bool in_time, const Stream *out, Stream *err,
                  char why[WHY_SIZE])
{
    const char *program = run->argv[0];
    if (strlen(run->input) >= INPUT_MAX)
        snprintf(why, WHY_SIZE, "%.60s cannot be given %d KiB of text or more at once", program,
                 INPUT_MAX / 1024);
    else if (out->overflowed)
        snprintf(why, WHY_SIZE, "%.60s wrote more than %zu MiB", program, run->most >> 20);
    else if (!in_time)
        snprintf(why, WHY_SIZE, "%.60s took longer than %.3g s", program, seconds_of(run->timeout));
    else
        return child_ended_well(program, status, first_line(err), why);
    return false;
}

static void close_both(const int pipe[2])
{
    if (pipe[0] >= 0) {
        close(pipe[0]);
        close(pipe[1]);
    }
}

pid_t child_start(char **argv, pid_t *group, ChildPipes *out)
{
    Pipes pipes = { { -1, -1 }, { -1, -1 }, { -1, -1 } };
    pid_t parent = getpid(), pid = open_pipes(&pipes) ? fork() : -1;
    if (pid < 0) {
        close_both(pipes.in);
        close_both(pipes.out);
        close_both(pipes.err);
        return -1;
    }
    if (pid == 0)
        become(argv, &pipes, parent, group);
    setpgid(pid, pid);  // whichever of the two comes first
    close(pipes.in[0]);
    close(pipes.out[1]);
    close(pipes.err[1]);
    *out = (ChildPipes){ pipes.in[1], pipes.out[0], pipes.err[0] };
    return pid;
}

bool child_run(const ChildRun *run, ChildOutput *out, char why[WHY_SIZE])
{
    ChildPipes pipes;
    pid_t      pid = child_start(run->argv, run->group, &pipes);
    snprintf(why, WHY_SIZE, "%.60s could not be started", run->argv[0]);
    if (pid < 0)
        return false;
    Stream spoken = { .pipe = pipes.out, .most = run->most },
           said = { .pipe = pipes.err, .most = COMPLAINT_MAX };
    bool fits = give_input(pipes.in, run->input);
    bool in_time = fits && listen_to(&spoken, &said, child_now() + run->timeout);
    int  status = end_of(pid, run->group, !in_time);
    *out = (ChildOutput){ spoken.bytes.at, spoken.bytes.size };
    return judge(run, status, in_time, &spoken, &said, why);
}
