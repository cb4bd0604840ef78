// espeak-ng as walkers hear it: the same whatever the order, loud alike, and with its sounds where the clip
// says.
#include "sound/loudness.h"
#include "voice_fixture.h"

#include <sys/stat.h>
#include <unistd.h>

static const char *const phrases[] = {
    "Lift and draw in",
    "Exhale",
    "Lift",
    "In",
    "And out",
    "Breathe in, ribs wide",
    "Soften",
    "Hold",
    "Float up",
    "Yes",
    "Ten minutes left. Shoulders down, grow taller.",
    "Out",
    "Heel to toe",
};
enum { PHRASES = sizeof phrases / sizeof *phrases };

// A stop, a fricative or an h before the stressed vowel.
static const char *const crisp[] = {
    "Heel", "Keep", "Take", "Tip", "Feet", "Chest", "Stand", "Exhale", "Inhale", "Hold", "Two minutes",
};

// Between which parts of the clip's length the stressed vowel begins.
static const struct {
    const char *text;
    double      from, to;
} stresses[] = {
    { "Exhale", 0.25, 0.50 },   { "Inhale", 0.15, 0.45 },    { "Release", 0.20, 0.55 },
    { "Soften", 0.05, 0.30 },   { "Lift", 0.15, 0.50 },      { "Let go", 0.05, 0.30 },
    { "And lift", 0.35, 0.75 }, { "Relax now", 0.10, 0.40 },
};

static const char stop_sign[] = "Stop if you feel heaviness, dragging or pain";
static const char other_letters[] =
    "Doucement \xE2\x80\x93 caf\xC3\xA9, your TVA and diastasis recti. Then lift";

static int rate_of(size_t phrase) { return 15 - (int)(phrase % 3); }

// Everything the tests look at, spoken once by calm.
static int speak_all(void **state)
{
    static Fixture fixture;
    fixture_open(&fixture, "calm");
    for (size_t i = 0; i < PHRASES; i++)
        fixture_add(&fixture, phrases[i], rate_of(i));
    for (size_t i = 0; i < sizeof crisp / sizeof *crisp; i++)
        fixture_add(&fixture, crisp[i], 15);
    for (size_t i = 0; i < sizeof stresses / sizeof *stresses; i++)
        fixture_add(&fixture, stresses[i].text, 15);
    fixture_add(&fixture, stop_sign, 15);
    fixture_add(&fixture, stop_sign, 13);
    fixture_add(&fixture, other_letters, 15);
    *state = &fixture;
    return fixture_speak(&fixture, 1) ? 0 : 1;
}

static int forget_all(void **state)
{
    fixture_close(*state);
    return 0;
}

static const Clip *clip_of(const Fixture *fixture, const char *text, int rate_numerator)
{
    for (size_t i = 0; i < fixture->count; i++)
        if (strcmp(fixture->phrases[i].text, text) == 0 &&
            fixture->phrases[i].rate_numerator == rate_numerator)
            return fixture->clips[i];
    fail_msg("\"%s\" was not spoken", text);
    return NULL;
}

static void assert_same_clip(const Clip *a, const Clip *b)
{
    assert_non_null(a);
    assert_non_null(b);
    assert_int_equal(a->length, b->length);
    assert_int_equal(a->onset, b->onset);
    assert_int_equal(a->vowel, b->vowel);
    assert_int_equal(a->word_count, b->word_count);
    assert_true(a->scale == b->scale);
    assert_memory_equal(a->samples, b->samples, sizeof *a->samples * (size_t)(a->length * a->channels));
    assert_memory_equal(a->energy, b->energy, sizeof *a->energy * (size_t)a->energy_count);
}

static void a_phrase_is_the_same_whatever_the_order_and_the_jobs(void **state)
{
    const Fixture *forwards = *state;
    Fixture        backwards;
    fixture_open(&backwards, "calm");
    for (size_t i = PHRASES; i-- > 0;)
        fixture_add(&backwards, phrases[i], rate_of(i));
    assert_true(fixture_speak(&backwards, 2));
    for (size_t i = 0; i < PHRASES; i++)
        assert_same_clip(forwards->clips[i], backwards.clips[PHRASES - 1 - i]);
    fixture_close(&backwards);
}

static void another_voice_in_between_changes_nothing(void **state)
{
    const Clip *before = clip_of(*state, "Let go", 15);
    Fixture     other, again;
    fixture_open(&again, "calm");
    fixture_open(&other, "bright");
    fixture_add(&other, "Let go", 15);
    fixture_add(&again, "Let go", 15);
    assert_true(fixture_speak(&other, 1) && fixture_speak(&again, 1));
    assert_same_clip(before, again.clips[0]);
    assert_true(before->scale != other.clips[0]->scale);
    fixture_close(&other);
    fixture_close(&again);
}

// Not the program's own measure: the first 5 ms louder than -50 dBFS.
static Frames heard_first(const float *samples, Frames length)
{
    enum { WINDOW = FIXTURE_RATE / 200 };
    for (Frames at = 0; at + WINDOW <= length; at++) {
        double sum = 0;
        for (Frames i = at; i < at + WINDOW; i++)
            sum += (double)samples[i] * (double)samples[i];
        if (sqrt(sum / WINDOW) > 0.00316)
            return at + WINDOW / 2;
    }
    return length;
}

static void the_onset_is_where_the_first_sound_is(void **state)
{
    const Fixture *fixture = *state;
    for (size_t i = 0; i < fixture->count; i++) {
        const Clip *clip = fixture->clips[i];
        float      *samples = fixture_floats(clip);
        double off_ms = 1000.0 * (double)(heard_first(samples, clip->length) - clip->onset) / FIXTURE_RATE;
        if (fabs(off_ms) > 8)
            fail_msg("\"%s\": %.1f ms between onset and first sound", fixture->phrases[i].text, off_ms);
        assert_in_range(clip->onset, 0, FIXTURE_RATE / 100);
        assert_in_range(clip->vowel, clip->onset, clip->length);
        assert_true(fabsf(samples[0]) < 0.02f && fabsf(samples[clip->length - 1]) < 0.002f);
        free(samples);
    }
}

static void clips_are_loud_alike_and_their_peaks_tame(void **state)
{
    const Fixture *fixture = *state;
    for (size_t i = 0; i < fixture->count; i++) {
        const Clip *clip = fixture->clips[i];
        float      *samples = fixture_floats(clip);
        double      lufs = loudness_integrated(samples, clip->length, clip->channels, clip->rate), peak = 0;
        for (Frames k = 0; k < clip->length; k++)
            peak = fmax(peak, fabs((double)samples[k]));
        if (fabs(lufs - VOICE_LUFS - fixture->profile.gain_db) > 0.5)
            fail_msg("\"%s\": %.2f LUFS", fixture->phrases[i].text, lufs);
        if (20 * log10(peak) - lufs > 10)
            fail_msg("\"%s\": its peak lies %.2f dB above its loudness", fixture->phrases[i].text,
                     20 * log10(peak) - lufs);
        free(samples);
    }
}

// Voicing carries most of its energy below 1.2 kHz, a stop, a fricative or an h does not: where that energy
// rises, the vowel begins. Two low-passes in a row, then the RMS of 5 ms.
static Frames voicing_begins(const Clip *clip, Frames near)
{
    enum { WINDOW = FIXTURE_RATE / 200 };
    const double keep = exp(-2 * M_PI * 1000 / FIXTURE_RATE);
    float       *samples = fixture_floats(clip);
    double      *power = calloc((size_t)clip->length + 1, sizeof *power), first = 0, second = 0, loudest = 0;
    assert_non_null(power);
    for (Frames i = 0; i < clip->length; i++) {
        first += (1 - keep) * ((double)samples[i] - first);
        second += (1 - keep) * (first - second);
        power[i + 1] = power[i] + second * second;
    }
    Frames from = near,
           until = near + FIXTURE_RATE / 8 < clip->length ? near + FIXTURE_RATE / 8 : clip->length;
    for (Frames i = near; i + WINDOW / 2 < until; i++)
        loudest = fmax(loudest, power[i + WINDOW / 2] - power[i > WINDOW / 2 ? i - WINDOW / 2 : 0]);
    while (from < until &&
           power[from + WINDOW / 2] - power[from > WINDOW / 2 ? from - WINDOW / 2 : 0] < loudest / 30)
        from++;
    while (from > WINDOW / 2 && power[from + WINDOW / 2] - power[from - WINDOW / 2] > loudest / 30)
        from--;
    free(power);
    free(samples);
    return from;
}

static void the_stressed_vowel_is_found_to_16_ms_after_stops_fricatives_and_h(void **state)
{
    for (size_t i = 0; i < sizeof crisp / sizeof *crisp; i++) {
        const Clip *clip = clip_of(*state, crisp[i], 15);
        double off_ms = 1000.0 * (double)(voicing_begins(clip, clip->vowel) - clip->vowel) / FIXTURE_RATE;
        if (fabs(off_ms) > 16)
            fail_msg("\"%s\": %.1f ms between the vowel reported and the vowel sounded", crisp[i], off_ms);
    }
}

static void stress_falls_where_english_puts_it(void **state)
{
    for (size_t i = 0; i < sizeof stresses / sizeof *stresses; i++) {
        const Clip *clip = clip_of(*state, stresses[i].text, 15);
        double      place = (double)clip->vowel / (double)clip->length;
        if (place < stresses[i].from || place > stresses[i].to)
            fail_msg("\"%s\": stressed vowel at %.2f of its length", stresses[i].text, place);
    }
}

static void words_are_found_in_the_text_and_in_order(void **state)
{
    const Clip *clip = clip_of(*state, other_letters, 15);
    assert_true(clip->word_count >= 8);
    for (int i = 0; i < clip->word_count; i++) {
        const ClipWord *word = &clip->words[i];
        assert_true(word->length > 0 && word->start >= 0 &&
                    word->start + word->length <= (int)strlen(other_letters));
        assert_true(i == 0 || (word->at >= word[-1].at && word->start >= word[-1].start + word[-1].length));
        assert_in_range(word->at, 0, clip->length);
        assert_true(other_letters[word->start] != ' ');
    }
    const ClipWord *last = &clip->words[clip->word_count - 1];
    assert_int_equal(strncmp(other_letters + last->start, "lift", 4), 0);
}

static void check_words(const Clip *clip, const char *text, const char *const *words, int count)
{
    assert_int_equal(clip->word_count, count);
    for (int i = 0; i < count; i++)
        assert_memory_equal(text + clip->words[i].start, words[i], strlen(words[i]));
}

// By what is heard: an accent that is a character of its own, a dash between two numbers.
static void what_is_written_in_two_ways_sounds_alike(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        { "Past the cafe\xCC\x81 on the corner.", "Past the café on the corner." },
        { "Walk 10-15 minutes.", "Walk 10 to 15 minutes." },
        { "Walk 10\xE2\x80\x93"
          "15 minutes.",
          "Walk 10 to 15 minutes." },
    };
    static const char *const cafe[] = { "Past", "the", "cafe\xCC\x81", "on", "corner" };
    static const char *const range[] = { "Walk", "10", "-", "15", "minutes" };
    enum { PAIRS = sizeof pairs / sizeof *pairs };
    Fixture fixture;
    fixture_open(&fixture, "calm");
    for (int i = 0; i < PAIRS; i++) {
        fixture_add(&fixture, pairs[i][0], 15);
        fixture_add(&fixture, pairs[i][1], 15);
    }
    assert_true(fixture_speak(&fixture, 2));
    for (int i = 0; i < PAIRS; i++) {
        const Clip *one = fixture.clips[2 * i], *other = fixture.clips[2 * i + 1];
        assert_int_equal(one->length, other->length);
        assert_memory_equal(one->samples, other->samples, sizeof *one->samples * (size_t)one->length);
    }
    check_words(fixture.clips[0], pairs[0][0], cafe, 5);  // "on the" is one to espeak-ng
    check_words(fixture.clips[2], pairs[1][0], range, 5);
    fixture_close(&fixture);
}

static void slower_rates_take_longer(void **state)
{
    assert_true(clip_of(*state, stop_sign, 13)->length > clip_of(*state, stop_sign, 15)->length * 105 / 100);
}

static void what_cannot_be_spoken_costs_one_phrase_and_is_reported(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_open(&fixture, "calm");
    char *endless = arena_alloc(&fixture.arena, 2002);
    memset(endless, 'a', 2001);
    fixture_add(&fixture, endless, 15);
    fixture_add(&fixture, "Lift", 15);
    fixture_add(&fixture, " ... ", 15);
    assert_false(fixture_speak(&fixture, 2));
    assert_null(fixture.clips[0]);
    assert_non_null(fixture.clips[1]);
    assert_null(fixture.clips[2]);
    assert_int_equal(fixture.diags.errors, 2);
    assert_non_null(strstr(fixture.diags.items[0].message, "it has 2001 bytes: 2000 are the most"));
    assert_non_null(strstr(fixture.diags.items[1].message, "there is nothing to hear in it"));
    fixture_close(&fixture);
}

static void odd_text_is_survived(void **state)
{
    (void)state;
    static const char *const odd[] = {
        "\xFF\xFE lift", "\xF0\x9F\x98\x80 lift", "<speak><break time='9s'/>lift", "[[", "lift [[x",
    };
    Fixture fixture;
    fixture_open(&fixture, "calm");
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        fixture_add(&fixture, odd[i], 15);
    fixture_speak(&fixture, 2);
    for (int i = 0; i < 3; i++)
        assert_non_null(fixture.clips[i]);
    fixture_close(&fixture);
}

static bool opens(const char *espeak_voice, char *reported, size_t size)
{
    Fixture fixture;
    fixture_init(&fixture);
    fixture.profile = (VoiceProfile){ .name = "x",
                                      .title = "x",
                                      .language = "en",
                                      .rate = 150,
                                      .pitch = 50,
                                      .range = 50,
                                      .engine = ENGINE_ESPEAK,
                                      .espeak_voice = espeak_voice };
    fixture.voice = fixture_voice(&fixture);
    bool opened = fixture.voice != NULL;
    snprintf(reported, size, "%s", fixture_reported(&fixture));
    fixture_close(&fixture);
    return opened;
}

static void a_voice_counts_only_when_it_was_really_chosen(void **state)
{
    (void)state;
    static const char *const good[] = { "en-gb-x-rp+f4", "en+f3", "en-us+f3", "en-us", "en-gb-scotland+m3" };
    static const char *const bad[] = { "en-gb+f3x", "en-us+nobody", "en-us+F3", "klingonese",
                                       "mb-en1",    "us-mbrola-1",  "" };
    char                     reported[512];
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!opens(good[i], reported, sizeof reported))
            fail_msg("%s: %s", good[i], reported);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (opens(bad[i], reported, sizeof reported))
            fail_msg("\"%s\" was taken", bad[i]);
        assert_non_null(strstr(reported, "espeak-ng has no voice"));
        assert_non_null(strstr(reported, "+f4"));
    }
}

static void no_sound_server_is_bothered(void **state)
{
    (void)state;
    struct stat about;
    char        folder[256];
    snprintf(folder, sizeof folder, "%s/.config", getenv("HOME"));
    assert_int_not_equal(stat(folder, &about), 0);
    assert_string_equal(getenv("PULSE_SERVER"), "unix:/of-the-user");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_phrase_is_the_same_whatever_the_order_and_the_jobs),
        cmocka_unit_test(another_voice_in_between_changes_nothing),
        cmocka_unit_test(the_onset_is_where_the_first_sound_is),
        cmocka_unit_test(clips_are_loud_alike_and_their_peaks_tame),
        cmocka_unit_test(the_stressed_vowel_is_found_to_16_ms_after_stops_fricatives_and_h),
        cmocka_unit_test(stress_falls_where_english_puts_it),
        cmocka_unit_test(words_are_found_in_the_text_and_in_order),
        cmocka_unit_test(what_is_written_in_two_ways_sounds_alike),
        cmocka_unit_test(slower_rates_take_longer),
        cmocka_unit_test(what_cannot_be_spoken_costs_one_phrase_and_is_reported),
        cmocka_unit_test(odd_text_is_survived),
        cmocka_unit_test(a_voice_counts_only_when_it_was_really_chosen),
        cmocka_unit_test(no_sound_server_is_bothered),
    };
    char home[] = "/tmp/walkcoach-test-home.XXXXXX";
    if (!mkdtemp(home) || setenv("HOME", home, 1) || setenv("PULSE_SERVER", "unix:/of-the-user", 1))
        return 1;
    unsetenv("XDG_CONFIG_HOME");
    int failed = cmocka_run_group_tests(tests, speak_all, forget_all);
    rmdir(home);
    return failed;
}
