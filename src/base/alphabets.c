#include "base/alphabets.h"

#ifdef HAVE_GLIB
#include "base/library.h"
#include "base/utf8.h"

#include <glib.h>
#include <string.h>

#define CALLS(X) X(g_unichar_get_script)
LIBRARY_TYPE(CALLS)
#define LIBRARY "libglib-2.0.so.0"

static bool is_any(GUnicodeScript script)
{
    return script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED ||
           script == G_UNICODE_SCRIPT_UNKNOWN || script == G_UNICODE_SCRIPT_INVALID_CODE;
}

static bool is_mixed_anyway(GUnicodeScript script)
{
    return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
           script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_HANGUL ||
           script == G_UNICODE_SCRIPT_BOPOMOFO;
}

static uint32_t first_odd(const char *word)
{
    uint32_t letter = 0;
    for (size_t size; *word && letter < 0x80; word += size ? size : 1)
        size = utf8_decode(word, strlen(word), &letter);
    return letter >= 0x80 ? letter : 0;
}

bool alphabets_mix(const char *word, uint32_t *odd)
{
    Library        lib = { 0 };
    char           why[LIBRARY_WHY_SIZE];
    GUnicodeScript its = G_UNICODE_SCRIPT_COMMON;
    uint32_t       letter;
    *odd = first_odd(word);
    if (!*odd || !LIBRARY_OPEN(LIBRARY, &lib, why))
        return false;
    for (size_t size; *word && (size = utf8_decode(word, strlen(word), &letter)) > 0; word += size) {
        GUnicodeScript script = lib.g_unichar_get_script(letter);
        if (is_any(script) || is_mixed_anyway(script))
            continue;
        if (!is_any(its) && script != its)
            return true;
        its = script;
    }
    return false;
}

#else
bool alphabets_mix(const char *word, uint32_t *odd)
{
    (void)word;
    *odd = 0;
    return false;
}
#endif
