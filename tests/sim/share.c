// A folder of walks is shared while a call fails, somebody visits, and it is shared again without.
//
// Whoever gets a file gets all of it; what is in the folder stays; the address is the same the next time,
// unless she was warned; and what is answered with "noted" is in the log.
#include "kinds.h"
#include "visit.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

static const char hers[] = "baby_born = \"2026-09-01\"\nbirth = \"vaginal\"\nlevel = 2\n";
enum { ASKED_ID = 36 };

// Where it says what its address is. False: it has ended, or says nothing for a long time.
static bool wait_for_address(const World *world, pid_t pid, Address *out)
{
    enum { TRIES = 40000 };
    for (int i = 0; i < TRIES; i++) {
        siginfo_t ended = { 0 };
        *out = visit_address(world_read(world, "out").bytes ? world_read(world, "out").bytes : "",
                             world->arena);
        if (out->path)
            return true;
        if (waitid(P_PID, (id_t)pid, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid == pid)
            return false;
        nanosleep(&(struct timespec){ .tv_nsec = 500000 }, NULL);
    }
    return false;
}

typedef struct {
    const World   *world;
    const Address *address;
    bool           fails;  // a call may
    int            noted;
    Trace         *trace;
} Visit;

static const char *note_of(const Visit *visit, int number)
{
    return arena_printf(
        visit->world->arena,
        "{\"id\":\"00000000-0000-4000-8000-%012d\",\"day\":\"2026-11-20\",\"walk\":\"walk-%d\",\"level\":2,"
        "\"minutes\":20,\"left_early\":false,\"feel\":\"good\",\"signs\":[]}",
        number, number);
}

// wanted: the file's own bytes, from..to; none: whatever it is.
static void check_answer(const Visit *visit, const char *what, const Answer *answer, int status,
                         Content wanted)
{
    bool same = !wanted.there ||
                (answer->size == wanted.size && memcmp(answer->body, wanted.bytes, wanted.size) == 0);
    TRACE_HOLDS(visit->trace, visit->fails || answer->status == status, "%s: the answer is %d, not %d", what,
                answer->status, status);
    TRACE_HOLDS(visit->trace, answer->status != status || same, "%s: other bytes than the file's", what);
}

static void ask(Visit *visit_, Ask what, int number)
{
    static const char range[] = "Range: bytes=100-299\r\n";
    const World      *world = visit_->world;
    Arena            *arena = world->arena;
    Content           file = world_read(world, "work/walks/walk-level2.wav"), none = { 0 }, part = file;
    Answer            answer = { 0 };
    const char       *own = arena_printf(
              arena, "Origin: http://%s\r\nContent-Type: application/json\r\nSec-Fetch-Site: same-origin\r\n",
              visit_->address->host);
    part.bytes += 100;
    part.size = 200;
    switch (what) {
    case ASKS_PAGE:
        answer = visit(visit_->address, "", "", NULL, arena);
        check_answer(visit_, "the page", &answer, 200, none);
        break;
    case ASKS_INDEX:
        answer = visit(visit_->address, "index.json", "", NULL, arena);
        check_answer(visit_, "the index", &answer, 200, world_read(world, "work/walks/index.json"));
        break;
    case ASKS_SOUND:
        answer = visit(visit_->address, "walk-level2.wav", "", NULL, arena);
        check_answer(visit_, "the walk", &answer, 200, file);
        break;
    case ASKS_RANGE:
        answer = visit(visit_->address, "walk-level2.wav", range, NULL, arena);
        check_answer(visit_, "a part of the walk", &answer, 206, part);
        break;
    case ASKS_TODAY:
        answer = visit(visit_->address, "today.json", "", NULL, arena);
        check_answer(visit_, "her day", &answer, 200, none);
        break;
    case ASKS_NOTHING_THERE:
        answer = visit(visit_->address, "../../etc/passwd", "", NULL, arena);
        check_answer(visit_, "a file of others", &answer, 404, none);
        break;
    case ASKS_TO_NOTE:
        answer = visit(visit_->address, "checkin", own, note_of(visit_, number), arena);
        visit_->noted += answer.status == 200 || answer.status == 201 || answer.status == 204;
        check_answer(visit_, "a note", &answer, answer.status / 100 == 2 ? answer.status : 204, none);
        break;
    }
    trace_say(visit_->trace, "  asked: %s", answer.status ? "answered" : "no answer");
}

static int rows_of(const World *world, const Scenario *scenario, Trace *trace)
{
    (void)scenario;
    Step    step = { .words = { "log", "--csv", "--on", "2026-11-20" } };
    Outcome outcome = step_run(world, &step, trace);
    int     rows = 0;
    for (const char *at = outcome.out; (at = strstr(at, "\n2026-")); at++)
        rows++;
    return rows;
}

static Outcome share_once(const World *world, const Scenario *scenario, const Fault *fault, Visit *visit_,
                          Address *address, Trace *trace)
{
    Step  step = { .words = { "share", "--bind", "127.0.0.1", "--on", "2026-11-20" }, .fault = *fault };
    pid_t pid = step_begin(world, &step, trace);
    if (wait_for_address(world, pid, address))
        for (int i = 0; i < scenario->asked_count; i++)
            ask(visit_, scenario->asked[i], i);
    kill(pid, scenario->end);
    return step_end(world, &step, pid, trace);
}

// What sharing takes, about: the address that is kept, the keeper of her day, and what is read.
static Fault draw_of_calls(const Fault *wanted)
{
    static const FailingPage like = {
        .made_by = { { { [CALL_MALLOC] = 60,
                         [CALL_WRITE] = 2,
                         [CALL_FSYNC] = 2,
                         [CALL_RENAME] = 1,
                         [CALL_OPEN] = 60,
                         [CALL_FORK] = 1,
                         [CALL_PIPE] = 1 } },
                     { { [CALL_MALLOC] = 60, [CALL_WRITE] = 12, [CALL_FSYNC] = 6, [CALL_OPEN] = 40 } } }
    };
    return failing_one_of(*wanted, &like);
}

void sim_share(const World *world, const Scenario *scenario, Trace *trace)
{
    static const Fault none = { 0 };
    const Fault        fault = draw_of_calls(&scenario->fault);
    Address            first = { 0 }, second = { 0 };
    world_share(world, "work/walks");
    world_write(world, "home/.config/walkcoach/walkcoach.cfg", hers);
    const char *before = world_list(world, "work/walks");
    Visit       visit_ = { world, &first, scenario->fault.armed, 0, trace };
    Outcome     failing = share_once(world, scenario, &fault, &visit_, &first, trace);
    bool        warned = strstr(failing.err, "Next time the address will be different");
    TRACE_HOLDS(trace, rows_of(world, scenario, trace) >= visit_.noted, "what was noted is not in the log");
    World later = *world;
    later.luck++;
    visit_ = (Visit){ world, &second, false, 0, trace };
    Outcome again = share_once(&later, scenario, &none, &visit_, &second, trace);
    TRACE_HOLDS(trace, again.status == 0 && second.path, "without a fault it is not shared");
    if (first.path && second.path && !warned)
        TRACE_HOLDS(trace, strcmp(first.path, second.path) == 0,
                    "the address has changed, and nobody said so");
    TRACE_HOLDS(trace, strcmp(before, world_list(world, "work/walks")) == 0, "the folder has changed");
}
