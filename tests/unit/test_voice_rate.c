// How fast a voice's program speaks, measured against the rate it is asked for, and fitted where it cannot be
// asked. The program is walkcoach itself, with espeak-ng at a rate of its own; the judge is espeak-ng at the
// rate that was asked for.
#include "sound/tempo.h"
#include "voice/fit.h"
#include "voice/own_rate.h"
#include "voice_fixture.h"

#include <unistd.h>

static char folder[] = "/tmp/walkcoach-test-rate.XXXXXX";

static const char *const phrases[] = {
    "Walk at your own pace, and let your arms swing by themselves.",
    "As the sound rises, breathe in, everything soft.",
    "If anything hurts, stop, and rest a while. Then go on, slower.",
    "Shoulders down. Let your head float up, like a balloon on a string.",
    "The halfway point. Turn round here if you like, and walk the same way home.",
    "Notice how your feet meet the ground: heel, sole, toes.",
    "Two minutes left. Take the pace down, and let your breath go free.",
    "Easy hips, like a gate that swings by itself.",
};
enum { PHRASES = sizeof phrases / sizeof *phrases, RATE = 150 };

static const char *espeak_at(Fixture *fixture, int rate)
{
    const char *text = arena_printf(&fixture->arena,
                                    "title = \"x\"\nrate = %d\nespeak: { voice = \"en-us\" }\n", rate);
    return fixture_file(fixture, folder, arena_printf(&fixture->arena, "at%d.cfg", rate), text);
}

// A voice whose program is espeak-ng at `rate`, whatever it is asked for. last: one more argument.
static void open_program(Fixture *fixture, int rate, int own_rate, const char *last)
{
    fixture_init(fixture);
    const char **argv = ARENA_ARRAY(&fixture->arena, const char *, 8);
    const char  *voice = espeak_at(fixture, rate);
    argv[0] = "sh";
    argv[1] = "-c";
    argv[2] = arena_printf(&fixture->arena, "echo >>%s/runs; exec %s say \"$1\" --voice %s -o \"$2\" -q",
                           folder, fixture->speaker, voice);
    argv[3] = "sh", argv[4] = "{text}", argv[5] = "{out}", argv[6] = last, argv[7] = NULL;
    fixture->profile = (VoiceProfile){ .name = "hers",
                                       .title = "x",
                                       .language = "en",
                                       .rate = RATE,
                                       .engine = ENGINE_COMMAND,
                                       .argv = argv,
                                       .own_rate = own_rate,
                                       .timeout = 20 * MICROS_PER_SECOND };
    fixture->voice = fixture_voice(fixture);
    if (!fixture->voice)
        fail_msg("%s", fixture_reported(fixture));
}

static void speak_all(Fixture *fixture)
{
    for (int i = 0; i < PHRASES; i++)
        fixture_add(fixture, phrases[i], 15);
    if (!fixture_speak(fixture, 2))
        fail_msg("%s", fixture_reported(fixture));
}

static double seconds(const Fixture *fixture)
{
    double all = 0;
    for (int i = 0; i < PHRASES; i++)
        all += (double)fixture->clips[i]->length / FIXTURE_RATE;
    return all;
}

static double espeak_seconds(int rate)
{
    Fixture fixture;
    fixture_init(&fixture);
    const char *voice = espeak_at(&fixture, rate);
    Desk        desk = { &fixture.arena, &fixture.diags, &fixture.path, NULL };
    assert_true(voice_read_profile(&desk, (Named){ .text = voice }, &fixture.profile));
    fixture.voice = fixture_voice(&fixture);
    speak_all(&fixture);
    double all = seconds(&fixture);
    fixture_close(&fixture);
    return all;
}

static int runs(void)
{
    char  path[256];
    int   lines = 0;
    FILE *file;
    snprintf(path, sizeof path, "%s/runs", folder);
    if (!(file = fopen(path, "r")))
        return 0;
    for (int byte; (byte = getc(file)) != EOF;)
        lines += byte == '\n';
    fclose(file);
    unlink(path);
    return lines;
}

static bool is_warned(const Fixture *fixture) { return strstr(fixture_reported(fixture), "words a minute"); }

static void needs_rubber_band(void)
{
    char why[LIBRARY_WHY_SIZE];
    if (!tempo_ready(why)) {
        print_message("# SKIP %s\n", why);
        skip();
    }
}

// Median of the pitch in pieces of 40 ms, by autocorrelation, of what is voiced.
static double pitch(const Clip *clip)
{
    enum { PIECE = FIXTURE_RATE / 25, LOW = FIXTURE_RATE / 60, HIGH = FIXTURE_RATE / 300, BINS = LOW + 1 };
    float *samples = fixture_floats(clip);
    int    counts[BINS] = { 0 }, all = 0, median = HIGH;
    for (Frames at = 0; at + PIECE + LOW < clip->length; at += PIECE) {
        double best = 0, energy = 0, other = 0;
        int    lag_of_best = 0;
        for (int lag = HIGH; lag <= LOW; lag++) {
            double sum = 0;
            energy = other = 1e-9;
            for (int i = 0; i < PIECE; i += 2) {
                sum += (double)samples[at + i] * samples[at + i + lag];
                energy += (double)samples[at + i] * samples[at + i];
                other += (double)samples[at + i + lag] * samples[at + i + lag];
            }
            sum /= sqrt(energy * other);
            if (sum > best + 0.02)
                best = sum, lag_of_best = lag;
        }
        if (best > 0.7)
            counts[lag_of_best]++, all++;
    }
    free(samples);
    assert_true(all > 10);
    for (int seen = 0; median < BINS && (seen += counts[median]) <= all / 2;)
        median++;
    return (double)FIXTURE_RATE / median;
}

static void check_fitted(int rate, int own_rate)
{
    Fixture fixture;
    double  asked = espeak_seconds(RATE), unfitted = espeak_seconds(rate);
    open_program(&fixture, rate, own_rate, "");
    speak_all(&fixture);
    double took = seconds(&fixture);
    if (fabs(took / asked - 1) > 0.1 || fabs(unfitted / asked - 1) < 0.2)
        fail_msg("at %d: %.1f s, fitted %.1f s, asked %.1f s", rate, unfitted, took, asked);
    if (is_warned(&fixture))
        fail_msg("%s", fixture_reported(&fixture));
    assert_int_equal(runs() - PHRASES > 0, own_rate == 0);
    fixture_close(&fixture);
}

static void one_that_is_too_fast_or_too_slow_is_fitted(void **state)
{
    (void)state;
    needs_rubber_band();
    check_fitted(210, 0);
    check_fitted(105, 0);
}

static void its_own_rate_may_be_given(void **state)
{
    (void)state;
    needs_rubber_band();
    check_fitted(210, 210);
}

static void its_pitch_stays(void **state)
{
    (void)state;
    Fixture fitted, as_it_is;
    needs_rubber_band();
    open_program(&fitted, 210, 210, "");
    open_program(&as_it_is, 210, 0, "{rate}");
    fixture_add(&fitted, phrases[3], 15);
    fixture_add(&as_it_is, phrases[3], 15);
    assert_true(fixture_speak(&fitted, 1) && fixture_speak(&as_it_is, 1));
    assert_true(fitted.clips[0]->length > as_it_is.clips[0]->length * 12 / 10);
    double before = pitch(as_it_is.clips[0]), after = pitch(fitted.clips[0]);
    if (fabs(after / before - 1) > 0.04)
        fail_msg("%.0f Hz, fitted %.0f Hz", before, after);
    fixture_close(&fitted);
    fixture_close(&as_it_is);
    runs();
}

static void one_that_does_not_keep_to_its_rate_is_warned_of(void **state)
{
    (void)state;
    static const struct {
        int  rate;
        bool warned;
    } cases[] = { { 210, true }, { 150, false }, { 120, true } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        int     measured = 0;
        open_program(&fixture, cases[i].rate, 0, "{rate}");  // it gets the rate, and does not look at it
        speak_all(&fixture);
        assert_int_equal(is_warned(&fixture), cases[i].warned);
        if (cases[i].warned) {
            assert_int_equal(
                sscanf(fixture_reported(&fixture), "the voice \"hers\" speaks about %d", &measured), 1);
            assert_in_range(measured, cases[i].rate * 90 / 100, cases[i].rate * 110 / 100);
            assert_non_null(strstr(fixture_reported(&fixture), "words a minute, and 150 are asked for"));
        }
        assert_int_equal(fixture.diags.errors, 0);
        fixture_close(&fixture);
    }
    runs();
}

// --- What is done to the sound ---------------------------------------------------------

// Half a second of silence, and then tones of half a second with pauses of a second between.
enum { TONES = 3, TONE_RATE = 16000 };

static Utterance tones(void)
{
    Frames    length = TONE_RATE * (TONES * 3 + 1) / 2;
    Utterance out = { .samples = calloc((size_t)length, sizeof(float)),
                      .length = length,
                      .channels = 1,
                      .rate = TONE_RATE,
                      .words = calloc(TONES, sizeof(ClipWord)),
                      .word_count = TONES };
    assert_non_null(out.samples);
    for (int tone = 0; tone < TONES; tone++) {
        Frames start = TONE_RATE / 2 + tone * TONE_RATE * 3 / 2;
        out.words[tone].at = start;
        for (Frames i = 0; i < TONE_RATE / 2; i++)
            out.samples[start + i] = 0.5f * (float)sin(2 * M_PI * 440 * (double)i / TONE_RATE);
    }
    out.vowel = out.words[1].at;
    return out;
}

// The frame where the n-th tone begins.
static Frames begins(const Utterance *of, int n)
{
    int  quiet = TONE_RATE;
    bool inside = false;
    for (Frames i = 0; i < of->length; i++) {
        quiet = fabsf(of->samples[i]) > 0.1f ? 0 : quiet + 1;
        if (quiet == 0 && !inside && n-- == 0)
            return i;
        inside = quiet < TONE_RATE / 20;
    }
    return -1;
}

static void check_tones(double factor, double tone_least, double tone_most)
{
    Utterance fitted = tones();
    double    before = fit_sounded(&fitted);
    assert_true(fabs(before - 3.5) < 0.03);
    assert_true(fit_to(&fitted, factor));
    if (fabs(fit_sounded(&fitted) - before / factor) > 0.05)
        fail_msg("%.2f times as fast: %.2f s", factor, fit_sounded(&fitted));
    for (int i = 0; i < TONES; i++) {
        double off = (double)(begins(&fitted, i) - fitted.words[i].at) / TONE_RATE;
        if (fabs(off) > 0.02)
            fail_msg("%.2f times as fast: word %d is %.0f ms off", factor, i, 1000 * off);
    }
    assert_int_equal(fitted.vowel, fitted.words[1].at);
    Frames loud = 0;
    for (Frames i = begins(&fitted, 0); i < begins(&fitted, 1); i++)
        loud += fabsf(fitted.samples[i]) > 0.1f;
    double tone = (double)loud / TONE_RATE / 0.87;  // of a sine, the share that is over a fifth of its peak
    if (tone < tone_least || tone > tone_most)
        fail_msg("%.2f times as fast: a tone lasts %.2f s", factor, tone);
    free(fitted.samples);
    free(fitted.words);
}

static void pauses_get_shorter_before_words_do(void **state)
{
    (void)state;
    needs_rubber_band();
    check_tones(1.4, 0.48, 0.52);  // 1 s of 3.5 s: the pauses have it
    check_tones(2.5, 0.33, 0.46);  // more than the pauses have
    check_tones(0.7, 0.66, 0.78);  // slower: all of it
}

static void rates_are_known_by_language(void **state)
{
    (void)state;
    const char *const languages[] = { "en", "en-gb", "de", "es", "fr", "it" };
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        const char *text = own_rate_text(languages[i]);
        assert_non_null(text);
        double seconds_at_150 = own_rate_seconds(languages[i], text, 150);
        assert_true(seconds_at_150 > 8 && seconds_at_150 < 12);
        assert_true(fabs(own_rate_of(languages[i], seconds_at_150 / 2) - 300) < 1);
    }
    assert_null(own_rate_text("sv"));
    assert_null(own_rate_text(NULL));
    assert_true(own_rate_seconds("eng", "Lift", 150) == 0);
}

// What espeak-ng takes for our text at 150 words a minute: twice as long is half the rate.
static void a_rate_is_measured_against_a_text_of_known_length(void **state)
{
    static const struct {
        const char *language;
        double      seconds;
    } rows[] = { { "en", 10.17 }, { "de", 10.90 }, { "es", 11.47 }, { "fr", 8.64 }, { "it", 10.86 } };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_float_equal(own_rate_of(rows[i].language, rows[i].seconds), 150, 1e-9);
        assert_float_equal(own_rate_of(rows[i].language, 2 * rows[i].seconds), 75, 1e-9);
        const char *text = own_rate_text(rows[i].language);
        assert_float_equal(own_rate_seconds(rows[i].language, text, 150), rows[i].seconds, 1e-9);
        assert_float_equal(own_rate_seconds(rows[i].language, text, 300), rows[i].seconds / 2, 1e-9);
    }
    assert_true(own_rate_of("sv", 10) == 0 && own_rate_of("en", 0) == 0 && own_rate_of("en", -1) == 0);
    assert_null(own_rate_text("english"));
    assert_null(own_rate_text("e"));
    assert_ptr_equal(own_rate_text("EN_us"), own_rate_text("en"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_is_too_fast_or_too_slow_is_fitted),
        cmocka_unit_test(its_own_rate_may_be_given),
        cmocka_unit_test(its_pitch_stays),
        cmocka_unit_test(one_that_does_not_keep_to_its_rate_is_warned_of),
        cmocka_unit_test(pauses_get_shorter_before_words_do),
        cmocka_unit_test(rates_are_known_by_language),
        cmocka_unit_test(a_rate_is_measured_against_a_text_of_known_length),
    };
    char command[300];
    if (!mkdtemp(folder) || setenv("TMPDIR", folder, 1) || setenv("XDG_CACHE_HOME", folder, 1))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) != 0 || failed;
}
