// voice/espeak.c with an espeak-ng made by hand, which says what the test has put there: what it is asked
// for, and what becomes of its sounds, its words and its phonemes.
#include "voice/engine.h"

#include "base/library.h"
#include "cmocka_all.h"
#include "file_by_hand.h"

#include <espeak-ng/speak_lib.h>
#include <string.h>
#include <sys/stat.h>

static Arena    arena;
static DiagList diags = { .arena = &arena };

// --- The espeak-ng ---------------------------------------------------------------------

typedef struct {
    short        samples[8];
    int          count;
    espeak_EVENT events[8];  // as they come; the last one is of type 0
} Piece;

static struct {
    bool         missing;
    int          rate;         // what it starts with
    const char  *data, *file;  // its data folder, its library
    espeak_VOICE now;          // the voice that it has chosen
    bool         no_voice;
    espeak_ERROR choosing, speaking;
    const char  *trace;
    const Piece *pieces;
    int          piece_count;
    // What it was asked
    char               chosen[100], asked_for[100], server[100];
    int                parameters[espeakWORDGAP + 10];
    int                mode, went_on;
    FILE              *traced;
    t_espeak_callback *callback;
} it;

static int fake_initialize(espeak_AUDIO_OUTPUT output, int buffer, const char *path, int options)
{
    const char *server = getenv("PULSE_SERVER");
    assert_int_equal(output, AUDIO_OUTPUT_SYNCHRONOUS);
    assert_int_equal(buffer, 0);
    assert_null(path);
    assert_int_equal(options, espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_DONT_EXIT);
    snprintf(it.server, sizeof it.server, "%s", server ? server : "");
    return it.rate;
}

static const char *fake_info(const char **data)
{
    *data = it.data;
    return "1.51";
}

// Each language after a byte that is its place.
static espeak_VOICE american = { .name = "English (America)",
                                 .languages = "\2en-us\0\3en\0",
                                 .identifier = "gmw/en-US" },
                    scottish = { .name = "English (Scotland)",
                                 .languages = "\4en-gb-scotland\0",
                                 .identifier = "gmw/en-SC" },
                    french = { .name = "French", .languages = "\5fr\0", .identifier = "roa/fr" },
                    nowhere = { .name = "Nobody", .languages = NULL, .identifier = "x/nowhere" },
                    mbrola = { .name = "english-mb-en1", .languages = "\2en\0", .identifier = "mb/mb-en1" };

static const espeak_VOICE **fake_list(espeak_VOICE *like)
{
    static const espeak_VOICE *all[] = { &nowhere, &french, &scottish, &american, NULL },
                              *mbrolas[] = { &mbrola, NULL };
    if (like)
        assert_string_equal(like->languages, "mb");
    return like ? mbrolas : all;
}

static espeak_VOICE *fake_current(void) { return it.no_voice ? NULL : &it.now; }

static espeak_ERROR fake_choose(const char *name)
{
    snprintf(it.chosen, sizeof it.chosen, "%s", name);
    return it.choosing;
}

static espeak_ERROR fake_parameter(espeak_PARAMETER parameter, int value, int relative)
{
    assert_int_equal(relative, 0);
    it.parameters[parameter] = value;
    return EE_OK;
}

static void fake_callback(t_espeak_callback *callback) { it.callback = callback; }

static void fake_trace(int mode, FILE *to)
{
    it.mode |= mode;
    it.traced = to;
}

static espeak_ERROR fake_speak(const void *text, size_t size, unsigned position, espeak_POSITION_TYPE kind,
                               unsigned end, unsigned flags, unsigned *id, void *user_data)
{
    assert_int_equal(size, strlen(text) + 1);
    assert_true(position == 0 && kind == POS_CHARACTER && end == 0 && id == NULL);
    assert_int_equal(flags, espeakCHARS_UTF8 | espeakPHONEMES);
    assert_non_null(it.traced);
    snprintf(it.asked_for, sizeof it.asked_for, "%s", (const char *)text);
    fputs(it.trace, it.traced);
    it.went_on = 0;
    for (int i = 0; i < it.piece_count; i++) {
        Piece piece = it.pieces[i];
        for (espeak_EVENT *event = piece.events; event < piece.events + 8; event++)
            event->user_data = user_data;
        if (it.callback(piece.count ? piece.samples : NULL, piece.count, piece.events) != 0)
            break;
        it.went_on++;
    }
    return it.speaking;
}

bool library_open(const char *file, const char *const *names, size_t count, void *table,
                  char why[LIBRARY_WHY_SIZE])
{
#define CALL(name, function)                                         \
    if (strcmp(names[i], #name) == 0) {                              \
        __typeof__(&name) call = function;                           \
        memcpy((char *)table + i * sizeof call, &call, sizeof call); \
        found++;                                                     \
    }
    size_t found = 0;
    assert_string_equal(file, "libespeak-ng.so.1");
    if (it.missing) {
        snprintf(why, LIBRARY_WHY_SIZE, "no such file");
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        CALL(espeak_Initialize, fake_initialize)
        CALL(espeak_Info, fake_info)
        CALL(espeak_ListVoices, fake_list)
        CALL(espeak_GetCurrentVoice, fake_current)
        CALL(espeak_SetVoiceByName, fake_choose)
        CALL(espeak_SetParameter, fake_parameter)
        CALL(espeak_SetSynthCallback, fake_callback)
        CALL(espeak_SetPhonemeTrace, fake_trace)
        CALL(espeak_Synth, fake_speak)
    }
    assert_int_equal(found, count);
    return true;
}

const char *library_file(const void *call)
{
    (void)call;
    return it.file;
}

// --- A voice of it ---------------------------------------------------------------------

static char data[] = "/tmp/walkcoach-test-espeak.XXXXXX";  // en-US, en-GB and f3

static int set_up(void **state)
{
    (void)state;
    memset(&it, 0, sizeof it);
    it.rate = 22050;
    it.data = data;
    it.file = "/usr/lib/libespeak-ng.so.1";
    it.now = (espeak_VOICE){ .identifier = "gmw/en-US+f3" };
    it.trace = "";
    setenv("PULSE_SERVER", "unix:/of-the-user", 1);
    diags = (DiagList){ .arena = &arena };
    return 0;
}

static VoiceProfile profile_of(const char *voice)
{
    return (VoiceProfile){ .espeak_voice = voice, .language = "en", .pitch = 40, .range = 30, .word_gap = 2 };
}

static void *open_voice(const char *voice)
{
    static VoiceProfile profile;
    profile = profile_of(voice);
    return engine_espeak.open(&profile, &arena, &diags);
}

static void *espeak(void)
{
    void *self = open_voice("en-us+f3");
    assert_non_null(self);
    return self;
}

static const char *said(void) { return diags.count ? diags.items[0].message : ""; }

static void refuses(const char *voice, const char *why)
{
    diags = (DiagList){ .arena = &arena };
    if (open_voice(voice))
        fail_msg("%s was taken", voice);
    assert_int_equal(diags.errors, 1);
    if (strncmp(said(), why, strlen(why)) != 0)
        fail_msg("%s, not %s", said(), why);
}

// --- Opening ---------------------------------------------------------------------------

static void it_is_started_without_a_sound_server_and_has_its_voice(void **state)
{
    (void)state;
    espeak();
    assert_string_equal(it.server, "unix:/nonexistent");
    assert_string_equal(it.chosen, "en-us+f3");
    assert_int_equal(it.parameters[espeakVOLUME], 100);
    assert_int_equal(it.parameters[espeakPITCH], 40);
    assert_int_equal(it.parameters[espeakRANGE], 30);
    assert_int_equal(it.parameters[espeakWORDGAP], 2);
}

static void what_is_missing_is_said(void **state)
{
    (void)state;
    it.missing = true;
    refuses("en-us+f3", "espeak-ng (package libespeak-ng1) is missing: no such file");
    it.missing = false;
    it.rate = 0;
    refuses("en-us+f3", "espeak-ng cannot start: is its data there (package espeak-ng-data)?");
    it.rate = -1;
    refuses("en-us+f3", "espeak-ng cannot start: is its data there (package espeak-ng-data)?");
    it.rate = 1;
    espeak();
}

#define NONE(voice) "espeak-ng has no voice \"" voice "\""

static void a_voice_that_it_does_not_take_is_refused(void **state)
{
    (void)state;
    it.choosing = EE_NOT_FOUND;
    refuses("en-us+f3", NONE("en-us+f3") ": for this language there are en-GB, en-US, each with +f2");
    it.choosing = EE_OK;
    it.no_voice = true;
    refuses("en-us+f3", NONE("en-us+f3"));
    it.no_voice = false;
    it.now.identifier = NULL;
    refuses("en-us+f3", NONE("en-us+f3"));
}

static void is_taken(const char *asked, const char *identifier)
{
    set_up(NULL);
    it.now.identifier = identifier;
    if (!open_voice(asked))
        fail_msg("%s as %s: %s", asked, identifier, said());
}

static void is_not_taken(const char *asked, const char *identifier)
{
    set_up(NULL);
    it.now.identifier = identifier;
    if (open_voice(asked))
        fail_msg("%s was taken for %s", identifier, asked);
}

// It says that all is well for voices it does not have.
static void only_the_voice_that_was_asked_for_counts(void **state)
{
    (void)state;
    is_taken("en-us", "gmw/en-US");  // by its file
    is_taken("EN-us+f3", "gmw/en-US+f3");
    is_taken("English (america)", "gmw/en-US");  // by its name
    is_taken("en", "gmw/en-US");                 // by a language of it
    is_taken("fr", "roa/fr");
    is_taken("French+f3", "roa/fr+f3");
    is_taken("Nobody", "x/nowhere");
    is_taken("en-sc", "gmw/en-SC");
    is_not_taken("en-us+f3", "gmw/en-US");
    is_not_taken("en-us", "gmw/en-US+f3");
    is_not_taken("en-us+f3", "gmw/en-US+f4");
    is_not_taken("en-us+f", "gmw/en-US+f3");
    is_not_taken("fr", "gmw/en-US");
    is_not_taken("fr+f3", "gmw/en-US+f3");
    is_not_taken("en-u", "gmw/en-US");
    is_not_taken("en-usa", "gmw/en-US");
    is_not_taken("e", "gmw/en-US");
    is_not_taken("Fren", "roa/fr");
    is_not_taken("Frenchy", "roa/fr");
    is_not_taken("Freuch", "roa/fr");
    is_not_taken("us", "gmw/en-US");
    is_not_taken("en-us", "gmw/en");
    is_not_taken("en-us", "gmw/en-USA");
    is_not_taken("en-sd", "gmw/en-SC");
    is_not_taken("klingon", "gmw/en-US");
}

// Choosing one starts another program.
static void a_voice_of_mbrola_is_not_even_asked_for(void **state)
{
    (void)state;
    it.now.identifier = "mb/mb-en1";
    refuses("mb-EN1", NONE("mb-EN1"));
    refuses("english-MB-en1", NONE("english-MB-en1"));
    assert_string_equal(it.chosen, "");
    refuses("mb-en1",
            NONE("mb-en1") " (MBROLA voices are listed but say nothing): for this language there are ");
}

static void whether_it_has_a_voice_is_asked_of_its_data(void **state)
{
    (void)state;
    VoiceProfile there = profile_of("en-us+f3"), gone = profile_of("en-us+f9");
    setenv("ESPEAK_DATA_PATH", data, 1);
    assert_true(engine_espeak.is_there(&there, &arena, &diags));
    assert_int_equal(diags.count, 0);
    assert_false(engine_espeak.is_there(&gone, &arena, &diags));
    assert_string_equal(said(),
                        "espeak-ng has no voice \"en-us+f9\": for this language there are en-GB, en-US, each "
                        "with +f2, +f3, +f4, +Annie, +m3 and more");
    unsetenv("ESPEAK_DATA_PATH");
}

// --- What depends on what ----------------------------------------------------------------

static void its_identity_is_its_version_and_the_voice(void **state)
{
    (void)state;
    assert_string_equal(engine_espeak.identity(espeak(), &arena), "espeak-ng 1.51 gmw/en-US+f3");
    assert_true(engine_espeak.patience(espeak()) == 20 * MICROS_PER_SECOND);
}

static void it_is_made_of_its_library_and_its_data(void **state)
{
    (void)state;
    char phontab[100];
    snprintf(phontab, sizeof phontab, "%s/phontab", data);
    setenv("HOME", "/home/her", 1);
    const char *const *files = engine_espeak.made_of(espeak(), &arena);
    assert_string_equal(files[0], "/usr/lib/libespeak-ng.so.1");
    assert_string_equal(files[1], phontab);
    assert_string_equal(files[2], "/etc/ld.so.cache");
    assert_string_equal(files[3], "/home/her/espeak-ng-data");
    assert_null(files[4]);
    unsetenv("HOME");
    assert_string_equal(engine_espeak.made_of(espeak(), &arena)[3], "/espeak-ng-data");
    void *self = espeak();
    it.file = NULL;
    assert_null(engine_espeak.made_of(self, &arena));
    it.file = "/usr/lib/libespeak-ng.so.1";
    it.data = NULL;
    assert_null(engine_espeak.made_of(self, &arena));
}

// --- Speaking --------------------------------------------------------------------------

static Utterance out;
static char      why[WHY_SIZE];

static bool speak(const char *text, const Piece *pieces, int count)
{
    void            *self = espeak();
    const SpeechTask task = { .text = text, .words_a_minute = 150 };
    out = (Utterance){ .vowel = -1 };
    strcpy(why, "as before");
    it.pieces = pieces;
    it.piece_count = count;
    return engine_espeak.speak(self, &task, &out, why);
}

static void let_go(void)
{
    free(out.samples);
    free(out.words);
}

static void its_pieces_become_one_sound(void **state)
{
    (void)state;
    static const Piece pieces[] = { { { 16384, -32768 }, 2, { { 0 } } },
                                    { { 0 }, 0, { { 0 } } },
                                    { { 1, 32767, 0 }, 3, { { 0 } } } };
    assert_true(speak("Lift", pieces, 3));
    assert_int_equal(it.went_on, 3);
    assert_string_equal(it.asked_for, "Lift");
    assert_int_equal(it.mode, espeakPHONEMES_SHOW | '_' << 8);
    assert_null(it.traced);  // no more
    assert_int_equal(out.length, 5);
    assert_int_equal(out.channels, 1);
    assert_int_equal(out.rate, 22050);
    assert_true(out.by_ear);
    assert_int_equal(out.vowel, -1);
    assert_int_equal(out.word_count, 0);
    static const float samples[] = { 0.5f, -1, 1 / 32768.0f, 32767 / 32768.0f, 0 };
    assert_memory_equal(out.samples, samples, sizeof samples);
    let_go();
}

static void it_speaks_at_80_words_a_minute_at_least(void **state)
{
    (void)state;
    static const Piece piece = { { 1 }, 1, { { 0 } } };
    static const int   rates[][2] = { { 79, 80 }, { 80, 80 }, { 81, 81 }, { 150, 150 } };
    void              *self = espeak();
    it.pieces = &piece;
    it.piece_count = 1;
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        out = (Utterance){ 0 };
        assert_true(engine_espeak.speak(self, &(SpeechTask){ .text = "Lift", .words_a_minute = rates[i][0] },
                                        &out, why));
        assert_int_equal(it.parameters[espeakRATE], rates[i][1]);
        let_go();
    }
}

#define WORD(position, size, ms)                                                                        \
    {                                                                                                   \
        .type = espeakEVENT_WORD, .text_position = (position), .length = (size), .audio_position = (ms) \
    }
#define SOUND(what, ms)                                                               \
    {                                                                                 \
        .type = espeakEVENT_PHONEME, .id = { .string = what }, .audio_position = (ms) \
    }

static void is_word(int i, int start, int length, Frames at)
{
    assert_int_equal(out.words[i].start, start);
    assert_int_equal(out.words[i].length, length);
    assert_int_equal(out.words[i].at, at);
}

// Its positions are characters, from 1; ours are bytes, from 0. At 22050 Hz 100 ms are 2205 frames.
static void its_words_are_found_in_the_text(void **state)
{
    (void)state;
    static const Piece pieces[] = {
        { { 1 },
          1,
          { WORD(1, 3, 0),
            { .type = espeakEVENT_SENTENCE, .text_position = 1, .length = 4 },
            WORD(5, 3, 100) } },
        { { 1 }, 1, { WORD(9, 1, 240), WORD(9, 0, 300), WORD(0, 3, 300), WORD(12, 5, 400) } },
    };
    assert_true(speak("caf\xC3\xA9s \xE2\x82\xAC 10", pieces, 2));  // "cafés € 10"
    assert_int_equal(out.word_count, 4);
    is_word(0, 0, 3, 0);
    is_word(1, 5, 5, 2205);  // "s €" in five bytes
    is_word(2, 11, 1, 5292);
    is_word(3, 13, 0, 8820);  // beyond the end
    let_go();
}

static void bytes_of_no_character_count_one_by_one(void **state)
{
    (void)state;
    static const Piece piece = { { 1 }, 1, { WORD(3, 2, 10) } };
    assert_true(speak("\xFF\xFE"
                      "ab",
                      &piece, 1));
    assert_int_equal(out.word_count, 1);
    is_word(0, 2, 2, 220);
    let_go();
}

// Its trace has the stress, its events the time: 311 ms.
static void the_vowel_is_where_the_stressed_phoneme_sounds(void **state)
{
    (void)state;
    static const Piece pieces[] = { { { 1 }, 1, { SOUND("E", 0), SOUND("k", 107), SOUND("s", 158) } },
                                    { { 1 }, 1, { SOUND("h", 240), SOUND("eI", 311), SOUND("l", 829) } } };
    void              *self = espeak();
    (void)self;
    it.trace = "E_k_s_h_'eI_l";
    assert_true(speak("Exhale", pieces, 2));
    assert_int_equal(out.vowel, 6857);  // 311 * 22.05
    let_go();
    it.trace = "'E_k_s_h_eI_l";
    assert_true(speak("Exhale", pieces, 2));
    assert_int_equal(out.vowel, 0);
    let_go();
    it.trace = "E_k_s_h_eI_l";
    assert_true(speak("Exhale", pieces, 2));
    assert_int_equal(out.vowel, -1);
    let_go();
}

// A name of eight letters fills its place.
static void a_long_phoneme_is_known_by_its_eight_letters(void **state)
{
    (void)state;
    static const Piece piece = { { 1 },
                                 1,
                                 { { .type = espeakEVENT_PHONEME,
                                     .id = { .string = { 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h' } },
                                     .audio_position = 100 } } };
    it.trace = "'abcdefghi";
    assert_true(speak("x", &piece, 1));
    assert_int_equal(out.vowel, 2205);
    let_go();
}

// At a rate of one frame a second.
static void it_is_stopped_after_two_minutes(void **state)
{
    (void)state;
    static Piece pieces[16];
    for (int i = 0; i < 16; i++)
        pieces[i].count = 8;
    pieces[14].count = 7;
    pieces[15].count = 1;
    it.rate = 1;
    assert_true(speak("Lift", pieces, 15));
    assert_int_equal(out.length, 119);
    let_go();
    assert_false(speak("Lift", pieces, 16));
    assert_string_equal(why, "it would last more than 120 s");
    assert_int_equal(it.went_on, 15);
    assert_null(out.samples);
}

static void what_it_does_not_say_is_a_failure(void **state)
{
    (void)state;
    static const Piece piece = { { 1 }, 1, { { 0 } } };
    it.speaking = EE_INTERNAL_ERROR;
    assert_false(speak("Lift", &piece, 1));
    assert_string_equal(why, "espeak-ng failed (-1)");
    it.speaking = EE_OK;
    assert_false(speak("Lift", &piece, 0));
    assert_string_equal(why, "as before");
}

static void a_piece_of_nobody_stops_it(void **state)
{
    (void)state;
    static const Piece piece = { { 1 }, 1, { { 0 } } };
    espeak_EVENT       none = { 0 };
    short              sample = 1;
    assert_true(speak("Lift", &piece, 1));
    let_go();
    assert_int_equal(it.callback(&sample, 1, &none), 1);
}

static void phonemes_are_its_trace(void **state)
{
    (void)state;
    void *self = espeak();
    it.trace = "l_'I_f_t";
    char *trace = engine_espeak.phonemes(self, "Lift");
    assert_string_equal(trace, "l_'I_f_t");
    free(trace);
    it.speaking = EE_BUFFER_FULL;
    assert_null(engine_espeak.phonemes(self, "Lift"));
}

static void put(const char *name, const char *text)
{
    char path[100];
    snprintf(path, sizeof path, "%s/%s", data, name);
    if (text)
        file_put(path, text);
    else if (mkdir(path, 0700) != 0)
        exit(1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup(name, set_up)
        TEST(it_is_started_without_a_sound_server_and_has_its_voice),
        TEST(what_is_missing_is_said),
        TEST(a_voice_that_it_does_not_take_is_refused),
        TEST(only_the_voice_that_was_asked_for_counts),
        TEST(a_voice_of_mbrola_is_not_even_asked_for),
        TEST(whether_it_has_a_voice_is_asked_of_its_data),
        TEST(its_identity_is_its_version_and_the_voice),
        TEST(it_is_made_of_its_library_and_its_data),
        TEST(its_pieces_become_one_sound),
        TEST(it_speaks_at_80_words_a_minute_at_least),
        TEST(its_words_are_found_in_the_text),
        TEST(bytes_of_no_character_count_one_by_one),
        TEST(the_vowel_is_where_the_stressed_phoneme_sounds),
        TEST(a_long_phoneme_is_known_by_its_eight_letters),
        TEST(it_is_stopped_after_two_minutes),
        TEST(what_it_does_not_say_is_a_failure),
        TEST(a_piece_of_nobody_stops_it),
        TEST(phonemes_are_its_trace),
    };
    if (!mkdtemp(data))
        return 1;
    put("lang", NULL), put("lang/gmw", NULL), put("voices", NULL), put("voices/!v", NULL),
        put("voices/mb", NULL);
    put("lang/gmw/en-US", "name English (America)\nlanguage en 3\n");
    put("lang/gmw/en-GB", "name English (Britain)\nlanguage en 2\n");
    put("voices/!v/f3", "x\n"), put("voices/mb/mb-en1", "x\n");
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(&arena);
    folder_remove(data);
    return failed;
}
