// The numbers that keep her safe, each once, with where it comes from. Whoever needs one takes it from here;
// sentences print it. Tests type their own.
//
// What belongs to one level, drill or walk (its paces, breath, words) is data: scripts/levels, scripts/*.cfg.
// The most that such a file may ask for, and from which week, is here.
//
// Sources. HSE: Ireland's health service, on recovery after a C-section. CADENCE: Tudor-Locke and others,
// the CADENCE-Adults studies: 100 steps a minute is moderate effort, 130 vigorous. Somerset NHS: its leaflet
// on pelvic-floor exercises, eight to ten long and eight to ten quick ones, letting go fully after each.
// ours: a choice of this project, on the careful side, for a physiotherapist to confirm.
#ifndef SESSION_MEDICAL_H
#define SESSION_MEDICAL_H

#include "base/units.h"

#include <stdbool.h>

// Weeks since the birth, of which the first is 0, and the levels they cap.
enum {
    LEVEL_MAX = 4,   // 1 settle, 2 connect, 3 build, 4 brisk [ours]
    CORE_LEVEL = 2,  // the lowest level with core cues: the first weeks are breath and posture [ours]
    CORE_WEEK = 6,  // core cues after a C-section or a severe tear, unless a provider has cleared them [ours]
    BELLY_WEEK = 2,  // effort of the belly after any birth: level 2 begins then [ours]
    FLOOR_WEEK = 1,  // the pelvic floor: the catheter is out, and nothing hurts [ours]
    // What is heavier than the baby, stairs as training, scar massage, exercises on a walk and walking
    // faster; after a C-section also kerbs, hills and tipping the pram [HSE, ours].
    HEAVY_WEEK = 6,
    HOME_DAYS = 3,       // from the birth on, up and about at home and no walk planned [ours]
    HOME_DAYS_LATE = 7,  // the same after a C-section, a severe tear or with a prolapse [ours]
    PRAM_WEEK = 3,       // pushing the pram after a C-section [HSE]
    WEEKS_MAX = 5200,    // that can be given: a hundred years
    WEEKS_LIKELY = 260,  // five years: more is days or months, or a slip of the year
};

// The first week of each level, after a vaginal birth and after a C-section; a level's file may say a later
// one [ours, on HSE and Bradford NHS]. Then the longest walk of each level in minutes: at level 2 more from
// LEVEL_LONGER_WEEK on [ours, on St John of God: about 5 minutes more each week, 30 to 40 by week 6].
static const int LEVEL_WEEK[LEVEL_MAX + 1][2] = { { 0, 0 }, { 0, 0 }, { 2, 3 }, { 6, 8 }, { 12, 12 } };
static const int LEVEL_MINUTES[LEVEL_MAX + 1] = { 0, 10, 20, 30, 45 };
enum { LEVEL_LONGER = 2, LEVEL_LONGER_WEEK = 6, LEVEL_LONGER_MINUTES = 30 };

// Steps a minute. People follow a beat of 80 to 140 well [CADENCE]; 60 leaves room for the slowest stroll.
enum {
    PACE_MIN = 60,
    PACE_MAX = 140,
    PACE_OWN = 78,     // hers when she has not said: the middle of an easy stroll, 70 to 85 [ours]
    PACE_BRISK = 100,  // from here on effort is moderate [CADENCE], and air is needed
};

// What a level asks for at most: steps a minute of its paced parts (level 1 imposes none), and the steps
// of its shortest breath in. A walk that asks for more belongs to a higher level [CADENCE, ours].
static const double LEVEL_PACE_MOST[LEVEL_MAX + 1] = { 0, 0, 95, 110, 125 };
static const double LEVEL_GEAR_IN[LEVEL_MAX + 1] = { 0, 3, 3, 3, 2 };

// Breath. In walking people fall into 4 or 6 steps a breath; six breaths a minute is for sitting [ours].
enum {
    BREATHS_MIN = 10,  // a minute, while walking
    BREATHS_MAX = 30,
    BREATHS_SLOW = 12,   // fewer than this is little air at PACE_BRISK: a warning
    GEAR_STEPS_MIN = 2,  // steps of one breath in or out
    GEAR_STEPS_MAX = 6,
    GEAR_SECONDS_MIN = 2,  // the same in seconds
    GEAR_SECONDS_MAX = 10,
};

// Lifts: at most ten with less than a minute between neighbours, then a minute free [ours].
enum { LIFTS_MAX = 10 };
#define LIFT_REST_MIN (60 * MICROS_PER_SECOND)
#define LIFT_REST_MAX (10 * MICROS_PER_MINUTE)

// One move of a drill. Nothing is held while walking; lying and kneeling a hold lasts 5 to 10 s or 3 to 5
// slow breaths, and a little beyond for an author's own [ours]. Each quick effort lasts a second, and letting
// go at least as long: a muscle that is only tightened gets tight [Somerset NHS].
enum {
    HOLD_SECONDS_MIN = 3,
    HOLD_SECONDS_MAX = 15,
    HOLD_BREATHS_MAX = 8,
    QUICK_SECONDS_MAX = 3,  // longer is a hold
    LET_GO_SECONDS_MAX = 10,
    QUICK_TIMES_MIN = 2,
    QUICK_TIMES_MAX = 15,
    REST_SECONDS_MAX = 300,
    REPS_MAX = 30,  // a side
};

// From which week a drill is offered, depending on what it asks, after a vaginal birth and after a C-section,
// and whether only with her provider's yes. A file's own weeks may be later, never earlier [ours].
typedef struct {
    int  vaginal, c_section;
    bool cleared;
} DrillWeeks;
#define WEEKS_OF_TURN  ((DrillWeeks){ 4, 8, false })  // open book
#define WEEKS_OF_HELD  ((DrillWeeks){ 2, 6, false })  // any hold, whatever it is called
#define WEEKS_OF_FLOOR ((DrillWeeks){ 1, 1, false })  // pelvic floor: catheter out, no pain
#define WEEKS_OF_LIFT  ((DrillWeeks){ 2, 6, false })  // effort of the belly
#define WEEKS_OF_STAND ((DrillWeeks){ 7, 8, false })  // sit to stand, lifting
#define WEEKS_OF_PLANK ((DrillWeeks){ 6, 12, true })  // hips off the floor

// What a drill may ask for at most, whatever form it has [the programme: press 5 to 10 s and five a side,
// open book eight to ten, plank three to five slow breaths and two to three sets; rests, totals and all
// numbers of the pelvic floor: ours, on Somerset NHS]. Less, slower and easier is always fine.
enum {
    DOSE_PRESS_SECONDS = 10,  // the breath that it begins on included
    DOSE_PRESS_REPS = 5,      // a side
    DOSE_PLANK_SECONDS = 25,  // five slow breaths
    DOSE_PLANK_SETS = 3,      // a side
    DOSE_PLANK_REST = 15,     // seconds between two sets
    DOSE_TURN_REPS = 10,      // a side
    DOSE_LIFT_REPS = 20,      // in all: standing up, lifting
    DOSE_FLOOR_SECONDS = 10,  // two, plus one for each week, up to ten; the rest as long
    DOSE_FLOOR_BEGIN = 2,
    DOSE_FLOOR_REPS = 10,   // of long ones, and of quick ones
    DOSE_FLOOR_REPS_3 = 8,  // before week 6
    DOSE_FLOOR_REPS_1 = 5,  // before week 3
    DOSE_QUICK_SECONDS = 1,
    DOSE_MINUTES = 30,  // of a drill with effort in it
};

#endif
