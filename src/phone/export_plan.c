// Named walks must all be right before one is made. From a whole set (--all, --level), walks that do not fit
// her weeks are left out, each with a line.
#include "phone/export_plan.h"

#include "base/date.h"
#include "base/rng.h"
#include "beside/beside.h"
#include "cast/read.h"
#include "job/file_name.h"
#include "job/offer.h"
#include "job/report.h"
#include "job/today.h"
#include "plan/project.h"
#include "session/kinds.h"

#include <string.h>

enum { EXPORT_DAYS = 7 };  // of `export week`: each has at most a walk and a drill

// --- Which session ---------------------------------------------------------------------

// The same for every way to name a file. One that is found by its name keeps it, wherever the program is
// installed; of any other, its folder counts. A number, since the phone may read it.
static const char *origin_of(const char *session, Arena *arena)
{
    const Paths paths = paths_find(arena);
    const char *found = files_find(&paths.search, &session_files, session, 0, arena);
    const char *name = found ? files_name(found, arena) : session;
    const char *known = found ? files_find_in_roots(&paths.search, &session_files, name, 0, arena) : NULL;
    bool        own = found && !(known && files_are_same(found, known));
    return arena_printf(arena, "%016llx",
                        (unsigned long long)rng_hash_text(own ? files_full(found, arena) : name));
}

// The same walk, asked for twice.
static bool is_planned(const ExportPlan *plan, const ExportWalk *walk)
{
    for (size_t i = 0; i < plan->walk_count; i++) {
        const ExportWalk *other = &plan->walks[i];
        if (other->file_count > 0 && walk->file_count > 0 && strcmp(other->stem, walk->stem) == 0 &&
            strcmp(other->files[0].entry.from, walk->files[0].entry.from) == 0 &&
            other->asked.form == walk->asked.form)
            return true;
    }
    return false;
}

// --- Walks -----------------------------------------------------------------------------

static ExportFile file_of(const ExportPlan *plan, const Walk *walk, const char *name, const char *stem,
                          const char *title, Micros from, Micros to, Arena *arena)
{
    const char *file = arena_printf(arena, "%s.%s", stem, plan->encoding.format->ending);
    return (ExportFile){ from,
                         to,
                         { .walk = name,
                           .stem = stem,
                           .file = file,
                           .type = index_type(file),
                           .title = arena_strdup(arena, title),
                           .about = arena_strdup(arena, walk->session.about ? walk->session.about : ""),
                           .level = walk->session.level,
                           .length = to - from } };
}

// name: the start of its files' names.
static void add_files(const Settings *settings, const ExportPlan *plan, const Walk *walk, const char *name,
                      Arena *arena, ExportWalk *out)
{
    const char *stem = file_name_of(walk, name, arena), *origin = origin_of(out->session, arena);
    size_t      phases = walk->timeline.phase_count;
    out->stem = stem;
    out->file_count = settings->exporting.split ? phases : 1;
    out->files = ARENA_ARRAY(arena, ExportFile, out->file_count + 1);
    if (!settings->exporting.split)
        out->files[0] = file_of(plan, walk, name, stem, walk->session.title, 0, walk->timeline.length, arena);
    for (size_t i = 0; settings->exporting.split && i < phases; i++) {
        const TimelinePhase *phase = &walk->timeline.phases[i];
        const char          *part = file_name_of_part(stem, walk, i, arena);
        const char          *title = file_name_title(walk, i, arena);
        out->files[i] = file_of(plan, walk, name, part, title, phase->at, phase->at + phase->length, arena);
    }
    for (size_t i = 0; i < out->file_count; i++)
        out->files[i].entry.from = origin;
}

// Lists what does not fit now, but fits in another week.
static void add_later(const Settings *settings, const char *name, Arena *arena, ExportPlan *out)
{
    Paths          paths = paths_find(arena);
    DiagList       ignored = { .arena = arena };
    const Desk     desk = { arena, &ignored, &paths.search, NULL };
    SessionSummary summary;
    Offer          offer = offer_of(&settings->order, name);
    if ((offer.kind != OFFER_LATER && offer.kind != OFFER_CLEARED) ||
        !session_summarise(name, &desk, &summary))
        return;
    *ARENA_PUSH(arena, out->later, out->later_count,
                out->later_room) = (IndexLater){ file_name_safe(name, arena), summary.title,
                                                 summary.about ? summary.about : "", summary.level,
                                                 offer.kind == OFFER_LATER ? offer.week : 0 };
}

// A walk to make: for whose day and level, and under which name.
typedef struct {
    const char *session, *name;
    Asked       asked;
    bool        of_set;  // a walk that does not fit is not an error
} Wanted;

static Wanted wanted_of(const ExportPlan *plan, const char *session, bool of_set, Arena *arena)
{
    return (Wanted){ session, file_name_safe(session, arena), plan->asked, of_set };
}

// What cannot be found is reported when the walk is made.
static void add_inputs(Walk *walk, ExportPlan *out)
{
    const Desk desk = walk_desk(walk);
    cast_read(&walk->session, &desk, &walk->cast);
    inputs_add(&out->inputs, walk);
}

static Status add_walk(const Settings *settings, const Wanted *wanted, Arena *arena, ExportPlan *out)
{
    Walk      walk;
    WalkOrder order = settings->order;
    order.asked = wanted->asked;
    Status status = walk_compile_with_progress(&order, wanted->session, DEPTH_TIMELINE, &settings->terminal,
                                               &walk);
    if (status == STATUS_DONE) {
        ExportWalk *added = &out->walks[out->walk_count];
        *added = (ExportWalk){ .session = wanted->session,
                               .asked = wanted->asked,
                               .track = (int)out->walk_count + 1,
                               .weeks = walk.session.weeks,
                               .length = walk.timeline.length };
        add_files(settings, out, &walk, wanted->name, arena, added);
        add_inputs(&walk, out);
        out->walk_count += !is_planned(out, added);
    } else if (wanted->of_set && status == STATUS_MISTAKES) {
        terminal_say(&settings->terminal, "%s is left out: %s", wanted->session, diag_first(&walk.diags));
        if (out->all)
            add_later(settings, wanted->session, arena, out);
        status = STATUS_DONE;
    } else
        terminal_diags(&settings->terminal, &walk.diags);
    walk_free(&walk);
    return status;
}

// --level N alone: the walks of that level, and those for any level.
static bool is_wanted(const Settings *settings, const Paths *paths, const char *name, Arena *arena)
{
    DiagList       ignored = { .arena = arena };
    const Desk     desk = { arena, &ignored, &paths->search, NULL };
    SessionSummary summary;
    if (settings->exporting.all)
        return true;
    return session_summarise(name, &desk, &summary) && summary.kind == SESSION_WALK &&
           (summary.level == 0 || summary.level == settings->order.asked.walker.level);
}

static Status add_set(const Settings *settings, const Paths *paths, Arena *arena, ExportPlan *out)
{
    size_t             count;
    Status             status = STATUS_DONE;
    const char *const *names = files_list(&paths->search, &session_files, arena, &count);
    out->walks = ARENA_ARRAY(arena, ExportWalk, count + 1);
    for (size_t i = 0; i < count && status == STATUS_DONE; i++)
        if (is_wanted(settings, paths, names[i], arena)) {
            const Wanted wanted = wanted_of(out, names[i], true, arena);
            status = add_walk(settings, &wanted, arena, out);
        }
    return status;
}

// --- From the plan ---------------------------------------------------------------------

// A day of the coming week: its files' names begin with the date, so that a phone sorts them by day.
static Status add_day(const Settings *settings, const PlannedDay *planned, Arena *arena, ExportPlan *out)
{
    const Advice *advice = &planned->advice;
    const char   *sessions[] = { advice->state == STATE_WALK ? advice->walk.session : NULL, advice->drill };
    const char   *day = date_write(planned->day, arena_alloc(arena, DATE_SIZE));
    Status        status = STATUS_DONE;
    for (int i = 0; i < 2 && status == STATUS_DONE; i++) {
        if (!sessions[i])
            continue;
        Wanted wanted = wanted_of(out, sessions[i], false, arena);
        wanted.name = arena_printf(arena, "%s-%s", day, wanted.name);
        wanted.asked.today = day;
        if (i == 0)
            wanted.asked.walker.level = advice->walk.level;
        else if (advice->easier)
            wanted.asked.form = -1;
        status = add_walk(settings, &wanted, arena, out);
    }
    return status;
}

static Status add_week(const Settings *settings, Arena *arena, ExportPlan *out)
{
    Hers   hers;
    Status status = hers_find_and_report(&settings->terminal, &settings->order.asked, &hers, arena);
    if (status != STATUS_DONE)
        return status;
    const PlannedDay *days = plan_project(&hers.plan, &hers.mother, &hers.history, hers.day, EXPORT_DAYS,
                                          SUPPOSE_NOT_SAID, arena);
    for (int i = 0; i < EXPORT_DAYS && status == STATUS_DONE; i++)
        status = add_day(settings, &days[i], arena, out);
    if (status == STATUS_DONE && out->walk_count == 0)
        return terminal_fail(&settings->terminal, STATUS_MISTAKES,
                             "no walk is planned for these seven days. %s  walkcoach today says more",
                             hers.advice.why);
    return status;
}

// A session, "today", or "week".
static Status add_named(const Settings *settings, const char *name, Arena *arena, ExportPlan *out)
{
    Wanted wanted = wanted_of(out, name, false, arena);
    if (strcmp(name, HERS_WEEK) == 0)
        return add_week(settings, arena, out);
    Status status = hers_resolve(&settings->terminal, &wanted.asked, &wanted.session, arena);
    wanted.name = file_name_safe(wanted.session, arena);
    return status == STATUS_DONE ? add_walk(settings, &wanted, arena, out) : status;
}

static Status wrong(const Settings *settings, const char *format, const char *word)
{
    return terminal_fail(&settings->terminal, STATUS_USAGE, format, word);
}

Status export_plan(const Settings *settings, Arena *arena, ExportPlan *out)
{
    Paths       paths = paths_find(arena);
    SinkError   error = { 0 };
    const char *ending = settings->exporting.format ? settings->exporting.format : "mp3";
    const char *beside = settings->beside, *folder = settings->exporting.folder;
    *out = (ExportPlan){ .asked = settings->order.asked,
                         .folder = folder ? folder : paths_walks(&paths, arena),
                         .date = settings->order.asked.today,
                         .inputs = { .arena = arena },
                         .encoding = settings->encoding,
                         .beside = beside_parse("vtt,transcript,chapters") |
                                   (beside ? beside_parse(beside) : 0),
                         .set = settings->operand_count == 0,
                         .all = settings->exporting.all };
    out->encoding.format = file_format_of(arena_printf(arena, "x.%s", ending));
    if (!out->encoding.format || !out->encoding.format->for_phones)
        return wrong(settings, "--format is mp3, m4b, m4a, opus, ogg, flac or wav, not \"%s\"", ending);
    if (!encoding_may(&out->encoding, &error))
        return wrong(settings, "%s", error.text);
    if (beside && !beside_parse(beside))
        return wrong(settings, BESIDE_TAKES, beside);
    if (out->set && !settings->exporting.all && settings->order.asked.walker.level == 0)
        return wrong(settings, "export needs the names of walks, or --all, or --level N%s", "");
    if (!out->set && settings->exporting.all)
        return wrong(settings, "--all is every walk: leave out \"%s\"", settings->operands[0]);
    Status status = hers_allow(&settings->terminal, &out->asked, arena);
    if (status == STATUS_DONE && out->set)
        status = add_set(settings, &paths, arena, out);
    if (!out->set)
        out->walks = ARENA_ARRAY(arena, ExportWalk, settings->operand_count * 2 * EXPORT_DAYS + 1);
    for (int i = 0; !out->set && i < settings->operand_count && status == STATUS_DONE; i++)
        status = add_named(settings, settings->operands[i], arena, out);
    if (status == STATUS_DONE && out->walk_count == 0)
        return terminal_fail(&settings->terminal, STATUS_MISTAKES,
                             "no walk fits; walkcoach list shows them all");
    return status;
}
