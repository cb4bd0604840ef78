// What a sound pack's file may say, and what is said when it says something else.
#include "cmocka_all.h"
#include "sound/pack_read.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// A user's own root before the checkout's: packs written there are found first.
static char root[] = "/tmp/walkcoach-pack.XXXXXX";

typedef struct {
    Arena      arena;
    DiagList   diags;
    SearchPath path;
    SoundPack  pack;
    bool       good;
} Reading;

static void write_pack(const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/sounds/%s.cfg", root, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static Reading *read_name(const char *name)
{
    Reading *reading = calloc(1, sizeof *reading);
    reading->diags.arena = &reading->arena;
    reading->path = (SearchPath){ { root, "." }, 2 };
    const Named named = { .text = name };
    const char *file = pack_find(&(Desk){ &reading->arena, &reading->diags, &reading->path, NULL }, named);
    reading->good = file && pack_read(&(Desk){ &reading->arena, &reading->diags, &reading->path, NULL },
                                      named, file, &reading->pack);
    return reading;
}

static Reading *read_text(const char *text)
{
    write_pack("mine", text);
    return read_name("mine");
}

static void done(Reading *reading)
{
    arena_free(&reading->arena);
    free(reading);
}

static void refuses(const char *text, const char *says, int line)
{
    Reading *reading = read_text(text);
    assert_false(reading->good);
    bool said = false;
    for (size_t i = 0; i < reading->diags.count; i++)
        said |= strstr(reading->diags.items[i].message, says) && reading->diags.items[i].pos.line == line;
    if (!said)
        print_message("# wanted \"%s\", got \"%s\"\n", says, reading->diags.items[0].message);
    assert_true(said);
    done(reading);
}

static void every_shipped_pack_reads_without_a_word(void **state)
{
    (void)state;
    static const char *const names[] = { "air", "tone", "bowl", "mono", "sea", "none" };
    for (int i = 0; i < 6; i++) {
        Reading *reading = read_name(names[i]);
        assert_true(reading->good);
        assert_int_equal(reading->diags.count, 0);
        assert_true(strlen(reading->pack.title) > 0);
        done(reading);
    }
}

static void what_a_pack_leaves_out_is_airs(void **state)
{
    (void)state;
    Reading *air = read_name("air"),
            *mine = read_text("title = \"Mine\"\nin: { tone = \"soft\"  level = -20 }\n");
    const SoundSpec *in = &mine->pack.specs[SOUND_IN];
    assert_true(mine->good);
    assert_int_equal(in->source, SOURCE_TONE);
    assert_string_equal(in->name, "soft");
    assert_true(in->level_db == -20 && in->pitch_from == air->pack.specs[SOUND_IN].pitch_from);
    assert_true(mine->pack.specs[SOUND_OUT].level_db == air->pack.specs[SOUND_OUT].level_db);
    assert_int_equal(mine->pack.specs[SOUND_OUT].source, SOURCE_NOISE);
    done(air);
    done(mine);
}

static void her_own_air_overrides_the_shipped_one(void **state)
{
    (void)state;
    write_pack("air", "step: { level = -40 }\n");
    Reading *reading = read_name("mono");
    assert_true(reading->good);
    assert_true(reading->pack.specs[SOUND_STEP].level_db == -40);
    assert_int_equal(reading->pack.specs[SOUND_STEP].source, SOURCE_TONE);
    done(reading);
    char path[256];
    snprintf(path, sizeof path, "%s/sounds/air.cfg", root);
    unlink(path);
}

static void a_pitch_is_a_number_or_a_sweep(void **state)
{
    (void)state;
    Reading *reading = read_text(
        "in: { pitch = 500 }\nout: { pitch = \"600>450\" }\nlift: { pitch = \"400\" }\n");
    const SoundSpec *specs = reading->pack.specs;
    assert_true(reading->good);
    assert_true(specs[SOUND_IN].pitch_from == 500 && specs[SOUND_IN].pitch_to == 500);
    assert_true(specs[SOUND_OUT].pitch_from == 600 && specs[SOUND_OUT].pitch_to == 450);
    assert_true(specs[SOUND_LIFT].pitch_from == 400 && specs[SOUND_LIFT].pitch_to == 400);
    done(reading);
}

static void sweep_turns_both_breaths(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        double      in_from, in_to, out_from, out_to;
    } rows[] = {
        { "up", 420, 600, 600, 420 },
        { "down", 600, 420, 420, 600 },
        { "flat", 600, 600, 420, 420 },
    };
    for (int i = 0; i < 3; i++) {
        char text[100];
        snprintf(text, sizeof text, "sweep = \"%s\"\n", rows[i].word);
        Reading         *reading = read_text(text);
        const SoundSpec *in = &reading->pack.specs[SOUND_IN], *out = &reading->pack.specs[SOUND_OUT];
        assert_true(reading->good);
        assert_true(in->pitch_from == rows[i].in_from && in->pitch_to == rows[i].in_to);
        assert_true(out->pitch_from == rows[i].out_from && out->pitch_to == rows[i].out_to);
        done(reading);
    }
}

static void a_file_is_found_beside_its_pack(void **state)
{
    (void)state;
    char wanted[256];
    snprintf(wanted, sizeof wanted, "%s/sounds/end.flac", root);
    Reading *reading = read_text("end: { file = \"end.flac\"  level = -20.0 }\n");
    assert_true(reading->good);
    assert_int_equal(reading->pack.specs[SOUND_END].source, SOURCE_FILE);
    assert_string_equal(reading->pack.specs[SOUND_END].name, wanted);
    done(reading);
}

static void mistakes_are_reported_at_their_line(void **state)
{
    (void)state;
    refuses("in: { pitch = 200 }\n", "300", 1);
    refuses("\nin: { pitch = \"400 > 700\" }\n",
            "by more than a fifth: from 400 it may go no further than 600", 2);
    refuses("in: { pitch = \"high\" }\n", "pitch is a number of Hz", 1);
    refuses("in: { pitch = \"400 > \" }\n", "pitch is a number of Hz", 1);
    refuses("in: { pitch = \"nan\" }\n", "outside 300..1500 Hz", 1);
    refuses("step: { pitch = 600 }\n", "1000", 1);
    refuses("out: { level = -70 }\n", "-60", 1);
    refuses("in: { noise = \"pnik\" }\n",
            "\"pnik\" is not a noise for \"in\": there are pink, white, brown, sea, none", 1);
    refuses("bed: { tone = \"warm\" }\n", "\"bed\" has no tone: it takes a noise or a file", 1);
    refuses("step: { noise = \"pink\" }\n", "\"step\" has no noise: it takes a tone or a file", 1);
    refuses("in: { noise = \"pink\"  tone = \"soft\" }\n", "more than one of noise, tone and file", 1);
    refuses("in = \"soft\"\n", "is a group", 1);
    refuses("sweep = \"sideways\"\n", "up", 1);
    refuses("inn: { noise = \"pink\" }\n", "in", 1);
}

static void an_unknown_pack_names_what_is_near(void **state)
{
    (void)state;
    Reading *reading = read_name("boul");
    assert_false(reading->good);
    assert_non_null(strstr(reading->diags.items[0].message, "did you mean \"bowl\"?"));
    done(reading);
}

static void a_bed_is_a_name_or_a_file(void **state)
{
    (void)state;
    Reading  *reading = read_name("air");
    SoundSpec spec;
    assert_true(pack_bed(&(Desk){ &reading->arena, &reading->diags, &reading->path, NULL }, &reading->pack,
                         (Named){ .text = "Rain" }, &spec));
    assert_string_equal(spec.name, "rain");
    assert_true(spec.level_db == reading->pack.specs[SOUND_BED].level_db);
    assert_true(pack_bed(&(Desk){ &reading->arena, &reading->diags, &reading->path, NULL }, &reading->pack,
                         (Named){ .text = "none" }, &spec));
    assert_int_equal(spec.source, SOURCE_NONE);
    assert_true(pack_bed(&(Desk){ &reading->arena, &reading->diags, &reading->path, NULL }, &reading->pack,
                         (Named){ .text = "Makefile" }, &spec));
    assert_int_equal(spec.source, SOURCE_FILE);
    assert_false(pack_bed(&(Desk){ &reading->arena, &reading->diags, &reading->path, NULL }, &reading->pack,
                          (Named){ .text = "brook.flac" }, &spec));
    assert_non_null(
        strstr(reading->diags.items[0].message, "nor one of pink, brown, white, rain, sea, none"));
    done(reading);
}

static int open_root(void **state)
{
    (void)state;
    char path[256];
    if (!mkdtemp(root))
        return 1;
    snprintf(path, sizeof path, "%s/sounds", root);
    return mkdir(path, 0700);
}

static int close_root(void **state)
{
    (void)state;
    char path[256];
    snprintf(path, sizeof path, "%s/sounds/mine.cfg", root);
    unlink(path);
    snprintf(path, sizeof path, "%s/sounds", root);
    return rmdir(path) || rmdir(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_pack_reads_without_a_word),
        cmocka_unit_test(what_a_pack_leaves_out_is_airs),
        cmocka_unit_test(her_own_air_overrides_the_shipped_one),
        cmocka_unit_test(a_pitch_is_a_number_or_a_sweep),
        cmocka_unit_test(sweep_turns_both_breaths),
        cmocka_unit_test(a_file_is_found_beside_its_pack),
        cmocka_unit_test(mistakes_are_reported_at_their_line),
        cmocka_unit_test(an_unknown_pack_names_what_is_near),
        cmocka_unit_test(a_bed_is_a_name_or_a_file),
    };
    return cmocka_run_group_tests(tests, open_root, close_root);
}
