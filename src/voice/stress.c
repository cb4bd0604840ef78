#include "voice/stress.h"

#include <string.h>

static const char separators[] = "_ \n";

// Pauses sound as _ and _: and are not in the trace.
static int skip_pauses(const SoundedPhoneme *sounded, int count, int at)
{
    while (at < count && (sounded[at].name[0] == '_' || !sounded[at].name[0]))
        at++;
    return at;
}

int stress_find(const char *trace, const SoundedPhoneme *sounded, int count)
{
    int at = 0;
    for (const char *token = trace + strspn(trace, separators); *token; token += strspn(token, separators)) {
        size_t length = strcspn(token, separators), marks = strspn(token, "',%=");
        int    stressed = memchr(token, '\'', marks) != NULL;
        size_t shown = length - marks < sizeof sounded->name - 1 ? length - marks : sizeof sounded->name - 1;
        at = skip_pauses(sounded, count, at);
        if (shown > 0 && (at >= count || strncmp(sounded[at].name, token + marks, shown) != 0 || sounded[at].name[shown]))
            return -1;
        if (shown > 0 && stressed)
            return at;
        at += shown > 0;
        token += length;
    }
    return -1;
}
