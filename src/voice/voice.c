// The host's side of speaking: it takes the clips that were kept, asks the speaker for the rest, and turns
// the replies into clips and messages. Each round has a line of its own, so threads share nothing but the
// voice, and nobody changes that.
#include "voice/voice.h"

#include "base/line.h"
#include "base/role.h"
#include "rules/rules.h"
#include "voice/cache.h"
#include "voice/clip_bytes.h"
#include "voice/clip_key.h"
#include "voice/engines.h"
#include "voice/messages.h"
#include "voice/own_rate.h"
#include "voice/speaker.h"
#include "voice/spoken.h"
#include "voice/stamp.h"

#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MEASURED_LEAST  20.0  // seconds of speech: enough to show a rate
#define MEASURED_PHRASE 1.5   // seconds: of a word or two, the trimmed pauses are too large a part
#define RATE_OFF        0.10  // of the rate asked for

enum { READY_WITHIN_MS = 60000 };  // thousands of times what espeak-ng takes; another engine may load a model

// The speaker, started by whoever needs it first.
typedef struct {
    pthread_mutex_t lock;
    const char     *program;
    bool            runs, failed;
    Role            process;
} Speaking;

struct Voice {
    VoiceProfile profiles[ENGINES_MAX];  // the voice's own, and those of its fallbacks
    size_t       count;
    const char  *cache;     // folder; NULL: none
    const char  *identity;  // of the engine, by its stamp; NULL: only the engine knows
    ClipWanted   wanted;    // of kept clips
    Speaking    *speaking;
};

// --- Open and close --------------------------------------------------------------------

bool voice_is_there(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    bool there = true;
    for (; profile; profile = profile->fallback)
        there &= engine_is_there(profile, arena, diags);
    return there;
}

static bool start(const Voice *voice, DiagList *diags)
{
    Speaking *speaking = voice->speaking;
    if (speaking->program && role_start(speaking->program, SPEAKER_ROLE, &speaking->process))
        return true;
    diag_error(diags, voice->profiles[0].pos, RULE(VOICE), "the program that speaks could not be started: %s",
               speaking->program ? strerror(errno) : "the walkcoach program was not found");
    return false;
}

// Has the speaker open the engines.
static bool get_ready(const Voice *voice, DiagList *diags)
{
    int     line = voice->speaking->process.line;
    Opening opening = { getpid(), voice->profiles, voice->count };
    Opened  opened;
    if (!messages_send_opening(line, &opening) || !line_is_ready(line, READY_WITHIN_MS) ||
        !messages_receive_opened(line, diags->arena, &opened))
        opened = (Opened){ "the program that speaks ended, or did not get ready", RULE(VOICE), 0 };
    if (opened.problem)
        diag_error(diags, voice->profiles[opened.profile < voice->count ? opened.profile : 0].pos,
                   opened.rule, "%s", opened.problem);
    return !opened.problem;
}

static bool start_and_get_ready(const Voice *voice, DiagList *diags)
{
    if (!start(voice, diags))
        return false;
    if (get_ready(voice, diags))
        return true;
    role_end(&voice->speaking->process, true);
    return false;
}

// False after an error, reported to whoever met it first.
static bool speaker_runs(const Voice *voice, DiagList *diags)
{
    Speaking *speaking = voice->speaking;
    pthread_mutex_lock(&speaking->lock);
    if (!speaking->runs && !speaking->failed)
        speaking->failed = !(speaking->runs = start_and_get_ready(voice, diags));
    bool runs = speaking->runs;
    pthread_mutex_unlock(&speaking->lock);
    return runs;
}

Voice *voice_open_kept(const VoiceProfile *profile, const char *speaker, const char *folder, Arena *arena,
                       DiagList *diags)
{
    Voice *voice = ARENA_NEW(arena, Voice);
    *voice = (Voice){ .cache = folder, .speaking = ARENA_NEW(arena, Speaking) };
    *voice->speaking = (Speaking){ .lock = PTHREAD_MUTEX_INITIALIZER, .program = speaker };
    for (; profile && voice->count < ENGINES_MAX; profile = profile->fallback)
        voice->profiles[voice->count++] = *profile;
    if (folder && voice->count == 1)
        voice->identity = stamp_get(folder, &voice->profiles[0], arena);
    return voice->identity || speaker_runs(voice, diags) ? voice : NULL;
}

Voice *voice_open(const VoiceProfile *profile, const char *speaker, Arena *arena, DiagList *diags)
{
    return voice_open_kept(profile, speaker, NULL, arena, diags);
}

void voice_close(Voice *voice)
{
    if (voice && voice->speaking->runs)
        role_end(&voice->speaking->process, false);
}

void voice_use_cache(Voice *voice, const char *folder) { voice->cache = folder; }

void voice_want_marks(Voice *voice) { voice->wanted = CLIP_MARKS; }

// --- A round ---------------------------------------------------------------------------

// Calls the speaker and takes all of its replies; whatever gets no reply stays as it was.
static void run_round(const Voice *voice, const RoundRequest *request,
                      void (*take)(void *self, const RoundReply *reply, const unsigned char *bytes),
                      void *self)
{
    ReplyBuffer buffer = { 0 };
    RoundReply  reply;
    int         line = role_call(&voice->speaking->process);
    bool        asked = line >= 0 && messages_send_round(line, request);
    while (asked && messages_receive_reply(line, &reply, &buffer))
        if (reply.phrase < request->count)
            take(self, &reply, buffer.bytes);
    free(buffer.bytes);
    if (line >= 0)
        close(line);
}

// What happened to a phrase.
typedef struct {
    WorkerEnd   end;
    int         engine;  // the one that said it, or should have; -1: none
    const char *why;     // in the arena; NULL: nothing went wrong, or `end` says what
} Said;

typedef struct {
    Said   *said;
    Clip  **out;
    int     rate;
    Arena   arena;
    Phrase *left;   // those that are not kept, and
    size_t *index;  // where each of them is among all
    size_t  left_count;
    size_t  done;
    void (*progress)(void *self, size_t done);
    void *self;
} Round;

static void step(Round *round)
{
    round->done++;
    if (round->progress)
        round->progress(round->self, round->done);
}

static void take_clip(void *self, const RoundReply *reply, const unsigned char *bytes)
{
    Round *round = self;
    size_t phrase = round->index[reply->phrase];
    Said  *said = &round->said[phrase];
    *said = (Said){ .end = reply->end, .engine = reply->engine };
    if (reply->kind == REPLY_CLIP)
        round->out[phrase] = clip_unpack(bytes, reply->size,
                                         (ClipOf){ round->left[reply->phrase].text, round->rate });
    else if (reply->kind == REPLY_WHY)
        said->why = arena_strndup(&round->arena, (const char *)bytes, reply->size);
    step(round);
}

// The kept clip of a phrase; NULL: there is none, or only the engine knows.
static Clip *kept_clip(const Voice *voice, const Phrase *phrase, int rate, Arena *arena, Bytes *room)
{
    const VoiceProfile *profile = &voice->profiles[0];
    if (!voice->identity || !voice->cache)
        return NULL;
    const char *spoken = spoken_words(profile, phrase->text, arena);
    return cache_get(voice->cache,
                     clip_key(voice->identity, profile, phrase->text, spoken, clip_rate(profile, phrase),
                              rate, arena),
                     (ClipOf){ phrase->text, rate }, voice->wanted, room);
}

// Takes what was kept; the rest goes to the speaker.
static void take_kept(const Voice *voice, const Phrase *phrases, size_t count, int rate, Round *round)
{
    Bytes room = { 0 };
    for (size_t i = 0; i < count; i++) {
        round->out[i] = kept_clip(voice, &phrases[i], rate, &round->arena, &room);
        if (round->out[i]) {
            round->said[i] = (Said){ .end = WORKER_DONE, .engine = 0 };
            step(round);
            continue;
        }
        round->left[round->left_count] = phrases[i];
        round->index[round->left_count++] = i;
    }
    free(room.at);
}

// Reports it once a round, however many phrases there are.
static void report_fallbacks(const Voice *voice, const Phrase *phrases, const Said *said, size_t count,
                             DiagList *diags)
{
    size_t first = count, missing = 0;
    for (size_t i = 0; i < count; i++)
        if (said[i].engine > 0 && (size_t)said[i].engine < voice->count && missing++ == 0)
            first = i;
    if (missing > 0)
        diag_warning(diags, phrases[first].pos, RULE(VOICE_FALLBACK),
                     "%zu of %zu phrases are not recorded, \"%s\" among them: the voice \"%s\" says them",
                     missing, count, phrases[first].text, voice->profiles[said[first].engine].title);
}

static const char *why_not(const Said *said)
{
    static const char *const ends[] = {
        [WORKER_DONE] = "it did not come back whole",
        [WORKER_CRASHED] = "the synthesiser crashed on it",
        [WORKER_TIMED_OUT] = "it took too long",
        [WORKER_TOO_MUCH] = "it would not end",
        [WORKER_NOT_STARTED] = "no process could be started for it",
    };
    return said->why ? said->why : ends[said->end];
}

static bool fails_alike(const Said *a, const Said *b)
{
    return a->engine == b->engine && strcmp(why_not(a), why_not(b)) == 0;
}

// One line for all that failed in the same way, naming the first: a broken engine is broken for a hundred
// phrases.
static void report_failures(const Voice *voice, const Phrase *phrases, const Round *round, size_t count,
                            DiagList *diags)
{
    for (size_t i = 0; i < count; i++) {
        const Said *said = &round->said[i];
        size_t      alike = 0;
        bool        reported = round->out[i] != NULL;
        for (size_t j = 0; j < count && !reported; j++)
            if (!round->out[j] && fails_alike(&round->said[j], said)) {
                reported = j < i;
                alike++;
            }
        if (reported)
            continue;
        const VoiceProfile *profile = &voice->profiles[said->engine < 0 ? 0 : said->engine];
        diag_error(diags, phrases[i].pos, RULE(VOICE), "\"%s\"%s could not be spoken by the voice \"%s\": %s",
                   phrases[i].text, alike > 1 ? arena_printf(diags->arena, " and %zu more", alike - 1) : "",
                   profile->name, why_not(said));
    }
}

// How fast a voice's program was over everything it said: a single phrase says little.
static void report_rate(const Voice *voice, int engine, const Phrase *phrases, const Round *round,
                        size_t count, DiagList *diags)
{
    const VoiceProfile *profile = &voice->profiles[engine];
    double              took = 0, should = 0;
    for (size_t i = 0; i < count; i++) {
        const Clip *clip = round->said[i].engine == engine ? round->out[i] : NULL;
        if (!clip)
            continue;
        const char *spoken = spoken_words(profile, phrases[i].text, diags->arena);
        double      rate = profile->rate * phrases[i].rate_numerator / 15.0;
        double      seconds = own_rate_seconds(profile->language, spoken, rate);
        if (seconds < MEASURED_PHRASE)
            continue;
        took += (double)clip->length / clip->rate;
        should += seconds;
    }
    if (should < MEASURED_LEAST || took <= 0 || fabs(should / took - 1) <= RATE_OFF)
        return;
    diag_warning(diags, profile->pos, RULE(VOICE_RATE),
                 "the voice \"%s\" speaks about %.0f words a minute, and %d are asked for", profile->name,
                 profile->rate * should / took, profile->rate);
}

bool voice_speak(const Voice *voice, const Phrase *phrases, size_t count, int rate, int jobs,
                 void (*progress)(void *self, size_t done), void *self, DiagList *diags, Clip **out)
{
    Round round = { .out = out, .rate = rate, .progress = progress, .self = self };
    bool  all = true;
    round.said = ARENA_ARRAY(&round.arena, Said, count + 1);
    round.left = ARENA_ARRAY(&round.arena, Phrase, count + 1);
    round.index = ARENA_ARRAY(&round.arena, size_t, count + 1);
    for (size_t i = 0; i < count; i++)
        round.said[i] = (Said){ .end = WORKER_NOT_STARTED, .engine = -1 };
    take_kept(voice, phrases, count, rate, &round);
    const RoundRequest request = { ROUND_CLIPS, rate, jobs, voice->cache, round.left, round.left_count };
    if (request.count > 0 && speaker_runs(voice, diags))
        run_round(voice, &request, take_clip, &round);
    else if (request.count > 0) {
        arena_free(&round.arena);
        return false;
    }
    report_fallbacks(voice, phrases, round.said, count, diags);
    report_failures(voice, phrases, &round, count, diags);
    for (size_t i = 0; i < voice->count; i++)
        if (voice->profiles[i].engine == ENGINE_COMMAND)
            report_rate(voice, (int)i, phrases, &round, count, diags);
    for (size_t i = 0; i < count; i++)
        all &= out[i] != NULL;
    arena_free(&round.arena);
    return all;
}

// --- Answers in one text ---------------------------------------------------------------

typedef struct {
    ReplyKind   kind;
    Arena      *arena;
    const char *answer;
} Question;

static void take_answer(void *self, const RoundReply *reply, const unsigned char *bytes)
{
    Question *question = self;
    if (reply->kind == question->kind)
        question->answer = arena_strndup(question->arena, (const char *)bytes, reply->size);
}

static const char *ask(const Voice *voice, RoundKind kind, ReplyKind answer, const char *text, Arena *arena)
{
    Phrase       phrase = { .text = text, .rate_numerator = 15 };
    RoundRequest request = { kind, 0, 1, NULL, &phrase, 1 };
    Question     question = { answer, arena, "" };
    DiagList     unheard = { .arena = arena };
    if (speaker_runs(voice, &unheard))
        run_round(voice, &request, take_answer, &question);
    return question.answer;
}

const char *voice_phonemes(const Voice *voice, const char *text, Arena *arena)
{
    return ask(voice, ROUND_PHONEMES, REPLY_PHONEMES, text, arena);
}

const char *voice_identity(const Voice *voice, Arena *arena)
{
    return voice->identity ? arena_printf(arena, "%s\n", voice->identity)
                           : ask(voice, ROUND_IDENTITY, REPLY_IDENTITY, "", arena);
}
