#include "beside/beside.h"

#include <string.h>

// clang-format off
static const BesideKind kinds[] = {
    { "lrc",      "lrc",           captions_lrc },
    { "vtt",      "vtt",           captions_vtt },
    { "srt",      "srt",           captions_srt },
    { "transcript", "transcript.vtt", transcript_vtt },
    { "transcript", "transcript.srt", transcript_srt },
    { "chapters", "chapters.json", chapters_json },
    { "cue",      "cue",           chapters_cue },
    { "txt",      "txt",           sheet_text },
};
// clang-format on
enum { KINDS = sizeof kinds / sizeof *kinds };

const BesideKind *beside_kinds(size_t *count)
{
    *count = KINDS;
    return kinds;
}

static unsigned bits_of(const char *word, size_t length)
{
    unsigned bits = 0;
    for (unsigned i = 0; i < KINDS; i++)
        if (strlen(kinds[i].word) == length && memcmp(kinds[i].word, word, length) == 0)
            bits |= 1u << i;
    return bits;
}

unsigned beside_parse(const char *words)
{
    unsigned all = 0;
    for (;; words++) {
        size_t   length = strcspn(words, ",");
        unsigned bits = bits_of(words, length);
        if (!bits)
            return 0;
        all |= bits;
        words += length;
        if (!*words)
            return all;
    }
}
