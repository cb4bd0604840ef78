// The settings of the whole walk, once it is known who walks: for what is hers, her profile decides, and her
// weeks lower what they have to.
#include "session/stages.h"

#include <string.h>

// What her profile says about her comes before what the walk says.
static void settle_hers(const SessionRequest *request, const Walker *walker, Session *out)
{
    if (walker->language.text)
        out->language = walker->language;
    if (walker->voice.text)
        out->voice = walker->voice;
    if (walker->sound.text)
        out->sound = walker->sound;
    if (walker->talk >= 0)
        out->talk = (Talk)walker->talk;
    if (walker->own_pace > 0)
        out->own_pace = walker->own_pace;
    out->pram |= walker->pram == 1;  // a pram walk is one, whatever her other walks are
    out->pram &= !walker_pram_early(walker) || request->anyway;
    out->delay = walker->delay;
    if (request->seed >= 0)
        out->seed = (int)request->seed;
}

// gates.c looks at a drill's own effort; this is about the cue set's words that come with it.
static Core core_of_drill(const Who *who, Core written)
{
    const Waits waits = allowed_waits(who, SESSION_DRILL);
    const int   hers = who->walker.core;
    if (waits.belly)
        return CORE_BREATH_ONLY;
    return hers >= 0 && (Core)hers < written ? (Core)hers : written;
}

static void settle_core(const SessionRequest *request, const Who *who, Session *out)
{
    out->reasons.core_written = out->core;
    if (out->kind == SESSION_WALK)
        out->core = allowed_core(who, out->core, request->sample, &out->reasons.core_reason);
    else if (!request->sample)
        out->core = core_of_drill(who, out->core);
}

static Reasons reasons_of(const SessionRequest *request, const Who *who)
{
    return (Reasons){ .known = who->known,
                      .sample = request->sample,
                      .birth = who->walker.birth,
                      .level_wanted = who->level_wanted,
                      .level_begins = who->level_begins,
                      .level_next = who->level_next,
                      .weeks = WEEKS_UNSAID };
}

// Reads for whom it is meant: reported if nothing is known about her.
static void read_weeks(const SessionFile *file, const Sources *sources, const Desk *desk, Reasons *out)
{
    const ConfNode *weeks = file->kind == SESSION_DRILL ? key_get(file->root, KEY_WEEKS)
                                                        : key_get(sources->level, KEY_WEEKS);
    if (!out->known && !out->sample)
        language_read(weeks, PLACE_WEEKS, INTO_WEEKS, desk, &out->weeks);
}

// Profile and command line move every paced part by as much as they move the session's own pace.
static double read_pace_move(const Walker *walker, const ConfNode *tree, const Desk *desk)
{
    DiagList   quiet = { .arena = desk->arena };  // parts.c reports what is wrong with it
    const Desk apart = desk_apart(desk, &quiet);
    Pace       pace = { .from = 100 };
    key_read(tree, KEY_PACE, &apart, &pace);
    if (pace.own)
        return 0;
    return walker->pace == PACE_FOLLOW ? walker->pace_more : walker->pace > 0 ? walker->pace - pace.from : 0;
}

Head head_read(const SessionRequest *request, const SessionFile *file, const Who *who, const Sources *sources,
               const Desk *desk)
{
    Session out = { .name = request->name,
                    .path = file->path,
                    .title = files_name(file->path, desk->arena),
                    .about = "",
                    .kind = file->kind,
                    .easier = key_get_of(file->root, KEY_FORMS, FORM_EASIER) != NULL,
                    .harder = key_get_of(file->root, KEY_FORMS, FORM_HARDER) != NULL,
                    .level = who->level,
                    .weeks = who->walker.weeks,
                    .core = file->kind == SESSION_DRILL ? CORE_LIGHT : CORE_BREATH_ONLY,
                    .reasons = reasons_of(request, who) };

    language_read(sources->tree, PLACE_SESSION, INTO_SESSION, desk, &out);
    out.allow = allow_read(key_get(sources->tree, KEY_ALLOW), desk, &out.allow_count);
    settle_hers(request, &who->walker, &out);
    settle_core(request, who, &out);
    read_weeks(file, sources, desk, &out.reasons);
    int keep = level_to_keep(who, request->anyway, desk);
    return (Head){ out, read_pace_move(&who->walker, sources->tree, desk), LEVEL_PACE_MOST[keep] };
}
