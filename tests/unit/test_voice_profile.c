#include "voice_fixture.h"

#include <unistd.h>

static char folder[] = "/tmp/walkcoach-test-profile.XXXXXX";

// Reads a profile of this text; what was reported stays in the fixture.
static bool read_text(Fixture *fixture, const char *text)
{
    fixture_init(fixture);
    const char *path = fixture_file(fixture, folder, "voice.cfg", text);
    bool        read = voice_read_profile(&(Desk){ &fixture->arena, &fixture->diags, &fixture->path, NULL },
                                          (Named){ .text = path }, &fixture->profile);
    unlink(path);
    return read;
}

static void every_key_is_read(void **state)
{
    (void)state;
    Fixture fixture;
    assert_true(read_text(&fixture,
                          "title = \"T\"\nlanguage = \"de\"\nrate = 120\ngain = -2\n"
                          "equalise = [\"200 -3\", \"3000 2.5\"]\nrespell = [\"TVA = T V A\", \" a b=c \"]\n"
                          "words_wrong = 48\nintelligibility = 0.31\n"
                          "espeak: { voice = \"en+f3\" pitch = 40 range = 30 word_gap = 2 }\n"));
    const VoiceProfile *profile = &fixture.profile;
    assert_string_equal(profile->title, "T");
    assert_string_equal(profile->language, "de");
    assert_int_equal(profile->rate, 120);
    assert_true(profile->gain_db == -2);
    assert_int_equal(profile->band_count, 2);
    assert_true(profile->bands[1].hz == 3000 && profile->bands[1].db == 2.5);
    assert_int_equal(profile->respelling_count, 2);
    assert_string_equal(profile->respellings[1].from, "a b");
    assert_string_equal(profile->respellings[1].to, "c");
    assert_true(profile->words_wrong == 48 && profile->intelligibility == 0.31);
    assert_int_equal(profile->engine, ENGINE_ESPEAK);
    assert_string_equal(profile->espeak_voice, "en+f3");
    assert_int_equal(profile->pitch * 10000 + profile->range * 100 + profile->word_gap, 403002);
    fixture_close(&fixture);
}

static void what_is_left_out_has_a_default(void **state)
{
    (void)state;
    Fixture fixture;
    assert_true(read_text(&fixture, "silent: { }\n"));
    assert_int_equal(fixture.profile.engine, ENGINE_SILENT);
    assert_int_equal(fixture.profile.rate, 150);
    assert_true(fixture.profile.gain_db == 0);
    assert_true(fixture.profile.words_wrong == -1 && fixture.profile.intelligibility == -1);
    fixture_close(&fixture);
    assert_true(
        read_text(&fixture, "command: { argv = [\"flite\", \"-t\", \"{text}\", \"-o\", \"{out}\"] }\n"));
    assert_string_equal(fixture.profile.argv[2], "{text}");
    assert_null(fixture.profile.argv[5]);
    assert_true(fixture.profile.timeout > 0);
    fixture_close(&fixture);
}

static void a_folder_of_recordings_is_beside_its_file(void **state)
{
    (void)state;
    Fixture fixture;
    assert_true(read_text(&fixture, "recordings: { folder = \"mine\" fallback = \"calm\" }\n"));
    assert_string_equal(fixture.profile.folder, arena_printf(&fixture.arena, "%s/mine", folder));
    assert_string_equal(fixture.profile.fallback->name, "calm");
    fixture_close(&fixture);
}

static void mistakes_are_reported_with_what_would_fit(void **state)
{
    (void)state;
    static const struct {
        const char *text, *reported;
    } cases[] = {
        { "rate = 150\n", "a voice needs one of the groups espeak, command, recordings, silent" },
        { "silent: { }\nespeak: { voice = \"en\" }\n",
          "a voice has one engine, and espeak is there already" },
        { "espeak: { pitch = 40 }\n", "espeak needs a voice" },
        { "espeak: { voice = \"en\" pitch = 140 }\n", "140" },
        { "rate = 20\nsilent: { }\n", "20" },
        { "respell = [\"TVA\"]\nsilent: { }\n", "respelling \"TVA\" is not of the form \"TVA = T V A\"" },
        { "respell = [\"= T V A\"]\nsilent: { }\n", "is not of the form" },
        { "equalise = [\"200\"]\nsilent: { }\n", "\"200\" is not a band of the form \"200 -3\"" },
        { "equalise = [\"5 -3\"]\nsilent: { }\n", "20..10000 Hz" },
        { "equalise = [\"200 -3 4\"]\nsilent: { }\n", "is not a band" },
        { "command: { }\n", "command needs argv" },
        { "command: { argv = [\"say\", \"{words}\"] }\n",
          "{words} is not filled in: {text}, {textfile}, {out}, {times} and {rate} are" },
#define STAYS(word) \
    { "command: { argv = [\"say\", \"" word "\"] stay_alive = true }\n", "nothing is filled in \"" word "\"" }
        STAYS("{text}"),
        STAYS("-{textfile}"),
        STAYS("{out}.wav"),
        STAYS("{rate}"),
        STAYS("{times}"),
        { "command: { argv = [\"say\"] timeout = \"soon\" }\n",
          "timeout \"soon\" is not a length up to 10 minutes" },
        { "recordings: { }\n", "recordings need a folder" },
        { "silent = true\n", "silent is a group" },
        { "silent: { }\nvoise = 3\n", "voise" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        bool    found = false;
        assert_false(read_text(&fixture, cases[i].text));
        for (size_t d = 0; d < fixture.diags.count; d++)
            found = found || strstr(fixture.diags.items[d].message, cases[i].reported);
        if (!found)
            fail_msg("%s: reported \"%s\", not \"%s\"", cases[i].text, fixture_reported(&fixture),
                     cases[i].reported);
        fixture_close(&fixture);
    }
}

static void a_band_and_a_timeout_go_to_their_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool        good;
    } cases[] = {
        { "equalise = [\"20 -24\"]\nsilent: { }\n", true },
        { "equalise = [\"10000 24\"]\nsilent: { }\n", true },
        { "equalise = [\"19.9 0\"]\nsilent: { }\n", false },
        { "equalise = [\"10000.1 0\"]\nsilent: { }\n", false },
        { "equalise = [\"200 -24.1\"]\nsilent: { }\n", false },
        { "equalise = [\"200 24.1\"]\nsilent: { }\n", false },
        { "equalise = [\"200 -3  \"]\nsilent: { }\n", true },
        { "command: { argv = [\"say\"] timeout = \"10:00\" }\n", true },
        { "command: { argv = [\"say\"] timeout = \"10:01\" }\n", false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        if (read_text(&fixture, cases[i].text) != cases[i].good)
            fail_msg("%s: %s", cases[i].text, fixture_reported(&fixture));
        fixture_close(&fixture);
    }
}

static void a_voice_that_falls_back_to_itself_is_a_circle(void **state)
{
    (void)state;
    Fixture fixture;
    Arena   arena = { 0 };
    assert_false(read_text(
        &fixture,
        arena_printf(&arena, "recordings: { folder = \"mine\" fallback = \"%s/voice.cfg\" }\n", folder)));
    assert_non_null(strstr(fixture_reported(&fixture), "leads round in a circle"));
    fixture_close(&fixture);
    arena_free(&arena);
}

static void a_voice_that_is_not_there_names_the_nearest(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_init(&fixture);
    assert_false(voice_read_profile(&(Desk){ &fixture.arena, &fixture.diags, &fixture.path, NULL },
                                    (Named){ .text = "clam" }, &fixture.profile));
    assert_non_null(strstr(fixture_reported(&fixture), "did you mean \"calm\"?"));
    fixture_close(&fixture);
}

static void every_shipped_voice_can_be_read(void **state)
{
    (void)state;
    Fixture fixture;
    size_t  count;
    fixture_init(&fixture);
    const char *const *names = files_list(&fixture.path, &voice_files, &fixture.arena, &count);
    assert_true(count >= 2);
    for (size_t i = 0; i < count; i++)
        if (!voice_read_profile(&(Desk){ &fixture.arena, &fixture.diags, &fixture.path, NULL },
                                (Named){ .text = names[i] }, &fixture.profile))
            fail_msg("%s: %s", names[i], fixture_reported(&fixture));
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_is_read),
        cmocka_unit_test(what_is_left_out_has_a_default),
        cmocka_unit_test(a_folder_of_recordings_is_beside_its_file),
        cmocka_unit_test(mistakes_are_reported_with_what_would_fit),
        cmocka_unit_test(a_band_and_a_timeout_go_to_their_ends),
        cmocka_unit_test(a_voice_that_falls_back_to_itself_is_a_circle),
        cmocka_unit_test(a_voice_that_is_not_there_names_the_nearest),
        cmocka_unit_test(every_shipped_voice_can_be_read),
    };
    if (!mkdtemp(folder))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rmdir(folder);
    return failed;
}
