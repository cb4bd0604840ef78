// How files are found and joined (session/load.c): what a file extends, what a new part has to say, and what
// is reported where there is nothing to read.
#include "conf/shelf.h"
#include "session/stages.h"
#include "session_fixture.h"

#define ROOT(f) ((f)->path.roots[0])

static void expect(Fixture *f, const char *name, const char *messages)
{
    bool right = fixture_read(f, name);
    assert_string_equal(messages_of(&f->diags, &f->arena), messages);
    assert_int_equal(right, f->diags.errors == 0);
}

static int for_nobody(void **state)
{
    fixture_setup(state);
    ((Fixture *)*state)->request.sample = true;
    return 0;
}

// --- What is extended ------------------------------------------------------------------

static void what_is_not_there_is_reported_with_where_it_was_looked_for(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/mine.cfg", "extends = \"5mim\"\n");
    fixture_read(f, "mine");
    assert_non_null(strstr(
        messages_of(&f->diags, &f->arena),
        arena_printf(&f->arena,
                     "1:11 there is no \"5mim\" to extend (scripts/5mim.cfg in %s and %s); did you mean "
                     "\"5min\"? [no-such-file]\n",
                     ROOT(f), f->path.roots[1])));
    fixture_write(f, "scripts/mine.cfg", "extends = \"Mine\"\n");
    fixture_read(f, "mine");
    assert_non_null(strstr(
        messages_of(&f->diags, &f->arena),
        arena_printf(&f->arena,
                     "1:11 \"Mine\" extends its own name, and there is no other (scripts/Mine.cfg in %s and "
                     "%s) [extends-itself]\n",
                     ROOT(f), f->path.roots[1])));
}

static void a_circle_is_found_however_its_files_are_written(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/a.cfg", "extends = \"b\"\n");
    fixture_write(f, "scripts/b.cfg", "extends = \"./../scripts/a.cfg\"\n");
    expect(f, "a", "1:11 \"b\" extends a file that itself extends this one [extends-circle]\n");
}

// The second root's extends the third's by the same name: each is passed over once.
static void a_name_may_be_extended_through_all_roots(void **state)
{
    Fixture *f = *state;
    fixture_write_in(f, 0, "scripts/levels/3.cfg", "extends = \"3\"\ntitle = \"Hers\"\n");
    fixture_write_in(
        f, 1, "scripts/levels/3.cfg",
        "extends = \"walk\"\npace = 101\nbreath = \"3:4\"\ncore = \"light\"\nwalks = [\"5 min\"]\n"
        "weeks: { vaginal = \"6+\"  c_section = \"8+\" }\n");
    expect(f, "5min", "");
    assert_true(fixture_part(&f->session, "connect")->pace.from == 101);
    fixture_write_in(f, 0, "scripts/lunch.cfg", "extends = \"lunch\"\ntitle = \"First\"\n");
    fixture_write_in(f, 1, "scripts/lunch.cfg", "extends = \"lunch\"\nabout = \"Second\"\n");
    f->path.roots[2] = arena_printf(&f->arena, "%s/third", ROOT(f));
    f->path.count = 3;
    fixture_write_in(f, 2, "scripts/lunch.cfg", "extends = \"5min\"\nown_pace = 71\n");
    const Session *s = fixture_good(f, "lunch");
    f->path.count = 2;
    assert_string_equal(s->title, "First");
    assert_string_equal(s->about, "Second");
    assert_true(s->own_pace == 71);
}

static void a_walker_is_described_in_the_file_that_is_walked(void **state)
{
    static const char hers[] = "walker: { birth = \"vaginal\"  weeks = 9  own_pace = 72  level = 3 }\n";
    Fixture          *f = *state;
    f->request.sample = false;
    fixture_write(f, "scripts/hers.cfg", arena_printf(&f->arena, "extends = \"5min\"\n%s", hers));
    expect(f, "hers", "");
    assert_true(f->session.own_pace == 72);
    fixture_expect(
        f, "extends = \"hers\"\n",
        "2:1 walker is not inherited from a file that is extended: write it in full in the file that "
        "is walked [walker-part]\n");
    assert_true(f->session.own_pace == 78);
    fixture_expect(f, "extends = \"hers\"\nwalker: { birth = \"vaginal\"  weeks = 8 }\n", "");
    assert_true(f->session.own_pace == 78);
    assert_int_equal(f->session.weeks, 8);
    fixture_write(f, "scripts/between.cfg", "extends = \"hers\"\n");
    fixture_expect(
        f, "extends = \"between\"\n",
        "2:1 walker is not inherited from a file that is extended: write it in full in the file that "
        "is walked [walker-part]\n");
    fixture_expect(f, "extends = \"between\"\nwalker: { birth = \"vaginal\"  weeks = 8 }\n", "");
}

static void a_text_takes_the_place_of_its_file(void **state)
{
    Fixture          *f = *state;
    const char        text[] = "extends = \"5min\"\ntitle = \"Typed\"\nand no more";
    const SessionText typed = { text, strlen(text) - strlen("and no more") };
    f->request.text = &typed;
    expect(f, arena_printf(&f->arena, "%s/scripts/typed.cfg", ROOT(f)), "");
    assert_string_equal(f->session.title, "Typed");
    f->request.text = NULL;
}

// It counts as the first of sixteen.
static void a_text_builds_on_fifteen_files(void **state)
{
    Fixture *f = *state;
    for (int i = 1; i <= 16; i++)
        fixture_write(f, arena_printf(&f->arena, "scripts/a%d.cfg", i),
                      i < 16 ? arena_printf(&f->arena, "extends = \"a%d\"\n", i + 1) : "title = \"Last\"\n");
    for (int more = 0; more <= 1; more++) {
        const char       *text = more ? "extends = \"a1\"\n" : "extends = \"a2\"\n";
        const SessionText typed = { text, strlen(text) };
        SessionFile       file;
        assert_true(file_read("typed.cfg", &typed, &f->desk, &file));
        assert_int_equal(fixture_reported(f, "extends-deep"), more);
    }
}

static void a_file_says_whether_it_is_a_drill(void **state)
{
    Fixture    *f = *state;
    SessionFile file;
    fixture_write(f, "scripts/mine.cfg", "kind = \"drill\"\n");
    const char *mine = arena_printf(&f->arena, "%s/scripts/mine.cfg", ROOT(f));
    assert_true(file_read(mine, NULL, &f->desk, &file));
    assert_int_equal(file.kind, SESSION_DRILL);
    assert_string_equal(file.path, mine);
    fixture_write(f, "scripts/mine.cfg", "kind = \"walk\"\n");
    assert_true(file_read(mine, NULL, &f->desk, &file));
    assert_int_equal(file.kind, SESSION_WALK);
    fixture_write(f, "scripts/mine.cfg", "phases: {\n");
    assert_false(file_read(mine, NULL, &f->desk, &file));
}

static void keys_are_checked_by_the_kind_of_file(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/levels/3.cfg",
                  arena_printf(&f->arena, "%ssigns: { }\n",
                               fixture_level_cfg(f, 3, "6-12", "8-12", "[\"5 min\"]", "light")));
    fixture_read(f, "5min");
    assert_true(fixture_reported(f, "unknown-key"));
}

// --- What is read once -----------------------------------------------------------------

static void a_file_without_a_message_is_read_once(void **state)
{
    Fixture   *f = *state;
    Shelf      shelf = { .arena = &f->arena };
    const Desk desk = { &f->arena, &f->diags, &f->path, &shelf };
    fixture_write(f, "scripts/good.cfg", "title = \"Good\"\n");
    fixture_write(f, "scripts/odd.cfg", "titel = \"Odd\"\n");
    const char     *good = arena_printf(&f->arena, "%s/scripts/good.cfg", ROOT(f));
    const char     *odd = arena_printf(&f->arena, "%s/scripts/odd.cfg", ROOT(f));
    const ConfNode *first = load_file(PLACE_SESSION, good, (SourcePos){ 0 }, &desk);
    assert_non_null(first);
    assert_ptr_equal(load_file(PLACE_SESSION, good, (SourcePos){ 0 }, &desk), first);
    assert_int_equal(f->diags.count, 0);
    const ConfNode *wrong = load_file(PLACE_SESSION, odd, (SourcePos){ 0 }, &desk);
    assert_non_null(wrong);
    assert_int_equal(f->diags.count, 1);
    assert_ptr_not_equal(load_file(PLACE_SESSION, odd, (SourcePos){ 0 }, &desk), wrong);
    assert_ptr_equal(load_file(PLACE_SESSION, good, (SourcePos){ 0 }, &desk), first);
    assert_null(load_file(PLACE_SESSION, "/nowhere.cfg", (SourcePos){ 0 }, &desk));
}

// --- Levels and cue sets ---------------------------------------------------------------

static void walk_cfg_and_the_levels_have_to_be_there(void **state)
{
    Fixture *f = *state;
    assert_string_equal(load_level(3, &f->desk)->name ? "named" : "root", "root");
    assert_non_null(key_get(load_level(3, &f->desk), KEY_WALKS));
    assert_non_null(load_level(0, &f->desk));
    assert_null(key_get(load_level(0, &f->desk), KEY_WALKS));
    assert_int_equal(f->diags.count, 0);
    assert_null(load_level(9, &f->desk));
    assert_string_equal(messages_of(&f->diags, &f->arena),
                        arena_printf(&f->arena,
                                     "0:0 there is no scripts/levels/9.cfg in %s and %s [no-such-file]\n",
                                     ROOT(f), f->path.roots[1]));
}

static void a_language_without_a_cue_set_is_reported_where_it_is_named(void **state)
{
    Fixture *f = *state;
    fixture_expect(f, "extends = \"5min\"\nlanguage = \"fr\"\n",
                   arena_printf(&f->arena,
                                "2:12 there is no cue set for the language \"fr\" (%s/scripts/fr.cfg, "
                                "scripts/cues/fr.cfg in %s and %s) [no-such-file]\n",
                                ROOT(f), ROOT(f), f->path.roots[1]));
}

// A folder of her own has a walk en.cfg beside the walk that names its language.
static void a_walk_of_the_languages_name_is_not_a_cue_set(void **state)
{
    static const char *const walks[] = { "phases: { }\n", "title = \"En\"\n", "level = 3\n" };
    Fixture                 *f = *state;
    fixture_write(f, "walks/mine.cfg", "extends = \"5min\"\nlanguage = \"en\"\n");
    const char *mine = arena_printf(&f->arena, "%s/walks/mine.cfg", ROOT(f));
    for (size_t i = 0; i < sizeof walks / sizeof *walks; i++) {
        fixture_write(f, "walks/en.cfg", walks[i]);
        expect(f, mine, "");
    }
    fixture_write(f, "walks/en.cfg", "core_words = [\"up\"]\n");
    fixture_read(f, mine);
    assert_true(fixture_reported(f, "sign-words"));
}

// --- New parts -------------------------------------------------------------------------

static void a_new_part_says_where_it_goes(void **state)
{
    Fixture *f = *state;
    fixture_expect(f, "extends = \"5min\"\nphases: { bridge: { after = \"open\"  length = \"0:10\" } }\n",
                   "");
    fixture_expect(f, "extends = \"5min\"\nphases: { bridge: { before = \"quiet\"  length = \"0:10\" } }\n",
                   "");
    fixture_expect(f, "extends = \"5min\"\nphases: { Settle: { length = \"1:10\" } }\n", "");
    fixture_expect(f, "extends = \"5min\"\nphases: { bridge: { length = \"0:10\" } }\n",
                   "2:11 the new part \"bridge\" has to say where it goes: after = \"open\" [new-part]\n");
    fixture_expect(
        f, "extends = \"5min\"\nphases: { setle: { length = \"0:10\" } }\n",
        "2:11 there is no part \"setle\" to change; did you mean \"settle\"? A new part says where it "
        "goes: after = \"settle\" [new-part]\n");
    fixture_write(f, "scripts/empty.cfg", "phases: { }\n");
    fixture_write(f, "scripts/mine.cfg", "extends = \"empty\"\nphases: { bridge: { length = \"0:10\" } }\n");
    fixture_read(f, "mine");
    assert_non_null(strstr(messages_of(&f->diags, &f->arena),
                           "2:11 the new part \"bridge\" has to say where it goes: after = \"open\" "
                           "[new-part]\n"));
}

static void so_does_a_part_within_a_part_and_one_of_a_form(void **state)
{
    Fixture *f = *state;
    fixture_write(
        f, "scripts/base.cfg",
        "phases: { open: { length = \"1:00\" }\n"
        "  hills: { repeat = 2  phases: { up: { length = \"1:00\" }  down: { length = \"1:00\" } } } }\n");
    fixture_expect(f, "extends = \"base\"\nphases: { hills: { phases: { up: { length = \"0:50\" } } } }\n",
                   "");
    fixture_expect(f, "extends = \"base\"\nphases: { hills: { phases: { top: { length = \"0:50\" } } } }\n",
                   "2:30 the new part \"top\" has to say where it goes: after = \"up\" [new-part]\n");
    fixture_expect(
        f, "extends = \"base\"\nphases: { hills: { phases: { dawn: { length = \"0:50\" } } } }\n",
        "2:30 there is no part \"dawn\" to change; did you mean \"down\"? A new part says where it "
        "goes: after = \"down\" [new-part]\n");
    f->request.form = FORM_EASIER;
    fixture_expect(f, "extends = \"base\"\neasier: { phases: { top: { length = \"0:50\" } } }\n",
                   "2:21 the new part \"top\" has to say where it goes: after = \"open\" [new-part]\n");
    f->request.form = FORM_AS_WRITTEN;
    fixture_expect(f, "extends = \"base\"\neasier: { phases: { top: { length = \"0:50\" } } }\n", "");
}

// The first sixty-four parts are compared with a name that is not known.
static void a_slip_is_looked_for_among_the_first_parts(void **state)
{
    Fixture    *f = *state;
    const char *parts = "";
    for (int i = 1; i <= 65; i++)
        parts = arena_printf(&f->arena, "%s %s: { length = \"0:10\" }", parts,
                             i == 64   ? "settle"
                             : i == 65 ? "bridge"
                             : i == 1  ? "open"
                                       : arena_printf(&f->arena, "x%d", i));
    fixture_write(f, "scripts/base.cfg", arena_printf(&f->arena, "phases: {%s }\n", parts));
    fixture_expect(
        f, "extends = \"base\"\nphases: { setle: { length = \"0:10\" } }\n",
        "2:11 there is no part \"setle\" to change; did you mean \"settle\"? A new part says where it "
        "goes: after = \"settle\" [new-part]\n");
    fixture_expect(f, "extends = \"base\"\nphases: { brdge: { length = \"0:10\" } }\n",
                   "2:11 the new part \"brdge\" has to say where it goes: after = \"open\" [new-part]\n");
}

static void parts_that_are_not_groups_are_only_a_mistake(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/base.cfg", "phases = 3\n");
    fixture_write(f, "scripts/mine.cfg", "extends = \"base\"\nphases: { top: { length = \"1:00\" } }\n");
    assert_false(fixture_read(f, "mine"));
    assert_false(fixture_reported(f, "new-part"));
    fixture_write(f, "scripts/mine.cfg", "extends = \"5min\"\nphases = [\"top\"]\n");
    assert_false(fixture_read(f, "mine"));
    assert_false(fixture_reported(f, "new-part"));
}

// What is new in a level goes to the end.
static void only_sessions_have_parts(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/walk.cfg",
                  arena_printf(&f->arena, "%sphases: { open: { length = \"0:10\" } }\n", fixture_walk_cfg));
    fixture_write(f, "scripts/levels/3.cfg",
                  arena_printf(&f->arena, "%sphases: { bridge: { length = \"0:10\" } }\n",
                               fixture_level_cfg(f, 3, "6-12", "8-12", "[\"5 min\"]", "light")));
    fixture_read(f, "5min");
    assert_false(fixture_reported(f, "new-part"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, for_nobody, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_not_there_is_reported_with_where_it_was_looked_for),
        TEST(a_circle_is_found_however_its_files_are_written),
        TEST(a_name_may_be_extended_through_all_roots),
        TEST(a_walker_is_described_in_the_file_that_is_walked),
        TEST(a_text_takes_the_place_of_its_file),
        TEST(a_text_builds_on_fifteen_files),
        TEST(a_file_says_whether_it_is_a_drill),
        TEST(keys_are_checked_by_the_kind_of_file),
        TEST(a_file_without_a_message_is_read_once),
        TEST(walk_cfg_and_the_levels_have_to_be_there),
        TEST(a_language_without_a_cue_set_is_reported_where_it_is_named),
        TEST(a_walk_of_the_languages_name_is_not_a_cue_set),
        TEST(a_new_part_says_where_it_goes),
        TEST(so_does_a_part_within_a_part_and_one_of_a_form),
        TEST(a_slip_is_looked_for_among_the_first_parts),
        TEST(parts_that_are_not_groups_are_only_a_mistake),
        TEST(only_sessions_have_parts),
    };
    return cmocka_run_group_tests_name("session: load", tests, NULL, NULL);
}
