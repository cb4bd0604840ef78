// phone/export.h: who makes which walk, what is printed, and what becomes of the folder. How a walk is made
// and what the lists hold is this file's own.
#include "phone/export.h"

#include "captured.h"
#include "job/stopwatch.h"
#include "phone/export_lists.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>

enum { WALKS = 3, MANY = 80 };

// What the processes have in common.
typedef struct {
    atomic_int         looks;           // of the parent at its clock
    atomic_int         made;            // walks that were begun
    char               order[MANY][8];  // in which order
    int                jobs, number;    // of the process that made the last one
    unsigned long long working;
} Common;

static Common  *common;
static char     folder[60], parent[] = "/tmp/walkcoach-export.XXXXXX";
static Captured error;

// --- What an export is made of, by hand --------------------------------------------------

static ExportPlan  plan;
static ExportWalk  walks[MANY];
static Status      planned;
static bool        may;
static ExportLists lists;
static const char *lists_why;
static int         lists_written;
static int         own_number;  // of this process
static bool (*make)(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared);

Status export_plan(const Settings *settings, Arena *arena, ExportPlan *out)
{
    (void)settings, (void)arena;
    *out = plan;
    return planned;
}

Status export_read_lists(const Terminal *terminal, const ExportPlan *of, Arena *arena, ExportBefore *out)
{
    (void)terminal, (void)of, (void)arena;
    *out = (ExportBefore){ 0 };
    return STATUS_DONE;
}

bool export_may(const ExportPlan *of, Arena *arena, char why[WHOLE_WHY_SIZE])
{
    (void)of, (void)arena;
    snprintf(why, WHOLE_WHY_SIZE, "hers.mp3 is not ours");
    return may;
}

void export_name(ExportPlan *of, const ExportBefore *before, Arena *arena)
{
    (void)of, (void)before, (void)arena;
}

static const char *made_of;
const char        *export_made_of(const ExportPlan *of, Arena *arena)
{
    (void)of, (void)arena;
    return made_of;
}

bool export_write_lists(const ExportPlan *of, const ExportShared *shared, const ExportBefore *before,
                        Arena *arena, ExportLists *out, char why[WHOLE_WHY_SIZE])
{
    (void)of, (void)shared, (void)before, (void)arena;
    lists_written++;
    *out = lists;
    snprintf(why, WHOLE_WHY_SIZE, "%s", lists_why ? lists_why : "");
    return !lists_why;
}

bool export_fail(ExportShared *shared, Status status, const char *why)
{
    if (!atomic_flag_test_and_set(&shared->failing)) {
        snprintf(shared->why, sizeof shared->why, "%s", why);
        shared->failed = status;
    }
    return false;
}

bool export_make(const WalkOrder *order, const Terminal *terminal, const ExportPlan *of, size_t index,
                 ExportPart part, ExportShared *shared)
{
    (void)order, (void)terminal;
    const ExportWalk  *walk = &of->walks[index];
    unsigned long long working = atomic_load(&shared->working);  // before anybody can have waited for us
    strcpy(common->order[atomic_fetch_add(&common->made, 1)], walk->session);
    common->jobs = part.jobs;
    own_number = part.number;
    common->number = part.number;
    common->working = working;
    return make(walk, &shared->walks[index], shared);
}

static bool is_made(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    (void)walk, (void)progress;
    atomic_fetch_add(&shared->made, 1);
    return true;
}

// The parent looks when it begins, and before each drawing of its bar.
double stopwatch_now(void) { return atomic_fetch_add(&common->looks, 1) == 0 ? 100 : 3759; }

static Status run(int jobs)
{
    Settings settings = SETTINGS_DEFAULT;
    settings.exporting.jobs = jobs;
    settings.terminal.width = 80;
    capture(&error, stderr);
    Status status = cmd_export(&settings);
    captured_text(&error);
    return status;
}

static int set_up(void **state)
{
    static const struct {
        const char *session;
        int         seconds;
    } rows[WALKS] = { { "short", 10 }, { "long", 60 }, { "middle", 30 } };
    (void)state;
    memset(common, 0, sizeof *common);
    memset(walks, 0, sizeof walks);
    for (int i = 0; i < WALKS; i++)
        walks[i] = (ExportWalk){ .session = rows[i].session,
                                 .track = i + 1,
                                 .length = rows[i].seconds * MICROS_PER_SECOND };
    walks[WALKS].length = 3600 * MICROS_PER_SECOND;  // beyond the end of the list: it does not count
    plan = (ExportPlan){ .folder = folder, .walks = walks, .walk_count = WALKS };
    planned = STATUS_DONE;
    may = true;
    lists = (ExportLists){ .walks = 3, .bytes = 1450000 };
    lists_why = NULL;
    lists_written = 0;
    make = is_made;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    rmdir(folder);
    return 0;
}

static bool is_there(void) { return access(folder, F_OK) == 0; }

#define SAID(...)                                     \
    {                                                 \
        char wanted[1000];                            \
        snprintf(wanted, sizeof wanted, __VA_ARGS__); \
        assert_string_equal(error.text, wanted);      \
    }

// --- Who makes what --------------------------------------------------------------------

static void the_longest_walk_is_made_first(void **state)
{
    (void)state;
    assert_int_equal(run(1), STATUS_DONE);
    assert_int_equal(common->made, 3);
    assert_string_equal(common->order[0], "long");
    assert_string_equal(common->order[1], "middle");
    assert_string_equal(common->order[2], "short");
    set_up(NULL);
    for (int i = 0; i < WALKS; i++)
        walks[i].length = 1;
    assert_int_equal(run(1), STATUS_DONE);  // of the same length: as they were asked for
    assert_string_equal(common->order[0], "short");
    assert_string_equal(common->order[1], "long");
    assert_string_equal(common->order[2], "middle");
}

static void there_are_as_many_processes_as_jobs_or_walks(void **state)
{
    (void)state;
    plan.walk_count = 1;
    assert_int_equal(run(7), STATUS_DONE);
    assert_int_equal(common->jobs, 7);
    assert_int_equal(common->number, 0);
    assert_int_equal(common->working, 1);
    set_up(NULL);
    plan.walk_count = 0;
    run(2);
    assert_int_equal(common->made, 0);
}

static bool waits_for_three(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    while (common->made < 3)
        poll(NULL, 0, 1);
    return is_made(walk, progress, shared);
}

static void they_work_at_the_same_time(void **state)
{
    (void)state;
    make = waits_for_three;
    assert_int_equal(run(3), STATUS_DONE);
    assert_int_equal(common->made, 3);
    assert_int_equal(common->working, 7);
}

static bool waits_for_sixty_four(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    while (common->made < 64)
        poll(NULL, 0, 1);
    return is_made(walk, progress, shared);
}

static void sixty_four_are_the_most(void **state)
{
    (void)state;
    for (int i = 0; i < MANY; i++)
        walks[i] = (ExportWalk){ .session = "walk", .track = i + 1, .length = 1 };
    plan.walk_count = 64;
    make = waits_for_sixty_four;
    assert_int_equal(run(64), STATUS_DONE);
    assert_int_equal(common->jobs, 64);
    assert_true(common->working == UINT64_MAX);
    common->made = 0;
    plan.walk_count = MANY;
    assert_int_equal(run(64), STATUS_DONE);
    assert_int_equal(common->made, MANY);
}

static bool ends_last(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    if (strcmp(walk->session, "long") == 0)
        while (__builtin_popcountll(atomic_load(&shared->working)) > 1)
            poll(NULL, 0, 1);  // until it works alone
    return is_made(walk, progress, shared);
}

static void who_has_ended_does_not_count_as_working(void **state)
{
    (void)state;
    make = ends_last;
    assert_int_equal(run(3), STATUS_DONE);
    SAID("%s: 3 files made; 3 in all, 1.4 MB. Copy the folder to the phone, or: walkcoach share\n", folder)
}

// --- What is printed -------------------------------------------------------------------

static bool is_kept(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    (void)progress;
    atomic_fetch_add(strcmp(walk->session, "long") == 0 ? &shared->made : &shared->kept, 1);
    return true;
}

static void what_was_made_kept_and_deleted_is_counted(void **state)
{
    (void)state;
    assert_int_equal(run(2), STATUS_DONE);
    SAID("%s: 3 files made; 3 in all, 1.4 MB. Copy the folder to the phone, or: walkcoach share\n", folder)
    make = is_kept;
    lists.removed = 2;
    run(2);
    SAID("%s: 1 file made, 2 as they were, 2 old ones deleted; 3 in all, 1.4 MB. "
         "Copy the folder to the phone, or: walkcoach share\n",
         folder)
    plan.walk_count = 2;  // the two longest, as they are sorted by now
    lists.removed = 1;
    run(2);
    SAID("%s: 1 file made, 1 as it was, 1 old one deleted; 3 in all, 1.4 MB. "
         "Copy the folder to the phone, or: walkcoach share\n",
         folder)
}

static void a_folder_that_was_named_is_named_for_sharing(void **state)
{
    (void)state;
    Settings settings = SETTINGS_DEFAULT;
    settings.exporting.folder = "mine";
    settings.exporting.jobs = 1;
    capture(&error, stderr);
    assert_int_equal(cmd_export(&settings), STATUS_DONE);
    captured_text(&error);
    SAID("%s: 3 files made; 3 in all, 1.4 MB. Copy the folder to the phone, or: walkcoach share mine\n",
         folder)
    settings.terminal.quiet = true;
    capture(&error, stderr);
    assert_int_equal(cmd_export(&settings), STATUS_DONE);
    assert_string_equal(captured_text(&error), "");
}

static bool is_without_signs(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    if (strcmp(walk->session, "long") == 0)
        atomic_fetch_add(&shared->without_signs, 1);
    if (strcmp(walk->session, "short") == 0) {
        strcpy(progress->why, "no room for its words");
        atomic_store(&progress->left_out, true);
        return true;
    }
    return is_made(walk, progress, shared);
}

static bool are_without_signs(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    atomic_fetch_add(&shared->without_signs, 1);
    return is_made(walk, progress, shared);
}

static void what_is_left_out_and_what_is_not_heard_is_said(void **state)
{
    (void)state;
    make = is_without_signs;
    assert_int_equal(run(2), STATUS_DONE);
    SAID("short is left out: no room for its words\n"
         "1 of the files does not say the stop signs, and says so in its comment: walkcoach stop-signs "
         "prints them\n"
         "%s: 2 files made; 3 in all, 1.4 MB. Copy the folder to the phone, or: walkcoach share\n",
         folder)
    make = are_without_signs;
    run(2);
    SAID("3 of the files do not say the stop signs, and say so in their comment: walkcoach stop-signs prints "
         "them\n"
         "%s: 3 files made; 3 in all, 1.4 MB. Copy the folder to the phone, or: walkcoach share\n",
         folder)
}

// Until the parent has seen it twice.
static bool is_half_done(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    atomic_store(&shared->kept_sound, 20 * MICROS_PER_SECOND);
    atomic_store(&progress->done, walk->length);
    if (strcmp(walk->session, "long") == 0)
        for (int looks = common->looks; common->looks < looks + 3;)
            poll(NULL, 0, 1);
    return is_made(walk, progress, shared);
}

// Of 100 s of sound 20 were there; 40 more took 3659 s, so the other 40 will take as long.
static void the_bar_shows_the_time_left(void **state)
{
    (void)state;
    Settings settings = SETTINGS_DEFAULT;
    settings.exporting.jobs = 1;
    settings.terminal.live = true;
    make = is_half_done;
    capture(&error, stderr);
    assert_int_equal(cmd_export(&settings), STATUS_DONE);
    captured_text(&error);
    if (!strstr(error.text, "Exporting ") || !strstr(error.text, "-  59%  60:59 left\033[K"))
        fail_msg("%s", error.text);
    assert_non_null(strstr(error.text, "\r\033[K"));
}

// --- When it goes wrong ----------------------------------------------------------------

static bool fails(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    (void)walk, (void)progress;
    return export_fail(shared, STATUS_WORLD, "the disk is full");
}

static bool has_mistakes(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    (void)walk, (void)progress;
    return export_fail(shared, STATUS_MISTAKES, "pond.cfg:3: a mistake\nand another\n");
}

static void the_first_failure_ends_it(void **state)
{
    (void)state;
    make = fails;
    assert_int_equal(run(1), STATUS_WORLD);
    SAID("walkcoach: the disk is full\n")
    assert_int_equal(common->made, 1);
    assert_int_equal(lists_written, 1);  // of what is there
    assert_false(is_there());
    set_up(NULL);
    make = has_mistakes;
    assert_int_equal(run(1), STATUS_MISTAKES);
    SAID("pond.cfg:3: a mistake\nand another\n")
    assert_int_equal(common->made, 1);
}

static void a_folder_that_was_there_stays(void **state)
{
    (void)state;
    assert_int_equal(mkdir(folder, 0700), 0);
    make = fails;
    run(1);
    assert_true(is_there());
}

static void lists_that_cannot_be_written_are_a_failure(void **state)
{
    (void)state;
    lists_why = "index.json: No space left on device";
    assert_int_equal(run(2), STATUS_WORLD);
    SAID("walkcoach: index.json: No space left on device\n")
}

static bool is_killed(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    (void)walk, (void)progress, (void)shared;
    return raise(SIGKILL) == 0;
}

static bool gives_up(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    (void)walk, (void)progress, (void)shared;
    _exit(1);
}

static void a_process_that_dies_is_a_failure(void **state)
{
    (void)state;
    make = is_killed;
    assert_int_equal(run(1), STATUS_WORLD);
    SAID("walkcoach: a process that made a walk died of signal 9\n")
    make = gives_up;
    assert_int_equal(run(1), STATUS_WORLD);
    SAID("walkcoach: a process that made a walk gave up\n")
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);  // nobody is left
}

static int  fails_in;  // the number of a process
static bool dies;

static bool waits_for_sigterm(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    while (common->made < 3)
        poll(NULL, 0, 1);
    if (own_number == fails_in)
        return dies ? is_killed(walk, progress, shared) : fails(walk, progress, shared);
    sigset_t end;
    int      number;
    sigemptyset(&end);
    sigaddset(&end, SIGTERM);
    sigwait(&end, &number);
    return true;
}

static void the_others_are_called_back(void **state)
{
    (void)state;
    make = waits_for_sigterm;
    for (fails_in = 0; fails_in < 3; fails_in++) {
        common->made = 0;
        dies = false;
        assert_int_equal(run(3), STATUS_WORLD);
        SAID("walkcoach: the disk is full\n")
        common->made = 0;
        dies = true;
        assert_int_equal(run(3), STATUS_WORLD);
        SAID("walkcoach: a process that made a walk died of signal 9\n")
    }
}

static bool takes_the_folder_away(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    if (strcmp(walk->session, "long") == 0)
        rmdir(folder);
    return is_made(walk, progress, shared);
}

static bool puts_another_there(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    char other[80];
    snprintf(other, sizeof other, "%s.other", folder);
    if (strcmp(walk->session, "long") == 0)
        if (mkdir(other, 0700) != 0 || rename(other, folder) != 0)
            return false;
    return is_made(walk, progress, shared);
}

static void a_folder_that_goes_away_is_said(void **state)
{
    (void)state;
    make = takes_the_folder_away;
    assert_int_equal(run(1), STATUS_WORLD);
    SAID("walkcoach: %s disappeared while it was being filled\n", folder)
    assert_int_equal(lists_written, 0);
    make = puts_another_there;
    assert_int_equal(run(1), STATUS_WORLD);
    SAID("walkcoach: %s disappeared while it was being filled\n", folder)
    assert_int_equal(lists_written, 0);
}

static void before_it_begins_nothing_is_made(void **state)
{
    (void)state;
    planned = STATUS_USAGE;
    assert_int_equal(run(1), STATUS_USAGE);
    assert_false(is_there());
    planned = STATUS_DONE;
    made_of = "walks/bed.mp3";
    assert_int_equal(run(1), STATUS_USAGE);
    SAID("walkcoach: a walk is made of walks/bed.mp3: export into another folder\n")
    made_of = NULL;
    may = false;
    assert_int_equal(run(1), STATUS_WORLD);
    SAID("walkcoach: hers.mp3 is not ours\n")
    plan.folder = "/proc/nowhere";
    assert_int_equal(run(1), STATUS_WORLD);
    assert_memory_equal(error.text, "walkcoach: /proc/nowhere: ", 26);
    assert_int_equal(common->made, 0);
}

// --- With others -----------------------------------------------------------------------

static bool asks_to_end(const ExportWalk *walk, ExportProgress *progress, ExportShared *shared)
{
    if (strcmp(walk->session, "long") == 0)
        kill(getppid(), SIGTERM);  // SIGINT is ignored where tests run in the background
    while (!atomic_load(&shared->stop))
        poll(NULL, 0, 1);
    return is_made(walk, progress, shared);
}

static void an_interruption_is_said_once_all_have_ended(void **state)
{
    (void)state;
    pid_t one = fork();  // the signal stays with it
    if (one == 0) {
        make = asks_to_end;
        Status status = run(1);
        bool   good = status == STATUS_WORLD && common->made == 1 && lists_written == 1 &&
                    strcmp(error.text, "walkcoach: interrupted; run the same command to continue\n") == 0;
        _exit(good ? 0 : 1);
    }
    int how = 1;
    assert_int_equal(waitpid(one, &how, 0), one);
    assert_int_equal(how, 0);
}

// Holds the folder until somebody says that they wait. It is not a child of ours: an export looks after all
// of those.
static void hold_folder(int out)
{
    pid_t one = fork();
    if (one > 0) {
        waitpid(one, NULL, 0);
        return;
    }
    if (fork() != 0)
        _exit(0);
    char text[400] = "";
    int  fd = open(folder, O_RDONLY | O_DIRECTORY);
    if (fd < 0 || flock(fd, LOCK_EX) != 0 || write(out, "", 1) != 1)
        _exit(1);
    while (!strstr(text, "waiting")) {
        ssize_t got = pread(STDERR_FILENO, text, sizeof text - 1, 0);
        text[got > 0 ? got : 0] = '\0';
        poll(NULL, 0, 1);
    }
    _exit(0);
}

static void a_second_export_waits_for_the_first(void **state)
{
    (void)state;
    int      ready[2];
    char     byte;
    Settings settings = SETTINGS_DEFAULT;
    settings.exporting.jobs = 1;
    assert_int_equal(mkdir(folder, 0700), 0);
    assert_int_equal(pipe(ready), 0);
    capture(&error, stderr);
    hold_folder(ready[1]);
    close(ready[1]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    Status status = cmd_export(&settings);
    captured_text(&error);
    assert_int_equal(status, STATUS_DONE);
    SAID("Another export is filling %s; waiting for it.\n"
         "%s: 3 files made; 3 in all, 1.4 MB. Copy the folder to the phone, or: walkcoach share\n",
         folder, folder)
    int fd = open(folder, O_RDONLY | O_DIRECTORY);
    assert_int_equal(flock(fd, LOCK_EX | LOCK_NB), 0);  // and leaves it
    close(fd);
}

static int begin_all(void **state)
{
    (void)state;
    common = mmap(NULL, sizeof *common, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (common == MAP_FAILED || !mkdtemp(parent))
        return -1;
    snprintf(folder, sizeof folder, "%s/walks", parent);
    return 0;
}

static int end_all(void **state)
{
    (void)state;
    return rmdir(parent);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_longest_walk_is_made_first),
        TEST(there_are_as_many_processes_as_jobs_or_walks),
        TEST(they_work_at_the_same_time),
        TEST(sixty_four_are_the_most),
        TEST(who_has_ended_does_not_count_as_working),
        TEST(what_was_made_kept_and_deleted_is_counted),
        TEST(a_folder_that_was_named_is_named_for_sharing),
        TEST(what_is_left_out_and_what_is_not_heard_is_said),
        TEST(the_bar_shows_the_time_left),
        TEST(the_first_failure_ends_it),
        TEST(a_folder_that_was_there_stays),
        TEST(lists_that_cannot_be_written_are_a_failure),
        TEST(a_process_that_dies_is_a_failure),
        TEST(the_others_are_called_back),
        TEST(a_folder_that_goes_away_is_said),
        TEST(before_it_begins_nothing_is_made),
        TEST(an_interruption_is_said_once_all_have_ended),
        TEST(a_second_export_waits_for_the_first),
    };
    return cmocka_run_group_tests(tests, begin_all, end_all);
}
