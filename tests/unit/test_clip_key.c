// voice/clip_key.h: two phrases that sound different never have one key.
#include "voice/clip_key.h"

#include "base/arena.h"
#include "cmocka_all.h"

#include <string.h>

static const EqualiserBand bands[] = { { 250, -4 }, { 1800, 4 } };
static const char *const   argv[] = { "say", "{text}", NULL };

static VoiceProfile espeak(void)
{
    return (VoiceProfile){ .name = "calm",
                           .title = "Calm",
                           .rate = 170,
                           .gain_db = -0.4,
                           .bands = bands,
                           .band_count = 2,
                           .engine = ENGINE_ESPEAK,
                           .espeak_voice = "en-us+f2",
                           .pitch = 50,
                           .range = 50,
                           .word_gap = 1 };
}

static Arena arena;

static const char *key_of(VoiceProfile profile)
{
    return clip_key("espeak-ng 1.51", &profile, "Lift", "lift", 170, 44100, &arena);
}

#define OTHER(base, change)                                     \
    do {                                                        \
        VoiceProfile other = base();                            \
        change;                                                 \
        assert_string_not_equal(key_of(base()), key_of(other)); \
    } while (0)

static void what_changes_the_sound_changes_the_key(void **state)
{
    (void)state;
    static const EqualiserBand higher[] = { { 250, -4 }, { 1800, 5 } },
                               wider[] = { { 251, -4 }, { 1800, 4 } };
    OTHER(espeak, other.gain_db = -0.5);
    OTHER(espeak, other.band_count = 1);
    OTHER(espeak, other.bands = higher);
    OTHER(espeak, other.bands = wider);
    OTHER(espeak, other.espeak_voice = "en-us+f5");
    OTHER(espeak, other.pitch = 51);
    OTHER(espeak, other.range = 51);
    OTHER(espeak, other.word_gap = 2);
}

static VoiceProfile command(void)
{
    VoiceProfile profile = espeak();
    profile.engine = ENGINE_COMMAND;
    profile.argv = argv;
    return profile;
}

static void each_word_of_a_command_is_in_it(void **state)
{
    (void)state;
    static const char *const slower[] = { "say", "-s", "{text}", NULL }, *const other_program[] = { "speak",
                                                                                                    "{text}",
                                                                                                    NULL };
    OTHER(command, other.argv = slower);
    OTHER(command, other.argv = other_program);
}

static void a_phrase_an_engine_and_a_rate_have_their_own(void **state)
{
    (void)state;
    VoiceProfile profile = espeak();
    const char  *keys[] = {
         key_of(profile),
         clip_key("espeak-ng 1.52", &profile, "Lift", "lift", 170, 44100, &arena),
         clip_key("espeak-ng 1.51", &profile, "Soft", "lift", 170, 44100, &arena),
         clip_key("espeak-ng 1.51", &profile, "Lift", "lifft", 170, 44100, &arena),
         clip_key("espeak-ng 1.51", &profile, "Lift", "lift", 171, 44100, &arena),
         clip_key("espeak-ng 1.51", &profile, "Lift", "lift", 170, 48000, &arena),
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(keys[i], keys[k]);
}

static void what_only_describes_a_voice_is_not_in_it(void **state)
{
    (void)state;
    VoiceProfile other = espeak();
    other.title = "Another title";
    other.words_wrong = 12;
    assert_string_equal(key_of(espeak()), key_of(other));
}

// Fifteenths of the voice's rate: breath words as it is, tips 14, what must be said 13.
static void a_phrase_is_said_at_its_rate(void **state)
{
    (void)state;
    const VoiceProfile profile = espeak();
    const int          rates[][2] = { { 15, 170 }, { 14, 159 }, { 13, 147 } };
    for (size_t i = 0; i < 3; i++) {
        const Phrase phrase = { .rate_numerator = rates[i][0] };
        assert_int_equal(clip_rate(&profile, &phrase), rates[i][1]);
    }
}

static int free_all(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_changes_the_sound_changes_the_key),
        cmocka_unit_test(each_word_of_a_command_is_in_it),
        cmocka_unit_test(a_phrase_an_engine_and_a_rate_have_their_own),
        cmocka_unit_test(what_only_describes_a_voice_is_not_in_it),
        cmocka_unit_test(a_phrase_is_said_at_its_rate),
    };
    return cmocka_run_group_tests(tests, NULL, free_all);
}
