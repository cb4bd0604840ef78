// What is not offered yet: drills before their week, a pram too early, walks longer than her level has.
//
// Told as errors with the nearest that fits; as warnings when she insists with --anyway.
#include "rules/rules.h"
#include "session/chosen.h"
#include "session/stages.h"

// What is looked at, and where it is reported.
typedef struct {
    const Reading *reading;
    const Session *session;
    const Walker  *walker;
    const Desk    *desk;
} Check;

static void refuse(const Check *check, SourcePos pos, const Rule *rule, const char *why)
{
    if (check->reading->request->anyway)
        diag_warning(check->desk->diags, pos, rule, "%s", why);
    else
        diag_error(check->desk->diags, pos, rule, "%s; --anyway overrides", why);
}

// A session's own `weeks`: from when it is offered. Nothing is refused while nothing is known of her.
static void check_span(const Check *check, Birth birth, const WeekSpan *span)
{
    const Walker *walker = check->walker;
    if (walker->weeks >= 0 && walker->weeks < span->from)
        refuse(check, span->pos, RULE(TOO_EARLY),
               arena_printf(check->desk->arena, "%s is for %s%s, and this is week %d", check->session->title,
                            chosen_weeks(span, check->desk->arena),
                            birth == BIRTH_C_SECTION ? " after a C-section" : "", walker->weeks));
    else if (span->cleared && !walker->cleared)
        refuse(check, span->pos, RULE(NOT_CLEARED),
               arena_printf(check->desk->arena,
                            "%s needs your provider's yes: cleared = true in the profile once you have it",
                            check->session->title));
}

static void check_weeks(const Check *check)
{
    Weeks weeks = WEEKS_UNSAID;
    keys_read(key_get(check->reading->sources.file, KEY_WEEKS), PLACE_WEEKS, INTO_WEEKS, check->desk, &weeks);
    for (int birth = BIRTH_VAGINAL; birth < BIRTH_COUNT; birth++) {
        bool hers = check->walker->birth == BIRTH_UNKNOWN || (int)check->walker->birth == birth;
        if (weeks.of[birth].from >= 0 && hers && check->reading->who.known)
            check_span(check, (Birth)birth, &weeks.of[birth]);
    }
}

// A drill works the core whatever the cue set, so breath_only in her profile refuses it.
static void check_drill_core(const Check *check)
{
    bool asks = check->session->kind == SESSION_DRILL && check->walker->core == CORE_BREATH_ONLY;
    for (size_t i = 0; asks && i < check->reading->pools.count; i++)
        if (check->reading->pools.items[i].own && check->reading->pools.items[i].pool.core) {
            refuse(check, check->reading->pools.items[i].pool.pos, RULE(CORE_CEILING),
                   arena_printf(check->desk->arena,
                                "%s works the core, and the profile says core = \"breath_only\"",
                                check->session->title));
            return;
        }
}

static void check_pram(const Check *check)
{
    const ConfNode *pram = key_get(check->reading->sources.tree, KEY_PRAM);
    const Walker   *walker = check->walker;
    if (walker_pram_early(walker) && (walker->pram == 1 || (pram && pram->kind == CONF_BOOL && pram->truth)))
        refuse(check, pram ? pram->pos : (SourcePos){ 0 }, RULE(PRAM_EARLY),
               arena_printf(check->desk->arena, "no pushing the pram before week %d after a C-section",
                            PRAM_WEEK));
}

// --- Lengths a level offers ------------------------------------------------------------

typedef struct {
    Micros least, most;
    int    later;  // the week from which more is offered; 0: never
} Offered;

static bool read_offered(const Check *check, Offered *out)
{
    const ConfNode    *walks = key_get(check->reading->sources.level, KEY_WALKS);
    const char *const *texts;
    size_t             count;

    *out = (Offered){ 0 };
    if (!conf_texts(walks, check->desk->arena, check->desk->diags, &texts, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        Offer offer;
        if (!notation_offer(texts[i], walks, check->desk, &offer))
            return false;
        if (offer.from_week > 0 && check->walker->weeks >= 0 && check->walker->weeks < offer.from_week) {
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
static bool name_is_length(const Check *check)
{
    Micros ignored;
    return units_parse_length(check->session->name, &ignored);
}

static void check_offered(const Check *check)
{
    char    length[UNITS_TEXT_SIZE], nearest[UNITS_TEXT_SIZE];
    Micros  asked = check->session->length;
    Offered offered;
    if (check->session->kind == SESSION_DRILL || !check->reading->who.known || !read_offered(check, &offered))
        return;
    bool longer = asked > offered.most, shorter = asked < offered.least && name_is_length(check);
    if (!longer && !shorter)
        return;
    units_format_clock(asked, length);
    units_format_clock(longer ? offered.most : offered.least, nearest);
    const char *later = longer && offered.later
                            ? arena_printf(check->desk->arena, " before week %d", offered.later)
                            : "";
    refuse(check, (SourcePos){ 0 }, longer ? RULE(WALK_TOO_LONG) : RULE(WALK_TOO_SHORT),
           arena_printf(check->desk->arena, "%s is %s than level %d offers%s; the nearest is %s", length,
                        longer ? "longer" : "shorter", check->session->level, later, nearest));
}

void gates_check(const Reading *reading, const Desk *desk)
{
    const Check check = { reading, &reading->session, &reading->who.walker, desk };
    check_weeks(&check);
    check_drill_core(&check);
    check_pram(&check);
    check_offered(&check);
}
