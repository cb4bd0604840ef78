#include "batch/crowd.h"

#include "base/path.h"
#include "base/sha256.h"
#include "base/text.h"
#include "batch/line.h"
#include "batch/names.h"
#include "batch/table.h"
#include "batch/wanted.h"
#include "job/file_name.h"
#include "job/label.h"
#include "mix/phrases.h"
#include "rules/rules.h"
#include "voice/profile_parcel.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const CrowdSettings *settings;
    Crowd               *crowd;
    Paths                paths;
    Names                ids, kinds, walks, phrases, voices;
    const char         **identities;  // of each voice
    size_t               voice_count, voice_room;
} Reading;

// A walk that is compiled, while it lives.
typedef struct {
    Walk           *walk;
    const ConfNode *root;    // the line
    size_t          number;  // of the walks that are made for her
    const char     *identity, *stem;
} Compiled;

// --- Voices and phrases ----------------------------------------------------------------

// 16 digits are plenty for what is only counted.
static const char *short_hash(const char *bytes, size_t size, Arena *arena)
{
    char       *hex = arena_alloc(arena, SHA256_HEX_SIZE);
    const char *why;
    sha256_hex(bytes, size, hex, &why);
    hex[16] = '\0';
    return hex;
}

static const char *ask_voice(Reading *reading, Walk *walk, const char *name)
{
    const char *speaker = reading->settings->order->speaker;
    Arena      *arena = &reading->crowd->arena;
    Voice *voice = voice_open(&walk->cast.voice, speaker ? speaker : reading->paths.speaker, &walk->arena,
                              &walk->diags);
    const char *identity = voice ? arena_printf(arena, "%s %s", name, voice_identity(voice, &walk->arena))
                                 : NULL;
    voice_close(voice);
    return identity;
}

// What the engine says about itself, asked once for each voice. NULL: it could not be started; the diags of
// the first walk with that voice say why.
static const char *identity_of(Reading *reading, Walk *walk)
{
    Text parcel = { .arena = &walk->arena };
    bool added;
    for (const VoiceProfile *profile = &walk->cast.voice; profile; profile = profile->fallback)
        profile_put(&parcel, profile);
    Arena      *arena = &reading->crowd->arena;
    const char *name = short_hash(text_string(&parcel), parcel.length, &walk->arena);
    uint32_t    number = names_find(&reading->voices, name);
    if (number == NAMES_NONE) {
        const char *identity = ask_voice(reading, walk, name);
        number = names_put(&reading->voices, arena_strdup(arena, name), (uint32_t)reading->voice_count,
                           &added);
        *ARENA_PUSH(arena, reading->identities, reading->voice_count, reading->voice_room) = identity;
    } else if (!reading->identities[number])
        diag_error(&walk->diags, walk->cast.voice.pos, RULE(VOICE), "the voice could not be started");
    return reading->identities[number];
}

static void count_phrases(Reading *reading, const Compiled *compiled, Arena *scratch)
{
    Crowd             *crowd = reading->crowd;
    size_t             count;
    bool               added;
    const ScorePhrase *phrases = score_phrases(&compiled->walk->timeline, scratch, &count);
    for (size_t i = 0; i < count; i++) {
        const char *name = arena_printf(scratch, "%.16s%d %s", compiled->identity, (int)phrases[i].rate,
                                        phrases[i].text);
        names_put(&reading->phrases, short_hash(name, strlen(name), &crowd->arena), 0, &added);
        crowd->phrases += added;
    }
}

// --- A walk ----------------------------------------------------------------------------

static void add_parts(const Reading *reading, const Walk *walk, const char *stem, BatchWalk *out)
{
    Arena *arena = &reading->crowd->arena;
    bool   split = reading->settings->split;
    out->part_count = split ? walk->timeline.phase_count : 1;
    out->parts = ARENA_ARRAY(arena, BatchPart, out->part_count);
    out->parts[0] = (BatchPart){ 0, walk->timeline.length, stem, NULL };
    for (size_t i = 0; split && i < out->part_count; i++) {
        const TimelinePhase *phase = &walk->timeline.phases[i];
        out->parts[i] = (BatchPart){ phase->at, phase->at + phase->length,
                                     file_name_of_part(stem, walk, i, arena),
                                     file_name_title(walk, i, arena) };
    }
}

// A new one is kept with all that it is compiled from: in the crowd's arena, by reading the line once more.
static void keep_walk(Reading *reading, const Compiled *compiled, const char *hash)
{
    Crowd      *crowd = reading->crowd;
    Arena      *arena = &crowd->arena;
    const Walk *walk = compiled->walk;
    DiagList    ignored = { .arena = arena };
    const Desk  desk = { arena, &ignored, &reading->paths.search, NULL };
    WantedList  all;
    WalkerLine  line;
    line_read(line_copy(compiled->root, arena), reading->settings->voice, &desk, &line);
    wanted_of(&line, reading->settings->order->asked.today, &desk, &all);
    const Wanted *one = &all.items[compiled->number];
    BatchWalk    *out = ARENA_PUSH(arena, crowd->walks, crowd->walk_count, crowd->walk_room);
    *out = (BatchWalk){ .hash = hash,
                        .session = one->session,
                        .title = arena_strdup(arena, walk->session.title),
                        .asked = reading->settings->order->asked,
                        .walker = line.walker,
                        .weeks = walk->session.weeks,
                        .length = walk->timeline.length };
    out->asked.walker.level = one->level;
    out->asked.form = one->form;
    add_parts(reading, walk, arena_strdup(arena, compiled->stem), out);
}

// The number of the walk that this one sounds like.
static uint32_t walk_of(Reading *reading, const Compiled *compiled, Arena *scratch)
{
    const CrowdSettings *asked = reading->settings;
    Crowd               *crowd = reading->crowd;
    bool                 added;
    RecipeSettings settings = { &asked->order->listening, asked->encoding, compiled->identity, asked->encoder,
                                compiled->stem };
    const char    *hash = recipe_of(compiled->walk, &settings, scratch);
    uint32_t       at = names_find(&reading->walks, hash);
    if (at != NAMES_NONE)
        return at;
    hash = arena_strdup(&crowd->arena, hash);
    at = names_put(&reading->walks, hash, (uint32_t)crowd->walk_count, &added);
    keep_walk(reading, compiled, hash);
    count_phrases(reading, compiled, scratch);
    return at;
}

// --- Messages --------------------------------------------------------------------------

static const char *field_of(const ConfNode *root, const Diag *diag)
{
    const ConfNode *node = root->first;
    if (diag->pos.source != root->pos.source)
        return "walk";
    while (node && node->pos.column != diag->pos.column)
        node = node->next;
    return node ? node->name : "";
}

static void keep_message(Reading *reading, BatchMessage message, BatchKind *kind)
{
    Arena *arena = &reading->crowd->arena;
    message.text = arena_strdup(arena, message.text);
    message.field = arena_strdup(arena, message.field);
    *ARENA_PUSH(arena, kind->messages, kind->message_count, kind->message_room) = message;
}

static void keep_messages(Reading *reading, const ConfNode *root, const DiagList *diags, BatchKind *kind)
{
    for (size_t i = 0; i < diags->count; i++) {
        const Diag *diag = &diags->items[i];
        bool        elsewhere = diag->pos.source && diag->pos.source != root->pos.source;
        if (diag->severity == DIAG_NOTE)
            continue;
        const char *text = elsewhere ? arena_printf(diags->arena, "%s (%s:%d)", diag->message,
                                                    path_name(diag->pos.source->path), diag->pos.line)
                                     : diag->message;
        keep_message(reading, (BatchMessage){ diag->severity, field_of(root, diag), text, diag->rule->name },
                     kind);
    }
}

// --- A kind ----------------------------------------------------------------------------

// Two walks that sound the same are made once.
static void add_walk(BatchKind *kind, uint32_t walk)
{
    for (size_t i = 0; i < kind->walk_count; i++)
        if (kind->walks[i] == walk)
            return;
    kind->walks[kind->walk_count++] = walk;
}

// Only what it takes to compile a walk again is kept; the rest of it is freed here.
static bool compile(Reading *reading, const ConfNode *root, const WalkerLine *line, const Wanted *wanted,
                    size_t number, BatchKind *kind)
{
    Walk      walk;
    WalkOrder order = *reading->settings->order;
    Compiled  compiled = { &walk, root, number, NULL, NULL };
    order.paths = &reading->paths;
    order.walker = &line->walker;
    order.asked.walker.level = wanted->level;
    order.asked.form = wanted->form;
    bool right = walk_compile(&order, wanted->session, DEPTH_NAMES, NULL, &walk) == STATUS_DONE;
    if (right)
        right = (compiled.identity = identity_of(reading, &walk)) != NULL;
    if (right) {
        compiled.stem = file_name_of(&walk, file_name_safe(wanted->session, &walk.arena), &walk.arena);
        add_walk(kind, walk_of(reading, &compiled, &walk.arena));
    }
    diag_sort(&walk.diags);
    keep_messages(reading, root, &walk.diags, kind);
    walk_free(&walk);
    return right;
}

static bool read_walks(Reading *reading, const ConfNode *root, const Desk *desk, BatchKind *kind)
{
    WalkerLine line;
    WantedList wanted = { 0 };
    if (!line_read(root, reading->settings->voice, desk, &line))
        return false;
    if (line.red) {
        kind->state = KIND_RED;
        return true;
    }
    bool right = wanted_of(&line, reading->settings->order->asked.today, desk, &wanted);
    kind->walks = ARENA_ARRAY(&reading->crowd->arena, size_t, wanted.count + 1);
    for (size_t i = 0; right && i < wanted.count; i++)
        right = compile(reading, root, &line, &wanted.items[i], i, kind);
    return right;
}

static void read_kind(Reading *reading, const ConfNode *root, BatchKind *kind)
{
    Arena      arena = { 0 };
    DiagList   diags = { .arena = &arena };
    const Desk desk = { &arena, &diags, &reading->paths.search, NULL };
    *kind = (BatchKind){ 0 };
    if (!read_walks(reading, root, &desk, kind)) {
        kind->state = KIND_WRONG;
        kind->walk_count = 0;
    }
    keep_messages(reading, root, &diags, kind);
    arena_free(&arena);
}

// --- A line ----------------------------------------------------------------------------

static BatchKind *new_kind(Reading *reading)
{
    Crowd *crowd = reading->crowd;
    return ARENA_PUSH(&crowd->arena, crowd->kinds, crowd->kind_count, crowd->kind_room);
}

static void add_line(Reading *reading, const char *id, int number, size_t kind)
{
    Crowd           *crowd = reading->crowd;
    const BatchKind *of = &crowd->kinds[kind];
    *ARENA_PUSH(&crowd->arena, crowd->lines, crowd->line_count, crowd->line_room) = (BatchLine){ id, number,
                                                                                                 kind };
    crowd->wrong += of->state == KIND_WRONG;
    crowd->red += of->state == KIND_RED;
    for (size_t i = 0; i < of->walk_count; i++)
        crowd->walks[of->walks[i]].walkers++;
    for (size_t i = 0; i < of->message_count; i++)
        reading->settings->message(reading->settings->self, number, &of->messages[i]);
}

static void add_wrong(Reading *reading, const char *id, int number, const char *field, const char *why)
{
    BatchKind *kind = new_kind(reading);
    *kind = (BatchKind){ .state = KIND_WRONG };
    keep_message(reading, (BatchMessage){ DIAG_ERROR, field, why, RULE(VALUE)->name }, kind);
    add_line(reading, id, number, reading->crowd->kind_count - 1);
}

static size_t kind_of(Reading *reading, const ConfNode *root, Arena *scratch)
{
    Crowd      *crowd = reading->crowd;
    bool        added;
    const char *says = line_kind(root, scratch);
    uint32_t    kind = names_find(&reading->kinds, says);
    if (kind != NAMES_NONE)
        return kind;
    names_put(&reading->kinds, arena_strdup(&crowd->arena, says), (uint32_t)crowd->kind_count, &added);
    BatchKind about;
    read_kind(reading, root, &about);
    *new_kind(reading) = about;
    return crowd->kind_count - 1;
}

static void take_line(Reading *reading, const TableLine *line, Arena *scratch)
{
    Crowd      *crowd = reading->crowd;
    DiagList    diags = { .arena = scratch };
    const Desk  desk = { scratch, &diags, &reading->paths.search, NULL };
    const char *id = NULL;
    bool        added;
    if (!line->root) {
        add_wrong(reading, NULL, line->number, "", line->wrong);
        return;
    }
    if (!line_id(line->root, &desk, &id)) {
        add_wrong(reading, NULL, line->number, "id", diags.items[0].message);
        return;
    }
    id = arena_strdup(&crowd->arena, id);
    uint32_t before = names_put(&reading->ids, id, (uint32_t)line->number, &added);
    if (!added)
        add_wrong(reading, id, line->number, "id",
                  arena_printf(scratch, "\"%s\" is already the id of line %u", id, (unsigned)before));
    else
        add_line(reading, id, line->number, kind_of(reading, line->root, scratch));
}

// --- The table -------------------------------------------------------------------------

// A column that no walker has would be a mistake in every line: it is reported once, for the header.
static bool header_fits(const Reading *reading, const Table *table, const char **why)
{
    Arena          *arena = &reading->crowd->arena;
    DiagList        diags = { .arena = arena };
    const Desk      desk = { arena, &diags, &reading->paths.search, NULL };
    const ConfNode *header = table_header(table);
    if (!header || line_check_names(header, &desk))
        return true;
    *why = arena_printf(arena, "%s:%d: %s: %s", reading->settings->table, header->first->pos.line,
                        field_of(header, &diags.items[0]), diags.items[0].message);
    return false;
}

static bool read_lines(Reading *reading, Table *table, const char **why)
{
    Arena     scratch = { 0 };
    TableLine line;
    bool      first = true, fits = true;
    while (fits && table_next(table, &scratch, &line, why)) {
        fits = !first || header_fits(reading, table, why);
        first = false;
        if (fits)
            take_line(reading, &line, &scratch);
        arena_reset(&scratch);
    }
    if (fits && *why)
        *why = arena_strdup(&reading->crowd->arena, *why);
    arena_free(&scratch);
    return !*why;
}

bool crowd_read(const CrowdSettings *settings, Crowd *crowd, const char **why)
{
    Reading reading = { .settings = settings, .crowd = crowd, .paths = paths_find(&crowd->arena) };
    Table  *table = table_open(settings->table, &crowd->arena, why);
    reading.paths.profile = NULL;  // of whoever runs this
    bool read = table && read_lines(&reading, table, why);
    table_close(table);
    names_free(&reading.ids);
    names_free(&reading.kinds);
    names_free(&reading.walks);
    names_free(&reading.phrases);
    names_free(&reading.voices);
    return read;
}

void crowd_free(Crowd *crowd)
{
    arena_free(&crowd->arena);
    *crowd = (Crowd){ 0 };
}
