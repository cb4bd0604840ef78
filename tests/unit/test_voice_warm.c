// The voice that festival speaks, where its packages are: what it says of its words and vowels, and how well
// the vowel is found without that.
#include "sound/audio_file.h"
#include "voice/clip_bytes.h"
#include "voice/onset.h"
#include "voice/program.h"
#include "voice/times.h"
#include "voice_fixture.h"

#include <unistd.h>

enum { WARM_RATE = 165 };  // of voices/warm.cfg
#define SLT "/usr/share/festival/voices/us/cmu_us_slt_arctic_hts"

static char folder[] = "/tmp/walkcoach-test-warm.XXXXXX";

static void needs_festival(void)
{
    Arena arena = { 0 };
    bool  there = program_find("festival", &arena) && access(SLT, R_OK) == 0;
    arena_free(&arena);
    if (!there) {
        print_message("# SKIP festival or festvox-us-slt-hts is not installed\n");
        skip();
    }
}

static void assert_same_clip(const Clip *a, const Clip *b)
{
    size_t size = clip_packed_size(a);
    char  *packed = malloc(2 * size);
    assert_non_null(packed);
    assert_int_equal(clip_packed_size(b), size);
    clip_pack(a, packed);
    clip_pack(b, packed + size);
    assert_memory_equal(packed, packed + size, size);
    free(packed);
}

static void a_phrase_sounds_the_same_whatever_came_before(void **state)
{
    (void)state;
    Fixture one, many;
    needs_festival();
    fixture_open(&one, "warm");
    fixture_add(&one, "Lift and draw in", 15);
    assert_true(fixture_speak(&one, 1));
    fixture_open(&many, "warm");
    fixture_add(&many, "If anything hurts, stop. Get help at once.", 13);
    fixture_add(&many, "Ten minutes left.", 14);
    fixture_add(&many, "Lift and draw in", 15);
    if (!fixture_speak(&many, 2))
        fail_msg("%s", fixture_reported(&many));
    assert_same_clip(one.clips[0], many.clips[2]);
    fixture_close(&one);
    fixture_close(&many);
}

static void its_words_are_those_of_the_text(void **state)
{
    (void)state;
    static const char        text[] = "\"Lift\", he said:\nthen \\ 10 steps, don't stop. Call 112 now.";
    static const char *const words[] = { "Lift",  "he",    "said", "then",     "10",
                                         "steps", "don't", "stop", "Call 112", "now" };
    Fixture                  fixture;
    const Clip              *clip;
    needs_festival();
    fixture_open(&fixture, "warm");
    fixture_add(&fixture, text, 15);
    if (!fixture_speak(&fixture, 1))
        fail_msg("%s", fixture_reported(&fixture));
    clip = fixture.clips[0];
    assert_int_equal(clip->word_count, sizeof words / sizeof *words);
    for (int i = 0; i < clip->word_count; i++) {
        const ClipWord *word = &clip->words[i];
        if ((size_t)word->length != strlen(words[i]) ||
            memcmp(text + word->start, words[i], strlen(words[i])) != 0)
            fail_msg("word %d is \"%.*s\"", i, word->length, text + word->start);
        assert_true(word->at >= (i ? clip->words[i - 1].at : 0) && word->at < clip->length);
    }
    fixture_close(&fixture);
}

// --- The vowel by ear ------------------------------------------------------------------

// What is said on a breath; glide: an l, r, w or y opens into the vowel, and it is heard before it has come.
static const struct {
    const char *text;
    bool        glide;
} breath_words[] = {
    { "Zip up, softly", false },
    { "Out, and lift", false },
    { "Gently gather", false },
    { "Up, lightly", false },
    { "Softly up", false },
    { "Out, and up", false },
    { "Zip up", false },
    { "And lift", false },
    { "Gently up", false },
    { "Up, softly", false },
    { "Gather", false },
    { "And let go", false },
    { "Soften", false },
    { "All soft", false },
    { "And soften", false },
    { "Head floats up", false },
    { "Taller, softly", false },
    { "Tall as a tree", false },
    { "Tall", false },
    { "Taller", false },
    { "And up", false },
    { "Out like a sigh", false },
    { "And breathe out", false },
    { "Out, and easy", false },
    { "And out", false },
    { "Out", false },
    { "Easy out", false },
    { "Softly out", false },
    { "A light lift", true },
    { "Lift", true },
    { "Lift from below", true },
    { "Light lift", true },
    { "Let go", true },
    { "Let it go", true },
    { "Grow taller", true },
    { "Crown to the sky", true },
    { "Long, long neck", true },
    { "Rise a little", true },
    { "Rise", true },
    { "Float up", true },
    { "Long neck", true },
    { "Long breath out", true },
    { "Breathe out, easy", true },
    { "Let the air go", true },
    { "Slowly out", true },
    { "Long out", true },
    { "Breathe out", true },
};
enum { WORDS = sizeof breath_words / sizeof *breath_words };

static void speak_raw(void)
{
    char  path[300], command[1200];
    FILE *lines;
    snprintf(path, sizeof path, "%s/lines", folder);
    lines = fopen(path, "w");
    assert_non_null(lines);
    for (int i = 0; i < WORDS; i++)
        fprintf(lines, "{\"text\":\"%s\",\"rate\":%d,\"out\":\"%s/%d.wav\",\"times\":\"%s/%d.times\"}\n",
                breath_words[i].text, WARM_RATE, folder, i, folder, i);
    fclose(lines);
    snprintf(command, sizeof command,
             "festival -b '(voice_cmu_us_slt_arctic_hts)' voices/festival.scm <%s >%s/answers", path, folder);
    assert_int_equal(system(command), 0);
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return left < right ? -1 : left > right;
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, by_size);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

// Milliseconds between where festival has the stressed vowel and where it is found, without a hint.
static double error_of(int word)
{
    char      path[300], why[AUDIO_WHY_SIZE];
    Audio     audio;
    Utterance heard = { .vowel = -1 };
    snprintf(path, sizeof path, "%s/%d.wav", folder, word);
    assert_true(audio_read_file(path, 60, &audio, why));
    heard.length = audio.length;
    heard.rate = audio.rate;
    snprintf(path, sizeof path, "%s/%d.times", folder, word);
    char *times = times_fetch(path);
    assert_true(times_read(times, breath_words[word].text, &heard, why));
    free(times);
    assert_true(heard.vowel > 0);
    Frames found = onset_find(audio.samples, audio.length, audio.channels, audio.rate, ONSET_NO_HINT);
    double error = 1000.0 * fabs((double)(found - heard.vowel)) / audio.rate;
    audio_free(&audio);
    free(heard.words);
    return error;
}

static void without_times_the_vowel_is_found_in_the_sound(void **state)
{
    (void)state;
    double plain[WORDS], all[WORDS];
    int    count = 0;
    needs_festival();
    speak_raw();
    for (int i = 0; i < WORDS; i++) {
        all[i] = error_of(i);
        if (!breath_words[i].glide)
            plain[count++] = all[i];
    }
    double of_plain = median(plain, count), of_all = median(all, WORDS);
    print_message("# median %.1f ms, %.1f ms with l, r, w, y before the vowel\n", of_plain, of_all);
    assert_true(of_plain <= 15);
    assert_true(of_all <= 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_phrase_sounds_the_same_whatever_came_before),
        cmocka_unit_test(its_words_are_those_of_the_text),
        cmocka_unit_test(without_times_the_vowel_is_found_in_the_sound),
    };
    char command[300];
    if (!mkdtemp(folder))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) != 0 || failed;
}
