#include "listen.h"

#include "device.h"
#include "step.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WINDOW = 400, RATE = 8000 };  // samples: 50 ms of one channel

typedef struct {
    const float *at;
    size_t       count;
} Samples;

// The samples of a WAV file of floats; none: it is not one.
static Samples read_wav(Content file)
{
    for (size_t at = 12; file.there && at + 8 <= file.size;) {
        uint32_t size;
        memcpy(&size, file.bytes + at + 4, sizeof size);
        if (memcmp(file.bytes + at, "data", 4) == 0)
            return (Samples){ (const float *)(file.bytes + at + 8),
                              (size < file.size - at - 8 ? size : file.size - at - 8) / sizeof(float) };
        at += 8 + (size_t)size + (size & 1);
    }
    return (Samples){ 0 };
}

static bool is_at(Samples file, size_t place, const float *window, size_t count)
{
    return place + count <= file.count && memcmp(file.at + place, window, count * sizeof *window) == 0;
}

static bool is_from(Samples file, size_t place, const float *window, size_t count)
{
    return place < file.count && file.at[place] == *window && is_at(file, place, window, count);
}

// Where the window is in the file: soon after `expected`, for a fade may hide the beginning; or last before
// it, for a walk goes on from where it was; or anywhere. file.count: nowhere.
static size_t find(Samples file, size_t expected, const float *window, size_t count)
{
    for (size_t place = expected; place < expected + RATE; place++)
        if (is_from(file, place, window, count))
            return place;
    for (size_t place = expected; place-- > 0;)
        if (is_from(file, place, window, count))
            return place;
    for (size_t place = expected + RATE; place < file.count; place++)
        if (is_from(file, place, window, count))
            return place;
    return file.count;
}

typedef struct {
    size_t silent, found, strange, skips, end;  // samples; end: where the last run ended
} Matched;

static Matched match(Samples heard, Samples file)
{
    Matched all = { 0 };
    for (size_t i = 0; i < heard.count;) {
        size_t left = heard.count - i, count = left < WINDOW ? left : WINDOW;
        if (heard.at[i] == 0) {
            all.silent++;
            all.end += all.end < file.count && file.at[all.end] == 0;
            i++;
            continue;
        }
        size_t place = find(file, all.end, heard.at + i, count), run = 0;
        if (place == file.count) {
            all.strange += count;
            i += count;
            continue;
        }
        while (i + run < heard.count && place + run < file.count && heard.at[i + run] == file.at[place + run])
            run++;
        all.skips += place > all.end + 2 * RATE;
        if (getenv("SIM_CALLS"))
            fprintf(stderr, "  at %zu: place %zu of %zu, before it ended at %zu, %zu samples\n", i, place,
                    file.count, all.end, run);
        all.found += run;
        all.end = place + run;
        i += run;
    }
    return all;
}

static int keys_of(const Performance *performance, const char *but)
{
    int count = 0;
    for (int i = 0; i < performance->count; i++)
        count += performance->happenings[i].kind == HAPPENS_KEY &&
                 strcmp(performance->happenings[i].key, but) != 0;
    return count;
}

static size_t channels_of(const Scenario *scenario)
{
    for (int i = 0; scenario->options[i]; i++)
        if (strcmp(scenario->options[i], "--mono") == 0)
            return 1;
    return 2;
}

static bool jumps(const Performance *performance)
{
    for (int i = 0; i < performance->count; i++)
        if (performance->happenings[i].kind == HAPPENS_KEY &&
            strncmp(performance->happenings[i].key, "\033[C", 3) == 0)
            return true;
    return false;
}

void listen_compare(const World *world, const Scenario *scenario, Trace *trace)
{
    Samples file = read_wav(world_read(world, "work/clean.wav"));
    Content kept = world_read(world, "heard");
    Heard   heard;
    if (!kept.there || file.count == 0)
        return;
    memcpy(&heard, kept.bytes, sizeof heard);
    Samples all = { (const float *)(kept.bytes + sizeof heard), heard.count };
    Matched matched = match(all, file);
    trace_say(trace, "  heard: %zu samples as in the file, %zu of silence, %zu others; opened %d times",
              matched.found, matched.silent, matched.strange, heard.openings);
    if (!scenario->plays_plainly)
        return;
    step_tally()->compared++;
    size_t starts = (size_t)(heard.openings + keys_of(&scenario->performance, "")) * channels_of(scenario);
    TRACE_HOLDS(trace, matched.strange <= starts * RATE, "%zu samples are not those of the file",
                matched.strange);
    TRACE_HOLDS(trace, matched.skips == 0 || jumps(&scenario->performance), "%zu times something is left out",
                matched.skips);
    TRACE_HOLDS(trace, matched.found > 0 || heard.count < 6 * RATE, "nothing of the file is heard");
}
