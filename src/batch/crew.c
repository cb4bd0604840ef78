// They are forked before there are any threads. A child ends when its parent does, whatever the cause: the
// file that it was writing had no name yet.
#include "batch/crew.h"

#include "job/interrupt.h"
#include "job/jobs.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    const Batch *batch;
    BatchShared *shared;
    pid_t        jobs[JOBS_MAX];
    int          count, running;
} Crew;

static _Noreturn void work(const Crew *crew, int threads, pid_t parent)
{
    const Batch *batch = crew->batch;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(STATUS_WORLD);
    while (!atomic_load(&crew->shared->stop) && !interrupt_asked()) {
        size_t number = (size_t)atomic_fetch_add(&crew->shared->next, 1);
        if (number >= batch->own_count)
            break;
        if (!batch_make(batch, batch->own[number], threads, crew->shared))
            break;
    }
    _exit(STATUS_DONE);
}

static void start(Crew *crew, int wanted, int threads)
{
    pid_t parent = getpid();
    fflush(NULL);
    interrupt_hold();  // the children inherit it
    while (crew->count < wanted) {
        pid_t child = fork();
        if (child == 0)
            work(crew, threads, parent);
        if (child < 0)
            break;
        crew->jobs[crew->count++] = child;
    }
    crew->running = crew->count;
    if (crew->count == 0)
        batch_fail(crew->shared, STATUS_WORLD, "no process can be started: out of memory or processes");
}

static void note_end(Crew *crew, int how)
{
    char why[80];
    bool called = atomic_load(&crew->shared->stop) || interrupt_asked();  // then it did as it was asked
    crew->running--;
    if (WIFEXITED(how) && (called || WEXITSTATUS(how) == STATUS_DONE))
        return;
    if (WIFEXITED(how))
        snprintf(why, sizeof why, "a process that made a walk gave up");  // it has said why
    else
        snprintf(why, sizeof why, "a process that made a walk died of signal %d", WTERMSIG(how));
    batch_fail(crew->shared, STATUS_WORLD, why);
}

static void wait_for_all(Crew *crew)
{
    Progress progress = PROGRESS(&crew->batch->settings->terminal, "Making");
    while (crew->running > 0) {
        int   how;
        pid_t ended = waitpid(-1, &how, WNOHANG);
        if (ended > 0) {
            note_end(crew, how);
            continue;
        }
        if (interrupt_asked())
            atomic_store(&crew->shared->stop, true);
        progress_show(&progress, (double)atomic_load(&crew->shared->done) / (double)crew->batch->own_count);
        poll(NULL, 0, 20);
    }
    progress_clear(&progress);
}

bool crew_run(const Batch *batch, BatchShared *shared)
{
    Crew crew = { .batch = batch, .shared = shared };
    int  jobs = jobs_count(batch->settings->exporting.jobs);
    int  wanted = (size_t)jobs > batch->own_count ? (int)batch->own_count : jobs;
    if (wanted > 0) {
        start(&crew, wanted, jobs / wanted);
        wait_for_all(&crew);
    }
    return !atomic_load(&shared->stop);
}
