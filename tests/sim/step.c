#include "step.h"

#include "place.h"

#include "base/rng.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int walkcoach_main(int argc, char **argv);

enum { HUNG_SECONDS = 30, LEFT_MS = 3000 };

static Tally *tally;
static bool   shows_callers;

void step_open(bool shows)
{
    shows_callers = shows;
    tally = mmap(NULL, sizeof *tally, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (tally == MAP_FAILED)
        exit(2);
}
Tally *step_tally(void) { return tally; }

// --- The child -------------------------------------------------------------------------

static void take(const char *path, int flags, int as)
{
    int fd = open(path, flags, 0644);
    if (fd < 0 || dup2(fd, as) < 0)
        _exit(99);
    close(fd);
}

// HOME is the same for all: what was spoken is kept by it.
static void set_variables(const World *world)
{
    static const char *const variables[][2] = { { "XDG_DATA_HOME", "home/.local/share" },
                                                { "XDG_CONFIG_HOME", "home/.config" },
                                                { "XDG_CACHE_HOME", "home/.cache" },
                                                { "XDG_STATE_HOME", "home/.local/state" },
                                                { FAILING_ENVIRONMENT, "page" } };
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        setenv(variables[i][0], world_path(world, variables[i][1]), 1);
    setenv("HOME", world->nobody, 1);
}

static void write_heard(const char *path)
{
    const Heard *heard = device_heard();
    int          fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0 || write(fd, heard, sizeof *heard) != sizeof *heard ||
        write(fd, heard->samples, heard->count * sizeof *heard->samples) < 0)
        _exit(99);
    close(fd);
}

static int type_into(void)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0 || dup2(ends[0], STDIN_FILENO) < 0)
        _exit(99);
    close(ends[0]);
    return ends[1];
}

static _Noreturn void be_the_program(const World *world, const Step *step, FailingPage *page)
{
    char *argv[WORDS_MAX + 2] = { "walkcoach" };
    int   argc = 1;
    for (; argc <= WORDS_MAX && step->words[argc - 1]; argc++)
        argv[argc] = (char *)step->words[argc - 1];
    set_variables(world);
    const char *heard = step->heard ? world_path(world, step->heard) : NULL;
    if (chdir(world_path(world, "work")) != 0)
        _exit(99);
    take(step->output ? step->output : world_path(world, "out"), O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    take(world_path(world, "err"), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, STDERR_FILENO);
    alarm(HUNG_SECONDS);
    int keys = step->performance ? type_into() : -1;
    place_begin(world->luck, world->prefix);
    failing_begin(page);
    if (step->performance)
        device_begin(step->performance, keys);
    int status = walkcoach_main(argc, argv);
    failing_end();
    if (heard)
        write_heard(heard);
    _exit(status);
}

// --- The parent ------------------------------------------------------------------------

static FailingPage *open_page(const World *world, const Fault *fault)
{
    int   fd = open(world_path(world, "page"), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    void *page = MAP_FAILED;
    if (fd >= 0 && ftruncate(fd, sizeof(FailingPage)) == 0)
        page = mmap(NULL, sizeof(FailingPage), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED)
        exit(2);
    close(fd);
    ((FailingPage *)page)->fault = *fault;
    return page;
}

static const char *as_typed(const Step *step, Trace *trace)
{
    const char *line = "walkcoach";
    for (int i = 0; step->words[i]; i++)
        line = arena_printf(trace->arena, "%s %s", line, step->words[i]);
    return line;
}

pid_t step_begin(const World *world, const Step *step, Trace *trace)
{
    const Fault *fault = &step->fault;
    FailingPage *page = open_page(world, fault);
    trace_say(trace, "$ %s", as_typed(step, trace));
    if (fault->armed)
        trace_say(trace, "  fails: %s no. %d%s of process %d, thread %d", failing_name(fault->call),
                  fault->nth, fault->lasting ? " and all after it" : "", fault->process, fault->thread);
    pid_t pid = fork();
    if (pid == 0)
        be_the_program(world, step, page);
    munmap(page, sizeof *page);
    return pid;
}

static void nap(void) { nanosleep(&(struct timespec){ .tv_nsec = 300000 }, NULL); }

// What its children left comes to us: they may take a moment to end. Returns how many had to be ended.
static int reap_what_is_left(void)
{
    int  left = 0;
    char path[60], children[400];
    for (int tries = 0; waitpid(-1, NULL, WNOHANG) >= 0 && tries < LEFT_MS * 3; tries++)
        nap();
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    int     fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = fd < 0 ? 0 : read(fd, children, sizeof children - 1);
    if (fd >= 0)
        close(fd);
    children[length > 0 ? length : 0] = '\0';
    for (char *next = children, *end; strtol(next, &end, 10) > 0 && end != next; next = end, left++)
        kill((pid_t)strtol(next, NULL, 10), SIGKILL);
    while (waitpid(-1, NULL, 0) > 0)
        continue;
    return left;
}

static const char *clean(const World *world, const char *text)
{
    const char *at, *folder = world->folder;
    Arena      *arena = world->arena;
    while ((at = strstr(text, folder)))
        text = arena_printf(arena, "%.*sWORLD%s", (int)(at - text), text, at + strlen(folder));
    return text;
}

static void say_text(const char *title, const char *text, Trace *trace)
{
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        trace_say(trace, "  %s: %.*s", title, (int)length, line);
        line += length + (line[length] == '\n');
    }
}

// For a reader: the calls that can be failed, in all processes.
static void say_calls(const FailingPage *page, Trace *trace)
{
    for (int i = 0; i < CALL_KINDS; i++)
        trace_say(trace, "  calls: %s %d", failing_name((CallKind)i), page->made[i]);
}

static void say_places(const char *title, const uintptr_t *callers, Trace *trace)
{
    char own[4096], line[400];
    readlink("/proc/self/exe", own, sizeof own - 1);
    const char *command = arena_printf(trace->arena, "addr2line -f -s -p -e '%s'", own);
    for (int i = 0; i < CALLERS && callers[i]; i++)
        command = arena_printf(trace->arena, "%s 0x%lx", command, (unsigned long)callers[i] - 1);
    FILE *from = popen(command, "r");
    for (int i = 0; from && i < CALLERS && callers[i] && fgets(line, sizeof line, from); i++)
        trace_say(trace, "    %s %.*s", title, (int)strcspn(line, "\n"), line);
    if (from)
        pclose(from);
}

// For a reader: where the call was that failed, and who asked for memory that was kept.
static void say_callers(const Outcome *outcome, Trace *trace)
{
    if (outcome->failed)
        say_places("failed in", outcome->page.callers, trace);
    if (outcome->page.ended && outcome->page.kept > 0)
        say_places("kept by", outcome->page.kept_from, trace);
}

static bool has_line(const char *err, int status)
{
    (void)status;
    return strstr(err, "walkcoach: ") || strstr(err, "error: ");
}

static void check(const Outcome *outcome, int left, Trace *trace)
{
    int status = outcome->status;
    TRACE_HOLDS(trace, status >= 0, "it died of signal %d%s", -status, status == -SIGALRM ? ": it hung" : "");
    TRACE_HOLDS(trace, status <= 3, "its exit status is %d", status);
    TRACE_HOLDS(trace, status <= 0 || has_line(outcome->err, status), "it failed without a line");
    TRACE_HOLDS(trace, left == 0, "%d processes are left", left);
    TRACE_HOLDS(trace, !strstr(outcome->err, "Assertion"), "an assertion failed");
    TRACE_HOLDS(trace, !outcome->page.lost || status != 0 || strstr(outcome->err, "cannot be"),
                "exit 0, though a file may not be on the disk, and not a word of it");
    if (!outcome->page.ended)
        return;
    TRACE_HOLDS(trace, outcome->page.descriptors <= 0, "%d descriptors are left open",
                outcome->page.descriptors);
    TRACE_HOLDS(trace, !outcome->page.children, "a child is left that nobody waited for");
    TRACE_HOLDS(trace, outcome->page.kept == 0, "%d blocks of memory were not given back (%ld bytes)",
                outcome->page.kept, outcome->page.kept_bytes);
}

static void count(const Outcome *outcome, const Fault *fault)
{
    tally->steps++;
    for (int i = 0; i < CALL_KINDS; i++)
        tally->made[i] += outcome->page.made[i];
    if (outcome->failed) {
        tally->failed[fault->call]++;
        tally->survived += outcome->status == 0;
    }
}

Outcome step_end(const World *world, const Step *step, pid_t pid, Trace *trace)
{
    int     how;
    Outcome outcome = { 0 };
    while (waitpid(pid, &how, 0) < 0 && errno == EINTR)
        continue;
    int left = reap_what_is_left();
    outcome.status = WIFEXITED(how) ? WEXITSTATUS(how) : -WTERMSIG(how);
    memcpy(&outcome.page, world_read(world, "page").bytes, sizeof outcome.page);
    outcome.failed = outcome.page.failed > 0;
    outcome.err = clean(world, world_read(world, "err").bytes);
    outcome.out = step->output ? "" : clean(world, world_read(world, "out").bytes);
    say_text("err", outcome.err, trace);
    trace_say(trace, "  exit %d%s", outcome.status, outcome.failed ? ", a call failed" : "");
    if (getenv("SIM_CALLS"))
        say_calls(&outcome.page, trace);
    check(&outcome, left, trace);
    if (shows_callers)
        say_callers(&outcome, trace);
    count(&outcome, &step->fault);
    return outcome;
}

Outcome step_run(const World *world, const Step *step, Trace *trace)
{
    return step_end(world, step, step_begin(world, step, trace), trace);
}
