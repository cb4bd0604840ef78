// mix/occupied.h: which stretches of a walk are taken, and which are free. A frame is a second.
#include "mix/occupied.h"

#include "cmocka_all.h"

static const Silence plain = { .gap = 2 }, tip = { .gap = 2, .apart = 12 };

// 20 to 30, and 50 to 60 with more silence beside it.
static Occupied two_taken(Arena *arena)
{
    Occupied occupied = occupied_init(100, 1, arena);
    occupied_add(&occupied, 50, 60, (Silence){ .gap = 5, .apart = 10 }, "second");
    occupied_add(&occupied, 20, 30, plain, "first");
    return occupied;
}

static void of_two_silences_the_longer_counts_and_apart_only_for_both(void **state)
{
    (void)state;
    assert_int_equal(silence_between(plain, (Silence){ 5, 10 }), 5);
    assert_int_equal(silence_between((Silence){ 5, 10 }, plain), 5);
    assert_int_equal(silence_between((Silence){ 2, 8 }, (Silence){ 5, 10 }), 8);
    assert_int_equal(silence_between((Silence){ 2, 20 }, (Silence){ 5, 10 }), 10);
    assert_int_equal(silence_between((Silence){ 2, 3 }, (Silence){ 5, 10 }), 5);
}

static const char *in_the_way(const Occupied *occupied, Frames from, Frames to, Silence silence)
{
    const Interval *obstacle = occupied_obstacle(occupied, from, to, silence);
    return obstacle ? obstacle->text : "nothing";
}

static void a_word_fits_with_exactly_its_silence(void **state)
{
    (void)state;
    Arena    arena = { 0 };
    Occupied occupied = two_taken(&arena);
    assert_string_equal(in_the_way(&occupied, 10, 18, plain), "nothing");
    assert_string_equal(in_the_way(&occupied, 10, 19, plain), "first");
    assert_string_equal(in_the_way(&occupied, 20, 21, plain), "first");
    assert_string_equal(in_the_way(&occupied, 31, 40, plain), "first");
    assert_string_equal(in_the_way(&occupied, 32, 45, plain), "nothing");
    assert_string_equal(in_the_way(&occupied, 32, 46, plain), "second");
    assert_string_equal(in_the_way(&occupied, 32, 40, tip), "nothing");  // ten apart
    assert_string_equal(in_the_way(&occupied, 32, 41, tip), "second");
    assert_string_equal(in_the_way(&occupied, 64, 70, plain), "second");
    assert_string_equal(in_the_way(&occupied, 65, 200, plain), "nothing");
    arena_free(&arena);
}

static void the_first_hole_is_the_first_that_is_long_enough(void **state)
{
    (void)state;
    Arena    arena = { 0 };
    Occupied occupied = two_taken(&arena);
    assert_int_equal(occupied_first_hole(&occupied, 0, 18, plain, 100), 0);
    assert_int_equal(occupied_first_hole(&occupied, 0, 19, plain, 100), 65);
    assert_int_equal(occupied_first_hole(&occupied, 5, 13, plain, 100), 5);
    assert_int_equal(occupied_first_hole(&occupied, 6, 13, plain, 100), 32);
    assert_int_equal(occupied_first_hole(&occupied, 33, 13, plain, 100), 65);
    assert_int_equal(occupied_first_hole(&occupied, 6, 8, tip, 100), 6);
    assert_int_equal(occupied_first_hole(&occupied, 20, 8, tip, 100), 32);
    assert_int_equal(occupied_first_hole(&occupied, 20, 9, tip, 100), 70);
    assert_int_equal(occupied_first_hole(&occupied, 70, 30, plain, 100), 70);
    arena_free(&arena);
}

static void a_hole_that_comes_too_late_is_none(void **state)
{
    (void)state;
    Arena    arena = { 0 };
    Occupied occupied = two_taken(&arena);
    assert_int_equal(occupied_first_hole(&occupied, 6, 13, plain, 45), 32);
    assert_int_equal(occupied_first_hole(&occupied, 6, 13, plain, 44), NO_HOLE);
    assert_int_equal(occupied_first_hole(&occupied, 6, 35, plain, 100), 65);
    assert_int_equal(occupied_first_hole(&occupied, 6, 36, plain, 100), NO_HOLE);
    arena_free(&arena);
}

static void the_last_hole_is_as_near_to_the_end_as_it_can_be(void **state)
{
    (void)state;
    Arena    arena = { 0 };
    Occupied occupied = two_taken(&arena);
    assert_int_equal(occupied_last_hole(&occupied, 100, 35, plain, 0), 65);
    assert_int_equal(occupied_last_hole(&occupied, 100, 36, plain, 0), NO_HOLE);
    assert_int_equal(occupied_last_hole(&occupied, 48, 13, plain, 0), 32);
    assert_int_equal(occupied_last_hole(&occupied, 48, 14, plain, 0), 4);
    assert_int_equal(occupied_last_hole(&occupied, 40, 8, plain, 0), 32);
    assert_int_equal(occupied_last_hole(&occupied, 40, 9, plain, 0), 9);
    assert_int_equal(occupied_last_hole(&occupied, 10, 10, plain, 0), 0);
    assert_int_equal(occupied_last_hole(&occupied, 10, 11, plain, 0), NO_HOLE);
    arena_free(&arena);
}

static void the_last_hole_ends_no_sooner_than_it_may(void **state)
{
    (void)state;
    Arena    arena = { 0 };
    Occupied occupied = two_taken(&arena);
    assert_int_equal(occupied_last_hole(&occupied, 48, 13, plain, 45), 32);
    assert_int_equal(occupied_last_hole(&occupied, 48, 13, plain, 46), NO_HOLE);
    assert_int_equal(occupied_last_hole(&occupied, 48, 14, plain, 18), 4);
    assert_int_equal(occupied_last_hole(&occupied, 48, 14, plain, 19), NO_HOLE);
    arena_free(&arena);
}

// Three frames of every five, past the end of the walk, in any order.
static void each_is_found_whatever_the_order_they_come_in(void **state)
{
    enum { COUNT = 31 };
    (void)state;
    Arena         arena = { 0 };
    Occupied      occupied = occupied_init(100, 1, &arena);
    const Silence none = { 0 };
    for (Frames i = 0; i < COUNT; i++) {
        Frames from = i * 7 % COUNT * 5;
        assert_null(occupied_obstacle(&occupied, from, from + 3, none));
        occupied_add(&occupied, from, from + 3, none, "");
        assert_int_equal(occupied_obstacle(&occupied, from, from + 3, none)->from, from);
    }
    for (Frames i = 0; i < COUNT; i++) {
        assert_null(occupied_obstacle(&occupied, 5 * i + 3, 5 * i + 5, none));
        assert_int_equal(occupied_obstacle(&occupied, 5 * i + 2, 5 * i + 3, none)->from, 5 * i);
        if (i + 1 < COUNT)
            assert_int_equal(occupied_obstacle(&occupied, 5 * i + 3, 5 * i + 6, none)->from, 5 * i + 5);
        assert_int_equal(occupied_first_hole(&occupied, 5 * i, 2, none, 1000), 5 * i + 3);
        assert_int_equal(occupied_first_hole(&occupied, 5 * i, 3, none, 1000), 5 * COUNT - 2);
        assert_int_equal(occupied_last_hole(&occupied, 5 * i + 5, 2, none, 0), 5 * i + 3);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_two_silences_the_longer_counts_and_apart_only_for_both),
        cmocka_unit_test(a_word_fits_with_exactly_its_silence),
        cmocka_unit_test(the_first_hole_is_the_first_that_is_long_enough),
        cmocka_unit_test(a_hole_that_comes_too_late_is_none),
        cmocka_unit_test(the_last_hole_is_as_near_to_the_end_as_it_can_be),
        cmocka_unit_test(the_last_hole_ends_no_sooner_than_it_may),
        cmocka_unit_test(each_is_found_whatever_the_order_they_come_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
