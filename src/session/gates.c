// What is not offered yet: drills before their week, a pram too early, walks longer than her level has.
//
// Told as errors with the nearest that fits; as warnings when she insists with --anyway.
#include "rules/rules.h"
#include "session/reader.h"

static void refuse(const Reader *reader, SourcePos pos, const Rule *rule, const char *why)
{
    if (reader->request->anyway)
        diag_warning(reader->desk->diags, pos, rule, "%s", why);
    else
        diag_error(reader->desk->diags, pos, rule, "%s; --anyway overrides", why);
}

bool gates_weeks_hold(const Reader *reader, const WeekSpan *span)
{
    int weeks = reader->walker.weeks;
    return weeks >= span->from && (span->to < 0 || weeks < span->to) &&
           (!span->cleared || reader->walker.cleared);
}

static const char *span_text(const WeekSpan *span, Arena *arena)
{
    if (span->to < 0)
        return arena_printf(arena, "week %d on", span->from);
    return arena_printf(arena, "weeks %d to %d", span->from, span->to);
}

const char *gates_walk_weeks(const Reader *reader, const ConfNode *weeks)
{
    WeekSpan spans[2];
    for (int i = 0; i < 2; i++)
        if (!notation_weeks(conf_get(weeks, session_births[i].word), reader->desk, &spans[i]))
            return NULL;
    return arena_printf(reader->desk->arena, "%s (after a C-section %s)",
                        span_text(&spans[0], reader->desk->arena), span_text(&spans[1], reader->desk->arena));
}

// A session's own `weeks`: from when it is offered. Nothing is refused while nothing is known of her.
static void check_weeks(const Reader *reader)
{
    const ConfNode *weeks = conf_get(reader->file, "weeks");
    const Walker   *walker = &reader->walker;

    for (const Choice *birth = session_births; birth->word; birth++) {
        const ConfNode *node = conf_get(weeks, birth->word);
        WeekSpan        span;
        bool            hers = walker->birth == BIRTH_UNKNOWN || (int)walker->birth == birth->value;
        if (!notation_weeks(node, reader->desk, &span) || !hers || !reader->known)
            continue;
        if (walker->weeks >= 0 && walker->weeks < span.from)
            refuse(reader, node->pos, RULE(TOO_EARLY),
                   arena_printf(reader->desk->arena, "%s is for %s%s, and this is week %d",
                                reader->out->title, span_text(&span, reader->desk->arena),
                                birth->value == BIRTH_C_SECTION ? " after a C-section" : "", walker->weeks));
        else if (span.cleared && !walker->cleared)
            refuse(
                reader, node->pos, RULE(NOT_CLEARED),
                arena_printf(reader->desk->arena,
                             "%s needs your provider's yes: cleared = true in the profile once you have it",
                             reader->out->title));
    }
}

// A drill works the core whatever the cue set, so breath_only in her profile refuses it.
static void check_drill_core(const Reader *reader)
{
    bool asks = reader->out->kind == SESSION_DRILL && reader->walker.core == CORE_BREATH_ONLY;
    for (size_t i = 0; asks && i < reader->pool_count; i++)
        if (reader->pools[i].own && reader->pools[i].pool.core) {
            refuse(reader, reader->pools[i].pool.pos, RULE(CORE_CEILING),
                   arena_printf(reader->desk->arena,
                                "%s works the core, and the profile says core = \"breath_only\"",
                                reader->out->title));
            return;
        }
}

static void check_pram(const Reader *reader)
{
    const ConfNode *pram = conf_get(reader->tree, "pram");
    const Walker   *walker = &reader->walker;
    if (walker_pram_early(walker) && (walker->pram == 1 || (pram && pram->kind == CONF_BOOL && pram->truth)))
        refuse(reader, pram ? pram->pos : (SourcePos){ 0 }, RULE(PRAM_EARLY),
               arena_printf(reader->desk->arena, "no pushing the pram before week %d after a C-section",
                            PRAM_WEEK));
}

// --- Lengths a level offers ------------------------------------------------------------

typedef struct {
    Micros least, most;
    int    later;  // the week from which more is offered; 0: never
} Offered;

static bool read_offered(const Reader *reader, Offered *out)
{
    const ConfNode    *walks = conf_get(reader->level, "walks");
    const char *const *texts;
    size_t             count;

    *out = (Offered){ 0 };
    if (!conf_texts(walks, reader->desk->arena, reader->desk->diags, &texts, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        Offer offer;
        if (!notation_offer(texts[i], walks, reader->desk, &offer))
            return false;
        if (offer.from_week > 0 && reader->walker.weeks >= 0 && reader->walker.weeks < offer.from_week) {
            out->later = offer.from_week;
            continue;
        }
        if (out->least == 0 || offer.length < out->least)
            out->least = offer.length;
        if (offer.length > out->most)
            out->most = offer.length;
    }
    return out->most > 0;
}

// A walk whose name is a length ("5min") is hers to choose and bound on both sides; a named one
// ("posture-reset") may be shorter than what her level offers.
static bool name_is_length(const Reader *reader)
{
    Micros ignored;
    return units_parse_length(reader->out->name, &ignored);
}

static void check_offered(const Reader *reader)
{
    char    length[UNITS_TEXT_SIZE], nearest[UNITS_TEXT_SIZE];
    Micros  asked = reader->out->length;
    Offered offered;
    if (reader->out->kind == SESSION_DRILL || !reader->known || !read_offered(reader, &offered))
        return;
    bool longer = asked > offered.most, shorter = asked < offered.least && name_is_length(reader);
    if (!longer && !shorter)
        return;
    units_format_clock(asked, length);
    units_format_clock(longer ? offered.most : offered.least, nearest);
    const char *later = longer && offered.later
                            ? arena_printf(reader->desk->arena, " before week %d", offered.later)
                            : "";
    refuse(reader, (SourcePos){ 0 }, longer ? RULE(WALK_TOO_LONG) : RULE(WALK_TOO_SHORT),
           arena_printf(reader->desk->arena, "%s is %s than level %d offers%s; the nearest is %s", length,
                        longer ? "longer" : "shorter", reader->out->level, later, nearest));
}

void gates_check(Reader *reader)
{
    check_weeks(reader);
    check_drill_core(reader);
    check_pram(reader);
    check_offered(reader);
}
