// The process that speaks: any thread may use it, it ends with its host, and what happens to it costs no more
// than what it was asked for.
#include "base/role.h"
#include "processes.h"
#include "voice/clip_bytes.h"
#include "voice/messages.h"
#include "voice/speaker.h"
#include "voice_fixture.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const phrases[] = { "Lift and draw in",  "Exhale", "Shoulders down, grow taller.", "Hold",
                                       "Ten minutes left.", "Soften", "Breathe in, ribs wide",        "Out" };
enum { PHRASES = sizeof phrases / sizeof *phrases, ROUNDS = 3 };

static void open_calm(Fixture *fixture)
{
    fixture_open(fixture, "calm");
    for (size_t i = 0; i < PHRASES; i++)
        fixture_add(fixture, phrases[i], 15);
}

static void assert_same_clips(const Fixture *a, const Fixture *b)
{
    for (size_t i = 0; i < PHRASES; i++) {
        size_t size = clip_packed_size(a->clips[i]);
        void  *packed = malloc(2 * size);
        assert_int_equal(clip_packed_size(b->clips[i]), size);
        clip_pack(a->clips[i], packed);
        clip_pack(b->clips[i], (char *)packed + size);
        assert_memory_equal(packed, (char *)packed + size, size);
        free(packed);
    }
}

// --- Threads ---------------------------------------------------------------------------

// What one thread speaks: with the voice of another fixture, or its own.
typedef struct {
    Fixture   fixture;
    pthread_t thread;
    bool      spoken;
} Talker;

static void *talk(void *self)
{
    Talker *talker = self;
    talker->spoken = true;
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < PHRASES && round > 0; i++)
            clip_free(talker->fixture.clips[i]);
        talker->spoken = fixture_speak(&talker->fixture, 2) && talker->spoken;
    }
    return NULL;
}

static void two_threads_of_one_voice_get_the_bytes_of_one_after_the_other(void **state)
{
    (void)state;
    Talker  talkers[2];
    Fixture alone;
    open_calm(&alone);
    assert_true(fixture_speak(&alone, 1));
    for (int i = 0; i < 2; i++) {
        fixture_init(&talkers[i].fixture);
        talkers[i].fixture.voice = alone.voice;
        for (size_t k = 0; k < PHRASES; k++)
            fixture_add(&talkers[i].fixture, phrases[k], 15);
        assert_int_equal(pthread_create(&talkers[i].thread, NULL, talk, &talkers[i]), 0);
    }
    for (int i = 0; i < 2; i++) {
        pthread_join(talkers[i].thread, NULL);
        assert_true(talkers[i].spoken);
        assert_same_clips(&alone, &talkers[i].fixture);
        talkers[i].fixture.voice = NULL;
        fixture_close(&talkers[i].fixture);
    }
    fixture_close(&alone);
}

static void *open_and_talk(void *self)
{
    Talker *talker = self;
    open_calm(&talker->fixture);
    return talk(self);
}

static void each_thread_may_open_a_voice_of_its_own(void **state)
{
    (void)state;
    Talker talkers[2];
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&talkers[i].thread, NULL, open_and_talk, &talkers[i]), 0);
    for (int i = 0; i < 2; i++) {
        pthread_join(talkers[i].thread, NULL);
        assert_true(talkers[i].spoken);
    }
    assert_same_clips(&talkers[0].fixture, &talkers[1].fixture);
    for (int i = 0; i < 2; i++)
        fixture_close(&talkers[i].fixture);
}

// --- What is left ----------------------------------------------------------------------

static bool has_one_descendant(const void *host) { return descendants(*(const pid_t *)host).count == 1; }

static void nothing_is_left_once_it_is_closed(void **state)
{
    (void)state;
    Fixture fixture;
    pid_t   self = getpid();
    int     before = descriptors(self, NULL);
    open_calm(&fixture);
    assert_true(fixture_speak(&fixture, 2));
    assert_int_equal(descriptors(getpid(), NULL), before + 1);
    assert_true(soon(2, has_one_descendant, &self));  // the round has answered, and may not have ended yet
    fixture_close(&fixture);
    assert_int_equal(descriptors(getpid(), NULL), before);
    assert_int_equal(waitpid(-1, NULL, 0), -1);  // not even an ended child
}

static void it_has_no_descriptor_of_its_host(void **state)
{
    (void)state;
    Fixture fixture;
    char    path[] = "/tmp/walkcoach-test-inherited.XXXXXX";
    int     file = mkstemp(path), low = fcntl(file, F_DUPFD, 3), high = fcntl(file, F_DUPFD, 200);
    assert_true(file >= 0 && low >= 0 && high >= 200);
    open_calm(&fixture);
    Processes speaker = descendants(getpid());
    assert_int_equal(speaker.count, 1);
    assert_int_equal(descriptors(getpid(), path), 3);
    assert_int_equal(descriptors(speaker.pids[0], path), 0);
    fixture_close(&fixture);
    close(file), close(low), close(high);
    unlink(path);
}

// Descriptors 0 to 2 closed, as a daemon may have them: the line then takes their numbers.
static void a_host_without_standard_streams_is_spoken_for(void **state)
{
    (void)state;
    pid_t host = fork();
    if (host == 0) {
        Fixture fixture;
        close(0), close(1), close(2);
        open_calm(&fixture);
        _exit(fixture_speak(&fixture, 2) ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(host, &status, 0), host);
    assert_int_equal(status, 0);
}

// The guard of a terminal is such a child. Were it waited for, this would never end.
static void closing_does_not_wait_for_a_child_that_the_host_forked(void **state)
{
    (void)state;
    Fixture fixture;
    int     ends[2];
    open_calm(&fixture);
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[1]);
        _exit(read(ends[0], &(char){ 0 }, 1) < 0);
    }
    close(ends[0]);
    alarm(60);
    fixture_close(&fixture);
    alarm(0);
    assert_true(process_runs(child));
    close(ends[1]);
    assert_int_equal(waitpid(child, NULL, 0), child);
}

// --- Ends ------------------------------------------------------------------------------

static bool five_processes(const void *host) { return descendants(*(const pid_t *)host).count >= 5; }

// A host in the middle of a phrase whose program hangs, and a program of that one: forked, as a host may have
// been.
static pid_t start_host(bool with_a_child, int *to_child)
{
    static const char *const argv[] = { "sh", "-c", "sleep 600; true", NULL };
    int                      ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t host = fork();
    if (host == 0) {
        Fixture fixture;
        fixture_init(&fixture);
        fixture.profile = (VoiceProfile){ .title = "x",
                                          .rate = 150,
                                          .engine = ENGINE_COMMAND,
                                          .argv = argv,
                                          .timeout = 600 * MICROS_PER_SECOND };
        fixture.voice = fixture_voice(&fixture);
        if (with_a_child && fork() == 0) {  // holds all that its parent has, until the test closes the pipe
            close(ends[1]);
            _exit(read(ends[0], &(char){ 0 }, 1) < 0);
        }
        fixture_add(&fixture, "Lift", 15);
        fixture_speak(&fixture, 1);
        _exit(0);
    }
    close(ends[0]);
    *to_child = ends[1];
    assert_true(soon(20, five_processes, &host));  // speaker, round, phrase, sh, sleep
    return host;
}

static void kill_host(pid_t host)
{
    kill(host, SIGKILL);
    assert_int_equal(waitpid(host, NULL, 0), host);
}

static void a_host_that_is_killed_in_mid_speech_leaves_nobody(void **state)
{
    (void)state;
    int       pipe;
    pid_t     host = start_host(false, &pipe);
    Processes all = descendants(host);
    kill_host(host);
    assert_true(soon(2, all_have_ended, &all));
    close(pipe);
}

static bool has_a_child_of_its_own(const void *host) { return descendants(*(const pid_t *)host).count >= 6; }

static bool all_but_one_have_ended(const void *processes)
{
    const Processes *all = processes;
    int              running = 0;
    for (int i = 0; i < all->count; i++)
        running += process_runs(all->pids[i]);
    return running == 1;
}

static void nor_does_one_whose_own_child_goes_on(void **state)
{
    (void)state;
    int   pipe;
    pid_t host = start_host(true, &pipe);
    assert_true(soon(20, has_a_child_of_its_own, &host));
    Processes all = descendants(host);
    kill_host(host);
    assert_true(soon(2, all_but_one_have_ended, &all));
    close(pipe);
    assert_true(soon(2, all_have_ended, &all));
}

static void it_ends_by_no_signal_of_the_terminal(void **state)
{
    (void)state;
    static const int signals[] = { SIGINT, SIGQUIT, SIGHUP, SIGTERM, SIGTSTP, SIGTTOU };
    Fixture          fixture;
    open_calm(&fixture);
    Processes speaker = descendants(getpid());
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        kill(speaker.pids[0], signals[i]);
    assert_true(fixture_speak(&fixture, 2));
    fixture_close(&fixture);
}

// --- Trouble ---------------------------------------------------------------------------

static void one_that_was_killed_is_one_error(void **state)
{
    (void)state;
    Fixture fixture;
    open_calm(&fixture);
    Processes speaker = descendants(getpid());
    kill(speaker.pids[0], SIGKILL);
    assert_true(soon(2, all_have_ended, &speaker));
    assert_false(fixture_speak(&fixture, 2));
    assert_int_equal(fixture.diags.errors, 1);
    assert_non_null(strstr(fixture_reported(&fixture), "no process could be started for it"));
    for (int i = 0; i < PHRASES; i++)
        assert_null(fixture.clips[i]);
    assert_string_equal(voice_phonemes(fixture.voice, "Lift", &fixture.arena), "");
    fixture_close(&fixture);
}

static void assert_no_speaker(const char *program, const char *reported)
{
    Fixture fixture;
    fixture_init(&fixture);
    fixture.profile = (VoiceProfile){ .title = "x", .rate = 150, .engine = ENGINE_SILENT };
    fixture.speaker = program;
    assert_null(fixture_voice(&fixture));
    if (!strstr(fixture_reported(&fixture), reported))
        fail_msg("%s: reported \"%s\", not \"%s\"", program, fixture_reported(&fixture), reported);
    fixture_close(&fixture);
}

static void one_of_another_version_says_so(void **state)
{
    (void)state;
    Fixture fixture;
    Role    speaker;
    Opened  opened;
    fixture_init(&fixture);
    Text parcel = { .arena = &fixture.arena };
    parcel_put_text(&parcel, "walkcoach 0.0.9, speaker 0");
    assert_true(role_start(fixture.speaker, SPEAKER_ROLE, &speaker));
    assert_true(parcel_send(&parcel, speaker.line));
    assert_true(messages_receive_opened(speaker.line, &fixture.arena, &opened));
    assert_string_equal(opened.problem, "the program that speaks is of another version");
    role_end(&speaker, false);
    fixture_close(&fixture);
}

static void a_program_that_is_not_a_speaker_is_reported(void **state)
{
    (void)state;
    assert_no_speaker(NULL, "the walkcoach program was not found");
    assert_no_speaker("/nonexistent/walkcoach", "could not be started: No such file or directory");
    assert_no_speaker("/bin/true", "ended, or did not get ready");
    assert_int_equal(waitpid(-1, NULL, 0), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_threads_of_one_voice_get_the_bytes_of_one_after_the_other),
        cmocka_unit_test(each_thread_may_open_a_voice_of_its_own),
        cmocka_unit_test(nothing_is_left_once_it_is_closed),
        cmocka_unit_test(it_has_no_descriptor_of_its_host),
        cmocka_unit_test(a_host_without_standard_streams_is_spoken_for),
        cmocka_unit_test(closing_does_not_wait_for_a_child_that_the_host_forked),
        cmocka_unit_test(a_host_that_is_killed_in_mid_speech_leaves_nobody),
        cmocka_unit_test(nor_does_one_whose_own_child_goes_on),
        cmocka_unit_test(it_ends_by_no_signal_of_the_terminal),
        cmocka_unit_test(one_that_was_killed_is_one_error),
        cmocka_unit_test(one_of_another_version_says_so),
        cmocka_unit_test(a_program_that_is_not_a_speaker_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
