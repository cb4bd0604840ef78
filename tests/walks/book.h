// Phrases, each spoken once by the real voice and kept.
#ifndef WALKS_BOOK_H
#define WALKS_BOOK_H

#include "mix/score.h"

enum { WALKS_RATE = 11025 };  // enough for how long words last

typedef struct Book Book;

Book  *book_new(void);
void   book_free(Book *book);
size_t book_count(const Book *book);

// Fills in the clips; what is new is spoken, by so many processes. False where the voice failed.
bool book_speak(Book *book, ScorePhrase *phrases, size_t count, int jobs);

// Ends the voice until something new has to be spoken: a process and its fork cannot share one.
void book_hush(Book *book);

#endif
