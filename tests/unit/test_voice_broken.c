// Every way a voice's program can be broken, in both forms: each is one line that names the voice, the phrase
// and what was wrong, and nothing of it runs on.
#include "processes.h"
#include "voice_fixture.h"
#include "wav_by_hand.h"

#include <dirent.h>
#include <signal.h>
#include <unistd.h>

static char folder[] = "/tmp/walkcoach-test-broken.XXXXXX";

#define SHORT (MICROS_PER_SECOND * 3 / 10)
#define LONG  (60 * MICROS_PER_SECOND)

// A kept program is given its line in $line, and where it is to write in $out.
typedef struct {
    const char *kind, *once, *kept;  // shell
    Micros      timeout;
    const char *reported, *reported_kept;  // NULL: the same
} Broken;

#define FILE_OF(name) "cat $folder/" name, "cp $folder/" name " $out; echo '{\"ok\":true}'", LONG

// clang-format off
static const Broken kinds[] = {
    { "hangs", "sleep 600", "sleep 600", SHORT, "sh took longer than 0.3 s", NULL },
    { "hangs with children and holds off signals", "trap '' TERM INT; sleep 600 & sleep 600",
      "trap '' TERM INT; sleep 600 & sleep 600", SHORT, "sh took longer than 0.3 s", NULL },
    { "floods", "cat /dev/zero", "cat /dev/zero", LONG, "sh wrote more than 48 MiB",
      "sh answered with more than 64 KiB" },
    { "fails", "echo no such voice >&2; echo more >&2; exit 3", "echo no such voice >&2; exit 3", LONG,
      "sh failed with status 3: no such voice", NULL },
    { "crashes", "kill -SEGV $$", "kill -SEGV $$", LONG, "sh crashed (Segmentation fault)", NULL },
    { "writes nothing", "true", "echo '{\"ok\":true}'", LONG, "what the program made is empty",
      "the program made no file" },
    { "writes no WAV", FILE_OF("text.wav"), "is not a sound file that can be read", NULL },
    { "writes no numbers", FILE_OF("nan.wav"), "what the program made holds samples that are not numbers",
      NULL },
    { "writes six channels", FILE_OF("six.wav"), "what the program made has 6 channels", NULL },
    { "writes an odd rate", FILE_OF("slow.wav"), "what the program made has a sample rate of 4000 Hz", NULL },
    { "is silent", FILE_OF("silent.wav"), "what the program made is silent", NULL },
    { "breaks off", FILE_OF("cut.wav"),
      "what the program made breaks off: its header says 320000 bytes of sound, and 16000 are there", NULL },
    { "lies of its header", FILE_OF("lie.wav"), "is not a sound file that can be read", NULL },
    { "speaks for minutes", FILE_OF("long.wav"), "what the program made lasts 130 s: 120 s is the most",
      NULL },
    { "writes too much", "head -c 60000000 /dev/zero",
      "head -c 60000000 /dev/zero >$out; echo '{\"ok\":true}'", LONG, "sh wrote more than 48 MiB",
      "the program made more than 48 MiB" },
    { "answers nonsense", "echo hello", "echo hello", LONG, "is not a sound file that can be read",
      "sh answered \"hello\", not {\"ok\":true} or {\"error\":\"...\"} in one line" },
};

// Only a program that is kept can do these.
static const Broken kept_kinds[] = {
    { "answers no", NULL, "echo '{\"ok\":false}'", LONG, "sh answered \"{\"ok\":false}\", not", NULL },
    { "answers a list", NULL, "echo '[1]'", LONG, "sh answered \"[1]\", not", NULL },
    { "answers twice", NULL, "printf '{\"ok\":true}\\n{\"ok\":true}\\n'", LONG,
      "sh answered \"{\"ok\":true}\", not", NULL },
    { "says why", NULL, "echo '{\"error\":\"no such word\"}'", LONG, "sh says: no such word", NULL },
    { "ends in peace", NULL, "exit 0", LONG, "sh ended instead of answering", NULL },
    { "closes its output", NULL, "exec >&-; sleep 600", LONG, "sh closed its output", NULL },
    { "answers by half", NULL, "printf '{\"ok\":'; sleep 600", SHORT, "sh took longer than 0.3 s", NULL },
};
// clang-format on

static void write_sounds(void)
{
    // clang-format off
    static const struct { const char *name; WavByHand wav; } sounds[] = {
        { "nan.wav",    { 1, 16000, 8000, 32, NAN, 0, 0 } },
        { "six.wav",    { 6, 16000, 8000, 16, 0.3, 0, 0 } },
        { "slow.wav",   { 1, 4000, 8000, 16, 0.3, 0, 0 } },
        { "silent.wav", { 1, 16000, 8000, 16, 0, 0, 0 } },
        { "cut.wav",    { 1, 16000, 8000, 16, 0.3, 10, 0 } },
        { "lie.wav",    { 1, 16000, 8000, 16, 0.3, 0, 0x7FFFFFF0 } },
        { "long.wav",   { 1, 8000, 8000 * 130, 16, 0.3, 0, 0 } },
    };
    // clang-format on
    char path[256];
    for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, sounds[i].name);
        write_wav(path, &sounds[i].wav);
    }
    snprintf(path, sizeof path, "%s/text.wav", folder);
    FILE *text = fopen(path, "w");
    fputs("I am not a sound, whatever my name says.\n", text);
    fclose(text);
}

static const char *kept(const Broken *broken, Arena *arena)
{
    return arena_printf(arena,
                        "while read -r line; do out=${line#*'\"out\":\"'}; out=${out%%%%'\"'*}; %s; done",
                        broken->kept);
}

// Processes of the programs, whoever their parent is by now: they have our environment.
static bool nothing_of_it_runs(const void *unused)
{
    DIR           *proc = opendir("/proc");
    struct dirent *entry;
    bool           found = false;
    (void)unused;
    assert_non_null(proc);
    while ((entry = readdir(proc))) {
        char  path[300], environment[65536];
        pid_t pid = atoi(entry->d_name);
        if (pid <= 0 || pid == getpid() || !process_runs(pid))
            continue;
        snprintf(path, sizeof path, "/proc/%d/environ", (int)pid);
        FILE  *file = fopen(path, "r");
        size_t size = file ? fread(environment, 1, sizeof environment, file) : 0;
        if (file)
            fclose(file);
        found |= size > 0 && memmem(environment, size, folder, strlen(folder)) != NULL;
    }
    closedir(proc);
    return !found;
}

static void check_broken(const Broken *broken, bool stays, const char *reported)
{
    Fixture     fixture;
    const char *fault = NULL;
    fixture_init(&fixture);
    const char *script = stays ? kept(broken, &fixture.arena) : broken->once;
    fixture.profile = (VoiceProfile){ .name = "hers",
                                      .title = "x",
                                      .language = "en",
                                      .rate = 150,
                                      .engine = ENGINE_COMMAND,
                                      .argv = (const char *const[]){ "sh", "-c", script, NULL },
                                      .timeout = broken->timeout,
                                      .stay_alive = stays,
                                      .processes = 1 };
    fixture.voice = fixture_voice(&fixture);
    assert_non_null(fixture.voice);
    fixture_add(&fixture, "Lift", 15);
    if (fixture_speak(&fixture, 1))
        fault = "it spoke";
    else if (fixture.diags.count != 1)
        fault = "not one line";
    else if (!strstr(fixture_reported(&fixture), reported) ||
             !strstr(fixture_reported(&fixture), "\"Lift\" could not be spoken by the voice \"hers\": "))
        fault = fixture_reported(&fixture);
    if (fault)
        fail_msg("%s%s: %s", broken->kind, stays ? ", kept" : "", fault);
    fixture_close(&fixture);
    if (!soon(2, nothing_of_it_runs, NULL))
        fail_msg("%s%s: something of it still runs", broken->kind, stays ? ", kept" : "");
}

static void one_that_runs_for_each_phrase(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        check_broken(&kinds[i], false, kinds[i].reported);
}

static void one_that_is_kept_alive(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        check_broken(&kinds[i], true, kinds[i].reported_kept ? kinds[i].reported_kept : kinds[i].reported);
    for (size_t i = 0; i < sizeof kept_kinds / sizeof *kept_kinds; i++)
        check_broken(&kept_kinds[i], true, kept_kinds[i].reported);
}

static void one_that_is_not_there(void **state)
{
    (void)state;
    for (int stays = 0; stays < 2; stays++) {
        Fixture fixture;
        fixture_init(&fixture);
        fixture.profile = (VoiceProfile){ .name = "hers",
                                          .rate = 150,
                                          .engine = ENGINE_COMMAND,
                                          .argv = (const char *const[]){ "no-such-synthesiser", NULL },
                                          .timeout = LONG,
                                          .stay_alive = stays };
        assert_null(fixture_voice(&fixture));
        assert_int_equal(fixture.diags.count, 1);
        assert_non_null(strstr(fixture_reported(&fixture), "\"no-such-synthesiser\" is not there"));
        fixture_close(&fixture);
    }
}

// After three failures in a row nobody waits for it any more: 40 phrases would take 40 times as long.
static void one_that_is_kept_and_always_hangs_is_given_up(void **state)
{
    (void)state;
    Fixture     fixture;
    const char *starts;
    fixture_init(&fixture);
    starts = arena_printf(&fixture.arena, "%s/starts", folder);
    fixture.profile = (VoiceProfile){
        .name = "hers",
        .title = "x",
        .language = "en",
        .rate = 150,
        .engine = ENGINE_COMMAND,
        .argv = (const char *const[]){ "sh", "-c", "echo >>$folder/starts; sleep 600", NULL },
        .timeout = SHORT,
        .stay_alive = true,
        .processes = 1,
    };
    fixture.voice = fixture_voice(&fixture);
    for (int i = 0; i < 40; i++)
        fixture_add(&fixture, "Lift", 15);
    assert_false(fixture_speak(&fixture, 4));
    assert_int_equal(fixture.diags.count, 1);
    assert_non_null(strstr(fixture_reported(&fixture), "\"Lift\" and 39 more"));
    FILE *file = fopen(starts, "r");
    int   lines = 0;
    assert_non_null(file);
    for (int byte; (byte = getc(file)) != EOF;)
        lines += byte == '\n';
    fclose(file);
    assert_int_equal(lines, 3);
    unlink(starts);
    fixture_close(&fixture);
    assert_true(soon(2, nothing_of_it_runs, NULL));
}

static void nothing_is_left_over(void **state)
{
    (void)state;
    DIR           *left = opendir(folder);
    struct dirent *entry;
    assert_non_null(left);
    while ((entry = readdir(left)))
        if (entry->d_name[0] != '.' && !strstr(entry->d_name, ".wav"))
            fail_msg("%s is left", entry->d_name);
    closedir(left);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_runs_for_each_phrase),
        cmocka_unit_test(one_that_is_kept_alive),
        cmocka_unit_test(one_that_is_not_there),
        cmocka_unit_test(one_that_is_kept_and_always_hangs_is_given_up),
        cmocka_unit_test(nothing_is_left_over),
    };
    char command[300];
    if (!mkdtemp(folder) || setenv("TMPDIR", folder, 1) || setenv("folder", folder, 1))
        return 1;
    write_sounds();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) != 0 || failed;
}
