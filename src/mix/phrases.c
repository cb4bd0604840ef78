// The different phrases of a timeline, each once: a hash table over (text, rate), open addressing, at most
// half full.
#include "mix/phrases.h"

#include <string.h>

static PhraseIndex index_for(size_t most, Arena *arena)
{
    size_t slots = 16;
    while (slots < 2 * most)
        slots *= 2;
    return (PhraseIndex){ .slots = ARENA_ARRAY(arena, uint32_t, slots), .mask = slots - 1 };
}

// FNV-1a.
static size_t hash_of(const char *text, SpeechRate rate)
{
    uint64_t hash = 0xCBF29CE484222325u ^ (uint64_t)rate;
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        hash = (hash ^ *c) * 0x100000001B3u;
    return (size_t)(hash ^ (hash >> 32));
}

// The slot where this phrase is, or would go.
static uint32_t *slot_of(const PhraseIndex *index, const char *text, SpeechRate rate)
{
    for (size_t at = hash_of(text, rate);; at++) {
        uint32_t *slot = &index->slots[at & index->mask];
        if (!*slot)
            return slot;
        const ScorePhrase *phrase = &index->phrases[*slot - 1];
        if (phrase->rate == rate && strcmp(phrase->text, text) == 0)
            return slot;
    }
}

PhraseIndex phrases_index(const ScorePhrase *phrases, size_t count, Arena *arena)
{
    PhraseIndex index = index_for(count, arena);
    index.phrases = phrases;
    for (size_t i = 0; i < count; i++)
        *slot_of(&index, phrases[i].text, phrases[i].rate) = (uint32_t)(i + 1);
    return index;
}

const Clip *phrases_clip(const PhraseIndex *index, const char *text, SpeechRate rate)
{
    if (!text)
        return NULL;
    uint32_t slot = *slot_of(index, text, rate);
    return slot ? index->phrases[slot - 1].clip : NULL;
}

static size_t count_wordings(const Timeline *timeline)
{
    size_t count = 0;
    for (size_t i = 0; i < timeline->event_count; i++)
        if (timeline->events[i].kind == EVENT_SPEECH)
            count += timeline->events[i].speech.instead ? 2 : 1;
    return count;
}

static void note(PhraseIndex *index, ScorePhrase *phrases, size_t *count, const Event *event,
                 const char *text)
{
    const Speech *speech = &event->speech;
    if (!text)
        return;
    uint32_t *slot = slot_of(index, text, speech->rate);
    if (!*slot) {
        phrases[*count] = (ScorePhrase){ .text = text, .rate = speech->rate, .pos = event->pos };
        *slot = (uint32_t)++ * count;
    }
    phrases[*slot - 1].breath_word |= speech->anchor == ANCHOR_TURN;
}

const ScorePhrase *score_phrases(const Timeline *timeline, Arena *arena, size_t *count)
{
    size_t       most = count_wordings(timeline);
    ScorePhrase *phrases = ARENA_ARRAY(arena, ScorePhrase, most);
    PhraseIndex  index = index_for(most, arena);
    index.phrases = phrases;
    *count = 0;
    for (size_t i = 0; i < timeline->event_count; i++) {
        const Event *event = &timeline->events[i];
        if (event->kind != EVENT_SPEECH)
            continue;
        note(&index, phrases, count, event, event->speech.text);
        note(&index, phrases, count, event, event->speech.instead);
    }
    return phrases;
}
