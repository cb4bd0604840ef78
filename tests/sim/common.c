#include "kinds.h"

static int append(Step *step, int count, const char *const *words)
{
    for (int i = 0; words[i] && count < WORDS_MAX - 1; i++)
        step->words[count++] = words[i];
    return count;
}

Step sim_step(const Scenario *scenario, const char *const *first, const char *const *last)
{
    Step step = { 0 };
    int  count = append(&step, 0, first);
    count = append(&step, count, scenario->options);
    append(&step, count, last);
    return step;
}

Step step_with(Step step, const char *const *more)
{
    int count = 0;
    while (step.words[count])
        count++;
    append(&step, count, more);
    return step;
}

void sim_write(const World *world, const Scenario *scenario)
{
    world_write(world, "work/s.cfg", scenario->session);
    if (scenario->profile)
        world_write(world, "home/.config/walkcoach/walkcoach.cfg", scenario->profile);
}
