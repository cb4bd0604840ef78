// The breath as a line: up with the breath in, down with the breath out.
#ifndef PICTURE_PLOT_BREATH_H
#define PICTURE_PLOT_BREATH_H

#include "picture/picture.h"
#include "timeline/timeline.h"

enum { PLOT_BREATH_POINTS = 10 };  // for each turn

// One unbroken stretch of counted breath at a time. Start with *event = 0. Each point: x the moment in
// microseconds, y 0 (empty) .. 1 (full). In the arena; 0 points: there are no more.
const Point *plot_breath_next(const Timeline *timeline, size_t *event, Arena *arena, size_t *count);

#endif
