// Domain: "Cues" and "Steps and breath": which way a word points, how a breath is counted, when a change of
// it is announced.
#include "rules.h"

#include <math.h>
#include <string.h>

// "in", also in "draw in", is heard as breathe in.
const char *never_names_the_other_way_on_a_breath(Heard *heard)
{
    static const char *const ins[] = { "in", "inhale", "draw", "sniff", NULL };
    static const char *const outs[] = { "out", "exhale", "sigh", "blow", NULL };
    EACH_WORD(heard, w)
    {
        const char *const *other = w->way == WAY_OUT ? ins : w->way == WAY_IN ? outs : NULL;
        heard->looked += other != NULL;
        for (; other && *other; other++)
            if (says_word(w->text, *other))
                return WRONG("\"%s\" on the way %s", w->text, w->way == WAY_OUT ? "out" : "in");
    }
    return NULL;
}

// On the breath in she lets go: no effort.
const char *keeps_effort_on_the_breath_out(Heard *heard)
{
    static const char *const effort[] = { "lift", "push", "press", "zip", "gather", "squeeze", "pull", NULL };
    EACH_WORD(heard, w)
    for (const char *const *word = effort; w->way == WAY_IN && *word; word++) {
        heard->looked++;
        if (says_word(w->text, *word))
            return WRONG("\"%s\" on the way in", w->text);
    }
    return NULL;
}

// Ten to thirty a minute while walking, out at least as long as in.
const char *breathes_ten_to_thirty_a_minute(Heard *heard)
{
    for (size_t i = 0; i + 1 < heard->breath_count && !heard->of->drill; i++) {
        const Turn *in = &heard->breaths[i], *out = in + 1;
        if (in->out || !out->out)
            continue;
        double rate = 60 / (in->length + out->length);
        heard->looked++;
        if (rate < 10 || rate > 30 || out->length < in->length - 0.12)
            return WRONG("%.2f s in, %.2f s out at %.0f s", in->length, out->length, in->at);
    }
    return NULL;
}

// A breath counted in steps has so many ticks: it begins on one, and the next begins on the one after.
const char *breathes_on_the_beat(Heard *heard)
{
    size_t tick = 0;
    EACH_BREATH(heard, b)
    {
        int found = 0;
        if (b->steps == 0)
            continue;
        while (tick < heard->tick_count && heard->ticks[tick].at < b->at - 0.0001)
            tick++;
        for (; tick < heard->tick_count && heard->ticks[tick].at < b->at + b->length - 0.0001; tick++)
            found += found > 0 || fabs(heard->ticks[tick].at - b->at) < 0.0001;
        heard->looked++;
        if (found != b->steps)
            return WRONG("%d ticks of %d in the breath at %.1f s", found, b->steps, b->at);
    }
    return NULL;
}

const char *holds_no_breath_while_walking(Heard *heard)
{
    EACH_BREATH(heard, b)
    {
        heard->looked++;
        if (b->held && !heard->of->drill)
            return WRONG("held at %.1f s", b->at);
    }
    return NULL;
}

// The stressed vowel on the turn.
const char *says_breath_words_on_their_boundary(Heard *heard)
{
    EACH_WORD(heard, w)
    {
        heard->looked += w->on_turn;
        if (w->on_turn && fabs(w->vowel - w->asked) > 0.002)
            return WRONG("\"%s\" %.3f s from its turn", w->text, w->vowel - w->asked);
    }
    return NULL;
}

static const Turn *breath_of(const Heard *heard, const Word *word)
{
    EACH_BREATH(heard, b)
    if (fabs(b->at - word->asked) < 0.001)
        return b;
    return NULL;
}

// A quarter of a second over is not noticed.
const char *ends_a_breath_word_with_its_breath(Heard *heard)
{
    EACH_WORD(heard, w)
    {
        const Turn *breath = w->way != WAY_NONE && !heard->of->drill ? breath_of(heard, w) : NULL;
        if (!breath)
            continue;
        heard->looked++;
        if (breath->out != (w->way == WAY_OUT))
            return WRONG("\"%s\" on the other half of the breath", w->text);
        if (w->to > breath->at + breath->length + 0.26)
            return WRONG("\"%s\" ends %.2f s after its breath", w->text, w->to - breath->at - breath->length);
    }
    return NULL;
}

static const Word *next_of_count(const Heard *heard, const Word *w)
{
    while (w < heard->words + heard->word_count && strcmp(w->topic, "count_aloud") != 0)
        w++;
    return w < heard->words + heard->word_count ? w : NULL;
}

static const Tick *tick_at(const Heard *heard, double at)
{
    for (size_t i = 0; i < heard->tick_count; i++)
        if (fabs(heard->ticks[i].at - at) < 0.003)
            return &heard->ticks[i];
    return NULL;
}

// After "how" the breath is counted aloud, once, where it goes with her steps: "In, two, three. Out, two,
// three.", with a fourth at levels 3 and 4. Each word on its tick, and nothing between.
const char *counts_the_first_breath_on_its_steps(Heard *heard)
{
    static const char *const said[] = { "In", "two", "three", "Out", "two", "three", "four" };
    const Case              *of = heard->of;
    const Word              *w = next_of_count(heard, heard->words), *how = NULL;
    EACH_WORD(heard, other)
    if (strcmp(other->topic, "how") == 0)
        how = other;
    if (of->drill || heard->level < 2 || of->talk != TALK_FULL || !how)
        return w ? WRONG("\"%s\" at %.1f s is not explained", w->text, w->asked) : NULL;
    if (!w || w->from < how->to || w->from > how->to + 14)
        return WRONG("no breath is counted after \"%s\"", how->text);
    const Turn *in = breath_of(heard, w);
    const Tick *tick = tick_at(heard, w->vowel);
    if (!in || in->out || !tick)
        return WRONG("\"%s\" at %.2f s is on no breath in", w->text, w->vowel);
    for (int n = 0; n < (heard->level == 2 ? 6 : 7); n++, w++, tick++, heard->looked++)
        if (w == heard->words + heard->word_count || strcmp(w->text, said[n]) != 0 ||
            fabs(w->vowel - tick->at) > 0.002)
            return WRONG("\"%s\" is not on step %d of the breath at %.1f s", said[n], n, in->at);
    return next_of_count(heard, w) ? WRONG("counts again after %.1f s", in->at) : NULL;
}

// --- The breath that changes -----------------------------------------------------------

// Seconds of a step before a moment; 0 where no ticks are.
static double step_before(const Heard *heard, double at)
{
    double step = 0;
    for (size_t i = 1; i < heard->tick_count && heard->ticks[i].at < at + 0.001; i++)
        if (!heard->ticks[i].count_in && at - heard->ticks[i].at < 8)
            step = heard->ticks[i].at - heard->ticks[i - 1].at;
    return step;
}

static bool tells_of_breath(const char *text)
{
    static const char *const sound[] = { "breathe with the sound", "lead your breath", "as the sound does",
                                         "with your breath",       "will breathe",     NULL };
    return says_any(text, sound) || (says_word(text, "in") && says_word(text, "out"));
}

// Four to eight steps ahead, or three to five seconds where pace is her own.
static bool is_announced(const Heard *heard, double change)
{
    double step = step_before(heard, change);
    double latest = step > 0 ? 4 * step : 3, earliest = step > 0 ? 8 * step : 5;
    EACH_WORD(heard, w)
    {
        double lead = change - w->to;
        if (!w->on_turn && tells_of_breath(w->text) && lead > latest - 0.06 && lead < earliest + 0.06)
            return true;
    }
    return false;
}

static bool goes_on(const Turn *last_in, const Turn *last_out, const Turn *in, const Turn *out)
{
    if (!last_in || fabs(last_out->at + last_out->length - in->at) > 0.001 || last_in->steps != in->steps)
        return false;
    return in->steps ? last_out->steps == out->steps
                     : fabs(last_in->length - in->length) < 0.5 && fabs(last_out->length - out->length) < 0.5;
}

const char *announces_each_breath_that_changes(Heard *heard)
{
    const Turn *last_in = NULL, *last_out = NULL;
    for (size_t i = 0; i + 1 < heard->breath_count && !heard->of->drill; i++) {
        const Turn *in = &heard->breaths[i], *out = in + 1;
        if (in->out)
            continue;
        if (!goes_on(last_in, last_out, in, out)) {
            heard->looked++;
            if (!is_announced(heard, in->at))
                return WRONG("%d:%d at %.1f s without a word", in->steps, out->steps, in->at);
        }
        last_in = in;
        last_out = out;
    }
    return NULL;
}

// "3 steps in, 4 out", as numbers; false where a text counts nothing.
static bool counted_in(const char *text, int *in, int *out)
{
    const char *first = strpbrk(text, "123456789"), *second = first ? strpbrk(first + 1, "123456789") : NULL;
    *in = first ? first[0] - '0' : 0;
    *out = second ? second[0] - '0' : 0;
    return second != NULL;
}

static bool comes_soon(const Heard *heard, double after, int in, int out)
{
    for (size_t i = 0; i + 1 < heard->breath_count; i++) {
        const Turn *turn = &heard->breaths[i];
        if (!turn->out && turn->at >= after && turn->at < after + 7 && turn->steps == in &&
            turn[1].steps == out)
            return true;
    }
    return false;
}

// What is announced is what then comes.
const char *counts_only_breaths_that_are_heard(Heard *heard)
{
    int in, out;
    EACH_WORD(heard, w)
    {
        if (heard->of->drill || !w->ahead || !counted_in(w->text, &in, &out))
            continue;
        heard->looked++;
        if (!comes_soon(heard, w->to, in, out))
            return WRONG("\"%s\" at %.1f s, and then something else", w->text, w->from);
    }
    return NULL;
}
