// A phrase is spoken in a forked child, and a process with threads must not fork. So the speaker is a
// separate process: its main thread forks, and its only other thread is espeak-ng's, which sleeps.
//
//     host ──exec──▶ speaker ──fork──▶ round ──fork──▶ phrase        one round for each voice_speak
//                    opens the engines                 speaks        `jobs` phrases at once
//
// It ends when its line to the host is cut, however the host ended. A host may fork, and its child then holds
// the line too: so the speaker also watches the host itself. The terminal's signals are for the host; here
// they are blocked from the start (base/role.c).
#include "voice/speaker.h"

#include "base/line.h"
#include "base/role.h"
#include "rules/rules.h"
#include "voice/messages.h"
#include "voice/round.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LAST_ROUNDS_MS = 500, STEP_MS = 5 };  // how long running rounds may take to end what they started

typedef struct {
    Engines engines;
    int     host;  // becomes readable when the host ends; -1: not available here, the line has to do
} Speaker;

bool speaker_is_asked_for(int argc, char **argv) { return role_is_asked_for(argc, argv, SPEAKER_ROLE); }

// --- Rounds ----------------------------------------------------------------------------

static void be_a_round(const Speaker *speaker, int line, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    signal(SIGCHLD, SIG_DFL);
    close(ROLE_LINE);
    round_serve(&speaker->engines, line, speaker->host);
    _exit(0);
}

// If no process can be started, the line is cut, and the host notices.
static void start_round(const Speaker *speaker, int line)
{
    pid_t parent = getpid();
    if (fork() == 0)
        be_a_round(speaker, line, parent);
    close(line);
}

// False: the host has gone.
static bool wait_for_round(const Speaker *speaker)
{
    struct pollfd polled[] = { { ROLE_LINE, POLLIN, 0 }, { speaker->host, POLLIN, 0 } };
    if (poll(polled, 2, -1) < 0 && errno == EINTR)
        return true;
    int line = polled[1].revents ? -1 : line_receive_end(ROLE_LINE);
    if (line < 0)
        return false;
    start_round(speaker, line);
    return true;
}

// Rounds notice by themselves that the host has gone, and end their children. A round that does not dies with
// us. What an engine started is in a group of its own, and is not waited for here.
static void wait_for_last_rounds(void)
{
    for (int waited = 0; waited < LAST_ROUNDS_MS && waitpid(0, NULL, WNOHANG) >= 0; waited += STEP_MS)
        poll(NULL, 0, STEP_MS);
}

// --- From start to end -----------------------------------------------------------------

// Standard input and output lead nowhere (base/role.c); complaints go where the host's go, if anywhere.
static void settle(void)
{
    prctl(PR_SET_NAME, "walkcoach-speak");
    signal(SIGCHLD, SIG_IGN);  // rounds are not waited for
    fcntl(ROLE_LINE, F_SETFD, FD_CLOEXEC);
    if (fcntl(STDERR_FILENO, F_GETFD) < 0)
        (void)!open("/dev/null", O_WRONLY);
}

// False: the host has gone.
static bool watch(Speaker *speaker, pid_t host)
{
    speaker->host = (int)syscall(SYS_pidfd_open, host, 0);
    return getppid() == host;
}

static bool open_engines(Speaker *speaker, const Opening *opening, Arena *arena)
{
    DiagList diags = { .arena = arena };
    Opened   opened = { 0 };
    if (opening->count == 0 || opening->count > ENGINES_MAX)
        opened = (Opened){ .problem = "the program that speaks is of another version", .rule = RULE(VOICE) };
    else if (!engines_open(opening->profiles, opening->count, arena, &diags, &speaker->engines))
        opened = (Opened){ diags.items[0].message, diags.items[0].rule, speaker->engines.count };
    return messages_send_opened(ROLE_LINE, &opened) && !opened.problem;
}

int speaker_run(void)
{
    Arena   arena = { 0 };
    Speaker speaker = { .host = -1 };
    Opening opening;
    settle();
    if (!messages_receive_opening(ROLE_LINE, &arena, &opening))
        return 1;
    if (opening.count > 0 && !watch(&speaker, opening.host))
        return 1;
    if (open_engines(&speaker, &opening, &arena))
        while (wait_for_round(&speaker))
            continue;
    wait_for_last_rounds();
    engines_close(&speaker.engines);
    _exit(0);
}
