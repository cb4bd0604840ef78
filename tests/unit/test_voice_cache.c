// Clips kept from earlier rounds: the same to the bit, never half, never another phrase's, and not without
// end.
#include "voice/cache.h"
#include "voice/clip_bytes.h"
#include "voice_fixture.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/walkcoach-test-cache.XXXXXX";

// How many files the cache holds; forget: takes them away.
static int files(bool forget)
{
    DIR           *listing = opendir(folder);
    struct dirent *entry;
    int            count = 0;
    assert_non_null(listing);
    while ((entry = readdir(listing)))
        if (entry->d_name[0] != '.') {
            count += strstr(entry->d_name, ".clip") != NULL;  // beside them what the engine calls itself
            if (forget)
                unlinkat(dirfd(listing), entry->d_name, 0);
        }
    closedir(listing);
    return count;
}

static Clip *get_wanted(const char *from, const char *key, ClipWanted wanted)
{
    Bytes room = { 0 };
    Clip *clip = cache_get(from, key, (ClipOf){ "Lift", 44100 }, wanted, &room);
    free(room.at);
    return clip;
}

static Clip *get(const char *from, const char *key) { return get_wanted(from, key, CLIP_WHOLE); }

static void put_hum(const char *key, int length)
{
    float samples[2000];
    for (int i = 0; i < length; i++)
        samples[i] = (float)sin(i);
    Clip  *clip = clip_from_floats(samples, length, 1, 44100);
    size_t size = clip_packed_size(clip);
    void  *bytes = malloc(size);
    clip_pack(clip, bytes);
    cache_put(folder, key, bytes, size);
    free(bytes);
    clip_free(clip);
}

static void what_was_put_comes_back_under_its_key_alone(void **state)
{
    (void)state;
    put_hum("one", 1000);
    put_hum("two", 500);
    Clip *clip = get(folder, "one");
    assert_non_null(clip);
    assert_int_equal(clip->length, 1000);
    assert_null(get(folder, "three"));
    assert_null(get("/nonexistent", "one"));
    cache_put("/proc/nonexistent", "one", "x", 1);
    clip_free(clip);
    assert_int_equal(files(true), 2);
}

// Changes a byte of every clip that is kept, so far from its end.
static void damage(off_t from_end)
{
    DIR           *listing = opendir(folder);
    struct dirent *entry;
    struct stat    about;
    assert_non_null(listing);
    while ((entry = readdir(listing)))
        if (strstr(entry->d_name, ".clip")) {
            int file = openat(dirfd(listing), entry->d_name, O_RDWR);
            assert_int_equal(fstat(file, &about), 0);
            assert_int_equal(pwrite(file, "?", 1, about.st_size - from_end), 1);
            close(file);
        }
    closedir(listing);
}

// The hum's samples are the last 2000 bytes of the file; before them is the energy of its three blocks.
static void who_wants_no_samples_reads_none(void **state)
{
    (void)state;
    put_hum("one", 1000);
    Clip *whole = get(folder, "one"), *marks = get_wanted(folder, "one", CLIP_MARKS);
    assert_true(whole && whole->samples && marks && !marks->samples);
    assert_true(marks->length == 1000 && marks->rate == 44100 && marks->channels == 1);
    assert_float_equal(marks->scale, 1, 0.001);
    assert_int_equal(marks->energy_count, 3);
    assert_memory_equal(marks->energy, whole->energy, 3 * sizeof *marks->energy);
    clip_free(marks);
    clip_free(whole);

    damage(2000);
    assert_null(get(folder, "one"));
    marks = get_wanted(folder, "one", CLIP_MARKS);
    assert_non_null(marks);
    clip_free(marks);
    damage(2001);
    assert_null(get_wanted(folder, "one", CLIP_MARKS));
    assert_null(get_wanted(folder, "two", CLIP_MARKS));
    files(true);
}

static void a_damaged_file_is_as_good_as_none(void **state)
{
    (void)state;
    put_hum("one", 1000);
    damage(1);
    assert_null(get(folder, "one"));
    put_hum("one", 1000);
    Clip *mended = get(folder, "one");
    assert_non_null(mended);
    clip_free(mended);
    files(true);
}

// Right to the last sum, and nothing that anybody spoke.
typedef enum {
    GOOD,
    ONSET,
    VOWEL,
    BEYOND,
    SCALE,
    NO_SCALE,
    RATE,
    ENERGY,
    LOUD,
    WORD,
    AFTER,
    LATE,
    ABSURDITIES
} Absurd;

static void make_absurd(Clip *clip, Absurd how)
{
    switch (how) {
    case ONSET: clip->onset = -1; break;
    case VOWEL: clip->vowel = INT64_MAX; break;
    case BEYOND: clip->onset = clip->length + 1; break;
    case SCALE: clip->scale = INFINITY; break;
    case NO_SCALE: clip->scale = NAN; break;
    case RATE: clip->rate = 22050; break;
    case ENERGY: clip->energy_count--; break;
    case LOUD: clip->energy[0] = NAN; break;
    case WORD: clip->words[0].start = -5; break;
    case AFTER: clip->words[0].length = 5; break;
    case LATE: clip->words[0].at = clip->length + 1; break;
    case GOOD:
    case ABSURDITIES: break;
    }
}

static void an_absurd_entry_is_as_good_as_none(void **state)
{
    (void)state;
    for (Absurd how = GOOD; how < ABSURDITIES; how++) {
        float samples[2000] = { 0.5f };
        Clip *clip = clip_from_floats(samples, 2000, 1, 44100);
        char  bytes[16384];
        clip->words = malloc(sizeof *clip->words);
        clip->words[0] = (ClipWord){ 0, 4, 10 }, clip->word_count = 1;
        make_absurd(clip, how);
        assert_in_range(clip_packed_size(clip), 1, sizeof bytes);
        clip_pack(clip, bytes);
        cache_put(folder, "one", bytes, clip_packed_size(clip));
        clip_free(clip);
        for (int wanted = CLIP_WHOLE; wanted <= CLIP_MARKS; wanted++) {
            clip = get_wanted(folder, "one", (ClipWanted)wanted);
            if ((clip != NULL) != (how == GOOD))
                fail_msg("absurdity %d is %s", (int)how, clip ? "believed" : "not there");
            clip_free(clip);
        }
        files(true);
    }
}

static void it_does_not_grow_without_end(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++)
        put_hum((char[]){ (char)('a' + i), 0 }, 2000);
    cache_trim(folder, 5 * 4500);
    assert_in_range(files(true), 3, 5);
    cache_trim("/nonexistent", 0);
}

// Length and scale of what comes out, spoken or kept.
static void speak_with_cache(Fixture *fixture, const char *profile, int rate_numerator)
{
    fixture_open(fixture, profile);
    voice_use_cache(fixture->voice, folder);
    fixture_add(fixture, "Lift and draw in", rate_numerator);
    fixture_add(fixture, "Soften", rate_numerator);
    assert_true(fixture_speak(fixture, 2));
}

static void a_kept_phrase_is_the_same_to_the_bit(void **state)
{
    (void)state;
    Fixture spoken, kept, other;
    speak_with_cache(&spoken, "calm", 15);
    assert_int_equal(files(false), 2);
    speak_with_cache(&kept, "calm", 15);
    assert_int_equal(files(false), 2);
    for (size_t i = 0; i < 2; i++) {
        size_t size = clip_packed_size(spoken.clips[i]);
        void  *a = malloc(size), *b = malloc(size);
        assert_int_equal(clip_packed_size(kept.clips[i]), size);
        clip_pack(spoken.clips[i], a);
        clip_pack(kept.clips[i], b);
        assert_memory_equal(a, b, size);
        free(a);
        free(b);
    }
    speak_with_cache(&other, "calm", 13);
    assert_int_equal(files(false), 4);
    assert_int_not_equal(other.clips[0]->length, kept.clips[0]->length);
    fixture_close(&spoken);
    fixture_close(&kept);
    fixture_close(&other);
    files(true);
}

// --- What the engine called itself ------------------------------------------------------

// Whether the phrase is said with a speaker that cannot be started: only if all is kept, and the stamp
// counts.
static bool said_without_engine(const Fixture *like)
{
    Fixture alone = { .arena = { 0 } };
    alone.diags.arena = &alone.arena;
    Voice *voice = voice_open_kept(&like->profile, "/nonexistent/walkcoach", folder, &alone.arena,
                                   &alone.diags);
    Clip  *clip = NULL;
    bool   said = voice &&
                voice_speak(voice, like->phrases, 1, FIXTURE_RATE, 1, NULL, NULL, &alone.diags, &clip);
    if (said) {
        assert_int_equal(clip->length, like->clips[0]->length);
        assert_memory_equal(clip->samples, like->clips[0]->samples,
                            (size_t)clip->length * sizeof *clip->samples);
    } else
        assert_string_not_equal(alone.diags.items[0].message, "");
    clip_free(clip);
    voice_close(voice);
    arena_free(&alone.arena);
    return said;
}

// The stamp with a text in it changed to another of the same length.
static void edit_stamp(const char *from, const char *to)
{
    char command[300];
    snprintf(command, sizeof command, "sed -i 's|%s|%s|' %s/*.stamp", from, to, folder);
    assert_int_equal(system(command), 0);
}

static void what_is_kept_is_said_without_the_engine(void **state)
{
    (void)state;
    Fixture spoken;
    speak_with_cache(&spoken, "calm", 15);
    assert_true(said_without_engine(&spoken));

    setenv("LD_LIBRARY_PATH", "/tmp", 1);  // another engine may be found there
    assert_false(said_without_engine(&spoken));
    unsetenv("LD_LIBRARY_PATH");
    edit_stamp("^file [0-9]", "file 9");  // it was updated
    assert_false(said_without_engine(&spoken));
    fixture_close(&spoken);
    files(true);

    speak_with_cache(&spoken, "calm", 15);
    assert_true(said_without_engine(&spoken));
    edit_stamp("^identity .*", "identity another");  // of which nothing is kept
    assert_false(said_without_engine(&spoken));
    fixture_close(&spoken);
    files(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_comes_back_under_its_key_alone),
        cmocka_unit_test(who_wants_no_samples_reads_none),
        cmocka_unit_test(a_damaged_file_is_as_good_as_none),
        cmocka_unit_test(an_absurd_entry_is_as_good_as_none),
        cmocka_unit_test(it_does_not_grow_without_end),
        cmocka_unit_test(a_kept_phrase_is_the_same_to_the_bit),
        cmocka_unit_test(what_is_kept_is_said_without_the_engine),
    };
    if (!mkdtemp(folder))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rmdir(folder);
    return failed;
}
