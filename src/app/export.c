// walkcoach export: walks become a folder for a phone.
//
//     plan ─▶ fork ─┬▶ walk, walk, ...      each process takes the next walk there is, the longest first
//                   └▶ walk, ...
//          ─▶ index.json, walks.m3u8, feed.template.xml      when all are there
#include "app/commands.h"
#include "app/export_work.h"
#include "app/interrupt.h"
#include "base/whole.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { JOBS_MAX = 64 };

static int longest_first(const void *a, const void *b)
{
    const ExportWalk *one = a, *other = b;
    return one->length < other->length ? 1 : one->length > other->length ? -1 : one->track - other->track;
}

static int by_number(const void *a, const void *b)
{
    return ((const ExportWalk *)a)->track - ((const ExportWalk *)b)->track;
}

// --- The processes ------------------------------------------------------------------------------------------------

static _Noreturn void work(const Settings *settings, const ExportPlan *plan, ExportShared *shared, pid_t parent)
{
    Status status = STATUS_DONE;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(STATUS_WORLD);
    while (status == STATUS_DONE && !atomic_load(&shared->stop)) {
        size_t index = (size_t)atomic_fetch_add(&shared->next, 1);
        if (index >= plan->walk_count)
            break;
        status = export_make(settings, plan, index, shared);
    }
    if (status != STATUS_DONE)
        atomic_store(&shared->stop, true);
    _exit(status);
}

static double share_done(const ExportPlan *plan, const ExportShared *shared)
{
    double done = 0, all = 1;
    for (size_t i = 0; i < plan->walk_count; i++) {
        done += (double)atomic_load(&shared->done[i]);
        all  += (double)plan->walks[i].length;
    }
    return done / all;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void show_progress(Progress *progress, double share, double since)
{
    double left = share > 0.01 ? (now() - since) * (1 - share) / share : 0;
    if (share > 0.01)
        snprintf(progress->note, sizeof progress->note, "%d:%02d left", (int)left / 60, (int)left % 60);
    progress_show(progress, share);
}

// The worst of their statuses. Looks up ten times a second, for the bar and for Ctrl-C.
static Status wait_for(const Settings *settings, const ExportPlan *plan, ExportShared *shared, int running)
{
    Progress progress = PROGRESS(&settings->terminal, "Exporting");
    Status   worst    = STATUS_DONE;
    double   since    = now();
    while (running > 0) {
        int   how;
        pid_t ended = waitpid(-1, &how, WNOHANG);
        if (ended > 0) {
            Status status = WIFEXITED(how) ? (Status)WEXITSTATUS(how) : STATUS_WORLD;
            if (!WIFEXITED(how)) {
                progress_clear(&progress);
                terminal_fail(&settings->terminal, STATUS_WORLD, "a process that made a walk died of signal %d", WTERMSIG(how));
                atomic_store(&shared->stop, true);
            }
            worst = status > worst ? status : worst;
            running--;
            continue;
        }
        if (interrupt_asked())
            atomic_store(&shared->stop, true);
        show_progress(&progress, share_done(plan, shared), since);
        poll(NULL, 0, 100);
    }
    progress_clear(&progress);
    return worst;
}

static int job_count(const Settings *settings, const ExportPlan *plan)
{
    long jobs = settings->jobs ? settings->jobs : sysconf(_SC_NPROCESSORS_ONLN);
    jobs = jobs < 1 ? 1 : jobs > JOBS_MAX ? JOBS_MAX : jobs;
    return (size_t)jobs > plan->walk_count ? (int)plan->walk_count : (int)jobs;
}

static Status make_all(const Settings *settings, const ExportPlan *plan, ExportShared *shared)
{
    pid_t parent = getpid();
    int   jobs   = job_count(settings, plan), running = 0;
    fflush(NULL);
    interrupt_hold();                                  // the children inherit it
    for (; running < jobs; running++) {
        pid_t child = fork();
        if (child == 0)
            work(settings, plan, shared, parent);
        if (child < 0)
            break;
    }
    if (running == 0)
        return terminal_fail(&settings->terminal, STATUS_WORLD, "no process can be started: %s", strerror(errno));
    return wait_for(settings, plan, shared, running);
}

// --- The lists ----------------------------------------------------------------------------------------------------

static Status write_lists(const Settings *settings, const ExportPlan *plan, Arena *arena)
{
    IndexEntry *entries = NULL;
    size_t      count = 0, room = 0;
    char        why[WHOLE_WHY_SIZE];
    for (size_t w = 0; w < plan->walk_count; w++)
        for (size_t f = 0; f < plan->walks[w].file_count; f++) {
            struct stat about;
            IndexEntry *entry = ARENA_PUSH(arena, entries, count, room);
            *entry = plan->walks[w].files[f].entry;
            const char *path = arena_printf(arena, "%s/%s", plan->folder, entry->file);
            if (stat(path, &about) != 0)
                return terminal_fail(&settings->terminal, STATUS_WORLD, "%s: %s", path, strerror(errno));
            entry->bytes = about.st_size;
        }
    const struct { const char *name, *text; } lists[] = {
        { INDEX_LIST, index_playlist(entries, count, arena) }, { INDEX_FEED, index_feed(entries, count, arena) },
        { INDEX_FILE, index_json(entries, count, arena) },
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (!whole_write(arena_printf(arena, "%s/%s", plan->folder, lists[i].name), lists[i].text, true, why))
            return terminal_fail(&settings->terminal, STATUS_WORLD, "%s", why);
    return STATUS_DONE;
}

// --- The command --------------------------------------------------------------------------------------------------

static Status fill_folder(const Settings *settings, ExportPlan *plan, Arena *arena)
{
    size_t        size   = sizeof(ExportShared) + plan->walk_count * sizeof(atomic_llong);
    ExportShared *shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return terminal_fail(&settings->terminal, STATUS_WORLD, "out of memory");
    qsort(plan->walks, plan->walk_count, sizeof *plan->walks, longest_first);
    Status status = make_all(settings, plan, shared);
    qsort(plan->walks, plan->walk_count, sizeof *plan->walks, by_number);
    if (interrupt_asked())
        status = terminal_fail(&settings->terminal, STATUS_WORLD, "interrupted; the same command goes on from here");
    if (status == STATUS_DONE)
        status = write_lists(settings, plan, arena);
    if (status == STATUS_DONE)
        terminal_say(&settings->terminal, "%s: %d made, %d as they were. Copy the folder, or: walkcoach share", plan->folder,
                     atomic_load(&shared->made), atomic_load(&shared->kept));
    munmap(shared, size);
    return status;
}

int cmd_export(const Settings *settings)
{
    Arena      arena = { 0 };
    ExportPlan plan;
    interrupt_ends();
    Status status = export_plan(settings, &arena, &plan);
    if (status == STATUS_DONE && !whole_make_folder(plan.folder))
        status = terminal_fail(&settings->terminal, STATUS_WORLD, "%s: %s", plan.folder, strerror(errno));
    if (status == STATUS_DONE)
        status = fill_folder(settings, &plan, &arena);
    arena_free(&arena);
    return status;
}
