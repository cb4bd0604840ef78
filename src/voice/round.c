#include "voice/round.h"

#include "base/heap.h"
#include "voice/cache.h"
#include "voice/clip_bytes.h"
#include "voice/clip_key.h"
#include "voice/messages.h"
#include "voice/polish.h"
#include "voice/spoken.h"
#include "voice/stamp.h"
#include "voice/workers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HEAP = 2 << 20 };  // bytes: for the clips that were kept
enum { TEXT_MAX = 2000, CLIP_BYTES_MAX = 64 << 20 };

// One phrase on its way.
typedef struct {
    size_t              phrase;  // index in the request
    int                 engine;  // -1: none; `why` says so
    const VoiceProfile *profile;
    const EngineOps    *ops;
    void               *self;
    Respelt             respelt;
    int                 words_a_minute;
    const char         *key;  // in the cache; NULL: not to be kept
    const char         *why;  // it will not be spoken; NULL: it will
} Saying;

typedef struct {
    const Engines *engines;
    RoundRequest   request;
    int            line;
    Arena          arena;
    Saying        *asked;  // of the engines: task n of the workers is asked[n]
    size_t         asked_count;
} Round;

// --- Before an engine is asked ---------------------------------------------------------

static void find_engine(Round *round, Saying *saying, const char *text)
{
    const Engines *engines = round->engines;
    saying->engine = -1;
    if (strlen(text) > TEXT_MAX)
        saying->why = arena_printf(&round->arena, "it has %zu bytes: %d are the most", strlen(text),
                                   TEXT_MAX);
    else if ((saying->engine = engines_for(engines, text)) < 0)
        saying->why = "it is not recorded, and the voice has no fallback";
    if (saying->why)
        return;
    saying->profile = &engines->profiles[saying->engine];
    saying->ops = engines->ops[saying->engine];
    saying->self = engines->selves[saying->engine];
}

static Saying plan(Round *round, size_t index)
{
    const Phrase *phrase = &round->request.phrases[index];
    Saying        saying = { .phrase = index };
    find_engine(round, &saying, phrase->text);
    if (saying.why)
        return saying;
    saying.words_a_minute = clip_rate(saying.profile, phrase);
    saying.respelt = spoken_text(saying.profile, phrase->text, &round->arena);
    if (round->request.cache && round->request.kind == ROUND_CLIPS && saying.ops->identity)
        saying.key = clip_key(saying.ops->identity(saying.self, &round->arena), saying.profile, phrase->text,
                              saying.respelt.text, saying.words_a_minute, round->request.rate, &round->arena);
    return saying;
}

static void reply_why(const Round *round, const Saying *saying)
{
    RoundReply reply = { saying->phrase, REPLY_WHY, WORKER_DONE, saying->engine, strlen(saying->why) };
    messages_send_reply(round->line, &reply, saying->why);
}

static ClipOf clip_of(const Round *round, const Saying *saying)
{
    return (ClipOf){ round->request.phrases[saying->phrase].text, round->request.rate };
}

// True when it was spoken in an earlier round and kept.
static bool reply_kept(const Round *round, const Saying *saying)
{
    size_t size;
    char  *clip = saying->key
                      ? cache_get_bytes(round->request.cache, saying->key, clip_of(round, saying), &size)
                      : NULL;
    if (!clip)
        return false;
    RoundReply reply = { saying->phrase, REPLY_CLIP, WORKER_DONE, saying->engine, size };
    messages_send_reply(round->line, &reply, clip);
    free(clip);
    return true;
}

// Replies to whatever needs no engine; the rest goes to the engines.
static void plan_all(Round *round)
{
    round->asked = ARENA_ARRAY(&round->arena, Saying, round->request.count + 1);
    for (size_t i = 0; i < round->request.count; i++) {
        Saying saying = plan(round, i);
        if (saying.why)
            reply_why(round, &saying);
        else if (!reply_kept(round, &saying))
            round->asked[round->asked_count++] = saying;
    }
}

// Only for a voice with one engine: of several, only they know which one says a phrase.
static void leave_stamp(Round *round)
{
    const Engines     *engines = round->engines;
    const EngineOps   *ops = engines->ops[0];
    const char *const *made_of;
    if (round->request.kind != ROUND_CLIPS || !round->request.cache || engines->count != 1 || !ops->made_of ||
        !(made_of = ops->made_of(engines->selves[0], &round->arena)))
        return;
    stamp_put(round->request.cache, &engines->profiles[0], ops->identity(engines->selves[0], &round->arena),
              made_of, &round->arena);
}

// --- In a child ------------------------------------------------------------------------

// What a child hands back: the kind of the reply in a byte, and the bytes of it.
static char *hand_back(WorkerOut *out, ReplyKind kind, size_t size)
{
    char *room = workers_room(out, size + 1);
    if (!room)
        return NULL;
    *room = (char)kind;
    return room + 1;
}

static Clip *speak(const Saying *saying, const char *written, int rate, WorkerOut *out, char why[WHY_SIZE])
{
    bool       as_written = saying->ops->knows != NULL;  // recordings are found by what is written
    SpeechTask task = { as_written ? written : saying->respelt.text, saying->words_a_minute,
                        workers_group(out), workers_waited(out) };
    Utterance  raw = { .vowel = -1 };
    snprintf(why, WHY_SIZE, "the machine has no memory left");
    if (!saying->ops->speak(saying->self, &task, &raw, why))
        return NULL;
    if (!as_written)
        respell_map_words(&saying->respelt, raw.words, &raw.word_count);
    Clip *clip = polish(&raw, saying->profile, rate);
    snprintf(why, WHY_SIZE, "there is nothing to hear in it");
    return clip;
}

static void speak_in_child(const Round *round, const Saying *saying, WorkerOut *out)
{
    char        why[WHY_SIZE];
    const char *written = round->request.phrases[saying->phrase].text;
    Clip       *clip = speak(saying, written, round->request.rate, out, why);
    size_t      size = clip ? clip_packed_size(clip) : strlen(why);
    char       *room = hand_back(out, clip ? REPLY_CLIP : REPLY_WHY, size);
    if (room && clip)
        clip_pack(clip, room);
    else if (room)
        memcpy(room, why, strlen(why));
}

static void phonemes_in_child(const Saying *saying, WorkerOut *out)
{
    char *phonemes = saying->ops->phonemes ? saying->ops->phonemes(saying->self, saying->respelt.text) : NULL;
    char *room = phonemes ? hand_back(out, REPLY_PHONEMES, strlen(phonemes)) : NULL;
    if (room)
        memcpy(room, phonemes, strlen(phonemes));
}

static void work_in_child(void *self, size_t task, WorkerOut *out)
{
    const Round *round = self;
    switch (round->request.kind) {
    case ROUND_CLIPS: speak_in_child(round, &round->asked[task], out); break;
    case ROUND_PHONEMES: phonemes_in_child(&round->asked[task], out); break;
    case ROUND_IDENTITY: break;  // replied to without a child
    }
}

// --- What comes out --------------------------------------------------------------------

// Done here and not by the child, which may have confined itself.
static void keep(const Round *round, const Saying *saying, const unsigned char *clip, size_t size)
{
    if (saying->key && clip_is_packed(clip, size, clip_of(round, saying)))
        cache_put(round->request.cache, saying->key, clip, size);
}

static void reply_spoken(void *self, size_t task, WorkerEnd end, const unsigned char *bytes, size_t size)
{
    const Round  *round = self;
    const Saying *saying = &round->asked[task];
    RoundReply    reply = { saying->phrase, REPLY_NOTHING, end, saying->engine, 0 };
    if (size > 0) {
        reply.kind = (ReplyKind)bytes[0];
        reply.size = size - 1;
        if (reply.kind == REPLY_CLIP)
            keep(round, saying, bytes + 1, size - 1);
    }
    messages_send_reply(round->line, &reply, size > 0 ? bytes + 1 : NULL);
}

static void reply_identity(Round *round)
{
    const Engines *engines = round->engines;
    Text           text = { .arena = &round->arena };
    for (size_t i = 0; i < engines->count; i++) {
        const EngineOps *ops = engines->ops[i];
        const char      *identity = ops->identity ? ops->identity(engines->selves[i], &round->arena) : NULL;
        text_printf(&text, "%s\n", identity ? identity : "");
    }
    RoundReply reply = { 0, REPLY_IDENTITY, WORKER_DONE, 0, text.length };
    messages_send_reply(round->line, &reply, text_string(&text));
}

void round_serve(const Engines *engines, int line, int host)
{
    Round round = { .engines = engines, .line = line };
    heap_prepare(HEAP);
    if (!messages_receive_round(line, &round.arena, &round.request))
        return;
    if (round.request.kind == ROUND_IDENTITY) {
        reply_identity(&round);
        return;
    }
    plan_all(&round);
    leave_stamp(&round);
    workers_run(&(Work){ .count = round.asked_count,
                         .jobs = round.request.jobs,
                         .patience = engines_patience(engines),
                         .most = CLIP_BYTES_MAX,
                         .work = work_in_child,
                         .done = reply_spoken,
                         .self = &round,
                         .given_up = (const int[]){ line, host } });
    if (round.request.cache && round.asked_count > 0)
        cache_trim(round.request.cache, CACHE_MOST);
}
