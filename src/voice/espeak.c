// espeak-ng, the voice that is always there.
//
// All of espeak-ng's state belongs to the process. It is initialised once and never ended (ending and
// restarting it hangs). It carries noise and flutter from phrase to phrase, so the same text never sounds the
// same twice. So the speaker chooses a voice but never speaks: each phrase is spoken in a process forked from
// it, and repeats to the bit.
#include "base/bytes.h"
#include "base/library.h"
#include "base/path.h"
#include "base/thread.h"
#include "base/utf8.h"
#include "rules/rules.h"
#include "voice/engine.h"
#include "voice/espeak_data.h"
#include "voice/stress.h"

#include <espeak-ng/speak_lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// clang-format off
#define CALLS(X) \
    X(espeak_Info) X(espeak_Initialize) X(espeak_ListVoices) X(espeak_GetCurrentVoice) \
    X(espeak_SetVoiceByName) X(espeak_SetParameter) X(espeak_SetSynthCallback) \
    X(espeak_SetPhonemeTrace) X(espeak_Synth)
// clang-format on
LIBRARY_STATIC(CALLS)
#define LIBRARY "libespeak-ng.so.1"

enum { NAME_SIZE = 128, RATE_LOWEST = espeakRATE_MINIMUM };
#define PATIENCE (20 * MICROS_PER_SECOND)  // thousands of times what a phrase takes
#define NOWHERE  "unix:/nonexistent"       // no sound server listens here
#define TRACE    (espeakPHONEMES_SHOW | '_' << 8)
#define TEXT     (espeakCHARS_UTF8 | espeakPHONEMES)  // a respelling may be exact: [[daI'ast@sIs]]

typedef struct {
    const VoiceProfile *profile;
    char                identifier[NAME_SIZE];  // what espeak-ng calls the voice once chosen
    int                 rate;                   // frames a second
} Espeak;

// What the callback gathers while a phrase is spoken.
typedef struct {
    const char *text;
    int         rate;
    Bytes       samples;   // of float
    Bytes       words;     // of ClipWord
    Bytes       phonemes;  // of SoundedPhoneme
    bool        failed;
} Gathering;

// espeak-ng opens the sound server even when it only writes, and so makes folders in the user's home and a
// thread. Only the speaker's environment is changed, never the host's.
static int initialise_without_sound_server(void)
{
    setenv("PULSE_SERVER", NOWHERE, 1);
    return lib.espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL,
                                 espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_DONT_EXIT);
}

// Voice lists hold priority byte, language, 0, ... and a final 0.
static bool speaks_language(const espeak_VOICE *voice, const char *language, size_t length)
{
    for (const char *at = voice->languages; at && *at; at += strlen(at) + 1)
        if (strlen(at + 1) == length && strncasecmp(at + 1, language, length) == 0)
            return true;
    return false;
}

static bool goes_by(const espeak_VOICE *voice, const char *name, size_t length)
{
    const char *base = path_name(voice->identifier);
    return (strlen(base) == length && strncasecmp(base, name, length) == 0) ||
           (strlen(voice->name) == length && strncasecmp(voice->name, name, length) == 0) ||
           speaks_language(voice, name, length);
}

// espeak-ng says OK to unknown variants, and keeps its old voice for unknown languages: only what it has now
// counts.
static bool was_chosen(const char *asked, const char *identifier)
{
    const char *variant = strchr(asked, '+'), *got_variant = strchr(identifier, '+');
    size_t      length = variant ? (size_t)(variant - asked) : strlen(asked);
    size_t      got_length = got_variant ? (size_t)(got_variant - identifier) : strlen(identifier);
    if (strcmp(variant ? variant : "", got_variant ? got_variant : "") != 0)
        return false;
    for (const espeak_VOICE **voice = lib.espeak_ListVoices(NULL); *voice; voice++)
        if (strncmp((*voice)->identifier, identifier, got_length) == 0 && !(*voice)->identifier[got_length] &&
            goes_by(*voice, asked, length))
            return true;
    return false;
}

// Whether MBROLA lists a voice of this name. Choosing one starts a program that is missing, and complains on
// stderr.
static bool is_mbrola(const char *asked)
{
    espeak_VOICE mbrola = { .languages = "mb" };
    for (const espeak_VOICE **voice = lib.espeak_ListVoices(&mbrola); *voice; voice++)
        if (strcasecmp(path_name((*voice)->identifier), asked) == 0 || strcasecmp((*voice)->name, asked) == 0)
            return true;
    return false;
}

// data: espeak-ng's data folder.
static void report_unknown(const VoiceProfile *profile, const char *data, Arena *arena, DiagList *diags)
{
    const char *asked = profile->espeak_voice;
    diag_error(diags, profile->pos, RULE(VOICE_ESPEAK),
               "espeak-ng has no voice \"%s\"%s: for this language there are %s, each with +f2, +f3, +f4, "
               "+Annie, +m3 and more",
               asked,
               espeak_data_is_mbrola(data, asked, arena) ? " (MBROLA voices are listed but say nothing)" : "",
               espeak_data_names(data, profile->language, arena));
}

static bool espeak_is_there(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    const char *data = espeak_data_folder(arena);
    if (!data || espeak_data_has(data, profile->espeak_voice, arena))
        return true;
    report_unknown(profile, data, arena, diags);
    return false;
}

static bool choose(Espeak *espeak)
{
    const espeak_VOICE *voice;
    const char         *asked = espeak->profile->espeak_voice;
    if (is_mbrola(asked) || lib.espeak_SetVoiceByName(asked) != EE_OK)
        return false;
    if (!(voice = lib.espeak_GetCurrentVoice()) || !voice->identifier)
        return false;
    snprintf(espeak->identifier, sizeof espeak->identifier, "%s", voice->identifier);
    return was_chosen(asked, espeak->identifier);
}

static void set_parameters(const VoiceProfile *profile)
{
    lib.espeak_SetParameter(espeakVOLUME, 100, 0);  // louder clips; we set the level ourselves
    lib.espeak_SetParameter(espeakPITCH, profile->pitch, 0);
    lib.espeak_SetParameter(espeakRANGE, profile->range, 0);
    lib.espeak_SetParameter(espeakWORDGAP, profile->word_gap, 0);
}

static void *espeak_engine_open(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    Espeak     *espeak = ARENA_NEW(arena, Espeak);
    const char *data;
    char        why[LIBRARY_WHY_SIZE];
    if (!LIBRARY_OPEN(LIBRARY, &lib, why)) {
        diag_error(diags, profile->pos, RULE(VOICE_ESPEAK),
                   "espeak-ng (package libespeak-ng1) is missing: %s", why);
        return NULL;
    }
    if (!thread_can_start()) {
        diag_error(diags, profile->pos, RULE(VOICE_ESPEAK),
                   "espeak-ng needs a thread, and none can be started: out of memory or processes");
        return NULL;
    }
    *espeak = (Espeak){ .profile = profile, .rate = initialise_without_sound_server() };
    if (espeak->rate <= 0) {
        diag_error(diags, profile->pos, RULE(VOICE_ESPEAK),
                   "espeak-ng cannot start: is its data there (package espeak-ng-data)?");
        return NULL;
    }
    if (!choose(espeak)) {
        lib.espeak_Info(&data);
        report_unknown(profile, data, arena, diags);
        return NULL;
    }
    set_parameters(profile);
    return espeak;
}

static size_t byte_of_character(const char *text, int character)
{
    size_t at = 0;
    for (; text[at] && character > 0; character--) {
        size_t size = utf8_decode(text + at, strnlen(text + at, UTF8_MOST), NULL);
        at += size ? size : 1;
    }
    return at;
}

static void gather_word(Gathering *gathering, const espeak_EVENT *event)
{
    if (event->length <= 0 || event->text_position < 1)
        return;
    size_t         start = byte_of_character(gathering->text, event->text_position - 1);
    size_t         length = byte_of_character(gathering->text + start, event->length);
    const ClipWord word = { (int)start, (int)length, (Frames)event->audio_position * gathering->rate / 1000 };
    bytes_add(&gathering->words, &word, sizeof word);
}

static void gather_phoneme(Gathering *gathering, const espeak_EVENT *event)
{
    SoundedPhoneme phoneme = { .ms = event->audio_position };
    memcpy(phoneme.name, event->id.string, sizeof event->id.string);
    bytes_add(&gathering->phonemes, &phoneme, sizeof phoneme);
}

static Frames length_of(const Gathering *gathering)
{
    return (Frames)(gathering->samples.size / sizeof(float));
}

static bool gather_samples(Gathering *gathering, const short *samples, int count)
{
    float *out = bytes_grow(&gathering->samples, (size_t)count * sizeof *out);
    for (int i = 0; out && i < count; i++)
        out[i] = samples[i] / 32768.0f;
    return out && length_of(gathering) < SPOKEN_LONGEST * gathering->rate;
}

// espeak-ng calls this with each piece of sound and its events; 1 stops it.
static int heard(short *samples, int count, espeak_EVENT *events)
{
    Gathering *gathering = events->user_data;
    if (!gathering)
        return 1;
    for (; events->type != espeakEVENT_LIST_TERMINATED; events++) {
        if (events->type == espeakEVENT_WORD)
            gather_word(gathering, events);
        else if (events->type == espeakEVENT_PHONEME)
            gather_phoneme(gathering, events);
    }
    if (samples && count > 0 && !gather_samples(gathering, samples, count))
        gathering->failed = true;
    return gathering->failed;
}

static void hand_over(Gathering *gathering, const char *trace, Utterance *out)
{
    const SoundedPhoneme *phonemes = (const SoundedPhoneme *)gathering->phonemes.at;
    int stressed = stress_find(trace, phonemes, (int)(gathering->phonemes.size / sizeof *phonemes));
    out->samples = (float *)gathering->samples.at;
    out->length = length_of(gathering);
    out->channels = 1;
    out->rate = gathering->rate;
    out->vowel = stressed < 0 ? -1 : (Frames)phonemes[stressed].ms * gathering->rate / 1000;
    out->by_ear = true;
    out->words = (ClipWord *)gathering->words.at;
    out->word_count = (int)(gathering->words.size / sizeof(ClipWord));
}

// Says a text into the gathering; the trace is malloc'd. Memory is freed when the child ends.
static espeak_ERROR say(const char *text, Gathering *gathering, char **trace)
{
    size_t trace_size;
    FILE  *traced = open_memstream(trace, &trace_size);
    if (!traced)
        return EE_INTERNAL_ERROR;
    lib.espeak_SetSynthCallback(heard);
    lib.espeak_SetPhonemeTrace(TRACE, traced);
    espeak_ERROR error = lib.espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0, TEXT, NULL, gathering);
    lib.espeak_SetPhonemeTrace(0, NULL);
    fclose(traced);
    return error;
}

static bool espeak_engine_speak(void *self, const SpeechTask *task, Utterance *out, char why[WHY_SIZE])
{
    Espeak   *espeak = self;
    Gathering gathering = { .text = task->text, .rate = espeak->rate };
    char     *trace = NULL;
    int       rate = task->words_a_minute > RATE_LOWEST ? task->words_a_minute : RATE_LOWEST;
    lib.espeak_SetParameter(espeakRATE, rate, 0);
    espeak_ERROR error = say(task->text, &gathering, &trace);
    if (gathering.failed)
        snprintf(why, WHY_SIZE, "it would last more than %.0f s", SPOKEN_LONGEST);
    else if (error != EE_OK)
        snprintf(why, WHY_SIZE, "espeak-ng failed (%d)", (int)error);
    else
        hand_over(&gathering, trace, out);
    return out->samples != NULL;
}

// Not espeak_TextToPhonemes: that one does not read [[ ]].
static char *espeak_engine_phonemes(void *self, const char *text)
{
    Espeak   *espeak = self;
    Gathering gathering = { .text = text, .rate = espeak->rate };
    char     *trace = NULL;
    return say(text, &gathering, &trace) == EE_OK ? trace : NULL;
}

static const char *espeak_engine_identity(void *self, Arena *arena)
{
    const Espeak *espeak = self;
    const char   *data;
    return arena_printf(arena, "espeak-ng %s %s", lib.espeak_Info(&data), espeak->identifier);
}

// Its library, its data, and the places where another of either would be found first.
static const char *const *espeak_engine_made_of(void *self, Arena *arena)
{
    const char  *data = NULL, *home = getenv("HOME"), *library = LIBRARY_FILE(lib, espeak_Info);
    const char **files = ARENA_ARRAY(arena, const char *, 5);
    (void)self;
    lib.espeak_Info(&data);
    if (!library || !data)
        return NULL;
    files[0] = library;
    files[1] = arena_printf(arena, "%s/phontab", data);
    files[2] = "/etc/ld.so.cache";
    files[3] = arena_printf(arena, "%s/espeak-ng-data", home ? home : "");
    return files;
}

static Micros espeak_engine_patience(void *self)
{
    (void)self;
    return PATIENCE;
}

const EngineOps engine_espeak = {
    .is_there = espeak_is_there,
    .open = espeak_engine_open,
    .speak = espeak_engine_speak,
    .phonemes = espeak_engine_phonemes,
    .identity = espeak_engine_identity,
    .made_of = espeak_engine_made_of,
    .patience = espeak_engine_patience,
};
