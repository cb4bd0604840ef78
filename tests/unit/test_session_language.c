// The words of a language: those that came with the program are kept, hers are added.
#include "session_fixture.h"

// What came with the program is in the last folder that is searched.
static const char ours[] =
    "core_words = [\"lift\", \"zip up\"]\nnever_say = [\"push down\"]\nharmless = [\"jacket\"]\nnegations = "
    "[\"never\"]\nleads = "
    "[\"and\"]\n"
    "word_lists: { belly = [\"belly\", \"tummy\"]  legs = [\"leg\"] }\n"
    "drill_steps: { plank = [\"plank\"] }\n"
    "direction: { in = [\"inhale\"]  out = [\"exhale\", \"sigh\"] }\n"
    "questions: { body = [\"sore\"]  asks = [\"notice whether\"] }\n"
    "must_say: { one_ear = [\"one ear\"] }\n"
    "signs: { get_help = \"help\"  stop = \"stop\"  chest_pain = [\"chest\", \"heart\"]  breathing = "
    "\"breath\"  bleeding = "
    "\"blood\"\n"
    "  leg = \"leg\"  headache = \"head\"  fainting = \"faint\"  pain = \"hurt\"  leaking = \"leak\"  heavy "
    "= \"heavy\"\n"
    "  takes_back = [\"never mind\"]  plain = [\"if you\", \"or\"] }\n"
    "words: { stop_signs = \"Stop.\"  posture = \"Soft.\"  lift = { full = \"Up\" } }\n";

static const Session *with_hers(Fixture *f, const char *name, const char *hers)
{
    fixture_write_in(f, 1, "scripts/cues/en.cfg", ours);
    unlink(arena_printf(&f->arena, "%s/scripts/cues/en.cfg", f->path.roots[0]));
    if (hers)
        fixture_write(f, arena_printf(&f->arena, "scripts/cues/%s.cfg", name), hers);
    f->request.sample = true;
    return fixture_text(f, arena_printf(&f->arena, "extends = \"5min\"\nlanguage = \"%s\"\n", name));
}

// "a, b": the phrases in their order.
static const char *text_of(Fixture *f, const Phrases *phrases)
{
    const char *text = "";
    for (size_t i = 0; i < phrases->count; i++)
        text = arena_printf(&f->arena, "%s%s%s", text, i ? ", " : "", phrases->items[i]);
    return text;
}

static const char *list_of(Fixture *f, const char *name)
{
    const Asks *asks = &f->session.asks;
    for (size_t i = 0; i < asks->list_count; i++)
        if (strcmp(asks->lists[i].name, name) == 0)
            return text_of(f, &asks->lists[i].words);
    return NULL;
}

static void hers_are_added_to_those_of_the_program(void **state)
{
    Fixture       *f = *state;
    const Session *s = with_hers(f, "en",
                                 "extends = \"en\"\ncore_words = [\"draw in\", \"lift\"]\nnegations = "
                                 "[\"without\"]\nleads = [\"then\"]\n"
                                 "word_lists: { belly = [\"tum\", \"belly\"]  arms = [\"arm\"] }\n"
                                 "direction: { in = [\"breathe up\"] }\nquestions: { body = [\"tired\"] "
                                 "}\nmust_say: { one_ear = [\"an ear\"] }\n"
                                 "signs: { takes_back = [\"ignore that\"]  plain = [\"and\"] }\n");
    assert_string_equal(text_of(f, &s->asks.of[ASK_BELLY]), "lift, zip up, draw in");
    assert_string_equal(text_of(f, &s->asks.of[ASK_NEVER]), "push down");
    assert_string_equal(text_of(f, &s->asks.of[ASK_HEAVY]), "");
    assert_string_equal(text_of(f, &s->asks.harmless), "jacket");
    assert_string_equal(text_of(f, &s->asks.negations), "never, without");
    assert_string_equal(text_of(f, &s->asks.leads), "and, then");
    assert_int_equal(s->asks.list_count, 3);
    assert_string_equal(list_of(f, "belly"), "belly, tummy, tum");
    assert_string_equal(list_of(f, "legs"), "leg");
    assert_string_equal(list_of(f, "arms"), "arm");
    assert_true(s->asks.came_with);
    assert_string_equal(s->asks.lacks, "");
    assert_string_equal(text_of(f, &s->recognised.way[DIRECTION_IN]), "inhale, breathe up");
    assert_string_equal(text_of(f, &s->recognised.way[DIRECTION_OUT]), "exhale, sigh");  // each once
    assert_string_equal(text_of(f, &s->recognised.body), "sore, tired");
    assert_string_equal(text_of(f, &s->recognised.asks), "notice whether");
    assert_string_equal(text_of(f, &s->recognised.must_say[MUST_SAY_ONE_EAR]), "one ear, an ear");
    assert_string_equal(text_of(f, &s->signs.takes_back), "never mind, ignore that");
    assert_string_equal(text_of(f, &s->signs.plain), "if you, or");  // those of the program alone
    assert_string_equal(text_of(f, &s->signs.of[HEARD_CHEST_PAIN]), "chest, heart");
    assert_string_equal(s->signs.language, "en");
    assert_true(s->signs.shipped);
}

static void the_programs_own_are_there_without_hers(void **state)
{
    Fixture       *f = *state;
    const Session *s = with_hers(f, "en", NULL);
    assert_string_equal(text_of(f, &s->asks.of[ASK_BELLY]), "lift, zip up");
    assert_string_equal(text_of(f, &s->recognised.way[DIRECTION_IN]), "inhale");
    assert_string_equal(text_of(f, &s->recognised.body), "sore");
    assert_true(s->asks.came_with && s->signs.shipped);
    assert_int_equal(s->asks.list_count, 2);
    assert_string_equal(s->plural, "en");
}

// They would hide what a cue asks of her.
static void no_word_of_hers_is_harmless_in_the_programs_language(void **state)
{
    Fixture *f = *state;
    with_hers(f, "en", NULL);
    fixture_write(f, "scripts/cues/en.cfg", "extends = \"en\"\nharmless = [\"lift\"]\n");
    assert_false(fixture_read(f, "mine"));
    assert_true(fixture_reported(f, "unknown-key"));
    assert_string_equal(text_of(f, &f->session.asks.harmless), "jacket");
    const Session *s = with_hers(f, "mein", "extends = \"en\"\nlanguage = \"de\"\nharmless = [\"jacke\"]\n");
    assert_string_equal(text_of(f, &s->asks.harmless), "jacke");
}

// A sign may be said in other sentences, but no other word is one.
static void another_word_is_not_a_sign_in_the_programs_language(void **state)
{
    Fixture *f = *state;
    with_hers(f, "en", "extends = \"en\"\nsigns: { chest_pain = [\"heart\"] }\n");  // one of ours
    assert_string_equal(text_of(f, &f->session.signs.of[HEARD_CHEST_PAIN]), "chest, heart");
    fixture_write(f, "scripts/cues/en.cfg",
                  "extends = \"en\"\nsigns: { chest_pain = [\"chest\", \"cough\"]  leg = \"toe\" }\n");
    assert_false(fixture_read(f, "mine"));
    assert_int_equal(f->diags.errors, 2);  // "cough" and "toe"
    assert_true(fixture_reported(f, "sign-words"));
}

static void a_language_of_hers_has_her_words_and_what_it_lacks_is_named(void **state)
{
    Fixture       *f = *state;
    const Session *s = with_hers(
        f, "mein",
        "extends = \"en\"\nlanguage = \"de\"\ncore_words = [\"hebe\"]\nquestions: { body = [\"müde\"] }\n");
    assert_string_equal(text_of(f, &s->asks.of[ASK_BELLY]), "hebe");
    assert_string_equal(text_of(f, &s->recognised.body), "müde");
    assert_false(s->asks.came_with);
    assert_string_equal(s->signs.language, "de");
    assert_string_equal(s->plural, "de");
    assert_string_equal(s->asks.lacks,
                        "floor_words, drill_words, never_say, never_walking, opposites, heavy_words, "
                        "stair_words, scar_words, kerb_words, pram_words, exercise_words, hurry_words, "
                        "direction, must_say, drill_steps");
}

// Each sign has words that are its alone, whatever their case.
static void two_signs_share_no_words(void **state)
{
    Fixture *f = *state;
    with_hers(f, "en", NULL);
    fixture_write(f, "scripts/cues/xx.cfg",
                  "extends = \"en\"\nlanguage = \"xx\"\nsigns: { heavy = [\"bulge\", \"BLOOD\"] }\n");
    fixture_write(f, "scripts/mine.cfg", "extends = \"5min\"\nlanguage = \"xx\"\n");
    assert_false(fixture_read(f, "mine"));
    assert_non_null(strstr(f->diags.items[0].message,
                           "\"blood\" is bleeding and heavy: each sign needs words of its own"));
    fixture_write(f, "scripts/cues/xx.cfg",
                  "extends = \"en\"\nlanguage = \"xx\"\nsigns: { heavy = [\"bulge\"]  stop = \"...\" }\n");
    assert_false(fixture_read(f, "mine"));
    assert_non_null(strstr(f->diags.items[0].message, "the cue set does not say in its words: stop; "));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(hers_are_added_to_those_of_the_program),
        TEST(the_programs_own_are_there_without_hers),
        TEST(no_word_of_hers_is_harmless_in_the_programs_language),
        TEST(another_word_is_not_a_sign_in_the_programs_language),
        TEST(a_language_of_hers_has_her_words_and_what_it_lacks_is_named),
        TEST(two_signs_share_no_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
