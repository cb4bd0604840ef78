// A round of speaking: each phrase is respelled, handed to the engine that has it, spoken and polished in a
// child of its own, and comes back as a finished clip. What a phrase sounds like depends on nothing but
// itself.
#include "voice/voice.h"

#include "rules/rules.h"
#include "voice/cache.h"
#include "voice/clip_bytes.h"
#include "voice/clip_key.h"
#include "voice/engine.h"
#include "voice/polish.h"
#include "voice/respell.h"
#include "voice/workers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX = 2000, RATE_PARTS = 15, CLIP_BYTES_MAX = 64 << 20, CACHE_MOST = 256 << 20 };
#define PATIENCE_DEFAULT (60 * MICROS_PER_SECOND)

struct Voice {
    const VoiceProfile *profile;
    const EngineOps    *ops;
    void               *self;      // the engine's
    Voice              *fallback;  // for what this one does not know; NULL
    Arena              *arena;
    const char         *cache;  // folder; NULL: none
};

static const EngineOps *const engines[] = {
    [ENGINE_ESPEAK] = &engine_espeak,
    [ENGINE_COMMAND] = &engine_command,
    [ENGINE_RECORDINGS] = &engine_recordings,
    [ENGINE_SILENT] = &engine_silent,
};

bool voice_is_there(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    bool there = true;
    for (; profile; profile = profile->fallback)
        there &= !engines[profile->engine]->is_there ||
                 engines[profile->engine]->is_there(profile, arena, diags);
    return there;
}

Voice *voice_open(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    Voice *voice = ARENA_NEW(arena, Voice);
    *voice = (Voice){ .profile = profile, .ops = engines[profile->engine], .arena = arena };
    if ((voice->self = voice->ops->open(profile, arena, diags)) &&
        (!profile->fallback || (voice->fallback = voice_open(profile->fallback, arena, diags))))
        return voice;
    voice_close(voice);
    return NULL;
}

void voice_close(Voice *voice)
{
    if (!voice)
        return;
    voice_close(voice->fallback);
    if (voice->self && voice->ops->close)
        voice->ops->close(voice->self);
}

void voice_use_cache(Voice *voice, const char *folder)
{
    for (; voice; voice = voice->fallback)
        voice->cache = folder;
}

// One phrase on its way.
typedef struct {
    const Phrase *phrase;
    const Voice  *speaker;  // NULL: it will not be spoken
    Respelt       respelt;
    int           words_a_minute;
    const char   *key;  // in the cache; NULL: not to be kept
    WorkerEnd     end;
    const char   *why;  // in the arena; NULL: nothing went wrong
    Clip        **out;
} Saying;

typedef struct {
    const Voice  *voice;
    Saying       *sayings;
    const size_t *asked;  // task n is sayings[asked[n]]
    int           rate;
    size_t        done;
    void (*progress)(void *self, size_t done);
    void *self;
} Round;

static const Voice *speaker_of(const Voice *voice, const char *text)
{
    while (voice && voice->ops->knows && !voice->ops->knows(voice->self, text))
        voice = voice->fallback;
    return voice;
}

// Looks for the phrase among those spoken earlier.
static void look_up(Saying *saying, int rate)
{
    const Voice *speaker = saying->speaker;
    if (!speaker->cache || !speaker->ops->identity)
        return;
    saying->key = clip_key(speaker->ops->identity(speaker->self, speaker->arena), speaker->profile,
                           saying->phrase->text, saying->respelt.text, saying->words_a_minute, rate,
                           speaker->arena);
    *saying->out = cache_get(speaker->cache, saying->key);
}

static Saying plan(const Voice *voice, const Phrase *phrase, int rate, Clip **out)
{
    Saying saying = { .phrase = phrase, .out = out };
    *out = NULL;
    if (strlen(phrase->text) > TEXT_MAX) {
        saying.why = arena_printf(voice->arena, "it has %zu bytes: %d are the most", strlen(phrase->text),
                                  TEXT_MAX);
        return saying;
    }
    saying.speaker = speaker_of(voice, phrase->text);
    if (!saying.speaker) {
        saying.why = "it is not recorded, and the voice has no fallback";
        return saying;
    }
    saying.words_a_minute = (saying.speaker->profile->rate * phrase->rate_numerator + RATE_PARTS / 2) /
                            RATE_PARTS;
    saying.respelt = respell_text(saying.speaker->profile, phrase->text, voice->arena);
    look_up(&saying, rate);
    return saying;
}

// What a child hands back: 'c' and a clip's bytes, or 'e' and a reason.
static char *hand_back(WorkerOut *out, char kind, size_t size)
{
    char *room = workers_room(out, size + 1);
    if (!room)
        return NULL;
    *room = kind;
    return room + 1;
}

static Clip *speak(const Saying *saying, int rate, char why[WHY_SIZE])
{
    const Voice *speaker = saying->speaker;
    const char  *text = speaker->ops->knows ? saying->phrase->text
                                            : saying->respelt.text;  // recordings go by what is written
    Utterance    raw = { .vowel = -1 };
    snprintf(why, WHY_SIZE, "the machine has no memory left");
    if (!speaker->ops->speak(speaker->self, text, saying->words_a_minute, &raw, why))
        return NULL;
    if (!speaker->ops->knows)
        respell_map_words(&saying->respelt, raw.words, &raw.word_count);
    Clip *clip = polish(&raw, speaker->profile, rate);
    snprintf(why, WHY_SIZE, "there is nothing to hear in it");
    free(raw.samples);
    free(raw.words);
    return clip;
}

static void speak_in_child(void *self, size_t task, WorkerOut *out)
{
    const Round  *round = self;
    char          why[WHY_SIZE];
    const Saying *saying = &round->sayings[round->asked[task]];
    Clip         *clip = speak(saying, round->rate, why);
    size_t        size = clip ? clip_packed_size(clip) : strlen(why);
    char         *room = hand_back(out, clip ? 'c' : 'e', size);
    if (room && clip) {
        clip_pack(clip, room);
        if (saying->key)
            cache_put(saying->speaker->cache, saying->key, room, size);
    } else if (room)
        memcpy(room, why, strlen(why));
}

static void take_clip(void *self, size_t task, WorkerEnd end, const unsigned char *bytes, size_t size)
{
    Round  *round = self;
    Saying *saying = &round->sayings[round->asked[task]];
    saying->end = end;
    if (end == WORKER_DONE && size > 0 && bytes[0] == 'c')
        *saying->out = clip_unpack(bytes + 1, size - 1);
    else if (end == WORKER_DONE && size > 0)
        saying->why = arena_strndup(round->voice->arena, (const char *)bytes + 1, size - 1);
    round->done++;
    if (round->progress)
        round->progress(round->self, round->done);
}

static Micros patience(const Voice *voice)
{
    Micros longest = PATIENCE_DEFAULT;
    for (; voice; voice = voice->fallback)
        if (voice->ops->patience && voice->ops->patience(voice->self) > longest)
            longest = voice->ops->patience(voice->self);
    return longest;
}

static void prepare(const Voice *voice)
{
    for (; voice; voice = voice->fallback)
        if (voice->ops->prepare)
            voice->ops->prepare(voice->self);
}

static bool tell(const Saying *saying, DiagList *diags)
{
    static const char *const ends[] = {
        [WORKER_DONE] = "it did not come back whole",
        [WORKER_CRASHED] = "the synthesiser crashed on it",
        [WORKER_TIMED_OUT] = "it took too long",
        [WORKER_TOO_MUCH] = "it would not end",
        [WORKER_NOT_STARTED] = "no process could be started for it",
    };
    if (*saying->out)
        return true;
    diag_error(diags, saying->phrase->pos, RULE(VOICE), "\"%s\" could not be spoken: %s",
               saying->phrase->text, saying->why ? saying->why : ends[saying->end]);
    return false;
}

// Once a round, however many there are.
static void tell_fallbacks(const Voice *voice, const Saying *sayings, size_t count, DiagList *diags)
{
    const Saying *first = NULL;
    size_t        missing = 0;
    for (size_t i = 0; i < count; i++)
        if (sayings[i].speaker && sayings[i].speaker != voice && missing++ == 0)
            first = &sayings[i];
    if (first)
        diag_warning(diags, first->phrase->pos, RULE(VOICE_FALLBACK),
                     "%zu of %zu phrases are not recorded, \"%s\" among them: the voice \"%s\" says them",
                     missing, count, first->phrase->text, first->speaker->profile->title);
}

bool voice_speak(Voice *voice, const Phrase *phrases, size_t count, int rate, int jobs,
                 void (*progress)(void *self, size_t done), void *self, DiagList *diags, Clip **out)
{
    Saying *sayings = ARENA_ARRAY(voice->arena, Saying, count);
    size_t *asked = ARENA_ARRAY(voice->arena, size_t, count), ask_count = 0;
    bool    all = true;
    for (size_t i = 0; i < count; i++) {
        sayings[i] = plan(voice, &phrases[i], rate, &out[i]);
        if (sayings[i].speaker && !out[i])
            asked[ask_count++] = i;
    }
    Round round = { voice, sayings, asked, rate, count - ask_count, progress, self };
    prepare(voice);
    workers_run(&(Work){ .count = ask_count,
                         .jobs = jobs,
                         .patience = patience(voice),
                         .most = CLIP_BYTES_MAX,
                         .work = speak_in_child,
                         .done = take_clip,
                         .self = &round });
    if (voice->cache && ask_count > 0)
        cache_trim(voice->cache, CACHE_MOST);
    tell_fallbacks(voice, sayings, count, diags);
    for (size_t i = 0; i < count; i++)
        all = tell(&sayings[i], diags) && all;
    return all;
}

typedef struct {
    const Voice *voice;
    const char  *text;
    const char  *answer;
    Arena       *arena;
} Question;

static void phonemes_in_child(void *self, size_t task, WorkerOut *out)
{
    const Question *question = self;
    const Voice    *voice = question->voice;
    const char     *text = respell_text(voice->profile, question->text, voice->arena).text;
    char           *answer = voice->ops->phonemes(voice->self, text);
    char           *room = answer ? workers_room(out, strlen(answer)) : NULL;
    (void)task;
    if (room)
        memcpy(room, answer, strlen(answer));
}

static void take_phonemes(void *self, size_t task, WorkerEnd end, const unsigned char *bytes, size_t size)
{
    Question *question = self;
    (void)task;
    if (end == WORKER_DONE && size > 0)
        question->answer = arena_strndup(question->arena, (const char *)bytes, size);
}

const char *voice_phonemes(Voice *voice, const char *text, Arena *arena)
{
    Question question = { voice, text, "", arena };
    if (!voice->ops->phonemes || strlen(text) > TEXT_MAX)
        return "";
    prepare(voice);
    workers_run(&(Work){ .count = 1,
                         .jobs = 1,
                         .patience = patience(voice),
                         .most = CLIP_BYTES_MAX,
                         .work = phonemes_in_child,
                         .done = take_phonemes,
                         .self = &question });
    return question.answer;
}

// Filled in once, and the same whenever it is.
const char *voice_engine_version(void)
{
    static char text[64];
    if (!*text)
        snprintf(text, sizeof text, "espeak-ng %s", espeak_version_text());
    return text;
}
