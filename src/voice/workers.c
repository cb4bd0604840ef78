// Two things go between parent and child. A stretch of shared memory holds the bytes: copying clips through a
// pipe took longer than speaking them, and the same pages serve every task of a place. A pipe says when the
// child has ended.
#include "voice/workers.h"

#include "base/heap.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { JOBS_MAX = 64, HEAP = 1 << 20 };

struct WorkerOut {
    size_t size, most;
    bool   overflowed;
    _Alignas(max_align_t) unsigned char bytes[];
};

// A place for a child.
typedef struct {
    pid_t      pid;  // 0: free
    int        pipe;
    size_t     task;
    Micros     deadline;
    WorkerOut *out;  // shared; mapped once, used by one child after the other
} Worker;

static Micros now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * MICROS_PER_SECOND + time.tv_nsec / 1000;
}

// A child lives for a few milliseconds, much of which would be page faults of its own fresh heap.
static void be_a_child(const Work *work, Worker *worker, size_t task, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    heap_prepare(HEAP);
    work->work(work->self, task, worker->out);
    _exit(0);
}

static bool map_out(Worker *worker, size_t most)
{
    if (worker->out)
        return true;
    int   kind = MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE;
    void *memory = mmap(NULL, sizeof *worker->out + most, PROT_READ | PROT_WRITE, kind, -1, 0);
    worker->out = memory == MAP_FAILED ? NULL : memory;
    return worker->out != NULL;
}

static bool start(const Work *work, Worker *worker, size_t task)
{
    int   ends[2];
    pid_t parent = getpid();
    if (!map_out(worker, work->most) || pipe2(ends, O_CLOEXEC) != 0)
        return false;
    worker->out->size = 0;
    worker->out->most = work->most;
    worker->out->overflowed = false;
    pid_t pid = fork();
    if (pid == 0)
        be_a_child(work, worker, task, parent);
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return false;
    }
    worker->pid = pid;
    worker->pipe = ends[0];
    worker->task = task;
    worker->deadline = now() + work->patience;
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
    worker->pid = 0;
    if (end == WORKER_DONE && !(WIFEXITED(status) && WEXITSTATUS(status) == 0))
        end = WORKER_CRASHED;
    if (end == WORKER_DONE && worker->out->overflowed)
        end = WORKER_TOO_MUCH;
    work->done(work->self, worker->task, end, worker->out->bytes, end == WORKER_DONE ? worker->out->size : 0);
}

// Until a child ends or one has run out of time.
static void wait_for_one(const Work *work, Worker *workers, int jobs)
{
    struct pollfd polled[JOBS_MAX];
    Micros        soonest = INT64_MAX, time = now();
    for (int i = 0; i < jobs; i++) {
        polled[i] = (struct pollfd){ .fd = workers[i].pid ? workers[i].pipe : -1, .events = POLLIN };
        if (workers[i].pid && workers[i].deadline < soonest)
            soonest = workers[i].deadline;
    }
    Micros wait = soonest > time ? (soonest - time) / 1000 + 1 : 0;
    int    ready = poll(polled, (nfds_t)jobs, (int)(wait < 60000 ? wait : 60000));
    for (int i = 0; i < jobs; i++) {
        if (!workers[i].pid)
            continue;
        if (ready > 0 && polled[i].revents)
            finish(work, &workers[i], WORKER_DONE);
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
            wait_for_one(work, workers, jobs);
    } while (running || next < work->count);
    for (int i = 0; i < jobs; i++)
        if (workers[i].out)
            munmap(workers[i].out, sizeof *workers[i].out + work->most);
}

void *workers_room(WorkerOut *out, size_t size)
{
    if (size > out->most - out->size) {
        out->overflowed = true;
        return NULL;
    }
    out->size += size;
    return out->bytes + out->size - size;
}
