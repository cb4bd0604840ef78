// The pipeline, every stage in order (the table `stages` below runs them):
//
//   name                                          "20min", and what was asked for: WalkOrder
//     │ session_read        session/read.c        files joined, every rule checked            ─▶ Session
//     │ cast_read           cast/read.c           what it names is found and read             ─▶ Cast
//     │ timeline_build      timeline/timeline.c   steps, breaths and words laid out in time   ─▶ Timeline
//     │ coach_check         coach/coach.c         what she must hear, by what is written
//     │ cast_read_sounds    cast/cast.c           the walker's own sound files                ─▶ Sounds
//     │ score_phrases       mix/phrases.c         what has to be said, each phrase once
//     │ voice_speak         voice/voice.c         spoken, or taken from the cache             ─▶ Clips
//     │ score_build         mix/score.c           every sound at its frame                    ─▶ Score
//     │ coach_check_score   coach/coach.c         what she must hear, by what is heard        ─▶ Opening
//     │ moments_check       coach/moments.c       announced, quiet to feel, never long silent
//     ▼
//   mixer_fill (mix/mixer.c) makes frames of a Score; sink/ takes them to a file or a device; beside/ and
//   picture/ make texts and plots of the same Score.
//
// Each arrow is one value that nobody changes afterwards (src/README.md draws them).
#include "job/compile.h"

#include "base/exhausted.h"
#include "base/heap.h"
#include "cast/read.h"
#include "coach/coach.h"
#include "coach/moments.h"
#include "job/jobs.h"
#include "job/stopwatch.h"
#include "timeline/speed.h"

#include <stddef.h>
#include <string.h>

enum {
    TEXT_MEMORY = 1536 << 10,
    SOUND_MEMORY = 12 << 20
};                                                    // bytes: a shipped walk up to its cues; its clips
enum { LOUDNESS_STEREO = -16, LOUDNESS_MONO = -19 };  // LUFS: equally loud to the ear

// --- The session -----------------------------------------------------------------------

bool walk_find_walker(const Paths *paths, const Asked *asked, const Desk *desk, Walker *out)
{
    *out = WALKER_UNKNOWN;
    if (paths->profile && !session_read_profile(paths->profile, desk, out))
        return false;
    walker_lay_over(out, &asked->walker);
    return true;
}

static bool find_walker(const WalkOrder *order, Walk *walk, const Desk *desk)
{
    if (!order->walker)
        return walk_find_walker(&walk->paths, &walk->asked, desk, &walk->request.walker);
    walk->request.walker = *order->walker;
    walker_lay_over(&walk->request.walker, &walk->asked.walker);
    return true;
}

static Status read_session(const WalkOrder *order, Walk *walk)
{
    const Desk   desk = walk_desk(walk);
    const Asked *asked = &walk->asked;
    walk->asked = order->asked;
    walk->request = (SessionRequest){
        .name = walk->name,
        .text = order->text,
        .typed = &asked->walker,
        .today = asked->today,
        .form = asked->form,
        .seed = asked->seed,
        .anyway = asked->anyway,
    };
    if (!find_walker(order, walk, &desk) || !session_read(&walk->request, &desk, &walk->session))
        return STATUS_MISTAKES;
    if (asked->bed.text)
        walk->session.bed = asked->bed;
    return STATUS_DONE;
}

// --- What it names ---------------------------------------------------------------------

static Status find_cast(const WalkOrder *order, Walk *walk)
{
    const Desk desk = walk_desk(walk);
    (void)order;
    return cast_read(&walk->session, &desk, &walk->cast) ? STATUS_DONE : STATUS_MISTAKES;
}

// The program that speaks, and that reads sound files; "", which cannot be started, where there is none.
static const char *speaker_of(const char *speaker, const Paths *paths)
{
    return speaker ? speaker : paths->speaker ? paths->speaker : "";
}

static Status read_sounds(const WalkOrder *order, Walk *walk)
{
    walk->sounds = walk->beside ? walk->beside->sounds
                                : sounds_open(order->listening.sample_rate, walk->session.seed);
    if (!walk->sounds)
        memory_exhausted();
    sounds_read_by(walk->sounds, speaker_of(order->speaker, &walk->paths));
    return cast_read_sounds(&walk->cast, walk->sounds, &walk->diags) ? STATUS_DONE : STATUS_MISTAKES;
}

static Status look_for_voice(const WalkOrder *order, Walk *walk)
{
    (void)order;
    return voice_is_there(&walk->cast.voice, &walk->arena, &walk->diags) ? STATUS_DONE : STATUS_MISTAKES;
}

// --- The timeline ----------------------------------------------------------------------

static Status build_timeline(const WalkOrder *order, Walk *walk)
{
    (void)order;
    return timeline_build(&walk->session, &walk->arena, &walk->diags, &walk->timeline) ? STATUS_DONE
                                                                                       : STATUS_MISTAKES;
}

// --- What keeps her safe ---------------------------------------------------------------

static Status check_safety(const WalkOrder *order, Walk *walk)
{
    const Desk desk = walk_desk(walk);
    (void)order;
    return coach_check(&walk->session, &walk->cast, &walk->timeline, &desk) ? STATUS_DONE : STATUS_MISTAKES;
}

// A walk that plays already has had its opening checked, and the new score does not change the opening: it is
// not mixed again for this.
static Status check_what_is_heard(const WalkOrder *order, Walk *walk)
{
    const Desk desk = walk_desk(walk);
    (void)order;
    moments_check(&walk->score, &walk->arena, &walk->diags);
    bool measured = !walk->beside && walk->depth == DEPTH_SCORE;
    return coach_check_score(&walk->session, &walk->cast, &walk->score, measured, &desk, &walk->opening)
               ? STATUS_DONE
               : STATUS_MISTAKES;
}

// --- Speaking --------------------------------------------------------------------------

static void phrase_spoken(void *self, size_t done)
{
    const Walk      *walk = self;
    const WalkWatch *watch = walk->watch;
    if (watch && watch->spoken)
        watch->spoken(watch->self, done, walk->phrase_count);
}

// The clip that `beside` has for a phrase; NULL: none.
static const Clip *clip_beside(const Walk *walk, const ScorePhrase *phrase)
{
    const Walk *beside = walk->beside;
    for (size_t i = 0; beside && i < beside->phrase_count; i++)
        if (beside->phrases[i].rate == phrase->rate && strcmp(beside->phrases[i].text, phrase->text) == 0)
            return beside->phrases[i].clip;
    return NULL;
}

typedef struct {
    Phrase *phrases;
    size_t *index;  // of each in walk->phrases
    size_t  count;
} ToSpeak;

int walk_rate_of(SpeechRate rate)
{
    static const int rates[] = { [RATE_BREATH] = 15, [RATE_TIP] = 14, [RATE_MUST] = 13 };  // of 15
    return rates[rate];
}

// Hands over the clips that are there already; what is left has to be spoken.
static ToSpeak phrases_to_speak(Walk *walk, ScorePhrase *all)
{
    ToSpeak left = { ARENA_ARRAY(&walk->arena, Phrase, walk->phrase_count + 1),
                     ARENA_ARRAY(&walk->arena, size_t, walk->phrase_count + 1), 0 };
    for (size_t i = 0; i < walk->phrase_count; i++) {
        all[i] = walk->phrases[i];
        all[i].clip = clip_beside(walk, &all[i]);
        if (all[i].clip)
            continue;
        left.phrases[left.count] = (Phrase){ all[i].text, walk_rate_of(all[i].rate), all[i].breath_word,
                                             all[i].pos };
        left.index[left.count++] = i;
    }
    return left;
}

Voice *walk_open_voice(const VoiceProfile *profile, const Paths *paths, const char *speaker, Arena *arena,
                       DiagList *diags)
{
    const char *program = speaker ? speaker : paths->speaker;
    return paths->cache ? voice_open_kept(profile, program, paths_clips(paths, arena), arena, diags)
                        : voice_open(profile, program, arena, diags);
}

// A missing voice is a failure of the machine; a wrong profile is a mistake of the author.
static Status open_voice(const WalkOrder *order, Walk *walk)
{
    if (walk->beside) {
        walk->voice = walk->beside->voice;
        return STATUS_DONE;
    }
    walk->voice = walk_open_voice(&walk->cast.voice, &walk->paths, order->speaker, &walk->arena,
                                  &walk->diags);
    if (walk->voice && walk->depth == DEPTH_SPOKEN)
        voice_want_marks(walk->voice);
    return walk->voice ? STATUS_DONE : STATUS_WORLD;
}

// Each different phrase once.
static Status speak_all(const WalkOrder *order, Walk *walk)
{
    walk->phrases = score_phrases(&walk->timeline, &walk->arena, &walk->phrase_count);
    walk->clips = ARENA_ARRAY(&walk->arena, Clip *, walk->phrase_count + 1);
    Status status = open_voice(order, walk);
    if (status != STATUS_DONE)
        return status;

    ScorePhrase *all = ARENA_ARRAY(&walk->arena, ScorePhrase, walk->phrase_count + 1);
    ToSpeak      left = phrases_to_speak(walk, all);
    int          rate = order->listening.sample_rate, jobs = jobs_count(order->jobs);
    bool         spoken = voice_speak(walk->voice, left.phrases, left.count, rate, jobs, phrase_spoken, walk,
                                      &walk->diags, walk->clips);
    for (size_t i = 0; i < left.count; i++)
        all[left.index[i]].clip = walk->clips[i];
    walk->phrases = all;
    return spoken ? STATUS_DONE : STATUS_WORLD;
}

// While words are spoken, all other sounds are made.
static Status speak(const WalkOrder *order, Walk *walk)
{
    if (!walk->beside && !order->guest)
        heap_prepare(SOUND_MEMORY);
    if (walk->depth == DEPTH_SCORE)
        score_want(&walk->timeline, &walk->cast, order->listening.sample_rate, walk->sounds, &walk->arena);
    SoundsMaking *making = sounds_begin(walk->sounds, jobs_count(order->jobs));
    Status        status = speak_all(order, walk);
    sounds_end(making);
    if (!order->guest)
        heap_trim();
    return status;
}

// --- The score -------------------------------------------------------------------------

static ScoreSettings score_settings(const Listening *listening)
{
    return (ScoreSettings){
        .rate = listening->sample_rate,
        .channels = listening->mono ? 1 : 2,
        .loudness = listening->loudness < 0 ? listening->loudness
                    : listening->mono       ? LOUDNESS_MONO
                                            : LOUDNESS_STEREO,
        .audible = (listening->solo ? listening->solo : LAYERS_ALL) & ~listening->mute,
        .solo = listening->solo != 0,
    };
}

static bool place_all(const WalkOrder *order, Walk *walk, DiagList *diags)
{
    ScoreSettings settings = score_settings(&order->listening);
    settings.words_only = walk->depth == DEPTH_SPOKEN;
    return score_build(&walk->timeline, walk->phrases, walk->phrase_count, walk->sounds, &walk->cast,
                       &settings, &walk->arena, diags, &walk->score);
}

static Status build_score(const WalkOrder *order, Walk *walk)
{
    return place_all(order, walk, &walk->diags) ? STATUS_DONE : STATUS_MISTAKES;
}

// A preview is first judged at walking speed, and then everything is placed again: nobody walks at the speed
// of a preview, and what finds no room in it is not a mistake.
static Status speed_up(const WalkOrder *order, Walk *walk)
{
    DiagList unheard = { .arena = &walk->arena };
    if (order->listening.speed <= 0 || order->listening.speed == 1)
        return STATUS_DONE;
    walk->timeline = timeline_at_speed(&walk->timeline, order->listening.speed, &walk->arena);
    walk->opening = (Opening){ 0 };
    place_all(order, walk, &unheard);
    return STATUS_DONE;
}

// --- The stages, in order --------------------------------------------------------------

typedef struct {
    Depth from, to;  // the depths that need it
    Status (*run)(const WalkOrder *order, Walk *walk);
    const char *did;
    const char *things;   // that it made; NULL: not counted
    size_t      count;    // where in a Walk their number is kept
    bool        goes_on;  // the next stage does not need this one, and may find more mistakes
} Stage;

static const Stage stages[] = {
    { DEPTH_SESSION, DEPTH_SCORE, read_session, "reading the session", NULL, 0, false },
    { DEPTH_NAMES, DEPTH_SCORE, find_cast, "finding", "sound packs", offsetof(Walk, cast.pack_count), true },
    { DEPTH_TIMELINE, DEPTH_SCORE, build_timeline, "laying out", "events",
      offsetof(Walk, timeline.event_count), false },
    { DEPTH_NAMES, DEPTH_SCORE, check_safety, "checking what keeps her safe", NULL, 0, false },
    { DEPTH_NAMES, DEPTH_SCORE, read_sounds, "reading sound files", NULL, 0, false },
    { DEPTH_NAMES, DEPTH_NAMES, look_for_voice, "looking for the voice", NULL, 0, false },
    { DEPTH_SPOKEN, DEPTH_SCORE, speak, "speaking", "phrases", offsetof(Walk, phrase_count), false },
    { DEPTH_SPOKEN, DEPTH_SCORE, build_score, "placing", "sounds", offsetof(Walk, score.placed_count),
      false },
    { DEPTH_SPOKEN, DEPTH_SCORE, check_what_is_heard, "listening to it", NULL, 0, false },
    { DEPTH_SCORE, DEPTH_SCORE, speed_up, "speeding up", NULL, 0, false },
};
enum { STAGES = sizeof stages / sizeof *stages };

static void stage_over(const Stage *stage, const Walk *walk, double seconds)
{
    StageTook took = { seconds, stage->did, stage->things, 0 };
    if (stage->things)
        memcpy(&took.count, (const char *)walk + stage->count, sizeof took.count);
    if (walk->watch && walk->watch->stage_over)
        walk->watch->stage_over(walk->watch->self, &took);
}

static Status run_stages(const WalkOrder *order, Depth depth, Walk *walk)
{
    Status worst = STATUS_DONE;
    bool   goes_on = true;
    for (size_t i = 0; i < STAGES && goes_on; i++) {
        if (depth < stages[i].from || depth > stages[i].to)
            continue;
        double began = stopwatch_now();
        Status status = stages[i].run(order, walk);
        stage_over(&stages[i], walk, stopwatch_now() - began);
        worst = status > worst ? status : worst;
        goes_on = worst == STATUS_DONE || (status == worst && stages[i].goes_on);
    }
    walk->watch = NULL;
    return worst;
}

static void begin(const WalkOrder *order, Walk *walk, const char *name)
{
    walk->name = name;
    walk->diags.arena = &walk->arena;
    walk->paths = order->paths ? *order->paths : paths_find(&walk->arena);
}

Status walk_compile(const WalkOrder *order, const char *name, Depth depth, const WalkWatch *watch, Walk *walk)
{
    *walk = (Walk){ .watch = watch, .depth = depth };
    if (!order->guest)
        heap_prepare(TEXT_MEMORY);
    begin(order, walk, name);
    Status status = run_stages(order, depth, walk);
    return status == STATUS_DONE && order->strict && walk->diags.warnings ? STATUS_MISTAKES : status;
}

Status walk_compile_beside(const WalkOrder *order, const char *name, const Walk *beside, Walk *walk)
{
    *walk = (Walk){ .beside = beside, .depth = DEPTH_SCORE };
    begin(order, walk, name);
    return run_stages(order, DEPTH_SCORE, walk);
}

void walk_free(Walk *walk)
{
    for (size_t i = 0; i < walk->phrase_count && walk->clips; i++)
        clip_free(walk->clips[i]);
    if (!walk->beside) {
        sounds_close(walk->sounds);
        voice_close(walk->voice);
    }
    arena_free(&walk->arena);
    *walk = (Walk){ 0 };
}
