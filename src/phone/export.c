// walkcoach export: walks become a folder for a phone.
//
//     plan ─▶ fork ─┬▶ walk, walk, ...      each process takes the next free walk, the longest first
//                   └▶ walk, ...
//          ─▶ index.json, walks.m3u8, feed.template.xml      at the end, from what is there
//
// Only this process prints: whatever goes wrong in any of the others becomes one line.
#include "phone/export.h"
#include "base/text.h"
#include "job/interrupt.h"
#include "job/jobs.h"
#include "job/stopwatch.h"
#include "phone/export_lists.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// --- The folder ------------------------------------------------------------------------

typedef struct {
    bool  made;  // we made it
    dev_t device;
    ino_t number;
    int   lock;  // a descriptor; -1: there is none
} Folder;

static bool open_folder(const char *path, Folder *out)
{
    struct stat about;
    bool        there = stat(path, &about) == 0;
    if (!whole_make_folder(path) || stat(path, &about) != 0)
        return false;
    *out = (Folder){ !there, about.st_dev, about.st_ino, -1 };
    return true;
}

// Two exports into one folder would list each other's files, so the second one waits. If the file system has
// no locks, it does not. Closing the descriptor ends the lock.
static int wait_for_others(const Terminal *terminal, const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return fd;
    terminal_say(terminal, "Another export is filling %s; waiting for it.", path);
    flock(fd, LOCK_EX);
    return fd;
}

// If a memory card was taken out, the folder is missing, or it is another one.
static bool is_gone(const char *path, Folder folder)
{
    struct stat about;
    return stat(path, &about) != 0 || about.st_dev != folder.device || about.st_ino != folder.number;
}

// `share` of named walks continues after it, for days: nobody should have to wait for that.
static void leave_folder(const Folder *folder)
{
    if (folder->lock >= 0)
        close(folder->lock);
}

// Locks it for us alone, and makes sure it exists: whoever had it before may have removed it. False with
// errno.
static bool take_folder(const Terminal *terminal, const char *path, Folder *out)
{
    for (;;) {
        if (!open_folder(path, out))
            return false;
        out->lock = wait_for_others(terminal, path);
        if (!is_gone(path, *out))
            return true;
        leave_folder(out);
    }
}

typedef struct {
    const Settings   *settings;
    const ExportPlan *plan;
    ExportShared     *shared;
    Folder            folder;
    bool              gone;            // the folder
    pid_t             jobs[JOBS_MAX];  // 0: it has ended
    int               job_count;
} Export;

// --- The processes ---------------------------------------------------------------------

static int longest_first(const void *a, const void *b)
{
    const ExportWalk *one = a, *other = b;
    return one->length < other->length ? 1 : one->length > other->length ? -1 : one->track - other->track;
}

static _Noreturn void work(const Export *export, int number, pid_t parent)
{
    ExportShared    *shared = export->shared;
    const ExportPart part = { jobs_count(export->settings->exporting.jobs), number };
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(STATUS_WORLD);
    while (!atomic_load(&shared->stop)) {
        size_t index = (size_t)atomic_fetch_add(&shared->next, 1);
        if (index >= export->plan->walk_count)
            break;
        if (!export_make(&export->settings->order, &export->settings->terminal, export->plan, index, part,
                         shared))
            atomic_store(&shared->stop, true);
    }
    atomic_fetch_and(&shared->working, ~(1ULL << number));
    _exit(STATUS_DONE);
}

// The time left is estimated from the sound made since: what was already there took no time.
static void show_progress(const Export *export, Progress *progress, double since)
{
    double done = 0, all = 1, kept = (double)atomic_load(&export->shared->kept_sound);
    for (size_t i = 0; i < export->plan->walk_count; i++) {
        done += (double)atomic_load(&export->shared->walks[i].done);
        all += (double)export->plan->walks[i].length;
    }
    double made = done - kept, left = (stopwatch_now() - since) * (all - done) / (made > 0 ? made : 1);
    if (made > 0.01 * (all - kept))
        snprintf(progress->note, sizeof progress->note, "%d:%02d left", (int)left / 60, (int)left % 60);
    progress_show(progress, done / all);
}

static void reap(Export *export, pid_t ended, int how)
{
    char why[80];
    bool called = atomic_load(&export->shared->stop) || interrupt_asked();  // then it did as it was asked
    for (int i = 0; i < export->job_count; i++)
        if (export->jobs[i] == ended)
            export->jobs[i] = 0;
    if (WIFEXITED(how) && (called || WEXITSTATUS(how) == STATUS_DONE))
        return;
    if (WIFEXITED(how))
        snprintf(why, sizeof why, "a process that made a walk gave up");  // it has said why
    else
        snprintf(why, sizeof why, "a process that made a walk died of signal %d", WTERMSIG(how));
    export_fail(export->shared, STATUS_WORLD, why);
    atomic_store(&export->shared->stop, true);
}

// Processes that are writing stop and tidy up; those that are speaking end at once.
static void call_back(const Export *export)
{
    for (int i = 0; i < export->job_count; i++)
        if (export->jobs[i])
            kill(export->jobs[i], SIGTERM);
}

// Wakes ten times a second: for the bar, for Ctrl-C, and to see whether the folder is still there.
static void wait_for_all(Export *export)
{
    Progress progress = PROGRESS(&export->settings->terminal, "Exporting");
    double   since = stopwatch_now();
    bool     called = false;
    for (int running = export->job_count, how; running > 0;) {
        pid_t ended = waitpid(-1, &how, WNOHANG);
        if (ended > 0) {
            reap(export, ended, how);
            running--;
            continue;
        }
        export->gone = export->gone || is_gone(export->plan->folder, export->folder);
        if (export->gone || interrupt_asked())
            atomic_store(&export->shared->stop, true);
        if (atomic_load(&export->shared->stop) && !called) {
            call_back(export);
            called = true;
        }
        show_progress(export, &progress, since);
        poll(NULL, 0, 100);
    }
    progress_clear(&progress);
}

static int job_count(const Settings *settings, const ExportPlan *plan)
{
    int jobs = jobs_count(settings->exporting.jobs);
    return (size_t)jobs > plan->walk_count ? (int)plan->walk_count : jobs;
}

static void make_all(Export *export)
{
    pid_t parent = getpid();
    int   wanted = job_count(export->settings, export->plan);
    fflush(NULL);
    interrupt_hold();  // the children inherit it
    atomic_store(&export->shared->working, wanted < 64 ? (1ULL << wanted) - 1 : ~0ULL);
    while (export->job_count < wanted) {
        pid_t child = fork();
        if (child == 0)
            work(export, export->job_count, parent);
        if (child < 0)
            break;
        export->jobs[export->job_count++] = child;
    }
    for (int i = export->job_count; i < wanted; i++)
        atomic_fetch_and(&export->shared->working, ~(1ULL << i));
    if (export->job_count == 0)
        export_fail(export->shared, STATUS_WORLD, "no process can be started: out of memory or processes");
    wait_for_all(export);
}

// --- What we print ---------------------------------------------------------------------

static const char *plural(int count, const char *one, const char *many) { return count == 1 ? one : many; }

static void report_done(const Export *export, const ExportLists *lists, Arena *arena)
{
    const Terminal *terminal = &export->settings->terminal;
    const char     *folder = export->settings->exporting.folder;
    int             made = atomic_load(&export->shared->made), kept = atomic_load(&export->shared->kept);
    int             without = atomic_load(&export->shared->without_signs);
    Text            text = { .arena = arena };
    for (size_t i = 0; i < export->plan->walk_count; i++)
        if (atomic_load(&export->shared->walks[i].left_out))
            terminal_say(terminal, "%s is left out: %s", export->plan->walks[i].session,
                         export->shared->walks[i].why);
    if (without)
        terminal_say(terminal,
                     "%d of the files %s not say the stop signs, and %s so in %s comment: walkcoach "
                     "stop-signs prints them",
                     without, plural(without, "does", "do"), plural(without, "says", "say"),
                     plural(without, "its", "their"));
    text_printf(&text, "%s: %d %s made", export->plan->folder, made, plural(made, "file", "files"));
    if (kept)
        text_printf(&text, ", %d %s", kept, plural(kept, "as it was", "as they were"));
    if (lists->removed)
        text_printf(&text, ", %d old %s deleted", lists->removed, plural(lists->removed, "one", "ones"));
    terminal_say(terminal, "%s; %d in all, %.1f MB. Copy the folder to the phone, or: walkcoach share%s%s",
                 text_string(&text), lists->walks, (double)lists->bytes / 1e6, folder ? " " : "",
                 folder ? folder : "");
}

static Status report_failed(const Export *export)
{
    const ExportShared *shared = export->shared;
    const Terminal     *terminal = &export->settings->terminal;
    if (export->gone)
        return terminal_fail(terminal, STATUS_WORLD, "%s disappeared while it was being filled",
                             export->plan->folder);
    if (shared->failed == STATUS_MISTAKES) {
        fputs(shared->why, stderr);
        return STATUS_MISTAKES;
    }
    return terminal_fail(terminal, STATUS_WORLD, "%s",
                         shared->failed ? shared->why : "interrupted; run the same command to continue");
}

// --- The command -----------------------------------------------------------------------

static Status fill_folder(Export *export, const ExportBefore *before, Arena *arena)
{
    const char *path = export->plan->folder;
    ExportLists lists;
    char        why[WHOLE_WHY_SIZE];
    make_all(export);
    export->gone = export->gone || is_gone(path, export->folder);
    if (!export->gone && !export_write_lists(export->plan, export->shared, before, arena, &lists, why))
        export_fail(export->shared, STATUS_WORLD, why);
    if (export->gone || export->shared->failed || interrupt_asked()) {
        if (export->folder.made)
            rmdir(path);  // if it is empty
        return report_failed(export);
    }
    report_done(export, &lists, arena);
    return STATUS_DONE;
}

static Status share_and_fill(const Settings *settings, ExportPlan *plan, const ExportBefore *before,
                             Folder folder, Arena *arena)
{
    size_t size = sizeof(ExportShared) + plan->walk_count * sizeof(ExportProgress);
    Export export = { .settings = settings,
                      .plan = plan,
                      .folder = folder,
                      .shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0) };
    if (export.shared == MAP_FAILED)
        return terminal_fail(&settings->terminal, STATUS_WORLD, "out of memory");
    qsort(plan->walks, plan->walk_count, sizeof *plan->walks, longest_first);
    Status status = fill_folder(&export, before, arena);
    munmap(export.shared, size);
    return status;
}

Status cmd_export(const Settings *settings)
{
    Arena        arena = { 0 };
    ExportPlan   plan;
    ExportBefore before;
    Folder       folder = { .lock = -1 };
    char         why[WHOLE_WHY_SIZE];
    interrupt_ends();
    Status status = export_plan(settings, &arena, &plan);
    if (status == STATUS_DONE && !take_folder(&settings->terminal, plan.folder, &folder))
        status = terminal_fail(&settings->terminal, STATUS_WORLD, "%s: %s", plan.folder, strerror(errno));
    if (status == STATUS_DONE)
        status = export_read_lists(&settings->terminal, &plan, &arena, &before);
    if (status == STATUS_DONE)
        export_name(&plan, &before, &arena);
    const char *made_of = status == STATUS_DONE ? export_made_of(&plan, &arena) : NULL;
    if (made_of)
        status = terminal_fail(&settings->terminal, STATUS_USAGE,
                               "a walk is made of %s: export into another folder", made_of);
    if (status == STATUS_DONE && !export_may(&plan, &arena, why))
        status = terminal_fail(&settings->terminal, STATUS_WORLD, "%s", why);
    if (status == STATUS_DONE)
        status = share_and_fill(settings, &plan, &before, folder, &arena);
    leave_folder(&folder);
    arena_free(&arena);
    return status;
}
