// What came out of the device against what is in the file.
#ifndef SIM_LISTEN_H
#define SIM_LISTEN_H

#include "scenario.h"
#include "trace.h"
#include "world.h"

// `heard` and work/clean.wav of the world. Each time that the device was opened, or the walk went on: after a
// count-in, the samples are those of the file, from a place that the walk has been at.
void listen_compare(const World *world, const Scenario *scenario, Trace *trace);

#endif
