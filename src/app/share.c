// walkcoach share: exported walks for the phones on the local network, until q or Ctrl-C.
#include "app/commands.h"
#include "app/paths.h"
#include "app/tty.h"
#include "export/qr.h"
#include "export/serve.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

// Held back before any thread exists: each inherits it. SIGPIPE too, which a phone that walks away would send.
static int open_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    for (const int *signal = (const int[]){ SIGINT, SIGTERM, SIGHUP, 0 }; *signal; signal++)
        sigaddset(&set, *signal);
    sigprocmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

// Each visitor is a descriptor, and one more while a file goes out.
static void allow_visitors(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max < 4096 ? limit.rlim_max : 4096;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

static bool is_quit(Tty *tty)
{
    char   keys[64];
    size_t got = tty_read(tty, keys, sizeof keys);
    return got == 0 || memchr(keys, 'q', got) || memchr(keys, 'Q', got);
}

static void wait_for_end(int signals, Tty *tty)
{
    struct pollfd fds[] = { { .fd = signals, .events = POLLIN }, { .fd = tty ? tty_fd(tty) : -1, .events = POLLIN } };
    for (;;) {
        poll(fds, 2, -1);
        if (fds[0].revents || (fds[1].revents && is_quit(tty)))
            return;
    }
}

static void show_address(const Terminal *terminal, const Serve *serve, bool with_code, Arena *arena)
{
    const char *code = with_code ? qr_text(serve_address(serve), terminal->out_color, arena) : NULL;
    if (code)
        printf("\n%s\n", code);
    printf("%s\n", serve_address(serve));
    fflush(stdout);
    size_t count = serve_file_count(serve);
    terminal_say(terminal, "%zu file%s for phones on this network: point the camera at the code, or type the address. q ends.",
                 count, count == 1 ? "" : "s");
}

static Status serve_until_quit(const Settings *settings, const ServeSettings *what, Arena *arena)
{
    SinkError error = { 0 };
    allow_visitors();
    int    signals = open_signals();
    Tty   *tty   = tty_open(false);                       // forks its guard: before threads
    Serve *serve = serve_open(what, arena, &error);
    if (serve) {
        show_address(&settings->terminal, serve, isatty(STDOUT_FILENO), arena);
        wait_for_end(signals, tty);
        terminal_say(&settings->terminal, "%zu of %zu files went out.", serve_files_taken(serve), serve_file_count(serve));
    }
    serve_close(serve);
    tty_close(tty);
    close(signals);
    return serve ? STATUS_DONE : (Status)terminal_fail(&settings->terminal, STATUS_WORLD, "%s", error.text);
}

// Also tells what makes such a folder, where this build has it.
static Status no_folder(const Terminal *terminal, const char *folder)
{
    terminal_fail(terminal, STATUS_WORLD, "%s: %s", folder, strerror(errno));
    if (command_find("export"))
        terminal_say(terminal, "walkcoach export --all  makes a folder of walks to share.");
    return STATUS_WORLD;
}

int cmd_share(const Settings *settings)
{
    Arena  arena = { 0 };
    Paths  paths = paths_find(&arena);
    Status status;
    ServeSettings what = { .bind = settings->bind, .port = settings->port };
    what.folder = settings->operand_count ? settings->operands[0] : paths_walks(&paths, &arena);
    what.page = arena_printf(&arena, "%s/config/share/page.html", paths.data ? paths.data : ".");
    if (access(what.page, R_OK) != 0)
        status = (Status)terminal_fail(&settings->terminal, STATUS_WORLD, "%s: %m", what.page);
    else if (access(what.folder, R_OK | X_OK) != 0)
        status = no_folder(&settings->terminal, what.folder);
    else
        status = serve_until_quit(settings, &what, &arena);
    arena_free(&arena);
    return status;
}
