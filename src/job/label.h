// What the file of a walk says about itself.
#ifndef JOB_LABEL_H
#define JOB_LABEL_H

#include "job/compile.h"
#include "job/produce.h"

// What a file is to say about itself instead of the usual. NULL and 0: the usual.
typedef struct {
    const char *title, *artist, *album, *comment;
    int         track;
} Tagging;

// Fills in the tags and, where it is asked for, the cover of a walk at DEPTH_SCORE, as produce_describe does.
// No date is in them: the same walk is the same bytes tomorrow.
const char *walk_label(const Walk *walk, const Tagging *tagging, bool cover, Production *production,
                       Arena *arena);

// Whether the files of that format have a cover: all formats that phones play have one, except WAV.
bool walk_has_cover(const FileFormat *format);

// Whether it says words that nobody has checked: there is a message of a rule that says so.
bool walk_is_unchecked(const Walk *walk);

#endif
