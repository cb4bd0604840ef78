#include "coach/heard.h"

#include "base/compose.h"
#include "base/utf8.h"
#include "coach/tokens.h"
#include "voice/spoken.h"

#include <ctype.h>
#include <string.h>

// Characters that take no room on a screen and make no sound: they would hide a word from a search.
static bool has_no_width(uint32_t code)
{
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x2064) || (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF;
}

static const char *past(const char *at, const char *close)
{
    const char *end = strstr(at, close);
    return end ? end + strlen(close) : NULL;
}

// Skips what is not spoken as written; NULL: nothing of that kind begins here.
static const char *past_insertion(const char *at)
{
    if (at[0] != '{' && at[0] != '[' && at[0] != '<')
        return NULL;
    if (at[0] == '{')
        return past(at, "}");
    if (strncmp(at, "[[", 2) == 0)
        return past(at, "]]");
    if (strncmp(at, "<!--", 4) == 0)
        return past(at, "-->");
    if (at[0] == '<' && (isalpha((unsigned char)at[1]) || (at[1] && strchr("/!?", at[1]))))
        return past(at, ">");
    return NULL;
}

// Letters, digits and the apostrophe; of other scripts all but blanks and general punctuation.
static bool is_word(uint32_t code)
{
    if (code < 0x80)
        return isalnum((int)code) || code == '\'';
    return code == 0x2019 || !(code == 0xA0 || code == 0x3000 || (code >= 0x2000 && code <= 0x206F));
}

typedef struct {
    char  *bytes;  // with room for whatever comes
    size_t length;
} Row;

static void add_blank(Row *text)
{
    if (text->length == 0 || text->bytes[text->length - 1] != ' ')
        text->bytes[text->length++] = ' ';
}

static void add_character(Row *text, const char *at, size_t size, uint32_t code)
{
    if (code >= 0x80 && has_no_width(code))
        return;
    if (!is_word(code))
        add_blank(text);
    else if (code == 0x2019)
        text->bytes[text->length++] = '\'';
    else if (size == 1)
        text->bytes[text->length++] = (char)tolower((unsigned char)*at);
    else
        for (size_t i = 0; i < size; i++)
            text->bytes[text->length++] = at[i];
}

// A byte becomes two at most: what is not spoken as written is at least two bytes, and becomes three.
static const char *words_of(const char *spoken, const char *end, Arena *arena)
{
    Row text = { .bytes = arena_alloc(arena, 2 * (size_t)(end - spoken) + 3) };
    add_blank(&text);
    for (const char *at = spoken, *after; at < end; at = after) {
        uint32_t code = (unsigned char)*at;
        size_t   size = code < 0x80 ? 1 : utf8_decode(at, (size_t)(end - at), &code);
        after = past_insertion(at);
        if (after) {
            add_blank(&text);
            text.bytes[text.length++] = *HEARD_UNSURE;
            text.bytes[text.length++] = ' ';
            continue;
        }
        after = at + (size ? size : 1);
        add_character(&text, at, size ? size : 1, code);
    }
    add_blank(&text);
    return text.bytes;
}

static const char *said_by(const VoiceProfile *voice, const char *text, Arena *arena)
{
    return voice ? spoken_words(voice, text, arena) : composed_text(text, arena);
}

const char *heard_text(const char *text, const VoiceProfile *voice, Arena *arena)
{
    const char *spoken = said_by(voice, text, arena);
    return words_of(spoken, spoken + strlen(spoken), arena);
}

// A question and its answer belong together: "Chest pain? Get help."
static const char *end_of_sentence(const char *at)
{
    for (const char *after; *at; at = after) {
        after = past_insertion(at);
        if (!after && strchr(".!;", *at))
            return at + 1;
        after = after ? after : at + 1;
    }
    return at;
}

const char *const *heard_sentences(const char *text, const VoiceProfile *voice, Arena *arena, size_t *count)
{
    const char  *spoken = said_by(voice, text, arena);
    const char **sentences = ARENA_ARRAY(arena, const char *, strlen(spoken) + 1);
    *count = 0;
    for (const char *at = spoken, *end; *at; at = end) {
        end = end_of_sentence(at);
        sentences[(*count)++] = words_of(at, end, arena);
    }
    return sentences;
}

Phrases heard_phrases(const Phrases *phrases, Arena *arena)
{
    const char **heard = ARENA_ARRAY(arena, const char *, phrases->count + 1);
    for (size_t i = 0; i < phrases->count; i++)
        heard[i] = heard_text(phrases->items[i], NULL, arena);
    return (Phrases){ heard, phrases->count };
}

uint64_t heard_letters(const char *heard)
{
    uint64_t letters = 0;
    for (const char *at = heard; *at; at++)
        if (*at == ' ' && at[1])
            letters |= token_letters(at + 1);
    return letters;
}

bool heard_may_hold(uint64_t letters, const char *phrase)
{
    return phrase[0] != ' ' || !phrase[1] || token_letters(phrase + 1) & letters;
}

const char *heard_among(const char *heard, const Phrases *phrases)
{
    const uint64_t letters = heard_letters(heard);
    for (size_t i = 0; i < phrases->count; i++)
        if (heard_may_hold(letters, phrases->items[i]) && strstr(heard, phrases->items[i]))
            return phrases->items[i];
    return NULL;
}
