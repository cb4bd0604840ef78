// cast/cast.h: what a session names, each thing found once and reported where it is named.
#include "cast/read.h"
#include "cmocka_all.h"

#include <string.h>

typedef struct {
    Arena      arena;
    DiagList   diags;
    SearchPath path;
    Cast       cast;
    bool       good;
} Fixture;

static const Source script = { .path = "walk.cfg" };

static Named at(int line, const char *text)
{
    return (Named){ text, { .source = &script, .line = line, .column = 9 } };
}

static void read(Fixture *f, const Session *session)
{
    *f = (Fixture){ .path = { { "." }, 1 } };
    f->diags.arena = &f->arena;
    f->good = cast_read(session, &(Desk){ &f->arena, &f->diags, &f->path, NULL }, &f->cast);
}

static Session session_of(const Phase *phases, size_t count)
{
    return (Session){
        .voice = { .text = "silent" }, .sound = { .text = "air" }, .phases = phases, .phase_count = count
    };
}

static void names_of_the_same_file_share_one_pack(void **state)
{
    (void)state;
    const Phase   phases[] = { { .sound = at(3, "bowl") }, { .sound = at(5, "Bowl") }, { 0 } };
    const Session session = session_of(phases, 3);
    Fixture       f;
    read(&f, &session);
    assert_true(f.good);
    assert_non_null(cast_pack(&f.cast, phases[0].sound));
    assert_ptr_equal(cast_pack(&f.cast, phases[0].sound), cast_pack(&f.cast, phases[1].sound));
    assert_ptr_not_equal(cast_pack(&f.cast, phases[0].sound), cast_pack(&f.cast, session.sound));
    assert_null(cast_pack(&f.cast, at(7, "tone")));
    arena_free(&f.arena);
}

static void a_part_has_the_bed_of_the_block_around_it(void **state)
{
    (void)state;
    const Phase      inner[] = { { 0 }, { .bed = at(6, "sea") } };
    const Phase      phases[] = { { .bed = at(4, "rain"), .phases = inner, .phase_count = 2 } };
    const Session    session = session_of(phases, 1);
    Fixture          f;
    const Named      air = session.sound;
    const SoundSpec *rain, *sea, *own;
    read(&f, &session);
    assert_non_null(rain = cast_bed(&f.cast, phases[0].bed, air));
    assert_non_null(sea = cast_bed(&f.cast, inner[1].bed, air));
    assert_non_null(own = cast_bed(&f.cast, (Named){ 0 }, air));
    assert_string_equal(rain->name, "rain");
    assert_string_equal(sea->name, "sea");
    assert_ptr_equal(own, &cast_pack(&f.cast, air)->specs[SOUND_BED]);
    assert_true(rain->level_db == own->level_db);
    arena_free(&f.arena);
}

// Field by field: there may be anything between them.
static void assert_same_sound(const SoundSpec *a, const SoundSpec *b)
{
    assert_int_equal(a->source, b->source);
    assert_string_equal(a->name, b->name);
    assert_true(a->pitch_from == b->pitch_from && a->pitch_to == b->pitch_to);
    assert_true(a->level_db == b->level_db && a->accent_db == b->accent_db);
    assert_ptr_equal(a->pos.source, b->pos.source);
    assert_int_equal(a->pos.line, b->pos.line);
}

static void the_step_is_the_sessions_own(void **state)
{
    (void)state;
    const Phase   phases[] = { { .sound = at(2, "mono") } };
    const Session session = session_of(phases, 1);
    Fixture       f;
    read(&f, &session);
    assert_same_sound(&f.cast.step, &cast_pack(&f.cast, session.sound)->specs[SOUND_STEP]);
    arena_free(&f.arena);
}

static void each_place_that_names_nothing_is_reported_in_one_run(void **state)
{
    (void)state;
    const Phase phases[] = { { .sound = at(3, "nosuch") },
                             { .sound = at(4, "nosuch"), .bed = at(5, "gone.wav") },
                             { .bed = at(6, "gone.wav") },
                             { .sound = at(4, "nosuch"), .bed = at(5, "gone.wav") } };
    Session     session = session_of(phases, 4);
    Fixture     f;
    session.voice = at(1, "clam");
    read(&f, &session);
    assert_false(f.good);
    assert_int_equal(f.diags.count, 5);
    diag_sort(&f.diags);
    for (int i = 0, line[] = { 1, 3, 4, 5, 6 }; i < 5; i++) {
        assert_int_equal(f.diags.items[i].pos.line, line[i]);
        assert_ptr_equal(f.diags.items[i].pos.source, &script);
    }
    arena_free(&f.arena);
}

static void sound_files_are_read_before_anybody_asks_for_them(void **state)
{
    (void)state;
    const Phase   phases[] = { { .bed = at(2, "Makefile") } };  // it is there, and is not a sound
    const Session session = session_of(phases, 1);
    Fixture       f;
    read(&f, &session);
    assert_true(f.good);
    Sounds *sounds = sounds_open(8000, 1);
    assert_false(cast_read_sounds(&f.cast, sounds, &f.diags));
    assert_int_equal(f.diags.count, 1);
    assert_int_equal(f.diags.items[0].pos.line, 2);
    assert_non_null(strstr(f.diags.items[0].message, "is not a sound file"));
    sounds_close(sounds);
    arena_free(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_the_same_file_share_one_pack),
        cmocka_unit_test(a_part_has_the_bed_of_the_block_around_it),
        cmocka_unit_test(the_step_is_the_sessions_own),
        cmocka_unit_test(each_place_that_names_nothing_is_reported_in_one_run),
        cmocka_unit_test(sound_files_are_read_before_anybody_asks_for_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
