#include "voice/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { JOBS_MAX = 64, CHUNK = 128 * 1024, PIPE_ROOM = 1 << 20 };   // a clip of 10 s goes into the pipe at once

typedef struct {
    pid_t          pid;        // 0: free
    int            pipe;
    size_t         task;
    Micros         deadline;
    unsigned char *bytes;
    size_t         size, room;
} Worker;

static Micros now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * MICROS_PER_SECOND + time.tv_nsec / 1000;
}

static void be_a_child(const Work *work, size_t task, int out, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    work->work(work->self, task, out);
    _exit(0);
}

static bool start(const Work *work, Worker *worker, size_t task)
{
    int   ends[2];
    pid_t parent = getpid();
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    fcntl(ends[1], F_SETPIPE_SZ, PIPE_ROOM);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        be_a_child(work, task, ends[1], parent);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return false;
    }
    *worker = (Worker){ .pid = pid, .pipe = ends[0], .task = task, .deadline = now() + work->patience };
    return true;
}

static void finish(const Work *work, Worker *worker, WorkerEnd end)
{
    int status = 0;
    close(worker->pipe);
    if (end != WORKER_DONE)
        kill(worker->pid, SIGKILL);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (end == WORKER_DONE && !(WIFEXITED(status) && WEXITSTATUS(status) == 0))
        end = WORKER_CRASHED;
    work->done(work->self, worker->task, end, worker->bytes, worker->size);
    free(worker->bytes);
    *worker = (Worker){ 0 };
}

static bool make_room(Worker *worker)
{
    if (worker->room - worker->size >= CHUNK)
        return true;
    size_t         room = worker->room ? worker->room * 2 : 2 * CHUNK;
    unsigned char *bytes = realloc(worker->bytes, room);
    if (!bytes)
        return false;
    worker->bytes = bytes;
    worker->room = room;
    return true;
}

static void take_bytes(const Work *work, Worker *worker)
{
    if (worker->size > work->most || !make_room(worker)) {
        finish(work, worker, WORKER_TOO_MUCH);
        return;
    }
    ssize_t got = read(worker->pipe, worker->bytes + worker->size, CHUNK);
    if (got > 0)
        worker->size += (size_t)got;
    else if (got == 0 || errno != EINTR)
        finish(work, worker, WORKER_DONE);
}

static void wait_for_bytes(const Work *work, Worker *workers, int jobs)
{
    struct pollfd polled[JOBS_MAX];
    Micros        soonest = INT64_MAX, time = now();
    for (int i = 0; i < jobs; i++) {
        polled[i] = (struct pollfd){ .fd = workers[i].pid ? workers[i].pipe : -1, .events = POLLIN };
        if (workers[i].pid && workers[i].deadline < soonest)
            soonest = workers[i].deadline;
    }
    Micros wait = soonest > time ? soonest - time : 0;
    int ready = poll(polled, (nfds_t)jobs, (int)(wait / 1000 + 1 < 60000 ? wait / 1000 + 1 : 60000));
    for (int i = 0; i < jobs; i++) {
        if (!workers[i].pid)
            continue;
        if (ready > 0 && polled[i].revents)
            take_bytes(work, &workers[i]);
        else if (now() >= workers[i].deadline)
            finish(work, &workers[i], WORKER_TIMED_OUT);
    }
}

void workers_run(const Work *work)
{
    Worker workers[JOBS_MAX] = { 0 };
    int    jobs = work->jobs < 1 ? 1 : work->jobs > JOBS_MAX ? JOBS_MAX : work->jobs, running;
    size_t next = 0;
    do {
        running = 0;
        for (int i = 0; i < jobs; i++) {
            if (!workers[i].pid && next < work->count && !start(work, &workers[i], next++))
                work->done(work->self, next - 1, WORKER_NOT_STARTED, NULL, 0);
            running += workers[i].pid != 0;
        }
        if (running)
            wait_for_bytes(work, workers, jobs);
    } while (running || next < work->count);
}

bool workers_write(int out, const void *bytes, size_t size)
{
    for (const char *at = bytes; size > 0;) {
        ssize_t put = write(out, at, size);
        if (put < 0 && errno != EINTR)
            return false;
        at += put > 0 ? put : 0;
        size -= put > 0 ? (size_t)put : 0;
    }
    return true;
}
