// Reporting slips without repeating oneself: what an earlier reader has explained about a line, a later one
// leaves alone.
#ifndef CONF_SLIPS_H
#define CONF_SLIPS_H

#include "conf/conf.h"

// The readers, in the order in which they see the text.
typedef enum { SLIPS_OF_TOKENS = 1, SLIPS_OF_BRACKETS, SLIPS_OF_GRAMMAR } SlipsReader;

// A stretch of the text within one line.
typedef struct {
    SourcePos   pos;    // width: its bytes
    const char *start;  // in the text of the source
} ConfSpan;

typedef struct {
    const Source    *source;
    const ConfHints *hints;
    Arena           *arena;
    DiagList        *diags;
    SlipsReader      reader;    // who reads now
    unsigned char   *reported;  // by line: the reader that has complained about it, 0 for none
    bool             any;
} ConfSlips;

ConfSlips conf_slips_start(const Source *source, const ConfHints *hints, Arena *arena, DiagList *diags);

// For tokens, one slip a line is reported; for brackets and grammar, all slips on lines that no earlier
// reader complained about.
void conf_slip(ConfSlips *slips, SourcePos pos, const Rule *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

// The beginning of what she wrote, short enough for a message.
const char *conf_excerpt(const char *start, size_t length, Arena *arena);

#endif
