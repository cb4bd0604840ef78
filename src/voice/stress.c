#include "voice/stress.h"

#include <stdbool.h>
#include <string.h>

static const char separators[] = "_ \n";

// Pauses sound as _ and _: , and the trace may have more of them, fewer, or none.
static int skip_pauses(const SoundedPhoneme *sounded, int count, int at)
{
    while (at < count && (sounded[at].name[0] == '_' || !sounded[at].name[0]))
        at++;
    return at;
}

static bool is_called(const SoundedPhoneme *phoneme, const char *name, size_t length)
{
    size_t kept = length < sizeof phoneme->name - 1 ? length : sizeof phoneme->name - 1;
    return strncmp(phoneme->name, name, kept) == 0 && !phoneme->name[kept];
}

int stress_find(const char *trace, const SoundedPhoneme *sounded, int count)
{
    int at = 0;
    for (const char *token = trace + strspn(trace, separators); *token; token += strspn(token, separators)) {
        size_t length = strcspn(token, separators), marks = strspn(token, "',%=");
        bool   pause = length == marks || strncmp(token, ":", length) == 0;  // what is left of _:
        if (!pause) {
            at = skip_pauses(sounded, count, at);
            if (at >= count || !is_called(&sounded[at], token + marks, length - marks))
                return -1;
            if (memchr(token, '\'', marks))
                return at;
            at++;
        }
        token += length;
    }
    return -1;
}
