// app/voice_list.h: every voice that there is, whether it works here, and which is easier to understand.
#include "app/voice_list.h"

#include "command_by_hand.h"
#include "job/paths.h"

static Arena    arena;
static DiagList diags;
static Paths    paths;

static int set_up(void **state)
{
    char path[100];
    command_set_up(state);
    Commanded *commanded = *state;
    snprintf(path, sizeof path, "%s/config/walkcoach/voices", commanded->home);
    assert_int_equal(mkdir(path, 0700), 0);
    diags = (DiagList){ .arena = &arena };
    paths = paths_find(&arena);
    paths.search = (SearchPath){ { paths.user }, 1 };
    return 0;
}

static int tear_down(void **state)
{
    arena_free(&arena);
    return command_tear_down(state);
}

static void put_voice(const Commanded *commanded, const char *name, const char *text)
{
    command_file(commanded, arena_printf(&arena, "config/walkcoach/voices/%s.cfg", name), text);
}

static bool look(VoiceList *out)
{
    const Asked asked = { .walker = WALKER_UNKNOWN };
    const Desk  desk = { &arena, &diags, &paths.search, NULL };
    return voice_list(&paths, &asked, &desk, out);
}

// --- Which there are -------------------------------------------------------------------

static void each_voice_says_whether_it_works(void **state)
{
    VoiceList list;
    put_voice(*state, "program", "title = \"P\"\ncommand: { argv = [\"cat\"] }\n");
    put_voice(*state, "gone", "title = \"G\"\ncommand: { argv = [\"no-such-synthesiser\"] }\n");
    put_voice(*state, "hum", "title = \"H\"\nlanguage = \"de\"\nsilent: { }\n");
    put_voice(*state, "wrong", "title = 5\nsilent: { }\n");
    command_profile(*state, "voice = \"hum\"\n");
    assert_true(look(&list));
    assert_int_equal(diags.count, 0);
    assert_int_equal(list.count, 4);
    static const char *const names[] = { "gone", "hum", "program", "wrong" };
    static const char *const words[] = { "program", "hum", "program", "" };
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(list.voices[i].name, names[i]);
        assert_string_equal(voice_engine_word(&list.voices[i]), words[i]);
        assert_int_equal(list.voices[i].hers, i == 1);
        assert_int_equal(list.voices[i].right, i != 3);
        assert_non_null(list.voices[i].profile.language);
    }
    assert_string_equal(list.voices[0].why,
                        "the voice's program \"no-such-synthesiser\" is not there, or may not be run");
    assert_null(list.voices[1].why);
    assert_null(list.voices[2].why);
    assert_non_null(strstr(list.voices[3].why, "title"));
    assert_string_equal(list.voices[1].profile.language, "de");
    assert_ptr_equal(voice_list_find(&list, "hum"), &list.voices[1]);
    assert_ptr_equal(voice_list_find(&list, "gone"), &list.voices[0]);
    assert_null(voice_list_find(&list, "nobody"));
}

static void a_profile_with_a_mistake_ends_it(void **state)
{
    VoiceList list;
    command_profile(*state, "voice = 5\n");
    assert_false(look(&list));
    assert_int_equal(diags.errors, 1);
}

// --- Which is easier to understand --------------------------------------------------------

static ListedVoice voice_of(const char *name, double words_wrong, const char *language)
{
    return (ListedVoice){ .name = name,
                          .right = true,
                          .profile = { .words_wrong = words_wrong, .language = language } };
}

static void better_is(const ListedVoice *voices, size_t count, const char *expected)
{
    const char *better = voice_better(&(VoiceList){ voices, count }, &arena);
    if (!expected)
        assert_null(better);
    else
        assert_string_equal(better, expected);
}

static void the_best_that_was_measured_is_named(void **state)
{
    (void)state;
    ListedVoice voices[] = { voice_of("one", 30, "en"), voice_of("two", 12, "en"),
                             voice_of("three", 10, "en"), voice_of("four", 11, "en"),
                             voice_of("five", -1, "en") };
    voices[0].hers = true;
    better_is(voices, 5, "three is easier to understand: walkcoach init --voice three");
    voices[2].why = "it is missing";
    better_is(voices, 5, NULL);  // nobody knows what it needs
    voices[2].profile.packages = "festival";
    better_is(voices, 5, "three is easier to understand. It needs: apt install festival");
    voices[2].why = NULL;
    better_is(voices, 2, "two is easier to understand: walkcoach init --voice two");
}

static void hers_stays_where_none_is_better(void **state)
{
    (void)state;
    ListedVoice voices[] = { voice_of("one", 10, "en"), voice_of("two", 10, "en") };
    better_is(voices, 2, NULL);  // none is hers
    voices[1].hers = true;
    better_is(voices, 2, NULL);  // as good
    voices[1].profile.words_wrong = 10.5;
    better_is(voices, 2, "one is easier to understand: walkcoach init --voice one");
    voices[0].profile.language = "de";
    better_is(voices, 2, NULL);  // she would not understand it
    voices[0].profile.language = "en";
    voices[1].profile.words_wrong = -1;
    better_is(voices, 2, NULL);  // hers was not measured
    voices[1].profile.words_wrong = 1;
    voices[0].profile.words_wrong = 0;
    better_is(voices, 2, "one is easier to understand: walkcoach init --voice one");
    voices[0].profile.words_wrong = -1;
    better_is(voices, 2, NULL);
    better_is(voices, 0, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(each_voice_says_whether_it_works),
        TEST(a_profile_with_a_mistake_ends_it),
        TEST(the_best_that_was_measured_is_named),
        TEST(hers_stays_where_none_is_better),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
