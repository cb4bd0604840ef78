// Where each phrase is said. What matters more goes first and is never moved for what matters less:
//
//   must, then should, then may; in each
//     heads-ups      end at their moment, or a little before
//     breath words   their vowel on the turn, never elsewhere
//     other words    in the first hole from their moment on; those of one moment in turn, as written
//   last
//     a counted breath   a word on each step, where all of them have room; else none
//
// A word that finds no room is said shorter where there is a shorter wording. Else a `may` is left out, a
// `should` is left out with a warning, and a `must` is an error.
#include "mix/place.h"

#include "mix/advice.h"
#include "mix/beds.h"
#include "rules/rules.h"

#include <stdlib.h>
#include <string.h>

#define GRACE    (MICROS_PER_SECOND / 4)   // a breath word may end this much after its part of the breath
#define MAY_WAIT (3 * MICROS_PER_SECOND)   // a tip that comes later than this has lost its reason
#define APART    (3 * MICROS_PER_SECOND)   // between tips: she does one, then hears another
#define LATE     (12 * MICROS_PER_SECOND)  // a `should` that waited longer is worth a warning

// A phrase on its way to its place. Words of one moment form a queue.
typedef struct Word Word;
struct Word {
    const Event  *event;
    const Speech *speech;
    const Clip   *clip, *brief;  // of the text, of what may be said instead
    Frames        at;
    Silence       silence;
    Spoken       *out;
    Word         *next;      // in the queue
    bool          leads;     // first of its queue
    Priority      priority;  // of a leader: the highest of its queue
    Frames        from;      // where the queue would say it
    const Clip   *chosen;    // clip or brief; NULL: left out
};

// An overrun already reported, remembered because finding what would fit searches the whole walk.
typedef struct {
    const char *text;
    Micros      room;
} Overrun;
#define ROOM_APART (MICROS_PER_SECOND / 10)  // rooms that a message shows alike

typedef struct {
    const Timeline    *timeline;
    const PhraseIndex *phrases;
    Arena             *arena;
    DiagList          *diags;
    Occupied           occupied;
    int                rate;
    Frames             length;
    Word              *words;
    size_t             count;
    Overrun           *overruns;
    size_t             overrun_count, overrun_capacity;
} Place;

static Frames voiced(const Clip *clip) { return clip->length - clip->onset; }
static double seconds(const Place *place, Frames length) { return (double)length / place->rate; }

// --- What is reported ------------------------------------------------------------------

// A warning, or for `must` an error; nothing for `may`.
#define TELL(place, word, rule, ...)                                             \
    do {                                                                         \
        if ((word)->speech->priority == PRIORITY_MUST)                           \
            diag_error((place)->diags, (word)->event->pos, rule, __VA_ARGS__);   \
        else if ((word)->speech->priority == PRIORITY_SHOULD &&                  \
                 !session_allows((place)->timeline->session, rule))              \
            diag_warning((place)->diags, (word)->event->pos, rule, __VA_ARGS__); \
    } while (0)

static bool overrun_is_told(Place *place, const Speech *speech)
{
    for (size_t i = 0; i < place->overrun_count; i++) {
        const Overrun *told = &place->overruns[i];
        if (strcmp(told->text, speech->text) == 0 && told->room / ROOM_APART == speech->room / ROOM_APART)
            return true;
    }
    *ARENA_PUSH(place->arena, place->overruns, place->overrun_count,
                place->overrun_capacity) = (Overrun){ speech->text, speech->room };
    return false;
}

static void tell_overrun(Place *place, const Word *word)
{
    const Speech *speech = word->speech;
    if (session_allows(place->timeline->session, RULE(NO_ROOM)) || overrun_is_told(place, speech))
        return;
    Micros needed = micros_at(word->clip->length - word->clip->vowel, place->rate);
    diag_warning(place->diags, word->event->pos, RULE(NO_ROOM), "\"%s\" lasts %.1f s; the %s has %.1f s; %s",
                 speech->text, seconds(place, voiced(word->clip)),
                 speech->side == ON_IN ? "inhale" : "exhale", seconds_of(speech->room),
                 advice_for(place->timeline, place->phrases, word->event, needed, place->arena));
}

static void tell_collision(Place *place, const Word *word, const Interval *obstacle)
{
    TELL(place, word, RULE(COLLISION), "\"%s\" is left out: \"%s\" is spoken there", word->speech->text,
         obstacle ? obstacle->text : "");
}

static void tell_no_hole(Place *place, const Word *word)
{
    const TimelinePhase *phase = &place->timeline->phases[word->event->phase];
    TELL(place, word, RULE(NO_ROOM),
         "\"%s\" lasts %.1f s and finds no room between the other words of \"%s\"; %s", word->speech->text,
         seconds(place, voiced(word->clip)), phase->title, "fewer words or a longer part would do");
}

static void tell_late(Place *place, const Word *word, Frames since)
{
    double late = seconds(place, word->from - since);
    if (late > seconds_of(LATE) && word->speech->priority == PRIORITY_SHOULD &&
        !session_allows(place->timeline->session, RULE(MOVED)))
        diag_warning(place->diags, word->event->pos, RULE(MOVED),
                     "\"%s\" is said %.0f s late: other words are spoken before it", word->speech->text,
                     late);
}

// --- Saying and leaving out ------------------------------------------------------------

// onset: the frame of the clip's first sound.
static void say(Place *place, Word *word, const Clip *clip, Frames onset)
{
    Spoken *out = word->out;
    bool    brief = clip != word->clip;
    out->fate = brief ? SPOKEN_SHORTENED : SPOKEN_SAID;
    out->text = brief ? word->speech->instead : word->speech->text;
    out->clip = clip;
    out->start = onset - clip->onset;
    out->onset = onset;
    out->vowel = out->start + clip->vowel;
    out->end = out->start + clip->length;
    occupied_add(&place->occupied, onset, out->end, word->silence, out->text);
}

// --- Breath words ----------------------------------------------------------------------

static Frames turn_onset(const Word *word, const Clip *clip)
{
    return word->at - (clip->vowel - clip->onset);
}
static Frames turn_end(const Word *word, const Clip *clip) { return word->at + (clip->length - clip->vowel); }

static const Interval *turn_obstacle(const Place *place, const Word *word, const Clip *clip)
{
    return occupied_obstacle(&place->occupied, turn_onset(word, clip), turn_end(word, clip), word->silence);
}

// Whether the word ends within its part of the breath, and clear of the next breath word that matters as
// much.
static bool has_room(const Place *place, const Word *word, const Clip *clip, const Word *neighbour)
{
    Frames end = turn_end(word, clip);
    if (end > frames_at(word->event->at + word->speech->room + GRACE, place->rate))
        return false;
    return !neighbour || end + word->silence.gap <= turn_onset(neighbour, neighbour->clip);
}

static bool lies_in_walk(const Place *place, const Word *word, const Clip *clip)
{
    return word->at >= clip->vowel && turn_end(word, clip) <= place->length;
}

static void place_turn(Place *place, Word *word, const Word *neighbour)
{
    const Clip *clip = word->clip;
    if (word->brief && (!has_room(place, word, clip, neighbour) || turn_obstacle(place, word, clip)))
        clip = word->brief;
    const Interval *obstacle = turn_obstacle(place, word, clip);
    if (!has_room(place, word, clip, NULL)) {
        tell_overrun(place, word);
        if (word->speech->priority == PRIORITY_MAY)
            return;
    }
    if (!lies_in_walk(place, word, clip))
        return;
    if (obstacle)
        tell_collision(place, word, obstacle);
    else
        say(place, word, clip, turn_onset(word, clip));
}

static bool is_turn(const Word *word, Priority priority)
{
    return word->clip && !word->speech->count_left && word->speech->anchor == ANCHOR_TURN &&
           word->speech->priority == priority;
}

static void place_turns(Place *place, Priority priority)
{
    Word *word = NULL;
    for (size_t i = 0; i < place->count; i++) {
        Word *next = &place->words[i];
        if (!is_turn(next, priority))
            continue;
        if (word)
            place_turn(place, word, next);
        word = next;
    }
    if (word)
        place_turn(place, word, NULL);
}

// --- A breath counted aloud ------------------------------------------------------------

// Whether a word of it is clear of all other words, and ends before the next of the count begins.
static bool counts_well(const Place *place, const Word *word, const Word *next)
{
    return word->clip && lies_in_walk(place, word, word->clip) && !turn_obstacle(place, word, word->clip) &&
           has_room(place, word, word->clip, NULL) &&
           (!next || (next->clip && turn_end(word, word->clip) <= turn_onset(next, next->clip)));
}

// Says the words of one count if each has room on its step.
static void place_count(Place *place, Word *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!counts_well(place, words[i], i + 1 < count ? words[i + 1] : NULL))
            return;
    for (size_t i = 0; i < count; i++)
        say(place, words[i], words[i]->clip, turn_onset(words[i], words[i]->clip));
}

// Other events may be between the words of a count.
static void place_counts(Place *place)
{
    Word **words = ARENA_ARRAY(place->arena, Word *, place->count);
    size_t count = 0;
    for (size_t i = 0; i < place->count; i++) {
        if (!place->words[i].speech->count_left)
            continue;
        words[count++] = &place->words[i];
        if (place->words[i].speech->count_left > 1)
            continue;
        place_count(place, words, count);
        count = 0;
    }
}

// --- Heads-ups -------------------------------------------------------------------------

static bool place_end(Place *place, Word *word, const Clip *clip)
{
    Frames earliest = frames_at(word->event->at > word->speech->slack ? word->event->at - word->speech->slack
                                                                      : 0,
                                place->rate);
    Frames end = word->at < place->length ? word->at : place->length;
    Frames from = clip ? occupied_last_hole(&place->occupied, end, voiced(clip), word->silence, earliest)
                       : NO_HOLE;
    if (from == NO_HOLE || from < clip->onset)
        return false;
    say(place, word, clip, from);
    return true;
}

static void place_ends(Place *place, Priority priority)
{
    for (size_t i = 0; i < place->count; i++) {
        Word *word = &place->words[i];
        if (word->clip && word->speech->anchor == ANCHOR_END && word->speech->priority == priority &&
            !place_end(place, word, word->clip) && !place_end(place, word, word->brief))
            tell_no_hole(place, word);
    }
}

// --- Words of one moment, one after the other ------------------------------------------

static Frames latest_of(const Place *place, const Word *word, Frames from, const Clip *clip)
{
    Frames latest = place->length, phase_ends = frames_at(word->speech->latest, place->rate);
    Frames patience = from + frames_at(MAY_WAIT, place->rate) + voiced(clip);
    if (word->speech->latest && phase_ends < latest)
        latest = phase_ends;
    return word->speech->priority == PRIORITY_MAY && patience < latest ? patience : latest;
}

// Finds a hole for the word, but not before a sleeping headset is awake.
static bool find_hole(const Place *place, Word *word, const Clip *clip, Frames from)
{
    Frames awake = frames_at(WAKE_UP, place->rate);
    if (!clip)
        return false;
    if (from < awake)
        from = awake;
    if (from < clip->onset)
        from = clip->onset;
    word->from = occupied_first_hole(&place->occupied, from, voiced(clip), word->silence,
                                     latest_of(place, word, from, clip));
    word->chosen = word->from == NO_HOLE ? NULL : clip;
    return word->chosen != NULL;
}

// When this word may begin: at its moment, or when the one before it in the queue has ended.
static Frames turn_in_queue(const Word *word, const Word *before)
{
    if (!before)
        return word->at;
    Frames free = before->from + voiced(before->chosen) + silence_between(word->silence, before->silence);
    return free > word->at ? free : word->at;
}

// Looks for a place for each word of a queue, except those marked. Returns the first word that found none;
// NULL: all did.
static Word *try_queue(const Place *place, Word *leader)
{
    const Word *before = NULL;
    for (Word *word = leader; word; word = word->next) {
        if (!word->clip)
            continue;
        Frames from = turn_in_queue(word, before);
        if (!find_hole(place, word, word->clip, from) && !find_hole(place, word, word->brief, from))
            return word;
        before = word;
    }
    return NULL;
}

// Who gives way for a word without room: the last one before it that matters less, else itself.
static Word *who_yields(Word *leader, Word *failed)
{
    Word *yields = failed;
    for (Word *word = leader; word != failed; word = word->next)
        if (word->clip && word->speech->priority < failed->speech->priority &&
            (yields == failed || word->speech->priority <= yields->speech->priority))
            yields = word;
    return yields;
}

static void place_queue(Place *place, Word *leader)
{
    for (Word *failed; (failed = try_queue(place, leader)) != NULL;) {
        Word *yields = who_yields(leader, failed);
        tell_no_hole(place, yields);
        yields->clip = NULL;
    }
    const Word *before = NULL;
    for (Word *word = leader; word; word = word->next)
        if (word->clip) {
            tell_late(place, word, turn_in_queue(word, before));
            say(place, word, word->chosen, word->from);
            before = word;
        }
}

static void place_queues(Place *place, Priority priority)
{
    for (size_t i = 0; i < place->count; i++)
        if (place->words[i].leads && place->words[i].priority == priority)
            place_queue(place, &place->words[i]);
}

// --- Getting ready ---------------------------------------------------------------------

static bool voice_is_muted(const Timeline *timeline, const Event *event)
{
    return timeline->phases[event->phase].muted & LAYER_BIT(LAYER_VOICE);
}

// Tips keep apart from one another. What she has to hear in time, and what a drill says about its moves, may
// follow other words closely.
static Silence silence_of(const Place *place, const Speech *speech)
{
    bool apart = speech->anchor == ANCHOR_START && speech->priority == PRIORITY_MAY &&
                 place->timeline->session->kind == SESSION_WALK;
    return (Silence){ frames_at(speech->gap, place->rate), apart ? frames_at(APART, place->rate) : 0 };
}

static void read_word(const Place *place, size_t event_index, Word *word, Spoken *out)
{
    const Event *event = &place->timeline->events[event_index];
    Frames       at = frames_at(event->at, place->rate);
    *word = (Word){
        .event = event, .speech = &event->speech, .at = at, .out = out, .priority = event->speech.priority
    };
    word->silence = silence_of(place, &event->speech);
    if (!voice_is_muted(place->timeline, event)) {
        word->clip = phrases_clip(place->phrases, event->speech.text, event->speech.rate);
        word->brief = phrases_clip(place->phrases, event->speech.instead, event->speech.rate);
    }
    *out = (Spoken){ .event = event_index,
                     .fate = SPOKEN_LEFT_OUT,
                     .text = event->speech.text,
                     .start = at,
                     .onset = at,
                     .vowel = at,
                     .end = at };
}

// Words of one moment are neighbours, since events are sorted; heads-ups and breath words may come between
// them.
static void form_queues(Place *place)
{
    Word *last = NULL, *leader = NULL;
    for (size_t i = 0; i < place->count; i++) {
        Word *word = &place->words[i];
        if (word->speech->anchor != ANCHOR_START)
            continue;
        if (last && last->event->at == word->event->at && last->event->phase == word->event->phase) {
            last->next = word;
        } else {
            word->leads = true;
            leader = word;
        }
        if (word->priority > leader->priority)
            leader->priority = word->priority;
        last = word;
    }
}

static int by_onset(const void *a, const void *b)
{
    const Spoken *first = a, *second = b;
    if (first->onset != second->onset)
        return first->onset < second->onset ? -1 : 1;
    return first->event < second->event ? -1 : first->event > second->event;
}

static void read_words(Place *place, Score *out)
{
    size_t events = place->timeline->event_count;
    for (size_t i = 0; i < events; i++)
        place->count += place->timeline->events[i].kind == EVENT_SPEECH;
    place->words = ARENA_ARRAY(place->arena, Word, place->count);
    out->spoken = ARENA_ARRAY(place->arena, Spoken, place->count);
    for (size_t i = 0; i < events; i++)
        if (place->timeline->events[i].kind == EVENT_SPEECH) {
            read_word(place, i, &place->words[out->spoken_count], &out->spoken[out->spoken_count]);
            out->spoken_count++;
        }
}

void place_speech(const PhraseIndex *phrases, Arena *arena, DiagList *diags, Score *out)
{
    Place place = { .timeline = out->timeline,
                    .phrases = phrases,
                    .arena = arena,
                    .diags = diags,
                    .occupied = occupied_init(out->length, out->rate, arena),
                    .rate = out->rate,
                    .length = out->length };
    read_words(&place, out);
    form_queues(&place);
    for (int priority = PRIORITY_MUST; priority >= PRIORITY_MAY; priority--) {
        place_ends(&place, (Priority)priority);
        place_turns(&place, (Priority)priority);
        place_queues(&place, (Priority)priority);
    }
    place_counts(&place);
    qsort(out->spoken, out->spoken_count, sizeof *out->spoken, by_onset);
}
