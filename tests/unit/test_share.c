// phone/share.h: which folder is served, as whose, and what is said. The server, the keeper, the terminal and
// the address of last time are this file's own.
#include "phone/share.h"

#include "base/cell.h"
#include "captured.h"
#include "file_by_hand.h"
#include "job/tty.h"
#include "phone/address.h"
#include "phone/export.h"
#include "phone/keeper.h"
#include "phone/power.h"
#include "phone/qr.h"
#include "phone/serve.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define URL "http://192.168.1.20:20080/abcdefghijkmnpqrstuv/"

static Captured error, output;
static char     folder[] = "/tmp/walkcoach-share.XXXXXX";
static Settings settings;

// --- The server ------------------------------------------------------------------------

static ServeSettings served;
static char          page[80];
static int           servers, begun;
static size_t        files, sounds;
static const char   *trouble;  // of opening, or of beginning
static bool          begins_not;
static int           signal_sent;  // once it serves; 0: none

Serve *serve_open(const ServeSettings *what, Arena *arena, SinkError *failed)
{
    (void)arena;
    served = *what;
    snprintf(page, sizeof page, "%s", what->page);
    if (trouble)
        return sink_failed(failed, "%s", trouble), NULL;
    servers++;
    return (Serve *)&served;
}
bool serve_begin(Serve *serve, SinkError *failed)
{
    (void)serve;
    begun++;
    if (signal_sent)
        kill(getpid(), signal_sent);
    return !begins_not || sink_failed(failed, "it does not start");
}
int         serve_folder(const Serve *serve) { return serve == (const Serve *)&served ? 77 : -1; }
const char *serve_address(const Serve *serve) { return serve == (const Serve *)&served ? URL : ""; }
size_t      serve_file_count(const Serve *serve) { return serve ? files : 0; }
size_t      serve_sound_count(const Serve *serve) { return serve ? sounds : 0; }
size_t      serve_files_taken(const Serve *serve) { return serve ? 1 : 0; }
void        serve_close(Serve *serve) { servers -= serve == (Serve *)&served; }

static int         read_only;  // the folder that it may read
static const char *not_shut_in;

bool power_only_read(int fd, char why[POWER_WHY_SIZE])
{
    read_only = fd;
    snprintf(why, POWER_WHY_SIZE, "root stays root");
    return !not_shut_in || strcmp(not_shut_in, why) != 0;
}
bool cell_enter(const Cell *cell, char why[CELL_WHY_SIZE])
{
    assert_int_equal(cell->readable[0], 77);
    assert_int_equal(cell->readable[1], -1);
    snprintf(why, CELL_WHY_SIZE, "the cell is open");
    return !not_shut_in || strcmp(not_shut_in, why) != 0;
}

// --- Last time -------------------------------------------------------------------------

static const char *before;  // its address; NULL: it was never shared
static const char *not_kept;
static bool        shared_already;
static char        kept_of[80];

bool address_recall(const char *of, Arena *arena, Address *out)
{
    (void)of, (void)arena;
    if (before)
        *out = (Address){ before, "abcdefghijkmnpqrstuw", 20080 };
    return before;
}
bool address_hold(const char *of, Arena *arena, int *hold)
{
    (void)of, (void)arena;
    *hold = -1;
    return !shared_already;
}
bool address_keep(const char *of, const char *url, Arena *arena, char why[WHOLE_WHY_SIZE])
{
    assert_string_equal(url, URL);
    snprintf(kept_of, sizeof kept_of, "%s", arena ? of : "");
    snprintf(why, WHOLE_WHY_SIZE, "%s", not_kept ? not_kept : "");
    return !not_kept;
}
const char *qr_text(const char *text, bool color, Arena *arena)
{
    (void)text, (void)color, (void)arena;
    return "a code";
}

// --- Her day ---------------------------------------------------------------------------

static bool            is_hers, no_keeper;
static int             keepers;
static const ServeHers hers;

bool diary_is_hers(const Diary *diary)
{
    assert_string_equal(diary->state, "/nonexistent/state");
    assert_ptr_equal(diary->asked, &settings.order.asked);
    return is_hers;
}
Keeper *keeper_begin(const Diary *diary, const char *profile, Arena *arena, char why[DIARY_WHY_SIZE])
{
    (void)arena;
    assert_string_equal(profile, diary->paths->profile);
    snprintf(why, DIARY_WHY_SIZE, "it does not start");
    keepers += !no_keeper;
    return no_keeper ? NULL : (Keeper *)&keepers;
}
const ServeHers *keeper_hers(const Keeper *keeper) { return keeper ? &hers : NULL; }
void             keeper_end(Keeper *keeper) { keepers -= keeper == (Keeper *)&keepers; }

// --- Her terminal ----------------------------------------------------------------------

static int         keys_of[2], terminals;
static const char *typed;  // NULL: there is no terminal, and Ctrl-C ends it

Tty *tty_open(bool hide_cursor)
{
    terminals++;
    return hide_cursor ? NULL : (Tty *)&typed;
}
void   tty_close(Tty *tty) { terminals -= tty == (Tty *)&typed; }
int    tty_fd(const Tty *tty) { return tty && typed ? keys_of[0] : -1; }
size_t tty_read(Tty *tty, char *bytes, size_t room)
{
    size_t one = tty && room > 0 && *typed ? 1 : 0;
    memcpy(bytes, typed, one);
    typed += one;
    return one;
}

static int    exports;
static char   exported_to[80];
static Status exported;

Status cmd_export(const Settings *of)
{
    exports++;
    assert_true(of->terminal.quiet);
    snprintf(exported_to, sizeof exported_to, "%s", of->exporting.folder);
    return exported;
}

static const char *walks;  // where an export puts them

Paths paths_find(Arena *arena)
{
    (void)arena;
    return (Paths){ .data = "/data", .profile = "/nonexistent/hers.cfg" };
}
const char *paths_walks(const Paths *paths, Arena *arena)
{
    (void)arena;
    return paths->profile ? walks : NULL;
}
const char *paths_picked(const Paths *paths, Arena *arena)
{
    (void)arena;
    return paths->profile ? "/tmp" : NULL;
}
const char *paths_state(Arena *arena) { return arena ? "/nonexistent/state" : NULL; }

// --- Sharing ---------------------------------------------------------------------------

static int set_up(void **state)
{
    (void)state;
    walks = folder;
    settings = SETTINGS_DEFAULT;
    settings.terminal.width = 80;
    files = sounds = 2;
    trouble = before = not_kept = not_shut_in = NULL;
    shared_already = false;
    begins_not = is_hers = no_keeper = false;
    begun = exports = signal_sent = 0;
    read_only = -1;
    exported = STATUS_DONE;
    typed = "q";
    return 0;
}

static Status share(char *one, char *two)
{
    char *operands[] = { one, two };
    settings.operands = operands;
    settings.operand_count = !!one + !!two;
    capture(&error, stderr);
    capture(&output, stdout);
    Status status = cmd_share(&settings);
    captured_text(&output);
    captured_text(&error);
    assert_int_equal(servers + keepers + terminals, 0);
    return status;
}

#define SHOWN(n, s) \
    n " file" s " for phones on this network: point the camera at the code, or type the address. q ends.\n"
#define FETCHED "1 of 2 files were fetched.\n"

static void a_folder_is_served_until_q(void **state)
{
    (void)state;
    settings.sharing.bind = "192.168.1.20";
    settings.sharing.port = 8080;
    typed = "xQ";
    assert_int_equal(share(folder, NULL), STATUS_DONE);
    assert_string_equal(output.text, URL "\n");
    assert_string_equal(error.text, SHOWN("2", "s") FETCHED);
    assert_string_equal(typed, "");
    assert_string_equal(kept_of, folder);
    assert_string_equal(served.bind, "192.168.1.20");
    assert_int_equal(served.port, 8080);
    assert_int_equal(served.port_before, 0);
    assert_null(served.secret);
    assert_null(served.hers);
    assert_string_equal(page, "/data/config/share");
    assert_int_equal(read_only, 77);
    assert_int_equal(begun, 1);
    assert_int_equal(exports, 0);
    files = 1;
    typed = "";  // the terminal is gone
    share(folder, NULL);
    assert_string_equal(error.text, SHOWN("1", "") "1 of 1 files were fetched.\n");
}

static void it_is_served_where_it_was_served_last(void **state)
{
    (void)state;
    before = URL;
    share(folder, NULL);
    assert_int_equal(served.port_before, 20080);
    assert_string_equal(served.secret, "abcdefghijkmnpqrstuw");
    assert_string_equal(error.text, SHOWN("2", "s") FETCHED);
    typed = "q";
    before = "http://192.168.1.21:20080/abcdefghijkmnpqrstuv/";
    settings.sharing.new_address = true;
    share(folder, NULL);
    assert_null(served.secret);
    assert_int_equal(served.port_before, 20080);
    assert_string_equal(error.text,
                        "The address has changed: a podcast app has to subscribe once more.\n" SHOWN("2", "s")
                            FETCHED);
    typed = "q";
    not_kept = "the disk is full";
    share(folder, NULL);
    assert_string_equal(error.text, "Next time the address will be different, because it cannot be saved: "
                                    "the disk is full\n" SHOWN("2", "s") FETCHED);
}

static void beside_another_share_of_the_folder_it_is_served_for_now(void **state)
{
    (void)state;
    before = "http://192.168.1.20:20081/abcdefghijkmnpqrstuw/";
    shared_already = true;
    kept_of[0] = '\0';
    share(folder, NULL);
    assert_string_equal(error.text,
                        "This folder is shared already: this other address is only for now.\n" SHOWN("2", "s")
                            FETCHED);
    assert_string_equal(kept_of, "");
    typed = "q";
    settings.sharing.port = 20080;
    share(folder, NULL);
    assert_string_equal(kept_of, folder);
    kept_of[0] = '\0';
    typed = "q";
    settings.sharing.port = 0;
    settings.sharing.new_address = true;
    share(folder, NULL);
    assert_string_equal(kept_of, folder);
}

static void an_address_that_is_none_is_a_slip(void **state)
{
    (void)state;
    char *const none[] = { "300.1.1.1", "wlan0", "127.0.0.1:80", "" };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        settings.sharing.bind = none[i];
        assert_int_equal(share(folder, NULL), STATUS_USAGE);
        assert_string_equal(error.text, "walkcoach: --bind takes a numeric address, such as 192.168.1.20\n");
    }
    settings.sharing.bind = "::1";
    assert_int_equal(share(folder, NULL), STATUS_DONE);
}

static void what_cannot_be_served_is_said(void **state)
{
    (void)state;
    char wanted[200], none[60];
    snprintf(none, sizeof none, "%s/none", folder);
    snprintf(wanted, sizeof wanted, "walkcoach: %s: No such file or directory\n", none);
    assert_int_equal(share(none, NULL), STATUS_WORLD);
    assert_string_equal(error.text, wanted);
    sounds = 0;
    snprintf(wanted, sizeof wanted, "walkcoach: %s holds no walks; walkcoach export --all --to %s fills it\n",
             folder, folder);
    assert_int_equal(share(folder, NULL), STATUS_WORLD);
    assert_string_equal(error.text, wanted);
    assert_int_equal(begun, 0);
    sounds = 2;
    trouble = "the port is taken";
    assert_int_equal(share(folder, NULL), STATUS_WORLD);
    assert_string_equal(error.text, "walkcoach: the port is taken\n");
    trouble = NULL;
    begins_not = true;
    assert_int_equal(share(folder, NULL), STATUS_WORLD);
    assert_string_equal(error.text, "walkcoach: it does not start\n");
    assert_string_equal(output.text, "");
    begun = 0;
    not_shut_in = "root stays root";
    assert_int_equal(share(folder, NULL), STATUS_WORLD);
    assert_string_equal(error.text, "walkcoach: root stays root\n");
    not_shut_in = "the cell is open";
    assert_int_equal(share(folder, NULL), STATUS_WORLD);
    assert_string_equal(error.text, "walkcoach: the cell is open\n");
    assert_int_equal(begun, 0);
}

static void what_does_not_go_together_is_said(void **state)
{
    (void)state;
    static const struct {
        char       *one, *two;
        const char *person, *certificate, *key, *line;
    } rows[] = {
        { folder, "20min", NULL, NULL, NULL, "share takes one folder, or the names of walks" },
        { "20min", "walks/", NULL, NULL, NULL, "share takes one folder, or the names of walks" },
        { folder, NULL, NULL, "a.pem", NULL, "--certificate and --key go together" },
        { folder, NULL, NULL, NULL, "a.pem", "--certificate and --key go together" },
        { folder, NULL, "", NULL, NULL, "--for takes the name of a folder in the one that is shared" },
        { folder, NULL, ".ann", NULL, NULL, "--for takes the name of a folder in the one that is shared" },
        { folder, NULL, "../ann", NULL, NULL, "--for takes the name of a folder in the one that is shared" },
        { folder, NULL, "a/b", NULL, NULL, "--for takes the name of a folder in the one that is shared" },
        { "20min", NULL, "ann", NULL, NULL, "--for goes with a folder, not with the names of walks" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char wanted[200];
        settings.sharing.person = rows[i].person;
        settings.sharing.certificate = rows[i].certificate;
        settings.sharing.key = rows[i].key;
        assert_int_equal(share(rows[i].one, rows[i].two), STATUS_USAGE);
        snprintf(wanted, sizeof wanted, "walkcoach: %s\n", rows[i].line);
        assert_string_equal(error.text, wanted);
    }
    settings.sharing = (Sharing){ .certificate = "a.pem", .key = "b.pem" };
    assert_int_equal(share(folder, NULL), STATUS_DONE);
    assert_string_equal(served.certificate, "a.pem");
    assert_string_equal(served.key, "b.pem");
}

static void walks_that_are_named_are_exported_first(void **state)
{
    (void)state;
    char file[60];
    snprintf(file, sizeof file, "%s/pond.cfg", folder);
    static char *const named[] = { "20min", "./no-such.cfg", "20min" };
    for (int i = 0; i < 3; i++) {
        exported = STATUS_MISTAKES;
        assert_int_equal(share(named[i], i == 2 ? "hills" : NULL), STATUS_MISTAKES);
        assert_int_equal(exports, i + 1);
        assert_int_equal(begun, 0);
    }
    file_put(file, "");
    assert_int_equal(share(file, NULL), STATUS_MISTAKES);
    assert_int_equal(exports, 4);
    unlink(file);
    assert_int_equal(share("./none/cfg", NULL), STATUS_WORLD);  // a folder that is not there
    assert_int_equal(exports, 4);
}

static void one_persons_folder_is_served_alone(void **state)
{
    (void)state;
    char hers_alone[60];
    snprintf(hers_alone, sizeof hers_alone, "%s/ann", folder);
    assert_int_equal(mkdir(hers_alone, 0700), 0);
    settings.sharing.person = "ann";
    is_hers = true;
    assert_int_equal(share(folder, NULL), STATUS_DONE);
    assert_string_equal(kept_of, hers_alone);
    assert_null(served.hers);
    typed = "q";
    assert_int_equal(share(NULL, NULL), STATUS_DONE);  // of the folder where export puts walks
    assert_string_equal(kept_of, hers_alone);
    assert_null(served.hers);
    rmdir(hers_alone);
}

// --- Her own walks ---------------------------------------------------------------------

static void her_day_is_shown_with_her_own_walks(void **state)
{
    (void)state;
    is_hers = true;
    assert_int_equal(share(NULL, NULL), STATUS_DONE);  // what an export has filled
    assert_ptr_equal(served.hers, &hers);
    assert_string_equal(served.folder, folder);
    typed = "q";
    assert_int_equal(share("20min", NULL), STATUS_DONE);  // what she named
    assert_ptr_equal(served.hers, &hers);
    assert_string_equal(exported_to, "/tmp");
    assert_string_equal(served.folder, "/tmp");
    typed = "q";
    share(folder, NULL);  // a folder may be anybody's
    assert_null(served.hers);
    settings.sharing.no_log = true;
    typed = "q";
    share(NULL, NULL);
    assert_null(served.hers);
    settings.sharing.no_log = false;
    is_hers = false;
    typed = "q";
    share(NULL, NULL);
    assert_null(served.hers);
}

static void a_day_that_cannot_be_kept_is_said_and_the_walks_are_served(void **state)
{
    (void)state;
    is_hers = no_keeper = true;
    assert_int_equal(share(NULL, NULL), STATUS_DONE);
    assert_null(served.hers);
    assert_string_equal(
        error.text,
        "The page cannot show your day, nor ask how a walk was: it does not start\n" SHOWN("2", "s") FETCHED);
}

static void where_nothing_was_exported_she_hears_how(void **state)
{
    (void)state;
    sounds = 0;
    char wanted[200];
    snprintf(wanted, sizeof wanted, "walkcoach: %s holds no walks; walkcoach export --all fills it\n",
             folder);
    assert_int_equal(share(NULL, NULL), STATUS_WORLD);
    assert_string_equal(error.text, wanted);
    walks = "/nonexistent/walks";
    assert_int_equal(share(NULL, NULL), STATUS_WORLD);
    assert_string_equal(error.text,
                        "walkcoach: /nonexistent/walks holds no walks; walkcoach export --all fills it\n");
}

static void a_signal_ends_it_well(void **state)
{
    (void)state;
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    for (int i = 0; i < 3; i++) {
        sigset_t one;
        int      number;
        typed = NULL;  // there is no terminal
        signal_sent = signals[i];
        assert_int_equal(share(folder, NULL), STATUS_DONE);
        assert_string_equal(error.text, SHOWN("2", "s") FETCHED);
        sigemptyset(&one);
        sigaddset(&one, signals[i]);
        assert_int_equal(sigwait(&one, &number), 0);  // it was held back, not lost
    }
}

static int begin_all(void **state)
{
    (void)state;
    return mkdtemp(folder) && pipe(keys_of) == 0 && write(keys_of[1], "", 1) == 1 ? 0 : -1;
}

static int end_all(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_folder_is_served_until_q, set_up),
        cmocka_unit_test_setup(a_signal_ends_it_well, set_up),
        cmocka_unit_test_setup(it_is_served_where_it_was_served_last, set_up),
        cmocka_unit_test_setup(beside_another_share_of_the_folder_it_is_served_for_now, set_up),
        cmocka_unit_test_setup(an_address_that_is_none_is_a_slip, set_up),
        cmocka_unit_test_setup(what_cannot_be_served_is_said, set_up),
        cmocka_unit_test_setup(what_does_not_go_together_is_said, set_up),
        cmocka_unit_test_setup(walks_that_are_named_are_exported_first, set_up),
        cmocka_unit_test_setup(one_persons_folder_is_served_alone, set_up),
        cmocka_unit_test_setup(her_day_is_shown_with_her_own_walks, set_up),
        cmocka_unit_test_setup(a_day_that_cannot_be_kept_is_said_and_the_walks_are_served, set_up),
        cmocka_unit_test_setup(where_nothing_was_exported_she_hears_how, set_up),
    };
    return cmocka_run_group_tests(tests, begin_all, end_all);
}
