// The parts of a walk: each overrides its way, and takes what neither of them says from the part around it.
//
// Lengths are only read here; fit.c makes them add up.
#include "rules/rules.h"
#include "session/stages.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

// What parts are read with: the earlier stages.
typedef struct {
    const Sources *sources;
    const Head    *head;
    const Pools   *pools;
    const Desk    *desk;
} Reader;

// What a part takes from the one around it.
typedef struct Around Around;
struct Around {
    const Around   *around;
    const ConfNode *way;  // so that a way is not used again for parts inside it
    const Phase    *part;
    int             depth;
};

// --- Ways ------------------------------------------------------------------------------

// "reset_2" is done like "reset".
static const char *without_number(const char *key, Arena *arena)
{
    size_t length = strlen(key), digits = length;
    while (digits > 0 && isdigit((unsigned char)key[digits - 1]))
        digits--;
    return digits < length && digits > 1 && key[digits - 1] == '_' ? arena_strndup(arena, key, digits - 1)
                                                                   : key;
}

const char *parts_way_name(const Sources *sources, const ConfNode *part, Arena *arena)
{
    return conf_get(key_get(sources->tree, KEY_WAYS), part->name) ? part->name
                                                                  : without_number(part->name, arena);
}

const ConfNode *parts_way(const Sources *sources, const ConfNode *part, const Desk *desk)
{
    const ConfNode *ways = key_get(sources->tree, KEY_WAYS), *like = key_get(part, KEY_LIKE);
    const char     *name;

    if (!conf_text(like, desk->diags, &name))
        return conf_get(ways, parts_way_name(sources, part, desk->arena));
    const ConfNode *way = conf_get(ways, name);
    if (!way)
        diag_error(desk->diags, like->pos, RULE(NO_SUCH_WAY), "there is no way \"%s\" to do \"%s\" like",
                   name, part->name);
    return way;
}

static bool is_around(const Around *around, const ConfNode *way)
{
    for (; around; around = around->around)
        if (around->way == way)
            return true;
    return false;
}

// --- One part --------------------------------------------------------------------------

// "soft_knees_2": "Soft knees".
static const char *title_of(const char *key, Arena *arena)
{
    char *title = arena_strdup(arena, without_number(key, arena));
    for (char *at = title; *at; at++)
        if (*at == '_' || *at == '-')
            *at = ' ';
    title[0] = (char)toupper((unsigned char)title[0]);
    return title;
}

// Her own pace moves a part no further than her level goes.
static double moved(const Reader *reader, double pace)
{
    const Head *head = reader->head;
    double      most = head->pace_most > 0 && head->pace_moved > 0 ? fmax(head->pace_most, pace) : PACE_MAX;
    pace = fmin(pace + head->pace_moved, most);
    return pace < PACE_MIN ? PACE_MIN : pace > PACE_MAX ? PACE_MAX : pace;
}

static void read_pace(const Reader *reader, const ConfNode *node, Pace *out)
{
    Pace pace;
    if (!key_read(node, KEY_PACE, reader->desk, &pace))
        return;
    pace.from = pace.own ? reader->head->session.own_pace : moved(reader, pace.from);
    pace.to = pace.own ? reader->head->session.own_pace : moved(reader, pace.to);
    *out = pace;
}

// Breath on steps needs steps: at her own pace it is free. Reported where one part asks for both.
static void settle_breath(const Reader *reader, const ConfNode *part, Phase *phase)
{
    const ConfNode *pace = key_get(part, KEY_PACE), *breath = key_get(part, KEY_BREATH);
    if (reader->head->session.kind == SESSION_DRILL) {
        phase->pace.own = true;
        if (phase->breath.kind == BREATH_STEPS)
            diag_error(reader->desk->diags, phase->breath.pos, RULE(DRILL_BREATH),
                       "a drill has no steps; its breath is in seconds: "
                       "\"4s:6s\"");
        return;
    }
    if (!phase->pace.own || phase->breath.kind != BREATH_STEPS)
        return;
    if (pace && breath)
        diag_error(reader->desk->diags, breath->pos, RULE(OWN_PACE_STEPS),
                   "at her own pace no steps are counted: "
                   "give the part a pace, or its breath in seconds (\"2.5s:2.5s\") or \"free\"");
    phase->breath = (Breath){ .pos = phase->breath.pos };
}

// Every key of a part, or of the whole walk, that is a field of its own.
static void read_fields(const Reader *reader, const ConfNode *node, Place place, Phase *out)
{
    language_read(node, place, INTO_PART, reader->desk, out);
    language_read(key_get(node, KEY_GAIN), PLACE_GAIN, INTO_GAIN, reader->desk, out->gain_db);
    read_pace(reader, node, &out->pace);
}

static void read_stretch(const Reader *reader, const ConfNode *node, Phase *out)
{
    const ConfNode *least = key_get(node, KEY_LEAST), *most = key_get(node, KEY_MOST);
    bool            both = key_read(node, KEY_LEAST, reader->desk, &out->least);
    both &= key_read(node, KEY_MOST, reader->desk, &out->most);
    if (both && out->least > out->most)
        diag_error(reader->desk->diags, least->pos, RULE(LEAST_MOST), "least \"%s\" is more than most \"%s\"",
                   least->text, most->text);
}

static Phase inherit(const Around *around, const ConfNode *part, Arena *arena)
{
    Phase phase = { .key = part->name, .length.pos = part->key_pos, .repeat = 1, .pos = part->key_pos };
    const Phase *outer = around->part;

    phase.title = title_of(part->name, arena);
    phase.quiet = outer->quiet;
    phase.pace = outer->pace;
    phase.breath = outer->breath;
    phase.sound = outer->sound;
    phase.bed = outer->bed;
    phase.muted = outer->muted;
    memcpy(phase.gain_db, outer->gain_db, sizeof phase.gain_db);
    return phase;
}

// A walk for several levels may say how often a part repeats, and only one level what is in it: "work" has
// rounds at level 4 alone.
static bool has_rounds_at_some_level(const Reader *reader, const ConfNode *part)
{
    DiagList    quiet = { .arena = reader->desk->arena };
    const Desk  apart = desk_apart(reader->desk, &quiet);
    const char *name = parts_way_name(reader->sources, part, apart.arena);
    key_read(part, KEY_LIKE, &apart, &name);
    for (int level = 1; level <= LEVEL_MAX; level++)
        if (key_get(conf_get(key_get(load_level(level, &apart), KEY_WAYS), name), KEY_PHASES))
            return true;
    return false;
}

static void read_repeat(const Reader *reader, const ConfNode *part, const ConfNode *node, Phase *phase)
{
    int rounds;
    key_read(node, KEY_REPEAT, reader->desk, &rounds);
    if (phase->phase_count > 0)
        phase->repeat = rounds;
    if (phase->phase_count > 0 || rounds == 1 || has_rounds_at_some_level(reader, part))
        return;
    diag_warning(reader->desk->diags, key_get(node, KEY_REPEAT)->pos, RULE(NOTHING_TO_REPEAT),
                 "\"%s\" has no inner parts to repeat: phases: { brisk: { }  "
                 "easy: { } } inside it, or a longer length",
                 phase->key);
}

static Parts read_group(const Reader *reader, const ConfNode *phases, const Around *around);

static void read_part(const Reader *reader, const ConfNode *part, const Around *around, Phase *out)
{
    const ConfNode *way = parts_way(reader->sources, part, reader->desk);
    if (is_around(around, way))
        way = NULL;
    const ConfNode *node = conf_join(way, part, reader->desk->arena);
    const Around    here = { around, way, out, around->depth + 1 };

    *out = inherit(around, part, reader->desk->arena);
    read_fields(reader, node, PLACE_PART, out);
    out->title_pos = key_get(node, KEY_TITLE) ? key_get(node, KEY_TITLE)->pos : part->key_pos;
    read_stretch(reader, node, out);
    const Says says = says_read(key_get(node, KEY_SAY), false, reader->sources, reader->pools, reader->desk);
    out->says = says.items;
    out->say_count = says.count;
    out->drill = drill_read(node, reader->head->session.kind, out, reader->pools, reader->desk);
    const Parts inner = read_group(reader, key_get(node, KEY_PHASES), &here);
    out->phases = inner.phases;
    out->phase_count = inner.count;
    read_repeat(reader, part, node, out);
    if (out->phase_count == 0)
        settle_breath(reader, part, out);
}

static Parts read_group(const Reader *reader, const ConfNode *phases, const Around *around)
{
    size_t count = 0;
    if (around->depth > PARTS_DEEP_MAX)
        return (Parts){ 0 };
    const ConfNode **parts = order_parts(phases, &count, reader->desk);
    Phase           *out = ARENA_ARRAY(reader->desk->arena, Phase, count + 1);
    for (size_t i = 0; i < count; i++)
        read_part(reader, parts[i], around, &out[i]);
    return (Parts){ out, count };
}

static size_t count_leaves(const Phase *phases, size_t count)
{
    size_t leaves = 0;
    for (size_t i = 0; i < count && leaves <= SESSION_PARTS_MAX; i++)
        leaves += phases[i].phase_count
                      ? (size_t)phases[i].repeat * count_leaves(phases[i].phases, phases[i].phase_count)
                      : 1;
    return leaves;
}

Parts parts_read(const Sources *sources, const Head *head, const Pools *pools, const Desk *desk)
{
    const Reader reader = { sources, head, pools, desk };
    Phase        walk = { .pace = { .from = 100, .to = 100 } };
    const Around around = { NULL, NULL, &walk, 0 };

    read_fields(&reader, sources->tree, PLACE_SESSION, &walk);
    return read_group(&reader, key_get(sources->tree, KEY_PHASES), &around);
}

void parts_check_count(const Parts *parts, const Sources *sources, const Desk *desk)
{
    const ConfNode *node = key_get(sources->tree, KEY_PHASES);
    if (parts->count == 0)
        diag_error(desk->diags, node ? node->pos : (SourcePos){ 0 }, RULE(NO_PARTS),
                   "%s has no parts: phases: { walk: { length = \"10:00\" } }", sources->path);
    else if (count_leaves(parts->phases, parts->count) > SESSION_PARTS_MAX)
        diag_error(desk->diags, parts->phases[0].pos, RULE(TOO_MANY_PARTS),
                   "with every round counted there are more than %d parts", SESSION_PARTS_MAX);
}
