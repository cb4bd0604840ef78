// The stretch of a walk that --from and --to ask for.
#ifndef JOB_STRETCH_H
#define JOB_STRETCH_H

#include "timeline/timeline.h"

// A time ("4:00") or a part ("connect"); NULL: the walk's own beginning or end.
typedef struct {
    const char *from, *to;
} StretchAsked;

typedef struct {
    Micros from, to;
} Stretch;

// The whole walk where nothing is asked for. False: problem says which parts there are.
bool stretch_find(const Timeline *timeline, StretchAsked asked, Stretch *out, Arena *arena,
                  const char **problem);

// The moment a person names: a time ("4:00") or a part's key or title. end: the end of the part instead of
// its start.
bool stretch_moment(const Timeline *timeline, const char *place, bool end, Micros *out);

#endif
