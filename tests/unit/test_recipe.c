// batch/recipe.h: whatever is heard or written in a file is in the name of its recipe; what is not, is not.
#include "batch/recipe.h"

#include "cmocka_all.h"
#include "rules/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// A walk of two parts with an event of each kind.
typedef struct {
    Arena          arena;
    Session        session;
    TimelinePhase  phases[2];
    Event          events[6];
    SoundPack      pack;
    CastPack       packs[1];
    CastBed        beds[1];
    VoiceProfile   second;
    Listening      listening;
    Encoding       encoding;
    RecipeSettings settings;
    Walk           walk;
} Fixture;

static void build(Fixture *fixture)
{
    *fixture = (Fixture){ 0 };
    fixture->pack.specs[0] = (SoundSpec){
        SOURCE_FILE, "/tmp/walkcoach-no-such-file", 440, 220, -20, 3, { 0 }
    };
    fixture->packs[0] = (CastPack){ .sound = { .text = "bowl" }, .pack = &fixture->pack };
    fixture->beds[0] = (CastBed){ .bed = { .text = "sea" },
                                  .sound = { .text = "bowl" },
                                  .spec = { .source = SOURCE_NONE, .name = "sea", .level_db = -30 } };
    fixture->phases[0] = (TimelinePhase){ .key = "open",
                                          .title = "Open",
                                          .length = 60000000,
                                          .pace = { .from = 100, .to = 110 },
                                          .breath = { .kind = BREATH_STEPS,
                                                      .gear_count = 2,
                                                      .gears = { { .in = 3, .out = 4 },
                                                                 { .in = 3, .out = 3 } } },
                                          .breaths = 5,
                                          .round = 1,
                                          .rounds = 2,
                                          .bed = { .text = "sea" },
                                          .sound = { .text = "bowl" } };
    fixture->phases[1] = (TimelinePhase){
        .key = "close", .title = "Close", .at = 60000000, .sound = { .text = "bowl" }
    };
    fixture->events[0] = (Event){ .kind = EVENT_PHASE };
    fixture->events[1] = (Event){ .kind = EVENT_CHIME, .at = 1000000 };
    fixture->events[2] = (Event){ .kind = EVENT_BREATH, .at = 2000000, .length = 1500000 };
    fixture->events[3] = (Event){ .kind = EVENT_STEP, .at = 2000000 };
    fixture->events[4] = (Event){ .kind = EVENT_SPEECH, .at = 3000000 };
    fixture->events[4].speech.text = "Lift", fixture->events[4].speech.pool = "lift";
    fixture->events[5] = (Event){ .kind = EVENT_LIFT, .at = 4000000, .length = 1500000 };
    fixture->session = (Session){ .title = "Walk",
                                  .about = "About.",
                                  .plural = "en",
                                  .language = { .text = "en" },
                                  .kind = SESSION_WALK,
                                  .level = 2,
                                  .weeks = 9,
                                  .seed = 5 };
    fixture->listening = (Listening){ .sample_rate = 44100, .loudness = -16, .speed = 1 };
    fixture->encoding = (Encoding){ .format = file_format_of("a.mp3"), .bitrate = 96, .bits = 16 };
    fixture->settings = (RecipeSettings){ &fixture->listening, &fixture->encoding, "espeak 1.51",
                                          "lame 3.100", "20min" };
    Timeline *timeline = &fixture->walk.timeline;
    timeline->length = 120000000;
    timeline->phases = fixture->phases, timeline->phase_count = 2;
    timeline->events = fixture->events, timeline->event_count = 6;
    fixture->walk.session = fixture->session;
    fixture->walk.cast.packs = fixture->packs, fixture->walk.cast.pack_count = 1;
    fixture->walk.cast.beds = fixture->beds, fixture->walk.cast.bed_count = 1;
    fixture->walk.cast.voice = (VoiceProfile){ .rate = 150, .fallback = &fixture->second };
    fixture->second.rate = 140;
    timeline->session = &fixture->walk.session;
}

static const char *recipe(Fixture *fixture)
{
    return recipe_of(&fixture->walk, &fixture->settings, &fixture->arena);
}

static Fixture plain, changed;

// Compares with the walk as it was, and puts it back.
#define MAKES_ANOTHER(change)                             \
    do {                                                  \
        build(&changed);                                  \
        change;                                           \
        if (strcmp(recipe(&changed), wanted) == 0)        \
            fail_msg("%s is not in the recipe", #change); \
        arena_free(&changed.arena);                       \
    } while (0)

#define AT(event) changed.events[event]

static void what_is_heard_is_in_the_recipe(void **state)
{
    (void)state;
    build(&plain);
    const char *wanted = recipe(&plain);
    assert_int_equal(strspn(wanted, "0123456789abcdef"), 64);
    build(&changed);
    assert_string_equal(recipe(&changed), wanted);
    arena_free(&changed.arena);
    static const Diag hers = { .severity = DIAG_WARNING, .rule = RULE(OWN_STOP_SIGNS), .message = "hers" };
    MAKES_ANOTHER((changed.walk.diags.items = (Diag *)&hers, changed.walk.diags.count = 1));
    MAKES_ANOTHER(changed.settings.voice = "espeak 1.52");
    MAKES_ANOTHER(changed.settings.encoder = "lame 3.101");
    MAKES_ANOTHER(changed.settings.stem = "20min-2");
    MAKES_ANOTHER(changed.listening.sample_rate = 48000);
    MAKES_ANOTHER(changed.listening.mono = true);
    MAKES_ANOTHER(changed.listening.loudness = -19);
    MAKES_ANOTHER(changed.listening.solo = 2);
    MAKES_ANOTHER(changed.listening.mute = 2);
    MAKES_ANOTHER(changed.encoding.format = file_format_of("a.opus"));
    MAKES_ANOTHER(changed.encoding.quality = QUALITY_NORMAL + 1);
    MAKES_ANOTHER(changed.encoding.bitrate = 97);
    MAKES_ANOTHER(changed.encoding.bits = 24);
    MAKES_ANOTHER(changed.walk.session.title = "Another");
    MAKES_ANOTHER(changed.walk.session.about = "");
    MAKES_ANOTHER(changed.walk.session.plural = "pl");
    MAKES_ANOTHER(changed.walk.session.language.text = "de");
    MAKES_ANOTHER(changed.walk.session.kind = SESSION_DRILL);
    MAKES_ANOTHER(changed.walk.session.level = 3);
    MAKES_ANOTHER(changed.walk.session.weeks = 10);
    MAKES_ANOTHER(changed.walk.session.seed = 6);
    MAKES_ANOTHER(changed.walk.cast.voice.rate = 151);
    MAKES_ANOTHER(changed.second.rate = 141);
    MAKES_ANOTHER(changed.walk.cast.step.pitch_from = 1);
    MAKES_ANOTHER(changed.walk.timeline.length++);
    MAKES_ANOTHER(changed.walk.timeline.phase_count--);
    MAKES_ANOTHER(changed.walk.timeline.event_count--);

    arena_free(&plain.arena);
}

static void each_part_is_in_the_recipe(void **state)
{
    (void)state;
    build(&plain);
    const char    *wanted = recipe(&plain);
    TimelinePhase *part = &changed.phases[0];
    MAKES_ANOTHER(part->key = "opens");
    MAKES_ANOTHER(part->title = "Opens");
    MAKES_ANOTHER(part->at = 1);
    MAKES_ANOTHER(part->length++);
    MAKES_ANOTHER(part->quiet = true);
    MAKES_ANOTHER(part->pace.own = true);
    MAKES_ANOTHER(part->pace.from = 101);
    MAKES_ANOTHER(part->pace.to = 111);
    MAKES_ANOTHER(part->breath.kind = BREATH_SECONDS);
    MAKES_ANOTHER(part->breath.gear_count = 1);
    MAKES_ANOTHER(part->breath.gears[1].in = 4);
    MAKES_ANOTHER(part->breath.gears[1].out = 4);
    MAKES_ANOTHER(part->breaths = 6);
    MAKES_ANOTHER(part->round = 2);
    MAKES_ANOTHER(part->rounds = 3);
    MAKES_ANOTHER(part->muted = 4);
    MAKES_ANOTHER(part->gain_db[0] = 1);
    MAKES_ANOTHER(part->gain_db[LAYER_COUNT - 1] = 1);
    MAKES_ANOTHER(part->sound.text = NULL);
    MAKES_ANOTHER(part->bed.text = NULL);
    MAKES_ANOTHER(changed.beds[0].spec.level_db = -31);
    MAKES_ANOTHER(changed.pack.specs[0].source = SOURCE_NONE);
    MAKES_ANOTHER(changed.pack.specs[0].pitch_from = 441);
    MAKES_ANOTHER(changed.pack.specs[0].pitch_to = 221);
    MAKES_ANOTHER(changed.pack.specs[0].level_db = -21);
    MAKES_ANOTHER(changed.pack.specs[0].accent_db = 4);
    MAKES_ANOTHER(changed.pack.specs[SOUND_KIND_COUNT - 1].name = "pink");
    // Without a sound of its own a part has the session's.
    build(&changed);
    part->sound.text = NULL, changed.walk.session.sound.text = "bowl";
    assert_string_equal(recipe(&changed), wanted);
    arena_free(&changed.arena);
    arena_free(&plain.arena);
}

static void each_event_is_in_the_recipe(void **state)
{
    (void)state;
    build(&plain);
    const char *wanted = recipe(&plain);
    for (int i = 0; i < 6; i++) {
        MAKES_ANOTHER(AT(i).at++);
        MAKES_ANOTHER(AT(i).length++);
        MAKES_ANOTHER(AT(i).phase++);
    }
    MAKES_ANOTHER(AT(0).kind = EVENT_LIFT);
    MAKES_ANOTHER(AT(1).chime = AT(1).chime + 1);
    MAKES_ANOTHER(AT(2).breath.steps = 3);
    MAKES_ANOTHER(AT(2).breath.number = 3);
    MAKES_ANOTHER(AT(4).speech.text = "Lifts");
    MAKES_ANOTHER(AT(4).speech.pool = "lifts");
    MAKES_ANOTHER(AT(4).speech.instead = "Up");
    MAKES_ANOTHER(AT(4).speech.form = 1);
    MAKES_ANOTHER(AT(4).speech.then = 1);
    MAKES_ANOTHER(AT(4).speech.announces = 1);
    MAKES_ANOTHER(AT(4).speech.anchor = ANCHOR_TURN);
    MAKES_ANOTHER(AT(4).speech.rate = RATE_MUST);
    MAKES_ANOTHER(AT(4).speech.priority = AT(4).speech.priority + 1);
    MAKES_ANOTHER(AT(4).speech.side = ON_OUT);
    MAKES_ANOTHER(AT(4).speech.count_left = 1);
    MAKES_ANOTHER(AT(4).speech.gap = 1);
    MAKES_ANOTHER(AT(4).speech.room = 1);
    MAKES_ANOTHER(AT(4).speech.latest = 1);
    MAKES_ANOTHER(AT(4).speech.slack = 1);
    arena_free(&plain.arena);
}

// Each combination of what a step, or a breath, may be is another recipe.
static void no_two_kinds_of_step_or_breath_are_the_same(void **state)
{
    (void)state;
    const char *seen[16 + 4];
    Arena       arena = { 0 };
    for (int i = 0; i < 16 + 4; i++) {
        build(&changed);
        if (i < 16) {
            AT(3).step.accent = i & 1, AT(3).step.out = i & 2;
            AT(3).step.right = i & 4, AT(3).step.count_in = i & 8;
        } else {
            AT(2).breath.out = i & 1, AT(2).breath.held = i & 2;
            AT(3).at++;
        }
        seen[i] = arena_strdup(&arena, recipe(&changed));
        for (int j = 0; j < i; j++)
            assert_string_not_equal(seen[i], seen[j]);
        arena_free(&changed.arena);
    }
    arena_free(&arena);
}

// A sound of hers counts by what is in it, wherever it is.
static void a_sound_file_counts_by_its_contents(void **state)
{
    (void)state;
    static const char *const contents[] = { "one", "one", "two" };
    const char              *found[3];
    Arena                    arena = { 0 };
    for (int i = 0; i < 3; i++) {
        char  path[] = "/tmp/walkcoach-recipe.XXXXXX";
        FILE *file = fdopen(mkstemp(path), "w");
        assert_true(file && fputs(contents[i], file) >= 0 && fclose(file) == 0);
        build(&changed);
        changed.pack.specs[0].name = path;
        found[i] = arena_strdup(&arena, recipe(&changed));
        arena_free(&changed.arena);
        unlink(path);
    }
    assert_string_equal(found[0], found[1]);
    assert_string_not_equal(found[0], found[2]);
    arena_free(&arena);
}

static void an_encoder_has_a_print_of_its_own(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    SinkError   error;
    Listening   stereo = { .sample_rate = 44100 }, mono = { .sample_rate = 44100, .mono = true };
    Encoding    wav = { .format = file_format_of("a.wav"), .quality = QUALITY_NORMAL };
    const char *first = encoder_print(&wav, &stereo, &arena, &error);
    const char *again = encoder_print(&wav, &stereo, &arena, &error);
    const char *other = encoder_print(&wav, &mono, &arena, &error);
    assert_non_null(first);
    assert_int_equal(strlen(first), 64);
    assert_string_equal(first, again);
    assert_string_not_equal(first, other);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_heard_is_in_the_recipe),
        cmocka_unit_test(each_part_is_in_the_recipe),
        cmocka_unit_test(each_event_is_in_the_recipe),
        cmocka_unit_test(no_two_kinds_of_step_or_breath_are_the_same),
        cmocka_unit_test(a_sound_file_counts_by_its_contents),
        cmocka_unit_test(an_encoder_has_a_print_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
