// By which words a language says the stop signs (session/sign_words.c): which texts somebody has checked, and
// what a cue set may not change.
#include "session_fixture.h"

// What came with the program is in the last folder that is searched.
static const char ours[] =
    "core_words = [\"zip up\"]\n"
    "signs: { get_help = \"help\"  stop = [\"stop\"]  chest_pain = [\"chest\", \"heart\"]  breathing = "
    "\"breath\"\n"
    "  bleeding = \"blood\"  leg = \"leg\"  headache = \"head\"  fainting = \"faint\"  pain = \"hurt\"\n"
    "  leaking = \"leak\"  heavy = \"heavy\"  takes_back = [\"never mind\"]  plain = [\"if you\", \"or\"] }\n"
    "words: { stop_signs: { priority = \"must\"  full = [\"Stop.\"] }  posture = \"Soft.\"  lift = \"Up\" "
    "}\n";

static const SignWords *with_hers(Fixture *f, const char *name, const char *hers)
{
    fixture_write_in(f, 1, "scripts/cues/en.cfg", ours);
    unlink(arena_printf(&f->arena, "%s/scripts/cues/en.cfg", f->path.roots[0]));
    if (hers)
        fixture_write(f, arena_printf(&f->arena, "scripts/cues/%s.cfg", name), hers);
    f->request.sample = true;
    fixture_write(f, "scripts/mine.cfg",
                  arena_printf(&f->arena, "extends = \"5min\"\nlanguage = \"%s\"\n", name));
    fixture_read(f, "mine");
    return &f->session.signs;
}

// "a, b": the phrases in their order.
static const char *text_of(Fixture *f, const Phrases *phrases)
{
    const char *text = "";
    for (size_t i = 0; i < phrases->count; i++)
        text = arena_printf(&f->arena, "%s%s%s", text, i ? ", " : "", phrases->items[i]);
    return text;
}

// The messages about the words of the signs, as of messages_of.
static const char *reported(Fixture *f)
{
    const char *all = "";
    for (size_t i = 0; i < f->diags.count; i++) {
        const Diag *diag = &f->diags.items[i];
        if (strcmp(diag->rule->name, "sign-words") == 0)
            all = arena_printf(&f->arena, "%s%d:%d %s\n", all, diag->pos.line, diag->pos.column,
                               diag->message);
    }
    return all;
}

#define CHECKED                                                                                             \
    "zip up, help, stop, chest, heart, breath, blood, leg, head, faint, hurt, leak, heavy, never mind, if " \
    "you, "                                                                                                 \
    "or, must, Stop., "

static void every_text_of_the_program_is_checked_and_none_of_hers(void **state)
{
    Fixture         *f = *state;
    const SignWords *signs = with_hers(f, "en", NULL);
    assert_string_equal(text_of(f, &signs->known), CHECKED "Soft., Up");
    assert_true(signs->shipped);
    // Hers in place of a text: it is gone, and nobody has checked the new one.
    signs = with_hers(f, "en",
                      "extends = \"en\"\nwords: { posture = \"Hers.\"  birds = [\"One.\", \"Two.\"] }\n");
    assert_string_equal(text_of(f, &signs->known), CHECKED "Up");
    // With signs of hers, the program's cue set is looked at by itself.
    signs = with_hers(f, "en",
                      "extends = \"en\"\nsigns: { leg = \"leg\" }\nwords: { posture = \"Hers.\" }\n");
    assert_string_equal(text_of(f, &signs->known), CHECKED "Soft., Up");
    assert_true(signs->shipped);
    signs = with_hers(f, "de", "extends = \"en\"\nlanguage = \"de\"\nsigns: { leg = \"bein\" }\n");
    assert_int_equal(signs->known.count, 0);
    assert_false(signs->shipped);
    assert_string_equal(signs->language, "de");
    // Under a name of its own: the language is the one that it says.
    signs = with_hers(f, "mine_too", "extends = \"en\"\nlanguage = \"de\"\nsigns: { leg = \"bein\" }\n");
    assert_string_equal(signs->language, "de");
}

// --- A cue set without words for a sign -------------------------------------------------

#define LACKS(keys)                                 \
    " the cue set does not say in its words: " keys \
    "; every walk says the stop signs: signs: { ... = [\"...\"] }\n"
#define ALL_KEYS \
    "chest_pain, breathing, bleeding, leg, headache, fainting, pain, leaking, heavy, get_help, stop"

static void every_sign_has_words(void **state)
{
    Fixture *f = *state;
    with_hers(f, "xx", "language = \"xx\"\nwords: { posture = \"Soft.\" }\n");
    assert_string_equal(reported(f), "1:1" LACKS(ALL_KEYS));
    with_hers(f, "xx", "language = \"xx\"\n  signs: { }\n");
    assert_string_equal(reported(f), "2:3" LACKS(ALL_KEYS));
    with_hers(f, "xx", "\n");
    assert_non_null(strstr(reported(f), LACKS(ALL_KEYS)));
    with_hers(f, "xx",
              "extends = \"en\"\nlanguage = \"xx\"\nsigns: { leg = \"...\"  stop = [\"halt\", \"!\"]  heavy "
              "= \"\xc3\xa9\"  "
              "get_help = \"112\" }\n");
    assert_string_equal(reported(f), "3:1" LACKS("leg, stop"));
    with_hers(f, "xx",
              "extends = \"en\"\nlanguage = \"xx\"\nsigns: { leg = \"...a\"  heavy = \"\xc3\xa9\"  get_help "
              "= \"112\" }\n");
    assert_string_equal(reported(f), "");
}

// --- Signs apart ------------------------------------------------------------------------

static void of_two_signs_with_the_same_words_the_later_is_named(void **state)
{
    static const struct {
        const char *signs, *said;
    } sets[] = {
        { "heavy = [\"bulge\", \"Blood\"]",
          "3:18 \"blood\" is bleeding and heavy: each sign needs words of its own\n" },
        { "stop = \"HELP\"", "3:17 \"help\" is get_help and stop: each sign needs words of its own\n" },
        { "breathing = [\"heart\"]  stop = \"help\"",
          "3:22 \"heart\" is chest_pain and breathing: each sign needs words of its own\n" },
        { "breathing = \"breath, head\"", "" },
        { "breathing = \"out of breath\"  chest_pain = \"breath\"", "" },
        { "breathing = [\"air\", \"AIR\"]", "" },
    };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        with_hers(f, "xx",
                  arena_printf(&f->arena, "extends = \"en\"\nlanguage = \"xx\"\nsigns: { %s }\n",
                               sets[i].signs));
        assert_string_equal(reported(f), sets[i].said);
    }
}

// --- Over the program's -----------------------------------------------------------------

static void the_programs_words_stay_and_no_others_are_added(void **state)
{
    Fixture         *f = *state;
    const SignWords *signs = with_hers(f, "en",
                                       "extends = \"en\"\nsigns: { takes_back = [\"ignore it\"]  plain = "
                                       "[\"and\"]  chest_pain = \"heart\" }\n");
    assert_string_equal(reported(f), "");
    assert_string_equal(text_of(f, &signs->of[HEARD_CHEST_PAIN]), "chest, heart");
    assert_string_equal(text_of(f, &signs->of[SIGNS_STOP]), "stop");
    assert_string_equal(text_of(f, &signs->takes_back), "never mind, ignore it");
    assert_string_equal(text_of(f, &signs->plain), "if you, or");
    with_hers(
        f, "en",
        "extends = \"en\"\nsigns: { chest_pain = [\"Chest\", \"heart\", \"cough\"]\n  stop = \"halt\" }\n");
    assert_string_equal(
        reported(f),
        "2:23 \"Chest\" is not how \"en\" says chest_pain: the words that came with the program cannot be "
        "changed; another language is named in its cue set: language = \"de\"\n"
        "2:23 \"cough\" is not how \"en\" says chest_pain: the words that came with the program cannot be "
        "changed; another language is named in its cue set: language = \"de\"\n"
        "3:10 \"halt\" is not how \"en\" says stop: the words that came with the program cannot be changed; "
        "another language is named in its cue set: language = \"de\"\n");
}

static void a_language_of_hers_has_only_her_words(void **state)
{
    Fixture         *f = *state;
    const SignWords *signs = with_hers(f, "xx",
                                       "extends = \"en\"\nlanguage = \"xx\"\nsigns: { stop = \"halt\"  "
                                       "takes_back = [\"na\"]  plain = [\"o\"] }\n");
    assert_string_equal(reported(f), "");
    assert_string_equal(text_of(f, &signs->of[SIGNS_STOP]), "halt");
    assert_string_equal(text_of(f, &signs->of[HEARD_CHEST_PAIN]), "chest, heart");
    assert_string_equal(text_of(f, &signs->takes_back), "na");
    assert_string_equal(text_of(f, &signs->plain), "o");
    assert_string_equal(signs->language, "xx");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_text_of_the_program_is_checked_and_none_of_hers),
        TEST(every_sign_has_words),
        TEST(of_two_signs_with_the_same_words_the_later_is_named),
        TEST(the_programs_words_stay_and_no_others_are_added),
        TEST(a_language_of_hers_has_only_her_words),
    };
    return cmocka_run_group_tests_name("session: words of the signs", tests, NULL, NULL);
}
