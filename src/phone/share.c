// walkcoach share: exported walks for the phones on the local network, until q or Ctrl-C.
//
//     DIR          ───────────────▶ serve it, where it was served last
//     SESSION...   ─▶ export them ─▶ serve these
//     nothing      ───────────────▶ serve the folder where export puts walks
#include "phone/share.h"
#include "base/cell.h"
#include "job/paths.h"
#include "job/tty.h"
#include "phone/address.h"
#include "phone/export.h"
#include "phone/keeper.h"
#include "phone/network.h"
#include "phone/power.h"
#include "phone/qr.h"
#include "phone/serve.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

// Blocked before any thread exists: each thread inherits it. SIGPIPE too, which comes when a phone walks
// away.
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

// Each visitor takes a descriptor, and one more while a file is sent.
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
    struct pollfd fds[] = { { .fd = signals, .events = POLLIN },
                            { .fd = tty ? tty_fd(tty) : -1, .events = POLLIN } };
    for (;;) {
        poll(fds, 2, -1);
        if (fds[0].revents || (fds[1].revents && is_quit(tty)))
            return;
    }
}

// code: NULL: do not show it. False: nobody learns the address.
static bool show_address(const Terminal *terminal, const Serve *serve, const char *code)
{
    if (code)
        printf("\n%s\n", code);
    printf("%s\n", serve_address(serve));
    if (fflush(stdout) != 0)
        return false;
    size_t count = serve_file_count(serve);
    terminal_say(
        terminal,
        "%zu file%s for phones on this network: point the camera at the code, or type the address. q ends.",
        count, count == 1 ? "" : "s");
    return true;
}

// If a feed moves, its followers lose it. They stay with the share that is there already, unless another
// address was asked for.
static void keep_address(const Settings *settings, const char *folder, const char *before, const char *url,
                         Arena *arena, int *hold)
{
    char       why[WHOLE_WHY_SIZE];
    const bool moves = settings->sharing.port || settings->sharing.new_address;
    if (!address_hold(folder, arena, hold) && !moves)
        terminal_say(&settings->terminal,
                     "This folder is shared already: this other address is only for now.");
    else if (!address_keep(folder, url, arena, why))
        terminal_say(&settings->terminal,
                     "Next time the address will be different, because it cannot be saved: %s", why);
    else if (before && strcmp(before, url) != 0)
        terminal_say(&settings->terminal,
                     "The address has changed: a podcast app has to subscribe once more.");
}

static Status nothing_to_hear(const Settings *settings, const char *folder)
{
    const char *to = settings->operand_count ? folder : NULL;
    return terminal_fail(&settings->terminal, STATUS_WORLD,
                         "%s holds no walks; walkcoach export --all%s%s fills it", folder, to ? " --to " : "",
                         to ? to : "");
}

// From here on nothing is written. Even an intruder would have a process that cannot write, and that sees
// only the folder. The socket listens already, so not even its own port must be bound.
static bool shut_in(Serve *serve, SinkError *error)
{
    char       powerful[POWER_WHY_SIZE], open[CELL_WHY_SIZE];
    const Cell cell = { .readable = (const int[]){ serve_folder(serve), -1 } };
    if (!power_only_read(serve_folder(serve), powerful))
        return sink_failed(error, "%s", powerful);
    return cell_enter(&cell, open) || sink_failed(error, "%s", open);
}

// Opens the keeper if the walks are hers. NULL: they are not, or the page cannot ask; then it says what is
// missing.
static Keeper *open_keeper(const Settings *settings, const Diary *diary, Arena *arena)
{
    char    why[DIARY_WHY_SIZE];
    Keeper *keeper = NULL;
    if (!diary || !diary->state || !diary->paths->profile || !diary_is_hers(diary))
        return NULL;
    if (page_answer_open(why))
        keeper = keeper_begin(diary, diary->paths->profile, arena, why);
    if (!keeper)
        terminal_say(&settings->terminal, "The page cannot show your day, nor ask how a walk was: %s", why);
    return keeper;
}

// diary: hers; NULL: these are not her own walks.
static Status serve_until_quit(const Settings *settings, ServeSettings *what, const Diary *diary,
                               const char *before, Arena *arena)
{
    SinkError   error = { 0 };
    Status      status = STATUS_DONE;
    const char *code = NULL;
    int         hold = -1;
    allow_visitors();
    int     signals = open_signals();
    Tty    *tty = tty_open(false);  // forks its guard: before threads
    Keeper *keeper = open_keeper(settings, diary, arena);
    what->hers = keeper ? keeper_hers(keeper) : NULL;
    Serve *serve = serve_open(what, arena, &error);
    if (!serve)
        status = terminal_fail(&settings->terminal, STATUS_WORLD, "%s", error.text);
    else if (serve_sound_count(serve) == 0)
        status = nothing_to_hear(settings, what->folder);
    else {
        keep_address(settings, what->folder, before, serve_address(serve), arena, &hold);
        if (isatty(STDOUT_FILENO))
            code = qr_text(serve_address(serve), settings->terminal.out_color, arena);
        if (!shut_in(serve, &error) || !serve_begin(serve, &error))
            status = terminal_fail(&settings->terminal, STATUS_WORLD, "%s", error.text);
    }
    if (serve && status == STATUS_DONE && !show_address(&settings->terminal, serve, code))
        status = terminal_fail(&settings->terminal, STATUS_WORLD, "standard output: %s", strerror(errno));
    if (serve && status == STATUS_DONE) {
        wait_for_end(signals, tty);
        terminal_say(&settings->terminal, "%zu of %zu files were fetched.", serve_files_taken(serve),
                     serve_file_count(serve));
    }
    serve_close(serve);
    keeper_end(keeper);
    tty_close(tty);
    close(signals);
    if (hold >= 0)
        close(hold);
    return status;
}

// Hers are the walks in the folder that export fills, or those that she named: not in a folder for others.
static bool is_her_own(const Settings *settings, int folders)
{
    return folders == 0 && !settings->sharing.person && !settings->sharing.no_log;
}

static Status share_folder(const Settings *settings, const Paths *paths, const char *folder, bool her_own,
                           Arena *arena)
{
    const Diary   diary = { .paths = paths,
                            .asked = &settings->order.asked,
                            .state = paths_state(arena),
                            .on = settings->on,
                            .find_today = settings->sharing.find_today };
    ServeSettings what = { .folder = folder,
                           .bind = settings->sharing.bind,
                           .port = settings->sharing.port,
                           .certificate = settings->sharing.certificate,
                           .key = settings->sharing.key,
                           .page = arena_printf(arena, "%s/config/share", paths->data ? paths->data : ".") };
    Address       last = { 0 };
    if (access(folder, R_OK | X_OK) != 0) {
        if (errno == ENOENT && settings->operand_count == 0)
            return nothing_to_hear(settings, folder);
        return terminal_fail(&settings->terminal, STATUS_WORLD, "%s: %m", folder);
    }
    if (address_recall(folder, arena, &last)) {
        what.port_before = last.port;
        what.secret = settings->sharing.new_address ? NULL : last.secret;
    }
    return serve_until_quit(settings, &what, her_own ? &diary : NULL, last.url, arena);
}

// --- What was named --------------------------------------------------------------------

static bool is_session_file(const char *path)
{
    size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, ".cfg") == 0;
}

// Whether a folder is meant, even one that does not exist: "walks/", but not "20min" or "./mine.cfg".
static bool is_folder(const char *operand)
{
    struct stat about;
    if (stat(operand, &about) == 0)
        return S_ISDIR(about.st_mode);
    return strchr(operand, '/') && !is_session_file(operand);
}

// It is in the folder itself, and is not hidden.
static bool is_plain_name(const char *name) { return *name && *name != '.' && !strchr(name, '/'); }

// What cannot be asked for together. NULL: nothing.
static const char *objection(const Settings *settings, int folders)
{
    const Sharing *sharing = &settings->sharing;
    if (folders > 0 && settings->operand_count > 1)
        return "share takes one folder, or the names of walks";
    if (!sharing->certificate != !sharing->key)
        return "--certificate and --key go together";
    if (sharing->bind && !network_is_address(sharing->bind))
        return "--bind takes a numeric address, such as 192.168.1.20";
    if (sharing->person && !is_plain_name(sharing->person))
        return "--for takes the name of a folder in the one that is shared";
    if (sharing->person && settings->operand_count > folders)
        return "--for goes with a folder, not with the names of walks";
    return NULL;
}

static Status export_picked(const Settings *settings, const char *folder)
{
    Settings exporting = *settings;
    exporting.exporting.folder = folder;
    exporting.terminal.quiet = true;  // a bar, but no advice on what to do with the folder
    return cmd_export(&exporting);
}

Status cmd_share(const Settings *settings)
{
    Arena       arena = { 0 };
    Paths       paths = paths_find(&arena);
    const char *folder = settings->operand_count ? settings->operands[0] : paths_walks(&paths, &arena);
    int         folders = 0;
    Status      status = STATUS_DONE;
    for (int i = 0; i < settings->operand_count; i++)
        folders += is_folder(settings->operands[i]);
    const char *wrong = objection(settings, folders);
    if (wrong)
        status = terminal_fail(&settings->terminal, STATUS_USAGE, "%s", wrong);
    else if (settings->operand_count > 0 && folders == 0) {
        folder = paths_picked(&paths, &arena);
        status = export_picked(settings, folder);
    } else if (settings->sharing.person)
        folder = arena_printf(&arena, "%s/%s", folder, settings->sharing.person);
    if (status == STATUS_DONE)
        status = share_folder(settings, &paths, folder, is_her_own(settings, folders), &arena);
    arena_free(&arena);
    return status;
}
