// The guesses are for what people who do not program write: times, units, yes and no.
#include "conf/words.h"

#include "conf/cursor.h"
#include "rules/rules.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

static bool is_word(const char *word, size_t length, const char *wanted)
{
    return strlen(wanted) == length && strncasecmp(word, wanted, length) == 0;
}

static bool is_truth(const char *word, size_t length)
{
    return is_word(word, length, "true") || is_word(word, length, "false");
}

static bool is_name_letter(char byte)
{
    return is_letter(byte) || is_digit(byte) || byte == '_' || byte == '-';
}

bool conf_is_name(const char *word, size_t length)
{
    if (length == 0 || !is_letter(word[0]) || is_truth(word, length))
        return false;
    for (size_t i = 0; i < length; i++)
        if (!is_name_letter(word[i]))
            return false;
    return true;
}

bool conf_is_scalar(const char *word, size_t length, ConfKind *kind)
{
    *kind = CONF_BOOL;
    if (is_truth(word, length))
        return true;
    bool hex = length > 1 && (word[1] == 'x' || word[1] == 'X');
    *kind = !hex && strcspn(word, ".eE") < length ? CONF_FLOAT : CONF_INT;
    return length > 0 && conf_number_length(word) == length;
}

// --- Guesses ---------------------------------------------------------------------------

// Words for on and off from elsewhere, and typing mistakes.
// clang-format off
static const struct { const char *word, *meant; } truths[] = {
    { "yes", "true" }, { "on", "true" },   { "y", "true" },     { "enabled", "true" },
    { "no", "false" }, { "off", "false" }, { "n", "false" },    { "disabled", "false" },
    { "ture", "true" }, { "treu", "true" }, { "flase", "false" }, { "fasle", "false" },
};
// clang-format on

static const char *meant_truth(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof truths / sizeof *truths; i++)
        if (is_word(word, length, truths[i].word))
            return truths[i].meant;
    return NULL;
}

static bool is_bare_unit(const ConfSlips *slips, const char *word, size_t length)
{
    for (; length > 0 && *word == ' '; length--)
        word++;
    for (const char *const *unit = slips->hints->units; *unit; unit++)
        if (is_word(word, length, *unit))
            return true;
    return false;
}

// Bytes of a dash that was typed for a minus: a figure dash to a horizontal bar, or the mathematical sign.
static size_t dash_length(const char *word, size_t length)
{
    if (length < 4 || !(is_digit(word[3]) || word[3] == '.'))
        return 0;
    bool dash = word[0] == '\xE2' && word[1] == '\x80' && word[2] >= '\x92' && word[2] <= '\x95';
    bool minus = word[0] == '\xE2' && word[1] == '\x88' && word[2] == '\x92';
    return dash || minus ? 3 : 0;
}

// "length = " or "".
static const char *example_of(ConfSlips *slips, const char *key)
{
    return key ? arena_printf(slips->arena, "%s = ", key) : "";
}

void conf_report_value(ConfSlips *slips, SourcePos pos, const char *key, const char *word, size_t length)
{
    const char *example = example_of(slips, key), *excerpt = conf_excerpt(word, length, slips->arena);
    const char *truth = meant_truth(word, length);
    size_t      number = conf_number_length(word), dash = dash_length(word, length);
    if (truth)
        conf_slip(slips, pos, RULE(TRUE_OR_FALSE), "\"%s\" is written %s: %s%s", excerpt, truth, example,
                  truth);
    else if (dash)
        conf_slip(slips, pos, RULE(NUMBER), "this is a dash, not a minus sign; retype it: %s-%s", example,
                  excerpt + dash);
    else if (number && is_bare_unit(slips, word + number, length - number))
        conf_slip(slips, pos, RULE(NUMBER), "leave out the unit here: %s%.*s", example, (int)number, word);
    else
        conf_slip(slips, pos, RULE(QUOTES), "put quotes around it: %s\"%s\"", example, excerpt);
}

// The nearest name: blanks and other signs become '_'. NULL where nothing of it can be kept.
static const char *mended_name(ConfSlips *slips, const char *word, size_t length)
{
    const char *prefix = length > 0 && is_digit(word[0])
                             ? arena_printf(slips->arena, "%s_", slips->hints->group)
                             : "";
    char       *name = arena_printf(slips->arena, "%s%.*s", prefix, (int)length, word);
    for (char *at = name; *at; at++) {
        if ((unsigned char)*at >= 0x80)
            return NULL;
        if (!is_name_letter(*at))
            *at = '_';
    }
    return conf_is_name(name, strlen(name)) ? name : NULL;
}

void conf_report_name(ConfSlips *slips, SourcePos pos, const char *word, size_t length)
{
    const char *excerpt = conf_excerpt(word, length, slips->arena),
               *mended = mended_name(slips, word, length);
    const char *example = mended && length < 32 ? arena_printf(slips->arena, ", such as %s", mended) : "";
    const char *title = slips->hints->title;
    if (is_truth(word, length))
        conf_slip(slips, pos, RULE(NAME), "%s cannot be a name", excerpt);
    else if (length > 0 && is_digit(word[0]))
        conf_slip(slips, pos, RULE(NAME), "a name begins with a letter%s; \"%s\" can be its %s", example,
                  excerpt, title);
    else if (memchr(word, ' ', length))
        conf_slip(slips, pos, RULE(NAME), "a name has no spaces%s; \"%s\" can be its %s", example, excerpt,
                  title);
    else
        conf_slip(slips, pos, RULE(NAME), "a name is made of a-z, 0-9, _ and -%s; \"%s\" can be its %s",
                  example, excerpt, title);
}
