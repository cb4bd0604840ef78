// A person's own recordings, and what says the rest.
#include "voice_fixture.h"

#include <unistd.h>

static char folder[] = "/tmp/walkcoach-test-recordings.XXXXXX";

// A second of a tone; stereo when asked.
static void record(const char *name, int hz, int channels)
{
    unsigned char head[44] =
        "RIFF\xFF\xFF\xFF\xFFWAVEfmt \x10\0\0\0\1\0\1\0\x80\x3E\0\0\0\x7D\0\0\2\0\x10\0data";
    char path[256];
    head[22] = (unsigned char)channels;
    head[32] = (unsigned char)(2 * channels);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    int size = 16000 * channels * 2;
    memcpy(head + 40, &size, 4);
    fwrite(head, 1, sizeof head, file);
    for (int i = 0; i < 16000 * channels; i++) {
        int16_t sample = (int16_t)(8000 * sin(2 * M_PI * hz * (i / channels) / 16000));
        fwrite(&sample, 2, 1, file);
    }
    fclose(file);
}

static void open_recordings(Fixture *fixture, const char *fallback)
{
    static VoiceProfile says_the_rest;
    fixture_init(fixture);
    if (fallback)
        assert_true(voice_read_profile(&(Desk){ &fixture->arena, &fixture->diags, &fixture->path, NULL },
                                       (Named){ .text = fallback }, &says_the_rest));
    fixture->profile = (VoiceProfile){ .name = "mine",
                                       .title = "mine",
                                       .language = "en",
                                       .rate = 150,
                                       .engine = ENGINE_RECORDINGS,
                                       .folder = folder,
                                       .fallback = fallback ? &says_the_rest : NULL };
    fixture->voice = fixture_voice(fixture);
}

static void files_are_found_by_their_words_or_by_the_manifest(void **state)
{
    (void)state;
    Fixture fixture;
    open_recordings(&fixture, NULL);
    fixture_add(&fixture, "Lift, and draw in!", 15);
    fixture_add(&fixture, "Let go", 15);
    fixture_add(&fixture, "Don't hold", 15);
    if (!fixture_speak(&fixture, 2))
        fail_msg("%s", fixture_reported(&fixture));
    for (size_t i = 0; i < fixture.count; i++)
        assert_in_range(fixture.clips[i]->length, FIXTURE_RATE * 98 / 100, FIXTURE_RATE * 102 / 100);
    assert_int_equal(fixture.clips[1]->channels, 2);
    assert_int_equal(fixture.diags.count, 0);
    fixture_close(&fixture);
}

static void what_is_not_recorded_is_said_by_the_fallback_and_reported_once(void **state)
{
    (void)state;
    Fixture fixture;
    open_recordings(&fixture, "silent");
    fixture_add(&fixture, "Lift and draw in", 15);
    fixture_add(&fixture, "Soften", 15);
    fixture_add(&fixture, "Shoulders down", 15);
    assert_true(fixture_speak(&fixture, 2));
    assert_non_null(fixture.clips[2]);
    assert_int_equal(fixture.diags.count, 1);
    assert_int_equal(fixture.diags.warnings, 1);
    assert_non_null(
        strstr(fixture_reported(&fixture), "2 of 3 phrases are not recorded, \"Soften\" among them"));
    fixture_close(&fixture);
}

static void without_a_fallback_it_is_an_error(void **state)
{
    (void)state;
    Fixture fixture;
    open_recordings(&fixture, NULL);
    fixture_add(&fixture, "Soften", 15);
    assert_false(fixture_speak(&fixture, 1));
    assert_non_null(strstr(fixture_reported(&fixture), "it is not recorded, and the voice has no fallback"));
    fixture_close(&fixture);
}

static void a_broken_recording_is_named(void **state)
{
    (void)state;
    Fixture fixture;
    open_recordings(&fixture, "silent");
    const char *broken = fixture_file(&fixture, folder, "broken.wav", "this is no sound");
    fixture_add(&fixture, "Broken", 15);
    assert_false(fixture_speak(&fixture, 1));
    assert_non_null(strstr(fixture_reported(&fixture), "broken.wav is not a sound file"));
    unlink(broken);
    fixture_close(&fixture);
}

static void a_folder_that_is_not_there_is_reported(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_init(&fixture);
    fixture.profile = (VoiceProfile){ .name = "mine", .engine = ENGINE_RECORDINGS, .folder = "/nonexistent" };
    assert_null(fixture_voice(&fixture));
    assert_non_null(strstr(fixture_reported(&fixture),
                           "no folder of recordings /nonexistent: No such file or directory"));
    fixture_close(&fixture);
}

static void fallbacks_in_a_circle_are_reported(void **state)
{
    (void)state;
    Fixture fixture;
    fixture_init(&fixture);
    const char *path = fixture_file(&fixture, folder, "ring.cfg", "");
    fixture_file(&fixture, folder, "ring.cfg",
                 arena_printf(&fixture.arena, "recordings: { folder = \"%s\" fallback = \"%s\" }\n", folder,
                              path));
    assert_false(voice_read_profile(&(Desk){ &fixture.arena, &fixture.diags, &fixture.path, NULL },
                                    (Named){ .text = path }, &fixture.profile));
    assert_non_null(strstr(fixture_reported(&fixture), "leads round in a circle"));
    unlink(path);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_found_by_their_words_or_by_the_manifest),
        cmocka_unit_test(what_is_not_recorded_is_said_by_the_fallback_and_reported_once),
        cmocka_unit_test(without_a_fallback_it_is_an_error),
        cmocka_unit_test(a_broken_recording_is_named),
        cmocka_unit_test(a_folder_that_is_not_there_is_reported),
        cmocka_unit_test(fallbacks_in_a_circle_are_reported),
    };
    static const char *const files[] = { "lift-and-draw-in.wav", "take-7.wav", "dont-hold.wav",
                                         "manifest.txt" };
    Fixture                  setup = { 0 };
    if (!mkdtemp(folder))
        return 1;
    record(files[0], 300, 1);
    record(files[1], 500, 2);
    record(files[2], 400, 1);
    fixture_file(&setup, folder, files[3],
                 "# mine\ntake-7.wav = Let go\n\nbroken line\n=\ntake-7.wav = ...\n = Soften\n");
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(arena_printf(&setup.arena, "%s/%s", folder, files[i]));
    arena_free(&setup.arena);
    rmdir(folder);
    return failed;
}
