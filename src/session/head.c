// What is said of the whole walk, once it is known who walks: her profile's word counts for what is hers,
// and her weeks lower what they have to.
#include "rules/rules.h"
#include "session/stages.h"

#include <string.h>

// What the tree names unless she named something else.
static Named hers_or(const ConfNode *tree, const char *key, Named hers, const char *otherwise,
                     const Desk *desk)
{
    Named chosen = { .text = otherwise };
    conf_named(conf_get(tree, key), desk->diags, &chosen);
    return hers.text ? hers : chosen;
}

static void read_hers(const SessionRequest *request, const Walker *walker, const ConfNode *tree,
                      const Desk *desk, Session *out)
{
    int talk = TALK_FULL;

    out->language = hers_or(tree, "language", walker->language, "en", desk);
    out->voice = hers_or(tree, "voice", walker->voice, "calm", desk);
    out->sound = hers_or(tree, "sound", walker->sound, "air", desk);
    conf_named(conf_get(tree, "bed"), desk->diags, &out->bed);
    conf_choice(conf_get(tree, "talk"), session_talks, desk->diags, &talk);
    out->talk = (Talk)(walker->talk >= 0 ? walker->talk : talk);
    conf_bool(conf_get(tree, "pram"), desk->diags, &out->pram);
    out->pram |= walker->pram == 1;  // a pram walk is one, whatever her other walks are
    out->pram &= !walker_pram_early(walker) || request->anyway;
    out->own_pace = PACE_OWN;
    conf_number(conf_get(tree, "own_pace"), PACE_MIN, PACE_MAX, "steps a minute", desk->diags,
                &out->own_pace);
    if (walker->own_pace > 0)
        out->own_pace = walker->own_pace;
}

static void read_core(const SessionRequest *request, const Who *who, const ConfNode *tree, const Desk *desk,
                      Session *out)
{
    int core = out->kind == SESSION_DRILL ? CORE_LIGHT : CORE_BREATH_ONLY;
    conf_choice(conf_get(tree, "core"), session_cores, desk->diags, &core);
    out->reasons.core_written = out->core = (Core)core;
    if (out->kind == SESSION_WALK)
        out->core = allowed_core(who, (Core)core, request->sample, &out->reasons.core_reason);
}

static void read_limits(const ConfNode *tree, const Desk *desk, Session *out)
{
    out->most_lifts = LIFTS_MAX;
    out->lift_rest = LIFT_REST_MIN;
    conf_int(conf_get(tree, "most_lifts"), 1, LIFTS_MAX, "lifts in a row", desk->diags, &out->most_lifts);
    notation_time(conf_get(tree, "lift_rest"), LIFT_REST_MIN, LIFT_REST_MAX, desk, &out->lift_rest);
}

static uint64_t read_seed(const SessionRequest *request, const ConfNode *tree, const Desk *desk)
{
    int seed = 1;
    conf_int(conf_get(tree, "seed"), 0, INT32_MAX, "", desk->diags, &seed);
    return request->seed >= 0 ? (uint64_t)request->seed : (uint64_t)seed;
}

// For whom it is meant: said where nothing is known of her.
static void read_weeks(const ConfNode *weeks, const Desk *desk, Reasons *out)
{
    out->weeks_known = true;
    for (int i = 0; i < BIRTHS && out->weeks_known; i++)
        out->weeks_known = notation_weeks(conf_get(weeks, session_births[i].word), desk, &out->weeks[i]);
}

static Reasons reasons_of(const SessionRequest *request, const Who *who)
{
    return (Reasons){ .known = who->known,
                      .sample = request->sample,
                      .birth = who->walker.birth,
                      .level_wanted = who->level_wanted,
                      .level_begins = who->level_begins,
                      .level_next = who->level_next };
}

// Profile and command line move every paced part by as much as they move the session's own pace.
static double read_pace_move(const Walker *walker, const ConfNode *tree, const Desk *desk)
{
    DiagList   quiet = { .arena = desk->arena };  // parts.c tells what is wrong with it
    const Desk apart = desk_apart(desk, &quiet);
    Pace       pace = { .from = 100 };
    notation_pace(conf_get(tree, "pace"), &apart, &pace);
    return walker->pace > 0 && !pace.own ? walker->pace - pace.from : 0;
}

Head head_read(const SessionRequest *request, const SessionFile *file, const Who *who, const Sources *sources,
               const Desk *desk)
{
    const ConfNode *tree = sources->tree;
    Session         out = { .name = request->name, .path = file->path, .kind = file->kind, .about = "" };

    out.title = files_name(file->path, desk->arena);
    out.level = who->level;
    out.weeks = who->walker.weeks;
    out.reasons = reasons_of(request, who);
    if (!who->known && !request->sample)
        read_weeks(conf_get(out.kind == SESSION_DRILL ? file->root : sources->level, "weeks"), desk,
                   &out.reasons);
    conf_text(conf_get(tree, "title"), desk->diags, &out.title);
    conf_text(conf_get(tree, "about"), desk->diags, &out.about);
    out.allow = allow_read(conf_get(tree, "allow"), desk, &out.allow_count);
    read_hers(request, &who->walker, tree, desk, &out);
    read_core(request, who, tree, desk, &out);
    out.seed = read_seed(request, tree, desk);
    read_limits(tree, desk, &out);
    return (Head){ out, read_pace_move(&who->walker, tree, desk) };
}
