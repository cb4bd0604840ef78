// What a text says of the stop signs, sentence by sentence:
//
//     get help for chest pain or heavy bleeding       which signs, with what to do about them
//                    ^ "heavy" is not said here: it belongs to another sign
//     never mind                                      takes them back
//     a word that is neither sign nor known           nobody has checked what it does to them
#include "coach/heard.h"
#include "coach/inside.h"

#include <string.h>

// A sentence as it is heard, with which of its letters are accounted for.
typedef struct {
    const Coach *coach;
    const char  *heard;
    uint64_t     letters;  // heard_letters of it
    bool        *known;
} Sentence;

// The next place of a phrase from `from` on; NULL: there is none.
static const char *find(const Sentence *sentence, const char *from, const char *phrase)
{
    return heard_may_hold(sentence->letters, phrase) ? strstr(from, phrase) : NULL;
}

// --- Which signs -----------------------------------------------------------------------

// Whether a phrase, found at `at`, shares a word with a phrase of another sign that it does not contain
// whole: "heavy" with "heavy bleeding".
static bool is_shared(const Sentence *sentence, const Phrases *others, const char *at, size_t length)
{
    for (size_t i = 0; i < others->count; i++) {
        const char *other = others->items[i];
        size_t      size = strlen(other);
        for (const char *found = find(sentence, sentence->heard, other); found;
             found = find(sentence, found + 1, other))
            if (found + 1 < at + length && at + 1 < found + size &&
                !(at <= found && found + size <= at + length))
                return true;
    }
    return false;
}

static bool stands_alone(const Sentence *sentence, HeardSign sign, const char *at, size_t length)
{
    for (int other = 0; other < SIGNS_PHRASES; other++)
        if (other != (int)sign && is_shared(sentence, &sentence->coach->words.of[other], at, length))
            return false;
    return true;
}

static bool says(const Sentence *sentence, HeardSign sign)
{
    const Phrases *phrases = &sentence->coach->words.of[sign];
    for (size_t i = 0; i < phrases->count; i++)
        for (const char *at = find(sentence, sentence->heard, phrases->items[i]); at;
             at = find(sentence, at + 1, phrases->items[i]))
            if (stands_alone(sentence, sign, at, strlen(phrases->items[i])))
                return true;
    return false;
}

static unsigned signs_in(const Sentence *sentence)
{
    unsigned signs = 0;
    for (int sign = 0; sign < HEARD_COUNT; sign++)
        if (says(sentence, (HeardSign)sign) && says(sentence, heard_sign_with((HeardSign)sign)))
            signs |= 1u << sign;
    return signs;
}

// --- And what else ---------------------------------------------------------------------

static void account_for(const Sentence *sentence, const Phrases *phrases)
{
    for (size_t i = 0; i < phrases->count; i++)
        for (const char *at = find(sentence, sentence->heard, phrases->items[i]); at;
             at = find(sentence, at + 1, phrases->items[i]))
            memset(sentence->known + (at - sentence->heard), true, strlen(phrases->items[i]));
}

static bool is_plain(const Sentence *sentence)
{
    const SignWords *words = &sentence->coach->words;
    for (int sign = 0; sign < SIGNS_PHRASES; sign++)
        account_for(sentence, &words->of[sign]);
    account_for(sentence, &words->plain);
    for (const char *at = sentence->heard; *at; at++)
        if (*at != ' ' && !sentence->known[at - sentence->heard])
            return false;
    return true;
}

Told wording_tells(const Coach *coach, const char *text)
{
    Arena             *arena = coach->desk->arena;
    size_t             count;
    const char *const *heard = heard_sentences(text, coach->voice, arena, &count);
    Told               told = { .plain = true };
    for (size_t i = 0; i < count; i++) {
        const Sentence sentence = { coach, heard[i], heard_letters(heard[i]),
                                    ARENA_ARRAY(arena, bool, strlen(heard[i]) + 1) };
        unsigned       signs = signs_in(&sentence);
        told.signs |= signs;
        if (signs)
            told.plain &= is_plain(&sentence);
        if (!told.denied)
            told.denied = heard_among(heard[i], &coach->words.takes_back);
    }
    return told;
}

// --- Words to look for -----------------------------------------------------------------

SignWords words_as_heard(const SignWords *words, Arena *arena)
{
    SignWords heard = *words;
    for (int sign = 0; sign < SIGNS_PHRASES; sign++)
        heard.of[sign] = heard_phrases(&words->of[sign], arena);
    heard.takes_back = heard_phrases(&words->takes_back, arena);
    heard.plain = heard_phrases(&words->plain, arena);
    return heard;
}

bool wording_is_checked(const Coach *coach, const char *text)
{
    const SignWords *words = &coach->words;
    for (size_t i = 0; i < words->known.count; i++)
        if (strcmp(words->known.items[i], text) == 0)
            return true;
    return words->shipped && wording_tells(coach, text).plain;
}
