// Where each key and value of a configuration text stands, and what a person most likely meant where it is
// malformed.
#ifndef CONF_CONF_SCAN_H
#define CONF_CONF_SCAN_H

#include "conf/conf.h"

// One key or value. In document order, a group before what it holds: the order in which a tree is walked.
typedef struct {
    ConfKind    kind;
    SourcePos   key_pos;  // {0} inside an array
    SourcePos   pos;      // the value
    const char *start;    // of the value in the text
} ConfMark;

typedef struct {
    ConfMark *items;
    size_t    count, capacity;
} ConfMarks;

// False where something is malformed; every slip that was recognised is told in diags.
bool conf_scan(const Source *source, Arena *arena, DiagList *diags, ConfMarks *out);

#endif
