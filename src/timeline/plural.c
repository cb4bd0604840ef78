// Plural rules for whole numbers: Unicode CLDR, "Language Plural Rules".
#include "timeline/plural.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static int one_other(int n) { return n == 1 ? 0 : 1; }
static int zero_is_one(int n) { return n <= 1 ? 0 : 1; }
static int never(int n)
{
    (void)n;
    return 0;
}
static int czech(int n) { return n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2; }
static int few_ending(int n) { return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14); }
static int polish(int n) { return n == 1 ? 0 : few_ending(n) ? 1 : 2; }
static int russian(int n) { return n % 10 == 1 && n % 100 != 11 ? 0 : few_ending(n) ? 1 : 2; }
static int slovene(int n)
{
    return n % 100 == 1 ? 0 : n % 100 == 2 ? 1 : n % 100 == 3 || n % 100 == 4 ? 2 : 3;
}
static int romanian(int n) { return n == 1 ? 0 : n == 0 || (n % 100 >= 1 && n % 100 <= 19) ? 1 : 2; }
static int arabic(int n) { return n <= 2 ? n : n % 100 >= 3 && n % 100 <= 10 ? 3 : n % 100 >= 11 ? 4 : 5; }
static int lithuanian(int n)
{
    int teen = n % 100 >= 11 && n % 100 <= 19;
    return n % 10 == 1 && !teen ? 0 : n % 10 >= 2 && !teen ? 1 : 2;
}

static const struct {
    const char *languages;  // each followed by a space
    int (*form)(int n);
    // clang-format off
} rules[] = {
    { "fr pt hy kab ",                 zero_is_one },
    { "ja zh ko vi th id ms lo my ",   never },
    { "cs sk ",                        czech },
    { "pl ",                           polish },
    { "ru uk be hr sr bs ",            russian },
    { "sl ",                           slovene },
    { "ro ",                           romanian },
    { "lt ",                           lithuanian },
    { "ar ",                           arabic },
};
// clang-format on

int plural_form(const char *language, int n)
{
    size_t length = language ? strcspn(language, "-_") : 0;
    for (size_t i = 0; length && i < sizeof rules / sizeof *rules; i++)
        for (const char *at = rules[i].languages; *at; at += strcspn(at, " ") + 1)
            if (strcspn(at, " ") == length && strncasecmp(at, language, length) == 0)
                return rules[i].form(n);
    return one_other(n);
}
