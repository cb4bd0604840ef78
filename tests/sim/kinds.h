// What is done with a scenario of each kind, and what has to hold after it.
#ifndef SIM_KINDS_H
#define SIM_KINDS_H

#include "scenario.h"
#include "step.h"

void sim_walk(const World *world, const Scenario *scenario, Trace *trace);
void sim_export(const World *world, const Scenario *scenario, Trace *trace);
void sim_share(const World *world, const Scenario *scenario, Trace *trace);
void sim_days(const World *world, const Scenario *scenario, Trace *trace);
void sim_files(const World *world, const Scenario *scenario, Trace *trace);

// The command's words, then the scenario's options, then these; NULL after the last of each.
Step sim_step(const Scenario *scenario, const char *const *first, const char *const *last);
Step step_with(Step step, const char *const *more);
#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

// Her profile and the walk, as files.
void sim_write(const World *world, const Scenario *scenario);

#endif
