#include "job/interrupt.h"

#include "job/status.h"

#include <signal.h>
#include <unistd.h>

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
enum { SIGNALS = sizeof signals / sizeof *signals };

static void end_now(int number)
{
    (void)number;
    static const char line[] = "\nwalkcoach: interrupted; nothing was written\n";
    size_t            skip = isatty(STDERR_FILENO) ? 0 : 1;  // a terminal may show half a progress bar
    (void)!write(STDERR_FILENO, line + skip, sizeof line - 1 - skip);
    _exit(STATUS_WORLD);
}

static void leave_now(int number)
{
    (void)number;
    _exit(STATUS_WORLD);
}

static bool is_ignored(int number)  // as under nohup
{
    struct sigaction now;
    return sigaction(number, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
}

static void handle(void (*handler)(int))
{
    struct sigaction action = { .sa_handler = handler };
    for (int i = 0; i < SIGNALS; i++)
        if (!is_ignored(signals[i]))
            sigaction(signals[i], &action, NULL);
}

static void mask(int how)
{
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < SIGNALS; i++)
        if (!is_ignored(signals[i]))
            sigaddset(&set, signals[i]);
    sigprocmask(how, &set, NULL);
}

void interrupt_ends(void)
{
    handle(end_now);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

void interrupt_leaves(void)
{
    handle(leave_now);
    mask(SIG_UNBLOCK);
}

void interrupt_hold(void) { mask(SIG_BLOCK); }

bool interrupt_asked(void)
{
    sigset_t waiting;
    sigpending(&waiting);
    for (int i = 0; i < SIGNALS; i++)
        if (sigismember(&waiting, signals[i]))
            return true;
    return false;
}
