// batch/object.h: the names of files in the store, and what a clinic calls them.
#include "batch/object.h"

#include "cmocka_all.h"

#include <string.h>

static Arena arena;

static BatchTags tags_of(const char *title, const char *comment)
{
    const Tagging asked = { .title = title, .artist = "St Anne's", .comment = comment };
    BatchTags     tags;
    const char   *why = "";
    if (!object_tags(&asked, &tags, &arena, &why))
        fail_msg("%s", why);
    return tags;
}

static BatchPart       parts[] = { { 0, 1200000000, "20min", NULL }, { 5, 7, "20min-02-brisk", "Brisk" } };
static const BatchWalk walk = {
    .hash = "abcd", .title = "Twenty", .parts = parts, .part_count = 1, .weeks = 9
};
static const BatchWalk split = {
    .hash = "abcd", .title = "Twenty", .parts = parts, .part_count = 2, .weeks = -1
};

static void names_in_braces_are_filled_in(void **state)
{
    (void)state;
    const BatchTags tags = tags_of("{walk}, week {week}", "for {id}: {walk} {walk}");
    assert_true(tags.own);
    const Object of = object_of(&walk, 0, &tags, "anna-7", &arena);
    assert_string_equal(of.tagging.title, "Twenty, week 9");
    assert_string_equal(of.tagging.artist, "St Anne's");
    assert_null(of.tagging.album);
    assert_string_equal(of.tagging.comment, "for anna-7: Twenty Twenty");
    assert_int_equal(of.tagging.track, 0);
}

static void a_part_has_its_number_and_its_title(void **state)
{
    (void)state;
    const BatchTags tags = tags_of(NULL, "week {week}.");
    assert_false(tags.own);
    const Object of = object_of(&split, 1, &tags, "anna-7", &arena);
    assert_string_equal(of.tagging.title, "Brisk");
    assert_int_equal(of.tagging.track, 2);
    assert_string_equal(of.tagging.comment, "week .");  // not known
    assert_null(object_of(&walk, 0, &tags, "anna-7", &arena).tagging.title);
    BatchWalk first = walk;
    first.weeks = 0;
    assert_string_equal(object_of(&first, 0, &tags, "anna-7", &arena).tagging.comment, "week 0.");
}

static void anything_else_in_braces_is_wrong(void **state)
{
    (void)state;
    const char *why = "";
    BatchTags   tags;
    assert_false(object_tags(&(Tagging){ .album = "{walk} {name}" }, &tags, &arena, &why));
    assert_string_equal(why, "in \"{walk} {name}\": the names in braces are {week}, {walk} and {id}");
    assert_false(object_tags(&(Tagging){ .title = "{" }, &tags, &arena, &why));
    assert_false(object_tags(&(Tagging){ .artist = "{id" }, &tags, &arena, &why));
    assert_true(object_tags(&(Tagging){ .album = "{id}" }, &tags, &arena, &why));
    assert_true(tags.own);
}

static bool same_name(const BatchWalk *a, size_t part, const BatchTags *tags, const char *id,
                      const Object *other)
{
    return strcmp(object_of(a, part, tags, id, &arena).hash, other->hash) == 0;
}

static void another_sound_or_tag_is_another_file(void **state)
{
    (void)state;
    const BatchTags plain = tags_of(NULL, NULL), own = tags_of(NULL, "{id}"), said = tags_of(NULL, "");
    const Object    of = object_of(&walk, 0, &plain, "anna", &arena),
                 hers = object_of(&walk, 0, &own, "anna", &arena);
    BatchWalk other = walk;
    assert_true(same_name(&walk, 0, &plain, "anna", &of));
    assert_true(same_name(&walk, 0, &plain, "berta", &of));  // shared by all who have this walk
    assert_false(same_name(&walk, 0, &own, "berta", &hers));
    assert_true(same_name(&walk, 0, &own, "anna", &hers));
    assert_false(same_name(&walk, 0, &said, "anna", &of));  // an empty comment is not none
    const BatchTags titled = tags_of("A", NULL);
    assert_false(same_name(&walk, 0, &titled, "anna", &of));
    other.hash = "abce";
    assert_false(same_name(&other, 0, &plain, "anna", &of));
    assert_false(same_name(&split, 0, &plain, "anna", &of));  // it has a track number
    BatchPart longer[] = { { 0, 1200000001, "20min", NULL } }, later[] = { { 1, 1200000000, "20min", NULL } };
    other = walk, other.parts = longer;
    assert_false(same_name(&other, 0, &plain, "anna", &of));
    other.parts = later;
    assert_false(same_name(&other, 0, &plain, "anna", &of));
    const Tagging album = { .artist = "St Anne's", .album = "A" }, artist = { .artist = "A" };
    BatchTags     tags;
    const char   *why;
    assert_true(object_tags(&album, &tags, &arena, &why));
    assert_false(same_name(&walk, 0, &tags, "anna", &of));
    assert_true(object_tags(&artist, &tags, &arena, &why));
    assert_false(same_name(&walk, 0, &tags, "anna", &of));
}

static int free_all(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_in_braces_are_filled_in),
        cmocka_unit_test(a_part_has_its_number_and_its_title),
        cmocka_unit_test(anything_else_in_braces_is_wrong),
        cmocka_unit_test(another_sound_or_tag_is_another_file),
    };
    return cmocka_run_group_tests(tests, NULL, free_all);
}
