// Words that nobody has checked. No list can know another language, a sound spelt out or an invented word, so
// the structure answers: a word is vouched for when one of the program's own texts says it, in any pool, or
// when a spelling dictionary of the language has it. All others are named, each once.
//
//     hers, in small letters ─▶ not in ours ─▶ not in the dictionary ─▶ a warning
//
// Nobody vouches for names: "Vick" and "floor" sound like something else. For a language that did not come
// with the program there is nothing to compare with: one warning says so.
#include "base/alphabets.h"
#include "base/spelling.h"
#include "coach/inside.h"
#include "coach/tokens.h"
#include "coach/utterances.h"
#include "rules/rules.h"
#include "session/came_with.h"

#include <string.h>

enum { NAMED_MOST = 5 };  // words that a message names

typedef struct {
    const char      *word;
    const Utterance *in;  // the first that has it
    bool             vouched;
} Word;

// Each of her words once; a table of places in items, found by their letters.
typedef struct {
    Word   *items;
    size_t  count, capacity;
    size_t *slots;  // index plus one; 0: free
    size_t  slot_count;
    Arena  *arena;
} Words;

// --- Her words -------------------------------------------------------------------------

static size_t *slot_of(const Words *words, const char *word)
{
    size_t hash = 14695981039346656037u;  // FNV-1a
    for (const char *at = word; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 1099511628211u;
    size_t slot = hash % words->slot_count;
    while (words->slots[slot] && strcmp(words->items[words->slots[slot] - 1].word, word) != 0)
        slot = (slot + 1) % words->slot_count;
    return &words->slots[slot];
}

static void add(Words *words, const char *word, const Utterance *in)
{
    size_t *slot = slot_of(words, word);
    if (*slot)
        return;
    *ARENA_PUSH(words->arena, words->items, words->count, words->capacity) = (Word){ word, in, false };
    *slot = words->count;
}

// "[[t'aIt@n]]" is one word, whatever is in it: sounds for the voice. Returns the text without them.
static const char *add_sounds(Words *words, const Utterance *utterance)
{
    char *text = arena_strdup(words->arena, utterance->text);
    for (char *at = text, *end; (at = strstr(at, "[[")) && (end = strstr(at, "]]")); at = end) {
        size_t length = (size_t)(end + 2 - at);
        add(words, arena_strndup(words->arena, at, length), utterance);
        memset(at, ' ', length);
    }
    return text;
}

static bool is_hers(const Utterance *utterance) { return !utterance->ours && !utterance->parts[0]; }

static Words words_of(const Coach *coach, const Utterances *all)
{
    Words words = { .arena = coach->desk->arena, .slot_count = 16 };
    for (size_t i = 0; i < all->count; i++)
        if (is_hers(&all->items[i]))
            words.slot_count += strlen(all->items[i].text) + 1;  // twice as many as there can be words
    words.slots = ARENA_ARRAY(words.arena, size_t, words.slot_count);
    for (size_t i = 0; i < all->count; i++) {
        if (!is_hers(&all->items[i]))
            continue;
        const Tokens tokens = tokens_of(add_sounds(&words, &all->items[i]), false, words.arena);
        for (size_t k = 0; k < tokens.count; k++)
            add(&words, tokens.items[k].word, &all->items[i]);
    }
    return words;
}

// --- Who vouches for them --------------------------------------------------------------

static void vouch(const Words *words, const char *text, Arena *scratch)
{
    const Tokens tokens = tokens_of(text, false, scratch);
    for (size_t i = 0; i < tokens.count; i++) {
        size_t slot = *slot_of(words, tokens.items[i].word);
        if (slot)
            words->items[slot - 1].vouched = true;
    }
    arena_reset(scratch);
}

// What the program itself says, in this session or anywhere in the language, and its lists.
static void vouch_ours(const Coach *coach, const Words *words, const Utterances *all)
{
    Arena scratch = { 0 };
    for (size_t i = 0; i < coach->words.known.count; i++)
        vouch(words, coach->words.known.items[i], &scratch);
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].ours && !all->items[i].parts[0])
            vouch(words, all->items[i].text, &scratch);
    arena_free(&scratch);
}

static bool is_number(const char *word) { return word[strspn(word, "0123456789")] == '\0'; }

// Looks for "'tis" and "walkers'" also in the form that a dictionary has.
static bool dictionary_has(Spelling *spelling, const char *word, Arena *arena)
{
    const char *from = word + strspn(word, "'");
    size_t      length = strlen(from);
    while (length > 0 && from[length - 1] == '\'')
        length--;
    return length == 0 || spelling_knows(spelling, word) ||
           spelling_knows(spelling, arena_strndup(arena, from, length));
}

static void vouch_dictionary(const Words *words, Spelling *spelling)
{
    for (size_t i = 0; i < words->count; i++) {
        Word *word = &words->items[i];
        word->vouched = word->vouched || is_number(word->word) ||
                        (spelling && dictionary_has(spelling, word->word, words->arena));
    }
}

// --- What is reported ------------------------------------------------------------------

static size_t unvouched(const Words *words)
{
    size_t count = 0;
    for (size_t i = 0; i < words->count; i++)
        count += !words->items[i].vouched;
    return count;
}

// Those of an utterance (NULL: of all): "bauch", "raus" and 3 others.
static const char *list_of(const Words *words, const Utterance *in)
{
    const char *list = "";
    size_t      count = 0;
    for (size_t i = 0; i < words->count; i++) {
        const Word *word = &words->items[i];
        if (word->vouched || (in && word->in != in))
            continue;
        if (count++ < NAMED_MOST)
            list = arena_printf(words->arena, "%s%s\"%s\"", list, count > 1 ? ", " : "", word->word);
    }
    return count > NAMED_MOST ? arena_printf(words->arena, "%s and %zu more", list, count - NAMED_MOST)
                              : list;
}

static void tell_unvouched(const Coach *coach, const Words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        const Word *word = &words->items[i];
        bool        first = i == 0 || word->in != words->items[i - 1].in;
        const char *list = first ? list_of(words, word->in) : "";
        if (*list)
            diag_warning(coach->desk->diags, word->in->pos, RULE(UNVOUCHED_WORDS),
                         "nobody vouches for %s: not among the words that came with the program, nor in a "
                         "dictionary of \"%s\"",
                         list, coach->words.language);
    }
}

static void tell_no_dictionary(const Coach *coach, const Words *words, const char *why)
{
    for (size_t i = 0; i < words->count; i++)
        if (!words->items[i].vouched) {
            diag_note(coach->desk->diags, words->items[i].in->pos, RULE(UNVOUCHED_WORDS),
                      "%s: words of your own are only compared with those that came with the program, and "
                      "they do not have %s",
                      why, list_of(words, NULL));
            return;
        }
}

// A letter of another alphabet hides a word from every search, and from the voice.
static void check_alphabets(const Coach *coach, Words *words)
{
    uint32_t odd;
    for (size_t i = 0; i < words->count; i++)
        if (alphabets_mix(words->items[i].word, &odd)) {
            diag_error(coach->desk->diags, words->items[i].in->pos, RULE(MIXED_ALPHABETS),
                       "\"%s\" mixes letters of two alphabets: U+%04X only looks like the letter that is "
                       "meant",
                       words->items[i].word, odd);
            words->items[i].vouched = true;  // reported
        }
}

static void check_words(const Coach *coach, Words *words, const Utterances *all)
{
    char why[SPELLING_WHY_SIZE] = "";
    vouch_ours(coach, words, all);
    vouch_dictionary(words, NULL);
    if (unvouched(words) == 0)
        return;
    Spelling *spelling = spelling_open(coach->words.language, words->arena, why);
    vouch_dictionary(words, spelling);
    if (spelling)
        tell_unvouched(coach, words);
    else
        tell_no_dictionary(coach, words, why);
    spelling_close(spelling);
}

static void tell_language(const Coach *coach)
{
    const Asks *asks = &coach->session->asks;
    const char *by = *asks->lacks
                         ? arena_printf(coach->desk->arena, "nothing checks them for want of %s", asks->lacks)
                         : "only its author's own lists check them";
    diag_warning(coach->desk->diags, asks->pos, RULE(UNCHECKED_LANGUAGE),
                 "the words are in \"%s\", which did not come with the program: %s", coach->words.language,
                 by);
}

void coach_check_vouched(const Coach *coach, const Utterances *all)
{
    Words words = words_of(coach, all);
    if (words.count == 0)
        return;
    check_alphabets(coach, &words);
    if (coach->session->asks.came_with)
        check_words(coach, &words, all);
    else
        tell_language(coach);
}
