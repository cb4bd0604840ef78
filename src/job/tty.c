#include "job/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static const char cursor_away[] = "\033[?25l", cursor_back[] = "\033[?25h";

struct Tty {
    struct termios before;
    bool           hide_cursor;
    pid_t          guard;
    int            guard_pipe;  // closing it without a word means: we crashed
};

static void say(const char *bytes, size_t size)
{
    ssize_t put = write(STDERR_FILENO, bytes, size);
    (void)put;  // a terminal that is gone has no cursor
}

static void restore(const struct termios *before, bool cursor)
{
    tcsetattr(STDIN_FILENO, TCSADRAIN, before);
    if (cursor)
        say(cursor_back, sizeof cursor_back - 1);
}

// --- The guard -------------------------------------------------------------------------

// Waits, with all signals blocked, for a word from the parent ("all is restored"); when the pipe closes
// without one, restores.
static void guard(int from, const Tty *tty)
{
    setpgid(0, 0);  // Ctrl-C and Ctrl-Z are for the parent
    char    word;
    ssize_t got;
    while ((got = read(from, &word, 1)) < 0 && errno == EINTR)
        continue;
    if (got == 0) {
        restore(&tty->before, tty->hide_cursor);
        if (tty->hide_cursor)
            say("\n", 1);
    }
    _exit(0);
}

static void start_guard(Tty *tty)
{
    int      ends[2];
    sigset_t all, before;
    tty->guard = -1;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);  // the guard lives with them blocked, from its first moment on
    tty->guard = fork();
    if (tty->guard == 0) {
        close(ends[1]);
        guard(ends[0], tty);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (tty->guard > 0)
        setpgid(tty->guard, tty->guard);  // whichever of the two comes first
    close(ends[0]);
    if (tty->guard < 0)
        close(ends[1]);
    else
        tty->guard_pipe = ends[1];
}

static void end_guard(Tty *tty)
{
    if (tty->guard < 0)
        return;
    ssize_t put = write(tty->guard_pipe, "q", 1);
    (void)put;  // if the guard is gone, there is nobody left to ask
    close(tty->guard_pipe);
    while (waitpid(tty->guard, NULL, 0) < 0 && errno == EINTR)
        continue;
}

// --- The terminal ----------------------------------------------------------------------

void tty_enter(Tty *tty)
{
    struct termios raw = tty->before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);  // ISIG stays: Ctrl-C and Ctrl-Z arrive as signals
    raw.c_cc[VMIN] = 0;
    raw.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    if (tty->hide_cursor)
        say(cursor_away, sizeof cursor_away - 1);
}

void tty_leave(Tty *tty) { restore(&tty->before, tty->hide_cursor); }

Tty *tty_open(bool hide_cursor)
{
    if (!isatty(STDIN_FILENO) || tcgetpgrp(STDIN_FILENO) != getpgrp())
        return NULL;
    Tty *tty = calloc(1, sizeof *tty);
    if (!tty || tcgetattr(STDIN_FILENO, &tty->before) != 0) {
        free(tty);
        return NULL;
    }
    tty->hide_cursor = hide_cursor;
    start_guard(tty);
    tty_enter(tty);
    return tty;
}

void tty_close(Tty *tty)
{
    if (!tty)
        return;
    tty_leave(tty);
    end_guard(tty);
    free(tty);
}

int tty_fd(const Tty *tty)
{
    (void)tty;
    return STDIN_FILENO;
}

bool tty_waits(const Tty *tty, int ms)
{
    struct pollfd typed = { .fd = tty_fd(tty), .events = POLLIN };
    return poll(&typed, 1, ms) > 0;
}

size_t tty_read(Tty *tty, char *bytes, size_t room)
{
    (void)tty;
    ssize_t got = read(STDIN_FILENO, bytes, room);
    return got > 0 ? (size_t)got : 0;
}

int tty_width(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

int tty_height(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : 24;
}
