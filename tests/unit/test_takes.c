// voice/takes.h: which phrases a folder of recordings holds, by the names of its files and by its manifest.
#include "cmocka_all.h"
#include "file_by_hand.h"

#include "voice/takes.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void a_file_of_the_manifest_has_its_id_from_there_alone(void **state)
{
    static const char *const names[] = { "take-7.flac", "soft-shoulders.wav", "and-out.mp3", "in.ogg",
                                         "notes.txt",   "manifest.txt",       "no-ending" };
    static const char *const wanted[] = { "and-out", "in", "lift-and-draw-in", "soft-shoulders" };
    (void)state;
    Arena  arena = { 0 };
    size_t count;
    char   folder[] = "/tmp/walkcoach-takes.XXXXXX";
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        file_put_in(folder, names[i], "");
    file_put_in(folder, "manifest.txt", "# file = what is said in it\ntake-7.flac = Lift and draw in\n");
    Takes              takes = takes_open(folder, &arena);
    const char *const *ids = takes_all(&takes, &arena, &count);
    assert_int_equal(count, 4);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(ids[i], wanted[i]);
    assert_string_equal(takes_file(&takes, "Lift, and draw in!", &arena),
                        arena_printf(&arena, "%s/take-7.flac", folder));
    assert_string_equal(takes_file(&takes, "And out.", &arena),
                        arena_printf(&arena, "%s/and-out.mp3", folder));
    assert_null(takes_file(&takes, "Notes", &arena));
    folder_remove(folder);
    arena_free(&arena);
}

static void a_line_of_the_manifest_is_a_file_and_what_is_said_in_it(void **state)
{
    (void)state;
    Arena arena = { 0 };
    char  folder[] = "/tmp/walkcoach-takes.XXXXXX";
    assert_non_null(mkdtemp(folder));
    file_put_in(
        folder, "manifest.txt",
        "  one.wav\t =  Lift = up\r\n\n# two.wav = And out\nthree.wav And in\n = Soften\nfour.wav = ?!\n"
        "five.wav=Go on\n"
        "my take.wav = Lower");
    Takes takes = takes_open(folder, &arena);
    assert_int_equal(takes.count, 3);
    assert_string_equal(takes.listed[0].id, "lift-up");
    assert_string_equal(takes.listed[0].file, arena_printf(&arena, "%s/one.wav", folder));
    assert_string_equal(takes.listed[1].id, "go-on");
    assert_string_equal(takes.listed[2].id, "lower");
    assert_string_equal(takes.listed[2].file, arena_printf(&arena, "%s/my take.wav", folder));
    assert_null(takes_file(&takes, "?!", &arena));
    folder_remove(folder);
    arena_free(&arena);
}

// The first of these that is there.
static void a_recording_is_wav_flac_ogg_or_mp3(void **state)
{
    static const char *const endings[] = { "mp3", "ogg", "flac", "wav" };
    (void)state;
    Arena  arena = { 0 };
    size_t count;
    char   folder[] = "/tmp/walkcoach-takes.XXXXXX";
    assert_non_null(mkdtemp(folder));
    Takes takes = takes_open(folder, &arena);
    assert_null(takes_file(&takes, "Lift", &arena));
    takes_all(&takes, &arena, &count);
    assert_int_equal(count, 0);
    for (int i = 0; i < 4; i++) {
        file_put_in(folder, arena_printf(&arena, "lift.%s", endings[i]), "");
        assert_string_equal(takes_file(&takes, "Lift!", &arena),
                            arena_printf(&arena, "%s/lift.%s", folder, endings[i]));
    }
    takes_all(&takes, &arena, &count);
    assert_int_equal(count, 4);
    folder_remove(folder);
    takes = takes_open(folder, &arena);
    takes_all(&takes, &arena, &count);
    assert_int_equal(count, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_of_the_manifest_has_its_id_from_there_alone),
        cmocka_unit_test(a_line_of_the_manifest_is_a_file_and_what_is_said_in_it),
        cmocka_unit_test(a_recording_is_wav_flac_ogg_or_mp3),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
