// A sound device and a keyboard that exist only here, in a time of their own: while a walk is played,
// seconds pass in the program's poll and nanosleep and nowhere else.
//
// Takes the place of sink/card.c: the device pulls when its time has come, in the thread that polls.
#ifndef SIM_DEVICE_H
#define SIM_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
    HAPPENS_KEY,    // somebody presses it
    HAPPENS_SLIP,   // frames were lost, says the device
    HAPPENS_STALL,  // it asks for nothing for a while
    HAPPENS_DEATH,  // it is gone for a while
} HappeningKind;

typedef struct {
    HappeningKind kind;
    double        at, lasts;  // seconds
    char          key[8];
} Happening;

enum { HAPPENINGS_MAX = 12 };
typedef struct {
    double    latency;  // seconds, as the device says
    int       count;
    Happening happenings[HAPPENINGS_MAX];  // in the order of their times
} Performance;

// What came out of it, from each opening to the next.
enum { OPENINGS_MAX = 16 };
typedef struct {
    int    openings;  // may be more than are noted
    size_t begins[OPENINGS_MAX];
    size_t count;  // samples in all
    float *samples;
} Heard;

// From now on, in this process; performance outlives it. keys: a descriptor to which what is typed is
// written.
void         device_begin(const Performance *performance, int keys);
const Heard *device_heard(void);

#endif
