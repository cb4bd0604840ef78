// batch/retag.h: the same MP3 with another tag in front.
#include "batch/retag.h"

#include "cmocka_all.h"
#include "sink/id3.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FRAMES = 300000 };  // bytes, in place of frames

static char folder[] = "/tmp/walkcoach-retag.XXXXXX";
static char from[64], to[64];

static void put(const char *path, const void *head, size_t head_size, const void *rest, size_t rest_size)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(head, 1, head_size, file), head_size);
    assert_int_equal(fwrite(rest, 1, rest_size, file), rest_size);
    assert_int_equal(fclose(file), 0);
}

static size_t read_all(const char *path, char *bytes, size_t most)
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t got = fread(bytes, 1, most, file);
    fclose(file);
    return got;
}

static void the_tag_is_another_and_the_frames_are_the_same(void **state)
{
    (void)state;
    static char frames[FRAMES], found[FRAMES + 60000];
    static char cover[30000];  // so that the size of the tag needs its third byte
    const Tags  first = { .title = "One", .cover = (const uint8_t *)cover, .cover_size = sizeof cover };
    const Tags  second = { .title = "Another title, and a longer one" };
    size_t      size, new_size;
    char        why[WHOLE_WHY_SIZE] = "";
    for (int i = 0; i < FRAMES; i++)
        frames[i] = (char)(i * 7 + i / 256);
    uint8_t *tag = id3_build(&first, &size), *new_tag = id3_build(&second, &new_size);
    put(from, tag, size, frames, FRAMES);
    if (!retag_mp3(from, &second, to, why))
        fail_msg("%s", why);
    assert_int_equal(read_all(to, found, sizeof found), new_size + FRAMES);
    assert_memory_equal(found, new_tag, new_size);
    assert_memory_equal(found + new_size, frames, FRAMES);
    assert_int_equal(read_all(from, found, sizeof found), size + FRAMES);
    free(tag);
    free(new_tag);
    assert_false(retag_mp3(from, &second, to, why));  // nothing is replaced
    assert_memory_equal(why, to, strlen(to));
    unlink(from);
    unlink(to);
}

static void without_a_tag_in_front_nothing_appears(void **state)
{
    (void)state;
    const Tags tags = { .title = "One" };
    char       why[WHOLE_WHY_SIZE] = "";
    put(from, "IDx\3\0\0\0\0\0\0", 10, "frames", 6);
    assert_false(retag_mp3(from, &tags, to, why));
    assert_memory_equal(why, to, strlen(to));
    assert_non_null(strstr(why, " cannot be written: "));
    assert_int_not_equal(access(to, F_OK), 0);
    put(from, "ID3\3\0\0\0\0\0", 9, "", 0);
    assert_false(retag_mp3(from, &tags, to, why));
    assert_int_not_equal(access(to, F_OK), 0);
    unlink(from);
    assert_false(retag_mp3(from, &tags, to, why));
    assert_memory_equal(why, from, strlen(from));
    assert_non_null(strstr(why, ": No such file or directory"));
}

static int set_up(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(from, sizeof from, "%s/a.mp3", folder);
    snprintf(to, sizeof to, "%s/b.mp3", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tag_is_another_and_the_frames_are_the_same),
        cmocka_unit_test(without_a_tag_in_front_nothing_appears),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
