#include "coach/heard.h"

#include "base/compose.h"
#include "base/text.h"
#include "base/utf8.h"
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

// Past what is not spoken as it is written; NULL: this is not its beginning.
static const char *past_insertion(const char *at)
{
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

static void add_blank(Text *text)
{
    if (text->length == 0 || text->bytes[text->length - 1] != ' ')
        text_add(text, " ");
}

static void add_character(Text *text, const char *at, size_t size, uint32_t code)
{
    char small[1] = { (char)tolower((unsigned char)*at) };
    if (code >= 0x80 && has_no_width(code))
        return;
    if (!is_word(code))
        add_blank(text);
    else if (code == 0x2019)
        text_add(text, "'");
    else
        text_add_bytes(text, size == 1 ? small : at, size);
}

static const char *words_of(const char *spoken, const char *end, Arena *arena)
{
    Text text = { .arena = arena };
    add_blank(&text);
    for (const char *at = spoken, *after; at < end; at = after) {
        uint32_t code = (unsigned char)*at;
        size_t   size = utf8_decode(at, (size_t)(end - at), &code);
        after = past_insertion(at);
        if (after) {
            add_blank(&text);
            text_add(&text, HEARD_UNSURE " ");
            continue;
        }
        after = at + (size ? size : 1);
        add_character(&text, at, size ? size : 1, code);
    }
    add_blank(&text);
    return text_string(&text);
}

static const char *said_by(const VoiceProfile *voice, const char *text, Arena *arena)
{
    return voice ? spoken_text(voice, text, arena).text : compose_text(text, arena).text;
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

const char *heard_among(const char *heard, const Phrases *phrases)
{
    for (size_t i = 0; i < phrases->count; i++)
        if (strstr(heard, phrases->items[i]))
            return phrases->items[i];
    return NULL;
}

const char *heard_phrase(const char *heard, const Phrases *phrases, Arena *arena)
{
    for (size_t i = 0; i < phrases->count; i++)
        if (strstr(heard, heard_text(phrases->items[i], NULL, arena)))
            return phrases->items[i];
    return NULL;
}
