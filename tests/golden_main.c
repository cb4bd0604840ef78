// Compiles golden cases: writes NAME.timeline for each session that has no mistake, NAME.err with its
// messages for the rest.
//
//     golden OUTPUT CASE.cfg...      run in tests/golden; root/ holds what the cases share
//
// A case may ask for a walker in lines that begin with `#:`, for libconfig a remark:
//     #: level=2 weeks=5 birth=c-section core=tall form=easier name=25min typed.level=3 cleared
//        floor-cleared tear pram anyway sample
//     #: plan          it is not a session but a programme by weeks
//     #: warnings      a session that compiles, but of which the warnings are what is expected
//     #: told          it says what every session says besides the stop signs (few cases do)
//     #: announced     each breath that changes has to be (root/ has no words for it, and most cases none)
// The voice of root/ that speaks where a case names none is silent: its lengths are known and never change.
// espeak-ng's data folder is root/espeak-ng-data, of which only names are read.
#include "base/diag_text.h"
#include "cast/read.h"
#include "coach/coach.h"
#include "coach/moments.h"
#include "job/paths.h"
#include "mix/score.h"
#include "plan/read.h"
#include "rules/rules.h"
#include "session/read.h"
#include "voice/voice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RATE = 8000 };  // nothing that is compared depends on it

typedef struct {
    SessionRequest request;
    Walker         typed;
    bool           warnings, announced, told, plan;
} Case;

// --- What a case asks for --------------------------------------------------------------

static int index_in(const char *word, const char *const *words)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(word, words[i]) == 0)
            return i;
    fprintf(stderr, "golden: \"%s\" is nothing a case can ask for\n", word);
    exit(2);
}

static void set_flag(const char *word, Case *out)
{
    static const char *const flags[] = { "cleared", "tear",     "pram",          "anyway",
                                         "sample",  "warnings", "profile",       "announced",
                                         "told",    "plan",     "floor-cleared", NULL };
    switch (index_in(word, flags)) {
    case 0: out->request.walker.cleared = true; break;
    case 1: out->request.walker.tear = true; break;
    case 2: out->request.walker.pram = 1; break;
    case 3: out->request.anyway = true; break;
    case 4: out->request.sample = true; break;
    case 5: out->warnings = true; break;
    case 6: out->request.walker.profile = true; break;
    case 7: out->announced = true; break;
    case 8: out->told = true; break;
    case 9: out->plan = true; break;
    case 10: out->request.walker.floor_cleared = true; break;
    }
}

static void set_value(const char *key, const char *value, Walker *walker, Case *out)
{
    static const char *const keys[] = { "level", "weeks", "birth",    "core",  "form",  "name", "pace",
                                        "born",  "talk",  "language", "voice", "sound", NULL };
    static const char *const births[] = { "unknown", "vaginal", "c-section", NULL };
    static const char *const cores[] = { "breath_only", "tall", "light", NULL };
    static const char *const forms[] = { "easier", "written", "harder", NULL };
    static const char *const talks[] = { "full", "short", "silent", NULL };
    switch (index_in(key, keys)) {
    case 0: walker->level = atoi(value); break;
    case 1: walker->weeks = atoi(value); break;
    case 2: walker->birth = (Birth)index_in(value, births); break;
    case 3: walker->core = index_in(value, cores); break;
    case 4: out->request.form = index_in(value, forms) - 1; break;
    case 5: out->request.name = value; break;
    case 6: walker->pace = atof(value); break;
    case 7: walker->baby_born = value; break;
    case 8: walker->talk = index_in(value, talks); break;
    case 9: walker->language.text = value; break;
    case 10: walker->voice.text = value; break;
    case 11: walker->sound.text = value; break;
    }
}

static void read_asked(const char *path, Arena *arena, Case *out)
{
    char  line[1000];
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        char *words = arena_strdup(arena, line), *rest = NULL;
        if (strncmp(words, "#:", 2) != 0)
            continue;
        for (char *word = strtok_r(words + 2, " \n", &rest); word; word = strtok_r(NULL, " \n", &rest)) {
            char *equals = strchr(word, '=');
            bool  typed = strncmp(word, "typed.", 6) == 0;
            if (!equals) {
                set_flag(word, out);
                continue;
            }
            *equals = '\0';
            set_value(word + (typed ? 6 : 0), equals + 1, typed ? &out->typed : &out->request.walker, out);
        }
    }
    if (file)
        fclose(file);
}

// --- Compiling -------------------------------------------------------------------------

// What earlier cases said in the silent voice: the same words are the same clip. A child for each phrase of
// each case would take most of the time.
typedef struct {
    ScorePhrase *phrases;
    size_t       count;
} Said;

static const Clip *clip_of(const Said *said, const ScorePhrase *asked)
{
    for (size_t i = 0; i < said->count; i++) {
        const ScorePhrase *known = &said->phrases[i];
        if (known->rate == asked->rate && known->breath_word == asked->breath_word &&
            strcmp(known->text, asked->text) == 0)
            return known->clip;
    }
    return NULL;
}

static void keep(Said *said, ScorePhrase phrase)
{
    said->phrases = realloc(said->phrases, sizeof phrase * (said->count + 1));
    phrase.text = strdup(phrase.text);
    said->phrases[said->count++] = phrase;
}

static bool speak(const VoiceProfile *profile, const ScorePhrase *asked, size_t count, Said *said,
                  Arena *arena, DiagList *diags)
{
    static const int rates[] = { 15, 14, 13 };
    ScorePhrase     *fresh = ARENA_ARRAY(arena, ScorePhrase, count + 1);
    Phrase          *words = ARENA_ARRAY(arena, Phrase, count + 1);
    Clip           **clips = ARENA_ARRAY(arena, Clip *, count + 1);
    size_t           left = 0;
    for (size_t i = 0; i < count; i++)
        if (!clip_of(said, &asked[i])) {
            words[left] = (Phrase){ asked[i].text, rates[asked[i].rate], asked[i].breath_word, asked[i].pos };
            fresh[left++] = asked[i];
        }
    Voice *voice = voice_open(profile, paths_find(arena).speaker, arena, diags);
    bool   right = voice && voice_speak(voice, words, left, RATE, 1, NULL, NULL, diags, clips);
    voice_close(voice);
    for (size_t i = 0; i < left; i++)
        if ((fresh[i].clip = clips[i]))
            keep(said, fresh[i]);
    return right;
}

static bool build_score(const Timeline *timeline, const Cast *cast, Said *said, const Desk *desk)
{
    Arena                     *arena = desk->arena;
    DiagList                  *diags = desk->diags;
    Opening                    opening;
    static const ScoreSettings settings = {
        .rate = RATE, .channels = 1, .loudness = -16, .audible = LAYERS_ALL
    };
    size_t             count;
    const ScorePhrase *asked = score_phrases(timeline, arena, &count);
    ScorePhrase       *phrases = ARENA_ARRAY(arena, ScorePhrase, count + 1);
    Score              score;
    Said               own = { 0 };
    if (cast->voice.engine != ENGINE_SILENT)
        said = &own;
    if (!speak(&cast->voice, asked, count, said, arena, diags))
        return false;
    for (size_t i = 0; i < count; i++) {
        phrases[i] = asked[i];
        phrases[i].clip = clip_of(said, &asked[i]);
    }
    Sounds *sounds = sounds_open(RATE, timeline->session->seed);
    bool    right = cast_read_sounds(cast, sounds, diags) &&
                 score_build(timeline, phrases, count, sounds, cast, &settings, arena, diags, &score) &&
                 coach_check_score(timeline->session, cast, &score, true, desk, &opening);
    if (right)
        moments_check(&score, arena, diags);
    sounds_close(sounds);
    return right;
}

static void write_file(const char *folder, const char *case_path, const char *ending, const char *text,
                       Arena *arena)
{
    const char *slash = strrchr(case_path, '/');
    const char *name = slash ? slash + 1 : case_path;
    const char *path = arena_printf(arena, "%s/%.*s.%s", folder, (int)(strlen(name) - 4), name, ending);
    FILE       *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0) {
        fprintf(stderr, "golden: cannot write %s\n", path);
        exit(2);
    }
}

// The hum that speaks where a case names no voice goes without saying, and so do breaths that root/ does
// not announce and what a case of a few parts leaves unsaid.
static bool is_usual(const Session *session, const Case *asked, const Rule *rule)
{
    return (rule == RULE(SILENT_VOICE) && !session->voice.pos.source) ||
           (rule == RULE(BREATH_UNANNOUNCED) && !asked->announced) ||
           (rule == RULE(LEFT_UNSAID) && !asked->told);
}

static void forget_the_usual(const Session *session, const Case *asked, DiagList *diags)
{
    size_t kept = 0;
    for (size_t i = 0; i < diags->count; i++)
        if (!is_usual(session, asked, diags->items[i].rule))
            diags->items[kept++] = diags->items[i];
    diags->warnings -= (int)(diags->count - kept);
    diags->count = kept;
}

static void write_messages(const char *path, const char *folder, DiagList *diags, Arena *arena)
{
    diag_sort(diags);
    write_file(folder, path, "err", diag_list_text(diags, DIAG_MOST_SHOWN, false, arena), arena);
}

static void read_plan(const char *path, const char *folder, const Desk *desk)
{
    Plan plan;
    if (!plan_read(path, desk, &plan))
        write_messages(path, folder, desk->diags, desk->arena);
}

static void compile(const char *path, const char *folder, Said *said)
{
    Arena            arena = { 0 };
    DiagList         diags = { .arena = &arena };
    const SearchPath search = { { "root" }, 1 };
    Case asked = { .request = { .name = path, .walker = WALKER_UNKNOWN, .today = "2026-11-27", .seed = -1 },
                   .typed = WALKER_UNKNOWN };
    Session  session;
    Cast     cast;
    Timeline timeline;

    asked.request.typed = &asked.typed;
    read_asked(path, &arena, &asked);
    const Desk desk = { &arena, &diags, &search, NULL };
    if (asked.plan) {
        read_plan(path, folder, &desk);
        arena_free(&arena);
        return;
    }
    bool right = session_read(&asked.request, &desk, &session) && cast_read(&session, &desk, &cast) &&
                 voice_is_there(&cast.voice, &arena, &diags) &&
                 timeline_build(&session, &arena, &diags, &timeline) &&
                 coach_check(&session, &cast, &timeline, &desk) && build_score(&timeline, &cast, said, &desk);
    forget_the_usual(&session, &asked, &diags);
    if (right && !asked.warnings)
        write_file(folder, path, "timeline", timeline_text(&timeline, &arena), &arena);
    if (!right || asked.warnings || diags.count > 0)
        write_messages(path, folder, &diags, &arena);
    arena_free(&arena);
}

int main(int argc, char **argv)
{
    Said said = { 0 };
    setenv("ESPEAK_DATA_PATH", "root", 1);
    for (int i = 2; i < argc; i++)
        compile(argv[i], argv[1], &said);
    return 0;
}
