// A session from a file whose path is known: the stages in their order. Each is a file of its own.
#include "rules/rules.h"
#include "session/stages.h"

// --- Lengths ---------------------------------------------------------------------------

static Micros sum_of(const Parts *parts)
{
    Micros sum = 0;
    for (size_t i = 0; i < parts->count; i++)
        sum += session_part_nominal(&parts->phases[i]);
    return sum;
}

static const Phase *longest_part(const Parts *parts)
{
    const Phase *longest = parts->phases;
    for (size_t i = 1; i < parts->count; i++)
        if (session_part_nominal(&parts->phases[i]) > session_part_nominal(longest))
            longest = &parts->phases[i];
    return longest;
}

static void check_length(const Parts *parts, Micros length, const Desk *desk)
{
    char text[UNITS_TEXT_SIZE];
    if (length > SESSION_LENGTH_MAX)
        diag_error(desk->diags, longest_part(parts)->length.pos, RULE(TOO_LONG),
                   "the parts come to %s; a session lasts at most 24 "
                   "hours",
                   units_format_clock(length, text));
    else if (length <= 0 && parts->count > 0)
        diag_error(desk->diags, parts->phases[0].pos, RULE(NO_LENGTH), "the parts come to no time at all");
}

static FitTotal total_of(const Reading *reading)
{
    const ConfNode *node = key_get(reading->sources.tree, KEY_LENGTH);
    bool            by_name = reading->wanted > 0;
    return (FitTotal){ .total = by_name ? reading->wanted : reading->head.session.length,
                       .by_name = by_name,
                       .anyway = reading->request->anyway,
                       .pos = node ? node->pos : (SourcePos){ 0 } };
}

// Makes the parts add up to the total, and notes what that is.
static Parts fit(Reading *reading, const Parts *parts, const Desk *desk)
{
    const FitTotal asked = total_of(reading);
    const Fitted   fitted = fit_lengths(parts, &asked, desk);
    reading->unfit = fitted.unfit;
    reading->least = fitted.least;
    reading->most = fitted.most;
    if (fitted.right) {
        reading->session.length = asked.total > 0 ? asked.total : sum_of(&fitted.parts);
        check_length(&fitted.parts, reading->session.length, desk);
        if (!asked.by_name)
            fitted_check(&reading->file, &fitted.parts, reading->session.length, desk);
    }
    return fitted.parts;
}

static PoolsHeard words_of(const Pools *pools, Arena *arena)
{
    PoolHeard *items = ARENA_ARRAY(arena, PoolHeard, pools->count + 1);
    for (size_t i = 0; i < pools->count; i++)
        items[i] = (PoolHeard){ &pools->items[i].pool, pools->items[i].said_to_her };
    return (PoolsHeard){ items, pools->count };
}

// --- The stages ------------------------------------------------------------------------

// Lengths are only worth looking at where nothing was wrong before.
static void lay_parts(Reading *reading, int errors, const Desk *desk)
{
    Session *session = &reading->session;
    Says  says = says_read(key_get(reading->sources.tree, KEY_SAY), true, &reading->sources, &reading->pools,
                           desk);
    Parts parts = parts_read(&reading->sources, &reading->head, &reading->pools, desk);
    if (parts.count > 0 || desk->diags->errors == errors)  // what went wrong before may have left none
        parts_check_count(&parts, &reading->sources, desk);
    if (desk->diags->errors == errors)
        parts = fit(reading, &parts, desk);
    session->phases = parts.phases;
    session->phase_count = parts.count;
    session->says = says.items;
    session->say_count = says.count;
    session->rest = pools_said(&reading->pools, "rest");
}

static void check(const Reading *reading, const Desk *desk)
{
    rules_check(reading, desk);
    words_check(reading, desk);
    idle_check(reading, desk);
    level_file_check(reading, desk);
    gates_check(reading, desk);
    dose_check(reading, desk);
}

// The cue set's own word for its language, or its name.
static const char *plural_of(const ConfNode *cues, const char *name, const Desk *desk)
{
    const char *language = name;
    key_read(cues, KEY_CUES_LANGUAGE, desk, &language);
    return language;
}

bool reading_of_file(const SessionRequest *request, const char *path, Micros wanted, const Desk *desk,
                     Reading *out)
{
    const int errors = desk->diags->errors;

    *out = (Reading){ .request = request, .wanted = wanted, .session.name = request->name };
    if (!file_read(path, request->text, desk, &out->file))
        return false;
    out->who = who_read(request, &out->file, desk);
    out->sources = sources_join(request, &out->file, &out->who, desk);
    if (!out->sources.level)
        return false;
    out->head = head_read(request, &out->file, &out->who, &out->sources, desk);
    const ConfNode *cues = load_cues(out->head.session.language, desk);
    if (!cues)
        return false;
    out->pools = pools_read(&out->who, &out->sources, &out->head.session, cues, desk);
    out->session = out->head.session;
    out->session.length = 0;  // until the parts have theirs
    out->session.plural = plural_of(cues, out->session.language.text, desk);
    signs_read(cues, out->session.language, desk, &out->session.signs);
    recognised_read(cues, out->session.language, desk, &out->session.recognised);
    out->session.asks = asks_read(cues, out->session.language, desk);
    out->work_words = work_words_read(cues, out->session.language, desk);
    out->session.waits = allowed_waits(&out->who, out->session.kind);
    out->session.words = words_of(&out->pools, desk->arena);
    lay_parts(out, errors, desk);
    if (out->unfit)
        return false;
    check(out, desk);
    return desk->diags->errors == errors;
}
