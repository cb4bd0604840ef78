// The host's side of speaking: it asks the speaker, and makes clips and messages of what comes back. Each
// round has a line of its own, so that threads share nothing but the voice, which nobody changes.
#include "voice/voice.h"

#include "rules/rules.h"
#include "voice/clip_bytes.h"
#include "voice/engines.h"
#include "voice/line.h"
#include "voice/messages.h"
#include "voice/own_rate.h"
#include "voice/speaker_process.h"
#include "voice/spoken.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MEASURED_LEAST 20.0  // seconds of speech in which a rate can be told
#define RATE_OFF       0.10  // of the rate asked for

enum { READY_WITHIN_MS = 60000 };  // thousands of times what espeak-ng takes; another engine may load a model

struct Voice {
    VoiceProfile   profiles[ENGINES_MAX];  // the voice's own, and those of its fallbacks
    size_t         count;
    const char    *cache;  // folder; NULL: none
    SpeakerProcess speaker;
};

// --- Open and close --------------------------------------------------------------------

bool voice_is_there(const VoiceProfile *profile, Arena *arena, DiagList *diags)
{
    bool there = true;
    for (; profile; profile = profile->fallback)
        there &= engine_is_there(profile, arena, diags);
    return there;
}

static bool start(Voice *voice, const char *speaker, DiagList *diags)
{
    if (speaker && speaker_process_start(speaker, &voice->speaker))
        return true;
    diag_error(diags, voice->profiles[0].pos, RULE(VOICE), "the program that speaks could not be started: %s",
               speaker ? strerror(errno) : "no walkcoach was found");
    return false;
}

// Has the speaker open the engines.
static bool get_ready(const Voice *voice, Arena *arena, DiagList *diags)
{
    int     line = voice->speaker.line;
    Opening opening = { getpid(), voice->profiles, voice->count };
    Opened  opened;
    if (!messages_send_opening(line, &opening) || !line_is_ready(line, READY_WITHIN_MS) ||
        !messages_receive_opened(line, arena, &opened))
        opened = (Opened){ "the program that speaks ended, or did not get ready", RULE(VOICE), 0 };
    if (opened.problem)
        diag_error(diags, voice->profiles[opened.profile < voice->count ? opened.profile : 0].pos,
                   opened.rule, "%s", opened.problem);
    return !opened.problem;
}

Voice *voice_open(const VoiceProfile *profile, const char *speaker, Arena *arena, DiagList *diags)
{
    Voice *voice = ARENA_NEW(arena, Voice);
    *voice = (Voice){ .count = 0 };
    for (; profile && voice->count < ENGINES_MAX; profile = profile->fallback)
        voice->profiles[voice->count++] = *profile;
    if (!start(voice, speaker, diags))
        return NULL;
    if (get_ready(voice, arena, diags))
        return voice;
    speaker_process_end(&voice->speaker, true);
    return NULL;
}

void voice_close(Voice *voice)
{
    if (voice)
        speaker_process_end(&voice->speaker, false);
}

void voice_use_cache(Voice *voice, const char *folder) { voice->cache = folder; }

// --- A round ---------------------------------------------------------------------------

// Calls the speaker and takes all of its replies; what there is no reply to stays as it was.
static void run_round(const Voice *voice, const RoundRequest *request,
                      void (*take)(void *self, const RoundReply *reply, const unsigned char *bytes),
                      void *self)
{
    ReplyBuffer buffer = { 0 };
    RoundReply  reply;
    int         line = speaker_process_call(&voice->speaker);
    bool        asked = line >= 0 && messages_send_round(line, request);
    while (asked && messages_receive_reply(line, &reply, &buffer))
        if (reply.phrase < request->count)
            take(self, &reply, buffer.bytes);
    free(buffer.bytes);
    if (line >= 0)
        close(line);
}

// What became of a phrase.
typedef struct {
    WorkerEnd   end;
    int         engine;  // that said it, or should have; -1: none
    const char *why;     // in the arena; NULL: nothing went wrong, or `end` says what
} Said;

typedef struct {
    Said  *said;
    Clip **out;
    Arena  arena;
    size_t done;
    void (*progress)(void *self, size_t done);
    void *self;
} Round;

static void take_clip(void *self, const RoundReply *reply, const unsigned char *bytes)
{
    Round *round = self;
    Said  *said = &round->said[reply->phrase];
    *said = (Said){ .end = reply->end, .engine = reply->engine };
    if (reply->kind == REPLY_CLIP)
        round->out[reply->phrase] = clip_unpack(bytes, reply->size);
    else if (reply->kind == REPLY_WHY)
        said->why = arena_strndup(&round->arena, (const char *)bytes, reply->size);
    round->done++;
    if (round->progress)
        round->progress(round->self, round->done);
}

// Once a round, however many there are.
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

// One line for all that failed in the same way, with the first of them: an engine that is broken is broken
// for a hundred phrases.
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

// How fast a voice's program was, in all that it said together: a single phrase says little.
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
        took += (double)clip->length / clip->rate;
        should += own_rate_seconds(profile->language, spoken, rate);
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
    RoundRequest request = { ROUND_CLIPS, rate, jobs, voice->cache, phrases, count };
    Round        round = { .out = out, .progress = progress, .self = self };
    bool         all = true;
    round.said = ARENA_ARRAY(&round.arena, Said, count + 1);
    for (size_t i = 0; i < count; i++) {
        round.said[i] = (Said){ .end = WORKER_NOT_STARTED, .engine = -1 };
        out[i] = NULL;
    }
    if (count > 0)
        run_round(voice, &request, take_clip, &round);
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
    run_round(voice, &request, take_answer, &question);
    return question.answer;
}

const char *voice_phonemes(const Voice *voice, const char *text, Arena *arena)
{
    return ask(voice, ROUND_PHONEMES, REPLY_PHONEMES, text, arena);
}

const char *voice_identity(const Voice *voice, Arena *arena)
{
    return ask(voice, ROUND_IDENTITY, REPLY_IDENTITY, "", arena);
}
