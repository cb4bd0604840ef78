#include "voice/spoken.h"

#include "base/compose.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

// --- Ranges ----------------------------------------------------------------------------

// "to" between two numbers. In a language not listed here, it is a comma.
static const struct {
    const char *language, *to;
} words_for_to[] = {
    { "en", "to" }, { "de", "bis" }, { "nl", "tot" },  { "fr", "à" },   { "es", "a" },   { "it", "a" },
    { "pt", "a" },  { "ca", "a" },   { "sv", "till" }, { "da", "til" }, { "nb", "til" }, { "no", "til" },
    { "pl", "do" }, { "cs", "až" },  { "sk", "až" },   { "ru", "до" },  { "uk", "до" },  { "el", "έως" },
};

// "en" in "en-gb-x-rp": the part before what sets regions apart.
static bool is_language(const char *tag, const char *language)
{
    size_t length = strlen(language);
    return tag && strncasecmp(tag, language, length) == 0 && !isalpha((unsigned char)tag[length]);
}

static const char *between_numbers(const char *language, Arena *arena)
{
    for (size_t i = 0; i < sizeof words_for_to / sizeof *words_for_to; i++)
        if (is_language(language, words_for_to[i].language))
            return arena_printf(arena, " %s ", words_for_to[i].to);
    return ", ";
}

// Bytes of the dash at `text`; 0: there is none. Hyphen-minus, U+2010 to U+2015, the minus U+2212.
static size_t dash_length(const char *text)
{
    uint32_t point = 0;
    size_t   size = utf8_decode(text, strlen(text), &point);
    bool     dash = point == '-' || (point >= 0x2010 && point <= 0x2015) || point == 0x2212;
    return size > 0 && dash ? size : 0;
}

static bool is_digit(char byte) { return isdigit((unsigned char)byte); }

// A number with its points, commas and colons ("1,000", "9:30"); 0: there is none.
static size_t number_length(const char *text)
{
    size_t at = 0;
    while (is_digit(text[at]) || (at > 0 && strchr(".,:", text[at]) && text[at] && is_digit(text[at + 1])))
        at++;
    return at;
}

// "10-15", "10 - 15", "10–15" at the beginning of a number.
typedef struct {
    size_t first, second;  // bytes of the two numbers
    size_t between;        // and of all between them
} Range;

static bool may_be_a_range(const char *text, size_t at)
{
    bool inside = at > 0 && (isalnum((unsigned char)text[at - 1]) || (unsigned char)text[at - 1] >= 0x80 ||
                             strchr("-./:+#", text[at - 1]));
    return is_digit(text[at]) && !inside && !(text[at] == '0' && is_digit(text[at + 1]));
}

// Not a date ("2026-11-27") or a telephone number: those have more than one dash, or begin with 0.
static bool read_range(const char *text, size_t at, Range *out)
{
    if (!may_be_a_range(text, at))
        return false;
    out->first = number_length(text + at);
    const char *dash = text + at + out->first;
    size_t      before = *dash == ' ', size = dash_length(dash + before);
    size_t      after = size > 0 && dash[before + size] == ' ';
    out->between = before + size + after;
    out->second = size > 0 && before == after ? number_length(dash + out->between) : 0;
    const char *after_it = dash + out->between + out->second;
    return out->second > 0 && !(dash_length(after_it) && is_digit(after_it[dash_length(after_it)]));
}

static MappedText ranges_in_words(const char *text, const char *language, Arena *arena)
{
    const char *to = between_numbers(language, arena);
    size_t      length = strlen(text);
    TextMaker   maker = text_maker(length * (strlen(to) + 1), arena);
    for (size_t at = 0; at < length;) {
        Range range;
        if (read_range(text, at, &range)) {
            text_maker_put(&maker, text + at, range.first, at, at + range.first);
            at += range.first;
            text_maker_put(&maker, to, strlen(to), at, at + range.between);
            at += range.between;
        } else {
            text_maker_put(&maker, text + at, 1, at, at + 1);
            at++;
        }
    }
    return text_maker_done(&maker);
}

// --- All of it --------------------------------------------------------------------------

// Nothing to compose, and no ranges: nearly every text.
static bool is_plain(const char *text)
{
    Range range;
    for (size_t at = 0; text[at]; at++)
        if ((unsigned char)text[at] >= 0x80 || (is_digit(text[at]) && read_range(text, at, &range)))
            return false;
    return true;
}

Respelt spoken_text(const VoiceProfile *profile, const char *written, Arena *arena)
{
    if (is_plain(written))
        return respell_text(profile, written, arena);
    MappedText composed = compose_text(written, arena);
    MappedText ranges = ranges_in_words(composed.text, profile->language, arena);
    MappedText said = mapped_through(&composed, &ranges, arena);
    Respelt    respelt = respell_text(profile, said.text, arena);
    return mapped_through(&said, &respelt, arena);
}

const char *spoken_words(const VoiceProfile *profile, const char *written, Arena *arena)
{
    if (is_plain(written) && !respell_changes(profile, written))
        return written;
    return spoken_text(profile, written, arena).text;
}
