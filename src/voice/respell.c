#include "voice/respell.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

// Bytes of UTF-8 beyond ASCII count as letters here: é must not end a word.
static bool is_letter(char byte) { return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80; }

// The first letters of all respellings, a bit for the low five bits of each, which upper and lower case
// share: at any other letter there is nothing to look for.
typedef uint32_t Firsts;

static Firsts first_of(char letter) { return UINT32_C(1) << ((unsigned char)letter & 31); }

static Firsts firsts_of(const VoiceProfile *profile)
{
    Firsts firsts = 0;
    for (size_t i = 0; i < profile->respelling_count; i++)
        firsts |= first_of(*profile->respellings[i].from);
    return firsts;
}

static const Respelling *longest_match(const VoiceProfile *profile, Firsts firsts, const char *text,
                                       size_t at)
{
    const Respelling *best = NULL;
    if (!(firsts & first_of(text[at])) || (at > 0 && is_letter(text[at - 1])))
        return NULL;
    const int first = tolower((unsigned char)text[at]);
    for (size_t i = 0; i < profile->respelling_count; i++) {
        const Respelling *candidate = &profile->respellings[i];
        if (tolower((unsigned char)*candidate->from) != first)
            continue;  // nearly all of them
        size_t length = strlen(candidate->from);
        if (strncasecmp(text + at, candidate->from, length) == 0 && !is_letter(text[at + length]) &&
            (!best || length > strlen(best->from)))
            best = candidate;
    }
    return best;
}

// The size of the text as it is spoken.
static size_t spoken_size(const VoiceProfile *profile, Firsts firsts, const char *text, size_t length)
{
    size_t size = 0;
    for (size_t at = 0; at < length;) {
        const Respelling *match = longest_match(profile, firsts, text, at);
        size += match ? strlen(match->to) : 1;
        at += match ? strlen(match->from) : 1;
    }
    return size;
}

bool respell_changes(const VoiceProfile *profile, const char *text)
{
    Firsts firsts = firsts_of(profile);
    for (size_t at = 0; text[at]; at++)
        if (longest_match(profile, firsts, text, at))
            return true;
    return false;
}

Respelt respell_text(const VoiceProfile *profile, const char *text, Arena *arena)
{
    Firsts firsts = firsts_of(profile);
    size_t length = strlen(text), room = spoken_size(profile, firsts, text, length) + 1, done = 0;
    char  *spoken = arena_alloc(arena, room);
    int   *from = ARENA_ARRAY(arena, int, room), *to = ARENA_ARRAY(arena, int, room);
    for (size_t at = 0; at < length;) {
        const Respelling *match = longest_match(profile, firsts, text, at);
        size_t            taken = match ? strlen(match->from) : 1, given = match ? strlen(match->to) : 1;
        memcpy(spoken + done, match ? match->to : text + at, given);
        for (size_t i = done; i < done + given; i++) {
            from[i] = (int)at;
            to[i] = (int)(at + taken);
        }
        done += given;
        at += taken;
    }
    return (Respelt){ spoken, from, to };
}

void respell_map_words(const Respelt *respelt, ClipWord *words, int *count)
{
    int kept = 0, spoken = (int)strlen(respelt->text);
    for (int i = 0; i < *count; i++) {
        int first = words[i].start, last = first + words[i].length - 1;
        if (first < 0 || last < first || last >= spoken)
            continue;
        while (first < last && !is_letter(respelt->text[first]))
            first++;  // espeak-ng's positions after a full stop are one early
        ClipWord word = { respelt->from[first], respelt->to[last] - respelt->from[first], words[i].at };
        bool     same = kept > 0 && words[kept - 1].start + words[kept - 1].length > word.start;
        if (same)
            words[kept - 1].length = word.start + word.length - words[kept - 1].start;
        else
            words[kept++] = word;
    }
    *count = kept;
}
