// The pipeline, as src/README.md draws it: a stage a function, each handing on one value.
#include "job/compile.h"

#include "base/heap.h"
#include "job/stopwatch.h"
#include "timeline/speed.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { SOUND_MEMORY = 12 << 20 };  // bytes: what a walk's breaths, chimes and beds are made in
enum { LOUDNESS_STEREO = -16, LOUDNESS_MONO = -19 };  // LUFS: the same for the ear

// --- Who walks -------------------------------------------------------------------------

bool walk_walker(const Settings *settings, const Paths *paths, const Desk *desk, Walker *out)
{
    *out = WALKER_UNKNOWN;
    if (paths->profile && !session_read_profile(paths->profile, desk, out))
        return false;
    walker_lay_over(out, &settings->walker);
    return true;
}

const char *walk_today(Arena *arena)
{
    time_t    now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    return arena_printf(arena, "%04d-%02d-%02d", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

// --- The stages ------------------------------------------------------------------------

static Status read_session(const Settings *settings, const char *name, Walk *walk)
{
    const Desk desk = walk_desk(walk);
    walk->request = (SessionRequest){
        .name = name,
        .typed = &settings->walker,
        .today = walk_today(&walk->arena),
        .form = settings->form,
        .seed = settings->seed,
        .anyway = settings->anyway,
    };
    if (!walk_walker(settings, &walk->paths, &desk, &walk->request.walker) ||
        !session_read(&walk->request, &desk, &walk->session))
        return STATUS_MISTAKES;
    if (settings->bed)
        walk->session.bed = (Named){ .text = settings->bed };
    return STATUS_DONE;
}

static void show_spoken(void *self, size_t done)
{
    Progress *progress = ((void **)self)[0];
    Walk     *walk = ((void **)self)[1];
    progress_show(progress, (double)done / (double)walk->phrase_count);
}

static int processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > 64 ? 64 : (int)count;
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

// Hands over the clips that are there already; what is left has to be spoken.
static ToSpeak phrases_to_speak(Walk *walk, ScorePhrase *all)
{
    static const int rates[] = { [RATE_BREATH] = 15, [RATE_TIP] = 14, [RATE_MUST] = 13 };  // of 15
    ToSpeak          left = { ARENA_ARRAY(&walk->arena, Phrase, walk->phrase_count + 1),
                              ARENA_ARRAY(&walk->arena, size_t, walk->phrase_count + 1), 0 };
    for (size_t i = 0; i < walk->phrase_count; i++) {
        all[i] = walk->phrases[i];
        all[i].clip = clip_beside(walk, &all[i]);
        if (all[i].clip)
            continue;
        left.phrases[left.count] = (Phrase){ all[i].text, rates[all[i].rate], all[i].breath_word,
                                             all[i].pos };
        left.index[left.count++] = i;
    }
    return left;
}

// A voice that is not there is the machine's failure, a profile that is wrong a mistake.
static Status open_voice(Walk *walk)
{
    if (walk->beside) {
        walk->voice = walk->beside->voice;
        return STATUS_DONE;
    }
    if (!voice_read_profile(&walk->paths.search, walk->session.voice.text, (SourcePos){ 0 }, &walk->arena,
                            &walk->diags, &walk->profile))
        return STATUS_MISTAKES;
    walk->voice = voice_open(&walk->profile, &walk->paths.search, &walk->arena, &walk->diags);
    if (!walk->voice)
        return STATUS_WORLD;
    if (walk->paths.cache)
        voice_use_cache(walk->voice, arena_printf(&walk->arena, "%s/clips", walk->paths.cache));
    return STATUS_DONE;
}

// Each different phrase once.
static Status speak(const Settings *settings, Walk *walk)
{
    walk->phrases = score_phrases(&walk->timeline, &walk->arena, &walk->phrase_count);
    walk->clips = ARENA_ARRAY(&walk->arena, Clip *, walk->phrase_count + 1);
    Status status = open_voice(walk);
    if (status != STATUS_DONE)
        return status;

    ScorePhrase *all = ARENA_ARRAY(&walk->arena, ScorePhrase, walk->phrase_count + 1);
    ToSpeak      left = phrases_to_speak(walk, all);
    Progress     progress = PROGRESS(&settings->terminal, "Speaking");
    void        *self[] = { &progress, walk };
    bool         spoken = voice_speak(walk->voice, left.phrases, left.count, settings->sample_rate,
                              settings->jobs ? settings->jobs : processors(), show_spoken, self, &walk->diags,
                                      walk->clips);
    progress_clear(&progress);
    for (size_t i = 0; i < left.count; i++)
        all[left.index[i]].clip = walk->clips[i];
    walk->phrases = all;
    return spoken ? STATUS_DONE : STATUS_WORLD;
}

static Status build_score(const Settings *settings, Walk *walk)
{
    ScoreSettings score = {
        .rate = settings->sample_rate,
        .channels = settings->mono ? 1 : 2,
        .loudness = settings->loudness < 0 ? settings->loudness
                    : settings->mono       ? LOUDNESS_MONO
                                           : LOUDNESS_STEREO,
        .audible = (settings->solo ? settings->solo : LAYERS_ALL) & ~settings->mute,
        .solo = settings->solo != 0,
    };
    if (!walk->beside)
        heap_prepare(SOUND_MEMORY);  // behind the last fork: children need not copy it
    walk->sounds = walk->beside ? walk->beside->sounds
                                : sounds_open(settings->sample_rate, walk->session.seed);
    return score_build(&walk->timeline, walk->phrases, walk->phrase_count, walk->sounds, &walk->paths.search,
                       &score, &walk->arena, &walk->diags, &walk->score)
               ? STATUS_DONE
               : STATUS_MISTAKES;
}

static Status compile_stages(const Settings *settings, const char *name, Depth depth, Walk *walk)
{
    Stopwatch watch = stopwatch_start(&settings->terminal);
    Status    status = read_session(settings, name, walk);
    stopwatch_lap(&watch, "reading the session");
    if (status != STATUS_DONE || depth == DEPTH_SESSION)
        return status;

    bool built = timeline_build(&walk->session, &walk->arena, &walk->diags, &walk->timeline);
    if (built && settings->speed > 0 && settings->speed != 1)
        walk->timeline = timeline_at_speed(&walk->timeline, settings->speed, &walk->arena);
    stopwatch_lap(&watch, "laying out %zu events", walk->timeline.event_count);
    if (!built || depth == DEPTH_TIMELINE)
        return built ? STATUS_DONE : STATUS_MISTAKES;

    status = speak(settings, walk);
    stopwatch_lap(&watch, "speaking %zu phrases", walk->phrase_count);
    if (status != STATUS_DONE)
        return status;

    status = build_score(settings, walk);
    stopwatch_lap(&watch, "placing %zu sounds", walk->score.placed_count);
    return status;
}

Status walk_compile(const Settings *settings, const char *name, Depth depth, Walk *walk)
{
    *walk = (Walk){ 0 };
    walk->diags.arena = &walk->arena;
    walk->paths = paths_find(&walk->arena);
    Status status = compile_stages(settings, name, depth, walk);
    return status == STATUS_DONE && settings->strict && walk->diags.warnings ? STATUS_MISTAKES : status;
}

Status walk_compile_beside(const Settings *settings, const char *name, const Walk *beside, Walk *walk)
{
    Settings silent = *settings;
    silent.terminal.live = false;
    silent.terminal.quiet = true;
    silent.terminal.verbose = false;
    *walk = (Walk){ .beside = beside };
    walk->diags.arena = &walk->arena;
    walk->paths = paths_find(&walk->arena);
    return compile_stages(&silent, name, DEPTH_SCORE, walk);
}

Status walk_compile_and_tell(const Settings *settings, const char *name, Depth depth, Walk *walk)
{
    Status status = walk_compile(settings, name, depth, walk);
    terminal_diags(&settings->terminal, &walk->diags);
    return status;
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
