// THE table of the language, in the order of scripts/README.md, whose tables are printed from it.
//
// A row: the key, its places, what may be written; its field, or the name it is asked for by; range and
// default; what it means, and an example that is right at each of its places.
#include "session/language.h"

#include "session/key_types.h"
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
    SIGNS = PLACE_SIGNS,
    DIRECTION = PLACE_DIRECTION,
    QUESTIONS = PLACE_QUESTIONS,
    MUST_SAY = PLACE_MUST_SAY,
    STEPS = PLACE_STEPS,
};

static const Choice places[] = {
    CHOICE("session", SESSION),   CHOICE("level", LEVEL),         CHOICE("way", WAY),
    CHOICE("part", PART),         CHOICE("cue set", CUES),        CHOICE("profile", PROFILE),
    CHOICE("pool", POOL),         CHOICE("weeks", WEEKS),         CHOICE("gain", GAIN),
    CHOICE("signs", SIGNS),       CHOICE("direction", DIRECTION), CHOICE("questions", QUESTIONS),
    CHOICE("must_say", MUST_SAY), CHOICE("drill steps", STEPS),   { 0 },
};

// The groups of a cue set by level.
static const Choice level_pools[] = {
    CHOICE("level_1", 1), CHOICE("level_2", 2), CHOICE("level_3", 3), CHOICE("level_4", 4), { 0 },
};
_Static_assert(sizeof level_pools / sizeof *level_pools == LEVEL_MAX + 1, "a group of words for each level");

enum { GAIN_MIN = -40, GAIN_MAX = 12 };  // dB
#define GAP_MAX        (60 * MICROS_PER_SECOND)
#define CHANGE_MAX     (5 * MICROS_PER_MINUTE)
#define CHANGE_DEFAULT (15 * MICROS_PER_SECOND)

#define ID(a_name)        .id = KEY_##a_name
#define OF_SESSION(field) KEY_FIELD(INTO_SESSION, Session, field)
#define OF_PART(field)    KEY_FIELD(INTO_PART, Phase, field)
#define OF_DRILL(field)   KEY_FIELD(INTO_DRILL, Drill, field)
#define OF_POOL(field)    KEY_FIELD(INTO_POOL, ReadPool, field)
#define OF_WALKER(field)  KEY_FIELD(INTO_WALKER, Walker, field)
#define OF_WEEKS          .into = INTO_WEEKS, .size = sizeof(WeekSpan)
#define OF_GAIN           .into = INTO_GAIN, .size = sizeof(double)

static const Key rows[] = {
    KEY_SECTION("overriding"),
    { "title", SESSION | LEVEL, TYPE_TEXT, ID(TITLE), OF_SESSION(title), WITHOUT("the file's name"),
      .meaning = "shown in `list`, chapters and tags", .example = "title = \"Round the pond\"" },
    { "title", WAY | PART, TYPE_TEXT, OF_PART(title), WITHOUT("the part's name"),
      .meaning = "shown in the plan and as a chapter; in words it is `{phase}` or `{next}`",
      .example = "title = \"Along the water\"" },
    { "about", SESSION, TYPE_TEXT, ID(ABOUT), OF_SESSION(about),
      .meaning = "one line for `list` and captions",
      .example = "about = \"Ten minutes, breath and steps.\"" },
    { "extends", SESSION | LEVEL, TYPE_NAMED, ID(EXTENDS),
      .meaning =
          "the file that this one changes; its own name means the next of that name on the search path",
      .example = "extends = \"20min\"" },
    { "extends", CUES, TYPE_NAMED, .meaning = "the same, for cue sets", .example = "extends = \"en\"" },
    { "phases", SESSION | WAY | PART, TYPE_GROUPS, ID(PHASES), INNER(PART), VALUE("group of parts"),
      .meaning = "the parts in order; in a part, its inner parts",
      .example = "phases: { quiet: { pace = \"own\" } }" },
    { "ways", SESSION | LEVEL, TYPE_GROUPS, ID(WAYS), INNER(WAY), VALUE("group of parts"),
      .meaning = "how a part of that name is done, wherever it is",
      .example = "ways: { reset: { title = \"Stand and stretch\" } }" },
    { "like", PART, TYPE_TEXT, ID(LIKE), VALUE("a way's name"), WITHOUT("the way of its own name"),
      .meaning = "done like that one; `reset_2` is like `reset` without this key",
      .example = "like = \"reset\"" },
    { "after", PART, TYPE_TEXT, ID(AFTER), VALUE("a part's name"),
      .meaning = "only when extending: the part that a new one comes after",
      .example = "after = \"settle\"" },
    { "before", PART, TYPE_TEXT, ID(BEFORE), VALUE("a part's name"),
      .meaning = "only when extending: the part that a new one comes before",
      .example = "before = \"cool\"" },
    { "drop", PART, TYPE_BOOL, ID(DROP), .meaning = "only when extending: takes the part out",
      .example = "drop = true" },

    KEY_SECTION("lengths"),
    { "length", SESSION, TYPE_TIME, ID(LENGTH), OF_SESSION(length),
      RANGE(MICROS_PER_MINUTE, SESSION_LENGTH_MAX, ""), WITHOUT("the sum of its parts"),
      .meaning = "how long the whole session is, when its parts stretch", .example = "length = \"20:00\"" },
    { "length", WAY | PART, TYPE_OWN, ID(PART_LENGTH), OF_PART(length),
      READ(read_length, "length, `\"57 breaths\"`, `\"400 steps\"`"), WITHOUT("what is left"),
      .meaning = "how long the part is", .example = "length = \"1:10\"" },
    { "least", WAY | PART, TYPE_TIME, ID(LEAST), RANGE(0, SESSION_LENGTH_MAX, ""), WITHOUT("does not shrink"),
      .meaning = "may shrink this far when another total is asked for", .example = "least = \"0:10\"" },
    { "most", WAY | PART, TYPE_TIME, ID(MOST), RANGE(0, SESSION_LENGTH_MAX, ""), WITHOUT("does not grow"),
      .meaning = "may grow this far when another total is asked for", .example = "most = \"20:00\"" },
    { "optional", WAY | PART, TYPE_BOOL, OF_PART(optional),
      .meaning = "left out when even `least` is too much", .example = "optional = true" },
    { "repeat", WAY | PART, TYPE_INT, ID(REPEAT), RANGE(1, REPEAT_MAX, "rounds"), DEFAULT(1),
      .meaning = "does the inner parts this many times; `length` is for all rounds together",
      .example = "repeat = 2  phases: { quick: { length = \"0:30\" }  easy: { } }" },

    KEY_SECTION("parts"),
    { "kind", SESSION, TYPE_CHOICE, ID(KIND), WORDS(session_kinds), DEFAULT(SESSION_WALK),
      .meaning = "a drill has no steps, and holds are allowed", .example = "kind = \"walk\"" },
    { "level", SESSION, TYPE_INT, ID(LEVEL), RANGE(1, LEVEL_MAX, ""), WITHOUT("none"),
      .meaning = "the level whose `ways` the parts build on; the level in her profile wins",
      .example = "level = 3" },
    { "quiet", WAY | PART, TYPE_BOOL, OF_PART(quiet),
      .meaning = "no voice except the heads-up at its end; what the whole walk's `say` asks for is left "
                 "out in it",
      .example = "quiet = false" },
    { "seed", SESSION, TYPE_INT, OF_SESSION(seed), RANGE(0, INT32_MAX, ""), DEFAULT(1),
      .meaning = "same seed, same choice of wordings", .example = "seed = 4711" },
    { "allow", SESSION, TYPE_TEXTS, ID(ALLOW), VALUE("names of rules"),
      .meaning = "rules to set aside: warnings of that name are not reported. Safety rules cannot be allowed",
      .example = "allow = [\"long-inhale\"]" },

    KEY_SECTION("pace and breath"),
    { "pace", SESSION | LEVEL | WAY | PART, TYPE_OWN, ID(PACE), RANGE(PACE_MIN, PACE_MAX, "steps a minute"),
      READ(read_pace, "`\"100 > 116\"`, `\"own\"`"), WITHOUT("what is around it; 100"),
      .meaning = "a ramp goes from one pace to the other; `own` leaves it to her, without ticks",
      .example = "pace = 104" },
    { "breath", SESSION | LEVEL | WAY | PART, TYPE_OWN, ID(BREATH), OF_PART(breath),
      READ(read_breath, "`\"3:4\"`, `\"3:3 > 3:4\"`, `\"4s:6s\"`, `\"free\"`"),
      WITHOUT("what is around it; free"),
      .meaning = "in and out, in 2 to 6 steps or 2 to 10 seconds; breaths joined by `>` get equal shares "
                 "of the part",
      .example = "breath = \"3:4\"" },
    { "own_pace", SESSION, TYPE_NUMBER, OF_SESSION(own_pace), RANGE(PACE_MIN, PACE_MAX, "steps a minute"),
      DEFAULT(PACE_OWN), .meaning = "her pace when nobody hurries her: for lead times and count-ins",
      .example = "own_pace = 80" },
    { "core", SESSION | LEVEL, TYPE_CHOICE, ID(CORE), OF_SESSION(core), WORDS(session_cores),
      WITHOUT("`breath_only`, in a drill `light`"),
      .meaning = "which words are said, and whether there are lifts. Her profile and her weeks may lower it, "
                 "nothing raises it",
      .example = "core = \"tall\"" },
    { "most_lifts", SESSION | LEVEL, TYPE_INT, OF_SESSION(most_lifts), RANGE(1, LIFTS_MAX, "lifts in a row"),
      DEFAULT(LIFTS_MAX), .meaning = "at most this many with less than `lift_rest` between them, then a rest",
      .example = "most_lifts = 6" },
    { "lift_rest", SESSION | LEVEL, TYPE_TIME, OF_SESSION(lift_rest), RANGE(LIFT_REST_MIN, LIFT_REST_MAX, ""),
      DEFAULT(LIFT_REST_MIN), .meaning = "how long that rest is", .example = "lift_rest = \"90s\"" },

    KEY_SECTION("saying things"),
    { "say", SESSION | LEVEL | WAY | PART, TYPE_ASKED, ID(SAY), VALUE("pool = when"),
      .meaning = "which pools are said, and when", .example = "say: { posture = \"0:30\" }" },
    { "talk", SESSION, TYPE_CHOICE, OF_SESSION(talk), WORDS(session_talks), DEFAULT(TALK_FULL),
      .meaning = "how much is said; the one in her profile wins", .example = "talk = \"full\"" },
    { "pram", SESSION, TYPE_BOOL, ID(PRAM), OF_SESSION(pram), .meaning = "words for walking with a pram",
      .example = "pram = true" },
    { "language", SESSION, TYPE_NAMED, OF_SESSION(language), DEFAULT_TEXT("en"),
      .meaning = "which cue set is used; the one in her profile wins", .example = "language = \"en\"" },
    { "language", CUES, TYPE_TEXT, ID(CUES_LANGUAGE), WITHOUT("the cue set's name"),
      .meaning =
          "the language whose plural rule its words follow; one that came with the program has its own "
          "words for the stop signs",
      .example = "language = \"en\"" },

    KEY_SECTION("words"),
    { "words", SESSION | LEVEL | CUES, TYPE_WORDS, ID(WORDS), INNER(POOL), VALUE("pools"),
      .meaning = "what may be said; a session's own override the cue set's",
      .example = "words: { posture = \"Tall and easy.\" }" },
    { "full", POOL, TYPE_OWN, ID(FULL), OF_POOL(pool.full), READ(read_wordings, "text or texts"),
      WITHOUT("an error"), .meaning = "the wordings",
      .example = "full = [\"Look how far the sky goes.\", \"Eyes up for a moment.\"]" },
    { "short", POOL, TYPE_OWN, ID(SHORT), OF_POOL(pool.brief), READ(read_wordings, "text or texts"),
      WITHOUT("`full`"), .meaning = "said once `full` has been heard a few times, or where it does not fit",
      .example = "short = \"Eyes up.\"" },
    { "then", POOL, TYPE_OWN, ID(THEN), OF_POOL(pool.then), READ(read_wordings, "text or texts"),
      .meaning =
          "said on the breath that follows; where lifts are on neighbouring breaths, after every second lift",
      .example = "then = \"Soften.\"" },
    { "each_step", POOL, TYPE_BOOL, OF_POOL(pool.each_step),
      .meaning = "counts a breath aloud, a word on each step: those of `full` breathing in, those of `then` "
                 "breathing out. At the `start` it is the first breath after the words there. Left out "
                 "where the breath is not in steps, talk is not full, or a step is too short for its word",
      .example = "each_step = true" },
    { "core", POOL, TYPE_OWN, ID(EFFORT), OF_POOL(pool),
      READ(read_effort, "true or false, `\"belly\"`, `\"floor\"`"), WITHOUT("false"),
      .meaning = "true or `\"belly\"`: each of its breaths is a lift; `\"floor\"`, in a drill: effort of the "
                 "pelvic floor",
      .example = "core = false" },
    { "on", POOL, TYPE_CHOICE, ID(ON), OF_POOL(pool.on), WORDS(session_sides),
      WITHOUT("any time; for a lift `out`"),
      .meaning = "makes it a breath word: its stressed vowel is on the turn of the breath",
      .example = "on = \"out\"" },
    { "priority", POOL, TYPE_CHOICE, OF_POOL(pool.priority), WORDS(session_priorities), DEFAULT(PRIORITY_MAY),
      .meaning =
          "without room, `must` is an error; `should` waits, and is then a warning; `may` waits 3 s at "
          "most, and is then left out. Two that are `may` stay 3 s apart",
      .example = "priority = \"should\"" },
    { "gap", POOL, TYPE_TIME, OF_POOL(pool.gap), RANGE(0, GAP_MAX, ""),
      WITHOUT("1 s; for a breath word 0.15 s"), .meaning = "silence before and after",
      .example = "gap = \"2s\"" },
    { "fade", SESSION | LEVEL | CUES, TYPE_OWN, ID(FADE), READ(read_fade, "as in a pool"),
      WITHOUT("always full"), .meaning = "for breath words that have no `fade` of their own",
      .example = "fade = \"full x2, then short\"" },
    { "fade", POOL, TYPE_OWN, OF_POOL(pool.fade),
      READ(read_fade, "`\"full x4, then short x8, then silent\"`"),
      WITHOUT("for a breath word the walk's; otherwise always full"),
      .meaning = "counted over the whole walk; the first in a part is never silent, but at least short",
      .example = "fade = \"full x4, then short x8, then silent\"" },
    { "only", POOL, TYPE_SET, OF_POOL(only), WORDS(session_conditions),
      .meaning = "said only where this holds; with several, only where all of them hold",
      .example = "only = \"no_pram\"" },
    { "weeks", POOL, TYPE_OWN, OF_POOL(weeks), READ(read_span, "`\"6+\"`, `\"6-12\"`, `\"6+ cleared\"`"),
      .meaning = "only in these weeks after birth, up to and not including the last",
      .example = "weeks = \"6+\"" },
    { "daily", POOL, TYPE_BOOL, OF_POOL(daily),
      .meaning = "another wording each day, where her baby's birthday is known", .example = "daily = true" },
    { "joins", POOL, TYPE_NAMED, OF_POOL(joins), VALUE("a pool's name"),
      .meaning = "its wordings are added to that pool, where its own `only` and `weeks` hold",
      .example = "joins = \"posture\"" },

    KEY_SECTION("sound"),
    { "sound", SESSION | LEVEL, TYPE_NAMED, OF_SESSION(sound), DEFAULT_TEXT("air"),
      .meaning = "a sound pack from `config/sounds/`; the one in her profile wins",
      .example = "sound = \"air\"" },
    { "sound", WAY | PART, TYPE_NAMED, OF_PART(sound), WITHOUT("that of the part or session around it"),
      .meaning = "another pack in this part", .example = "sound = \"air\"" },
    { "bed", SESSION | LEVEL, TYPE_NAMED, OF_SESSION(bed),
      VALUE("`\"pink\"`, `\"brown\"`, `\"rain\"`, `\"sea\"`, `\"none\"`, a file"), WITHOUT("the pack's"),
      .meaning = "what is under everything", .example = "bed = \"rain\"" },
    { "bed", WAY | PART, TYPE_NAMED, OF_PART(bed), VALUE("the same"), WITHOUT("what is around it"),
      .meaning = "another one under this part", .example = "bed = \"sea\"" },
    { "mute", SESSION | LEVEL | WAY | PART, TYPE_OWN, OF_PART(muted), READ(read_layers, "layers"),
      .meaning = "layers that are not heard; their names are those in `gain`",
      .example = "mute = [\"steps\", \"chime\"]" },
    { "gain", SESSION | LEVEL | WAY | PART, TYPE_GROUP, ID(GAIN), INNER(GAIN),
      .meaning = "layers that are louder or softer", .example = "gain: { steps = -6.0 }" },
    { NULL, GAIN, TYPE_NUMBER, .names = layer_words, OF_GAIN, RANGE(GAIN_MIN, GAIN_MAX, "dB"), WITHOUT("0"),
      .meaning = "the layer of that name", .example = "bed = -6.0" },
    { "voice", SESSION, TYPE_NAMED, ID(VOICE), OF_SESSION(voice), DEFAULT_TEXT("calm"),
      .meaning = "a voice from `voices/`; the one in her profile wins", .example = "voice = \"calm\"" },

    KEY_SECTION("drills"),
    { "sides", WAY | PART, TYPE_TEXTS, ID(SIDES), VALUE("one or two texts"), WITHOUT("no sides"),
      .meaning = "what `{side}` says, one side after the other", .example = "sides = [\"right\", \"left\"]" },
    { "reps", WAY | PART, TYPE_INT, ID(REPS), OF_DRILL(reps), RANGE(1, REPS_MAX, "repetitions a side"),
      DEFAULT(1), .meaning = "how often `each` is done", .example = "reps = 3" },
    { "switch", WAY | PART, TYPE_TIME, ID(SWITCH), OF_DRILL(change), RANGE(0, CHANGE_MAX, ""),
      DEFAULT(CHANGE_DEFAULT), .meaning = "time to change sides; the pool `switch` is said",
      .example = "switch = \"0:20\"" },
    { "each", WAY | PART, TYPE_ASKED, ID(EACH), VALUE("name = moves"),
      .meaning =
          "`in`, `out`, `hold 7s` (3 to 15 s), `hold 3 breaths` (1 to 8), `quick 1s:1s x5`, `rest 20s`, "
          "joined by commas. Holds are counted aloud",
      .example = "each: { ready = \"in\"  up = \"out, hold 5s\" }" },
    { NULL, SESSION, TYPE_GROUP, ID(FORMS), .names = session_forms, INNER(SESSION),
      VALUE("group of a session's keys"), .meaning = "what `--form` of that name changes",
      .example = "easier: { title = \"Round the pond, easy\" }" },
    { "weeks", SESSION, TYPE_GROUP, ID(WEEKS), INNER(WEEKS), .meaning = "from which week it is offered",
      .example = "weeks: { vaginal = \"2+\" }" },
    { NULL, WEEKS, TYPE_OWN, .names = session_births, OF_WEEKS, READ(read_span, "as `weeks` of a pool"),
      .meaning = "from which week after that birth", .example = "vaginal = \"4+\"" },

    KEY_SECTION("levels"),
    { "weeks", LEVEL, TYPE_GROUP, INNER(WEEKS),
      .meaning = "the weeks it is for; they cap her level, and never raise it",
      .example = "weeks: { vaginal = \"6-12\"  c_section = \"8-12\" }" },
    { "walks", LEVEL, TYPE_TEXTS, ID(WALKS), VALUE("lengths, `\"30 min from week 6\"`"),
      .meaning = "the lengths offered, and every length between the shortest and the longest",
      .example = "walks = [\"10 min\", \"20 min\", \"30 min from week 8\"]" },

    KEY_SECTION("cue sets"),
    { NULL, CUES, TYPE_WORDS, ID(CORE_POOLS), .names = session_cores, INNER(POOL), VALUE("pools"),
      .meaning = "said with that `core`", .example = "light: { push = \"Out and up, as you push.\" }" },
    { NULL, CUES, TYPE_WORDS, ID(LEVEL_POOLS), .names = level_pools, INNER(POOL), VALUE("pools"),
      .meaning = "said at that level", .example = "level_3: { halfway = \"Halfway.\" }" },
    { NULL, CUES, TYPE_TEXTS, ID(ASK_WORDS), .names = session_ask_keys, VALUE("patterns"),
      .meaning = "what words may ask of her, looked for in all that is spoken: effort of the belly and the "
                 "floor, what is never to be said, and what waits for its week",
      .example = "never_say = [\"hold your breath\", \"squeeze .. hard\"]" },
    { "word_lists", CUES, TYPE_ASKED, ID(WORD_LISTS), VALUE("name = words"),
      .meaning = "lists of words that patterns name, such as `<belly>`",
      .example = "word_lists: { belly = [\"belly\", \"tummy\"] }" },
    { "harmless", CUES, TYPE_TEXTS, ID(HARMLESS), VALUE("patterns"),
      .meaning = "words that only sound as if they asked for something: they are left out where the other "
                 "patterns are looked for",
      .example = "harmless = [\"zip up your coat|jacket\"]" },
    { "negations", CUES, TYPE_TEXTS, ID(NEGATIONS), .meaning = "words that negate what directly follows them",
      .example = "negations = [\"never\", \"no need to\"]" },
    { "leads", CUES, TYPE_TEXTS, ID(LEADS),
      .meaning = "words after which a clause begins, as it does after a comma",
      .example = "leads = [\"and\", \"now\"]" },
    { "signs", CUES, TYPE_GROUP, ID(SIGNS), INNER(SIGNS),
      .meaning = "what counts as naming a stop sign in this language; which signs there are is for the "
                 "program to decide",
      .example = "signs: { chest_pain = [\"chest pain\"] }" },
    { NULL, SIGNS, TYPE_TEXTS, ID(SIGN_PHRASES), .names = session_sign_keys,
      .meaning =
          "phrases, of which one has to be heard; the first six with one of `get_help`, the others with "
          "one of `stop`",
      .example = "leg = [\"painful leg\"]" },
    { "takes_back", SIGNS, TYPE_TEXTS, ID(TAKES_BACK),
      .meaning = "what must not be said in an opening, nor right after it",
      .example = "takes_back = [\"never mind\"]" },
    { "plain", SIGNS, TYPE_TEXTS, ID(PLAIN),
      .meaning =
          "words that may be in a sentence of signs; in a language that came with the program, any other "
          "word draws a warning",
      .example = "plain = [\"if you\", \"a\", \"or\"]" },
    { "direction", CUES, TYPE_GROUP, ID(DIRECTION), INNER(DIRECTION),
      .meaning = "the words by which this language says which way the breath goes",
      .example = "direction: { in = [\"inhale\"]  out = [\"exhale\", \"sigh\"] }" },
    { NULL, DIRECTION, TYPE_TEXTS, ID(WAYS_OF_BREATH), .names = session_directions,
      .meaning = "phrases: the breath in and out, what can only mean the breath in, the sound that rises and "
                 "falls, what is an effort",
      .example = "out = [\"exhale\", \"sigh\"]" },
    { "questions", CUES, TYPE_GROUP, ID(QUESTIONS), INNER(QUESTIONS),
      .meaning = "the words by which a text asks her body something; quiet has to follow, for the answer",
      .example = "questions: { body = [\"heavy\", \"sore\"] }" },
    { "body", QUESTIONS, TYPE_TEXTS, ID(BODY), .meaning = "words that a question to the body contains",
      .example = "body = [\"heavy\", \"sore\"]" },
    { "asks", QUESTIONS, TYPE_TEXTS, ID(ASKS), .meaning = "words that ask without a question mark",
      .example = "asks = [\"notice whether\"]" },
    { "must_say", CUES, TYPE_GROUP, ID(MUST_SAY), INNER(MUST_SAY),
      .meaning = "the words by which this language says what every walk or drill says somewhere, besides the "
                 "stop signs",
      .example = "must_say: { one_ear = [\"one ear\"] }" },
    { NULL, MUST_SAY, TYPE_TEXTS, ID(MUST_SAY_PHRASES), .names = session_must_say,
      .meaning = "phrases: not medical advice; one ear free, and how to cross; what to do when short of "
                 "air, when there is more bleeding, when the belly domes",
      .example = "one_ear = [\"one ear\"]" },
    { "drill_steps", CUES, TYPE_GROUP, ID(DRILL_STEPS), INNER(STEPS),
      .meaning = "the words by which a step of a drill is known: its first week and its dose depend on it",
      .example = "drill_steps: { press = [\"press\", \"flatten\"] }" },
    { NULL, STEPS, TYPE_TEXTS, .names = session_work_keys,
      .meaning = "phrases: hips off the floor, work of the belly, of the pelvic floor, standing up and "
                 "lifting, turning the back",
      .example = "press = [\"press\", \"flatten\"]" },

    KEY_SECTION("the walker"),
    { "baby_born", PROFILE, TYPE_OWN, ID(BABY_BORN), OF_WALKER(baby_born),
      READ(read_date, "a date: `\"2025-03-09\"`, `\"9 March 2025\"`"),
      .meaning = "her baby's birthday; weeks are counted from it to today",
      .example = "baby_born = \"2025-03-09\"" },
    { "weeks", PROFILE, TYPE_INT, OF_WALKER(weeks), RANGE(0, WEEKS_MAX, "weeks since birth"),
      WITHOUT("counted from `baby_born`"), .meaning = "her week, in place of a birthday",
      .example = "weeks = 9" },
    { "birth", PROFILE, TYPE_CHOICE, OF_WALKER(birth), WORDS(session_births),
      WITHOUT("unknown: the careful answer"), .meaning = "how her baby was born",
      .example = "birth = \"vaginal\"" },
    { "tear", PROFILE, TYPE_BOOL, OF_WALKER(tear),
      .meaning =
          "a severe tear or a prolapse: core cues wait for her provider's yes, the rest as after a C-section",
      .example = "tear = false" },
    { "cleared", PROFILE, TYPE_BOOL, OF_WALKER(cleared), .meaning = "a provider has said core work is fine",
      .example = "cleared = true" },
    { "floor_cleared", PROFILE, TYPE_BOOL, OF_WALKER(floor_cleared),
      .meaning = "after a severe tear or with a prolapse: a provider has said pelvic-floor work is fine",
      .example = "floor_cleared = true" },
    { "level", PROFILE, TYPE_INT, OF_WALKER(level), RANGE(1, LEVEL_MAX, ""), WITHOUT("the session's"),
      .meaning = "the level at which she walks; her weeks may lower it", .example = "level = 2" },
    { "core", PROFILE, TYPE_CHOICE, OF_WALKER(core), WORDS(session_cores), WITHOUT("the session's"),
      .meaning = "the most that is asked of her core", .example = "core = \"light\"" },
    { "own_pace", PROFILE, TYPE_NUMBER, OF_WALKER(own_pace), RANGE(PACE_MIN, PACE_MAX, "steps a minute"),
      WITHOUT("the session's"), .meaning = "her pace when nobody hurries her", .example = "own_pace = 78" },
    { "pace", PROFILE, TYPE_NUMBER, OF_WALKER(pace), RANGE(PACE_MIN, PACE_MAX, "steps a minute"),
      READ(read_her_pace, "`\"follow\"`"), WITHOUT("the session's"),
      .meaning =
          "moves every paced part by as much as it moves the session's own pace; `\"follow\"`: two steps "
          "a minute more after two easy walks, two fewer after a hard one or a sign, never beyond her "
          "level",
      .example = "pace = 96" },
    { "pram", PROFILE, TYPE_YES, OF_WALKER(pram), WITHOUT("the session's"), .meaning = "she pushes a pram",
      .example = "pram = false" },
    { "talk", PROFILE, TYPE_CHOICE, OF_WALKER(talk), WORDS(session_talks), WITHOUT("the session's"),
      .meaning = "how much is said", .example = "talk = \"full\"" },
    { "language", PROFILE, TYPE_NAMED, OF_WALKER(language), WITHOUT("the session's"),
      .meaning = "which cue set she hears", .example = "language = \"en\"" },
    { "voice", PROFILE, TYPE_NAMED, OF_WALKER(voice), WITHOUT("the session's"),
      .meaning = "which voice she hears", .example = "voice = \"calm\"" },
    { "sound", PROFILE, TYPE_NAMED, OF_WALKER(sound), WITHOUT("the session's"),
      .meaning = "which sound pack she hears", .example = "sound = \"air\"" },
    { "delay", PROFILE, TYPE_NUMBER, OF_WALKER(delay), RANGE(0, DELAY_MAX, "seconds"), WITHOUT("3"),
      .meaning = "the wait before a walk begins to play", .example = "delay = 10" },
    { "form", PROFILE, TYPE_CHOICE, OF_WALKER(form), WORDS(session_forms), WITHOUT("as written"),
      .meaning = "which form of a drill she does, if it has one", .example = "form = \"easier\"" },
    { "emergency", PROFILE, TYPE_TEXT, OF_WALKER(emergency), VALUE("a number, in quotes"),
      .meaning = "printed by `walkcoach stop-signs`", .example = "emergency = \"112\"" },
    { "walker", SESSION, TYPE_GROUP, ID(WALKER), INNER(PROFILE), VALUE("group of these"),
      .meaning = "a client's own data in her file; then the profile on this computer is not used",
      .example = "walker: { weeks = 9  birth = \"c-section\"  cleared = true  level = 3 }" },
};

const KeyTable session_language = { rows, sizeof rows / sizeof *rows, places, "phases" };

// ---------------------------------------------------------------------------------------

const char *key_name(KeyId id) { return table_row(&session_language, id)->name; }

const char *key_name_of(KeyId id, int value)
{
    return choice_word(table_row(&session_language, id)->names, value);
}

const ConfNode *key_get(const ConfNode *group, KeyId id) { return conf_get(group, key_name(id)); }

const ConfNode *key_get_of(const ConfNode *group, KeyId id, int value)
{
    const char *name = key_name_of(id, value);
    return name ? conf_get(group, name) : NULL;
}

bool key_is(const ConfNode *node, KeyId id)
{
    return node->name && files_same_name(node->name, key_name(id));
}

bool key_read(const ConfNode *group, KeyId id, const Desk *desk, void *out)
{
    return table_read_key(table_row(&session_language, id), group, desk, out);
}

void language_read(const ConfNode *group, Place place, Into into, const Desk *desk, void *out)
{
    table_read(&session_language, group, place, into, desk, out);
}
