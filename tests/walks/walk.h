// One case through the whole pipeline, in process; and all that was made of it.
#ifndef WALKS_WALK_H
#define WALKS_WALK_H

#include "book.h"
#include "case.h"

typedef struct {
    const Case *of;
    Arena       arena;
    DiagList    diags;
    Session     session;
    Timeline    timeline;
    Score       score;
    Cast        cast;
    bool        built;   // to its end
    bool        spoken;  // false: the voice failed
} Walk;

void walk_make(const Case *one, Book *book, Sounds *sounds, Walk *out);
void walk_end(Walk *walk);

// What is said in a case, without placing it; nothing where it is refused. In the arena.
const ScorePhrase *walk_phrases(const Case *one, Arena *arena, size_t *count);

#endif
