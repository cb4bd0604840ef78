// How the words of this field come out of each shipped espeak-ng voice: a synthesiser that says
// "die-a-STAH-sis" to a woman who has one loses her trust.
#include "voice_fixture.h"

typedef struct {
    const char *text, *phonemes, *never;
} Pronunciation;

// Only what must be there is looked for; pauses between words differ by voice.
// clang-format off
static const Pronunciation pronunciations[] = {
    { "TVA",             "t_,i:_v_,i:", NULL },
    { "diastasis recti", "'a_s_t_@_s_I_s", NULL },
    { "Diastasis Recti", "r_'E_k_t_aI", NULL },
    { "C-section",       "s_'i:_s_'E_k_S", NULL },
    { "pelvic floor",    "p_'E_l_v_I_k", NULL },
    { "Kegel",           "k_'eI_g", NULL },
    { "abdominis",       "a_b_d_'0_m_I_n_I_s", NULL },
    { "exhale",          "h_'eI_l", NULL },
    { "10:30",           "T_'3:", NULL },
    { "20 minutes left", "t_w_'E_n_t", NULL },
    { "38 degrees",      "'eI_t", NULL },
    { "call 999",        "n_'aI_n", "h_'V_n_d" },
    { "call 911",        "n_'aI_n", "h_'V_n_d" },
    { "call 112",        "t_'u:", "h_'V_n_d" },
    { "9 minutes",       "n_'aI_n", NULL },
    { "100 steps",       "h_'V_n_d_r", NULL },
};
// clang-format on

static void the_words_of_this_field_are_said_right(void **state)
{
    (void)state;
    Fixture list;
    size_t  count, tried = 0;
    fixture_init(&list);
    const char *const *names = files_list(&list.path, &voice_files, &list.arena, &count);
    for (size_t n = 0; n < count; n++) {
        Fixture fixture;
        fixture_open(&fixture, names[n]);
        bool spoken = fixture.profile.engine == ENGINE_ESPEAK && strcmp(fixture.profile.language, "en") == 0;
        for (size_t i = 0; spoken && i < sizeof pronunciations / sizeof *pronunciations; i++, tried++) {
            const char *said = voice_phonemes(fixture.voice, pronunciations[i].text, &fixture.arena);
            const char *never = pronunciations[i].never;
            if (!strstr(said, pronunciations[i].phonemes) || (never && strstr(said, never)))
                fail_msg("%s says \"%s\" as %s, not with %s", names[n], pronunciations[i].text, said,
                         pronunciations[i].phonemes);
        }
        fixture_close(&fixture);
    }
    assert_true(tried > 0);
    fixture_close(&list);
}

static void other_engines_have_no_phonemes(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_open(&fixture, "silent");
    assert_string_equal(voice_phonemes(fixture.voice, "Lift", &fixture.arena), "");
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_of_this_field_are_said_right),
        cmocka_unit_test(other_engines_have_no_phonemes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
