// Reads a sound pack. What it leaves out is air's: first air is read, then the pack is laid over it, kind by
// kind; a kind that names its own source keeps only what it does not say (pitch, level) from air.
#include "sound/pack_read.h"

#include "conf/conf_find.h"
#include "rules/rules.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define SWEEP_MOST  1.5  // a fifth
#define LEVEL_LEAST (-60.0)
#define ACCENT_MOST 12.0

enum { NAMES_MAX = 5 };
typedef struct {
    const char *key;
    double      pitch_least, pitch_most;
    const char *tones[NAMES_MAX], *noises[NAMES_MAX];
} KindRow;

static const KindRow kinds[SOUND_KIND_COUNT] = {
    [SOUND_IN] = { "in", 300, 1500, { "soft", "warm", "bowl" }, { "pink", "white", "brown", "sea" } },
    [SOUND_OUT] = { "out", 300, 1500, { "soft", "warm", "bowl" }, { "pink", "white", "brown", "sea" } },
    [SOUND_LIFT] = { "lift", 300, 1500, { "soft", "warm", "bowl" }, { "pink", "white", "brown", "sea" } },
    [SOUND_STEP] = { "step", 1000, 3000, { "tick", "wood" }, { NULL } },
    [SOUND_CHIME] = { "chime", 300, 1500, { "bowl", "bell", "soft", "warm" }, { NULL } },
    [SOUND_HALFWAY] = { "halfway", 300, 1500, { "bowl", "bell", "soft", "warm" }, { NULL } },
    [SOUND_END] = { "end", 300, 1500, { "bowl", "bell", "soft", "warm" }, { NULL } },
    [SOUND_BED] = { "bed", 300, 1500, { NULL }, { "pink", "brown", "white", "rain", "sea" } },
};

// --- One kind --------------------------------------------------------------------------

static const char *list_names(const char *const names[NAMES_MAX], Arena *arena)
{
    const char *list = names[0] ? names[0] : "";
    for (int i = 1; i < NAMES_MAX && names[i]; i++)
        list = arena_printf(arena, "%s, %s", list, names[i]);
    return list;
}

static bool read_name(const Desk *desk, const ConfNode *node, const KindRow *row,
                      const char *const names[NAMES_MAX], SoundSource source, SoundSpec *out)
{
    const char *name;
    if (!conf_text(node, desk->diags, &name))
        return false;
    if (files_same_name(name, "none")) {
        out->source = SOURCE_NONE;
        return true;
    }
    for (int i = 0; i < NAMES_MAX && names[i]; i++)
        if (files_same_name(name, names[i])) {
            out->source = source, out->name = names[i];
            return true;
        }
    if (!names[0])
        diag_error(desk->diags, node->key_pos, RULE(SOUND_NAME), "\"%s\" has no %s: %s", row->key, node->name,
                   source == SOURCE_NOISE ? "it takes a tone or a file" : "it takes noise or a file");
    else
        diag_error(desk->diags, node->pos, RULE(SOUND_NAME), "\"%s\" is no %s for \"%s\": there are %s, none",
                   name, node->name, row->key, list_names(names, desk->arena));
    return false;
}

// A file that is not there keeps the path that it should have: reading its sound reports it.
static SoundSpec own_sound(const Desk *desk, Named named, const SoundSpec *otherwise)
{
    SoundSpec   own = *otherwise;
    const char *found = find_sound(desk->path, named, desk->arena);
    own.source = SOURCE_FILE;
    own.name = found ? found : find_path(named, desk->arena);
    own.pos = named.pos;
    return own;
}

static void read_source(const Desk *desk, const ConfNode *group, const KindRow *row, SoundSpec *out)
{
    const ConfNode *tone = conf_get(group, "tone"), *noise = conf_get(group, "noise"),
                   *file = conf_get(group, "file");
    Named own;
    if (!!tone + !!noise + !!file > 1)
        diag_error(desk->diags, group->key_pos, RULE(SOUND_SOURCE),
                   "\"%s\" has more than one of noise, tone and file", row->key);
    if (tone)
        read_name(desk, tone, row, row->tones, SOURCE_TONE, out);
    if (noise)
        read_name(desk, noise, row, row->noises, SOURCE_NOISE, out);
    if (file && conf_named(file, desk->diags, &own))
        *out = own_sound(desk, own, out);
}

static void check_pitch(const Desk *desk, SourcePos pos, const KindRow *row, double pitch)
{
    if (!(pitch >= row->pitch_least && pitch <= row->pitch_most))
        diag_error(desk->diags, pos, RULE(SOUND_PITCH), "pitch %g is outside %g..%g Hz", pitch,
                   row->pitch_least, row->pitch_most);
}

// "420 > 600", or "420": a pitch that stays.
static bool parse_pitch(const char *text, double *from, double *to)
{
    int end = 0;
    if (sscanf(text, " %lf %n", from, &end) == 1 && end > 0 && !text[end]) {
        *to = *from;
        return true;
    }
    end = 0;
    return sscanf(text, " %lf > %lf %n", from, to, &end) == 2 && end > 0 && !text[end];
}

static void read_sweep(const Desk *desk, const ConfNode *node, const KindRow *row, SoundSpec *out)
{
    const char *text;
    double      from, to;
    if (!conf_text(node, desk->diags, &text))
        return;
    if (!parse_pitch(text, &from, &to)) {
        diag_error(desk->diags, node->pos, RULE(SOUND_PITCH),
                   "pitch is a number of Hz, or two: \"420 > 600\"; found \"%s\"", text);
        return;
    }
    check_pitch(desk, node->pos, row, from);
    check_pitch(desk, node->pos, row, to);
    if (fmax(from, to) > SWEEP_MOST * fmin(from, to) * 1.0001)
        diag_error(desk->diags, node->pos, RULE(SOUND_SWEEP),
                   "%g > %g sweeps by more than a fifth: from %g at most to %g", from, to, from,
                   to > from ? floor(from * SWEEP_MOST) : ceil(from / SWEEP_MOST));
    out->pitch_from = from, out->pitch_to = to;
}

static void read_pitch(const Desk *desk, const ConfNode *node, const KindRow *row, SoundSpec *out)
{
    if (node && node->kind == CONF_TEXT)
        read_sweep(desk, node, row, out);
    else if (conf_number(node, row->pitch_least, row->pitch_most, "Hz", desk->diags, &out->pitch_from))
        out->pitch_to = out->pitch_from;
}

static void read_kind(const Desk *desk, const ConfNode *node, const KindRow *row, SoundSpec *out)
{
    static const char *const known[] = { "noise", "tone", "file", "pitch", "level", "accent", NULL };
    const char              *word;
    if (!node)
        return;
    out->pos = node->pos;
    if (node->kind == CONF_TEXT) {
        if (conf_text(node, desk->diags, &word) && files_same_name(word, "none"))
            out->source = SOURCE_NONE;
        else
            diag_error(desk->diags, node->pos, RULE(SOUND_SOURCE),
                       "\"%s\" is a group { tone, noise or file ... }, or \"none\"", row->key);
        return;
    }
    conf_check_keys(node, known, row->key, desk->diags);
    read_source(desk, node, row, out);
    read_pitch(desk, conf_get(node, "pitch"), row, out);
    conf_number(conf_get(node, "level"), LEVEL_LEAST, 0, "dB", desk->diags, &out->level_db);
    conf_number(conf_get(node, "accent"), 0, ACCENT_MOST, "dB", desk->diags, &out->accent_db);
}

// --- The whole -------------------------------------------------------------------------

// up: in rises, out falls. down: the other way round. flat: in stays at the upper end, out at the lower.
static void turn_sweep(const ConfNode *node, DiagList *diags, SoundPack *pack)
{
    enum { UP, FLAT, DOWN };
    static const Choice sweeps[] = { CHOICE("up", UP), CHOICE("flat", FLAT), CHOICE("down", DOWN), { 0 } };
    int                 sweep;
    if (!conf_choice(node, sweeps, diags, &sweep))
        return;
    for (int kind = SOUND_IN; kind <= SOUND_OUT; kind++) {
        SoundSpec *spec = &pack->specs[kind];
        double low = fmin(spec->pitch_from, spec->pitch_to), high = fmax(spec->pitch_from, spec->pitch_to);
        bool   rises = (kind == SOUND_IN) == (sweep == UP);
        spec->pitch_from = sweep == FLAT ? (kind == SOUND_IN ? high : low) : rises ? low : high;
        spec->pitch_to = sweep == FLAT ? spec->pitch_from : rises ? high : low;
    }
}

static bool read_over(const Desk *desk, const char *file, SourcePos asked, SoundPack *pack)
{
    static const char *const known[] = { "title", "sweep",   "in",  "out", "lift", "step",
                                         "chime", "halfway", "end", "bed", NULL };
    const ConfNode          *root = conf_read_file(file, asked, desk->arena, desk->diags);
    if (!root)
        return false;
    conf_check_keys(root, known, "a sound pack", desk->diags);
    conf_text(conf_get(root, "title"), desk->diags, &pack->title);
    for (int kind = 0; kind < SOUND_KIND_COUNT; kind++)
        read_kind(desk, conf_get(root, kinds[kind].key), &kinds[kind], &pack->specs[kind]);
    turn_sweep(conf_get(root, "sweep"), desk->diags, pack);
    return true;
}

// air as shipped, then her own air over it: the last hit of the search path first.
static bool read_air(const Desk *desk, int skip, SourcePos asked, SoundPack *pack)
{
    const char *file = files_in_roots(desk->path, FILE_SOUND, "air", skip, desk->arena);
    return !file || (read_air(desk, skip + 1, asked, pack) && read_over(desk, file, asked, pack));
}

static bool may_be_a_pack(const ConfNode *root)
{
    return !conf_get(root, "phases") && !conf_get(root, "extends") && !conf_get(root, "level");
}

const char *pack_find(const Desk *desk, Named named)
{
    const char *file = conf_find(desk->path, FILE_SOUND, named, may_be_a_pack, desk->arena);
    if (file)
        return file;
    size_t             count;
    const char *const *names = files_list(desk->path, FILE_SOUND, desk->arena, &count);
    const char        *nearest = files_nearest(named.text, names, count);
    diag_error(desk->diags, named.pos, RULE(SOUND_PACK), "no sound pack \"%s\": looked for %s%s%s%s",
               named.text, find_describe(desk->path, FILE_SOUND, named, desk->arena),
               nearest ? "; did you mean \"" : "", nearest ? nearest : "", nearest ? "\"?" : "");
    return NULL;
}

bool pack_read(const Desk *desk, Named named, const char *file, SoundPack *out)
{
    int errors = desk->diags->errors;
    *out = (SoundPack){ .name = arena_strdup(desk->arena, named.text), .title = "" };
    for (int kind = 0; kind < SOUND_KIND_COUNT; kind++)
        out->specs[kind] = (SoundSpec){
            .name = "", .pitch_from = 440, .pitch_to = 440, .level_db = LEVEL_LEAST
        };
    const char *air = files_in_roots(desk->path, FILE_SOUND, "air", 0, desk->arena);
    if (read_air(desk, 0, named.pos, out) && !(air && strcmp(air, file) == 0))
        read_over(desk, file, named.pos, out);
    return desk->diags->errors == errors;
}

bool pack_bed(const Desk *desk, const SoundPack *pack, Named bed, SoundSpec *out)
{
    const KindRow *row = &kinds[SOUND_BED];
    *out = pack->specs[SOUND_BED];
    out->pos = bed.pos;
    if (files_same_name(bed.text, "none")) {
        out->source = SOURCE_NONE;
        return true;
    }
    for (int i = 0; i < NAMES_MAX && row->noises[i]; i++)
        if (files_same_name(bed.text, row->noises[i])) {
            out->source = SOURCE_NOISE, out->name = row->noises[i];
            return true;
        }
    out->source = SOURCE_FILE, out->name = find_sound(desk->path, bed, desk->arena);
    if (!out->name)
        diag_error(desk->diags, bed.pos, RULE(SOUND_FILE),
                   "bed \"%s\" is neither a file (%s: %s) nor one of %s, none", bed.text,
                   find_path(bed, desk->arena), strerror(ENOENT), list_names(row->noises, desk->arena));
    return out->name != NULL;
}
