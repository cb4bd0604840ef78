// Reads a sound pack. What it leaves out comes from air: air is read first, then the pack overrides it, kind
// by kind. A kind that names its own source takes only what it does not say (pitch, level) from air.
#include "sound/pack_read.h"

#include "conf/find.h"
#include "rules/rules.h"
#include "sound/pack_keys.h"

#include <errno.h>
#include <math.h>
#include <string.h>

const FileKind pack_files = { .folders = { "config/sounds", "sounds" } };

static const char *const units[] = { "dB", "Hz", "kHz", "%", NULL };

const ConfHints pack_hints = {
    .group = "sound",
    .title = "title",
    .includes = "what a pack leaves out is taken from \"air\"",
    .size = "a sound pack is a page of text",
    .units = units,
};

// --- One kind --------------------------------------------------------------------------

static size_t count_sources(const ConfNode *group, unsigned place)
{
    size_t      sources = 0;
    const char *name;
    for (const ConfNode *node = group->first; node; node = node->next) {
        const Key *row = table_find(&pack_language, place, node->name, &name);
        sources += row && row->into == PACK_INTO_SOURCE;
    }
    return sources;
}

static void read_kind(const Desk *desk, const ConfNode *node, SoundKind kind, SoundSpec *out)
{
    const char    *key = choice_word(sound_kinds, (int)kind), *word;
    const unsigned place = PACK_PLACE_KIND(kind);
    if (!node)
        return;
    out->pos = node->pos;
    if (node->kind == CONF_TEXT) {
        if (conf_text(node, desk->diags, &word) && files_same_name(word, "none"))
            out->source = SOURCE_NONE;
        else
            diag_error(desk->diags, node->pos, RULE(SOUND_SOURCE),
                       "\"%s\" is a group { tone, noise or file ... }, or \"none\"", key);
        return;
    }
    table_check_group(&pack_language, place, node, key, desk->diags);
    if (count_sources(node, place) > 1)
        diag_error(desk->diags, node->key_pos, RULE(SOUND_SOURCE),
                   "\"%s\" has more than one of noise, tone and file", key);
    table_read(&pack_language, node, place, PACK_INTO_SOURCE, desk, &(PackSource){ key, out });
    table_read(&pack_language, node, place, PACK_INTO_SPEC, desk, out);
}

// --- The whole -------------------------------------------------------------------------

// up: in rises, out falls. down: the other way round. flat: in stays at the upper end, out at the lower.
static void turn_sweep(SoundSweep sweep, SoundPack *pack)
{
    for (int kind = SOUND_IN; kind <= SOUND_OUT; kind++) {
        SoundSpec *spec = &pack->specs[kind];
        double low = fmin(spec->pitch_from, spec->pitch_to), high = fmax(spec->pitch_from, spec->pitch_to);
        bool   rises = (kind == SOUND_IN) == (sweep == SWEEP_UP);
        spec->pitch_from = sweep == SWEEP_FLAT ? (kind == SOUND_IN ? high : low) : rises ? low : high;
        spec->pitch_to = sweep == SWEEP_FLAT ? spec->pitch_from : rises ? high : low;
    }
}

static bool read_over(const Desk *desk, const char *file, SourcePos asked, SoundPack *pack)
{
    PackText        text = { pack->title, SWEEP_AS_WRITTEN };
    const ConfNode *root = conf_read_file(file, asked, &pack_hints, desk->arena, desk->diags);
    if (!root)
        return false;
    table_check_group(&pack_language, PACK_PLACE_FILE, root, "a sound pack", desk->diags);
    table_read(&pack_language, root, PACK_PLACE_FILE, PACK_INTO_PACK, desk, &text);
    pack->title = text.title;
    for (const Choice *kind = sound_kinds; kind->word; kind++)
        read_kind(desk, conf_get(root, kind->word), (SoundKind)kind->value, &pack->specs[kind->value]);
    if (text.sweep != SWEEP_AS_WRITTEN)
        turn_sweep(text.sweep, pack);
    return true;
}

// air as shipped, then her own air over it: the last hit of the search path first.
static bool read_air(const Desk *desk, int skip, SourcePos asked, SoundPack *pack)
{
    const char *file = files_find_in_roots(desk->path, &pack_files, "air", skip, desk->arena);
    return !file || (read_air(desk, skip + 1, asked, pack) && read_over(desk, file, asked, pack));
}

// A walk beside the file that names a pack may have the pack's name.
static bool may_be_a_pack(const ConfNode *root)
{
    return !conf_get(root, "phases") && !conf_get(root, "extends") && !conf_get(root, "level");
}

const char *pack_find(const Desk *desk, Named named)
{
    const char *file = conf_find(desk, &pack_files, named, &pack_hints, may_be_a_pack);
    if (file)
        return file;
    diag_error(desk->diags, named.pos, RULE(SOUND_PACK), "no sound pack \"%s\": looked for %s%s", named.text,
               find_describe(desk, &pack_files, named),
               files_did_you_mean_file(desk->path, &pack_files, named.text, desk->arena));
    return NULL;
}

bool pack_read(const Desk *desk, Named named, const char *file, SoundPack *out)
{
    int errors = desk->diags->errors;
    *out = (SoundPack){ .name = arena_strdup(desk->arena, named.text), .title = "" };
    for (int kind = 0; kind < SOUND_KIND_COUNT; kind++)
        out->specs[kind] = (SoundSpec){ .name = "", .pitch_from = 440, .pitch_to = 440, .level_db = -60 };
    const char *air = files_find_in_roots(desk->path, &pack_files, "air", 0, desk->arena);
    if (read_air(desk, 0, named.pos, out) && !(air && strcmp(air, file) == 0))
        read_over(desk, file, named.pos, out);
    return desk->diags->errors == errors;
}

bool pack_bed(const Desk *desk, const SoundPack *pack, Named bed, SoundSpec *out)
{
    int noise;
    *out = pack->specs[SOUND_BED];
    out->pos = bed.pos;
    if (choice_find(pack_bed_noises(), bed.text, &noise)) {
        out->source = files_same_name(bed.text, "none") ? SOURCE_NONE : SOURCE_NOISE;
        if (out->source == SOURCE_NOISE)
            out->name = choice_word(pack_bed_noises(), noise);
        return true;
    }
    out->source = SOURCE_FILE, out->name = find_whole(desk, &sound_files, bed);
    if (!out->name)
        diag_error(desk->diags, bed.pos, RULE(SOUND_FILE),
                   "bed \"%s\" is neither a file (%s: %s) nor one of %s", bed.text,
                   find_path(bed, desk->arena), strerror(ENOENT), pack_list(pack_bed_noises(), desk->arena));
    return out->name != NULL;
}
