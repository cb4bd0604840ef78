#include "job/report.h"

#include "rules/rules.h"

typedef struct {
    const Terminal *terminal;
    Progress        speaking;
} Report;

static void show_spoken(void *self, size_t done, size_t count)
{
    Report *report = self;
    progress_show(&report->speaking, (double)done / (double)count);
}

static void stage_over(void *self, const StageTook *stage)
{
    Report *report = self;
    progress_clear(&report->speaking);
    if (stage->things)
        terminal_took(report->terminal, stage->seconds, "%s %zu %s", stage->did, stage->count, stage->things);
    else
        terminal_took(report->terminal, stage->seconds, "%s", stage->did);
}

Status walk_compile_with_progress(const WalkOrder *order, const char *name, Depth depth,
                                  const Terminal *terminal, Walk *walk)
{
    Report    report = { terminal, PROGRESS(terminal, "Speaking") };
    WalkWatch watch = { show_spoken, stage_over, &report };
    return walk_compile(order, name, depth, &watch, walk);
}

Status walk_compile_and_report(const WalkOrder *order, const char *name, Depth depth,
                               const Terminal *terminal, Walk *walk)
{
    Status status = walk_compile_with_progress(order, name, depth, terminal, walk);
    terminal_diags(terminal, &walk->diags);
    return status;
}

bool walk_report_opening(const Terminal *terminal, const Walk *walk, Stretch stretch)
{
    Arena    arena = { 0 };
    DiagList cut = { .arena = &arena };
    bool     heard = coach_opens(&walk->opening, stretch.from, stretch.to, walk->score.audible);
    if (!heard && walk->opening.to > 0)  // a silent voice has drawn a warning already
        diag_warning(&cut, (SourcePos){ 0 }, RULE(SIGNS_CUT),
                     "the stop signs are not heard in this; walkcoach stop-signs prints them");
    terminal_diags(terminal, &cut);
    arena_free(&arena);
    return heard;
}
