// Steps and breaths come from their cursors in order of time. So the thousands of them in an hour are never
// sorted and never stored twice: they are counted, then merged into one array of exactly that size.
#include "timeline/order.h"

#include "timeline/breath.h"
#include "timeline/steps.h"

enum { STREAM_BREATH, STREAM_STEP, STREAM_OTHER, STREAM_COUNT };

typedef struct {
    const Plan     *plan;
    BreathCursor    breath;
    StepCursor      step;
    const Events   *others;
    const uint32_t *places;  // of `others`, in order of time
    size_t          other;   // index into places
    Event           head[STREAM_COUNT];
    bool            live[STREAM_COUNT];
} Merge;

static int compare(const Event *a, const Event *b)
{
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return a->kind < b->kind ? -1 : a->kind > b->kind;
}

static void advance(Merge *merge, int stream)
{
    Event *head = &merge->head[stream];
    bool  *live = &merge->live[stream];
    if (stream == STREAM_BREATH)
        *live = breath_cursor_next(merge->plan, &merge->breath, head);
    else if (stream == STREAM_STEP)
        *live = steps_next(merge->plan, &merge->step, head);
    else if ((*live = merge->other < merge->others->count))
        *head = merge->others->items[merge->places[merge->other++]];
}

static size_t count_events(const Plan *plan, size_t others)
{
    StepCursor step = { 0 };
    Event      event;
    size_t     count = others;
    while (steps_next(plan, &step, &event))
        count++;
    for (size_t i = 0; i < plan->leaf_count; i++)
        count += (size_t)breath_part_count(&plan->leaves[i]);
    return count;
}

// The places of the events in order of time. Merge sort from the bottom up: stable, which qsort is not, and
// it sorts numbers, since fresh memory costs more than looking twice.
static const uint32_t *sorted_places(const Event *events, size_t count, Arena *scratch)
{
    uint32_t *from = ARENA_ARRAY(scratch, uint32_t, count + 1),
             *to = ARENA_ARRAY(scratch, uint32_t, count + 1);
    for (size_t i = 0; i < count; i++)
        from[i] = (uint32_t)i;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t left = 0; left < count; left += 2 * width) {
            size_t middle = left + width < count ? left + width : count;
            size_t end = left + 2 * width < count ? left + 2 * width : count, a = left, b = middle;
            for (size_t i = left; i < end; i++)
                to[i] = a < middle && (b >= end || compare(&events[from[a]], &events[from[b]]) <= 0)
                            ? from[a++]
                            : from[b++];
        }
        uint32_t *swap = from;
        from = to;
        to = swap;
    }
    return from;
}

const Event *order_events(const Plan *plan, const Events *others, size_t *count)
{
    Merge merge = {
        .plan = plan,
        .others = others,
        .places = sorted_places(others->items, others->count, plan->scratch),
    };
    *count = count_events(plan, others->count);
    Event *events = ARENA_ARRAY(plan->arena, Event, *count + 1);
    for (int stream = 0; stream < STREAM_COUNT; stream++)
        advance(&merge, stream);
    for (size_t i = 0; i < *count; i++) {
        int first = -1;
        for (int stream = 0; stream < STREAM_COUNT; stream++)
            if (merge.live[stream] && (first < 0 || compare(&merge.head[stream], &merge.head[first]) < 0))
                first = stream;
        events[i] = merge.head[first];
        advance(&merge, first);
    }
    return events;
}
