// Lengths as people write them: a clock ("4:00", "1:02:03") or numbers with units ("1h10min", "0.5s").
//
// Whole numbers throughout: "0.1s" is 100,000 microseconds, not the nearest double.
#include "base/units.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define LENGTH_LIMIT (366 * 24 * MICROS_PER_HOUR)

typedef struct {
    const char *name;
    Micros      size;
} Unit;

// clang-format off
static const Unit units[] = {
    { "h", MICROS_PER_HOUR },     { "hour", MICROS_PER_HOUR },     { "hours", MICROS_PER_HOUR },
    { "min", MICROS_PER_MINUTE }, { "minute", MICROS_PER_MINUTE }, { "minutes", MICROS_PER_MINUTE },
    { "s", MICROS_PER_SECOND },   { "sec", MICROS_PER_SECOND },    { "second", MICROS_PER_SECOND },
    { "seconds", MICROS_PER_SECOND }, { "ms", 1000 },
};
// clang-format on

static const char *skip_blanks(const char *text)
{
    while (*text == ' ' || *text == '\t')
        text++;
    return text;
}

// Digits, with a value small enough for any arithmetic below. NULL where there are none, or too many.
static const char *parse_digits(const char *text, int64_t *out)
{
    const char *start = text;
    *out = 0;
    for (; isdigit((unsigned char)*text); text++) {
        if (*out > LENGTH_LIMIT / 1000)
            return NULL;
        *out = *out * 10 + (*text - '0');
    }
    return text == start ? NULL : text;
}

// ".25" as millionths. Digits beyond the sixth are dropped. Leaves text alone where there is no decimal
// point.
static const char *parse_fraction(const char *text, int64_t *millionths)
{
    *millionths = 0;
    if (*text != '.')
        return text;
    text++;
    if (!isdigit((unsigned char)*text))
        return NULL;
    for (int64_t place = 100000; isdigit((unsigned char)*text); text++, place /= 10)
        *millionths += (*text - '0') * place;
    return text;
}

static bool two_digits_below_60(const char *start, const char *end, int64_t value)
{
    return end - start == 2 && value < 60;
}

// "12:05", "1:02:03", "0:05.250"
static bool parse_clock(const char *text, Micros *out)
{
    int64_t fields[3], millionths;
    int     count = 0;
    for (;;) {
        const char *end = parse_digits(text, &fields[count]);
        if (!end || (count > 0 && !two_digits_below_60(text, end, fields[count])))
            return false;
        text = end;
        if (++count == 3 || *text != ':')
            break;
        text++;
    }
    text = parse_fraction(text, &millionths);
    if (count < 2 || !text || *skip_blanks(text))
        return false;
    int64_t hours = count == 3 ? fields[0] : 0, minutes = fields[count - 2], seconds = fields[count - 1];
    if (hours > LENGTH_LIMIT / MICROS_PER_HOUR || minutes > LENGTH_LIMIT / MICROS_PER_MINUTE)
        return false;
    *out = hours * MICROS_PER_HOUR + minutes * MICROS_PER_MINUTE + seconds * MICROS_PER_SECOND + millionths;
    return *out <= LENGTH_LIMIT;
}

static const char *parse_unit(const char *text, Micros *size)
{
    size_t length = 0;
    while (isalpha((unsigned char)text[length]))
        length++;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strlen(units[i].name) == length && strncasecmp(text, units[i].name, length) == 0) {
            *size = units[i].size;
            return text + length;
        }
    return NULL;
}

// "1h 10 min 5.5s": each unit once, the larger first.
static bool parse_with_units(const char *text, Micros *out)
{
    Micros total = 0, last_size = INT64_MAX;
    do {
        int64_t whole, millionths;
        Micros  size;
        if (!(text = parse_digits(text, &whole)) || !(text = parse_fraction(text, &millionths)))
            return false;
        if (!(text = parse_unit(skip_blanks(text), &size)) || size >= last_size ||
            whole > LENGTH_LIMIT / size)
            return false;
        total += whole * size + millionths * (size / 1000) / 1000;
        last_size = size;
        text = skip_blanks(text);
    } while (*text);
    *out = total;
    return total <= LENGTH_LIMIT;
}

bool units_parse_length(const char *text, Micros *out)
{
    text = skip_blanks(text);
    return parse_clock(text, out) || parse_with_units(text, out);
}

const char *units_format_clock(Micros at, char out[UNITS_TEXT_SIZE])
{
    uint64_t size = at < 0 ? 0 - (uint64_t)at : (uint64_t)at;
    uint64_t seconds = size / (uint64_t)MICROS_PER_SECOND, micros = size % (uint64_t)MICROS_PER_SECOND;
    unsigned long long hours = seconds / 3600;
    unsigned           minutes = (unsigned)(seconds / 60 % 60), rest = (unsigned)(seconds % 60);
    const char        *sign = at < 0 ? "-" : "";
    int    length = hours ? snprintf(out, UNITS_TEXT_SIZE, "%s%llu:%02u:%02u", sign, hours, minutes, rest)
                          : snprintf(out, UNITS_TEXT_SIZE, "%s%u:%02u", sign, minutes, rest);
    size_t room = UNITS_TEXT_SIZE - (size_t)length;
    if (micros % 1000)
        snprintf(out + length, room, ".%06u", (unsigned)micros);
    else if (micros)
        snprintf(out + length, room, ".%03u", (unsigned)(micros / 1000));
    return out;
}
