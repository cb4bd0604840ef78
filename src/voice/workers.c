// Parent and child share two things. Shared memory holds the bytes: copying clips through a pipe took longer
// than speaking them, and a place reuses its pages for every task. A pipe says when the child has ended.
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
    pid_t  group;   // 0: none
    Micros waited;  // when it last waited for its turn; 0: never
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

// A child lives for a few milliseconds; page faults of its own fresh heap would take much of that.
static void be_a_child(const Work *work, Worker *worker, size_t task, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
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
    worker->out->group = 0;
    worker->out->waited = 0;
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

// Ends the child, by force if it is still there, and whatever it started; returns its status.
static int end_child(Worker *worker, bool by_force)
{
    int status = 0;
    close(worker->pipe);
    if (by_force)
        kill(worker->pid, SIGKILL);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (worker->out->group > 0)
        kill(-worker->out->group, SIGKILL);
    worker->pid = 0;
    return status;
}

static void finish(const Work *work, Worker *worker, WorkerEnd end)
{
    int status = end_child(worker, end != WORKER_DONE);
    if (end == WORKER_DONE && !(WIFEXITED(status) && WEXITSTATUS(status) == 0))
        end = WORKER_CRASHED;
    if (end == WORKER_DONE && worker->out->overflowed)
        end = WORKER_TOO_MUCH;
    work->done(work->self, worker->task, end, worker->out->bytes, end == WORKER_DONE ? worker->out->size : 0);
}

static Micros deadline_of(const Work *work, const Worker *worker)
{
    Micros waited = worker->out->waited;
    return waited && waited + work->patience > worker->deadline ? waited + work->patience : worker->deadline;
}

// How long until the first child runs out of time, in milliseconds.
static int time_left(const Work *work, const Worker *workers, int jobs)
{
    Micros soonest = INT64_MAX, time = now();
    for (int i = 0; i < jobs; i++)
        if (workers[i].pid && deadline_of(work, &workers[i]) < soonest)
            soonest = deadline_of(work, &workers[i]);
    Micros wait = soonest > time ? (soonest - time) / 1000 + 1 : 0;
    return (int)(wait < 60000 ? wait : 60000);
}

// Waits until a child ends or runs out of time. False: given up.
static bool wait_for_one(const Work *work, Worker *workers, int jobs)
{
    struct pollfd polled[JOBS_MAX + 2];
    for (int i = 0; i < jobs; i++)
        polled[i] = (struct pollfd){ .fd = workers[i].pid ? workers[i].pipe : -1, .events = POLLIN };
    for (int i = 0; i < 2; i++)
        polled[jobs + i] = (struct pollfd){ .fd = work->given_up ? work->given_up[i] : -1, .events = POLLIN };
    int ready = poll(polled, (nfds_t)jobs + 2, time_left(work, workers, jobs));
    if (ready > 0 && (polled[jobs].revents || polled[jobs + 1].revents))
        return false;
    for (int i = 0; i < jobs; i++) {
        if (!workers[i].pid)
            continue;
        if (ready > 0 && polled[i].revents)
            finish(work, &workers[i], WORKER_DONE);
        else if (now() >= deadline_of(work, &workers[i]))
            finish(work, &workers[i], WORKER_TIMED_OUT);
    }
    return true;
}

static bool run_all(const Work *work, Worker *workers, int jobs)
{
    size_t next = 0;
    int    running;
    do {
        running = 0;
        for (int i = 0; i < jobs; i++) {
            if (!workers[i].pid && next < work->count && !start(work, &workers[i], next++))
                work->done(work->self, next - 1, WORKER_NOT_STARTED, NULL, 0);
            running += workers[i].pid != 0;
        }
        if (running && !wait_for_one(work, workers, jobs))
            return false;
    } while (running || next < work->count);
    return true;
}

bool workers_run(const Work *work)
{
    Worker workers[JOBS_MAX] = { 0 };
    int    jobs = work->jobs < 1 ? 1 : work->jobs > JOBS_MAX ? JOBS_MAX : work->jobs;
    bool   whole = run_all(work, workers, jobs);
    for (int i = 0; i < jobs; i++) {
        if (workers[i].pid)
            end_child(&workers[i], true);
        if (workers[i].out)
            munmap(workers[i].out, sizeof *workers[i].out + work->most);
    }
    return whole;
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

pid_t  *workers_group(WorkerOut *out) { return &out->group; }
Micros *workers_waited(WorkerOut *out) { return &out->waited; }
