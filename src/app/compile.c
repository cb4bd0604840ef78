// The pipeline, as src/README.md draws it: a stage a function, each handing on one value.
#include "app/compile.h"

#include "app/stopwatch.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LOUDNESS_STEREO = -16, LOUDNESS_MONO = -19 };     // LUFS: the same for the ear

// --- Who walks ----------------------------------------------------------------------------------------------------

static const char *first_text(const char *over, const char *under) { return over ? over : under; }
static int         first_told(int over, int under)                  { return over >= 0 ? over : under; }

// Weeks told on the command line count more than a birthday in the profile.
static Walker lay_over(const Walker *over, const Walker *under)
{
    return (Walker){
        .profile   = under->profile,
        .weeks     = first_told(over->weeks, under->weeks),
        .baby_born = over->weeks >= 0 ? NULL : first_text(over->baby_born, under->baby_born),
        .birth     = over->birth != BIRTH_UNKNOWN ? over->birth : under->birth,
        .cleared   = over->cleared || under->cleared,
        .tear      = over->tear || under->tear,
        .level     = over->level ? over->level : under->level,
        .core      = first_told(over->core, under->core),
        .own_pace  = over->own_pace > 0 ? over->own_pace : under->own_pace,
        .pace      = over->pace > 0 ? over->pace : under->pace,
        .pram      = first_told(over->pram, under->pram),
        .talk      = first_told(over->talk, under->talk),
        .language  = first_text(over->language, under->language),
        .voice     = first_text(over->voice, under->voice),
        .sound     = first_text(over->sound, under->sound),
    };
}

bool walk_walker(const Settings *settings, const Paths *paths, Arena *arena, DiagList *diags, Walker *out)
{
    Walker profile = WALKER_UNKNOWN;
    if (paths->profile && !session_read_profile(paths->profile, arena, diags, &profile))
        return false;
    *out = lay_over(&settings->walker, &profile);
    return true;
}

static const char *today(Arena *arena)
{
    time_t    now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    return arena_printf(arena, "%04d-%02d-%02d", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

// --- The stages ---------------------------------------------------------------------------------------------------

static Status read_session(const Settings *settings, const char *name, Walk *walk)
{
    walk->request = (SessionRequest){
        .name = name, .path = &walk->paths.search, .today = today(&walk->arena), .form = settings->form,
        .seed = settings->seed, .anyway = settings->anyway,
    };
    if (!walk_walker(settings, &walk->paths, &walk->arena, &walk->diags, &walk->request.walker) ||
        !session_read(&walk->request, &walk->arena, &walk->diags, &walk->session))
        return STATUS_MISTAKES;
    if (settings->bed)
        walk->session.bed = settings->bed;
    return STATUS_DONE;
}

static void show_spoken(void *self, size_t done)
{
    Progress *progress = ((void **)self)[0];
    Walk     *walk     = ((void **)self)[1];
    progress_show(progress, (double)done / (double)walk->phrase_count);
}

static int processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > 64 ? 64 : (int)count;
}

static Phrase *phrases_to_speak(Walk *walk)
{
    static const int rates[] = { [RATE_BREATH] = 15, [RATE_TIP] = 14, [RATE_MUST] = 13 };     // of 15
    Phrase *phrases = ARENA_ARRAY(&walk->arena, Phrase, walk->phrase_count + 1);
    for (size_t i = 0; i < walk->phrase_count; i++) {
        const ScorePhrase *phrase = &walk->phrases[i];
        phrases[i] = (Phrase){ phrase->text, rates[phrase->rate], phrase->breath_word, phrase->pos };
    }
    return phrases;
}

static void hand_over_clips(Walk *walk)
{
    ScorePhrase *spoken = ARENA_ARRAY(&walk->arena, ScorePhrase, walk->phrase_count + 1);
    for (size_t i = 0; i < walk->phrase_count; i++) {
        spoken[i]      = walk->phrases[i];
        spoken[i].clip = walk->clips[i];
    }
    walk->phrases = spoken;
}

// Each different phrase once. A voice that is not there is the machine's failure, a profile that is wrong a mistake.
static Status speak(const Settings *settings, Walk *walk)
{
    walk->phrases = score_phrases(&walk->timeline, &walk->arena, &walk->phrase_count);
    walk->clips   = ARENA_ARRAY(&walk->arena, Clip *, walk->phrase_count + 1);
    if (!voice_read_profile(&walk->paths.search, walk->session.voice, (SourcePos){ 0 }, &walk->arena, &walk->diags, &walk->profile))
        return STATUS_MISTAKES;
    Voice *voice = voice_open(&walk->profile, &walk->paths.search, &walk->arena, &walk->diags);
    if (!voice)
        return STATUS_WORLD;

    Progress progress = PROGRESS(&settings->terminal, "Speaking");
    void    *self[]   = { &progress, walk };
    bool spoken = voice_speak(voice, phrases_to_speak(walk), walk->phrase_count, settings->sample_rate,
                              settings->jobs ? settings->jobs : processors(), show_spoken, self, &walk->diags, walk->clips);
    progress_clear(&progress);
    voice_close(voice);
    hand_over_clips(walk);
    return spoken ? STATUS_DONE : STATUS_WORLD;
}

static Status build_score(const Settings *settings, Walk *walk)
{
    ScoreSettings score = {
        .rate     = settings->sample_rate,
        .channels = settings->mono ? 1 : 2,
        .loudness = settings->loudness < 0 ? settings->loudness : settings->mono ? LOUDNESS_MONO : LOUDNESS_STEREO,
        .audible  = (settings->solo ? settings->solo : LAYERS_ALL) & ~settings->mute,
        .solo     = settings->solo != 0,
    };
    walk->sounds = sounds_open(settings->sample_rate, walk->session.seed);
    return score_build(&walk->timeline, walk->phrases, walk->phrase_count, walk->sounds, &walk->paths.search, &score,
                       &walk->arena, &walk->diags, &walk->score) ? STATUS_DONE : STATUS_MISTAKES;
}

static Status compile_stages(const Settings *settings, const char *name, Depth depth, Walk *walk)
{
    Stopwatch watch  = stopwatch_start(&settings->terminal);
    Status    status = read_session(settings, name, walk);
    stopwatch_lap(&watch, "reading the session");
    if (status != STATUS_DONE || depth == DEPTH_SESSION)
        return status;

    bool built = timeline_build(&walk->session, &walk->arena, &walk->diags, &walk->timeline);
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
    walk->paths       = paths_find(&walk->arena);
    Status status = compile_stages(settings, name, depth, walk);
    return status == STATUS_DONE && settings->strict && walk->diags.warnings ? STATUS_MISTAKES : status;
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
    sounds_close(walk->sounds);
    arena_free(&walk->arena);
    *walk = (Walk){ 0 };
}
