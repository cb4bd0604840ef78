// library/walkcoach.h: where a host's walks come from, and that whatever it orders is in them.
#include "file_by_hand.h"
#include "host_fixture.h"

#include <sys/stat.h>

enum { SECOND = 1000000 };

static Walkcoach *coach;
static char       folder[] = "/tmp/walkcoach-host.XXXXXX";

static int set_up(void **state)
{
    (void)state;
    coach = host_open();
    return mkdtemp(folder) == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    walkcoach_close(coach);
    folder_remove(folder);
    return 0;
}

static const char *in_folder(const char *name)
{
    static char path[100];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static WalkcoachAbout about_of(Walkcoach *of, const WalkcoachOrder *order, const char *name)
{
    WalkcoachWalk *walk = NULL;
    WalkcoachAbout about = { .size = sizeof about };
    assert_int_equal(walkcoach_compile(of, order, name, &walk), WALKCOACH_DONE);
    assert_int_equal(walkcoach_about(walk, &about), 1);
    about.title = NULL;  // gone with the walk
    walkcoach_walk_close(walk);
    return about;
}

static WalkcoachStatus status_of(Walkcoach *of, const WalkcoachOrder *order, const char *name)
{
    WalkcoachWalk  *walk = (WalkcoachWalk *)folder;
    WalkcoachStatus status = walkcoach_compile(of, order, name, &walk);
    assert_true(!walk == (status == WALKCOACH_USAGE));
    walkcoach_walk_close(walk);
    return status;
}

// --- The order -------------------------------------------------------------------------

static void a_walk_is_found_by_its_name_its_length_or_its_path(void **state)
{
    (void)state;
    WalkcoachOrder order = host_order(WALKCOACH_TIMELINE);
    assert_int_equal(about_of(coach, &order, "5min").length, 300 * (int64_t)SECOND);
    assert_int_equal(about_of(coach, &order, "7min").length, 420 * (int64_t)SECOND);
    assert_int_equal(about_of(coach, &order, "./scripts/5min.cfg").length, 300 * (int64_t)SECOND);
    assert_int_equal(status_of(coach, &order, "no-such-walk"), WALKCOACH_MISTAKES);
}

static void weeks_are_counted_up_to_the_day_of_the_order(void **state)
{
    (void)state;
    WalkcoachOrder order = host_order(WALKCOACH_TIMELINE);
    order.walker = "baby_born = \"2026-10-18\"; level = 1;";
    order.today = "2026-11-28";
    assert_int_equal(about_of(coach, &order, "5min").weeks, 5);
    order.today = "2026-11-29";
    assert_int_equal(about_of(coach, &order, "5min").weeks, 6);
    order.walker = "level = 1;";
    assert_int_equal(about_of(coach, &order, "5min").weeks, -1);
    order.walker = NULL;
    assert_int_equal(about_of(coach, &order, "5min").level, 1);
}

static void the_sound_is_as_ordered(void **state)
{
    (void)state;
    WalkcoachOrder order = host_order(WALKCOACH_SCORE);
    order.sample_rate = 8000;
    WalkcoachAbout about = about_of(coach, &order, "5min");
    assert_int_equal(about.rate, 8000);
    assert_int_equal(about.channels, 2);
    order.mono = 3;  // anything but 0
    assert_int_equal(about_of(coach, &order, "5min").channels, 1);
    order.depth = WALKCOACH_NAMES;
    about = about_of(coach, &order, "5min");
    assert_int_equal(about.rate, 0);
    assert_int_equal(about.length, 300 * (int64_t)SECOND);
    order.depth = WALKCOACH_TIMELINE;
    assert_int_equal(about_of(coach, &order, "5min").rate, 0);
}

static int loudest(void *self, const float *frames, size_t count, int channels)
{
    float *most = self;
    for (size_t i = 0; i < count * (size_t)channels; i++)
        *most = frames[i] > *most ? frames[i] : *most;
    return 0;
}

// Of the gentle sea of breath and bed: 10 dB less is a third.
static void loudness_is_as_ordered(void **state)
{
    (void)state;
    WalkcoachOrder order = host_order(WALKCOACH_SCORE);
    WalkcoachWalk *walk;
    float          most[3] = { 0 };
    const double   loudness[3] = { 0, -16, -26 };
    order.sample_rate = 8000;
    for (int i = 0; i < 3; i++) {
        order.loudness = loudness[i];
        assert_int_equal(walkcoach_compile(coach, &order, "5min", &walk), WALKCOACH_DONE);
        assert_int_equal(walkcoach_render(walk, 40 * SECOND, 60 * SECOND, loudest, &most[i]), WALKCOACH_DONE);
        walkcoach_walk_close(walk);
    }
    assert_true(most[0] == most[1]);
    assert_true(most[2] > most[1] * 0.30f && most[2] < most[1] * 0.33f);
}

static void what_a_host_does_not_say_is_as_the_header_promises(void **state)
{
    (void)state;
    const WalkcoachOrder    order = WALKCOACH_ORDER;
    const WalkcoachEncoding encoding = WALKCOACH_ENCODING;
    const WalkcoachSetup    setup = WALKCOACH_SETUP;
    assert_true(order.size == sizeof order && encoding.size == sizeof encoding && setup.size == sizeof setup);
    assert_true(!order.today && !order.walker && order.depth == WALKCOACH_SCORE);
    assert_true(order.form == 0 && order.seed == -1 && order.sample_rate == 44100 && order.mono == 0);
    assert_true(order.loudness == 0 && order.jobs == 0 && order.strict == 0);
    assert_true(!encoding.format && encoding.quality == 1 && encoding.bitrate == 0 && encoding.bits == 0);
    assert_true(!encoding.title && !encoding.artist && !encoding.album && !encoding.comment);
    assert_true(encoding.track == 0 && encoding.from == 0 && encoding.to == 0);
}

static void form_and_seed_are_as_ordered(void **state)
{
    (void)state;
    WalkcoachOrder order = host_order(WALKCOACH_TIMELINE);
    WalkcoachWalk *walk;
    WalkcoachEvent event = { .size = sizeof event };
    int64_t        lengths[3];
    for (int form = -1; form <= 1; form++) {
        order.form = form;
        assert_int_equal(walkcoach_compile(coach, &order, "breathing", &walk), WALKCOACH_DONE);
        for (size_t i = 0; walkcoach_event(walk, i, &event) && event.kind != WALKCOACH_BREATH;)
            i++;
        lengths[form + 1] = event.length;
        walkcoach_walk_close(walk);
    }
    assert_int_equal(lengths[0], 3 * SECOND);
    assert_int_equal(lengths[1], 4 * SECOND);
    assert_int_equal(lengths[2], 5 * SECOND);
    char texts[3][80];
    order.form = 0;
    for (int i = 0; i < 3; i++) {
        order.seed = i == 2 ? 36 : i - 1;  // 36 is the session's
        assert_int_equal(walkcoach_compile(coach, &order, "breathing", &walk), WALKCOACH_DONE);
        for (size_t at = 0; walkcoach_event(walk, at, &event) && event.kind != WALKCOACH_SPEECH;)
            at++;
        snprintf(texts[i], sizeof texts[i], "%s", event.text);
        walkcoach_walk_close(walk);
    }
    assert_string_equal(texts[0], texts[2]);
    assert_string_not_equal(texts[0], texts[1]);
}

static void warnings_count_where_the_order_is_strict(void **state)
{
    (void)state;
    static const char text[] = "title = \"A\"\nextends = \"5min\"\nwords: { pond = \"The pond.\" }\n";
    WalkcoachOrder    order = host_order(WALKCOACH_TIMELINE);
    WalkcoachWalk    *walk = NULL;
    for (int strict = 0; strict < 2; strict++) {
        order.strict = strict;
        assert_int_equal(walkcoach_compile_text(coach, &order, "a.cfg", text, sizeof text - 1, &walk),
                         strict ? WALKCOACH_MISTAKES : WALKCOACH_DONE);
        walkcoach_walk_close(walk);
    }
    // As many bytes as are said, and no more.
    assert_int_equal(walkcoach_compile_text(coach, &order, "a.cfg", text, 29, &walk), WALKCOACH_DONE);
    walkcoach_walk_close(walk);
}

static void an_order_that_makes_no_sense_is_a_wrong_call(void **state)
{
    (void)state;
    const WalkcoachOrder fine = host_order(WALKCOACH_TIMELINE);
    WalkcoachOrder       order = fine;
    WalkcoachWalk       *walk = NULL;
#define IS(change, status)                                          \
    do {                                                            \
        order = fine;                                               \
        change;                                                     \
        assert_int_equal(status_of(coach, &order, "5min"), status); \
    } while (0)
    IS(order.sample_rate = 8000, WALKCOACH_DONE);
    IS(order.sample_rate = 192000, WALKCOACH_DONE);
    IS(order.sample_rate = 7999, WALKCOACH_USAGE);
    IS(order.sample_rate = 192001, WALKCOACH_USAGE);
    IS(order.form = -2, WALKCOACH_USAGE);
    IS(order.form = 2, WALKCOACH_USAGE);
    IS(order.jobs = 0, WALKCOACH_DONE);
    IS(order.jobs = -1, WALKCOACH_USAGE);
    IS(order.loudness = 0.5, WALKCOACH_USAGE);
    IS(order.today = NULL, WALKCOACH_USAGE);
    IS(order.today = "29 November", WALKCOACH_USAGE);
    assert_int_equal(status_of(NULL, &fine, "5min"), WALKCOACH_USAGE);
    assert_int_equal(status_of(coach, &fine, NULL), WALKCOACH_USAGE);
    assert_int_equal(walkcoach_compile(coach, NULL, "5min", &walk), WALKCOACH_USAGE);
    walkcoach_walk_close(NULL);
}

// Its order ends before the seed; what comes after it keeps its default.
static void a_host_with_an_older_header_is_understood(void **state)
{
    (void)state;
    WalkcoachOrder order = host_order(WALKCOACH_TIMELINE);
    order.size = offsetof(WalkcoachOrder, sample_rate);
    order.sample_rate = 1;
    order.jobs = -1;
    assert_int_equal(status_of(coach, &order, "5min"), WALKCOACH_DONE);
    order.size = offsetof(WalkcoachOrder, mono);
    assert_int_equal(status_of(coach, &order, "5min"), WALKCOACH_USAGE);
    struct {
        WalkcoachOrder known;
        char           more[64];
    } newer = { host_order(WALKCOACH_TIMELINE), { 1 } };
    newer.known.size = sizeof newer;
    assert_int_equal(status_of(coach, &newer.known, "5min"), WALKCOACH_DONE);
}

// --- Where things are ------------------------------------------------------------------

static Walkcoach *opened(const WalkcoachSetup *setup)
{
    Walkcoach *other = NULL;
    char       why[WALKCOACH_WHY_SIZE] = "";
    if (walkcoach_open(setup, &other, why) != WALKCOACH_DONE)
        fail_msg("%s", why);
    return other;
}

static void without_a_setup_the_data_is_found_beside_the_library(void **state)
{
    (void)state;
    WalkcoachOrder order = host_order(WALKCOACH_TIMELINE);
    Walkcoach     *other = opened(NULL);
    assert_int_equal(about_of(other, &order, "5min").length, 300 * (int64_t)SECOND);
    walkcoach_close(other);
    walkcoach_close(NULL);
}

static void data_that_is_not_there_is_named(void **state)
{
    (void)state;
    WalkcoachSetup setup = WALKCOACH_SETUP;
    Walkcoach     *other = coach;
    char           why[WALKCOACH_WHY_SIZE] = "";
    setup.data = "/tmp/walkcoach-no-such-data";
    assert_int_equal(walkcoach_open(&setup, &other, why), WALKCOACH_WORLD);
    assert_null(other);
    assert_string_equal(why, "/tmp/walkcoach-no-such-data: walkcoach's sessions are not there");
}

static void a_folder_of_hers_is_looked_into_first(void **state)
{
    (void)state;
    WalkcoachSetup setup = WALKCOACH_SETUP;
    WalkcoachOrder order = host_order(WALKCOACH_TIMELINE);
    mkdir(in_folder("scripts"), 0700);
    file_put(in_folder("scripts/5min.cfg"), "title = \"Hers\"\nextends = \"10min\"\n");
    setup.data = ".";
    setup.user = folder;
    Walkcoach *other = opened(&setup);
    assert_int_equal(about_of(other, &order, "5min").length, 600 * (int64_t)SECOND);
    walkcoach_close(other);
}

static void the_order_comes_over_the_profile(void **state)
{
    (void)state;
    WalkcoachSetup setup = WALKCOACH_SETUP;
    WalkcoachOrder order = host_order(WALKCOACH_TIMELINE);
    WalkcoachWalk *walk = NULL;
    file_put(in_folder("walkcoach.cfg"), "weeks = 4\nlevel = 2\n");
    setup.data = ".";
    setup.profile = in_folder("walkcoach.cfg");
    Walkcoach *other = opened(&setup);
    order.walker = NULL;
    assert_int_equal(about_of(other, &order, "10min").weeks, 4);
    assert_int_equal(about_of(other, &order, "10min").level, 2);
    order.walker = "weeks = 5;";
    assert_int_equal(about_of(other, &order, "10min").weeks, 5);
    assert_int_equal(about_of(other, &order, "10min").level, 2);
    file_put(in_folder("walkcoach.cfg"), "weeks = \"four\"\n");
    assert_int_equal(walkcoach_compile(other, &order, "10min", &walk), WALKCOACH_MISTAKES);
    assert_int_equal(walkcoach_message_count(walk), 1);
    walkcoach_walk_close(walk);
    walkcoach_close(other);
}

static void spoken_phrases_are_kept_where_the_host_says(void **state)
{
    (void)state;
    WalkcoachSetup setup = WALKCOACH_SETUP;
    WalkcoachOrder order = host_order(WALKCOACH_SCORE);
    file_put(in_folder("hum.cfg"), "title = \"Hum\"\nrate = 150\nespeak: { voice = \"en-us\" }\n");
    char walker[200], cache[100];
    snprintf(cache, sizeof cache, "%s/cache", folder);
    snprintf(walker, sizeof walker, "weeks = 9; level = 1; voice = \"%s\";", in_folder("hum.cfg"));
    order.walker = walker;
    setup.data = ".";
    setup.cache = cache;
    setup.speaker = host_speaker();
    Walkcoach     *other = opened(&setup);
    WalkcoachWalk *walk = host_compile(other, &order, "title = \"A\"\nextends = \"5min\"\n");
    assert_int_equal(access(in_folder("cache/clips"), F_OK), 0);
    walkcoach_walk_close(walk);
    walkcoach_close(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_walk_is_found_by_its_name_its_length_or_its_path),
        cmocka_unit_test(weeks_are_counted_up_to_the_day_of_the_order),
        cmocka_unit_test(the_sound_is_as_ordered),
        cmocka_unit_test(loudness_is_as_ordered),
        cmocka_unit_test(what_a_host_does_not_say_is_as_the_header_promises),
        cmocka_unit_test(form_and_seed_are_as_ordered),
        cmocka_unit_test(warnings_count_where_the_order_is_strict),
        cmocka_unit_test(an_order_that_makes_no_sense_is_a_wrong_call),
        cmocka_unit_test(a_host_with_an_older_header_is_understood),
        cmocka_unit_test(without_a_setup_the_data_is_found_beside_the_library),
        cmocka_unit_test(data_that_is_not_there_is_named),
        cmocka_unit_test(a_folder_of_hers_is_looked_into_first),
        cmocka_unit_test(the_order_comes_over_the_profile),
        cmocka_unit_test(spoken_phrases_are_kept_where_the_host_says),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
