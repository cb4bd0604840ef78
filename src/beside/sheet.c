// A walk on paper: its parts with pace and breath, then what is said in each. Plain text, 78 columns.
#include "beside/beside.h"
#include "beside/describe.h"
#include "beside/words.h"

#include "base/text.h"

#include <string.h>

enum { WIDTH = 78, INDENT = 10 };

static const char *pace_words(const Pace *pace, Arena *arena)
{
    if (pace->own)
        return "your own pace";
    return pace->from == pace->to ? arena_printf(arena, "%g steps a minute", pace->from)
                                  : arena_printf(arena, "%g to %g steps a minute", pace->from, pace->to);
}

static const char *breath_words(const Breath *breath, Arena *arena)
{
    if (breath->kind == BREATH_FREE)
        return "breath free";
    Text text = { .arena = arena };
    text_add(&text, "breath ");
    for (int i = 0; i < breath->gear_count; i++)
        text_printf(&text, "%sin %g, out %g", i ? ", then " : "", breath->gears[i].in, breath->gears[i].out);
    text_add(&text, breath->kind == BREATH_STEPS ? " steps" : " seconds");
    return text_string(&text);
}

static void add_clock(Text *text, Micros at)
{
    char clock[UNITS_TEXT_SIZE];
    text_printf(text, "%7s  ",
                units_format_clock((at + MICROS_PER_SECOND / 2) / MICROS_PER_SECOND * MICROS_PER_SECOND,
                                   clock));
}

static void add_part(Text *text, const BesideJob *job, int index, const WordsLine *lines, size_t count,
                     Arena *arena)
{
    const TimelinePhase *phase = &job->score->timeline->phases[index];
    text_add(text, "\n");
    add_clock(text, phase->at > job->from ? phase->at - job->from : 0);
    text_add_wrapped(text,
                     arena_printf(arena, "%s (%s; %s)", describe_phase(phase, arena),
                                  pace_words(&phase->pace, arena), breath_words(&phase->breath, arena)),
                     INDENT, WIDTH);
    for (size_t i = 0; i < count; i++) {
        if (lines[i].phase != index || lines[i].breath)
            continue;
        add_clock(text, lines[i].at);
        text_add(text, "  ");
        text_add_wrapped(text, lines[i].text, INDENT + 1, WIDTH);
    }
}

const char *sheet_text(const BesideJob *job, Arena *arena)
{
    Text             text = { .arena = arena };
    size_t           count;
    const Timeline  *timeline = job->score->timeline;
    const WordsLine *lines = words_lines(job->score, job->from, job->to, arena, &count);
    char             length[UNITS_TEXT_SIZE];
    text_printf(&text, "%s (%s)\n", job->tags->title, units_format_clock(job->to - job->from, length));
    if (timeline->session->about && *timeline->session->about)
        text_add_wrapped(&text, timeline->session->about, 0, WIDTH);
    if (job->tags->comment)
        text_add_wrapped(&text, job->tags->comment, 0, WIDTH);
    for (size_t i = 0; i < timeline->phase_count; i++)
        if (timeline->phases[i].at < job->to &&
            timeline->phases[i].at + timeline->phases[i].length > job->from)
            add_part(&text, job, (int)i, lines, count, arena);
    return text_string(&text);
}
