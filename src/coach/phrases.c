// A pattern is a row of elements; an element matches one or more words, or a gap. Matching tries each
// place and goes back where it has to: patterns are short, and so are texts.
#include "coach/phrases.h"

#include "base/text.h"

#include <string.h>

enum { GAP_WORDS = 4, ELEMENTS_MAX = 12 };

typedef enum { ELEMENT_WORD, ELEMENT_LIST, ELEMENT_GAP, ELEMENT_ANY, ELEMENT_BEGIN, ELEMENT_END } ElementKind;

// Words one after the other: "belly", "button".
typedef struct {
    const char **words;
    size_t       count;
    uint64_t     letters;  // that the first of them may begin with; see token_letters
} Row;

typedef struct {
    ElementKind kind;
    const Row  *rows;  // any one of them
    size_t      row_count;
    uint64_t    letters;  // of all the rows
} Element;

typedef struct {
    Element elements[ELEMENTS_MAX];
    size_t  count;
} Pattern;

typedef struct {
    const Pattern  *items;
    const uint64_t *needs;  // of each: letters of which a text has one, or it does not match
    size_t          count;
} Patterns;

struct PhraseBook {
    Patterns of[ASK_COUNT], harmless, holding, hips_off;
    Row     *negations, *leads;
    size_t   negation_count, lead_count;
    Phrases  numbers;  // "4" is heard as the fifth of these
};

// --- First letters ---------------------------------------------------------------------

// Most patterns share no first letters with a text, and need no search. "ab*" still has its first two
// letters; a shorter one may match anything.
static uint64_t letters_wanted(const char *word)
{
    return word[0] == '*' || word[1] == '*' ? UINT64_MAX : token_letters(word);
}

static uint64_t letters_of_rows(const Row *rows, size_t count)
{
    uint64_t letters = 0;
    for (size_t i = 0; i < count; i++)
        letters |= rows[i].letters;
    return letters;
}

// --- Taking apart ----------------------------------------------------------------------

// Cuts a text at each of the marks.
static Row cut(const char *text, const char *marks, Arena *arena)
{
    Row row = { ARENA_ARRAY(arena, const char *, strlen(text) + 1), 0, 0 };
    for (const char *at = text; *(at += strspn(at, marks));) {
        size_t length = strcspn(at, marks);
        row.words[row.count++] = arena_strndup(arena, at, length);
        at += length;
    }
    row.letters = row.count > 0 ? letters_wanted(row.words[0]) : 0;
    return row;
}

static Row *rows_of(const Phrases *phrases, Arena *arena)
{
    Row *rows = ARENA_ARRAY(arena, Row, phrases->count + 1);
    for (size_t i = 0; i < phrases->count; i++)
        rows[i] = cut(phrases->items[i], " ", arena);
    return rows;
}

static const WordList *list_named(const Asks *asks, const char *name)
{
    for (size_t i = 0; i < asks->list_count; i++)
        if (strcmp(asks->lists[i].name, name) == 0)
            return &asks->lists[i];
    return NULL;
}

// "<belly>": the rows of that list. A list that does not exist matches nothing.
static Element list_element(const char *word, const Asks *asks, Arena *arena)
{
    const WordList *list = list_named(asks, arena_strndup(arena, word + 1, strcspn(word + 1, ">")));
    const Row      *rows = list ? rows_of(&list->words, arena) : NULL;
    size_t          count = list ? list->words.count : 0;
    return (Element){ ELEMENT_LIST, rows, count, letters_of_rows(rows, count) };
}

// "pull|draw": rows of a word each.
static Element word_element(const char *word, Arena *arena)
{
    const Row words = cut(word, "|", arena);
    Row      *rows = ARENA_ARRAY(arena, Row, words.count + 1);
    for (size_t i = 0; i < words.count; i++)
        rows[i] = (Row){ &words.words[i], 1, letters_wanted(words.words[i]) };
    return (Element){ ELEMENT_WORD, rows, words.count, letters_of_rows(rows, words.count) };
}

static Element element_of(const char *word, const Asks *asks, Arena *arena)
{
    static const struct {
        const char *word;
        ElementKind kind;
    } marks[] = {
        { "..", ELEMENT_GAP }, { "...", ELEMENT_ANY }, { "^", ELEMENT_BEGIN }, { "$", ELEMENT_END }
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strcmp(word, marks[i].word) == 0)
            return (Element){ .kind = marks[i].kind };
    return *word == '<' ? list_element(word, asks, arena) : word_element(word, arena);
}

static Pattern pattern_of(const char *text, const Asks *asks, Arena *arena)
{
    Pattern   pattern = { .count = 0 };
    const Row words = cut(text, " ", arena);
    for (size_t i = 0; i < words.count && pattern.count < ELEMENTS_MAX; i++)
        pattern.elements[pattern.count++] = element_of(words.words[i], asks, arena);
    return pattern;
}

// The first letters of the word in it that can begin in the fewest ways.
static uint64_t needs_of(const Pattern *pattern)
{
    uint64_t needs = UINT64_MAX;
    for (size_t i = 0; i < pattern->count; i++)
        if (pattern->elements[i].kind <= ELEMENT_LIST &&
            __builtin_popcountll(pattern->elements[i].letters) < __builtin_popcountll(needs))
            needs = pattern->elements[i].letters;
    return needs;
}

static Patterns patterns_of(const Phrases *texts, const Asks *asks, Arena *arena)
{
    Pattern  *items = ARENA_ARRAY(arena, Pattern, texts->count + 1);
    uint64_t *needs = ARENA_ARRAY(arena, uint64_t, texts->count + 1);
    for (size_t i = 0; i < texts->count; i++) {
        items[i] = pattern_of(texts->items[i], asks, arena);
        needs[i] = needs_of(&items[i]);
    }
    return (Patterns){ items, needs, texts->count };
}

// Of a list whose items are patterns.
static Patterns patterns_listed(const Asks *asks, const char *name, Arena *arena)
{
    const WordList *list = list_named(asks, name);
    return patterns_of(list ? &list->words : &(Phrases){ 0 }, asks, arena);
}

const PhraseBook *phrases_of(const Asks *asks, Arena *arena)
{
    PhraseBook *book = ARENA_NEW(arena, PhraseBook);
    for (int ask = 0; ask < ASK_COUNT; ask++)
        book->of[ask] = patterns_of(&asks->of[ask], asks, arena);
    book->harmless = patterns_of(&asks->harmless, asks, arena);
    book->negations = rows_of(&asks->negations, arena);
    book->negation_count = asks->negations.count;
    book->leads = rows_of(&asks->leads, arena);
    book->lead_count = asks->leads.count;
    const WordList *numbers = list_named(asks, "numbers");
    book->holding = patterns_listed(asks, "holding", arena);
    book->hips_off = patterns_listed(asks, "hips_off", arena);
    book->numbers = numbers ? numbers->words : (Phrases){ 0 };
    return book;
}

// --- Numbers ---------------------------------------------------------------------------

static const char *number_word(const PhraseBook *book, const char *word)
{
    size_t number = 0;
    for (const char *at = word; *at; at++) {
        if (*at < '0' || *at > '9' || number > book->numbers.count)
            return NULL;
        number = 10 * number + (size_t)(*at - '0');
    }
    return number < book->numbers.count ? book->numbers.items[number] : NULL;
}

// 'Breath' in quotes is the same word.
static const char *unquoted(const char *word, Arena *arena)
{
    const char *from = word + strspn(word, "'");
    size_t      length = strlen(from);
    while (length > 0 && from[length - 1] == '\'')
        length--;
    return from == word && !word[length] ? word : arena_strndup(arena, from, length);
}

Tokens phrase_tokens(const PhraseBook *book, const char *text, bool join_hyphens, Arena *arena)
{
    Tokens tokens = tokens_of(text, join_hyphens, arena);
    Token *items = ARENA_ARRAY(arena, Token, tokens.count + 1);
    for (size_t i = 0; i < tokens.count; i++) {
        const char *word = unquoted(tokens.items[i].word, arena), *number = number_word(book, word);
        items[i] = tokens.items[i];
        items[i].word = number ? number : word;
        items[i].letters = token_letters(items[i].word);
        tokens.letters |= items[i].letters;
    }
    tokens.items = items;
    return tokens;
}

// --- Matching --------------------------------------------------------------------------

typedef struct {
    const PhraseBook *book;
    const Tokens     *tokens;
    const Hits       *hits;      // places other than these are looked for
    const bool       *left_out;  // words that count for nothing; NULL: all count
} Search;

// "tight*" is any word that begins like this.
static bool is_word(const char *word, const char *wanted)
{
    while (*wanted && *wanted != '*' && *wanted == *word)
        wanted++, word++;
    return *wanted == '*' || *wanted == *word;
}

// Judged by first letters alone, which rule out nearly every row at nearly every place.
static bool row_may_be_at(const Tokens *tokens, const Row *row, size_t at)
{
    return at < tokens->count && row->letters & tokens->items[at].letters;
}

static bool all_count(const Search *search, size_t from, size_t count)
{
    for (size_t i = from; search->left_out && i < from + count; i++)
        if (search->left_out[i])
            return false;
    return true;
}

// Whether the row's words are at this place, in one clause.
static bool row_is_at(const Tokens *tokens, const Row *row, size_t at)
{
    if (at + row->count > tokens->count)
        return false;
    for (size_t i = 0; i < row->count; i++)
        if (tokens->items[at + i].clause != tokens->items[at].clause ||
            !is_word(tokens->items[at + i].word, row->words[i]))
            return false;
    return true;
}

static bool any_ends_at(const Tokens *tokens, const Row *rows, size_t count, size_t end)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].count <= end && row_may_be_at(tokens, &rows[i], end - rows[i].count) &&
            row_is_at(tokens, &rows[i], end - rows[i].count))
            return true;
    return false;
}

// "never hold your breath": looks at the word directly before, in the same clause; a question denies nothing.
static bool is_negated(const Search *search, size_t at)
{
    const Tokens *tokens = search->tokens;
    return at > 0 && at < tokens->count && !tokens->items[at].begins && !tokens->items[at].asked &&
           any_ends_at(tokens, search->book->negations, search->book->negation_count, at);
}

static bool clause_begins(const Search *search, size_t at)
{
    return at == 0 || search->tokens->items[at].begins ||
           any_ends_at(search->tokens, search->book->leads, search->book->lead_count, at);
}

static bool clause_ends(const Tokens *tokens, size_t at)
{
    return at >= tokens->count || tokens->items[at].begins;
}

static size_t match(const Search *search, const Pattern *pattern, size_t element, size_t at);

static size_t match_gap(const Search *search, const Pattern *pattern, size_t element, size_t at, bool any)
{
    const Tokens *tokens = search->tokens;
    size_t        most = any ? tokens->count : at + GAP_WORDS;
    for (size_t next = at; next < tokens->count && next <= most; next++) {
        if (!any && next > 0 && tokens->items[next].clause != tokens->items[at > 0 ? at - 1 : 0].clause)
            return 0;
        size_t end = any && is_negated(search, next) ? 0 : match(search, pattern, element + 1, next);
        if (end > 0)
            return end;
    }
    return 0;
}

static size_t match_rows(const Search *search, const Pattern *pattern, size_t element, size_t at)
{
    const Element *one = &pattern->elements[element];
    const Tokens  *tokens = search->tokens;
    if (at >= tokens->count || !(one->letters & tokens->items[at].letters))
        return 0;
    if (element > 0 && pattern->elements[element - 1].kind <= ELEMENT_LIST &&
        tokens->items[at].clause != tokens->items[at - 1].clause)
        return 0;
    for (size_t i = 0; i < one->row_count; i++) {
        size_t end = row_may_be_at(tokens, &one->rows[i], at) && row_is_at(tokens, &one->rows[i], at) &&
                             all_count(search, at, one->rows[i].count)
                         ? match(search, pattern, element + 1, at + one->rows[i].count)
                         : 0;
        if (end > 0)
            return end;
    }
    return 0;
}

// Where the pattern ends if this element and the rest of it begin at `at`: one past its last word. 0: they do
// not begin there.
static size_t match(const Search *search, const Pattern *pattern, size_t element, size_t at)
{
    if (element == pattern->count)
        return at;
    switch (pattern->elements[element].kind) {
    case ELEMENT_WORD:
    case ELEMENT_LIST: return match_rows(search, pattern, element, at);
    case ELEMENT_GAP: return match_gap(search, pattern, element, at, false);
    case ELEMENT_ANY: return match_gap(search, pattern, element, at, true);
    case ELEMENT_BEGIN: return clause_begins(search, at) ? match(search, pattern, element + 1, at) : 0;
    case ELEMENT_END: return clause_ends(search->tokens, at) ? match(search, pattern, element + 1, at) : 0;
    }
    return 0;
}

static const char *words_between(const Tokens *tokens, size_t from, size_t to, Arena *arena)
{
    Text text = { .arena = arena };
    for (size_t i = from; i < to && i < tokens->count; i++)
        text_printf(&text, "%s%s", i > from ? " " : "", tokens->items[i].word);
    return text_string(&text);
}

// Whether the text has a word for each word of the pattern, judged by first letters alone.
static bool may_match(const Pattern *pattern, uint64_t letters)
{
    for (size_t i = 0; i < pattern->count; i++)
        if (pattern->elements[i].kind <= ELEMENT_LIST && !(pattern->elements[i].letters & letters))
            return false;
    return true;
}

// --- What is left out ------------------------------------------------------------------

static bool may_be_among(const Patterns *patterns, size_t i, const Tokens *tokens)
{
    return patterns->needs[i] & tokens->letters && may_match(&patterns->items[i], tokens->letters);
}

static bool is_one_clause(const Search *search, size_t from, size_t to)
{
    for (size_t at = from + 1; at < to; at++)
        if (clause_begins(search, at))
            return false;
    return true;
}

static bool denies(const Search *search)
{
    for (size_t at = 1; at < search->tokens->count; at++)
        if (is_negated(search, at))
            return true;
    return false;
}

// Marks what the patterns find; with denied only what is negated as a whole, in one clause.
static void leave_out(const Search *search, const Patterns *patterns, bool denied, bool *out)
{
    for (size_t i = 0; i < patterns->count; i++)
        for (size_t at = 0; may_be_among(patterns, i, search->tokens) && at < search->tokens->count; at++) {
            size_t end = !denied || is_negated(search, at) ? match(search, &patterns->items[i], 0, at) : 0;
            if (end > at && (!denied || is_one_clause(search, at, end)))
                memset(out + at, true, end - at);
        }
}

// "Zip up your jacket" is harmless; and where "no need to hold your belly in" denies all of it, then also the
// "belly in" that another pattern would find. NULL: nothing.
static const bool *left_out(const PhraseBook *book, const Patterns *patterns, const Tokens *tokens,
                            Arena *arena)
{
    const Search search = { book, tokens, NULL, NULL };
    bool        *out = ARENA_ARRAY(arena, bool, tokens->count + 1);
    leave_out(&search, &book->harmless, false, out);
    if (denies(&search))
        leave_out(&search, patterns, true, out);
    return memchr(out, 1, tokens->count) ? out : NULL;
}

// --- Finding ---------------------------------------------------------------------------

static bool is_new(const Hits *hits, size_t from, size_t to)
{
    for (size_t i = 0; i < hits->count; i++)
        if (from < hits->found[i].to && hits->found[i].from < to)
            return false;
    return true;
}

// The position after the first place that asks for it, which begins at *from; 0: there is none.
static size_t find(const Search *search, const Pattern *pattern, size_t *from)
{
    const uint64_t letters = pattern->elements[0].kind <= ELEMENT_LIST ? pattern->elements[0].letters
                                                                       : UINT64_MAX;
    for (size_t at = 0; at < search->tokens->count; at++) {
        size_t end = letters & search->tokens->items[at].letters ? match(search, pattern, 0, at) : 0;
        if (end > at && !is_negated(search, at) && is_new(search->hits, at, end)) {
            *from = at;
            return end;
        }
    }
    return 0;
}

static const char *asked_next(const PhraseBook *book, const Patterns *patterns, const Tokens *tokens,
                              Hits *hits, Arena *arena)
{
    Search search = { book, tokens, hits, NULL };
    bool   looked = false;  // for what is left out: only where something is found at all
    for (size_t i = 0; i < patterns->count && hits->count < HITS_MAX; i++) {
        size_t from, end = may_be_among(patterns, i, tokens) ? find(&search, &patterns->items[i], &from) : 0;
        if (end > 0 && !looked) {
            looked = true;
            search.left_out = left_out(book, patterns, tokens, arena);
            end = find(&search, &patterns->items[i], &from);
        }
        if (end == 0)
            continue;
        hits->found[hits->count].from = from;
        hits->found[hits->count++].to = end;
        return words_between(tokens, from, end, arena);
    }
    return NULL;
}

const char *phrase_asked_next(const PhraseBook *book, AskKind ask, const Tokens *tokens, Hits *hits,
                              Arena *arena)
{
    return asked_next(book, &book->of[ask], tokens, hits, arena);
}

const char *phrase_holding(const PhraseBook *book, const Tokens *tokens, Arena *arena)
{
    Hits hits = { 0 };
    return asked_next(book, &book->holding, tokens, &hits, arena);
}

const char *phrase_hips_off(const PhraseBook *book, const Tokens *tokens, Arena *arena)
{
    Hits hits = { 0 };
    return asked_next(book, &book->hips_off, tokens, &hits, arena);
}

const char *phrase_asked(const PhraseBook *book, AskKind ask, const Tokens *tokens, Arena *arena)
{
    Hits hits = { 0 };
    return phrase_asked_next(book, ask, tokens, &hits, arena);
}
