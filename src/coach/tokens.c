#include "coach/tokens.h"

#include "base/compose.h"
#include "base/text.h"
#include "base/utf8.h"
#include "voice/spoken.h"

#include <ctype.h>
#include <string.h>

enum { FORMS_MAX = 6, COUNTED_MAX = 3, TEXTS_MAX = 216 };

// --- Variables -------------------------------------------------------------------------

// The variables of a text that have forms: each has a number of its own, and so a form of its own.
typedef struct {
    const char *names[COUNTED_MAX];
    size_t      lengths[COUNTED_MAX], forms[COUNTED_MAX], count;
} Counted;

static size_t bars_between(const char *from, const char *to)
{
    size_t bars = 0;
    for (; from < to; from++)
        bars += *from == '|';
    return bars;
}

// Which of them it is; more than there is room for go with the last.
static size_t counted_at(Counted *counted, const char *name, size_t length)
{
    for (size_t i = 0; i < counted->count; i++)
        if (counted->lengths[i] == length && memcmp(counted->names[i], name, length) == 0)
            return i;
    if (counted->count == COUNTED_MAX)
        return COUNTED_MAX - 1;
    counted->names[counted->count] = name;
    counted->lengths[counted->count] = length;
    counted->forms[counted->count] = 1;
    return counted->count++;
}

static Counted counted_in(const char *text)
{
    Counted counted = { .count = 0 };
    for (const char *at = text, *end; (at = strchr(at, '{')) && (end = strchr(at, '}')); at = end) {
        const char *colon = memchr(at, ':', (size_t)(end - at));
        size_t      forms = colon ? bars_between(colon, end) + 1 : 1;
        if (!colon)
            continue;
        size_t which = counted_at(&counted, at + 1, (size_t)(colon - at - 1));
        forms = forms < FORMS_MAX ? forms : FORMS_MAX;
        counted.forms[which] = forms > counted.forms[which] ? forms : counted.forms[which];
    }
    return counted;
}

static size_t texts_of(const Counted *counted)
{
    size_t texts = 1;
    for (size_t i = 0; i < counted->count; i++)
        texts *= counted->forms[i];
    return texts < TEXTS_MAX ? texts : TEXTS_MAX;
}

// The form of this variable in the index-th of the texts.
static size_t form_of(const Counted *counted, size_t which, size_t index)
{
    for (size_t i = 0; i < which; i++)
        index /= counted->forms[i];
    return index % counted->forms[which];
}

// The form of that number between the colon and the brace; the last where there are fewer.
static void add_form(Text *out, const char *colon, const char *end, size_t form)
{
    const char *from = colon + 1;
    for (const char *bar; form > 0 && (bar = memchr(from, '|', (size_t)(end - from))); form--)
        from = bar + 1;
    for (; from < end && *from != '|'; from++)
        text_add_bytes(out, *from == '#' ? " " : from, 1);
}

static const char *with_forms(const char *text, Counted *counted, size_t index, Arena *arena)
{
    Text out = { .arena = arena };
    text_add(&out, "");
    for (const char *at = text; *at;) {
        const char *end = *at == '{' ? strchr(at, '}') : NULL;
        const char *colon = end ? memchr(at, ':', (size_t)(end - at)) : NULL;
        if (!end) {
            text_add_bytes(&out, at++, 1);
            continue;
        }
        if (colon)
            add_form(&out, colon, end,
                     form_of(counted, counted_at(counted, at + 1, (size_t)(colon - at - 1)), index));
        at = end + 1;
    }
    return text_string(&out);
}

const char *const *texts_spoken(const char *text, const VoiceProfile *voice, Arena *arena, size_t *count)
{
    Counted counted = counted_in(text);
    *count = texts_of(&counted);
    const char **texts = ARENA_ARRAY(arena, const char *, *count);
    for (size_t i = 0; i < *count; i++) {
        const char *one = strchr(text, '{') ? with_forms(text, &counted, i, arena) : text;
        texts[i] = voice ? spoken_words(voice, one, arena) : one;
    }
    return texts;
}

// --- Words -----------------------------------------------------------------------------

uint64_t token_letters(const char *word)
{
    unsigned first = (unsigned char)word[0], second = first ? (unsigned char)word[1] : 0;
    return UINT64_C(1) << ((first * 11 + second) & 63);
}

typedef enum { IS_LETTER, IS_HYPHEN, IS_BLANK, IS_MARK, IS_QUESTION } Kind;

static Kind kind_of(char first, uint32_t code)
{
    if (code == 0x2019)
        return IS_LETTER;
    if (code == 0x2010 || code == 0x2011 || first == '-')
        return IS_HYPHEN;
    if (code >= 0x2013 && code <= 0x2026)
        return IS_MARK;
    if (code == 0xA0 || code == 0x3000 || (code >= 0x2000 && code <= 0x206F) ||
        (code >= 0xA1 && code <= 0xBF))
        return IS_BLANK;
    if (code >= 0x80 || isalnum((unsigned char)first) || first == '\'')
        return IS_LETTER;
    return first == '?' ? IS_QUESTION : strchr(".!;:,()", first) ? IS_MARK : IS_BLANK;
}

typedef struct {
    Token   *items;
    size_t   count;
    char    *to;  // where the next letter of the word goes
    Arena   *arena;
    bool     begins, join_hyphens;
    size_t   sentence;  // the first word of it
    uint64_t letters;
} Maker;

static void end_word(Maker *maker, char **from)
{
    if (maker->to == *from)
        return;
    *maker->to++ = '\0';
    maker->items[maker->count++] = (Token){ .word = *from,
                                            .begins = maker->begins,
                                            .letters = token_letters(*from) };
    maker->letters |= maker->items[maker->count - 1].letters;
    maker->begins = false;
    *from = maker->to;
}

static void put(Maker *maker, const char *at, size_t size, uint32_t code)
{
    if (code == 0x2019)
        *maker->to++ = '\'';
    else
        for (size_t i = 0; i < size; i++)
            *maker->to++ = (char)(size == 1 ? tolower((unsigned char)at[i]) : at[i]);
}

static void take(Maker *maker, char **from, const char *at, size_t size, uint32_t code)
{
    Kind kind = kind_of(*at, code);
    if (kind == IS_LETTER) {
        put(maker, at, size, code);
        return;
    }
    if (kind == IS_HYPHEN && maker->join_hyphens && maker->to != *from)
        return;
    end_word(maker, from);
    maker->begins |= kind == IS_MARK || kind == IS_QUESTION;
    for (; kind == IS_QUESTION && maker->sentence < maker->count; maker->sentence++)
        maker->items[maker->sentence].asked = true;
    if (*at == '.' || *at == '!')
        maker->sentence = maker->count;
}

// A clause of one word joins the one before it.
static void number_clauses(Maker *maker)
{
    int clause = 0;
    for (size_t i = 0, first = 0; i < maker->count; i++) {
        bool begins = i > 0 && maker->items[i].begins;
        bool alone = i + 1 == maker->count || maker->items[i + 1].begins;
        if (begins && !(alone || i - first == 1))
            clause++;
        if (begins)
            first = i;
        maker->items[i].clause = clause;
    }
}

Tokens tokens_of(const char *text, bool join_hyphens, Arena *arena)
{
    const char *composed = fold_text(text, arena);
    size_t      length = strlen(composed);
    char       *from = arena_alloc(arena, 2 * length + 2);
    Maker       maker = { .items = ARENA_ARRAY(arena, Token, length + 1), .to = from, .arena = arena };
    maker.begins = true;
    maker.join_hyphens = join_hyphens;
    for (const char *at = composed; *at;) {
        uint32_t code;
        size_t   size = utf8_decode(at, strlen(at), &code);
        if (size == 0)
            size = 1, code = (unsigned char)*at;
        take(&maker, &from, at, size, code);
        at += size;
    }
    end_word(&maker, &from);
    number_clauses(&maker);
    return (Tokens){ maker.items, maker.count, maker.letters };
}
