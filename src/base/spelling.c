// A dictionary is two files, en_GB.dic and en_GB.aff; the smaller ones are asked first.
#include "base/spelling.h"

#include <stdio.h>

#ifdef HAVE_HUNSPELL
#include "base/library.h"

#include <glob.h>
#include <hunspell.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define CALLS(X) X(Hunspell_create) X(Hunspell_destroy) X(Hunspell_spell) X(Hunspell_get_dic_encoding)
LIBRARY_TYPE(CALLS)
#define LIBRARY "libhunspell-1.7.so.0"

#define FOLDERS "/usr/share/hunspell:/usr/share/myspell/dicts:/usr/local/share/hunspell"
enum { WORD_MOST = 200 };  // bytes; hunspell's own limit is near

typedef struct {
    const char *words, *affixes;  // the two files
    off_t       size;
    Hunhandle  *read;  // NULL: not yet
} Dictionary;

struct Spelling {
    Arena      *arena;
    Library     lib;
    Dictionary *items;
    size_t      count, capacity;
};

// --- Looking for them ------------------------------------------------------------------

static void add(Spelling *spelling, const char *words)
{
    struct stat file;
    const char *affixes = arena_printf(spelling->arena, "%.*s.aff", (int)strlen(words) - 4, words);
    if (stat(affixes, &file) == 0 && stat(words, &file) == 0)
        *ARENA_PUSH(spelling->arena, spelling->items, spelling->count,
                    spelling->capacity) = (Dictionary){ arena_strdup(spelling->arena, words), affixes,
                                                        file.st_size, NULL };
}

static void add_all(Spelling *spelling, const char *pattern)
{
    glob_t found;
    if (glob(pattern, 0, NULL, &found) == 0)
        for (size_t i = 0; i < found.gl_pathc; i++)
            add(spelling, found.gl_pathv[i]);
    globfree(&found);
}

static int by_size(const void *left, const void *right)
{
    const Dictionary *a = left, *b = right;
    return a->size != b->size ? (a->size < b->size ? -1 : 1) : strcmp(a->words, b->words);
}

// "en" of "en-gb".
static void find(Spelling *spelling, const char *language)
{
    const char *folders = getenv("DICPATH");
    int         letters = (int)strcspn(language, "-_");
    for (const char *at = folders ? folders : FOLDERS; *at; at += *at == ':') {
        int length = (int)strcspn(at, ":");
        add_all(spelling, arena_printf(spelling->arena, "%.*s/%.*s_*.dic", length, at, letters, language));
        add_all(spelling, arena_printf(spelling->arena, "%.*s/%.*s.dic", length, at, letters, language));
        at += length;
    }
    if (spelling->count > 1)
        qsort(spelling->items, spelling->count, sizeof *spelling->items, by_size);
}

Spelling *spelling_open(const char *language, Arena *arena, char why[SPELLING_WHY_SIZE])
{
    char      missing[LIBRARY_WHY_SIZE];
    Spelling *spelling = ARENA_NEW(arena, Spelling);
    spelling->arena = arena;
    find(spelling, language);
    if (spelling->count == 0) {
        snprintf(why, SPELLING_WHY_SIZE,
                 "there is no spelling dictionary for \"%s\" (packages hunspell-%s-...)", language, language);
        return NULL;
    }
    if (!LIBRARY_OPEN(LIBRARY, &spelling->lib, missing)) {
        snprintf(why, SPELLING_WHY_SIZE, "hunspell (package libhunspell-1.7-0) is missing: %s", missing);
        return NULL;
    }
    return spelling;
}

// --- Asking them -----------------------------------------------------------------------

// The word in the dictionary's encoding; false: that does not have all of its letters.
static bool recode(const char *word, const char *encoding, char out[WORD_MOST])
{
    iconv_t to = iconv_open(encoding, "UTF-8");
    if (to == (iconv_t)-1)
        return false;
    char  *from = (char *)word, *at = out;
    size_t left = strlen(word) + 1, room = WORD_MOST;
    bool   recoded = iconv(to, &from, &left, &at, &room) == 0;
    iconv_close(to);
    return recoded;
}

static bool has(Spelling *spelling, Dictionary *dictionary, const char *word)
{
    const Library *lib = &spelling->lib;
    char           recoded[WORD_MOST];
    if (!dictionary->read)
        dictionary->read = lib->Hunspell_create(dictionary->affixes, dictionary->words);
    if (!dictionary->read)
        return false;
    const char *encoding = lib->Hunspell_get_dic_encoding(dictionary->read);
    if (strcasecmp(encoding, "UTF-8") != 0) {
        if (!recode(word, encoding, recoded))
            return false;
        word = recoded;
    }
    return lib->Hunspell_spell(dictionary->read, word) != 0;
}

bool spelling_knows(Spelling *spelling, const char *word)
{
    if (strlen(word) >= WORD_MOST)
        return false;
    for (size_t i = 0; i < spelling->count; i++)
        if (has(spelling, &spelling->items[i], word))
            return true;
    return false;
}

void spelling_close(Spelling *spelling)
{
    for (size_t i = 0; spelling && i < spelling->count; i++)
        if (spelling->items[i].read)
            spelling->lib.Hunspell_destroy(spelling->items[i].read);
}

#else
Spelling *spelling_open(const char *language, Arena *arena, char why[SPELLING_WHY_SIZE])
{
    (void)language, (void)arena;
    snprintf(why, SPELLING_WHY_SIZE, "walkcoach was built without hunspell (package libhunspell-dev)");
    return NULL;
}

bool spelling_knows(Spelling *spelling, const char *word)
{
    (void)spelling, (void)word;
    return false;
}

void spelling_close(Spelling *spelling) { (void)spelling; }
#endif
