#include "coach/heard.h"

#include "base/utf8.h"
#include "voice/respell.h"

#include <ctype.h>
#include <string.h>

// Characters that take no room on a screen and make no sound: they would hide a word from a search.
static bool has_no_width(uint32_t code)
{
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x2064) || (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF;
}

// Past what is not spoken as it is written: {a variable|in its forms} and [[phonemes]].
static const char *past_insertion(const char *at)
{
    const char *end = NULL;
    if (at[0] == '{')
        end = strchr(at, '}');
    else if (at[0] == '[' && at[1] == '[')
        end = (end = strstr(at, "]]")) ? end + 1 : NULL;
    return end ? end + 1 : NULL;
}

// Letters, digits and the apostrophe; of other scripts all but blanks and general punctuation.
static bool is_word(char first, uint32_t code)
{
    if (code < 0x80)
        return isalnum((unsigned char)first) || first == '\'';
    return code == 0x2019 || !(code == 0xA0 || code == 0x3000 || (code >= 0x2000 && code <= 0x206F));
}

const char *heard_text(const char *text, const VoiceProfile *voice, Arena *arena)
{
    const char *spoken = voice ? respell_text(voice, text, arena).text : text;
    char       *out = arena_alloc(arena, strlen(spoken) + 3), *to = out;
    *to++ = ' ';
    for (const char *at = spoken; *at;) {
        const char *past = past_insertion(at);
        uint32_t    code;
        size_t      size = utf8_decode(at, strlen(at), &code);
        if (size == 0)
            size = 1, code = (unsigned char)*at;
        if (!past && code >= 0x80 && has_no_width(code)) {
            at += size;
            continue;
        }
        if (past || !is_word(*at, code)) {
            if (to[-1] != ' ')
                *to++ = ' ';
            at = past ? past : at + size;
            continue;
        }
        for (size_t i = 0; i < size; i++)
            *to++ = (char)tolower((unsigned char)at[i]);
        at += size;
    }
    if (to[-1] != ' ')
        *to++ = ' ';
    *to = '\0';
    return out;
}

const char *heard_phrase(const char *heard, const Phrases *phrases, Arena *arena)
{
    for (size_t i = 0; i < phrases->count; i++)
        if (strstr(heard, heard_text(phrases->items[i], NULL, arena)))
            return phrases->items[i];
    return NULL;
}
