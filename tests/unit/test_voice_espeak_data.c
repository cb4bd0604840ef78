// voice/espeak_data.h: what the data folder says is what espeak-ng does, name by name.
#include "voice/espeak_data.h"

#include "voice_fixture.h"

#include <unistd.h>

static const char *const there[] = {
    "en",    "en-us", "en-gb-x-rp",        "en-gb-x-rp+f4", "EN-us+f3", "en-029+m3",
    "de",    "cmn",   "English (America)", "german",        "en+Annie", "en+klatt4",
    "pt-br", "ko",
};
// "en-gb" and "fr-fr" are languages of voices; espeak-ng does not take them as names.
static const char *const missing[] = {
    "en-zz",       "en-gb", "fr-fr", "en+f9", "en-gb-x-rp+F4", "en-gb-x-rp+annie", "xx", "mb-en1", "nobody",
    "en-gb-x-rpp", "+f4",   "en+",   "f4",    "!v/f4",         "en+f4+m3",         "..", "gmw/en", "",
};

static bool espeak_has(const char *name)
{
    Fixture fixture;
    fixture_init(&fixture);
    fixture.profile = (VoiceProfile){
        .name = "mine", .title = "mine", .language = "en", .rate = 150, .espeak_voice = name
    };
    fixture.voice = fixture_voice(&fixture);
    bool has = fixture.voice != NULL;
    fixture_close(&fixture);
    return has;
}

static void agree(const char *const *names, size_t count, bool expected)
{
    Arena       arena = { 0 };
    const char *data = espeak_data_folder(&arena);
    assert_non_null(data);
    for (size_t i = 0; i < count; i++) {
        bool ours = espeak_data_has(data, names[i], &arena), its = espeak_has(names[i]);
        if (ours != its)
            fail_msg("\"%s\": espeak-ng %s, we %s", names[i], its ? "has it" : "has it not",
                     ours ? "do" : "do not");
        if (ours != expected)
            fail_msg("\"%s\" is %s", names[i], ours ? "there" : "missing");
    }
    arena_free(&arena);
}

static void what_espeak_ng_has_is_found(void **state)
{
    (void)state;
    agree(there, sizeof there / sizeof *there, true);
}

static void what_it_does_not_have_is_not(void **state)
{
    (void)state;
    agree(missing, sizeof missing / sizeof *missing, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_espeak_ng_has_is_found),
        cmocka_unit_test(what_it_does_not_have_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
