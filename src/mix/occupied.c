// A sorted list, and for every ten seconds of the walk a pointer to where in the list they begin.
#include "mix/occupied.h"

enum { BUCKET_SECONDS = 10 };

static Frames larger(Frames a, Frames b) { return a > b ? a : b; }
static Frames smaller(Frames a, Frames b) { return a < b ? a : b; }

Frames silence_between(Silence one, Silence other)
{
    return larger(larger(one.gap, other.gap), smaller(one.apart, other.apart));
}

static Frames between(Silence silence, const Interval *neighbour)
{
    return silence_between(silence, neighbour->silence);
}

Occupied occupied_init(Frames length, int rate, Arena *arena)
{
    Occupied occupied = { .arena = arena,
                          .head = ARENA_NEW(arena, Interval),
                          .bucket_length = (Frames)rate * BUCKET_SECONDS };
    *occupied.head = (Interval){ .from = INT64_MIN / 4, .to = INT64_MIN / 4, .text = "" };
    occupied.bucket_count = (size_t)(length / occupied.bucket_length) + 1;
    occupied.buckets = ARENA_ARRAY(arena, Interval *, occupied.bucket_count);
    return occupied;
}

static size_t bucket_of(const Occupied *occupied, Frames at)
{
    size_t bucket = at > 0 ? (size_t)(at / occupied->bucket_length) : 0;
    return bucket < occupied->bucket_count ? bucket : occupied->bucket_count - 1;
}

// The last interval that begins at `at` or before.
static Interval *last_before(const Occupied *occupied, Frames at)
{
    size_t    bucket = bucket_of(occupied, at);
    Interval *found = occupied->buckets[bucket];
    while ((!found || found->from > at) && bucket > 0)
        found = occupied->buckets[--bucket];
    if (!found || found->from > at)
        return occupied->head;
    while (found->after && found->after->from <= at)
        found = found->after;
    return found;
}

void occupied_add(Occupied *occupied, Frames from, Frames to, Silence silence, const char *text)
{
    Interval *before = last_before(occupied, from);
    Interval *added = ARENA_NEW(occupied->arena, Interval);
    *added = (Interval){
        .from = from, .to = to, .silence = silence, .text = text, .before = before, .after = before->after
    };
    if (added->after)
        added->after->before = added;
    before->after = added;
    Interval **first = &occupied->buckets[bucket_of(occupied, from)];
    if (!*first || from < (*first)->from)
        *first = added;
}

const Interval *occupied_obstacle(const Occupied *occupied, Frames from, Frames to, Silence silence)
{
    const Interval *before = last_before(occupied, from);
    const Interval *after = before->after;
    if (from < before->to + between(silence, before))
        return before;
    return after && to + between(silence, after) > after->from ? after : NULL;
}

Frames occupied_first_hole(const Occupied *occupied, Frames at, Frames length, Silence silence, Frames latest)
{
    for (const Interval *before = last_before(occupied, at);; before = before->after) {
        const Interval *after = before->after;
        Frames          from = larger(at, before->to + between(silence, before));
        if (from + length > latest)
            return NO_HOLE;
        if (!after || from + length + between(silence, after) <= after->from)
            return from;
    }
}

Frames occupied_last_hole(const Occupied *occupied, Frames end, Frames length, Silence silence,
                          Frames earliest)
{
    for (const Interval *before = last_before(occupied, end); before; before = before->before) {
        const Interval *after = before->after;
        Frames          to = after && after->from - between(silence, after) < end
                                 ? after->from - between(silence, after)
                                 : end;
        if (to < earliest || to < length)
            return NO_HOLE;
        if (to - length >= before->to + between(silence, before))
            return to - length;
    }
    return NO_HOLE;
}
