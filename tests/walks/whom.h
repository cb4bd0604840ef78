// What is for whom, typed by hand from the tables of levels and drills: the program's own tables are not
// looked at. Weeks run from the first up to, not including, the last.
#ifndef WALKS_WHOM_H
#define WALKS_WHOM_H

#include "case.h"

// A severe tear or a prolapse waits like a C-section in levels, lengths and drills; of a birth that is not
// known the stricter of the two is taken.
bool whom_waits(const Case *one);

int  whom_highest_level(const Case *one);  // weeks cap it; unknown weeks do not
int  whom_level(const Case *one);          // the one she has: what she asked for, capped
bool whom_belly_waits(const Case *one);    // no lift, draw in, press, plank
bool whom_floor_waits(const Case *one);    // no squeeze of the pelvic floor
bool whom_has_light(const Case *one);      // core cues, where nothing but them is asked

bool whom_pushes(const Case *one);  // a pram: until week 3 after a C-section her walks are without it

// Whether she can have it at all; what cannot be had is refused with an error.
bool whom_is_offered(const Case *one);

#endif
