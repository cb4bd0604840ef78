// What espeak-ng itself takes for the phrases of a walk, one after the other, and nothing else.
#ifndef BENCH_ESPEAK_H
#define BENCH_ESPEAK_H

#include "material.h"

// Processor seconds, in a process of its own; its start is not counted. False: it is not there.
bool espeak_speak(const Material *material, double *seconds);

#endif
