// voice/espeak_data.h: what the data folder says is what espeak-ng does, name by name.
#include "voice/espeak_data.h"

#include "voice_fixture.h"

#include <sys/stat.h>
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

// --- Which folder ----------------------------------------------------------------------

// Three folders: in "both" and in "home" there is an espeak-ng-data, and "bare" is empty. And "file" is none.
typedef struct {
    char        top[64];
    Arena       arena;
    const char *asked, *home;  // as they were
} Places;

static const char *in_places(Places *places, const char *name)
{
    return arena_printf(&places->arena, "%s/%s", places->top, name);
}

static const char *const folders[] = { "both", "both/espeak-ng-data", "home", "home/espeak-ng-data", "bare" };
enum { FOLDERS = sizeof folders / sizeof *folders };

static int make_places(void **state)
{
    Places *places = calloc(1, sizeof *places);
    strcpy(places->top, "/tmp/walkcoach-espeak.XXXXXX");
    if (!mkdtemp(places->top))
        return -1;
    for (int i = 0; i < FOLDERS; i++)
        mkdir(in_places(places, folders[i]), 0700);
    fclose(fopen(in_places(places, "file"), "w"));
    const char *asked = getenv("ESPEAK_DATA_PATH"), *home = getenv("HOME");
    places->asked = asked ? arena_strdup(&places->arena, asked) : NULL;
    places->home = home ? arena_strdup(&places->arena, home) : NULL;
    *state = places;
    return 0;
}

static void set(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static int remove_places(void **state)
{
    Places *places = *state;
    set("ESPEAK_DATA_PATH", places->asked);
    set("HOME", places->home);
    unlink(in_places(places, "file"));
    for (int i = FOLDERS - 1; i >= 0; i--)
        rmdir(in_places(places, folders[i]));
    rmdir(places->top);
    arena_free(&places->arena);
    free(places);
    return 0;
}

static void what_is_asked_for_comes_first_then_home_then_the_system(void **state)
{
    Places *places = *state;
    static const struct {
        const char *asked, *home;  // NULL: not set
        const char *found;         // NULL: the system's
    } cases[] = {
        { "both", "home", "both/espeak-ng-data" },  // a folder of that name in it before it itself
        { "both/espeak-ng-data", "home", "both/espeak-ng-data" },
        { "bare", "home", "bare" },
        { "bare", NULL, "bare" },
        { "file", "home", "home/espeak-ng-data" },
        { "gone", "home", "home/espeak-ng-data" },
        { NULL, "home", "home/espeak-ng-data" },
        { NULL, "bare", NULL },
        { NULL, "file", NULL },
        { "gone", "gone", NULL },
        { NULL, NULL, NULL },
    };
    unsetenv("ESPEAK_DATA_PATH");
    unsetenv("HOME");
    const char *of_system = espeak_data_folder(&places->arena);
    assert_non_null(of_system);
    assert_true(strncmp(of_system, "/usr/", 5) == 0);
    assert_string_equal(of_system + strlen(of_system) - 15, "/espeak-ng-data");
    assert_int_equal(access(arena_printf(&places->arena, "%s/phontab", of_system), R_OK), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set("ESPEAK_DATA_PATH", cases[i].asked ? in_places(places, cases[i].asked) : NULL);
        set("HOME", cases[i].home ? in_places(places, cases[i].home) : NULL);
        const char *found = espeak_data_folder(&places->arena);
        assert_string_equal(found, cases[i].found ? in_places(places, cases[i].found) : of_system);
    }
}

// --- A data folder made by hand ----------------------------------------------------------

static const struct {
    const char *path, *text;  // NULL: a folder
} made[] = {
    { "lang", NULL },
    { "lang/gmw", NULL },
    { "lang/roa", NULL },
    { "lang/roa/deep", NULL },
    { "voices", NULL },
    { "voices/!v", NULL },
    { "voices/mb", NULL },
    { "lang/gmw/en", "// a remark\nname English\nlanguage en 2\nlanguage en-gb 1\n" },
    { "lang/gmw/en-US", "name English (America)\r\nlanguage en-us 2\r\nlanguage en 3\r\n" },
    { "lang/gmw/en-029", "name   English (Caribbean)\nlanguage en-029\nlanguage\ten 1\nlanguage en  10" },
    { "lang/gmw/en-x", "language en\nlanguage zz 8\n" },
    { "lang/gmw/.hidden", "language en 1\nname hidden\n" },
    { "lang/de", "name German\nlanguage de\nlanguages en 1\nlanguage zz 3\n" },
    { "lang/roa/deep/fr", "language fr-be 1\nlanguage fr 4\nlanguage zz 9\n" },
    { "voices/own", "name Mine Own\nlanguage en 5\nlanguage zz 1\n" },
    { "voices/z2", "language zz 2\n" },
    { "voices/z4", "language zz 4\n" },
    { "voices/z7", "language zz 7\n" },
    { "voices/za", "language zz 7\n" },
    { "voices/z6", "language zz\t6\n" },
    { "voices/!v/f4", "language variant\nname fourth\n" },
    { "voices/mb/mb-en1", "name en1-mbrola\nlanguage en 1\n" },
};
enum { MADE = sizeof made / sizeof *made };

static const char *of_made(Places *places, int i)
{
    return arena_printf(&places->arena, "%s/bare/%s", places->top, made[i].path);
}

static int make_data(void **state)
{
    if (make_places(state) != 0)
        return -1;
    for (int i = 0; i < MADE; i++) {
        if (!made[i].text) {
            mkdir(of_made(*state, i), 0700);
            continue;
        }
        FILE *file = fopen(of_made(*state, i), "w");
        if (!file)
            return -1;
        fputs(made[i].text, file);
        fclose(file);
    }
    return 0;
}

static int remove_data(void **state)
{
    for (int i = MADE - 1; i >= 0; i--)
        remove(of_made(*state, i));
    return remove_places(state);
}

static void the_voices_of_a_language_are_named_in_their_places(void **state)
{
    Places *places = *state;
    static const struct {
        const char *language, *names;
    } cases[] = {
        { "en", "en, en-US, en-x, own, en-029" },  // 2, 3, none is 5, 5, 10
        { "EN", "en, en-US, en-x, own, en-029" },
        { "en-gb", "en" },
        { "en-us", "en-US" },
        { "en-029", "en-029" },
        { "fr", "fr" },
        { "de", "de" },
        { "zz", "own, z2, de, z4, z6, z7, za, en-x" },  // and not the ninth
        { "e", "" },
        { "variant", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(espeak_data_names(in_places(places, "bare"), cases[i].language, &places->arena),
                            cases[i].names);
    assert_string_equal(espeak_data_names(in_places(places, "gone"), "en", &places->arena), "");
}

static void a_voice_is_called_by_its_file_or_by_its_name(void **state)
{
    Places           *places = *state;
    const char       *data = in_places(places, "bare");
    const char *const has[] = { "en",    "en-us",     "EN-us",    "En-029", "english", "English (America)",
                                "fr",    "own",       "mine OWN", "en+f4",  "German",  "english (caribbean)",
                                "de+f4", "english+f4" };
    const char *const lacks[] = {
        "English (Amer", "en-gb", "hidden", ".hidden",   "mb-en1",   "en1-mbrola",  "f4",
        "fourth",        "en+F4", "en+",    "+f4",       "variant",  "roa/deep/fr", "gmw/en",
        "gmw",           "",      "zz",     "en+../own", "English ", "nglish"
    };
    for (size_t i = 0; i < sizeof has / sizeof *has; i++)
        if (!espeak_data_has(data, has[i], &places->arena))
            fail_msg("\"%s\" is missing", has[i]);
    for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++)
        if (espeak_data_has(data, lacks[i], &places->arena))
            fail_msg("\"%s\" is there", lacks[i]);
    assert_true(espeak_data_is_mbrola(data, "mb-en1", &places->arena));
    assert_false(espeak_data_is_mbrola(data, "mb-en2", &places->arena));
    assert_false(espeak_data_is_mbrola(data, "en", &places->arena));
    assert_false(espeak_data_is_mbrola(data, "../mb/mb-en1", &places->arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_espeak_ng_has_is_found),
        cmocka_unit_test(what_it_does_not_have_is_not),
        cmocka_unit_test_setup_teardown(what_is_asked_for_comes_first_then_home_then_the_system, make_places,
                                        remove_places),
        cmocka_unit_test_setup_teardown(the_voices_of_a_language_are_named_in_their_places, make_data,
                                        remove_data),
        cmocka_unit_test_setup_teardown(a_voice_is_called_by_its_file_or_by_its_name, make_data, remove_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
