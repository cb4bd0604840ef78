// The room of a phrase is what its timeline leaves it: for a breath word its part of the breath, for a call
// the time to the next words, less the words that wait before it. For phrases that nobody has spoken yet, the
// length is guessed.
#include "job/script.h"

#include "timeline/estimate.h"
#include "voice/slug.h"

#include <stddef.h>
#include <string.h>

enum { SEEDS_MOST = 200, SEEDS_STALE = 8 };  // choices of wordings; stop after this many that add nothing new
#define LONGEST_THAT_MATTERS (15 * MICROS_PER_SECOND)

// --- Room ------------------------------------------------------------------------------

static bool is_speech(const Event *event) { return event->kind == EVENT_SPEECH; }

// The time from its moment to whatever is said next, less what else is said at the same moment.
static Micros room_after(const Timeline *timeline, size_t index)
{
    const Event *event = &timeline->events[index];
    Micros       until = event->speech.latest > 0 ? event->speech.latest : timeline->length, others = 0;
    for (size_t i = 0; i < timeline->event_count; i++) {
        const Event *other = &timeline->events[i];
        if (i == index || !is_speech(other) || other->at < event->at)
            continue;
        if (other->at > event->at) {
            until = other->at < until ? other->at : until;
            break;
        }
        others += estimate_text(other->speech.text) + other->speech.gap;
    }
    return until - event->at - others - event->speech.gap;
}

// For what ends at its moment: the time from the last word before it.
static Micros room_before(const Timeline *timeline, size_t index)
{
    const Event *event = &timeline->events[index];
    for (size_t i = index; i-- > 0;)
        if (is_speech(&timeline->events[i])) {
            const Event *before = &timeline->events[i];
            return event->at - before->at - estimate_text(before->speech.text) - event->speech.gap;
        }
    return SCRIPT_ANY_LENGTH;
}

static Micros room_of(const Timeline *timeline, size_t index)
{
    const Event *event = &timeline->events[index];
    Micros       room = SCRIPT_ANY_LENGTH;
    switch (event->speech.anchor) {
    case ANCHOR_TURN: room = event->speech.room; break;
    case ANCHOR_START: room = room_after(timeline, index); break;
    case ANCHOR_END: room = room_before(timeline, index); break;
    }
    Micros guessed = estimate_text(event->speech.text);
    return room > LONGEST_THAT_MATTERS ? SCRIPT_ANY_LENGTH : room < guessed ? guessed : room;
}

// --- Lines -----------------------------------------------------------------------------

const ScriptLine *script_find(const Script *script, const char *id)
{
    for (size_t i = 0; i < script->count; i++)
        if (strcmp(script->lines[i].id, id) == 0)
            return &script->lines[i];
    return NULL;
}

// True: nobody has said it before.
static bool add_text(Script *script, const Timeline *timeline, size_t index, const char *text, Arena *arena)
{
    const Speech *speech = &timeline->events[index].speech;
    const char   *id = slug_of(text, arena);
    ScriptLine   *line = (ScriptLine *)script_find(script, id);
    bool          is_new = !line;
    Micros        room = text == speech->text ? room_of(timeline, index) : SCRIPT_ANY_LENGTH;
    if (!*id)
        return false;
    if (is_new) {
        line = ARENA_PUSH(arena, script->lines, script->count, script->room);
        *line = (ScriptLine){ .id = id, .text = arena_strdup(arena, text), .room = SCRIPT_ANY_LENGTH };
    }
    line->rate = speech->rate > line->rate ? speech->rate : line->rate;
    line->side = speech->anchor == ANCHOR_TURN ? speech->side : line->side;
    line->room = room < line->room ? room : line->room;
    return is_new;
}

static size_t add_timeline(Script *script, const Timeline *timeline, Arena *arena)
{
    size_t added = 0;
    for (size_t i = 0; i < timeline->event_count; i++) {
        const Speech *speech = &timeline->events[i].speech;
        if (!is_speech(&timeline->events[i]))
            continue;
        added += add_text(script, timeline, i, speech->text, arena);
        if (speech->instead)
            added += add_text(script, timeline, i, speech->instead, arena);
    }
    return added;
}

bool script_add(const WalkOrder *order, const char *session, Arena *arena, Script *script, Walk *wrong)
{
    WalkOrder with_seed = *order;
    for (int seed = 0, stale = 0; seed < SEEDS_MOST && stale < SEEDS_STALE; seed++) {
        Walk walk;
        with_seed.asked.seed = seed;
        if (walk_compile(&with_seed, session, DEPTH_TIMELINE, NULL, &walk) != STATUS_DONE) {
            *wrong = walk;
            return false;
        }
        stale = add_timeline(script, &walk.timeline, arena) ? 0 : stale + 1;
        walk_free(&walk);
    }
    return true;
}

const char *script_how(const ScriptLine *line, Arena *arena)
{
    static const char *const sides[] = { [ON_IN] = "Breathing in", [ON_OUT] = "Breathing out" };
    const char *how = line->rate == RATE_MUST ? "Slowly and clearly." : "As to a friend beside you.";
    if (line->side != ON_FREE)
        how = arena_printf(arena, "%s: the strong syllable is on the turn.", sides[line->side]);
    double room = (double)line->room / MICROS_PER_SECOND;
    return line->room == SCRIPT_ANY_LENGTH ? how : arena_printf(arena, "%s Up to %.1f seconds.", how, room);
}
