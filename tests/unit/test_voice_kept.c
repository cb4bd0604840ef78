// A program that stays alive: started once and late, asked one phrase after the other, ended with the speaker
// however that ends.
#include "base/json_read.h"
#include "processes.h"
#include "voice_fixture.h"
#include "wav_by_hand.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/walkcoach-test-kept.XXXXXX";

enum { ROUNDS = 3, PHRASES = 6 };

// Reads a line, writes a tone, answers. Before: what it does at its start; around: what with each $line.
#define KEPT(before, around)                                                                   \
    "echo $$ >>$folder/starts; " before "; while read -r line; do out=${line#*'\"out\":\"'}; " \
    "out=${out%%'\"'*}; " around "; cp $folder/tone.wav \"$out\"; echo '{\"ok\":true}'; done"

static const char *path_of(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

// The file "model" is one that it is started with.
static void open_kept(Fixture *fixture, const char *script, int processes)
{
    const char **argv;
    fixture_init(fixture);
    argv = ARENA_ARRAY(&fixture->arena, const char *, 6);
    argv[0] = "sh", argv[1] = "-c", argv[2] = script, argv[3] = "sh";
    argv[4] = arena_printf(&fixture->arena, "%s/model", folder), argv[5] = NULL;
    fixture->profile = (VoiceProfile){ .name = "hers",
                                       .title = "x",
                                       .language = "en",
                                       .rate = 150,
                                       .engine = ENGINE_COMMAND,
                                       .argv = argv,
                                       .timeout = 20 * MICROS_PER_SECOND,
                                       .stay_alive = true,
                                       .processes = processes };
    unlink(path_of("starts"));
    fixture->voice = fixture_voice(fixture);
    if (!fixture->voice)
        fail_msg("%s", fixture_reported(fixture));
}

// How often it was started; out: their numbers.
static int starts(Processes *out)
{
    FILE *file = fopen(path_of("starts"), "r");
    int   pid, count = 0;
    while (file && fscanf(file, "%d", &pid) == 1 && count < PROCESSES_MAX)
        out->pids[count++] = pid;
    if (file)
        fclose(file);
    out->count = count;
    return count;
}

static void speak_round(Fixture *fixture, int jobs)
{
    for (size_t i = 0; i < fixture->count; i++) {
        clip_free(fixture->clips[i]);
        fixture->clips[i] = NULL;
    }
    if (!fixture_speak(fixture, jobs))
        fail_msg("%s", fixture_reported(fixture));
}

static void add_phrases(Fixture *fixture)
{
    static const char *const phrases[PHRASES] = { "Lift", "Exhale", "Hold", "Soften", "Lower", "Walk on" };
    for (int i = 0; i < PHRASES; i++)
        fixture_add(fixture, phrases[i], 15);
}

static void it_is_started_once_and_only_when_it_is_needed(void **state)
{
    (void)state;
    Fixture   fixture;
    Processes all;
    open_kept(&fixture, KEPT("sleep 1", ":"), 1);
    voice_use_cache(fixture.voice, arena_printf(&fixture.arena, "%s/clips", folder));
    assert_int_equal(starts(&all), 0);
    add_phrases(&fixture);
    for (int round = 0; round < ROUNDS; round++) {
        speak_round(&fixture, 3);
        assert_int_equal(starts(&all), 1);
        fixture_add(&fixture, round == 0 ? "New" : "Newer", 15);
    }
    fixture_close(&fixture);
    assert_true(soon(2, all_have_ended, &all));

    open_kept(&fixture, KEPT("sleep 1", ":"), 1);  // all of it is kept: nobody is needed
    voice_use_cache(fixture.voice, arena_printf(&fixture.arena, "%s/clips", folder));
    add_phrases(&fixture);
    speak_round(&fixture, 3);
    assert_int_equal(starts(&all), 0);
    fixture_close(&fixture);
}

// A clip belongs to the program that spoke it, not to a newer one that is in its place by then.
static void what_an_old_one_says_is_not_kept_for_its_successor(void **state)
{
    (void)state;
    Fixture   fixture, files = { 0 };  // the second one only writes files
    Processes all;
    fixture_file(&files, folder, "model", "1");
    open_kept(&fixture, KEPT(":", ":"), 1);
    voice_use_cache(fixture.voice, arena_printf(&fixture.arena, "%s/clips", folder));
    fixture_add(&fixture, "Lift", 15);
    speak_round(&fixture, 1);
    fixture_file(&files, folder, "model", "22");
    fixture_add(&fixture, "And let go", 15);
    speak_round(&fixture, 1);
    assert_int_equal(starts(&all), 1);
    fixture_close(&fixture);

    open_kept(&fixture, KEPT(":", ":"), 1);
    voice_use_cache(fixture.voice, arena_printf(&fixture.arena, "%s/clips", folder));
    fixture_add(&fixture, "And let go", 15);
    speak_round(&fixture, 1);
    assert_int_equal(starts(&all), 1);
    fixture_close(&fixture);
    unlink(path_of("model"));
    arena_free(&files.arena);
}

static void several_are_started_as_they_are_needed(void **state)
{
    (void)state;
    Fixture   fixture;
    Processes all;
    open_kept(&fixture, KEPT(":", "sleep 0.1"), 2);
    add_phrases(&fixture);
    speak_round(&fixture, 1);
    speak_round(&fixture, 1);
    assert_int_equal(starts(&all), 1);
    speak_round(&fixture, 4);
    assert_int_equal(starts(&all), 2);
    fixture_close(&fixture);
    assert_true(soon(2, all_have_ended, &all));
}

// Requests do not get mixed: each phrase gets the file of its own line.
static void a_line_of_json_comes_in_for_each_phrase(void **state)
{
    (void)state;
    static const char nasty[] =
        "-x \"quoted\" \\back\\ $(id) `id` 'one'\nline\tand \xC3\xA9\xE2\x82\xAC {out}";
    Fixture     fixture;
    JsonReader  reader;
    const char *text = NULL, *out = NULL, *times = NULL;
    int64_t     rate = 0;
    open_kept(&fixture, KEPT(":", "printf '%s\\n' \"$line\" >>$folder/lines"), 1);
    fixture_add(&fixture, nasty, 13);
    speak_round(&fixture, 2);
    char  line[4096];
    FILE *file = fopen(path_of("lines"), "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    assert_int_equal(getc(file), EOF);
    fclose(file);
    line[strcspn(line, "\n")] = 0;
    assert_true(json_read(&reader, line, strlen(line), 2));
    assert_int_equal(json_read_members(reader.root), 4);
    assert_true(json_read_text(reader.root, "text", &text) && json_read_text(reader.root, "out", &out) &&
                json_read_text(reader.root, "times", &times) && json_read_int(reader.root, "rate", &rate));
    assert_string_equal(text, nasty);
    assert_int_equal(rate, 130);
    assert_true(strncmp(out, folder, strlen(folder)) == 0 && strncmp(times, folder, strlen(folder)) == 0);
    assert_int_not_equal(access(out, F_OK), 0);
    json_read_done(&reader);
    unlink(path_of("lines"));
    fixture_close(&fixture);
}

static void one_that_dies_of_a_phrase_costs_that_phrase(void **state)
{
    (void)state;
    Fixture   fixture;
    Processes all;
    open_kept(&fixture, KEPT(":", "case $line in *Hold*) kill -SEGV $$ ;; esac"), 1);
    add_phrases(&fixture);
    assert_false(fixture_speak(&fixture, 2));
    assert_int_equal(fixture.diags.count, 1);
    assert_non_null(strstr(fixture_reported(&fixture),
                           "\"Hold\" could not be spoken by the voice \"hers\": sh "
                           "crashed (Segmentation fault)"));
    for (int i = 0; i < PHRASES; i++)
        assert_true((fixture.clips[i] == NULL) == (strcmp(fixture.phrases[i].text, "Hold") == 0));
    // One that was used may have ended because of another phrase, so it is asked of the next one; the other
    // job may come first to that, too, with each of the phrases that are left.
    assert_in_range(starts(&all), 2, PHRASES);
    fixture_close(&fixture);
}

static void one_that_ends_after_each_answer_is_started_anew(void **state)
{
    (void)state;
    Fixture fixture;
    open_kept(&fixture,
              "read -r line; out=${line#*'\"out\":\"'}; out=${out%%'\"'*}; cp $folder/tone.wav $out; "
              "echo '{\"ok\":true}'",
              1);
    add_phrases(&fixture);
    speak_round(&fixture, 3);
    fixture_close(&fixture);
}

static void complaints_do_not_hold_it_up(void **state)
{
    (void)state;
    Fixture fixture;
    open_kept(&fixture, KEPT(":", "head -c 300000 /dev/zero >&2"), 1);
    add_phrases(&fixture);
    speak_round(&fixture, 2);
    fixture_close(&fixture);
}

// --- Its end ---------------------------------------------------------------------------

// With a child that ignores what may be ignored.
#define WITH_CHILD KEPT("(trap '' TERM HUP INT; exec sleep 600) & echo $! >>$folder/starts", ":")

static void it_ends_with_the_voice(void **state)
{
    (void)state;
    Fixture   fixture;
    Processes all;
    open_kept(&fixture, WITH_CHILD, 1);
    add_phrases(&fixture);
    speak_round(&fixture, 2);
    assert_int_equal(starts(&all), 2);
    fixture_close(&fixture);
    assert_true(soon(5, all_have_ended, &all));
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

// What ends a speaker, of a host that has spoken and lives on.
static void ends_when(void (*end)(pid_t host))
{
    Processes all = { 0 };
    int       ready[2];
    char      byte;
    assert_int_equal(pipe2(ready, O_CLOEXEC), 0);
    pid_t host = fork();
    if (host == 0) {
        Fixture fixture;
        open_kept(&fixture, WITH_CHILD, 1);
        add_phrases(&fixture);
        speak_round(&fixture, 2);
        assert_int_equal(write(ready[1], "x", 1), 1);
        pause();
    }
    close(ready[1]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    assert_int_equal(starts(&all), 2);
    end(host);
    bool ended = soon(5, all_have_ended, &all);
    kill(host, SIGKILL);
    waitpid(host, NULL, 0);
    assert_true(ended);
}

static void kill_the_host(pid_t host) { kill(host, SIGKILL); }
static void kill_the_speaker(pid_t host) { kill(descendants(host).pids[0], SIGKILL); }

static void it_ends_with_a_host_that_is_killed(void **state)
{
    (void)state;
    ends_when(kill_the_host);
}

static void it_ends_with_a_speaker_that_is_killed(void **state)
{
    (void)state;
    ends_when(kill_the_speaker);
}

static void without_its_keeper_phrases_fail_at_once(void **state)
{
    (void)state;
    Fixture   fixture;
    Processes all;
    open_kept(&fixture, KEPT(":", ":"), 1);
    add_phrases(&fixture);
    speak_round(&fixture, 2);
    starts(&all);
    pid_t keeper = 0;
    assert_true(process_parent(all.pids[0], &keeper));
    kill(keeper, SIGKILL);
    assert_true(soon(2, all_have_ended, &all));
    assert_false(fixture_speak(&fixture, 2));
    assert_non_null(strstr(fixture_reported(&fixture), "the process that keeps sh alive has ended"));
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_started_once_and_only_when_it_is_needed),
        cmocka_unit_test(what_an_old_one_says_is_not_kept_for_its_successor),
        cmocka_unit_test(several_are_started_as_they_are_needed),
        cmocka_unit_test(a_line_of_json_comes_in_for_each_phrase),
        cmocka_unit_test(one_that_dies_of_a_phrase_costs_that_phrase),
        cmocka_unit_test(one_that_ends_after_each_answer_is_started_anew),
        cmocka_unit_test(complaints_do_not_hold_it_up),
        cmocka_unit_test(it_ends_with_the_voice),
        cmocka_unit_test(it_ends_with_a_host_that_is_killed),
        cmocka_unit_test(it_ends_with_a_speaker_that_is_killed),
        cmocka_unit_test(without_its_keeper_phrases_fail_at_once),
    };
    char command[300];
    if (!mkdtemp(folder) || setenv("TMPDIR", folder, 1) || setenv("folder", folder, 1))
        return 1;
    write_wav(path_of("tone.wav"), &(WavByHand){ 1, 16000, 8000, 16, 0.3, 0, 0 });
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) != 0 || failed;
}
