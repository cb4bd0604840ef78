// THE table of sound packs. Whatever is more than a value has a reader above it.
#include "sound/pack_keys.h"

#include "base/find.h"
#include "rules/rules.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SWEEP_MOST 1.5  // a fifth

enum {
    IN = PACK_PLACE_KIND(SOUND_IN),
    OUT = PACK_PLACE_KIND(SOUND_OUT),
    LIFT = PACK_PLACE_KIND(SOUND_LIFT),
    STEP = PACK_PLACE_KIND(SOUND_STEP),
    CHIME = PACK_PLACE_KIND(SOUND_CHIME),
    HALFWAY = PACK_PLACE_KIND(SOUND_HALFWAY),
    END = PACK_PLACE_KIND(SOUND_END),
    BED = PACK_PLACE_KIND(SOUND_BED),
    PACK = PACK_PLACE_FILE,
    CALM = IN | OUT | LIFT,  // what goes with the breath
    BELLS = CHIME | HALFWAY | END,
    ALL = CALM | STEP | BELLS | BED,
};

static const Choice places[] = {
    CHOICE("sound pack", PACK), CHOICE("in", IN),
    CHOICE("out", OUT),         CHOICE("lift", LIFT),
    CHOICE("step", STEP),       CHOICE("chime", CHIME),
    CHOICE("halfway", HALFWAY), CHOICE("end", END),
    CHOICE("bed", BED),         { 0 },
};

const Choice sound_kinds[] = {
    CHOICE("in", SOUND_IN),     CHOICE("out", SOUND_OUT),     CHOICE("lift", SOUND_LIFT),
    CHOICE("step", SOUND_STEP), CHOICE("chime", SOUND_CHIME), CHOICE("halfway", SOUND_HALFWAY),
    CHOICE("end", SOUND_END),   CHOICE("bed", SOUND_BED),     { 0 },
};

const Choice sound_sweeps[] = {
    CHOICE("up", SWEEP_UP), CHOICE("flat", SWEEP_FLAT), CHOICE("down", SWEEP_DOWN), { 0 }
};

// Names of noises and tones. The last means silence; if it is the only one, there is no such sound.
enum { FIRST, SECOND, THIRD, FOURTH, FIFTH, NONE };
static const Choice calm_noises[] = { CHOICE("pink", FIRST), CHOICE("white", SECOND), CHOICE("brown", THIRD),
                                      CHOICE("sea", FOURTH), CHOICE("none", NONE),    { 0 } };
static const Choice bed_noises[] = { CHOICE("pink", FIRST),
                                     CHOICE("brown", SECOND),
                                     CHOICE("white", THIRD),
                                     CHOICE("rain", FOURTH),
                                     CHOICE("sea", FIFTH),
                                     CHOICE("none", NONE),
                                     { 0 } };
static const Choice calm_tones[] = {
    CHOICE("soft", FIRST), CHOICE("warm", SECOND), CHOICE("bowl", THIRD), CHOICE("none", NONE), { 0 }
};
static const Choice step_tones[] = {
    CHOICE("tick", FIRST), CHOICE("wood", SECOND), CHOICE("none", NONE), { 0 }
};
static const Choice bell_tones[] = { CHOICE("bowl", FIRST),  CHOICE("bell", SECOND), CHOICE("soft", THIRD),
                                     CHOICE("warm", FOURTH), CHOICE("none", NONE),   { 0 } };
static const Choice nothing[] = { CHOICE("none", NONE), { 0 } };

const Choice *pack_bed_noises(void) { return bed_noises; }

const char *pack_list(const Choice *names, Arena *arena)
{
    const char *list = names->word;
    for (const Choice *name = names + 1; name->word; name++)
        list = arena_printf(arena, "%s, %s", list, name->word);
    return list;
}

const FileKind sound_files = { .folders = { "sounds", "config/sounds", "." } };

// --- Where a sound comes from ----------------------------------------------------------

static bool read_name(const Key *row, const ConfNode *node, const Desk *desk, SoundSource sort,
                      PackSource *out)
{
    const char *name,
        *other = sort == SOURCE_NOISE ? "it takes a tone or a file" : "it takes a noise or a file";
    int found;
    if (!conf_text(node, desk->diags, &name))
        return false;
    if (choice_find(row->words, name, &found)) {
        out->spec->source = found == NONE ? SOURCE_NONE : sort;
        out->spec->name = found == NONE ? out->spec->name : choice_word(row->words, found);
        return true;
    }
    if (row->words == nothing)
        diag_error(desk->diags, node->key_pos, RULE(SOUND_NAME), "\"%s\" has no %s: %s", out->kind,
                   node->name, other);
    else
        diag_error(desk->diags, node->pos, RULE(SOUND_NAME), "\"%s\" is not a %s for \"%s\": there are %s",
                   name, node->name, out->kind, pack_list(row->words, desk->arena));
    return false;
}

static bool read_noise(const Key *row, const ConfNode *node, const Desk *desk, void *out)
{
    return read_name(row, node, desk, SOURCE_NOISE, out);
}

static bool read_tone(const Key *row, const ConfNode *node, const Desk *desk, void *out)
{
    return read_name(row, node, desk, SOURCE_TONE, out);
}

// A missing file keeps the path that it should have: it is reported when its sound is read.
static bool read_file(const Key *row, const ConfNode *node, const Desk *desk, void *out)
{
    SoundSpec *spec = ((PackSource *)out)->spec;
    Named      named;
    (void)row;
    if (!conf_named(node, desk->diags, &named))
        return false;
    const char *found = find_whole(desk, &sound_files, named);
    spec->source = SOURCE_FILE;
    spec->name = found ? found : find_path(named, desk->arena);
    spec->pos = named.pos;
    return true;
}

// --- Pitch -----------------------------------------------------------------------------

static void check_pitch(const Key *row, SourcePos pos, double pitch, const Desk *desk)
{
    if (!(pitch >= row->low && pitch <= row->high))
        diag_error(desk->diags, pos, RULE(SOUND_PITCH), "pitch %g is outside %g..%g Hz", pitch, row->low,
                   row->high);
}

// Returns what comes after the number and its blanks; NULL: there is no number.
static const char *take_number(const char *text, double *out)
{
    char *end;
    *out = strtod(text, &end);
    return end == text ? NULL : end + strspn(end, " \t\n");
}

// "420 > 600", or "420": a pitch that stays.
static bool parse_pitch(const char *text, double *from, double *to)
{
    const char *rest = take_number(text, from);
    if (rest && *rest == '>')
        rest = take_number(rest + 1, to);
    else
        *to = *from;
    return rest && !*rest;
}

static bool read_sweep(const Key *row, const ConfNode *node, const Desk *desk, SoundSpec *out)
{
    const char *text;
    double      from, to;
    if (!conf_text(node, desk->diags, &text))
        return false;
    if (!parse_pitch(text, &from, &to)) {
        diag_error(desk->diags, node->pos, RULE(SOUND_PITCH),
                   "pitch is a number of Hz, or two: \"420 > 600\"; found \"%s\"", text);
        return false;
    }
    check_pitch(row, node->pos, from, desk);
    check_pitch(row, node->pos, to, desk);
    if (fmax(from, to) > SWEEP_MOST * fmin(from, to) * 1.0001)
        diag_error(desk->diags, node->pos, RULE(SOUND_SWEEP),
                   "%g > %g sweeps by more than a fifth: from %g it may go no further than %g", from, to,
                   from, to > from ? floor(from * SWEEP_MOST) : ceil(from / SWEEP_MOST));
    out->pitch_from = from, out->pitch_to = to;
    return true;
}

static bool read_pitch(const Key *row, const ConfNode *node, const Desk *desk, void *out)
{
    SoundSpec *spec = out;
    if (node->kind == CONF_TEXT)
        return read_sweep(row, node, desk, spec);
    if (!conf_number(node, row->low, row->high, row->unit, desk->diags, &spec->pitch_from))
        return false;
    spec->pitch_to = spec->pitch_from;
    return true;
}

// --- The table -------------------------------------------------------------------------

#define OF_PACK(field) KEY_FIELD(PACK_INTO_PACK, PackText, field)
#define OF_SOURCE      .into = PACK_INTO_SOURCE, .size = sizeof(PackSource)
#define OF_SPEC(field) KEY_FIELD(PACK_INTO_SPEC, SoundSpec, field)
#define OF_WHOLE       .into = PACK_INTO_SPEC, .size = sizeof(SoundSpec)
#define AIRS           WITHOUT("air's")

static const Key rows[] = {
    KEY_SECTION("sound packs"),
    { "title", PACK, TYPE_TEXT, OF_PACK(title), AIRS, .meaning = "shown in `list sounds`",
      .example = "title = \"Brook\"" },
    { "sweep", PACK, TYPE_CHOICE, OF_PACK(sweep), WORDS(sound_sweeps), WITHOUT("as the pitches say"),
      .meaning = "up: in rises and out falls; down: the other way round; flat: neither moves",
      .example = "sweep = \"down\"" },
    { NULL, PACK, TYPE_GROUP, .names = sound_kinds, INNER(ALL), VALUE("group, or `\"none\"`"), AIRS,
      .meaning = "the sound of that name; it comes from one of `noise`, `tone` and `file`",
      .example = "chime: { tone = \"bell\"  pitch = 700 }" },
    { "noise", CALM, TYPE_OWN, OF_SOURCE, WORDS(calm_noises), .read = read_noise, AIRS,
      .meaning = "filtered, like real breath", .example = "noise = \"white\"" },
    { "noise", BED, TYPE_OWN, OF_SOURCE, WORDS(bed_noises), .read = read_noise, AIRS,
      .meaning = "what is under everything", .example = "noise = \"rain\"" },
    { "noise", STEP | BELLS, TYPE_OWN, OF_SOURCE, WORDS(nothing), .read = read_noise,
      .meaning = "these have a tone or a file", .example = "noise = \"none\"" },
    { "tone", CALM, TYPE_OWN, OF_SOURCE, WORDS(calm_tones), .read = read_tone, AIRS,
      .meaning = "an instrument", .example = "tone = \"warm\"" },
    { "tone", STEP, TYPE_OWN, OF_SOURCE, WORDS(step_tones), .read = read_tone, AIRS, .meaning = "what taps",
      .example = "tone = \"wood\"" },
    { "tone", BELLS, TYPE_OWN, OF_SOURCE, WORDS(bell_tones), .read = read_tone, AIRS,
      .meaning = "what is struck: once for a new part, twice halfway, three times at the end",
      .example = "tone = \"bell\"" },
    { "tone", BED, TYPE_OWN, OF_SOURCE, WORDS(nothing), .read = read_tone,
      .meaning = "only `none`: a bed has a noise or a file instead of a tone", .example = "tone = \"none\"" },
    { "file", ALL, TYPE_OWN, OF_SOURCE, READ(read_file, "path"),
      .meaning = "a sound of your own, beside this file or in `sounds/`", .example = "file = \"mine.flac\"" },
    { "pitch", CALM | BELLS, TYPE_OWN, OF_WHOLE, RANGE(300, 1500, "Hz"), READ(read_pitch, "`\"420 > 600\"`"),
      AIRS,
      .meaning =
          "one pitch, or two in quotes: it then glides from the first to the second, by a fifth at most",
      .example = "pitch = 500" },
    { "pitch", STEP, TYPE_OWN, OF_WHOLE, RANGE(1000, 3000, "Hz"), READ(read_pitch, "`\"1500\"`"), AIRS,
      .meaning = "that of the left foot; that of the right foot is a little higher",
      .example = "pitch = 1700" },
    { "level", ALL, TYPE_NUMBER, OF_SPEC(level_db), RANGE(-60, 0, "dB"), AIRS,
      .meaning = "how loud it is while it sounds, relative to full scale", .example = "level = -24.0" },
    { "accent", STEP, TYPE_NUMBER, OF_SPEC(accent_db), RANGE(0, 12, "dB"), AIRS,
      .meaning = "the first step of a breath in or out is this much louder", .example = "accent = 3.0" },
};

const KeyTable pack_language = { rows, sizeof rows / sizeof *rows, places, NULL };
