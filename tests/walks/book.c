// A table of (text, rate) with open addressing; it never shrinks.
#include "book.h"

#include "base/rng.h"
#include "job/paths.h"
#include "voice/profile_read.h"
#include "voice/voice.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 15, MOST = SLOTS / 2 };

typedef struct {
    const char *text;
    SpeechRate  rate;
    Clip       *clip;
} Entry;

struct Book {
    Arena    arena;
    DiagList diags;
    Voice   *voice;
    Entry    entries[SLOTS];
    size_t   count;
};

Book *book_new(void)
{
    Book *book = calloc(1, sizeof *book);
    book->diags.arena = &book->arena;
    return book;
}

static bool has_voice(Book *book)
{
    static const SearchPath here = { { "." }, 1 };
    const Desk              desk = { &book->arena, &book->diags, &here, NULL };
    VoiceProfile            profile;
    if (!book->voice && voice_read_profile(&desk, (Named){ .text = "calm" }, &profile))
        book->voice = voice_open(&profile, paths_find(&book->arena).speaker, &book->arena, &book->diags);
    return book->voice != NULL;
}

void book_hush(Book *book)
{
    voice_close(book->voice);
    book->voice = NULL;
}

void book_free(Book *book)
{
    book_hush(book);
    for (size_t i = 0; i < SLOTS; i++)
        clip_free(book->entries[i].clip);
    arena_free(&book->arena);
    free(book);
}

size_t book_count(const Book *book) { return book->count; }

static Entry *entry_of(Book *book, const ScorePhrase *phrase)
{
    for (uint64_t at = rng_hash_text(phrase->text) + phrase->rate;; at++) {
        Entry *entry = &book->entries[at % SLOTS];
        if (!entry->text || (entry->rate == phrase->rate && strcmp(entry->text, phrase->text) == 0))
            return entry;
    }
}

static bool speak_new(Book *book, const ScorePhrase *phrases, size_t count, int jobs)
{
    static const int numerators[] = { [RATE_BREATH] = 15, [RATE_TIP] = 14, [RATE_MUST] = 13 };  // of 15
    Phrase          *spoken = calloc(count + 1, sizeof *spoken);
    Clip           **clips = calloc(count + 1, sizeof *clips);
    for (size_t i = 0; i < count; i++)
        spoken[i] = (Phrase){ .text = phrases[i].text,
                              .rate_numerator = numerators[phrases[i].rate],
                              .breath_word = phrases[i].breath_word };
    bool right = book->count + count < MOST && has_voice(book) &&
                 voice_speak(book->voice, spoken, count, WALKS_RATE, jobs, NULL, NULL, &book->diags, clips);
    for (size_t i = 0; i < count && right; i++) {
        Entry *entry = entry_of(book, &phrases[i]);
        *entry = (Entry){ arena_strdup(&book->arena, phrases[i].text), phrases[i].rate, clips[i] };
        book->count++;
    }
    free(spoken);
    free(clips);
    return right;
}

bool book_speak(Book *book, ScorePhrase *phrases, size_t count, int jobs)
{
    ScorePhrase *fresh = calloc(count + 1, sizeof *fresh);
    size_t       fresh_count = 0;
    for (size_t i = 0; i < count; i++)
        if (!entry_of(book, &phrases[i])->text)
            fresh[fresh_count++] = phrases[i];
    bool right = fresh_count == 0 || speak_new(book, fresh, fresh_count, jobs);
    for (size_t i = 0; i < count && right; i++)
        phrases[i].clip = entry_of(book, &phrases[i])->clip;
    free(fresh);
    return right;
}
