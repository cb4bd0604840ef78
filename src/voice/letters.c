#include "voice/letters.h"

#include "base/utf8.h"
#include "voice/spoken.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

// Alphabets other than the Latin one, and the languages that use them.
static const struct {
    uint32_t    first, last;
    const char *languages;
} alphabets[] = {
    { 0x0370, 0x03FF, "el grc" },
    { 0x0400, 0x052F, "ru uk be bg mk sr kk ky tt ba cv mn" },
    { 0x0530, 0x058F, "hy hyw" },
    { 0x0590, 0x05FF, "he" },
    { 0x0600, 0x077F, "ar fa ur ug sd ps ku" },
    { 0x0900, 0x097F, "hi mr ne kok" },
    { 0x0980, 0x09FF, "bn as bpy" },
    { 0x0A00, 0x0A7F, "pa" },
    { 0x0A80, 0x0AFF, "gu" },
    { 0x0B00, 0x0B7F, "or" },
    { 0x0B80, 0x0BFF, "ta" },
    { 0x0C00, 0x0C7F, "te" },
    { 0x0C80, 0x0CFF, "kn" },
    { 0x0D00, 0x0D7F, "ml" },
    { 0x0D80, 0x0DFF, "si" },
    { 0x0E00, 0x0E7F, "th" },
    { 0x1000, 0x109F, "my shn" },
    { 0x10A0, 0x10FF, "ka" },
    { 0x1100, 0x11FF, "ko" },
    { 0x1200, 0x139F, "am" },
    { 0x13A0, 0x13FF, "chr" },
    { 0x1780, 0x17FF, "km" },
    { 0x1F00, 0x1FFF, "grc el" },
    { 0x3040, 0x30FF, "ja" },
    { 0x3400, 0x9FFF, "zh cmn yue hak ja ko" },
    { 0xAC00, 0xD7AF, "ko" },
};

// Signs that are spoken by name, or not at all, whatever the language. Signs of arithmetic and money are read
// as anybody would read them.
#define ASCII_SIGNS "#*/\\~"
static const struct {
    uint32_t first, last;
    // clang-format off
} signs[] = {
    { 0x00A9, 0x00A9 },    // copyright
    { 0x00AE, 0x00AE },    // registered
    { 0x2030, 0x2037 },    // per mille, feet and inches
    { 0x2100, 0x2115 },    // abbreviations, all but the number sign
    { 0x2117, 0x214F },
    { 0x2190, 0x21FF },    // arrows
    { 0x2300, 0x23FF },    // technical
    { 0x2460, 0x27BF },    // in circles, boxes, shapes, little pictures
    { 0x27F0, 0x297F },    // more arrows, braille
    { 0x2B00, 0x2BFF },    // and more arrows
    { 0xE000, 0xF8FF },    // private
    { 0xFF01, 0xFF5E },    // Latin as wide as Chinese
    { 0x1D400, 0x1D7FF },  // letters of formulas
    { 0x1F000, 0x1FAFF },  // emoji
};
// clang-format on

// "en" in the list matches "en-gb-x-rp+f4": regions and variants do not count.
static bool is_among(const char *language, const char *list)
{
    for (const char *at = list; language && at; at = strchr(at, ' ')) {
        at += *at == ' ';
        size_t length = strcspn(at, " ");
        if (strncasecmp(language, at, length) == 0 && !isalpha((unsigned char)language[length]))
            return true;
    }
    return false;
}

// A voice may speak another language than its file says, or its file may say none.
static bool is_foreign(uint32_t point, const VoiceProfile *profile)
{
    for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++)
        if (point >= alphabets[i].first && point <= alphabets[i].last)
            return !is_among(profile->language, alphabets[i].languages) &&
                   !is_among(profile->espeak_voice, alphabets[i].languages);
    return false;
}

static bool is_sign(uint32_t point)
{
    if (point < 0x80)
        return point > 0 && strchr(ASCII_SIGNS, (int)point);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (point >= signs[i].first && point <= signs[i].last)
            return true;
    return false;
}

// Bytes of espeak-ng's [[sounds]] at `text`; 0: there are none.
static size_t sounds_length(const char *text)
{
    const char *end = strncmp(text, "[[", 2) == 0 ? strstr(text, "]]") : NULL;
    return end ? (size_t)(end + 2 - text) : 0;
}

// Most texts are mostly this.
static size_t plain_length(const char *text)
{
    size_t length = 0;
    while ((signed char)text[length] > 0 && !strchr(ASCII_SIGNS "[", text[length]))
        length++;
    return length;
}

static bool find(const VoiceProfile *profile, const char *text, OddLetter *out)
{
    for (size_t step; *text; text += step) {
        uint32_t point = 0;
        if ((step = plain_length(text)) > 0 || (step = sounds_length(text)) > 0)
            continue;
        size_t size = utf8_decode(text, strnlen(text, UTF8_MOST), &point);
        bool   foreign = is_foreign(point, profile);
        *out = (OddLetter){ foreign ? ODD_LETTER : ODD_SIGN, text, size };
        if (foreign || is_sign(point))
            return true;
        step = size > 0 ? size : 1;
    }
    return false;
}

bool letters_find_odd(const VoiceProfile *profile, const char *written, Arena *arena, OddLetter *out)
{
    bool reads = profile->engine == ENGINE_ESPEAK || profile->engine == ENGINE_COMMAND;
    if (!reads || !find(profile, written, out))
        return false;
    Respelt spoken = spoken_text(profile, written, arena);
    if (!find(profile, spoken.text, out))
        return false;
    size_t first = (size_t)(out->at - spoken.text), last = first + out->bytes - 1;
    out->at = written + spoken.from[first];
    out->bytes = (size_t)(spoken.to[last] - spoken.from[first]);
    return true;
}
