// Makes the lengths of parts add up to a total, exactly.
//
//     fixed parts stay      parts with `least` and `most` give and take in proportion to the room they have
//     one part without a length takes what is left       `optional` parts go when even `least` is too much
//
// The same at every depth: a round of a block is a total for the parts in it. The parts that came in stay
// as they are; those that go out are copies.
#include "rules/rules.h"
#include "session/stages.h"

#include <string.h>

// How short and how long one part can be made.
typedef struct {
    Micros least, length, most;
} Room;

// What is fitted, and for whom: the same at every depth.
typedef struct {
    const FitTotal *asked;
    const Desk     *desk;
    Fitted         *out;
} Fitter;

// Whether a part has no length of its own, so that it takes what is left.
static bool is_open(const Phase *part)
{
    if (part->length.kind != LENGTH_NONE || part->drill)
        return false;
    for (size_t i = 0; i < part->phase_count; i++)
        if (is_open(&part->phases[i]))
            return true;
    return part->phase_count == 0;
}

// The least that the parts of a block need; an open one counts as ten seconds.
static Micros block_least(const Phase *block)
{
    Micros round = 0;
    for (size_t i = 0; i < block->phase_count; i++) {
        const Phase *part = &block->phases[i];
        round += is_open(part) ? 10 * MICROS_PER_SECOND : session_part_nominal(part);
    }
    return block->repeat * round;
}

static bool can_stretch(const Phase *part)
{
    if (part->length.kind != LENGTH_TIME || (part->least == 0 && part->most == 0))
        return false;
    for (size_t i = 0; i < part->phase_count; i++)
        if (is_open(&part->phases[i]) || can_stretch(&part->phases[i]))
            return true;
    return part->phase_count == 0;
}

static Room room_of(const Phase *part)
{
    Micros length = session_part_nominal(part);
    Room   room = { length, length, length };
    if (!can_stretch(part))
        return room;
    if (part->least > 0 && part->least < length)
        room.least = part->least;
    if (part->most > length)
        room.most = part->most;
    if (part->phase_count > 0 && room.least < block_least(part))
        room.least = block_least(part) < length ? block_least(part) : length;
    return room;
}

static Room sum_of(const Phase *phases, size_t count, bool needed_only)
{
    Room sum = { 0 };
    for (size_t i = 0; i < count; i++) {
        Room room = room_of(&phases[i]);
        if (!needed_only || !phases[i].optional)
            sum.least += room.least;
        sum.length += room.length;
        sum.most += room.most;
    }
    return sum;
}

// --- Leaving out -----------------------------------------------------------------------

static void leave_out(Phase *phases, size_t *count, size_t index)
{
    memmove(&phases[index], &phases[index + 1], (*count - index - 1) * sizeof *phases);
    --*count;
}

// The optional part that is least missed; count when there is none.
static size_t smallest_optional(const Phase *phases, size_t count)
{
    size_t smallest = count;
    for (size_t i = 0; i < count; i++)
        if (phases[i].optional &&
            (smallest == count || room_of(&phases[i]).least < room_of(&phases[smallest]).least))
            smallest = i;
    return smallest;
}

static void leave_out_for(Phase *phases, size_t *count, Micros total)
{
    while (sum_of(phases, *count, false).least > total) {
        size_t index = smallest_optional(phases, *count);
        if (index == *count)
            return;
        leave_out(phases, count, index);
    }
}

// --- Giving and taking -----------------------------------------------------------------

// Shares `need` among the parts in proportion to their room, in whole seconds as far as that goes, exactly in
// all.
static void share(Micros need, const Micros *rooms, Micros *shares, size_t count)
{
    Micros all = 0, left = need;
    for (size_t i = 0; i < count; i++)
        all += rooms[i];
    for (size_t i = 0; i < count && all > 0; i++) {
        Micros part = (Micros)((double)need * (double)rooms[i] / (double)all);
        shares[i] = part / MICROS_PER_SECOND * MICROS_PER_SECOND;
        left -= shares[i];
    }
    for (bool gave = true; left > 0 && gave;) {
        gave = false;
        for (size_t i = 0; i < count && left > 0; i++) {
            Micros more = rooms[i] - shares[i];
            more = more < MICROS_PER_SECOND ? more : MICROS_PER_SECOND;
            more = more < left ? more : left;
            shares[i] += more;
            left -= more;
            gave |= more > 0;
        }
    }
}

static void stretch(Arena *arena, Phase *phases, size_t count, Micros total)
{
    Micros  length = sum_of(phases, count, false).length;
    Micros *rooms = ARENA_ARRAY(arena, Micros, count + 1);
    Micros *shares = ARENA_ARRAY(arena, Micros, count + 1);
    bool    grow = total > length;

    for (size_t i = 0; i < count; i++) {
        Room room = room_of(&phases[i]);
        rooms[i] = grow ? room.most - room.length : room.length - room.least;
    }
    share(grow ? total - length : length - total, rooms, shares, count);
    for (size_t i = 0; i < count; i++)
        if (shares[i] > 0) {
            phases[i].length.kind = LENGTH_TIME;
            phases[i].length.time += grow ? shares[i] : -shares[i];
        }
}

// --- A depth ---------------------------------------------------------------------------

static const char *clock_of(const Fitter *fitter, Micros length)
{
    char text[UNITS_TEXT_SIZE];
    return arena_strdup(fitter->desk->arena, units_format_clock(length, text));
}

static bool give_what_is_left(const Fitter *fitter, Phase *phases, size_t count, size_t open, Micros total)
{
    Micros others = 0;
    for (size_t i = 0; i < count; i++)
        others += i == open ? 0 : session_part_nominal(&phases[i]);
    Micros left = total - others;
    if (left < MICROS_PER_SECOND || left < phases[open].least) {
        diag_error(fitter->desk->diags, phases[open].pos, RULE(NOTHING_LEFT),
                   "nothing is left for \"%s\": the other parts take %s of %s", phases[open].key,
                   clock_of(fitter, others), clock_of(fitter, total));
        return false;
    }
    phases[open].length = (Length){ LENGTH_TIME, left, 0, phases[open].pos };
    return true;
}

// The one open part, or count where there is none; more than one is reported.
static bool find_open(const Fitter *fitter, const Phase *phases, size_t count, Micros total, size_t *open)
{
    *open = count;
    for (size_t i = 0; i < count; i++) {
        if (!is_open(&phases[i]))
            continue;
        if (total == 0)
            diag_error(fitter->desk->diags, phases[i].pos, RULE(NO_LENGTH),
                       "nothing says how long \"%s\" is: give it a length, "
                       "or give the whole a length, and it takes what is left",
                       phases[i].key);
        else if (*open < count)
            diag_error(fitter->desk->diags, phases[i].pos, RULE(TWO_OPEN_PARTS),
                       "\"%s\" and \"%s\" both take what is left: "
                       "give one a length",
                       phases[*open].key, phases[i].key);
        else {
            *open = i;
            continue;
        }
        return false;
    }
    return true;
}

static bool report_unfit(const Fitter *fitter, const Phase *phases, size_t count, Micros total,
                         const Phase *block)
{
    const Desk *desk = fitter->desk;
    const Room  room = sum_of(phases, count, true);
    Micros      least = room.least, most = room.most;
    const char *range = least == most ? clock_of(fitter, least)
                                      : arena_printf(desk->arena, "%s to %s", clock_of(fitter, least),
                                                     clock_of(fitter, most));
    if (block)
        diag_error(desk->diags, block->pos, RULE(ROUNDS),
                   "a round of \"%s\" is to last %s; its parts come to %s", block->key,
                   clock_of(fitter, total), range);
    else if (fitter->asked->by_name) {
        fitter->out->unfit = true;
        fitter->out->least = least;
        fitter->out->most = most;
    } else
        diag_error(desk->diags, fitter->asked->pos, RULE(TOTAL_IMPOSSIBLE),
                   "the walk is to last %s; its parts can come to %s", clock_of(fitter, total), range);
    return false;
}

// block: whose round this is; NULL: the walk. *out: copies, as far as they could be made.
static bool fit(const Fitter *fitter, const Parts *parts, Micros total, const Phase *block, Parts *out);

static bool fit_blocks(const Fitter *fitter, Phase *phases, size_t count)
{
    bool right = true;
    for (size_t i = 0; i < count; i++) {
        Phase *part = &phases[i];
        if (part->phase_count == 0)
            continue;
        Micros      round = part->length.kind == LENGTH_TIME ? part->length.time / part->repeat : 0;
        const Parts inner = { part->phases, part->phase_count };
        Parts       fitted;
        right &= fit(fitter, &inner, round, part, &fitted);
        part->phases = fitted.phases;
        part->phase_count = fitted.count;
    }
    return right;
}

// Copies the parts of one depth.
static Phase *copy_of(const Parts *parts, Arena *arena)
{
    Phase *copy = ARENA_ARRAY(arena, Phase, parts->count + 1);
    if (parts->count > 0)
        memcpy(copy, parts->phases, parts->count * sizeof *copy);
    return copy;
}

// Shares the total out among them; false if that is impossible.
static bool fit_here(const Fitter *fitter, Phase *phases, size_t *count, Micros total, const Phase *block)
{
    size_t open;
    if (!find_open(fitter, phases, *count, total, &open))
        return false;
    if (open < *count)
        return give_what_is_left(fitter, phases, *count, open, total);
    if (total == 0)
        return true;
    Room sum = sum_of(phases, *count, true);
    if (total < sum.least || total > sum.most)
        return report_unfit(fitter, phases, *count, total, block);
    leave_out_for(phases, count, total);
    sum = sum_of(phases, *count, false);
    if (total < sum.least || total > sum.most)
        return report_unfit(fitter, phases, *count, total, block);
    stretch(fitter->desk->arena, phases, *count, total);
    return true;
}

static bool fit(const Fitter *fitter, const Parts *parts, Micros total, const Phase *block, Parts *out)
{
    Phase *phases = copy_of(parts, fitter->desk->arena);
    *out = (Parts){ phases, parts->count };
    return fit_here(fitter, phases, &out->count, total, block) && fit_blocks(fitter, phases, out->count);
}

// She insists on a longer walk than the parts were made for: each part that stretches may grow further.
static Parts opened_up(const Parts *parts, Arena *arena)
{
    enum { FURTHER = 8 };
    Phase *phases = copy_of(parts, arena);
    for (size_t i = 0; i < parts->count; i++) {
        const Parts inner = { phases[i].phases, phases[i].phase_count };
        phases[i].most *= FURTHER;
        phases[i].phases = opened_up(&inner, arena).phases;
    }
    return (Parts){ phases, parts->count };
}

Fitted fit_lengths(const Parts *parts, const FitTotal *asked, const Desk *desk)
{
    Fitted       fitted = { 0 };
    const Fitter fitter = { asked, desk, &fitted };
    Parts        room = *parts;
    if (asked->anyway && asked->total > 0 && asked->total > sum_of(parts->phases, parts->count, false).most)
        room = opened_up(parts, desk->arena);
    fitted.right = fit(&fitter, &room, asked->total, NULL, &fitted.parts);
    return fitted;
}
