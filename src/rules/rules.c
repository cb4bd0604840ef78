// THE table of rules: what each means, why it is there, what to do. `check --explain` prints it, and
// scripts/README.md shows it (tests/language_docs.test.sh --update copies it there).
//
//   kind      "error"; "warning"; "either": which of the two it is, and when, is said in `why`
//   comfort   an author may set the rule aside, by `allow`; never where it keeps her safe, or the file
//             makes no sense without it
//   why       one to three short sentences; a reason that is not ours names its source, as scripts/NUMBERS.md
//             does
//   mend      what to write instead, with an example between backticks. "her" is the walker, "you" the author
//
// Reasons of health are those of scripts/NUMBERS.md; a number that is changed there is changed here too.
#include "rules/rules.h"

#include "base/files.h"

// clang-format off
const Rule rule_table[RULE_COUNT] = {
    [RULE_ABOVE_HER_LEVEL] = { "above-her-level", "either", false,
        "A part asks for more than the level that her weeks allow: a quicker pace, an in-breath "
        "too short for it, or at level 4 more lifts than reminders. Slower and easier is always fine. "
        "It is an error where her week is known, and a warning where it is not, or with `--anyway`.",
        "Take the pace and breath of her level, or a walk that is made for it: `walkcoach list` "
        "shows which." },
    [RULE_ACT_TOO_EARLY] = { "act-too-early", "warning", false,
        "Before week 6 there is to be nothing heavier than the baby, no stairs for training, no scar "
        "massage, and on a walk no squats, lunges or planks and no walking faster; after a C-section or a "
        "severe tear also no kerbs, hills or tipping of the pram.",
        "Leave it out, or hold it back by her weeks: `kerb: { weeks = \"6+\"  full = \"Kerb: look, then"
        " breathe out.\" }`." },
    [RULE_AFTER_CIRCLE] = { "after-circle", "error", false,
        "These parts are put after or before one another in a circle: each waits for the place of the "
        "next, so none of them has one.",
        "Put one of them after a part that already has a place: `after = \"connect\"`." },
    [RULE_BORN_LATER] = { "born-later", "error", false,
        "The birthday in the profile is later than today. The weeks since the birth decide which walks, "
        "drills and cues fit her, so they must be right.",
        "Check the year, and the date of this computer: `baby_born = \"2026-10-18\"`. Before the birth, "
        "leave the line out." },
    [RULE_BRACKETS] = { "brackets", "error", false,
        "Each kind of bracket has one use: { } holds named settings, [ ] holds a list of texts or of "
        "numbers. Round brackets are never needed.",
        "Write a list as `full = [\"One way\", \"or another\"]` and a part as `bridge: { length = "
        "\"0:45\" }`. A file needs no brackets around it." },
    [RULE_BREATH_FORM] = { "breath-form", "error", false,
        "Breath is written as in:out, counted either in steps (2 to 6 whole ones) or in seconds (2 to "
        "10). One part uses one of the two.",
        "`breath = \"3:4\"` counts steps, `\"4s:6s\"` seconds, and `\"free\"` leaves it to her. `\"3:3 > "
        "3:4\"` changes halfway through the part; up to seven changes fit." },
    [RULE_BREATH_RATE] = { "breath-rate", "error", false,
        "While walking, 10 to 30 breaths a minute are allowed. Slower leaves her short of air, faster is "
        "panting, and six a minute is for sitting, never for walking.",
        "Change the steps of a breath or the pace: at 100 steps a minute, `breath = \"3:4\"` makes 14 "
        "breaths. Slower breathing belongs in a drill." },
    [RULE_BREATH_UNANNOUNCED] = { "breath-unannounced", "warning", true,
        "A new breath that no words announce surprises her, and so does the first one that is counted. "
        "The words end 4 to 8 steps before it, or 3 to 5 s where the pace is her own. Where there is no "
        "voice, the breath stays as it is.",
        "Say what comes: `say: { gear = \"before the breath changes\" }`, as `walk.cfg` does; words of "
        "your own there need `priority = \"must\"`. In a part without a voice, keep the breath of the "
        "part before." },
    [RULE_CHOICE] = { "choice", "error", false,
        "This setting takes one of a few words, and the word here is not one of them.",
        "Use a word that the message lists, in quotes: `core = \"light\"`." },
    [RULE_COLLISION] = { "collision", "either", true,
        "A phrase is left out because another one is being spoken at that moment; two never speak at "
        "once. It is an error if the phrase must be said.",
        "Move one of the two (`say: { posture = \"0:40\" }`), shorten one, or make the part longer." },
    [RULE_COMMA] = { "comma", "error", false,
        "A comma is missing, or there is one too many. Commas separate the items of a list; parts and "
        "settings need none.",
        "Write `full = [\"One\", \"two\", \"three\"]`: one comma between neighbours, none after the last." },
    [RULE_CORE_CEILING] = { "core-ceiling", "either", false,
        "This drill works the core, and her profile asks for breath and posture only. Her own limit "
        "comes first; with `--anyway` it becomes a warning.",
        "Choose a walk instead. When she and her provider are happy with more, set `core = \"light\"` in "
        "the profile." },
    [RULE_CORE_ON_IN] = { "core-on-in", "error", false,
        "A lift is asked for on the breath in. Effort always goes with the breath out; as the breath "
        "comes in, everything lets go fully [Somerset NHS].",
        "Write `on = \"out\"` in that pool. If its words ask for no effort, take out `core = true`." },
    [RULE_CORE_TOO_EARLY] = { "core-too-early", "error", false,
        "A core cue is written where none belongs: at level 1, or in a walk whose `core` is not "
        "\"light\". The first weeks are for breath and posture, with nothing to squeeze.",
        "Use words of breath and posture there. From level 2 on, `core = \"light\"` allows core cues." },
    [RULE_CORE_WORDS] = { "core-words", "warning", true,
        "These words ask for a lift, but their pool is not a core cue. They would reach a woman whose "
        "core still has to wait, and no soft swell would mark the lift.",
        "If a lift is meant, write `core = true` and `on = \"out\"` in the pool. If not, use a picture "
        "of posture, such as \"Grow taller\"." },
    [RULE_CROWDED] = { "crowded", "warning", true,
        "More than 60 % of this part is spoken over. That leaves too little quiet to do what the voice "
        "asks.",
        "Say less there, or give the part more time: `length = \"3:00\"`." },
    [RULE_DATE_FORM] = { "date-form", "error", false,
        "A date has to be a day of the calendar, with its year, that can be read in only one way: "
        "9/3/2026 is 9 March here and 3 September there.",
        "Write the month as a word, or the year first: `baby_born = \"9 March 2026\"`, "
        "`baby_born = \"2026-03-09\"`." },
    [RULE_DOSE] = { "dose", "either", false,
        "A drill asks for more than its dose: an effort that lasts too long, with all that is chained "
        "to it, too many efforts, or too little rest before the next. A muscle that is only ever "
        "tightened gets tight, and a tired belly domes. It is an error where her week is known, and a "
        "warning where it is not, or with `--anyway`.",
        "Hold for less, repeat less, rest for longer: a press 5 to 10 seconds and 5 a side, a plank at "
        "most 25 seconds and 3 sets a side with `rest 15s`, a pelvic-floor hold no longer than the rest "
        "after it. Less is always fine." },
    [RULE_DRILL_BREATH] = { "drill-breath", "error", false,
        "A drill has no steps to count, so each breath of it is measured in seconds.",
        "Give the session or the part a breath in seconds: `breath = \"4s:6s\"`." },
    [RULE_DRILL_IN_WALK] = { "drill-in-walk", "error", false,
        "`each`, `sides`, `reps` and `switch` describe how a drill repeats a move on a mat. Here they "
        "are in a walk, or there is no `each` that says what to repeat.",
        "For a drill, write `kind = \"drill\"` in the session and say what is done: `each: { up = "
        "\"out\"  down = \"in\" }`." },
    [RULE_DRILL_VARIABLE] = { "drill-variable", "error", false,
        "`{side}`, `{rep}` and `{reps}` are known only while a drill repeats its moves. A walk has "
        "nothing to put there.",
        "Take it out, or use one that walks know: `{minutes_left}`, `{phase}`, `{next}`, `{in}`, "
        "`{out}`, `{pace}`." },
    [RULE_DRILL_WAITS] = { "drill-waits", "either", false,
        "This drill works the belly or the pelvic floor, and her body has to heal first: until week 6 "
        "after a C-section, and after a severe tear or with a prolapse until her provider says yes, "
        "whatever the week; the belly and the pelvic floor each need their own yes. With `--anyway` it "
        "becomes a warning.",
        "Take a drill that asks for no effort, such as lying breath. Once her provider has said yes, set "
        "`cleared = true` in the profile, and `floor_cleared = true` for the pelvic floor." },
    [RULE_DUPLICATE] = { "duplicate", "error", false,
        "The same name is in one group twice, and only one of the two could count.",
        "Take one out, or give it a name of its own: a part called `reset_2` is done like `reset`." },
    [RULE_EFFORT_TOO_EARLY] = { "effort-too-early", "either", false,
        "These words ask for effort of the belly or the pelvic floor, by whatever name. Under a healing "
        "wound that is pressure where it does not belong, so her weeks, a tear, a prolapse or the core "
        "setting hold it back. Titles that are spoken count too.",
        "Say where the breath goes, or how tall she is: `lift = [\"Long breath out\"]`. A core cue has "
        "`core = true`, and is left out by itself where it has to wait." },
    [RULE_ENCODING] = { "encoding", "error", false,
        "The file holds bytes that are not UTF-8 text, so no voice can read it. Often it was saved in "
        "another encoding, or it is not a text file at all.",
        "Open it in a text editor and save it as UTF-8. From a word processor, save as plain text." },
    [RULE_EQUALS] = { "equals", "error", false,
        "A setting is written `name = value`, a group `name: { ... }`, and this line is neither.",
        "Write `title = \"Round the pond\"`. A remark for readers has # in front." },
    [RULE_EXTENDS_CIRCLE] = { "extends-circle", "error", false,
        "Two or more files extend one another in a circle, so none of them can come first.",
        "Let one of them start from a shipped walk: `extends = \"20min\"`." },
    [RULE_EXTENDS_DEEP] = { "extends-deep", "error", false,
        "Files extend one another more than 16 deep. Nobody can follow such a chain, and it is usually a "
        "mistake.",
        "Start from a file nearer the beginning of the chain: `extends = \"20min\"`." },
    [RULE_EXTENDS_ITSELF] = { "extends-itself", "error", false,
        "A file that extends its own name changes the next file of that name on the search path, and "
        "there is no other.",
        "Check the spelling. To change the shipped 20min, save yours as "
        "`~/.config/walkcoach/scripts/20min.cfg` with `extends = \"20min\"`." },
    [RULE_FADE_FORM] = { "fade-form", "error", false,
        "`fade` says how words wear off: first in full, then short, then only the sound. A habit is kept "
        "better when reminders fade than when they come every time [Aoyagi 2019].",
        "`fade = \"full x4, then short x8, then silent\"`: up to six steps, with a count on each but the "
        "last." },
    [RULE_FILE] = { "file", "error", false,
        "The file is there but cannot be read: perhaps it is a folder, or you are not allowed to open it.",
        "Check the path and the permissions: `ls -l pond.cfg`." },
    [RULE_FILE_SIZE] = { "file-size", "error", false,
        "A file may be at most 256 KiB. A session is a page or two, so a larger one is most likely the "
        "wrong file.",
        "Check the name. If a session really is that long, move a part of it into a file that it extends." },
    [RULE_FOREIGN_VOICE] = { "foreign-voice", "warning", false,
        "The voice speaks a different language from the words: English read by a Spanish voice is just "
        "noise, and so are its stop signs.",
        "Choose a voice that speaks the language of the words. The file of a voice of your own names "
        "its language: `language = \"en\"`." },
    [RULE_HOLD_WHILE_WALKING] = { "hold-while-walking", "error", false,
        "Something is held while walking. A held breath presses on the pelvic floor, and a walker needs "
        "the air.",
        "Take the hold out of `each`, or make the session a drill: `kind = \"drill\"`." },
    [RULE_INCLUDE] = { "include", "error", false,
        "`@include` copies one file into another, which would hide where a line comes from. Sessions "
        "extend one another by name instead.",
        "Write `extends = \"20min\"`, then only what is different." },
    [RULE_LAYER] = { "layer", "error", false,
        "A walk is mixed from six layers: voice, breath, steps, lift, bed and chime. This is not one of "
        "them.",
        "Use those names: `mute = [\"steps\", \"chime\"]`, or `gain: { bed = -6.0 }`." },
    [RULE_LEAST_MOST] = { "least-most", "error", false,
        "The shortest length that the part may have is more than its longest, so no length is right.",
        "Put the smaller one first: `least = \"2:00\"  most = \"6:00\"`." },
    [RULE_LEFT_UNSAID] = { "left-unsaid", "warning", false,
        "Besides the stop signs, every walk says that it is not medical advice, to keep one ear free "
        "and look before you cross, and what to do when short of air; in the first eight weeks also, in "
        "its second half, what more bleeding means. A drill that works the belly says what doming "
        "means. This one leaves something out.",
        "Leave the words of the cue set where they are (`welcome`, `one_ear`, `stop_signs`, "
        "`bleeding_later`; `watch_for` in a drill), or say the same in words of your own." },
    [RULE_LENGTH_FITTED] = { "length-fitted", "warning", true,
        "This file gives a part a length, and the part gets another one, because all of them have to "
        "add up to the length of the walk.",
        "Take the length that the message gives, or give the walk another: `length = \"25:00\"`." },
    [RULE_LENGTH_FORM] = { "length-form", "error", false,
        "This is not a length. A bare number could be minutes or seconds, so the unit is always written, "
        "in quotes.",
        "Write `length = \"4:00\"`, `\"45s\"`, `\"20 min\"` or `\"1h10min\"`. A part on steps may also "
        "have `\"57 breaths\"` or `\"400 steps\"`." },
    [RULE_LENGTH_IMPOSSIBLE] = { "length-impossible", "error", false,
        "No walk can be stretched or shortened to the length you asked for.",
        "Ask for a length in the range that the message gives, or let the parts of your own walk stretch "
        "further: `most = \"12:00\"`." },
    [RULE_LENGTH_RANGE] = { "length-range", "error", false,
        "The length is shorter or longer than this setting allows.",
        "Choose one in the range that the message gives: `gap = \"2s\"`." },
    [RULE_LEVEL_EARLY] = { "level-early", "warning", false,
        "This level begins in a later week than hers, and `--anyway` was given. Levels follow healing, "
        "which takes weeks even when she feels fine: about twelve after a C-section [HSE].",
        "Leave out `--anyway` to walk at the highest level for her week. If you keep it, any pain, "
        "heaviness, leaking or heavier bleeding means stop." },
    [RULE_LEVEL_LOOSER] = { "level-looser", "either", false,
        "A level file of your own allows what the table of levels holds back: an earlier week, a longer "
        "walk, a core cue at level 1. The table belongs to the program, with its sources; a file may be "
        "stricter, never looser. With `--anyway` it becomes a warning.",
        "Take the line out to keep our level; or write something stricter: `weeks: { vaginal = "
        "\"8+\"  c_section = \"10+\" }`." },
    [RULE_LONG_INHALE] = { "long-inhale", "error", true,
        "The breath in is longer than the breath out. A long breath out calms, and effort goes with it, "
        "so it is at least as long as the breath in.",
        "Make the second number as large as the first, or larger: `breath = \"3:4\"`." },
    [RULE_LONG_SILENCE] = { "long-silence", "warning", true,
        "In the middle of a drill her eyes are closed. After 45 s without a voice she cannot tell "
        "whether it is still going, or where she is in it.",
        "Give the moves words in `each`, or make a rest, or `switch`, shorter." },
    [RULE_MISSING_STOP_SIGNS] = { "missing-stop-signs", "error", false,
        "The first part does not say the stop signs. Every walk and drill opens with when to stop and "
        "when to get help, whoever wrote it.",
        "Say them at its start: `open: { say: { stop_signs = \"start\" } }`." },
    [RULE_MIXED_ALPHABETS] = { "mixed-alphabets", "error", false,
        "A word has letters of two alphabets, such as a Cyrillic letter among Latin ones. It looks like "
        "an ordinary word, but the checks of the words do not find it, and it is not spoken the way it "
        "looks.",
        "Type the word again, in one alphabet." },
    [RULE_MOVE_FORM] = { "move-form", "error", false,
        "This is not a move. In a drill she breathes in and out, holds for 3 to 15 seconds or 1 to 8 "
        "breaths, makes 2 to 15 quick efforts, letting go for at least as long, and rests for "
        "up to five minutes.",
        "Join up to four moves with commas: `press = \"out, hold 5s\"`, `quick = \"quick 1s:1s x5\"`, "
        "`pause = \"rest 20s\"`." },
    [RULE_MOVE_UNSAID] = { "move-unsaid", "warning", false,
        "What a drill says about a move is how she knows what to do: she lies with closed eyes, and "
        "holds until she hears \"let go\". So it is heard at every repetition of every side, whatever "
        "she chose for `talk`.",
        "Remove what is in its way: `mute`, `quiet`, `only` or `weeks` of its words, a long `gap`, "
        "words that have to be said at the same time, or a wording longer than the move." },
    [RULE_MOVED] = { "moved", "warning", true,
        "A phrase is said more than twelve seconds late, because other words are spoken first. By then "
        "it may have lost its reason.",
        "Choose a moment that is free (`say: { posture = \"1:30\" }`), or shorten the words before it." },
    [RULE_NAME] = { "name", "error", false,
        "Names are made of a-z, 0-9, _ and -, and begin with a letter. They have no spaces and no quotes.",
        "Give it a plain name, and the pretty one as a title: `part_10: { title = \"10 minutes by the "
        "river\" }`." },
    [RULE_NESTING] = { "nesting", "error", false,
        "Brackets are nested more than 32 deep, or one group has more than 1000 names. A session needs "
        "seven levels and a few dozen names.",
        "Usually a closing bracket is missing further up. Indenting the file shows where." },
    [RULE_NEVER_SAID] = { "never-said", "warning", false,
        "The session has words that no part says, so nobody will hear them. Often the name is spelled in "
        "two ways.",
        "Say them in a part, `say: { horizon = \"1:00\" }`, or take them out." },
    [RULE_NEVER_SAY] = { "never-say", "warning", false,
        "These words ask for what no walker is asked to do: a held breath, bearing down, hard effort, "
        "running and jumping, sit-ups, medicine, or what is not safe on a road. They are found in whatever "
        "is spoken, unless a \"never\" comes directly before them.",
        "Say how light it is: \"Lift, as if zipping up, a third of your strength at most\"." },
    [RULE_NEW_PART] = { "new-part", "error", false,
        "The file names a part that the walk it extends does not have. It may be a slip of the pen; a "
        "part that is really new has to say where it goes.",
        "Correct the name, or add `after = \"reset\"` or `before = \"close\"` to the part." },
    [RULE_NO_BREATH] = { "no-breath", "warning", false,
        "These words belong on a breath, but the breath is free in this part. There is no breath to put "
        "them on, so they are never said.",
        "Give the part a breath, `breath = \"3:4\"`, or say something there that needs none." },
    [RULE_NO_FORM] = { "no-form", "error", false,
        "The session has no form of that name.",
        "Leave out `--form`, or write the form into the session: `easier: { phases: { bridge: { reps = 2 "
        "} } }`." },
    [RULE_NO_LENGTH] = { "no-length", "error", false,
        "Nothing says how long the part lasts.",
        "Write `length = \"2:00\"`. If the whole session has a length, one part may go without and take "
        "what is left." },
    [RULE_NO_PARTS] = { "no-parts", "error", false,
        "A session is made of parts, and there are none in this one.",
        "Write them, `phases: { walk: { length = \"10:00\" } }`, or start from a walk that has them: "
        "`extends = \"20min\"`." },
    [RULE_NO_ROOM] = { "no-room", "either", true,
        "A phrase does not fit its breath or its gap, so it would run over the turn of the breath or "
        "other words. At 100 steps a minute and 3:4 there is room for four words on the breath in and "
        "five on the breath out. It is an error if the phrase must be said.",
        "Shorten it, add a brief wording for tight places, `short = \"Lift\"`, or give the part more "
        "time." },
    [RULE_NO_SUCH_FILE] = { "no-such-file", "error", false,
        "No session, level or cue set of that name was found. Your own folder is searched first, then "
        "the installed one.",
        "Check the spelling; `walkcoach list` shows what there is. A file anywhere else is given as a "
        "path: `walkcoach check ./pond.cfg`." },
    [RULE_NO_SUCH_PART] = { "no-such-part", "error", false,
        "`after` or `before` names a part that the walk does not have.",
        "Name a part that is there: `after = \"connect\"`. `walkcoach show 20min --whole` lists them." },
    [RULE_NO_SUCH_WAY] = { "no-such-way", "error", false,
        "`like` names a way of doing a part that neither the session nor its level has.",
        "Use one that is there, `like = \"reset\"`, or describe it: `ways: { brook: { pace = \"own\" } "
        "}`." },
    [RULE_NO_TIME_TO_FEEL] = { "no-time-to-feel", "warning", true,
        "A question to the body needs quiet to feel the answer in: at least 8 s without a voice after "
        "it.",
        "Say the next words later: `say: { body_check = \"start\"  habit = \"0:20\" }`." },
    [RULE_NO_WORDS] = { "no-words", "error", false,
        "A pool of words needs at least one wording in full, and this one has none.",
        "Write what is said: `full = [\"Look how far the sky goes.\", \"Eyes up for a moment.\"]`." },
    [RULE_NOT_A_GROUP] = { "not-a-group", "error", false,
        "This name takes a group of settings in braces, not one value.",
        "Write it with a colon and braces: `say: { posture = \"every 45s\" }`." },
    [RULE_NOT_ALLOWABLE] = { "not-allowable", "error", false,
        "`allow` lets an author set aside a rule that is about comfort. A rule that keeps her safe, or "
        "without which the file makes no sense, cannot be set aside.",
        "Take the name out, and do what the rule asks for. `walkcoach check --explain all` says for "
        "each rule whether it can be allowed." },
    [RULE_NOT_CLEARED] = { "not-cleared", "either", false,
        "This session is for women whose provider has said that core work is fine. Loading the core "
        "before that can set healing back. With `--anyway` it becomes a warning.",
        "Ask at the six-week check. Once the answer is yes, write `cleared = true` in the profile." },
    [RULE_NOTHING_LEFT] = { "nothing-left", "error", false,
        "One part has no length and takes what the others leave of the whole, and they leave nothing.",
        "Shorten another part, or lengthen the whole: `length = \"23:00\"`." },
    [RULE_NOTHING_TO_REPEAT] = { "nothing-to-repeat", "warning", false,
        "`repeat` does the inner parts again, and this part has none, so it is done once.",
        "Put parts into it, `phases: { brisk: { }  easy: { length = \"1:20\" } }`, or make it longer "
        "instead." },
    [RULE_NUMBER] = { "number", "error", false,
        "This is not written as a number: it needs a point instead of a comma, a plain minus sign, no "
        "unit, or fewer digits. In one list, either all numbers are whole or none is.",
        "Write `own_pace = 78.5` and `bed = -6.0`. In a list with fractions, 1 becomes `1.0`." },
    [RULE_OPEN_BRACE] = { "open-brace", "error", false,
        "In words, { begins a variable such as `{minutes_left}`, and this one is never closed.",
        "Close it with }, or take the { out." },
    [RULE_OPPOSITE_ADVICE] = { "opposite-advice", "warning", false,
        "These words answer a stop sign, or the talk test, with going on: harder, faster, never mind. A"
        " sign means slower, less, or stop.",
        "Say what eases it: `\"If your belly domes, press less\"`." },
    [RULE_OTHER_BIRTH] = { "other-birth", "either", false,
        "The weeks of this walk or drill name one kind of birth, and hers was the other. Its words "
        "speak of a wound that she does not have, or leave out the one that she has. With `--anyway` it"
        " is a warning.",
        "Take one that is for her; `first-walk` is for everybody. If yours is for both births, give it "
        "weeks for both: `weeks: { vaginal = \"0+\"  c_section = \"0+\" }`." },
    [RULE_OUTSIDE_PART] = { "outside-part", "warning", false,
        "This moment is before the beginning or after the end of its part or of the walk, so it never "
        "comes.",
        "Choose a moment inside it, or count back from the end: `say: { look = \"-0:20\" }`." },
    [RULE_OWN_PACE_STEPS] = { "own-pace-steps", "error", false,
        "At her own pace nobody counts her steps, so a breath counted in steps has nothing to follow.",
        "Give the part a pace, `pace = 100`, or a breath that needs no steps: `breath = \"2.5s:2.5s\"` "
        "or `\"free\"`." },
    [RULE_OWN_STOP_SIGNS] = { "own-stop-signs", "warning", false,
        "A sentence of stop signs has words in it that, for all this program knows, do not belong there, or "
        "is in a language that did not come with it. It may be right, but nobody has checked it.",
        "Say nothing in these sentences but the signs and what to do, such as `Get help for chest "
        "pain`; or keep the words that came with the program." },
    [RULE_PACE_FORM] = { "pace-form", "error", false,
        "Pace is counted in steps a minute: one number, a ramp from one to another, or her own.",
        "Write `pace = 100`, `pace = \"100 > 110\"` or `pace = \"own\"`. Minutes per kilometre are not "
        "understood." },
    [RULE_PACE_RANGE] = { "pace-range", "error", false,
        "Pace is 60 to 140 steps a minute. People follow a beat well from 80 to 140; 100 is moderate "
        "effort and 130 vigorous [CADENCE-Adults].",
        "Choose a pace in that range, `pace = 104`, or leave it to her: `pace = \"own\"`." },
    [RULE_PLAN_CHECK] = { "plan-check", "error", false,
        "A plan comes to walks over 20 minutes, or to level 3 or 4, without asking first. Longer walks wait "
        "for the check at six to eight weeks; brisk walking also waits for bleeding to stop and wounds to "
        "heal, and, for level 4, for walks without a sign.",
        "Ask before the first of these weeks, or in an earlier one, but not in week 0: "
        "`check = \"week_6\"`." },
    [RULE_PLAN_DAYS] = { "plan-days", "error", false,
        "A plan has at most one walk and one drill on a day, its days are given in order, and a week "
        "has seven days.",
        "Leave the days out, or give each walk its own: `days = [1, 3, 5, 7]`." },
    [RULE_PLAN_EARLY] = { "plan-early", "error", false,
        "A plan offers a walk, a drill or a level before its week, or after a birth for which it is not "
        "meant. Healing takes time, longer after a C-section or a severe tear.",
        "Move it to the week that the message gives, or take another: `levels = [2, 2]`." },
    [RULE_PLAN_FORM] = { "plan-form", "error", false,
        "A week of a plan does not fit together: each walk needs its level, and, where days are given, "
        "its day; drills are in a list of their own. A plan also has to say for which birth it is.",
        "Write one level for each walk, and one day if you give days: `walks = [\"10min\", \"20min\"]  "
        "levels = [2, 2]`." },
    [RULE_PLAN_MINUTES] = { "plan-minutes", "error", false,
        "The minutes of a week rise by more than 20, or fall although the level is no higher; or a walk"
        " is longer or shorter than its level allows. Length grows by about five minutes a week [St "
        "John of God], so that her body can answer before there is more.",
        "Take a length in between: `walks = [\"20min\", \"30min\", \"20min\", \"30min\"]`." },
    [RULE_PLAN_WEEKS] = { "plan-weeks", "error", false,
        "A week is missing in a plan, or the plan has no weeks at all. Each row is for one week, so "
        "that three walks without a sign always earn the next.",
        "Write every week from the first on: `week_0: { daily = \"breathing\" }`. The last one applies "
        "from then on." },
    [RULE_PRAM_EARLY] = { "pram-early", "either", false,
        "After a C-section, no pram is pushed before week 3: pushing strains a fresh wound. Where her "
        "profile says that she pushes one, her walk is without it until then. A walk that is itself for the "
        "pram is refused; with `--anyway` it becomes a warning.",
        "Walk without it, or with someone else pushing: `pram = false`. From week 3 until week 6, keep "
        "to flat ground." },
    [RULE_QUIET_PART] = { "quiet-part", "warning", false,
        "A quiet part has no voice but the heads-up at its end, so that she has a while to herself. What "
        "`say` asks for there is left out.",
        "Say it in another part, or let this one speak: `quiet = false`." },
    [RULE_QUOTES] = { "quotes", "error", false,
        "A text is on one line, between straight double quotes. Here one is missing, curly, or inside "
        "the text.",
        "Write `title = \"Round the pond\"`. Inside a text, a quotation mark is written `\\\"` and a "
        "backslash `\\\\`." },
    [RULE_RANGE] = { "range", "error", false,
        "The number is smaller or larger than this setting allows.",
        "Choose one in the range that the message gives: `level = 3`." },
    [RULE_REMARK] = { "remark", "error", false,
        "A remark begins with #. A semicolon does not begin one.",
        "Write `# round the pond and back`." },
    [RULE_ROUNDS] = { "rounds", "error", false,
        "The inner parts of a repeated part cannot add up to one round of its length.",
        "Divide the length by the rounds: with `length = \"8:00\"  repeat = 2`, the inner parts add up "
        "to 4:00. One of them may go without a length and take what is left." },
    [RULE_SAID_TWICE] = { "said-twice", "warning", true,
        "The same wording is twice in one list. It is then said twice as often as the others, and may "
        "follow itself.",
        "Take one of the two out." },
    [RULE_SIDES] = { "sides", "error", false,
        "A drill is done on one side or on two, and this is neither.",
        "Write `sides = [\"right\", \"left\"]`, or leave it out." },
    [RULE_SIGN_WORDS] = { "sign-words", "error", false,
        "The cue set has no words for a stop sign, has the same words for two, or changes those that "
        "came with the program for this language. Every walk and drill says when to get help and when "
        "to stop, in its language.",
        "Give the words in the cue set: `signs: { chest_pain = [\"chest pain\"] }`. Any one of "
        "the phrases counts." },
    [RULE_SIGNS_CUT] = { "signs-cut", "warning", false,
        "What is made or played begins after the stop signs, ends before them, or leaves out the voice, "
        "so they are not heard. The file says so in its comment.",
        "Begin with the opening, without `--from`, and keep the voice; `walkcoach stop-signs` prints them." },
    [RULE_SIGNS_TAKEN_BACK] = { "signs-taken-back", "error", false,
        "Words in the opening, or right after it, take the stop signs back: \"never mind\", \"keep "
        "walking\". She would walk on when she should stop.",
        "Leave these words out of the opening." },
    [RULE_SILENT_VOICE] = { "silent-voice", "warning", false,
        "This voice is silent; it is meant for tests and for the layout of a walk. Nothing is spoken, "
        "and no stop sign is heard.",
        "Walk with a voice that speaks: `voice = \"calm\"`." },
    [RULE_SLOW_BREATH] = { "slow-breath", "warning", true,
        "This is under 12 breaths a minute at 100 steps a minute or more: little air for that much work.",
        "Count fewer steps for a breath, `breath = \"3:4\"`, or walk more slowly there." },
    [RULE_SOUND_FILE] = { "sound-file", "error", false,
        "A sound file is not there, or cannot be read as sound.",
        "Check its name (it is looked for first beside the file that names it: `bed = \"rain.flac\"`) "
        "and its format: WAV, FLAC, Ogg, Opus and MP3 can be read." },
    [RULE_SOUND_FILE_LONG] = { "sound-file-long", "warning", false,
        "Only the first two minutes of a bed, or 20 seconds of another sound, are used; a bed then "
        "begins again. The rest would only fill memory.",
        "Cut the file to the stretch that you want to hear." },
    [RULE_SOUND_NAME] = { "sound-name", "error", false,
        "There is no noise or tone of that name for this sound.",
        "Use one that the message lists: `chime: { tone = \"bowl\" }`, `in: { noise = \"pink\" }`." },
    [RULE_SOUND_PACK] = { "sound-pack", "error", false,
        "There is no sound pack of that name, neither in your own folder nor in the installed one.",
        "`walkcoach list sounds` shows them all: `sound = \"air\"`." },
    [RULE_SOUND_PITCH] = { "sound-pitch", "error", false,
        "The pitch is not a number of Hz that a small speaker makes audible outdoors: 300 to 1500 for "
        "breath, lifts and chimes, 1000 to 3000 for steps.",
        "Write `pitch = 440`, or from one to another: `pitch = \"420 > 600\"`." },
    [RULE_SOUND_SOURCE] = { "sound-source", "error", false,
        "A sound comes from one place: a noise, a tone, or a file of your own.",
        "Keep one of them, `in: { noise = \"pink\" }`, or none at all: `in = \"none\"`." },
    [RULE_SOUND_SWEEP] = { "sound-sweep", "error", false,
        "The pitch moves by more than a fifth. A wide rise invites breathing high up in the chest.",
        "Keep the higher number within one and a half times the lower: `pitch = \"400 > 600\"`." },
    [RULE_STOP_SIGNS_UNHEARD] = { "stop-signs-unheard", "either", false,
        "The stop signs are not said, or would not be heard. They belong in the first minute of the first "
        "part, at her own pace and breath, in every wording that may be chosen, clear and louder than the "
        "bed.",
        "Let the opening say them: `open: { say: { stop_signs = \"start\" } }`, with the words of "
        "the cue set, and leave its voice, pace and length as they are." },
    [RULE_SYNTAX] = { "syntax", "error", false,
        "This line cannot be read, and the program cannot say what exactly is wrong with it.",
        "Write one setting to a line, as in `walkcoach show 20min --whole`, and check the end of the "
        "line before." },
    [RULE_TEXT_LENGTH] = { "text-length", "error", false,
        "A text may have at most 300 characters. That is 20 seconds of speech, more than anyone follows "
        "while walking.",
        "Split it into several pools, and say them at different moments: `say: { first = \"start\"  "
        "second = \"1:00\" }`." },
    [RULE_TEXT_NEEDS_STEPS] = { "text-needs-steps", "error", false,
        "`{in}` and `{out}` are the steps of a breath, and in this part the breath is not counted in "
        "steps.",
        "Give the part `pace = 100  breath = \"3:4\"`, or say the words elsewhere." },
    [RULE_TOO_DEEP] = { "too-deep", "error", false,
        "Parts may be inside parts eight deep, and no deeper.",
        "Write the inner parts side by side. Most walks need two depths: `work: { repeat = 3  phases: { "
        "... } }`." },
    [RULE_TOO_EARLY] = { "too-early", "either", false,
        "The session's `weeks` say from which week after the birth it is offered, and hers is earlier. "
        "Healing takes time, longer after a C-section. With `--anyway` it becomes a warning.",
        "Choose a walk at her level until then." },
    [RULE_TOO_LONG] = { "too-long", "error", false,
        "A session lasts at most 24 hours. A longer one is nearly always minutes written as hours.",
        "Check the lengths: `\"20:00\"` is twenty minutes, `\"20:00:00\"` twenty hours." },
    [RULE_TOO_MANY_CUES] = { "too-many-cues", "error", false,
        "More than 100,000 things would be said. That is nearly always `every` with a very short time.",
        "Leave more time between them: `posture = \"every 45s\"`." },
    [RULE_TOO_MANY_PARTS] = { "too-many-parts", "error", false,
        "With every round counted, the session has more parts than can be laid out.",
        "Lower `repeat`, or put fewer parts inside it." },
    [RULE_TOO_MANY_STEPS] = { "too-many-steps", "error", false,
        "One repetition of a drill has at most 16 steps, about as many as one can keep in mind.",
        "Take some out, or make two parts of it, each with its own `each`." },
    [RULE_TOTAL] = { "total", "error", false,
        "Whole breaths on steps do not add up to the length of the session, and no part at her own pace "
        "can take up the rest.",
        "Let one part walk at her own pace, `cool: { pace = \"own\" }`: it takes up what is over." },
    [RULE_TOTAL_IMPOSSIBLE] = { "total-impossible", "error", false,
        "The parts cannot come to the length of the session, however far they stretch or shrink.",
        "Change that length, or give parts more room: `least = \"1:00\"  most = \"8:00\"`." },
    [RULE_TRUE_OR_FALSE] = { "true-or-false", "error", false,
        "Yes and no are written true and false, in small letters and without quotes.",
        "Write `optional = true`." },
    [RULE_TWO_OPEN_PARTS] = { "two-open-parts", "error", false,
        "Two parts next to each other have no length. Only one can take what is left.",
        "Give one of them a length: `length = \"2:00\"`." },
    [RULE_TYPE] = { "type", "error", false,
        "The value is of the wrong kind, such as a text where a number belongs.",
        "Texts have quotes; numbers, true and false have none: `title = \"Pond\"`, `level = 3`, `pram = "
        "true`." },
    [RULE_UNCHECKED_LANGUAGE] = { "unchecked-language", "warning", false,
        "The words are in a language that did not come with the program. The program knows its stop "
        "signs by the words of `signs`, but effort, what must never be said and the direction of the "
        "breath only by lists in the cue set. The plan and the file say that nobody has checked the "
        "words.",
        "Give the cue set lists of its own: `core_words`, `never_say`, `direction` and the others that "
        "the message names; and let somebody who speaks the language read what is said." },
    [RULE_UNCLOSED] = { "unclosed", "error", false,
        "A bracket or a `/*` remark is opened and not closed, or closed and never opened.",
        "Each { needs its }, each [ its ], each `/*` its `*/`. Indenting the file shows which one is "
        "missing." },
    [RULE_UNCOUNTED_BREATHS] = { "uncounted-breaths", "error", false,
        "The length is counted in breaths, but the breath of this part is free, so nobody counts them.",
        "Give the part a breath, `breath = \"3:4\"`, or a length in time: `length = \"4:00\"`." },
    [RULE_UNKNOWN_KEY] = { "unknown-key", "error", false,
        "There is no such setting here. It would do nothing, so it is pointed out instead of passed over.",
        "Check the spelling; scripts/README.md lists every setting and where it goes. If it is right, a "
        "} may be missing above it." },
    [RULE_UNKNOWN_VARIABLE] = { "unknown-variable", "error", false,
        "There is no variable of that name to fill in.",
        "Use `{minutes_left}`, `{phase}`, `{next}`, `{in}`, `{out}` or `{pace}`; in drills also "
        "`{side}`, `{rep}` and `{reps}`." },
    [RULE_UNKNOWN_WORDS] = { "unknown-words", "error", false,
        "`say` or `joins` names words that neither the session nor its cue set has.",
        "Check the spelling, or write them: `words: { look = \"Look how far the sky goes.\" }`." },
    [RULE_UNUSED_WAY] = { "unused-way", "warning", false,
        "The session says how a part of this name is done, and no part has that name or is `like` it. "
        "Often it is misspelt.",
        "Correct the name, or use it: `bridge: { like = \"brook\" }`." },
    [RULE_UNVOUCHED_WORDS] = { "unvouched-words", "warning", false,
        "Some words of your own are neither among those that came with the program nor in a spelling "
        "dictionary: another language, a sound spelt out, an invented word, or a name. No list can know "
        "what they ask of her, so the plan and the file say that nobody has checked them.",
        "Write it in plain words, in the language of the walk. A name may stay, with its warning. "
        "Without the package `hunspell-en-us`, words are only compared with those that came with the "
        "program." },
    [RULE_VALUE] = { "value", "error", false,
        "There is a name here, but nothing after it.",
        "Give it a value, `title = \"Round the pond\"`, or take the line out." },
    [RULE_VOICE] = { "voice", "error", false,
        "There is no voice of that name, or the voice could not speak a phrase.",
        "`walkcoach list voices` shows the voices: `voice = \"calm\"`. If one phrase fails, write it "
        "more simply." },
    [RULE_VOICE_COMMAND] = { "voice-command", "error", false,
        "The program that is to speak cannot be run as the voice file says: it is missing, or its "
        "`command` is incomplete.",
        "Install the program, and name it with what it needs: `command: { argv = [\"flite\", \"-t\", "
        "\"{text}\", \"-o\", \"{out}\"]  timeout = \"20s\" }`." },
    [RULE_VOICE_ENGINE] = { "voice-engine", "error", false,
        "A voice file says what speaks with exactly one group: espeak, command, recordings or silent, "
        "with what that group needs.",
        "Write one of them: `espeak: { voice = \"en-gb-x-rp+f4\" }` or `recordings: { folder = "
        "\"my-voice\" }`." },
    [RULE_VOICE_EQUALISE] = { "voice-equalise", "error", false,
        "`equalise` makes the voice softer or louder around a frequency: 20 to 10000 Hz, then -24 to 24 "
        "dB.",
        "Write the two numbers as one text for each band: `equalise = [\"200 -3\", \"3600 -4\"]`." },
    [RULE_VOICE_ESPEAK] = { "voice-espeak", "error", false,
        "espeak-ng is not installed, or it has no voice of that name.",
        "On Debian, install libespeak-ng1 and espeak-ng-data. `espeak-ng --voices=en` lists the voices: "
        "`voice = \"en-gb-x-rp+f4\"`." },
    [RULE_VOICE_FALLBACK] = { "voice-fallback", "either", false,
        "Some phrases are not recorded, so another voice says them: that is a warning. Where voices "
        "fall back on one another in a circle, none would speak: that is an error.",
        "Record the phrases that are missing, or name a voice that speaks by itself: `fallback = "
        "\"calm\"`." },
    [RULE_VOICE_LETTER] = { "voice-letter", "warning", true,
        "A text holds a letter that the voice's language is not written with, or a sign such as an arrow, a "
        "star or an emoji. The voice says its name, spells it out or leaves it out.",
        "Write what is to be said: `and so on`, not an arrow. A voice file can do it for all texts: `respell "
        "= [\"km = kilometres\"]`." },
    [RULE_VOICE_RATE] = { "voice-rate", "warning", false,
        "Over all that was spoken, the voice's program was more than 10 % faster or slower than the rate "
        "of its voice file, in words a minute as espeak-ng counts them. Tips and what must be said are "
        "meant to be slower than breath words, and a breath has room for only a few words.",
        "Give it the rate, `argv = [\"say\", \"-r\", \"{rate}\", \"{text}\"]`. The speech of a program "
        "that takes no rate is fitted to the rate, where Rubber Band (package librubberband2) is "
        "installed: give the program's own rate, `own_rate = 172`, or leave it to be measured." },
    [RULE_VOICE_RECORDINGS] = { "voice-recordings", "error", false,
        "The folder of recordings that the voice names is not there, or is not a folder.",
        "The path is relative to the voice file: with `folder = \"my-voice\"` in voices/mine.cfg, it is "
        "voices/my-voice." },
    [RULE_VOICE_RESPELL] = { "voice-respell", "error", false,
        "`respell` writes a word as the voice should say it, and both sides are needed.",
        "Put what is written before the = and what is spoken after it: `respell = [\"TVA = T V A\"]`." },
    [RULE_WALK_TOO_LONG] = { "walk-too-long", "either", false,
        "This walk is longer than her level offers in her week. Length grows by about five minutes a "
        "week [St John of God], so that her body can answer before there is more. With `--anyway` it "
        "becomes a warning.",
        "Take the nearest length, which the message gives. After any symptom, walk five minutes less." },
    [RULE_WALK_TOO_SHORT] = { "walk-too-short", "either", false,
        "This walk is shorter than her level offers: it would have no time to warm up and cool down. "
        "With `--anyway` it becomes a warning.",
        "Take the nearest length, which the message gives, or a lower level: `--level 2`." },
    [RULE_WALKER_PART] = { "walker-part", "error", false,
        "A `walker` group hides the profile of this computer, so it has to say what keeps her "
        "safe: how she gave birth, and when. A group with one harmless key would make her week "
        "and her C-section unknown.",
        "Give both: `walker: { birth = \"c-section\"  weeks = 9 }`, or `baby_born` in place of `weeks`." },
    [RULE_WALKS_FORM] = { "walks-form", "error", false,
        "`walks` lists the lengths that a level offers, some perhaps only from a certain week on.",
        "Write `walks = [\"10 min\", \"20 min\", \"30 min from week 6\"]`." },
    [RULE_WEEKS_DISAGREE] = { "weeks-disagree", "error", false,
        "Both the weeks and the birthday are given, and they do not agree. Which of the two is out of "
        "date cannot be known, and her level, her core cues and her drills all depend on it.",
        "Leave one of the two out: `baby_born` stays right by itself, `weeks` has to be changed each "
        "week." },
    [RULE_WEEKS_EARLY] = { "weeks-early", "warning", false,
        "A drill is offered from an earlier week than the program has for what is done in it: a press, "
        "hips off the floor, the pelvic floor, standing up. Nothing is known about her, so its `weeks` "
        "are all that keeps it away from a healing wound.",
        "Write weeks that are no earlier: `weeks: { vaginal = \"6+ cleared\"  c_section = \"12+ "
        "cleared\" }`. A `walker` group says for whom it is." },
    [RULE_WEEKS_FORM] = { "weeks-form", "error", false,
        "Weeks are counted from the birth. A range goes from its first week up to, but not including, its "
        "last.",
        "`\"6-12\"` is from week 6 and before week 12, `\"12+\"` from week 12 on, and `\"6+ cleared\"` "
        "also needs her provider's yes: `weeks: { vaginal = \"6+\"  c_section = \"8+\" }`." },
    [RULE_WEEKS_MANY] = { "weeks-many", "warning", true,
        "By this, more than five years have passed since the birth. Most often days or months were "
        "meant, or the year is a slip, and then everything would be offered far too early.",
        "Count in weeks since the birth, or write the birthday: `baby_born = \"2026-10-18\"`." },
    [RULE_WHEN_FORM] = { "when-form", "error", false,
        "This does not say when. A moment is a time, a place in the part, or a count of breaths.",
        "Use `\"start\"`, `\"end\"`, `\"halfway\"`, `\"0:30\"`, `\"-0:20\"`, `\"5 min left\"`, `\"every "
        "45s\"`, `\"before each part\"`, `\"before the breath changes\"`, or breaths: `\"2nd\"`, `\"4th x6, "
        "then 8th\"`." },
    [RULE_WHEN_PLACE] = { "when-place", "error", false,
        "Breaths are counted in a part, while minutes left and the heads-up belong to the whole walk. "
        "This is in the wrong place.",
        "Put `lift = \"4th\"` into the `say` of a part, and `minutes_left = \"5 min left\"` into that of "
        "the session." },
    [RULE_WHOLE_BREATHS] = { "whole-breaths", "error", false,
        "A part on steps holds whole breaths, and this one is too short for even one, or, "
        "where the breath changes, the share of it that each breath gets is.",
        "Make it longer, `length = \"1:00\"`, or count fewer steps for a breath: `breath = \"2:3\"`." },
    [RULE_WRONG_DIRECTION] = { "wrong-direction", "warning", false,
        "A word that names one direction of the breath is obeyed before it is understood: \"in\" on the "
        "way out makes her breathe in, and so does \"draw in\". The sound rises with the breath in and "
        "falls with the breath out, and effort goes with the breath out.",
        "Say it in other words, `\"Light lift\"` for `\"Draw in\"`, or say it on the other half of the "
        "breath: `on = \"in\"`." },
};
// clang-format on

const Rule *rules_find(const char *name)
{
    for (int i = 0; i < RULE_COUNT; i++)
        if (files_same_name(rule_table[i].name, name))
            return &rule_table[i];
    return NULL;
}

const char *rules_nearest(const char *name, bool comfort)
{
    const char *names[RULE_COUNT];
    size_t      count = 0;
    for (int i = 0; i < RULE_COUNT; i++)
        if (rule_table[i].comfort || !comfort)
            names[count++] = rule_table[i].name;
    return files_nearest(name, names, count);
}
