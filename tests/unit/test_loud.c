// Whether the stop signs are loud enough: each limit of coach/loud.c from both sides. The numbers are typed
// by hand; those of the filters were worked out from their formulas.
#include "cmocka_all.h"
#include "coach/inside.h"
#include "voice/voice.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RATE = 44100, LENGTH = 3 * RATE, FROM = RATE, TO = 2 * RATE };

typedef struct {
    Arena         arena;
    DiagList      diags;
    Desk          desk;
    SoundPack     pack;
    CastPack      named;
    Cast          cast;
    TimelinePhase part;
    Event         event;
    Timeline      timeline;
    VoiceProfile  voice;
    Coach         coach;
} Fixture;

static void begin(Fixture *fixture)
{
    *fixture = (Fixture){ .voice = { .name = "calm" } };
    fixture->diags.arena = &fixture->arena;
    fixture->desk = (Desk){ .arena = &fixture->arena, .diags = &fixture->diags };
    fixture->pack.specs[SOUND_BED] = (SoundSpec){ .source = SOURCE_NOISE, .name = "pink", .level_db = -24 };
    fixture->named = (CastPack){ { .text = "air" }, &fixture->pack };
    fixture->cast = (Cast){ .packs = &fixture->named, .pack_count = 1 };
    fixture->part = (TimelinePhase){ .sound = { .text = "air" } };
    fixture->event = (Event){ .kind = EVENT_SPEECH };
    fixture->timeline = (Timeline){
        .phases = &fixture->part, .phase_count = 1, .events = &fixture->event, .event_count = 1
    };
    fixture->coach = (Coach){ .cast = &fixture->cast,
                              .timeline = &fixture->timeline,
                              .voice = &fixture->voice,
                              .desk = &fixture->desk };
}

// What was reported, "" for nothing; what was made is given back.
static void expect(Fixture *fixture, const char *said)
{
    char whole[256] = "";
    if (*said)
        snprintf(whole, sizeof whole, "%s: the stop signs would not be heard [stop-signs-unheard]", said);
    assert_string_equal(diag_first(&fixture->diags), whole);
    assert_int_equal(fixture->diags.count, *said ? 1 : 0);
    arena_free(&fixture->arena);
}

// --- By what the files say -------------------------------------------------------------

// The voice is at -18; a bed goes down by 14 under it, and has to be 6 below: -10 is the most.
static void a_bed_may_be_as_loud_as_ten_below_and_no_louder(void **state)
{
    (void)state;
    static const struct {
        double      bed, of_part, voice;
        const char *said;
    } cases[] = {
        { -10, 0, 0, "" },
        { -9.95, 0, 0, "the bed is too loud for the voice in the opening by 0 dB" },
        { -8, 0, 0, "the bed is too loud for the voice in the opening by 2 dB" },
        { -24, 14, 0, "" },
        { -24, 15, 0, "the bed is too loud for the voice in the opening by 1 dB" },
        { -24, 19, 5, "" },
        { -24, 20, 5, "the bed is too loud for the voice in the opening by 1 dB" },
        { -19, 0, -9, "" },
        { -17, 0, -9, "the bed is too loud for the voice in the opening by 2 dB" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        begin(&fixture);
        fixture.pack.specs[SOUND_BED].level_db = cases[i].bed;
        fixture.part.gain_db[LAYER_BED] = cases[i].of_part;
        fixture.part.gain_db[LAYER_VOICE] = cases[i].voice;
        loud_check(&fixture.coach);
        expect(&fixture, cases[i].said);
    }
}

static void voice_file_and_part_may_take_off_nine_together(void **state)
{
    (void)state;
    static const struct {
        double      part, voice;
        const char *said;
    } cases[] = {
        { -9, 0, "" },
        { -4, -5, "" },
        { -12, 3, "" },
        { -9.05, 0, "the voice is turned down by 9 dB in the opening" },
        { 3, -12.5, "the voice is turned down by 10 dB in the opening" },
        { -6, -6, "the voice is turned down by 12 dB in the opening" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        begin(&fixture);
        fixture.part.gain_db[LAYER_VOICE] = cases[i].part;
        fixture.voice.gain_db = cases[i].voice;
        loud_check(&fixture.coach);
        expect(&fixture, cases[i].said);
    }
}

static void a_bed_that_is_not_heard_is_never_too_loud(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++) {
        Fixture fixture;
        begin(&fixture);
        SoundSpec *bed = &fixture.pack.specs[SOUND_BED];
        bed->level_db = 20;
        if (i == 0)
            fixture.part.muted = LAYER_BIT(LAYER_BED);
        else if (i == 1)
            bed->source = SOURCE_NONE;
        else if (i == 2)
            fixture.cast.pack_count = 0;
        else
            fixture.part.muted = LAYER_BIT(LAYER_CHIME);
        loud_check(&fixture.coach);
        expect(&fixture, i < 3 ? "" : "the bed is too loud for the voice in the opening by 30 dB");
    }
}

static void a_muted_voice_is_not_heard_and_nothing_else_is_said_of_it(void **state)
{
    (void)state;
    Fixture fixture;
    begin(&fixture);
    fixture.part.muted = LAYER_BIT(LAYER_VOICE);
    fixture.part.gain_db[LAYER_VOICE] = -40;
    loud_check(&fixture.coach);
    expect(&fixture, "the voice is muted in the opening");
}

// Two bells, -14 dB at 700 Hz and this at 2500 Hz: at 500, 1000, 2000 and 3200 Hz they take out 9.99, 12.05,
// 13.96 and 12.00 dB, which is 12 in the mean.
#define TWELVE_IN_THE_MEAN (-14.71543)

static void an_equaliser_may_take_out_twelve_in_the_mean(void **state)
{
    (void)state;
    for (int deeper = 0; deeper < 2; deeper++) {
        const EqualiserBand bands[] = { { 700, -14 },
                                        { 2500, TWELVE_IN_THE_MEAN - (deeper ? 0.001 : -0.001) } };
        Fixture             fixture;
        begin(&fixture);
        fixture.voice.bands = bands;
        fixture.voice.band_count = 2;
        loud_check(&fixture.coach);
        expect(&fixture, deeper ? "the equaliser takes the speech out of the voice" : "");
        begin(&fixture);
        fixture.voice.bands = bands;
        fixture.voice.band_count = 1;
        loud_check(&fixture.coach);
        expect(&fixture, "");
    }
}

// --- By what is heard ------------------------------------------------------------------

static Clip *tone(double hz, Frames length)
{
    float *samples = malloc((size_t)length * sizeof *samples);
    for (Frames i = 0; i < length; i++)
        samples[i] = (float)(0.1 * sin(2 * M_PI * hz * (double)i / RATE));
    Clip *clip = clip_from_floats(samples, length, 1, RATE);
    free(samples);
    return clip;
}

static float linear(double db) { return (float)pow(10, db / 20); }

// The voice says something from 1 s to 2 s, at that pitch; beside it a chime of 1000 Hz so much quieter. Loud
// chimes before and after it are not there while it speaks.
typedef struct {
    double hz, left_db, right_db;
    int    channels;
    bool   without_voice;
} Heard;

static void hear(const Heard *heard, const char *said)
{
    Fixture fixture;
    begin(&fixture);
    Clip  *voice = tone(heard->hz, TO - FROM), *chime = tone(1000, TO - FROM), *loud = tone(1000, RATE / 2);
    Placed placed[] = {
        { .at = RATE / 4, .clip = loud, .layer = LAYER_CHIME, .left = 2, .right = 2 },
        { .at = FROM, .clip = voice, .layer = LAYER_VOICE, .left = 1, .right = 1 },
        { .at = FROM,
          .clip = chime,
          .layer = LAYER_CHIME,
          .left = linear(heard->left_db),
          .right = linear(heard->right_db) },
        { .at = TO + RATE / 4, .clip = loud, .layer = LAYER_CHIME, .left = 2, .right = 2 },
    };
    Score score = { .timeline = &fixture.timeline,
                    .rate = RATE,
                    .channels = heard->channels,
                    .length = LENGTH,
                    .placed = placed,
                    .placed_count = 4,
                    .longest = RATE,
                    .gain = 1,
                    .audible = heard->without_voice ? LAYERS_ALL & ~LAYER_BIT(LAYER_VOICE) : LAYERS_ALL };
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        score.duck_gain[layer] = score.word_gain[layer] = 1;
    loud_check_score(&fixture.coach, &score,
                     &(Spoken){ .clip = voice, .start = FROM, .onset = FROM, .vowel = FROM, .end = TO });
    clip_free(voice), clip_free(chime), clip_free(loud);
    expect(&fixture, said);
}

#define NOT_THE_BAND "what the voice says is nearly all too low or too high to be understood"

// A tone of 203.8 Hz is 12 dB down at the low end of the band, one of 7325 Hz at the high end.
static void a_voice_has_to_be_in_the_band_of_words(void **state)
{
    (void)state;
    for (int channels = 1; channels <= 2; channels++) {
        hear(&(Heard){ 204.1, -90, -90, channels, false }, "");
        hear(&(Heard){ 203.5, -90, -90, channels, false }, NOT_THE_BAND);
        hear(&(Heard){ 7315, -90, -90, channels, false }, "");
        hear(&(Heard){ 7335, -90, -90, channels, false }, NOT_THE_BAND);
    }
}

static void the_voice_has_to_be_six_over_all_else(void **state)
{
    (void)state;
    for (int channels = 1; channels <= 2; channels++) {
        hear(&(Heard){ 1000, -6.03, -6.03, channels, false }, "");
        hear(&(Heard){ 1000, -5.97, -5.97, channels, false },
             "the voice is 6 dB over all other sound, and needs at least 6");
        hear(&(Heard){ 1000, 3, 3, channels, false },
             "the voice is -3 dB over all other sound, and needs at least 6");
    }
}

// In one ear it is half as much.
static void both_ears_are_added_up(void **state)
{
    (void)state;
    for (int right = 0; right < 2; right++) {
        hear(&(Heard){ 1000, right ? -120 : -3.05, right ? -3.05 : -120, 2, false }, "");
        hear(&(Heard){ 1000, right ? -120 : -2.95, right ? -2.95 : -120, 2, false },
             "the voice is 6 dB over all other sound, and needs at least 6");
    }
}

static void where_the_voice_was_not_asked_for_nothing_has_to_be_quieter(void **state)
{
    (void)state;
    hear(&(Heard){ 1000, 3, 3, 2, true }, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bed_may_be_as_loud_as_ten_below_and_no_louder),
        cmocka_unit_test(voice_file_and_part_may_take_off_nine_together),
        cmocka_unit_test(a_bed_that_is_not_heard_is_never_too_loud),
        cmocka_unit_test(a_muted_voice_is_not_heard_and_nothing_else_is_said_of_it),
        cmocka_unit_test(an_equaliser_may_take_out_twelve_in_the_mean),
        cmocka_unit_test(a_voice_has_to_be_in_the_band_of_words),
        cmocka_unit_test(the_voice_has_to_be_six_over_all_else),
        cmocka_unit_test(both_ears_are_added_up),
        cmocka_unit_test(where_the_voice_was_not_asked_for_nothing_has_to_be_quieter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
