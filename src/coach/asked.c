// What the words ask of her, by the patterns of her language, whatever their pool is called:
//
//   effort      of the belly or the floor, held back by her weeks and her wounds, or by the core setting
//   never       what must be said to nobody; the opposite of what a stop sign asks for
//   her week    what waits: heavy things, stairs, the scar, kerbs
//
// In a drill, effort is the purpose: a drill that works the belly waits for its weeks, whatever its pools
// claim.
#include "coach/inside.h"
#include "coach/phrases.h"
#include "coach/utterances.h"
#include "rules/rules.h"

typedef struct {
    const Coach      *coach;
    const PhraseBook *book;
    const Utterances *all;
    const Utterance  *utterance;
    Tokens            tokens, joined;  // hyphens apart, and together
} Look;

static const char *asks_in(const Look *look, AskKind ask, const Tokens *tokens)
{
    return phrase_asked(look->book, ask, tokens, look->coach->desk->arena);
}

// Whether one of two adjoining texts asks for it on its own: then it is reported there.
static bool part_asks(const Look *look, AskKind ask)
{
    for (int i = 0; i < 2 && look->utterance->parts[i]; i++) {
        const Tokens tokens = phrase_tokens(look->book, look->utterance->parts[i], false,
                                            look->coach->desk->arena);
        if (asks_in(look, ask, &tokens))
            return true;
    }
    return false;
}

static const char *asks_for(const Look *look, AskKind ask)
{
    const char *words = asks_in(look, ask, &look->tokens);
    if (!words && look->joined.count != look->tokens.count)
        words = asks_in(look, ask, &look->joined);
    return words && !part_asks(look, ask) ? words : NULL;
}

// --- Effort ----------------------------------------------------------------------------

static void tell_effort(const Look *look, const char *words, const char *where, bool waits)
{
    const Session *session = look->coach->session;
    DiagList      *diags = look->coach->desk->diags;
    SourcePos      pos = look->utterance->pos;
    if (waits)
        diag_error(
            diags, pos, RULE(EFFORT_TOO_EARLY),
            "\"%s\" asks for effort of the %s, and that has to wait for her weeks or her provider's yes; "
            "use words of breath and posture instead",
            words, where);
    else if (look->utterance->ours)
        diag_error(diags, pos, RULE(EFFORT_TOO_EARLY), "\"%s\" asks for effort of the %s under core = \"%s\"",
                   words, where, choice_word(session_cores, (int)session->core));
    else
        diag_warning(
            diags, pos, RULE(EFFORT_TOO_EARLY),
            "\"%s\" asks for effort of the %s, and this walk has core = \"%s\"; use words of breath and "
            "posture instead",
            words, where, choice_word(session_cores, (int)session->core));
}

static void tell_unmarked(const Look *look, const char *words)
{
    const Pool *pool = look->utterance->pool;
    if (pool && pool->on != ON_FREE && !pool->core && !session_allows(look->coach->session, RULE(CORE_WORDS)))
        diag_warning(look->coach->desk->diags, look->utterance->pos, RULE(CORE_WORDS),
                     "\"%s\" asks for a lift, but \"%s\" is not a core cue: core = true, "
                     "or words of breath and posture",
                     words, pool->name);
}

// In a walk, effort of the belly and of the floor come together.
static void check_effort_walking(const Look *look)
{
    const Waits *waits = &look->coach->session->waits;
    const char  *belly = asks_for(look, ASK_BELLY), *floor = belly ? NULL : asks_for(look, ASK_FLOOR);
    const char  *words = belly ? belly : floor;
    bool         held = waits->belly || waits->floor;
    if (!words)
        return;
    if (look->coach->session->core != CORE_LIGHT)
        tell_effort(look, words, belly ? "belly" : "core", held);
    else
        tell_unmarked(look, words);
}

// Where there are lifts, the breath in lets go of them: it neither keeps them up nor lifts once more.
static void check_letting_go(const Look *look)
{
    const Utterance *utterance = look->utterance;
    const Pool      *pool = utterance->pool;
    const bool       in = pool && (utterance->then ? pool->on != ON_IN && pool->core : pool->on == ON_IN);
    if (!in || look->coach->session->core != CORE_LIGHT)
        return;
    const char *words = phrase_holding(look->book, &look->tokens, look->coach->desk->arena);
    if (words) {
        diag_warning(look->coach->desk->diags, utterance->pos, RULE(NEVER_SAY),
                     "\"%s\" is said on the breath in, and holds on to the lift: there everything lets go",
                     words);
        return;
    }
    words = asks_for(look, ASK_BELLY);
    words = words ? words : asks_for(look, ASK_FLOOR);
    if (words && utterance->then)
        diag_warning(look->coach->desk->diags, utterance->pos, RULE(WRONG_DIRECTION),
                     "\"%s\" is said on the breath in: effort goes with the breath out", words);
}

// Pools that declare their purpose are checked with the weeks of the drill.
static bool says_so(const Utterances *all, bool floor)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].said && all->items[i].pool && all->items[i].pool->core &&
            all->items[i].pool->floor == floor)
            return true;
    return false;
}

// Whether something was reported.
static bool check_effort_lying(const Look *look)
{
    const Session *session = look->coach->session;
    const char    *belly = NULL, *floor = NULL;
    if (session->waits.belly && !says_so(look->all, false)) {
        belly = asks_for(look, ASK_BELLY);
        belly = belly ? belly : asks_for(look, ASK_BELLY_LYING);
    }
    // "lift" can mean either: in a drill that says it works the belly, and may, it means the belly
    bool bellys = !session->waits.belly && says_so(look->all, false);
    if (session->waits.floor && !says_so(look->all, true) && !bellys)
        floor = asks_for(look, ASK_FLOOR);
    if (belly || floor)
        diag_error(
            look->coach->desk->diags, look->utterance->pos, RULE(DRILL_WAITS),
            "\"%s\" works the %s, whatever the words are called, and that has to wait for her weeks or her "
            "provider's yes",
            belly ? belly : floor, belly ? "belly" : "pelvic floor");
    return belly || floor;
}

static bool is_done(const DrillStep *step)
{
    for (int i = 0; i < step->move_count; i++)
        if (step->moves[i].kind != MOVE_IN && step->moves[i].kind != MOVE_REST)
            return true;
    return false;
}

static const char *hips_off(const Look *look, const char *text)
{
    const Tokens tokens = phrase_tokens(look->book, text, false, look->coach->desk->arena);
    return phrase_hips_off(look->book, &tokens, look->coach->desk->arena);
}

static bool any_lifts_hips(const Look *look, const Wordings *wordings)
{
    for (size_t i = 0; i < wordings->count; i++)
        if (wordings->items[i].text && hips_off(look, wordings->items[i].text))
            return true;
    return false;
}

// Whether a step of the drill says it, and does it: then session/gates.c has judged the drill by its steps.
static bool steps_lift_hips(const Look *look, const Phase *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const Drill *drill = parts[i].drill;
        for (size_t k = 0; drill && k < drill->step_count; k++)
            if (drill->steps[k].pool && is_done(&drill->steps[k]) &&
                any_lifts_hips(look, &drill->steps[k].pool->full))
                return true;
        if (steps_lift_hips(look, parts[i].phases, parts[i].phase_count))
            return true;
    }
    return false;
}

// "Lift your hips off the mat" in the words before a step that only breathes out, or that only rests.
static void check_hips(const Look *look)
{
    const Session   *session = look->coach->session;
    const Utterance *utterance = look->utterance;
    const char      *words = session->waits.plank ? hips_off(look, utterance->text) : NULL;
    for (int i = 0; words && i < 2; i++)
        if (utterance->parts[i] && hips_off(look, utterance->parts[i]))
            return;
    if (words && !steps_lift_hips(look, session->phases, session->phase_count))
        diag_warning(look->coach->desk->diags, utterance->pos, RULE(ACT_TOO_EARLY),
                     "\"%s\": no hips off the floor before week %d (after a C-section %d), and without her "
                     "provider's yes",
                     words, WEEKS_OF_PLANK.vaginal, WEEKS_OF_PLANK.c_section);
}

// --- Never, and not yet ----------------------------------------------------------------

static void tell_never(const Look *look, const char *words)
{
    diag_warning(
        look->coach->desk->diags, look->utterance->pos, RULE(NEVER_SAY),
        "\"%s\" must never be said: it asks for more than a healing body can take, or for what is not "
        "safe",
        words);
}

// All findings of one text are reported together.
static void check_never_all(const Look *look, AskKind ask, Hits *hits)
{
    const char *words;
    while (!part_asks(look, ask) &&
           (words = phrase_asked_next(look->book, ask, &look->tokens, hits, look->coach->desk->arena)))
        tell_never(look, words);
}

static void check_never(const Look *look)
{
    bool        walking = look->coach->session->kind == SESSION_WALK;
    Hits        hits = { 0 };
    const char *joined;
    check_never_all(look, ASK_NEVER, &hits);
    if (walking)
        check_never_all(look, ASK_NEVER_WALKING, &hits);
    if (hits.count > 0)
        return;
    joined = asks_for(look, ASK_NEVER);
    joined = !joined && walking ? asks_for(look, ASK_NEVER_WALKING) : joined;
    if (joined)
        tell_never(look, joined);
}

static void check_opposite(const Look *look)
{
    const char *words = asks_for(look, ASK_OPPOSITE);
    if (words)
        diag_warning(look->coach->desk->diags, look->utterance->pos, RULE(OPPOSITE_ADVICE),
                     "\"%s\" is the opposite of what that sign asks for: slower, less, or stop", words);
}

static void check_week(const Look *look, AskKind ask, bool waits, int week, const char *what)
{
    const char *words = waits ? asks_for(look, ask) : NULL;
    if (words)
        diag_warning(look->coach->desk->diags, look->utterance->pos, RULE(ACT_TOO_EARLY),
                     "\"%s\": %s before week %d; leave it out, or weeks = \"%d+\"", words, what, week, week);
}

static void check_weeks(const Look *look)
{
    const Waits *waits = &look->coach->session->waits;
    const bool   walk = look->coach->session->kind == SESSION_WALK;
    check_week(look, ASK_HEAVY, waits->heavy, HEAVY_WEEK, "nothing heavier than the baby");
    check_week(look, ASK_STAIRS, waits->stairs, HEAVY_WEEK, "no stairs for training");
    check_week(look, ASK_SCAR, waits->scar, HEAVY_WEEK, "no scar massage");
    check_week(look, ASK_KERB, waits->kerbs && walk, HEAVY_WEEK, "no kerbs, hills or tipping the pram");
    check_week(look, ASK_PRAM, waits->pram && walk, PRAM_WEEK, "no pushing the pram");
    check_week(look, ASK_EXERCISE, waits->exercise && walk, HEAVY_WEEK, "no squats, lunges or planks");
    check_week(look, ASK_HURRY, waits->hurry && walk, HEAVY_WEEK, "no walking faster");
}

static void check(const Look *look)
{
    check_never(look);
    check_opposite(look);
    if (!look->utterance->said)
        return;
    check_weeks(look);
    if (look->coach->session->kind == SESSION_DRILL) {
        if (!check_effort_lying(look))
            check_hips(look);
    } else {
        check_effort_walking(look);
        check_letting_go(look);
    }
}

// What tokens_of may join: a hyphen, or a character that is not ASCII.
static bool may_join(const char *text)
{
    for (; *text; text++)
        if (*text == '-' || (unsigned char)*text >= 0x80)
            return true;
    return false;
}

void coach_check_asked(const Coach *coach, const Utterances *all)
{
    Arena      scratch = { 0 };  // of one utterance
    const Desk desk = { &scratch, coach->desk->diags, coach->desk->path, NULL };
    Coach      apart = *coach;
    apart.desk = &desk;
    const PhraseBook *book = phrases_of(&coach->session->asks, coach->desk->arena);
    for (size_t i = 0; i < all->count; i++) {
        const Utterance *utterance = &all->items[i];
        const Tokens     tokens = phrase_tokens(book, utterance->text, false, &scratch);
        const Tokens joined = may_join(utterance->text) ? phrase_tokens(book, utterance->text, true, &scratch)
                                                        : tokens;
        const Look   look = { &apart, book, all, utterance, tokens, joined };
        check(&look);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
}
