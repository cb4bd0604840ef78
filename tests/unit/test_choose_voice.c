// app/choose_voice.h: which voices she is offered, and how they are heard where there is no sound card.
#include "app/choose_voice.h"

#include "command_by_hand.h"
#include "job/paths.h"
#include "wav_by_hand.h"

static Arena    arena;
static DiagList diags = { .arena = &arena };

typedef struct {
    Commanded  *commanded;
    Paths       paths;
    Desk        desk;
    ChooseVoice choose;
} Choosing;

static const char *of_home(const Choosing *it, const char *name)
{
    return arena_printf(&arena, "%s/%s", it->commanded->home, name);
}

static void put_voice(const Choosing *it, const char *name, const char *text)
{
    command_file(it->commanded, arena_printf(&arena, "config/walkcoach/voices/%s.cfg", name), text);
}

// A program that is there, one that is not, a file with a mistake and the hum: there are no others.
static int set_up(void **state)
{
    static Choosing choosing;
    Choosing       *it = &choosing;
    void           *commanded;
    command_set_up(&commanded);
    *it = (Choosing){ .commanded = commanded };
    assert_int_equal(mkdir(of_home(it, "config/walkcoach/voices"), 0700), 0);
    write_wav(of_home(it, "tone.wav"), &(WavByHand){ 1, 16000, 8000, 16, 0.3, 0, 0 });
    const char *tone = of_home(it, "tone.wav");
    put_voice(it, "b-tone",
              arena_printf(&arena, "title = \"B\"\nwords_wrong = 10\ncommand: { argv = [\"cat\", \"%s\"] }\n",
                           tone));
    put_voice(it, "a-tone",
              arena_printf(&arena, "title = \"A\"\nwords_wrong = 20\ncommand: { argv = [\"cat\", \"%s\"] }\n",
                           tone));
    put_voice(it, "gone", "title = \"Gone\"\ncommand: { argv = [\"no-such-synthesiser\"] }\n");
    put_voice(it, "wrong", "title = 5\n");
    put_voice(it, "hum", "title = \"Hum\"\nsilent: { }\n");
    it->paths = paths_find(&arena);
    it->paths.search = (SearchPath){ { it->paths.user }, 1 };
    it->desk = (Desk){ &arena, &diags, &it->paths.search, NULL };
    it->choose = (ChooseVoice){ .settings = &it->commanded->settings, .paths = &it->paths };
    *state = it;
    return 0;
}

static int tear_down(void **state)
{
    Choosing *it = *state;
    void     *commanded = it->commanded;
    arena_free(&arena);
    diags = (DiagList){ .arena = &arena };
    return command_tear_down(&commanded);
}

static void only_voices_that_can_speak_are_offered(void **state)
{
    Choosing *it = *state;
    assert_true(choose_voice_ready(&it->choose, &it->desk));
    assert_string_equal(it->choose.asked.names, "a-tone, b-tone");
    assert_int_equal(diags.count, 0);
}

static void where_none_can_none_is_named(void **state)
{
    Choosing *it = *state;
    assert_int_equal(
        system(arena_printf(&arena, "rm '%s'/*-tone.cfg", of_home(it, "config/walkcoach/voices"))), 0);
    assert_true(choose_voice_ready(&it->choose, &it->desk));
    assert_string_equal(it->choose.asked.names, "");
}

// The hum too, if she asks for it.
static void a_voice_works_if_nothing_is_missing(void **state)
{
    Choosing *it = *state;
    assert_true(choose_voice_ready(&it->choose, &it->desk));
    const VoicesHere *voices = &it->choose.asked;
    assert_true(voices->works(voices->self, "a-tone"));
    assert_true(voices->works(voices->self, "b-tone"));
    assert_true(voices->works(voices->self, "hum"));
    assert_false(voices->works(voices->self, "gone"));
    assert_false(voices->works(voices->self, "wrong"));
    assert_false(voices->works(voices->self, "nobody"));
}

static void a_profile_with_a_mistake_ends_it(void **state)
{
    Choosing *it = *state;
    command_profile(it->commanded, "voice = 5\n");
    assert_false(choose_voice_ready(&it->choose, &it->desk));
    assert_int_equal(diags.errors, 1);
    assert_null(choose_voice_better(&it->paths, &it->desk));
}

static const char *heard(Choosing *it, const char *name)
{
    const VoicesHere *voices = &it->choose.asked;
    capture(&it->commanded->err, stderr);
    voices->hear(voices->self, name);
    return captured_text(&it->commanded->err);
}

static bool is_there(const Choosing *it, const char *name) { return access(of_home(it, name), F_OK) == 0; }

// Where they cannot be played: a line that says so, once, and then the file of each.
static void voices_that_cannot_be_played_are_put_into_files(void **state)
{
    Choosing *it = *state;
    it->commanded->settings.playing.device = "no such card";
    assert_true(choose_voice_ready(&it->choose, &it->desk));
    const char *text = heard(it, "");
    const char *files = arena_printf(&arena,
                                     "\n%s/cache/walkcoach/a-tone.wav: A\n%s/cache/walkcoach/b-tone.wav: B\n",
                                     it->commanded->home, it->commanded->home);
    if (!strstr(text, files) || strncmp(text, "a-tone: A\nwalkcoach: ", 21) != 0)
        fail_msg("%s", text);
    assert_null(strstr(text, "b-tone: B"));
    assert_true(is_there(it, "cache/walkcoach/a-tone.wav") && is_there(it, "cache/walkcoach/b-tone.wav"));
    assert_false(is_there(it, "cache/walkcoach/hum.wav") || is_there(it, "cache/walkcoach/gone.wav"));
}

static void one_is_heard_by_its_name(void **state)
{
    Choosing *it = *state;
    it->commanded->settings.playing.device = "no such card";
    assert_true(choose_voice_ready(&it->choose, &it->desk));
    heard(it, "hum");
    assert_true(is_there(it, "cache/walkcoach/hum.wav"));
    assert_false(is_there(it, "cache/walkcoach/a-tone.wav") || is_there(it, "cache/walkcoach/b-tone.wav"));
    heard(it, "b-tone");
    assert_true(is_there(it, "cache/walkcoach/b-tone.wav"));
    assert_false(is_there(it, "cache/walkcoach/a-tone.wav"));
}

static void without_a_place_for_files_it_is_said_and_no_more(void **state)
{
    Choosing *it = *state;
    it->commanded->settings.playing.device = "no such card";
    it->paths.cache = NULL;
    assert_true(choose_voice_ready(&it->choose, &it->desk));
    const char *text = heard(it, "");
    assert_memory_equal(text, "a-tone: A\nwalkcoach: ", 21);
    assert_null(strstr(text, "b-tone"));
}

static void a_voice_that_is_understood_better_is_named(void **state)
{
    Choosing *it = *state;
    command_profile(it->commanded, "voice = \"a-tone\"\n");
    assert_string_equal(choose_voice_better(&it->paths, &it->desk),
                        "b-tone is easier to understand: walkcoach init --voice b-tone");
    command_profile(it->commanded, "voice = \"b-tone\"\n");
    assert_null(choose_voice_better(&it->paths, &it->desk));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(only_voices_that_can_speak_are_offered),
        TEST(where_none_can_none_is_named),
        TEST(a_voice_works_if_nothing_is_missing),
        TEST(a_profile_with_a_mistake_ends_it),
        TEST(voices_that_cannot_be_played_are_put_into_files),
        TEST(one_is_heard_by_its_name),
        TEST(without_a_place_for_files_it_is_said_and_no_more),
        TEST(a_voice_that_is_understood_better_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
