#include "voice/times.h"

#include "base/bytes.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FILE_MAX = 256 * 1024, AHEAD = 3 };  // AHEAD: how many words of the text may be missing in the file
#define SLACK 0.1                           // seconds a line may come after the end of the sound

typedef struct {
    double      start, end;
    const char *label;
    size_t      length;
} Line;

typedef struct {
    const char *spoken;
    size_t      at;         // in it: after the last word found
    double      words_end;  // when the last word ends
    Utterance  *out;
    Bytes       words;            // of ClipWord
    double      stressed, first;  // vowels: of main stress, and of any; below 0: none yet
    bool        marked;           // the next vowel is stressed
} Reading;

// --- Words -----------------------------------------------------------------------------

static bool is_letter(char byte) { return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80; }

// The word without the punctuation around it.
static void trim(const char **text, size_t *length)
{
    while (*length > 0 && !is_letter((*text)[*length - 1]))
        --*length;
    while (*length > 0 && !is_letter(**text))
        ++*text, --*length;
}

// Where the word is in the text, not far from the last one; NULL: nowhere.
static const char *find_word(const Reading *reading, const char *word, size_t length)
{
    const char *at = reading->spoken + reading->at;
    for (int words = 0; words < AHEAD && *at; words++) {
        at += strspn(at, " \t\n");
        const char *here = at;
        size_t      size = strcspn(at, " \t\n");
        at += size;
        trim(&here, &size);
        if (size > 0 && size == length && strncasecmp(here, word, size) == 0)
            return here;
    }
    return NULL;
}

// A word begins where the last one ends, and contains its phonemes.
static bool take_word(Reading *reading, const Line *line)
{
    const char *word = line->label;
    size_t      length = line->length;
    trim(&word, &length);
    const char *found = line->start >= reading->words_end - 1e-3 ? find_word(reading, word, length) : NULL;
    if (!found || length == 0)
        return false;
    ClipWord clip_word = { (int)(found - reading->spoken), (int)length,
                           (Frames)(line->start * reading->out->rate) };
    bytes_add(&reading->words, &clip_word, sizeof clip_word);
    reading->at = (size_t)(found - reading->spoken) + length;
    reading->words_end = line->end;
    return true;
}

// --- Phonemes --------------------------------------------------------------------------

// A vowel of ARPABET (aa, ih), SAMPA (@, V) or the IPA.
static bool is_vowel(const char *label)
{
    static const char *const ipa[] = { "ɑ", "ɐ", "ɒ", "æ", "ə", "ɘ", "ɚ", "ɛ", "ɜ", "ɝ", "ɞ", "ɪ",
                                       "ɨ", "ɔ", "ø", "œ", "ɵ", "ʊ", "ʉ", "ʌ", "ɯ", "ɤ", "ʏ", "ɶ" };
    if (*label && strchr("aeiouAEIOU@VQ{3", *label))
        return true;
    for (size_t i = 0; i < sizeof ipa / sizeof *ipa; i++)
        if (strncmp(label, ipa[i], strlen(ipa[i])) == 0)
            return true;
    return false;
}

static void take_phoneme(Reading *reading, const Line *line)
{
    static const char mark[] = "ˈ";
    const char       *label = line->label;
    if (strncmp(label, mark, sizeof mark - 1) == 0) {
        reading->marked = true;
        label += sizeof mark - 1;
    }
    if (!is_vowel(label))
        return;
    bool stressed = reading->marked || (line->length > 1 && line->label[line->length - 1] == '1');
    if (stressed && reading->stressed < 0)
        reading->stressed = line->start;
    if (reading->first < 0)
        reading->first = line->start;
    reading->marked = false;
}

// --- The file --------------------------------------------------------------------------

static bool read_line(char *text, double length, Line *out)
{
    char *after_start, *after_end;
    out->start = strtod(text, &after_start);
    out->end = strtod(after_start, &after_end);
    out->label = after_end + strspn(after_end, " \t");
    out->length = strlen(out->label);
    return after_start != text && after_end != after_start && out->label != after_end && out->length > 0 &&
           out->start >= 0 && out->end >= out->start && out->start <= length && out->end <= length + SLACK;
}

char *times_fetch(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = file ? malloc(FILE_MAX + 1) : NULL;
    if (text)
        text[fread(text, 1, FILE_MAX, file)] = 0;
    if (file)
        fclose(file);
    return text;
}

static void hand_over(Reading *reading)
{
    double vowel = reading->stressed >= 0 ? reading->stressed : reading->first;
    reading->out->words = (ClipWord *)reading->words.at;
    reading->out->word_count = (int)(reading->words.size / sizeof(ClipWord));
    if (vowel >= 0)
        reading->out->vowel = (Frames)(vowel * reading->out->rate);
}

bool times_read(char *times, const char *spoken, Utterance *out, char why[WHY_SIZE])
{
    Reading reading = { .spoken = spoken, .out = out, .stressed = -1, .first = -1 };
    double  length = (double)out->length / out->rate;
    char   *rest = times, *line;
    int     number = 0;
    while (times && (line = strsep(&rest, "\n"))) {
        Line read;
        number++;
        line[strcspn(line, "\r")] = 0;
        if (!line[strspn(line, " \t")])
            continue;
        if (!read_line(line, length, &read)) {
            snprintf(
                why, WHY_SIZE,
                "line %d of its times, \"%.60s\", is not \"start end label\" in seconds of a sound of %.2f s",
                number, line, length);
            free(reading.words.at);
            return false;
        }
        if (!take_word(&reading, &read))
            take_phoneme(&reading, &read);
    }
    hand_over(&reading);
    return true;
}
