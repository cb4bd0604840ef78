// THE table of the language, in the order of scripts/README.md.
//
// A row: the key, its places, what may be written; its field or the name it is asked for by; range and default;
// what it means, and an example that is right at each of its places.
#include "session/language.h"

#include "session/stages.h"

enum {
    SESSION = PLACE_SESSION,
    LEVEL = PLACE_LEVEL,
    WAY = PLACE_WAY,
    PART = PLACE_PART,
    CUES = PLACE_CUES,
    PROFILE = PLACE_PROFILE,
    POOL = PLACE_POOL,
    WEEKS = PLACE_WEEKS,
    GAIN = PLACE_GAIN,
};

const Choice language_places[] = {
    CHOICE("session", PLACE_SESSION), CHOICE("level", PLACE_LEVEL),
    CHOICE("way", PLACE_WAY),         CHOICE("part", PLACE_PART),
    CHOICE("cue set", PLACE_CUES),    CHOICE("profile", PLACE_PROFILE),
    CHOICE("pool", PLACE_POOL),       CHOICE("weeks", PLACE_WEEKS),
    CHOICE("gain", PLACE_GAIN),       { 0 },
};

// The groups of a cue set by level.
static const Choice level_pools[] = {
    CHOICE("level_1", 1), CHOICE("level_2", 2), CHOICE("level_3", 3), CHOICE("level_4", 4), { 0 }
};
_Static_assert(sizeof level_pools / sizeof *level_pools == LEVEL_MAX + 1, "a group of words for each level");

enum { GAIN_MIN = -40, GAIN_MAX = 12 };  // dB
#define GAP_MAX        (60 * MICROS_PER_SECOND)
#define CHANGE_MAX     (5 * MICROS_PER_MINUTE)
#define CHANGE_DEFAULT (15 * MICROS_PER_SECOND)

#define FIELD(target, type, field) \
    .into = (target), .offset = offsetof(type, field), .size = sizeof(((type *)0)->field)
#define OF_SESSION(field) FIELD(INTO_SESSION, Session, field)
#define OF_PART(field)    FIELD(INTO_PART, Phase, field)
#define OF_DRILL(field)   FIELD(INTO_DRILL, Drill, field)
#define OF_POOL(field)    FIELD(INTO_POOL, ReadPool, field)
#define OF_WALKER(field)  FIELD(INTO_WALKER, Walker, field)
#define OF_WEEKS          .into = INTO_WEEKS, .size = sizeof(WeekSpan)
#define OF_GAIN           .into = INTO_GAIN, .size = sizeof(double)

#define ID(a_name)            .id = KEY_##a_name
#define RANGE(from, to, word) .low = (double)(from), .high = (double)(to), .unit = (word)
#define WORDS(list)           .words = (list)
#define INNER(place)          .inner = (Place)(place)
#define DEFAULT(a_value)      .has_otherwise = true, .otherwise = (double)(a_value)
#define DEFAULT_TEXT(text)    .otherwise_text = (text)
#define VALUE(text)           .value = (text)

static const Key rows[] = {
    { "title", SESSION | LEVEL, TYPE_TEXT, ID(TITLE), OF_SESSION(title), .heads = "laying over",
      VALUE("text; the file's name"), .meaning = "shown in `list`, chapters and tags",
      .example = "title = \"Round the pond\"" },
    { "title", WAY | PART, TYPE_TEXT, OF_PART(title), VALUE("text; the part's name"),
      .meaning = "shown in the plan and as a chapter; `{phase}` and `{next}` in words",
      .example = "title = \"Along the water\"" },
    { "about", SESSION, TYPE_TEXT, ID(ABOUT), OF_SESSION(about),
      .meaning = "one line for `list` and captions",
      .example = "about = \"Ten minutes, breath and steps.\"" },
    { "extends", SESSION | LEVEL | CUES, TYPE_TEXT, ID(EXTENDS), VALUE("name"),
      .meaning =
          "the file that this one is laid over; its own name means the next of that name on the search path",
      .example = "extends = \"20min\"" },
    { "phases", SESSION | WAY | PART, TYPE_GROUPS, ID(PHASES), INNER(PART),
      .meaning = "the parts in order; in a part, its inner parts",
      .example = "phases: { bench: { after = \"connect\"  length = \"1:00\"  pace = \"own\" } }" },
    { "ways", SESSION | LEVEL, TYPE_GROUPS, ID(WAYS), INNER(WAY),
      .meaning = "how a part of that name is done, wherever it is",
      .example = "ways: { reset: { title = \"Stand and stretch\" } }" },
    { "like", PART, TYPE_TEXT, ID(LIKE), VALUE("a way's name"),
      .meaning = "done like that one instead of its own name's; `reset_2` is like `reset` by itself",
      .example = "like = \"reset\"" },
    { "after", PART, TYPE_TEXT, ID(AFTER), VALUE("a part's name"),
      .meaning = "only when extending: the part that a new one comes after",
      .example = "after = \"settle\"" },
    { "before", PART, TYPE_TEXT, ID(BEFORE), VALUE("a part's name"),
      .meaning = "only when extending: the part that a new one comes before",
      .example = "before = \"cool\"" },
    { "drop", PART, TYPE_BOOL, ID(DROP), VALUE("true"), .meaning = "only when extending: takes the part out",
      .example = "drop = true" },

    { "length", SESSION, TYPE_TIME, ID(LENGTH), OF_SESSION(length),
      RANGE(MICROS_PER_MINUTE, SESSION_LENGTH_MAX, ""), .heads = "lengths",
      .meaning = "of the whole session, when its parts stretch; without one, the sum of its parts",
      .example = "length = \"20:00\"" },
    { "length", WAY | PART, TYPE_LENGTH, ID(PART_LENGTH), OF_PART(length),
      .meaning = "of the part; without one it takes what is left", .example = "length = \"1:10\"" },
    { "least", WAY | PART, TYPE_TIME, ID(LEAST), RANGE(0, SESSION_LENGTH_MAX, ""), VALUE("length"),
      .meaning = "the part may shrink to this when another total is asked for",
      .example = "least = \"0:10\"" },
    { "most", WAY | PART, TYPE_TIME, ID(MOST), RANGE(0, SESSION_LENGTH_MAX, ""), VALUE("length"),
      .meaning = "the part may grow to this when another total is asked for", .example = "most = \"20:00\"" },
    { "optional", WAY | PART, TYPE_BOOL, OF_PART(optional),
      .meaning = "left out when even `least` is too much", .example = "optional = true" },
    { "repeat", WAY | PART, TYPE_INT, ID(REPEAT), RANGE(1, REPEAT_MAX, "rounds"), DEFAULT(1),
      .meaning = "the inner parts are done this many times; `length` is for all rounds together",
      .example = "repeat = 2  phases: { quick: { }  easy: { } }" },

    { "kind", SESSION, TYPE_CHOICE, ID(KIND), WORDS(session_kinds), DEFAULT(SESSION_WALK), .heads = "parts",
      .meaning = "a drill has no steps, and holds are allowed", .example = "kind = \"walk\"" },
    { "level", SESSION, TYPE_INT, ID(LEVEL), RANGE(1, LEVEL_MAX, ""),
      .meaning = "whose `ways` are under the parts; her profile's wins", .example = "level = 3" },
    { "quiet", WAY | PART, TYPE_BOOL, OF_PART(quiet),
      .meaning = "no voice but the heads-up at its end; calls of the whole walk are left out in it",
      .example = "quiet = false" },
    { "seed", SESSION, TYPE_INT, OF_SESSION(seed), RANGE(0, INT32_MAX, ""), DEFAULT(1),
      .meaning = "the same seed makes the same choice of wordings", .example = "seed = 4711" },
    { "allow", SESSION, TYPE_TEXTS, ID(ALLOW), VALUE("names of rules"),
      .meaning = "insist: warnings of these names are not reported. Safety rules cannot be allowed",
      .example = "allow = [\"long-inhale\"]" },

    { "pace", SESSION | LEVEL | WAY | PART, TYPE_PACE, ID(PACE), OF_PART(pace), .heads = "pace and breath",
      .meaning = "steps a minute; a ramp from one to the other; `own` imposes nothing, no ticks",
      .example = "pace = 104" },
    { "breath", SESSION | LEVEL | WAY | PART, TYPE_BREATH, ID(BREATH), OF_PART(breath),
      .meaning = "in and out; `>` gives each an equal share of the part", .example = "breath = \"3:4\"" },
    { "own_pace", SESSION, TYPE_NUMBER, OF_SESSION(own_pace), RANGE(PACE_MIN, PACE_MAX, "steps a minute"),
      DEFAULT(PACE_OWN), .meaning = "her pace when nobody asks: for lead times and count-ins",
      .example = "own_pace = 80" },
    { "core", SESSION | LEVEL, TYPE_CHOICE, ID(CORE), OF_SESSION(core), WORDS(session_cores),
      .meaning = "which words are said, and whether there are lifts. Her profile and her weeks may lower it, "
                 "nothing raises it",
      .example = "core = \"tall\"" },
    { "most_lifts", SESSION | LEVEL, TYPE_INT, OF_SESSION(most_lifts), RANGE(1, LIFTS_MAX, "lifts in a row"),
      DEFAULT(LIFTS_MAX),
      .meaning = "at most this many lifts with less than `lift_rest` between them, then a rest",
      .example = "most_lifts = 6" },
    { "lift_rest", SESSION | LEVEL, TYPE_TIME, OF_SESSION(lift_rest), RANGE(LIFT_REST_MIN, LIFT_REST_MAX, ""),
      DEFAULT(LIFT_REST_MIN), .meaning = "how long that rest is", .example = "lift_rest = \"90s\"" },

    { "say", SESSION | LEVEL | WAY | PART, TYPE_MOMENTS, ID(SAY), .heads = "saying things",
      .meaning = "which pools are said, and when", .example = "say: { posture = \"0:30\" }" },
    { "talk", SESSION, TYPE_CHOICE, OF_SESSION(talk), WORDS(session_talks), DEFAULT(TALK_FULL),
      .meaning = "how much is said; her profile's wins", .example = "talk = \"full\"" },
    { "pram", SESSION, TYPE_BOOL, ID(PRAM), OF_SESSION(pram), .meaning = "words for walking with a pram",
      .example = "pram = true" },
    { "language", SESSION, TYPE_NAMED, OF_SESSION(language), DEFAULT_TEXT("en"),
      .meaning = "which cue set; her profile's wins", .example = "language = \"en\"" },
    { "language", CUES, TYPE_NAMED, ID(LANGUAGE), VALUE("`\"en\"`; its own name"),
      .meaning = "whose plural rule its words follow", .example = "language = \"en\"" },

    { "words", SESSION | LEVEL | CUES, TYPE_POOLS, ID(WORDS), INNER(POOL), .heads = "words",
      .meaning = "what may be said; a session's own are laid over the cue set's",
      .example = "words: { posture = \"Tall and easy.\" }" },
    { "full", POOL, TYPE_WORDINGS, ID(FULL), OF_POOL(pool.full), .meaning = "the wordings",
      .example = "full = [\"Look how far the sky goes.\", \"Eyes up for a moment.\"]" },
    { "short", POOL, TYPE_WORDINGS, ID(SHORT), OF_POOL(pool.brief), VALUE("text or texts; `full`"),
      .meaning = "once it has been heard in full a few times, or where `full` does not fit",
      .example = "short = \"Eyes up.\"" },
    { "then", POOL, TYPE_WORDINGS, ID(THEN), OF_POOL(pool.then),
      .meaning = "said on the breath that follows; of lifts on neighbouring breaths after every second",
      .example = "then = \"Soften.\"" },
    { "core", POOL, TYPE_BOOL, ID(POOL_CORE), OF_POOL(pool.core), .meaning = "each of its breaths is a lift",
      .example = "core = false" },
    { "on", POOL, TYPE_CHOICE, ID(ON), OF_POOL(pool.on), WORDS(session_sides),
      .meaning = "a breath word: its stressed vowel is on the turn of the breath",
      .example = "on = \"out\"" },
    { "priority", POOL, TYPE_CHOICE, OF_POOL(pool.priority), WORDS(session_priorities), DEFAULT(PRIORITY_MAY),
      .meaning = "where there is no room, `must` is an error, `should` is moved and then a warning, `may` is "
                 "left out",
      .example = "priority = \"should\"" },
    { "gap", POOL, TYPE_TIME, OF_POOL(pool.gap), RANGE(0, GAP_MAX, ""), VALUE("length up to 1:00; `\"1s\"`"),
      .meaning = "silence before and after; of a breath word 0.15 s", .example = "gap = \"2s\"" },
    { "fade", SESSION | LEVEL | CUES, TYPE_FADE, ID(FADE),
      .meaning = "how breath words that do not say it themselves wear off",
      .example = "fade = \"full x2, then short\"" },
    { "fade", POOL, TYPE_FADE, OF_POOL(pool.fade),
      .meaning = "counted over the whole walk; the first in a part is at least short",
      .example = "fade = \"full x4, then short x8, then silent\"" },
    { "only", POOL, TYPE_SET, OF_POOL(only), WORDS(pool_conditions),
      .meaning = "said only then; of several, only where all hold", .example = "only = \"no_pram\"" },
    { "weeks", POOL, TYPE_SPAN, OF_POOL(weeks),
      .meaning = "only in these weeks after birth, up to and not including the last",
      .example = "weeks = \"6+\"" },
    { "daily", POOL, TYPE_BOOL, OF_POOL(daily),
      .meaning = "another wording each day, where her baby's birthday is known", .example = "daily = true" },
    { "joins", POOL, TYPE_NAMED, OF_POOL(joins), VALUE("a pool's name"),
      .meaning = "its wordings are added to that pool, where its own `only` and `weeks` hold",
      .example = "joins = \"posture\"" },

    { "sound", SESSION | LEVEL, TYPE_NAMED, OF_SESSION(sound), DEFAULT_TEXT("air"), .heads = "sound",
      .meaning = "a sound pack of `config/sounds/`; her profile's wins", .example = "sound = \"air\"" },
    { "sound", WAY | PART, TYPE_NAMED, OF_PART(sound), .meaning = "another pack in this part",
      .example = "sound = \"air\"" },
    { "bed", SESSION | LEVEL, TYPE_NAMED, OF_SESSION(bed),
      VALUE("`\"pink\"`, `\"brown\"`, `\"rain\"`, `\"sea\"`, `\"none\"`, a file; the pack's"),
      .meaning = "what is under everything", .example = "bed = \"rain\"" },
    { "bed", WAY | PART, TYPE_NAMED, OF_PART(bed), VALUE("the same"),
      .meaning = "another one under this part", .example = "bed = \"sea\"" },
    { "mute", SESSION | LEVEL | WAY | PART, TYPE_LAYERS, OF_PART(muted),
      .meaning = "layers that are not heard", .example = "mute = [\"steps\", \"chime\"]" },
    { "gain", SESSION | LEVEL | WAY | PART, TYPE_GROUP, ID(GAIN), INNER(GAIN),
      .meaning = "layers that are louder or softer", .example = "gain: { steps = -6.0 }" },
    { NULL, GAIN, TYPE_NUMBER, .names = layer_words, OF_GAIN, RANGE(GAIN_MIN, GAIN_MAX, "dB"),
      .meaning = "the layer of that name", .example = "bed = -6.0" },
    { "voice", SESSION, TYPE_NAMED, OF_SESSION(voice), DEFAULT_TEXT("calm"),
      .meaning = "a voice of `voices/`; her profile's wins", .example = "voice = \"calm\"" },

    { "sides", WAY | PART, TYPE_TEXTS, ID(SIDES), .heads = "drills", VALUE("one or two texts"),
      .meaning = "`{side}`, one after the other", .example = "sides = [\"right\", \"left\"]" },
    { "reps", WAY | PART, TYPE_INT, ID(REPS), OF_DRILL(reps), RANGE(1, REPS_MAX, "repetitions a side"),
      DEFAULT(1), .meaning = "how often `each` is done", .example = "reps = 3" },
    { "switch", WAY | PART, TYPE_TIME, ID(SWITCH), OF_DRILL(change), RANGE(0, CHANGE_MAX, ""),
      DEFAULT(CHANGE_DEFAULT), .meaning = "time to change sides; the pool `switch` is said",
      .example = "switch = \"0:20\"" },
    { "each", WAY | PART, TYPE_MOVES, ID(EACH),
      .meaning = "one repetition in order: what is said, and what she does. Holds are counted aloud",
      .example = "each: { ready = \"in\"  up = \"out, hold 5s\" }" },
    { NULL, SESSION, TYPE_GROUP, ID(FORMS), .names = session_forms, INNER(SESSION),
      VALUE("group of a session's keys"), .meaning = "laid over by `--form` of that name",
      .example = "easier: { title = \"Round the pond, easy\" }" },
    { "weeks", SESSION, TYPE_GROUP, ID(WEEKS), INNER(WEEKS), .meaning = "from which week it is offered",
      .example = "weeks: { vaginal = \"2+\" }" },
    { NULL, WEEKS, TYPE_SPAN, .names = session_births, OF_WEEKS, .meaning = "after that birth",
      .example = "vaginal = \"4+\"" },

    { "weeks", LEVEL, TYPE_GROUP, ID(LEVEL_WEEKS), INNER(WEEKS), .heads = "levels",
      .meaning = "the weeks it is for; they cap her level, and never raise it",
      .example = "weeks: { vaginal = \"6-12\"  c_section = \"8-12\" }" },
    { "walks", LEVEL, TYPE_TEXTS, ID(WALKS), VALUE("lengths, `\"30 min from week 6\"`"),
      .meaning = "offered, with every length from the shortest to the longest",
      .example = "walks = [\"10 min\", \"20 min\", \"30 min from week 8\"]" },

    { NULL, CUES, TYPE_POOLS, ID(CORE_POOLS), .names = session_cores, INNER(POOL), .heads = "cue sets",
      .meaning = "said with that `core`", .example = "light: { push = \"Out and up, as you push.\" }" },
    { NULL, CUES, TYPE_POOLS, ID(LEVEL_POOLS), .names = level_pools, INNER(POOL),
      .meaning = "said at that level", .example = "level_3: { halfway = \"Halfway.\" }" },
    { "never_say", CUES, TYPE_TEXTS, ID(NEVER_SAY),
      .meaning = "phrases that are warned of wherever they are written",
      .example = "never_say = [\"brace\", \"suck in\"]" },
    { "core_words", CUES, TYPE_TEXTS, ID(CORE_WORDS),
      .meaning = "phrases that are warned of where no core cue belongs",
      .example = "core_words = [\"lift\", \"zip\"]" },

    { "baby_born", PROFILE, TYPE_DATE, ID(BABY_BORN), OF_WALKER(baby_born), .heads = "the walker",
      .meaning = "weeks are counted from here to today", .example = "baby_born = \"2026-03-09\"" },
    { "weeks", PROFILE, TYPE_INT, OF_WALKER(weeks), RANGE(0, WEEKS_MAX, "weeks since birth"),
      .meaning = "instead of a birthday", .example = "weeks = 9" },
    { "birth", PROFILE, TYPE_CHOICE, ID(BIRTH), OF_WALKER(birth), WORDS(session_births),
      .meaning = "how the baby was born", .example = "birth = \"vaginal\"" },
    { "tear", PROFILE, TYPE_BOOL, ID(TEAR), OF_WALKER(tear),
      .meaning = "a severe tear or a prolapse: core cues wait as after a C-section",
      .example = "tear = false" },
    { "cleared", PROFILE, TYPE_BOOL, ID(CLEARED), OF_WALKER(cleared),
      .meaning = "a provider has said core work is fine", .example = "cleared = true" },
    { "level", PROFILE, TYPE_INT, ID(HER_LEVEL), OF_WALKER(level), RANGE(1, LEVEL_MAX, ""),
      .meaning = "at which she walks; her weeks may lower it", .example = "level = 2" },
    { "core", PROFILE, TYPE_CHOICE, ID(HER_CORE), OF_WALKER(core), WORDS(session_cores),
      .meaning = "the most that is asked of her core", .example = "core = \"light\"" },
    { "own_pace", PROFILE, TYPE_NUMBER, ID(HER_OWN_PACE), OF_WALKER(own_pace),
      RANGE(PACE_MIN, PACE_MAX, "steps a minute"), .meaning = "her pace when nobody asks",
      .example = "own_pace = 78" },
    { "pace", PROFILE, TYPE_NUMBER, OF_WALKER(pace), RANGE(PACE_MIN, PACE_MAX, "steps a minute"),
      .meaning = "moves every paced part by as much as the session's own pace", .example = "pace = 96" },
    { "pram", PROFILE, TYPE_YES, ID(HER_PRAM), OF_WALKER(pram), .meaning = "she pushes a pram",
      .example = "pram = false" },
    { "talk", PROFILE, TYPE_CHOICE, ID(HER_TALK), OF_WALKER(talk), WORDS(session_talks),
      .meaning = "how much is said: `short` takes the short wordings, `silent` only what must be said",
      .example = "talk = \"full\"" },
    { "language", PROFILE, TYPE_NAMED, OF_WALKER(language), .meaning = "which cue set she hears",
      .example = "language = \"en\"" },
    { "voice", PROFILE, TYPE_NAMED, ID(HER_VOICE), OF_WALKER(voice), .meaning = "which voice she hears",
      .example = "voice = \"calm\"" },
    { "sound", PROFILE, TYPE_NAMED, ID(HER_SOUND), OF_WALKER(sound), .meaning = "which sound pack she hears",
      .example = "sound = \"air\"" },
    { "delay", PROFILE, TYPE_NUMBER, OF_WALKER(delay), RANGE(0, DELAY_MAX, "seconds"),
      .meaning = "before a walk begins to play", .example = "delay = 10" },
    { "form", PROFILE, TYPE_CHOICE, OF_WALKER(form), WORDS(session_forms),
      .meaning = "of drills that have one", .example = "form = \"easier\"" },
    { "emergency", PROFILE, TYPE_TEXT, ID(EMERGENCY), OF_WALKER(emergency), VALUE("a number, in quotes"),
      .meaning = "printed by `walkcoach stop-signs`", .example = "emergency = \"112\"" },
    { "walker", SESSION, TYPE_GROUP, ID(WALKER), INNER(PROFILE), VALUE("group of these"),
      .meaning = "a client's own data in her file; then the profile of this computer is not looked at",
      .example = "walker: { weeks = 9  birth = \"c-section\"  cleared = true  level = 3 }" },
};
enum { ROWS = sizeof rows / sizeof *rows };

const Key *language_rows(size_t *count)
{
    *count = ROWS;
    return rows;
}

const Key *language_key(KeyId id)
{
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].id == id)
            return &rows[i];
    return NULL;
}

const char *key_name(KeyId id) { return language_key(id)->name; }

const char *key_name_of(KeyId id, int value) { return choice_word(language_key(id)->names, value); }
