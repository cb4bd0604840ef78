// Written out whole, listed, and the table of keys. The walks that ship are read here as well.
#include "file_by_hand.h"
#include "session_fixture.h"

#include "conf/shelf.h"
#include "session/kinds.h"

// What a session comes to, as one text: parts, lengths, pace, breath, moments, words.
static const char *digest_parts(Arena *arena, const Phase *phases, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        const Phase *p = &phases[i];
        text = arena_printf(arena, "%s%s|%s|%lld|%d|%d|%g>%g|%d|%d\n", text, p->key, p->title,
                            (long long)session_part_nominal(p), p->repeat, p->quiet, p->pace.from, p->pace.to,
                            p->breath.kind, p->breath.gear_count);
        for (size_t s = 0; s < p->say_count; s++)
            text = arena_printf(arena, "%s- %s %zu %zu %zu %d\n", text, p->says[s].pool->name,
                                p->says[s].pool->full.count, p->says[s].pool->brief.count,
                                p->says[s].when_count, p->says[s].pool->core);
        text = digest_parts(arena, p->phases, p->phase_count, text);
    }
    return text;
}

static const char *digest(Fixture *f, const char *name)
{
    const Session *s = fixture_good(f, name);
    return digest_parts(&f->arena, s->phases, s->phase_count,
                        arena_printf(&f->arena, "%d|%d|%lld|%zu\n", s->level, s->core, (long long)s->length,
                                     s->say_count));
}

static void check_whole(Fixture *f, const char *name)
{
    const char *text, *before = digest(f, name);
    assert_true(session_write_whole(&f->request, fixture_as_written, &f->desk, &text));
    assert_null(strstr(text, "extends ="));
    fixture_write(f, "scripts/whole.cfg", text);
    assert_string_equal(before, digest(f, "whole"));
    const char *again;
    f->request.name = "whole";
    assert_true(session_write_whole(&f->request, fixture_as_written, &f->desk, &again));
    assert_string_equal(strchr(text, '\n'), strchr(again, '\n'));  // all but the remark with its name
}

static void what_is_written_whole_reads_back_the_same(void **state)
{
    Fixture *f = *state;
    f->request.sample = true;
    fixture_write(f, "scripts/mine.cfg",
                  "extends = \"5min\"\nabout = \"Quotes \\\" and \\\\\"\n"
                  "phases: { a: { after = \"settle\"  length = \"2:00\"  repeat = 2  phases: { x: { }  y: { "
                  "length = \"0:20\" "
                  "} } }\n"
                  "          reset: { drop = true }  quiet: { before = \"connect\" } }\n"
                  "gain: { voice = 2.5 }\nwords: { posture = [\"One.\", \"Two.\"] }\n");
    check_whole(f, "5min");
    check_whole(f, "7min");
    check_whole(f, "mine");
}

static void words_that_follow_the_core_setting_are_not_written_down(void **state)
{
    Fixture    *f = *state;
    const char *text;
    f->request.sample = true;
    f->request.name = "5min";
    assert_true(session_write_whole(&f->request, fixture_as_written, &f->desk, &text));
    assert_null(strstr(text, "\"Lift\""));
    assert_non_null(strstr(text, "Soft shoulders."));
}

static void the_shipped_walks_read_back_the_same_too(void **state)
{
    Fixture    *f = *state;
    size_t      count;
    const char *second = f->path.roots[1];
    f->path.roots[1] = ".";
    folder_remove(arena_printf(&f->arena, "%s/scripts", f->path.roots[0]));
    f->request.sample = true;
    const char *const *names = files_list(&f->path, &session_files, &f->arena, &count);
    assert_true(count >= 10);
    for (size_t i = 0; i < count; i++)
        check_whole(f, names[i]);
    f->path.roots[1] = second;
}

static const char *whole_of(Fixture *f, const char *name, LastingName lasting)
{
    const char *text;
    f->diags = (DiagList){ .arena = &f->arena };
    f->request.name = name;
    f->request.sample = true;
    assert_true(session_write_whole(&f->request, lasting, &f->desk, &text));
    return text;
}

static void holds(const char *text, const char *words)
{
    if (!strstr(text, words))
        fail_msg("no \"%s\" in:\n%s", words, text);
}

static void holds_not(const char *text, const char *words)
{
    if (strstr(text, words))
        fail_msg("\"%s\" in:\n%s", words, text);
}

static void written_whole_it_has_a_head_and_parts_with_their_fitted_lengths(void **state)
{
    Fixture    *f = *state;
    const char *text = whole_of(f, "7min", fixture_as_written);
    holds(text, "# 7min, written out whole: it needs no other session.");
    holds(text, "\ntitle = \"Walk, 7 minutes\"\nlevel = 3\nlength = \"7:00\"\n");
    holds(text,
          "# The parts in order, with everything they take from walk.cfg and levels/3.cfg.\nphases: {\n");
    holds(text, "open: { length = \"0:40\"");
    holds(text, "settle: { length = \"1:28\"");
    holds(text, "connect: { length = \"2:20\"");
    holds(text, "quiet: { length = \"2:02\"");
    holds_not(text, "length = \"1:00\"");  // as they were written
    holds_not(text, "length = \"1:50\"");
    text = whole_of(f, "5min", fixture_as_written);
    holds(text, "\nlevel = 3\npace = 105\n");  // no length of its own
}

static void written_whole_only_what_is_said_is_in_its_words(void **state)
{
    Fixture    *f = *state;
    const char *text = whole_of(f, "5min", fixture_as_written);
    holds(text, "stay in cues/en.cfg.\nwords: { posture = [\"Soft shoulders.\"]  posture_pram: { joins = "
                "\"posture\"  ");
    holds_not(text, "Mind the scar");
    holds_not(text, "Stop for pain");  // level 4 has other words for it
    fixture_write(f, "scripts/mine.cfg",
                  "extends = \"5min\"\nabout = \"Round the pond\"\nwords: { spare = \"Look.\"  lift = \"Up "
                  "you go\" }\n");
    text = whole_of(f, "mine", fixture_as_written);
    holds(text, "\ntitle = \"Walk, 5 minutes\"\nabout = \"Round the pond\"\nlevel = 3\n");
    holds(text, "spare = \"Look.\"");
    holds(text, "lift = \"Up you go\"");
    holds_not(text, "core = true");  // of the cue set's lift
}

// "sea" as "bed sea": each name with the key whose value it is.
static const char *with_its_key(const char *key, Named named, const Desk *desk)
{
    return arena_printf(desk->arena, "%s %s", key, named.text);
}

static void names_of_files_are_written_so_that_they_last_wherever_they_are(void **state)
{
    Fixture *f = *state;
    fixture_write(
        f, "scripts/mine.cfg",
        "extends = \"5min\"\nbed = \"rain\"\nvoice = \"soft\"\nlanguage = \"en\"\n"
        "easier: { sound = \"air\" }\nwalker: { weeks = 9  birth = \"vaginal\"  sound = \"mine\" }\n"
        "phases: { a: { after = \"quiet\"  bed = \"sea\"  phases: { x: { length = \"1:00\"  sound = \"wood\" "
        "} } } }\n");
    const char *text = whole_of(f, "mine", with_its_key);
    holds(text, "\nbed = \"bed rain\"\n");
    holds(text, "\nvoice = \"voice soft\"\n");
    holds(text, "\nlanguage = \"language en\"\n");
    holds(text, "easier: { sound = \"sound air\" }");
    holds(text, "sound = \"sound mine\"");
    holds(text, "bed = \"bed sea\"");
    holds(text, "x: { length = \"1:00\"  sound = \"sound wood\" }");
    holds(text, "\ntitle = \"Walk, 5 minutes\"\n");
    holds(text, "birth = \"vaginal\"");
}

static void a_list_shows_title_level_and_length(void **state)
{
    Fixture       *f = *state;
    SessionSummary summary;
    fixture_write(f, "scripts/mine.cfg",
                  "extends = \"5min\"\nabout = \"Round the pond\"\nphases: { quiet: { drop = true } }\n");
    assert_true(session_summarise("mine", &f->desk, &summary));
    assert_string_equal(summary.name, "mine");
    assert_string_equal(summary.title, "Walk, 5 minutes");
    assert_string_equal(summary.about, "Round the pond");
    assert_true(summary.level == 3 && summary.length == 4 * MICROS_PER_MINUTE);
    fixture_write(f, "scripts/drill.cfg",
                  "kind = \"drill\"\nbreath = \"4s:6s\"\nphases: { open: { length = \"0:30\" }  a: { "
                  "reps = 3  each: { b = \"in, out\" } } }\n");
    assert_true(session_summarise("drill", &f->desk, &summary));
    assert_true(summary.kind == SESSION_DRILL && summary.length == 60 * MICROS_PER_SECOND);
    assert_false(session_summarise("none", &f->desk, &summary));
}

static Micros listed(Fixture *f, const char *text)
{
    SessionSummary summary;
    f->diags = (DiagList){ .arena = &f->arena };
    fixture_write(f, "scripts/mine.cfg", text);
    assert_true(session_summarise("mine", &f->desk, &summary));
    return summary.length / MICROS_PER_SECOND;
}

// Its own, or that of its parts; where those are counted or drilled, what the whole comes to.
static void the_length_in_a_list_is_that_of_the_walk(void **state)
{
    Fixture *f = *state;
    assert_int_equal(listed(f, "extends = \"5min\"\nlength = \"9:30\"\n"), 570);
    assert_int_equal(
        listed(f, "extends = \"5min\"\nphases: { a: { after = \"open\"  length = \"0:07\" } }\n"), 307);
    assert_int_equal(
        listed(
            f,
            "extends = \"5min\"\nphases: { a: { after = \"open\"  length = \"100 steps\"  pace = 100 } }\n"),
        360);
}

// All of it has to have come with the program, which is in the last folder that is searched.
static void what_came_with_the_program_is_for_anyone_unless_it_names_a_walker(void **state)
{
    static const char walk[] = "level = 3\ntitle = \"Ours\"\nphases: { open: { length = \"1:00\" } }\n";
    Fixture          *f = *state;
    SessionSummary    summary;
    fixture_write_in(f, 1, "scripts/ours.cfg", walk);
    fixture_write_in(f, 1, "scripts/anna.cfg",
                     arena_printf(&f->arena, "%swalker: { weeks = 9  birth = \"vaginal\" }\n", walk));
    fixture_write_in(f, 0, "scripts/hers.cfg", walk);
    fixture_write_in(f, 0, "scripts/over.cfg", "extends = \"ours\"\ntitle = \"Hers\"\n");
    assert_true(session_glance("ours", &f->desk, &summary) && summary.for_anyone);
    assert_string_equal(summary.title, "Ours");
    assert_int_equal(summary.level, 3);
    assert_int_equal(summary.length, 0);  // not looked at
    assert_true(session_glance("anna", &f->desk, &summary) && !summary.for_anyone);
    assert_true(session_glance("hers", &f->desk, &summary) && !summary.for_anyone);
    assert_true(session_glance("over", &f->desk, &summary) && !summary.for_anyone);
    assert_false(session_glance("nowhere", &f->desk, &summary));
    assert_true(fixture_reported(f, "no-such-file"));
}

static void a_list_says_from_which_weeks_a_drill_is(void **state)
{
    Fixture       *f = *state;
    SessionSummary summary;
    fixture_write(f, "scripts/mine.cfg",
                  "kind = \"drill\"\nweeks: { vaginal = \"2+\"  c_section = \"6-9 cleared\" }\n"
                  "phases: { open: { length = \"0:30\" } }\n");
    assert_true(session_glance("mine", &f->desk, &summary));
    assert_string_equal(summary.title, "mine");
    assert_string_equal(summary.about, "");
    assert_int_equal(summary.level, 0);
    assert_int_equal(summary.weeks.of[BIRTH_UNKNOWN].from, -1);
    assert_int_equal(summary.weeks.of[BIRTH_VAGINAL].from, 2);
    assert_int_equal(summary.weeks.of[BIRTH_VAGINAL].to, -1);
    assert_false(summary.weeks.of[BIRTH_VAGINAL].cleared);
    assert_int_equal(summary.weeks.of[BIRTH_C_SECTION].to, 9);
    assert_true(summary.weeks.of[BIRTH_C_SECTION].cleared);
}

// What several sessions share is read once, unless something in it is wrong: each of them reports that.
static void a_list_reads_once_what_sessions_share(void **state)
{
    Fixture       *f = *state;
    SessionSummary summary;
    Shelf          shelf = { &f->arena, NULL };
    Desk           desk = f->desk;
    desk.shelf = &shelf;
    const char *drill = "kind = \"drill\"\nbreath = \"4s:6s\"\nphases: { open: { length = \"0:30\" }  "
                        "a: { reps = 3  each: { b = \"in, out\" } } }\n";
    fixture_write(f, "scripts/one.cfg", drill);
    fixture_write(f, "scripts/two.cfg", drill);
    assert_true(session_summarise("one", &desk, &summary));
    fixture_write(f, "scripts/cues/en.cfg", "words = 1\n");
    assert_true(session_summarise("two", &desk, &summary));
    assert_true(summary.length == 60 * MICROS_PER_SECOND);
    assert_false(session_summarise("two", &f->desk, &summary) && summary.length > 0);

    fixture_write(f, "scripts/cues/en.cfg", fixture_cues_cfg);
    fixture_write(f, "scripts/cues/xx.cfg", "extends = \"en\"\nno_such_key = 1\n");
    for (int i = 0; i < 2; i++) {
        DiagList diags = { .arena = &f->arena };
        Desk     again = desk_apart(&desk, &diags);
        f->request.name = "one";
        f->request.walker.language.text = "xx";
        assert_false(session_read(&f->request, &again, &f->session));
        assert_true(diags.errors > 0);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_whole_reads_back_the_same),
        TEST(words_that_follow_the_core_setting_are_not_written_down),
        TEST(written_whole_it_has_a_head_and_parts_with_their_fitted_lengths),
        TEST(written_whole_only_what_is_said_is_in_its_words),
        TEST(names_of_files_are_written_so_that_they_last_wherever_they_are),
        TEST(the_shipped_walks_read_back_the_same_too),
        TEST(a_list_shows_title_level_and_length),
        TEST(the_length_in_a_list_is_that_of_the_walk),
        TEST(what_came_with_the_program_is_for_anyone_unless_it_names_a_walker),
        TEST(a_list_says_from_which_weeks_a_drill_is),
        TEST(a_list_reads_once_what_sessions_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
