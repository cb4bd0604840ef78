// The stop signs, from what is placed in the first part:
//
//   which pools   those that must be said, from the part's start, and that the timeline has as events there
//   each wording  full and short, as respelled, without its variables: every sign is in each
//   heard         her own pace and breath, within the first minute, the voice on, loud and slow enough
//
// What cannot be computed is said by name: words that replace ours, and words that take the signs back.
#include "coach/coach.h"
#include "coach/heard.h"
#include "rules/rules.h"
#include "voice/voice.h"

#include <string.h>

#define OPENING_LATEST (60 * MICROS_PER_SECOND)  // from when on she walks already [ours]
#define OVER_BED       6.0                       // dB of the voice over the bed, at the least [ours]
#define BED_DUCKED     10.0     // dB that a bed goes down under speech, at the least (mix/duck.c)
#define QUIETEST       (-9.0)   // dB that voice file and session may take off the voice together [ours]
#define CUT_DEEPEST    (-15.0)  // dB that an equaliser may take out of speech, all its bands together [ours]
enum { MUST_RATE = 13, RATE_UNIT = 15, FASTEST = 150, BAND_LOW = 400, BAND_HIGH = 4000 };

// --- What the opening says -------------------------------------------------------------

static const Phase *first_part(const Session *session)
{
    const Phase *part = session->phases;
    while (part && part->phase_count > 0)
        part = part->phases;
    return part;
}

static bool says(const Coach *coach, const Wording *wording, const Phrases *phrases)
{
    const char *heard = heard_text(wording->text, &coach->cast->voice, coach->desk->arena);
    return heard_phrase(heard, phrases, coach->desk->arena) != NULL;
}

static bool all_say(const Coach *coach, const Wordings *wordings, const Phrases *phrases)
{
    for (size_t i = 0; i < wordings->count; i++)
        if (!says(coach, &wordings->items[i], phrases))
            return false;
    return true;
}

// Whichever wording is chosen, long or short: the sign is in it, and what to do about it.
static bool always_says(const Coach *coach, const Pool *pool, HeardSign sign)
{
    const SignWords *words = &coach->session->signs;
    const Phrases   *doing = &words->of[heard_sign_with(sign)];
    return pool->full.count > 0 && all_say(coach, &pool->full, &words->of[sign]) &&
           all_say(coach, &pool->brief, &words->of[sign]) && all_say(coach, &pool->full, doing) &&
           all_say(coach, &pool->brief, doing);
}

// Whether the timeline has the pool as something that must be said early in the first part.
static bool is_placed(const Coach *coach, const char *pool)
{
    for (size_t i = 0; i < coach->timeline->event_count; i++) {
        const Event *event = &coach->timeline->events[i];
        if (event->at > OPENING_LATEST || event->phase > 0)
            return false;
        if (event->kind == EVENT_SPEECH && event->speech.priority == PRIORITY_MUST &&
            strcmp(event->speech.pool, pool) == 0)
            return true;
    }
    return false;
}

static bool opening_says(const Coach *coach, const Say *list, size_t count, HeardSign sign)
{
    for (size_t i = 0; i < count; i++)
        if (always_says(coach, list[i].pool, sign) && is_placed(coach, list[i].pool->name))
            return true;
    return false;
}

// Their names in a list, and how many.
static const char *unheard_signs(const Coach *coach, int *count)
{
    const Session *session = coach->session;
    const Phase   *part = first_part(session);
    const char    *list = "";
    for (int sign = *count = 0; sign < HEARD_COUNT; sign++)
        if (!opening_says(coach, part->says, part->say_count, (HeardSign)sign) &&
            !opening_says(coach, session->says, session->say_count, (HeardSign)sign)) {
            list = arena_printf(coach->desk->arena, "%s%s%s", list, *list ? ", " : "",
                                heard_sign_name((HeardSign)sign));
            ++*count;
        }
    return list;
}

// An opening without any sign is an error. One that says some in an author's own words is used, with a
// warning that names the others.
static void check_words(const Coach *coach)
{
    int         count;
    const char *unheard = unheard_signs(coach, &count);
    SourcePos   pos = first_part(coach->session)->pos;
    if (count == HEARD_COUNT)
        diag_error(
            coach->desk->diags, pos, RULE(STOP_SIGNS_UNHEARD),
            "the opening does not say, whichever wording is chosen: %s; say: { stop_signs = \"start\" } "
            "in its first minute, with get help or stop before them",
            unheard);
    else if (count > 0)
        diag_warning(
            coach->desk->diags, pos, RULE(STOP_SIGNS_UNHEARD),
            "the opening says some stop signs, but not, whichever wording is chosen: %s; those of the cue "
            "set are whole",
            unheard);
}

// --- So that they are heard ------------------------------------------------------------

static void unheard(const Coach *coach, SourcePos pos, const char *why)
{
    diag_error(coach->desk->diags, pos, RULE(STOP_SIGNS_UNHEARD), "%s: the stop signs would not be heard",
               why);
}

static double bed_level(const Coach *coach, const TimelinePhase *part)
{
    const SoundSpec *bed = cast_bed(coach->cast, part->bed, part->sound);
    bool             silent = !bed || bed->source == SOURCE_NONE || (part->muted & LAYER_BIT(LAYER_BED));
    return silent ? -200 : bed->level_db + part->gain_db[LAYER_BED];
}

static void check_level(const Coach *coach)
{
    const TimelinePhase *part = &coach->timeline->phases[0];
    Arena               *arena = coach->desk->arena;
    double               gain = part->gain_db[LAYER_VOICE] + coach->cast->voice.gain_db;
    double               over = VOICE_LUFS + gain - (bed_level(coach, part) - BED_DUCKED);
    if (part->muted & LAYER_BIT(LAYER_VOICE))
        unheard(coach, part->pos, "the voice is muted in the opening");
    else if (gain < QUIETEST)
        unheard(coach, part->pos,
                arena_printf(arena, "the voice is turned down by %.0f dB in the opening", -gain));
    else if (over < OVER_BED)
        unheard(coach, part->pos,
                arena_printf(arena, "the bed is too loud for the voice in the opening by %.0f dB",
                             OVER_BED - over));
}

// A part on steps, or with a breath that is paced, asks something of her before she knows when to stop.
static void check_pace(const Coach *coach)
{
    const TimelinePhase *part = &coach->timeline->phases[0];
    if (coach->session->kind == SESSION_WALK && (!part->pace.own || part->breath.kind != BREATH_FREE))
        unheard(coach, part->pos, "the first part is paced: it is at her own pace and breath");
}

static void check_voice(const Coach *coach)
{
    const VoiceProfile *voice = &coach->cast->voice;
    double              cut = 0;
    for (size_t i = 0; i < voice->band_count; i++)
        if (voice->bands[i].hz >= BAND_LOW && voice->bands[i].hz <= BAND_HIGH && voice->bands[i].db < 0)
            cut += voice->bands[i].db;
    if (cut < CUT_DEEPEST)
        unheard(coach, voice->pos, "the equaliser takes the speech out of the voice");
    if (voice->rate * MUST_RATE / RATE_UNIT > FASTEST)
        unheard(coach, voice->pos,
                arena_printf(coach->desk->arena, "the voice says %d words a minute where it must be clear",
                             voice->rate * MUST_RATE / RATE_UNIT));
    if (voice->engine == ENGINE_SILENT)
        diag_warning(coach->desk->diags, coach->session->voice.pos, RULE(SILENT_VOICE),
                     "the voice \"%s\" is silent: nothing is spoken, and no stop sign is heard", voice->name);
}

// --- Words that nobody can vouch for ---------------------------------------------------

static bool is_known(const Coach *coach, const char *text)
{
    const Phrases *known = &coach->session->signs.known;
    for (size_t i = 0; i < known->count; i++)
        if (strcmp(known->items[i], text) == 0)
            return true;
    return false;
}

static const Wording *own_wording(const Coach *coach, const Wordings *wordings)
{
    for (size_t i = 0; i < wordings->count; i++)
        if (!is_known(coach, wordings->items[i].text))
            return &wordings->items[i];
    return NULL;
}

static bool carries_signs(const Coach *coach, const Pool *pool)
{
    for (int sign = 0; sign < HEARD_COUNT; sign++)
        if (always_says(coach, pool, (HeardSign)sign))
            return true;
    return false;
}

static void check_taken_back(const Coach *coach, const Wordings *wordings)
{
    Arena *arena = coach->desk->arena;
    for (size_t i = 0; i < wordings->count; i++) {
        const char *heard = heard_text(wordings->items[i].text, &coach->cast->voice, arena);
        const char *phrase = heard_phrase(heard, &coach->session->signs.takes_back, arena);
        if (phrase)
            diag_warning(coach->desk->diags, wordings->items[i].pos, RULE(SIGNS_TAKEN_BACK),
                         "\"%s\" in the opening takes the stop signs back", phrase);
    }
}

static void check_own_words(const Coach *coach, const Say *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const Pool    *pool = list[i].pool;
        const Wording *own = own_wording(coach, &pool->full);
        own = own ? own : own_wording(coach, &pool->brief);
        if (own && carries_signs(coach, pool))
            diag_warning(coach->desk->diags, own->pos, RULE(OWN_STOP_SIGNS),
                         "the stop signs are said in words of your own: nobody has checked them");
        check_taken_back(coach, &pool->full);
        check_taken_back(coach, &pool->brief);
        check_taken_back(coach, &pool->then);
    }
}

void coach_check_signs(const Coach *coach)
{
    const Session *session = coach->session;
    const Phase   *part = first_part(session);
    check_words(coach);
    check_level(coach);
    check_pace(coach);
    check_voice(coach);
    check_own_words(coach, part->says, part->say_count);
    check_own_words(coach, session->says, session->say_count);
}
