// Written out whole, listed, and the table of keys. The walks that ship are read here as well.
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
    assert_int_equal(system(arena_printf(&f->arena, "rm -rf '%s'/scripts", f->path.roots[0])), 0);
    f->request.sample = true;
    const char *const *names = files_list(&f->path, &session_files, &f->arena, &count);
    assert_true(count >= 10);
    for (size_t i = 0; i < count; i++)
        check_whole(f, names[i]);
    f->path.roots[1] = second;
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
        TEST(the_shipped_walks_read_back_the_same_too),
        TEST(a_list_shows_title_level_and_length),
        TEST(a_list_reads_once_what_sessions_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
