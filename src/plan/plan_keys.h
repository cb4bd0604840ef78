// What may be written in a plan, as a table: its rows are in plan_keys.c.
#ifndef PLAN_PLAN_KEYS_H
#define PLAN_PLAN_KEYS_H

#include "conf/table.h"

extern const KeyTable plan_language;

extern const Choice plan_weeks[];  // "week_0", ...: by its number
enum { PLAN_WEEKS_MAX = 53 };      // rows of a plan: a year

extern const Choice plan_dailies[], plan_checks[];  // by Daily and PlanCheck

// Kinds of groups, by what their keys may be.
typedef enum { PLAN_PLACE_FILE = 1 << 0, PLAN_PLACE_WEEK = 1 << 1 } PlanPlace;

// The struct in which a row's field is.
typedef enum { PLAN_INTO_NOTHING, PLAN_INTO_PLAN, PLAN_INTO_ROW } PlanInto;

// Keys that are asked for by name.
typedef enum {
    PLAN_KEY_UNNAMED,
    PLAN_KEY_EXTENDS,
    PLAN_KEY_WALKS,
    PLAN_KEY_LEVELS,
    PLAN_KEY_DAYS,
    PLAN_KEY_DRILLS,
    PLAN_KEY_DRILL_DAYS,
    PLAN_KEY_COUNT
} PlanKey;

#endif
