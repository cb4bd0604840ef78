#include "voice/spoken.h"

#include "base/compose.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

// --- Ranges, and numbers in a row ------------------------------------------------------

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

static bool begins_a_number(const char *text, size_t at)
{
    bool inside = at > 0 && (isalnum((unsigned char)text[at - 1]) || (unsigned char)text[at - 1] >= 0x80 ||
                             strchr("-./:+#", text[at - 1]));
    return is_digit(text[at]) && !inside;
}

// Bytes of the dash and of a blank on each side of it, where a number follows; 0: there is none.
static size_t between_length(const char *text)
{
    size_t before = *text == ' ', size = dash_length(text + before);
    size_t after = size > 0 && text[before + size] == ' ';
    return size > 0 && is_digit(text[before + size + after]) ? before + size + after : 0;
}

// Not a date ("2026-11-27") or a telephone number: those have more than one dash, or begin with 0.
static bool read_range(const char *text, size_t at, Range *out)
{
    if (!begins_a_number(text, at) || (text[at] == '0' && is_digit(text[at + 1])))
        return false;
    out->first = number_length(text + at);
    out->between = between_length(text + at + out->first);
    const char *second = text + at + out->first + out->between;
    out->second = out->between > 0 ? number_length(second) : 0;
    const char *after = second + out->second;
    return out->second > 0 && !(dash_length(after) && is_digit(after[dash_length(after)]));
}

// "2026-11-27", "0800-555", "4-7-8": numbers one after the other. Bytes of them all; 0: there is one at most.
static size_t series_length(const char *text, size_t at)
{
    size_t length = begins_a_number(text, at) ? number_length(text + at) : 0, all = 0;
    for (size_t dash;
         length > 0 && (dash = dash_length(text + at + length)) && is_digit(text[at + length + dash]);) {
        length += dash + number_length(text + at + length + dash);
        all = length;
    }
    return all;
}

static void put_between(TextMaker *maker, const char *words, size_t from, size_t to)
{
    text_maker_put(maker, words, strlen(words), from, to);
}

static size_t put_range(TextMaker *maker, const char *text, size_t at, const Range *range, const char *to)
{
    size_t second = at + range->first + range->between;
    text_maker_put(maker, text + at, range->first, at, at + range->first);
    put_between(maker, to, at + range->first, second);
    return second;
}

// A voice would say "dash" there.
static size_t put_series(TextMaker *maker, const char *text, size_t at, size_t length)
{
    for (size_t end = at + length; at < end;) {
        size_t dash = dash_length(text + at), size = dash ? dash : 1;
        if (dash)
            put_between(maker, ", ", at, at + dash);
        else
            text_maker_put(maker, text + at, 1, at, at + 1);
        at += size;
    }
    return at;
}

static MappedText dashes_in_words(const char *text, const char *language, Arena *arena)
{
    const char *to = between_numbers(language, arena);
    size_t      length = strlen(text), series;
    TextMaker   maker = text_maker(length * (strlen(to) + 2), arena);
    for (size_t at = 0; at < length;) {
        Range range;
        if (read_range(text, at, &range))
            at = put_range(&maker, text, at, &range, to);
        else if ((series = series_length(text, at)) > 0)
            at = put_series(&maker, text, at, series);
        else {
            text_maker_put(&maker, text + at, 1, at, at + 1);
            at++;
        }
    }
    return text_maker_done(&maker);
}

// --- All of it --------------------------------------------------------------------------

// Nothing to compose, and no numbers with dashes: nearly every text.
static bool is_plain(const char *text)
{
    Range range;
    for (size_t at = 0; text[at]; at++)
        if ((unsigned char)text[at] >= 0x80 ||
            (is_digit(text[at]) && (read_range(text, at, &range) || series_length(text, at) > 0)))
            return false;
    return true;
}

Respelt spoken_text(const VoiceProfile *profile, const char *written, Arena *arena)
{
    if (is_plain(written))
        return respell_text(profile, written, arena);
    MappedText composed = compose_text(written, arena);
    MappedText ranges = dashes_in_words(composed.text, profile->language, arena);
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
