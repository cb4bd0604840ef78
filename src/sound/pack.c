// Reads a sound pack. What it leaves out is air's: first air is read, then the pack is laid over it, kind by
// kind; a kind that names its own source keeps only what it does not say (pitch, level) from air.
#include "sound/pack.h"
#include "rules/rules.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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

const FileKind pack_files = { .folders = { "config/sounds", "sounds" } };

static const char *const units[] = { "dB", "Hz", "kHz", "%", NULL };

const ConfHints pack_hints = {
    .group = "sound",
    .title = "title",
    .includes = "what a pack leaves out is taken from \"air\"",
    .size = "a sound pack is a page of text",
    .units = units,
};

typedef struct {
    const SearchPath *path;
    Arena            *arena;
    DiagList         *diags;
} Reader;

// --- Files of one's own ----------------------------------------------------------------

// A file named in another stands beside it; from the command line it is meant from where one is.
static const char *beside(const char *name, SourcePos named, Arena *arena)
{
    const char *path = named.source ? named.source->path : NULL, *slash = path ? strrchr(path, '/') : NULL;
    if (!slash || *name == '/')
        return arena_strdup(arena, name);
    return arena_printf(arena, "%.*s%s", (int)(slash + 1 - path), path, name);
}

static const char *own_path(const char *name, SourcePos named, Arena *arena)
{
    const char *path = beside(name, named, arena);
    return access(path, F_OK) != 0 && access(name, F_OK) == 0 ? arena_strdup(arena, name) : path;
}

// --- One kind --------------------------------------------------------------------------

static const char *list_names(const char *const names[NAMES_MAX], Arena *arena)
{
    const char *list = names[0] ? names[0] : "";
    for (int i = 1; i < NAMES_MAX && names[i]; i++)
        list = arena_printf(arena, "%s, %s", list, names[i]);
    return list;
}

static bool read_name(Reader *reader, const ConfNode *node, const KindRow *row,
                      const char *const names[NAMES_MAX], SoundSource source, SoundSpec *out)
{
    const char *name;
    if (!conf_text(node, reader->diags, &name))
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
        diag_error(reader->diags, node->key_pos, RULE(SOUND_NAME), "\"%s\" has no %s: %s", row->key,
                   node->name,
                   source == SOURCE_NOISE ? "it takes a tone or a file" : "it takes noise or a file");
    else
        diag_error(reader->diags, node->pos, RULE(SOUND_NAME),
                   "\"%s\" is no %s for \"%s\": there are %s, none", name, node->name, row->key,
                   list_names(names, reader->arena));
    return false;
}

static void read_source(Reader *reader, const ConfNode *group, const KindRow *row, SoundSpec *out)
{
    const ConfNode *tone = conf_get(group, "tone"), *noise = conf_get(group, "noise"),
                   *file = conf_get(group, "file");
    const char *path;
    if (!!tone + !!noise + !!file > 1)
        diag_error(reader->diags, group->key_pos, RULE(SOUND_SOURCE),
                   "\"%s\" has more than one of noise, tone and file", row->key);
    if (tone)
        read_name(reader, tone, row, row->tones, SOURCE_TONE, out);
    if (noise)
        read_name(reader, noise, row, row->noises, SOURCE_NOISE, out);
    if (file && conf_text(file, reader->diags, &path))
        out->source = SOURCE_FILE, out->name = own_path(path, file->pos, reader->arena);
}

static void check_pitch(Reader *reader, SourcePos pos, const KindRow *row, double pitch)
{
    if (!(pitch >= row->pitch_least && pitch <= row->pitch_most))
        diag_error(reader->diags, pos, RULE(SOUND_PITCH), "pitch %g is outside %g..%g Hz", pitch,
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

static void read_sweep(Reader *reader, const ConfNode *node, const KindRow *row, SoundSpec *out)
{
    const char *text;
    double      from, to;
    if (!conf_text(node, reader->diags, &text))
        return;
    if (!parse_pitch(text, &from, &to)) {
        diag_error(reader->diags, node->pos, RULE(SOUND_PITCH),
                   "pitch is a number of Hz, or two: \"420 > 600\"; found \"%s\"", text);
        return;
    }
    check_pitch(reader, node->pos, row, from);
    check_pitch(reader, node->pos, row, to);
    if (fmax(from, to) > SWEEP_MOST * fmin(from, to) * 1.0001)
        diag_error(reader->diags, node->pos, RULE(SOUND_SWEEP),
                   "%g > %g sweeps by more than a fifth: from %g at most to %g", from, to, from,
                   to > from ? floor(from * SWEEP_MOST) : ceil(from / SWEEP_MOST));
    out->pitch_from = from, out->pitch_to = to;
}

static void read_pitch(Reader *reader, const ConfNode *node, const KindRow *row, SoundSpec *out)
{
    if (node && node->kind == CONF_TEXT)
        read_sweep(reader, node, row, out);
    else if (conf_number(node, row->pitch_least, row->pitch_most, "Hz", reader->diags, &out->pitch_from))
        out->pitch_to = out->pitch_from;
}

static void read_kind(Reader *reader, const ConfNode *node, const KindRow *row, SoundSpec *out)
{
    static const char *const known[] = { "noise", "tone", "file", "pitch", "level", "accent", NULL };
    const char              *word;
    if (!node)
        return;
    out->pos = node->pos;
    if (node->kind == CONF_TEXT) {
        if (conf_text(node, reader->diags, &word) && files_same_name(word, "none"))
            out->source = SOURCE_NONE;
        else
            diag_error(reader->diags, node->pos, RULE(SOUND_SOURCE),
                       "\"%s\" is a group { tone, noise or file ... }, or \"none\"", row->key);
        return;
    }
    conf_check_keys(node, known, row->key, reader->diags);
    read_source(reader, node, row, out);
    read_pitch(reader, conf_get(node, "pitch"), row, out);
    conf_number(conf_get(node, "level"), LEVEL_LEAST, 0, "dB", reader->diags, &out->level_db);
    conf_number(conf_get(node, "accent"), 0, ACCENT_MOST, "dB", reader->diags, &out->accent_db);
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

static bool read_over(Reader *reader, const char *file, SourcePos asked, SoundPack *pack)
{
    static const char *const known[] = { "title", "sweep",   "in",  "out", "lift", "step",
                                         "chime", "halfway", "end", "bed", NULL };
    const ConfNode          *root = conf_read_file(file, asked, &pack_hints, reader->arena, reader->diags);
    if (!root)
        return false;
    conf_check_keys(root, known, "a sound pack", reader->diags);
    conf_text(conf_get(root, "title"), reader->diags, &pack->title);
    for (int kind = 0; kind < SOUND_KIND_COUNT; kind++)
        read_kind(reader, conf_get(root, kinds[kind].key), &kinds[kind], &pack->specs[kind]);
    turn_sweep(conf_get(root, "sweep"), reader->diags, pack);
    return true;
}

// air as shipped, then her own air over it: the last hit of the search path first.
static bool read_air(Reader *reader, int skip, SourcePos asked, SoundPack *pack)
{
    const char *file = files_find(reader->path, &pack_files, "air", skip, reader->arena);
    return !file || (read_air(reader, skip + 1, asked, pack) && read_over(reader, file, asked, pack));
}

bool pack_read(const SearchPath *path, const char *name, SourcePos asked, Arena *arena, DiagList *diags,
               SoundPack *out)
{
    Reader      reader = { path, arena, diags };
    int         errors = diags->errors;
    const char *file = files_find(path, &pack_files, name, 0, arena);
    *out = (SoundPack){ .name = arena_strdup(arena, name), .title = "" };
    for (int kind = 0; kind < SOUND_KIND_COUNT; kind++)
        out->specs[kind] = (SoundSpec){
            .name = "", .pitch_from = 440, .pitch_to = 440, .level_db = LEVEL_LEAST
        };
    if (!file) {
        diag_error(diags, asked, RULE(SOUND_PACK), "no sound pack \"%s\": looked for %s%s", name,
                   files_describe(path, &pack_files, name, arena),
                   files_did_you_mean_file(path, &pack_files, name, arena));
        return false;
    }
    if (read_air(&reader, 0, asked, out) && !files_same_name(name, "air"))
        read_over(&reader, file, asked, out);
    return diags->errors == errors;
}

bool pack_bed(const SearchPath *path, const SoundPack *pack, const char *bed, SourcePos asked, Arena *arena,
              DiagList *diags, SoundSpec *out)
{
    (void)path;
    const KindRow *row = &kinds[SOUND_BED];
    *out = pack->specs[SOUND_BED];
    out->pos = asked;
    if (files_same_name(bed, "none")) {
        out->source = SOURCE_NONE;
        return true;
    }
    for (int i = 0; i < NAMES_MAX && row->noises[i]; i++)
        if (files_same_name(bed, row->noises[i])) {
            out->source = SOURCE_NOISE, out->name = row->noises[i];
            return true;
        }
    out->source = SOURCE_FILE, out->name = own_path(bed, asked, arena);
    if (access(out->name, F_OK) == 0)
        return true;
    diag_error(diags, asked, RULE(SOUND_FILE), "bed \"%s\" is neither a file (%s: %s) nor one of %s, none",
               bed, out->name, strerror(errno), list_names(row->noises, arena));
    return false;
}
