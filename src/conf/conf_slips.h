// Telling slips without repeating oneself: what an earlier reader has explained about a line, a later one
// leaves alone.
#ifndef CONF_CONF_SLIPS_H
#define CONF_CONF_SLIPS_H

#include "base/arena.h"
#include "base/diag.h"

// In the order in which they read the text.
typedef enum { SLIPS_OF_TOKENS = 1, SLIPS_OF_BRACKETS, SLIPS_OF_GRAMMAR } SlipsPhase;

typedef struct {
    const Source  *source;
    Arena         *arena;
    DiagList      *diags;
    SlipsPhase     phase;
    unsigned char *told;  // by line: the phase that has told something about it, 0 for none
    bool           any;
} ConfSlips;

ConfSlips conf_slips_start(const Source *source, Arena *arena, DiagList *diags);

// Of tokens, one slip a line is told; of brackets and grammar, all of those on lines that no earlier phase
// complained of.
void conf_slip(ConfSlips *slips, SourcePos pos, const Rule *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

// The beginning of what she wrote, short enough for a message.
const char *conf_excerpt(const char *start, size_t length, Arena *arena);

#endif
