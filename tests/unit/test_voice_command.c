// Programs as voices: good ones, and those that hang, flood, fail or write rubbish.
#include "sound/tempo.h"
#include "voice/own_rate.h"
#include "voice_fixture.h"
#include "wav_by_hand.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/walkcoach-test-command.XXXXXX";
static char tone[256], wide[256];  // WAVs of half a second, 16 kHz; wide: stereo

static void write_tone(const char *path, int channels)
{
    enum { FRAMES = 8000 };
    static const unsigned char head[44] =
        "RIFF\xFF\xFF\xFF\xFFWAVEfmt \x10\0\0\0\1\0\1\0\x80\x3E\0\0\0\x7D\0\0\2\0\x10\0data";
    unsigned char start[44];
    FILE         *file = fopen(path, "w");
    if (!file)
        exit(1);
    memcpy(start, head, sizeof start);
    start[22] = (unsigned char)channels;
    start[32] = (unsigned char)(2 * channels);
    fwrite(start, 1, sizeof start, file);  // data size 0: to the end
    for (int i = 0; i < FRAMES * channels; i++) {
        double  gain = i % channels == 0 ? 8000 : 2000;
        int16_t sample = (int16_t)(gain * sin(2 * M_PI * 300 * (i / channels) / 16000));
        fwrite(&sample, 2, 1, file);
    }
    fclose(file);
}

// A fixture whose voice is that command.
static void open_command(Fixture *fixture, const char *const *argv, Micros timeout)
{
    fixture_init(fixture);
    fixture->profile = (VoiceProfile){ .name = "x",
                                       .title = "x",
                                       .language = "en",
                                       .rate = 150,
                                       .engine = ENGINE_COMMAND,
                                       .argv = argv,
                                       .own_rate = 150,  // nothing is measured
                                       .timeout = timeout };
    fixture->voice = fixture_voice(fixture);
}

#define LONG (60 * MICROS_PER_SECOND)

static void a_wav_on_stdout_becomes_a_clip(void **state)
{
    (void)state;
    Fixture fixture;
    open_command(&fixture, (const char *const[]){ "cat", tone, NULL }, LONG);
    fixture_add(&fixture, "Lift", 15);
    if (!fixture_speak(&fixture, 1))
        fail_msg("%s", fixture_reported(&fixture));
    assert_in_range(fixture.clips[0]->length, FIXTURE_RATE * 48 / 100, FIXTURE_RATE * 52 / 100);
    assert_int_equal(fixture.clips[0]->vowel, fixture.clips[0]->onset);
    fixture_close(&fixture);
}

// Its second channel is a quarter as strong as its first: -12 dB, as it came.
static void a_wav_in_stereo_stays_in_stereo(void **state)
{
    (void)state;
    Fixture fixture;
    open_command(&fixture, (const char *const[]){ "cat", wide, NULL }, LONG);
    fixture_add(&fixture, "Lift", 15);
    if (!fixture_speak(&fixture, 1))
        fail_msg("%s", fixture_reported(&fixture));
    const Clip *clip = fixture.clips[0];
    assert_int_equal(clip->channels, 2);
    assert_int_equal(clip->rate, FIXTURE_RATE);
    assert_in_range(clip->length, FIXTURE_RATE * 48 / 100, FIXTURE_RATE * 52 / 100);
    for (Frames i = clip->length / 4; i < clip->length / 2; i++)
        assert_in_range(4 * clip->samples[2 * i + 1] - clip->samples[2 * i] + 40, 0, 80);
    fixture_close(&fixture);
}

// Speaks `text` with a shell script; true when it became a clip.
static bool speaks(const char *script, const char *argument, const char *text)
{
    Fixture           fixture;
    Arena             arena = { 0 };
    const char *const argv[] = { "sh", "-c",     arena_printf(&arena, "tone=%s; %s", tone, script),
                                 "sh", argument, NULL };
    open_command(&fixture, argv, LONG);
    fixture_add(&fixture, text, 13);
    bool spoken = fixture_speak(&fixture, 1);
    if (!spoken)
        print_message("# %s\n", fixture_reported(&fixture));
    fixture_close(&fixture);
    arena_free(&arena);
    return spoken;
}

static void the_text_comes_on_stdin_as_an_argument_or_in_a_file(void **state)
{
    (void)state;
    assert_true(speaks("test \"$(cat)\" = 'Lift and go' && cat $tone", "", "Lift and go"));
    assert_true(speaks("test \"$1\" = 'Lift and go' && cat $tone", "{text}", "Lift and go"));
    assert_true(speaks("test \"$(cat \"$1\")\" = 'Lift and go' && cat $tone", "{textfile}", "Lift and go"));
    assert_true(speaks("test \"$1\" = 130 && cat $tone", "{rate}", "Lift"));
    assert_true(speaks("cp $tone \"$1\"", "{out}", "Lift"));
    assert_false(speaks("test \"$1\" = 'Lift' && cat $tone", "{text}", "Lift and go"));
}

static void no_shell_sees_the_text(void **state)
{
    (void)state;
    static const char nasty[] = "$(touch /tmp/x) `id` \"; exit 1; ' {rate} {out} %s";
    Arena             arena = { 0 };
    const char       *path = arena_printf(&arena, "%s/expected", folder);
    FILE             *expected = fopen(path, "w");
    assert_non_null(expected);
    fputs(nasty, expected);
    fclose(expected);
    assert_true(speaks("printf %s \"$1\" | cmp -s - \"${tone%/*}/expected\" && cat $tone", "{text}", nasty));
    unlink(path);
    arena_free(&arena);
}

// What is reported when a shell script speaks.
static void check_failure(const char *script, Micros timeout, const char *reported)
{
    Fixture fixture;
    open_command(&fixture, (const char *const[]){ "sh", "-c", script, NULL }, timeout);
    fixture_add(&fixture, "Lift", 15);
    assert_false(fixture_speak(&fixture, 1));
    assert_null(fixture.clips[0]);
    if (!strstr(fixture_reported(&fixture), reported))
        fail_msg("%s: reported \"%s\", not \"%s\"", script, fixture_reported(&fixture), reported);
    fixture_close(&fixture);
}

static void a_program_that_hangs_is_ended(void **state)
{
    (void)state;
    check_failure("sleep 600", MICROS_PER_SECOND / 5, "sh took longer than 0.2 s");
    check_failure("trap '' TERM; sleep 600 & cat; wait", MICROS_PER_SECOND / 5, "sh took longer than 0.2 s");
}

static void a_program_that_fails_is_reported_with_its_own_words(void **state)
{
    (void)state;
    check_failure("echo no such voice >&2; echo more >&2; exit 3", LONG,
                  "sh failed with status 3: no such voice");
    check_failure("kill -SEGV $$", LONG, "sh crashed (Segmentation fault)");
    check_failure("echo hello", LONG, "is not a sound file that can be read");
    check_failure("true", LONG, "what the program made is empty");
}

static void a_program_that_floods_is_cut_off(void **state)
{
    (void)state;
    check_failure("cat /dev/zero", LONG, "sh wrote more than 48 MiB");
}

static void a_program_that_is_not_there_is_reported_at_once(void **state)
{
    (void)state;
    Fixture fixture;
    open_command(&fixture, (const char *const[]){ "no-such-synthesiser", NULL }, LONG);
    assert_null(fixture.voice);
    assert_non_null(
        strstr(fixture_reported(&fixture), "the voice's program \"no-such-synthesiser\" is not there"));
    fixture_close(&fixture);
}

static void words_are_where_its_times_say(void **state)
{
    (void)state;
    Fixture     fixture;
    Arena       arena = { 0 };
    const char *script = arena_printf(&arena, "cp %s $1; printf '0.1 0.3 Lift\\n0.3 0.4 go\\n' >$2", tone);
    const char *const argv[] = { "sh", "-c", script, "sh", "{out}", "{times}", NULL };
    open_command(&fixture, argv, LONG);
    fixture_add(&fixture, "Lift, go", 15);
    if (!fixture_speak(&fixture, 1))
        fail_msg("%s", fixture_reported(&fixture));
    const Clip *clip = fixture.clips[0];
    assert_int_equal(clip->word_count, 2);
    assert_true(clip->words[0].start == 0 && clip->words[0].length == 4);
    assert_true(clip->words[1].start == 6 && clip->words[1].length == 2);
    assert_in_range(clip->words[0].at, FIXTURE_RATE * 9 / 100, FIXTURE_RATE * 11 / 100);
    assert_in_range(clip->words[1].at, FIXTURE_RATE * 29 / 100, FIXTURE_RATE * 31 / 100);
    fixture_close(&fixture);

    open_command(&fixture,
                 (const char *const[]){ "sh", "-c", arena_printf(&arena, "cp %s $1; echo x >$2", tone), "sh",
                                        "{out}", "{times}", NULL },
                 LONG);
    fixture_add(&fixture, "Lift, go", 15);
    assert_false(fixture_speak(&fixture, 1));
    assert_non_null(
        strstr(fixture_reported(&fixture),
               "line 1 of its times, \"x\", is not \"start end label\" in seconds of a sound of 0.50 s"));
    fixture_close(&fixture);
    arena_free(&arena);
}

static size_t lines_of(const char *path)
{
    FILE  *file = fopen(path, "r");
    size_t lines = 0;
    for (int byte; file && (byte = getc(file)) != EOF;)
        lines += byte == '\n';
    if (file)
        fclose(file);
    return lines;
}

// How often the program of these words runs for a voice that is opened anew, with clips of earlier times.
static size_t runs_of(const char *const *argv, const char *clips, const char *runs)
{
    Fixture fixture;
    size_t  before = lines_of(runs);
    open_command(&fixture, argv, LONG);
    voice_use_cache(fixture.voice, clips);
    fixture_add(&fixture, "Lift", 15);
    if (!fixture_speak(&fixture, 1))
        fail_msg("%s", fixture_reported(&fixture));
    fixture_close(&fixture);
    return lines_of(runs) - before;
}

static void a_changed_program_or_model_is_heard(void **state)
{
    (void)state;
    Fixture     files;  // only writes them
    Arena       arena = { 0 };
    const char *clips = arena_printf(&arena, "%s/clips", folder);
    const char *runs = arena_printf(&arena, "%s/runs", folder);
    const char *script = arena_printf(&arena, "echo >>%s; cat %s", runs, tone);
    fixture_init(&files);
    const char       *program = fixture_file(&files, folder, "speak.sh", script);
    const char       *model = fixture_file(&files, folder, "a.model", "1");
    const char       *named = arena_printf(&arena, "--model=%s", model);
    const char *const by_word[] = { "sh", program, model, NULL };
    const char *const by_option[] = { "sh", program, named, NULL };
    for (int form = 0; form < 2; form++) {
        const char *const *argv = form == 0 ? by_word : by_option;
        assert_int_equal(runs_of(argv, clips, runs), 1);
        assert_int_equal(runs_of(argv, clips, runs), 0);
        fixture_file(&files, folder, "a.model", form == 0 ? "22" : "333");
        assert_int_equal(runs_of(argv, clips, runs), 1);
        assert_int_equal(runs_of(argv, clips, runs), 0);
        fixture_file(&files, folder, "speak.sh", arena_printf(&arena, "%s%*s", script, form + 1, ""));
        assert_int_equal(runs_of(argv, clips, runs), 1);
        assert_int_equal(runs_of(argv, clips, runs), 0);
    }
    assert_int_equal(runs_of(by_word, clips, runs), 1);
    assert_int_equal(runs_of(by_word, clips, runs), 0);
    struct timespec old[2] = { { 1000000000, 0 }, { 1000000000, 0 } };  // as long, of another time
    assert_int_equal(utimensat(AT_FDCWD, program, old, 0), 0);
    assert_int_equal(runs_of(by_word, clips, runs), 1);
    assert_int_equal(system(arena_printf(&arena, "cd '%s' && rm -r clips runs speak.sh a.model", folder)), 0);
    arena_free(&files.arena);
    arena_free(&arena);
}

// Neither its text nor what was made of it.
static void a_phrase_finds_no_file_of_the_one_before_it(void **state)
{
    (void)state;
    Fixture           fixture;
    Arena             arena = { 0 };
    const char       *script = arena_printf(&arena,
                                            "test $(ls ${1%%/*} | wc -l) = 1 && "
                                                  "cp %s $2 && echo 0 0.1 Lift >$3",
                                            tone);
    const char *const argv[] = { "sh", "-c", script, "sh", "{textfile}", "{out}", "{times}", NULL };
    open_command(&fixture, argv, LONG);
    fixture_add(&fixture, "Lift", 15);
    fixture_add(&fixture, "Lower", 15);
    fixture_add(&fixture, "Walk on", 15);
    if (!fixture_speak(&fixture, 1))
        fail_msg("%s", fixture_reported(&fixture));
    fixture_close(&fixture);
    arena_free(&arena);
}

static void without_a_place_for_its_files_it_is_refused(void **state)
{
    (void)state;
    Fixture           fixture;
    const char *const files[] = { "cp", tone, "{out}", NULL }, *const none[] = { "cat", tone, NULL };
    setenv("TMPDIR", "/nonexistent", 1);
    open_command(&fixture, files, LONG);
    assert_null(fixture.voice);
    assert_non_null(strstr(fixture_reported(&fixture),
                           "no folder could be made for the voice's program: is TMPDIR writable?"));
    fixture_close(&fixture);
    open_command(&fixture, none, LONG);  // it needs no folder
    assert_non_null(fixture.voice);
    fixture_close(&fixture);
    setenv("TMPDIR", folder, 1);
}

static void a_file_that_is_not_there_or_too_large_is_reported(void **state)
{
    (void)state;
    static const char *const scripts[][2] = {
        { "cat $0 >/dev/null", "the program made no file" },
        { "head -c 50331649 /dev/zero >$1", "the program made more than 48 MiB" },
        { "head -c 50331648 /dev/zero >$1", "what the program made is not a sound file" },
    };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        Fixture           fixture;
        const char *const argv[] = { "sh", "-c", scripts[i][0], tone, "{out}", NULL };
        open_command(&fixture, argv, LONG);
        fixture_add(&fixture, "Lift", 15);
        assert_false(fixture_speak(&fixture, 1));
        if (!strstr(fixture_reported(&fixture), scripts[i][1]))
            fail_msg("%s: reported \"%s\"", scripts[i][0], fixture_reported(&fixture));
        fixture_close(&fixture);
    }
}

// A tone of half a second by a program that speaks `own_rate` words a minute, asked for 150: how long the
// clip is.
static double seconds_at(int own_rate)
{
    Fixture           fixture;
    const char *const argv[] = { "cat", tone, NULL };
    fixture_init(&fixture);
    fixture.profile = (VoiceProfile){ .name = "x",
                                      .title = "x",
                                      .language = "en",
                                      .rate = 150,
                                      .engine = ENGINE_COMMAND,
                                      .argv = argv,
                                      .own_rate = own_rate,
                                      .timeout = LONG };
    fixture.voice = fixture_voice(&fixture);
    assert_non_null(fixture.voice);
    fixture_add(&fixture, "Lift", 15);
    if (!fixture_speak(&fixture, 1))
        fail_msg("%s", fixture_reported(&fixture));
    double seconds = (double)fixture.clips[0]->length / FIXTURE_RATE;
    fixture_close(&fixture);
    return seconds;
}

// By no more than 5 % off it is left as it is; what would not be speech is not believed.
static void a_rate_of_its_own_is_fitted_where_it_is_speech_and_far_off(void **state)
{
    (void)state;
    char why[LIBRARY_WHY_SIZE];
    if (!tempo_ready(why))
        skip();
    assert_float_equal(seconds_at(150), 0.5, 0.012);
    assert_float_equal(seconds_at(144), 0.5, 0.012);  // 4.2 %
    assert_float_equal(seconds_at(141), 0.47, 0.012);
    assert_float_equal(seconds_at(157), 0.5, 0.012);
    assert_float_equal(seconds_at(160), 0.533, 0.012);
    assert_float_equal(seconds_at(50), 0.5, 0.012);
    assert_float_equal(seconds_at(51), 0.17, 0.02);
    assert_float_equal(seconds_at(500), 0.5, 0.012);
    assert_float_equal(seconds_at(499), 1.66, 0.03);
}

// One line, with the voice and the first phrase, however many fail.
static void what_a_broken_program_spoils_is_one_line(void **state)
{
    (void)state;
    Fixture fixture;
    open_command(&fixture, (const char *const[]){ "false", NULL }, LONG);
    fixture_add(&fixture, "Lift", 15);
    fixture_add(&fixture, "Lower", 15);
    fixture_add(&fixture, "Walk on", 15);
    assert_false(fixture_speak(&fixture, 2));
    assert_int_equal(fixture.diags.count, 1);
    assert_string_equal(
        fixture_reported(&fixture),
        "\"Lift\" and 2 more could not be spoken by the voice \"x\": false failed with status 1");
    fixture_close(&fixture);
}

static void what_fails_in_two_ways_is_two_lines(void **state)
{
    (void)state;
    static const char *const phrases[] = { "Lift", "Hold", "And go", "Lower", "Hum", "Lie down" };
    Fixture                  fixture;
    Arena                    arena = { 0 };
    const char *script = arena_printf(&arena, "case $1 in L*) exit 3 ;; H*) exit 4 ;; *) cat %s ;; esac",
                                      tone);
    const char *const argv[] = { "sh", "-c", script, "sh", "{text}", NULL };
    open_command(&fixture, argv, LONG);
    for (int i = 0; i < 6; i++)
        fixture_add(&fixture, phrases[i], 15);
    assert_false(fixture_speak(&fixture, 2));
    assert_int_equal(fixture.diags.count, 2);
    assert_string_equal(
        fixture.diags.items[0].message,
        "\"Lift\" and 2 more could not be spoken by the voice \"x\": sh failed with status 3");
    assert_string_equal(
        fixture.diags.items[1].message,
        "\"Hold\" and 1 more could not be spoken by the voice \"x\": sh failed with status 4");
    for (int i = 0; i < 6; i++)
        assert_int_equal(fixture.clips[i] != NULL, i == 2);
    fixture_close(&fixture);
    arena_free(&arena);
}

// The text by which rates are measured is 10.17 s at 150 words a minute. What is said of a program that takes
// `seconds` for it, and is asked for it so many times; "": nothing.
static const char *said_of_rate(double seconds, int times, Arena *arena)
{
    Fixture           fixture;
    const char       *wav = arena_printf(arena, "%s/rate.wav", folder);
    const char *const argv[] = { "sh", "-c", arena_printf(arena, "cat %s # {rate}", wav), NULL };
    write_wav(wav, &(WavByHand){ 1, 8000, (int)(seconds * 8000), 16, 0.3, 0, 0 });
    open_command(&fixture, argv, LONG);
    assert_non_null(fixture.voice);
    for (int i = 0; i < times; i++)
        fixture_add(&fixture, own_rate_text("en"), 15);
    if (!fixture_speak(&fixture, 1))
        fail_msg("%s", fixture_reported(&fixture));
    const char *said = arena_strdup(arena, fixture_reported(&fixture));
    fixture_close(&fixture);
    unlink(wav);
    return said;
}

// More than a tenth off, over 20 seconds at least.
static void a_program_that_does_not_speak_at_its_rate_is_warned_of(void **state)
{
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(said_of_rate(10.17, 2, &arena), "");
    assert_string_equal(said_of_rate(10.17 / 1.09, 2, &arena), "");
    assert_string_equal(said_of_rate(10.17 / 1.12, 2, &arena),
                        "the voice \"x\" speaks about 168 words a minute, and 150 are asked for");
    assert_string_equal(said_of_rate(10.17 / 0.91, 2, &arena), "");
    assert_string_equal(said_of_rate(10.17 / 0.88, 2, &arena),
                        "the voice \"x\" speaks about 132 words a minute, and 150 are asked for");
    assert_string_equal(said_of_rate(10.17 / 1.5, 1, &arena), "");
    arena_free(&arena);
}

static void nothing_is_left_over(void **state)
{
    (void)state;
    assert_true(speaks("cp $tone \"$1\"", "{out}", "Lift"));
    DIR           *left = opendir(folder);
    struct dirent *entry;
    assert_non_null(left);
    while ((entry = readdir(left)))
        assert_true(entry->d_name[0] == '.' || strcmp(entry->d_name, "tone.wav") == 0 ||
                    strcmp(entry->d_name, "wide.wav") == 0);
    closedir(left);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wav_on_stdout_becomes_a_clip),
        cmocka_unit_test(a_wav_in_stereo_stays_in_stereo),
        cmocka_unit_test(the_text_comes_on_stdin_as_an_argument_or_in_a_file),
        cmocka_unit_test(no_shell_sees_the_text),
        cmocka_unit_test(a_program_that_hangs_is_ended),
        cmocka_unit_test(a_program_that_fails_is_reported_with_its_own_words),
        cmocka_unit_test(a_program_that_floods_is_cut_off),
        cmocka_unit_test(a_program_that_is_not_there_is_reported_at_once),
        cmocka_unit_test(words_are_where_its_times_say),
        cmocka_unit_test(a_changed_program_or_model_is_heard),
        cmocka_unit_test(what_a_broken_program_spoils_is_one_line),
        cmocka_unit_test(a_phrase_finds_no_file_of_the_one_before_it),
        cmocka_unit_test(without_a_place_for_its_files_it_is_refused),
        cmocka_unit_test(a_file_that_is_not_there_or_too_large_is_reported),
        cmocka_unit_test(a_rate_of_its_own_is_fitted_where_it_is_speech_and_far_off),
        cmocka_unit_test(what_fails_in_two_ways_is_two_lines),
        cmocka_unit_test(a_program_that_does_not_speak_at_its_rate_is_warned_of),
        cmocka_unit_test(nothing_is_left_over),
    };
    if (!mkdtemp(folder) || setenv("TMPDIR", folder, 1))
        return 1;
    snprintf(tone, sizeof tone, "%s/tone.wav", folder);
    snprintf(wide, sizeof wide, "%s/wide.wav", folder);
    write_tone(tone, 1);
    write_tone(wide, 2);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(tone);
    unlink(wide);
    rmdir(folder);
    return failed;
}
