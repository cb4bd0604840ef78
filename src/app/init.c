// walkcoach init: a few questions, asked once, or options instead; writes the profile, and says what it means
// for her.
//
//     the profile, if there is one
//        │ app/answers.c    what it says, overridden by the answers
//        │ app/profile.c    the values that have changed, each in its place
//        ▼
//     her week, her level, her walks
#include "app/answers.h"
#include "app/choose_voice.h"
#include "app/commands.h"
#include "app/profile.h"
#include "base/date.h"
#include "base/text.h"
#include "cast/lasting.h"
#include "job/offer.h"
#include "job/paths.h"
#include "session/chosen.h"
#include "session/kinds.h"
#include "sound/pack_read.h"
#include "voice/profile_read.h"

#include <string.h>
#include <unistd.h>

// --- The answers -----------------------------------------------------------------------

// A voice and a pack that every walk can use, named so that they are found from any folder.
static bool find_named(Walker *typed, const Desk *desk)
{
    VoiceProfile voice;
    SoundPack    pack;
    if (typed->voice.text && !voice_read_profile(desk, typed->voice, &voice))
        return false;
    const char *file = typed->sound.text ? pack_find(desk, typed->sound) : NULL;
    if (typed->sound.text && !(file && pack_read(desk, typed->sound, file, &pack)))
        return false;
    if (typed->voice.text)
        typed->voice.text = cast_lasting("voice", typed->voice, desk);
    if (typed->sound.text)
        typed->sound.text = cast_lasting("sound", typed->sound, desk);
    return true;
}

// STATUS_DONE: answers hold all that is known.
static Status find_answers(const Settings *settings, const Paths *paths, Answers *answers, Arena *arena,
                           DiagList *diags)
{
    const Terminal *terminal = &settings->terminal;
    const char     *today = settings->order.asked.today;
    const ConfNode *before;
    char            why[ANSWERS_WHY_SIZE];
    bool            asks = isatty(STDIN_FILENO);
    const Desk      desk = { arena, diags, &paths->search, NULL };
    Walker          typed = settings->order.asked.walker;
    if (!find_named(&typed, &desk))
        return STATUS_USAGE;
    if (!profile_read(paths, arena, diags, &before))
        return STATUS_MISTAKES;
    *answers = answers_of(before, today, arena);
    Taken taken = answers_take(answers, &typed, today, asks, arena, why);
    if (taken == TAKEN_WRONG)
        return terminal_fail(terminal, STATUS_USAGE, "%s", why);
    if (taken == TAKEN_SOME)
        return STATUS_DONE;
    if (!asks)
        return terminal_fail(terminal, STATUS_USAGE,
                             "init asks on a terminal; without one it needs options, "
                             "such as walkcoach init --born 2026-10-18 --birth vaginal");
    terminal_say(terminal, "A few questions, so that every walk fits. The answers stay on this computer.");
    ChooseVoice choose = { .settings = settings, .paths = paths };
    return choose_voice_ready(&choose, &desk) && answers_ask(answers, &choose.asked, today, arena)
               ? STATUS_DONE
               : terminal_fail(terminal, STATUS_WORLD, "the answers ended early; nothing was written");
}

static Status write_profile(const Settings *settings, const Paths *paths, const Answers *answers,
                            Arena *arena)
{
    const char *silent[ANSWERS];
    ConfEdit    edits[ANSWERS];
    bool        changed;
    size_t      count = answers_edits(answers, edits), silent_count = 0;
    for (int i = 0; i < ANSWERS; i++)
        if (strcmp(answers_key(i), "emergency") != 0)  // for which the template has a value: 112
            silent[silent_count++] = answers_key(i);
    Status status = profile_set(paths, edits, count, silent, silent_count, &settings->terminal, arena,
                                &changed);
    if (status == STATUS_DONE)
        terminal_say(&settings->terminal, "%s %s. Change it whenever you like.",
                     paths_pretty(paths->profile, arena), changed ? "is written" : "stays as it is");
    return status;
}

// --- What it means for her -------------------------------------------------------------

// "Your walks: 5min, 10min." naming those that fit her now.
static void say_offered(const Settings *settings, const WalkOrder *order, SessionKind kind, const char *title,
                        const Desk *desk)
{
    Text               text = { .arena = desk->arena };
    size_t             count;
    const char *const *names = files_list(desk->path, &session_files, desk->arena, &count);
    for (size_t i = 0; i < count; i++) {
        SessionSummary session;
        if (session_summarise(names[i], desk, &session) && session.kind == kind &&
            offer_of(order, names[i]).kind == OFFER_NOW)
            text_printf(&text, "%s%s", text.length ? ", " : "", names[i]);
    }
    if (text.length)
        terminal_say(&settings->terminal, "%s: %s.", title, text_string(&text));
}

// posture-reset fits everyone: once compiled, it gives her week and her level. What she wrote by hand may
// have mistakes, which every command reports.
static Status say_what_it_means(const Settings *settings, const Paths *paths, Arena *arena)
{
    WalkOrder  order = settings->order;
    DiagList   ignored = { .arena = arena };
    const Desk desk = { arena, &ignored, &paths->search, NULL };
    Walk       walk;
    order.asked.walker = WALKER_UNKNOWN;
    Status      status = walk_compile(&order, "posture-reset", DEPTH_SESSION, NULL, &walk);
    const char *chosen = status == STATUS_DONE ? chosen_lines(&walk.session, arena) : "";
    terminal_diags(&settings->terminal, &walk.diags);
    walk_free(&walk);
    if (status != STATUS_DONE || settings->terminal.quiet)
        return status;
    if (*chosen)
        terminal_say(&settings->terminal, "%s", chosen);
    say_offered(settings, &order, SESSION_WALK, "Your walks", &desk);
    say_offered(settings, &order, SESSION_DRILL, "On a mat", &desk);
    const char *better = choose_voice_better(paths, &desk);
    if (better)
        terminal_say(&settings->terminal, "%s", better);
    terminal_say(&settings->terminal, "What to do today: walkcoach today");
    return STATUS_DONE;
}

Status cmd_init(const Settings *settings)
{
    Arena    arena = { 0 };
    DiagList diags = { .arena = &arena };
    Paths    paths = paths_find(&arena);
    Answers  answers;
    Status   status = paths.profile ? find_answers(settings, &paths, &answers, &arena, &diags)
                                    : terminal_fail(&settings->terminal, STATUS_WORLD,
                                                    "no folder for a profile: HOME is not an absolute path");
    terminal_diags(&settings->terminal, &diags);
    if (status == STATUS_DONE)
        status = write_profile(settings, &paths, &answers, &arena);
    if (status == STATUS_DONE)
        status = say_what_it_means(settings, &paths, &arena);
    arena_free(&arena);
    return status;
}
