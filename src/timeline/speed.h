// A walk in less time, for a preview: every moment and length divided, nothing left out.
#ifndef TIMELINE_SPEED_H
#define TIMELINE_SPEED_H

#include "timeline/timeline.h"

// speed > 0; 1 is the same walk. The copy lives in the arena.
Timeline timeline_at_speed(const Timeline *timeline, double speed, Arena *arena);

#endif
