// Makes each sound when it is first asked for and keeps it: the same order always gets the same clip.
//
// A walk asks a few thousand times for some dozens of clips, so they are found by hash; what it will ask
// for can be made beforehand in several threads. Own files are read once, before anything is asked for,
// and kept whole beside the clips cut from them. One that cannot be used is remembered too, and reported
// once.
#include "sound/sounds.h"

#include "base/exhausted.h"
#include "base/thread.h"
#include "sound/own.h"
#include "sound/synth.h"
#include "sound/texture.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { SHELVES = 256, GRID_PER_SECOND = 40 };  // lengths share clips on a grid of 25 ms

typedef struct Kept Kept;
struct Kept {
    SoundSpec  spec;   // name is our own copy
    SoundOrder order;  // its spec is the one above
    bool       wanted, made;
    Clip      *clip;  // NULL: could not be made
    Kept      *next;
};

// What breaths are cut from: one for each side, length and spec; variants share it.
typedef struct Woven Woven;
struct Woven {
    SoundSpec       spec;   // name is that of a Kept
    SoundOrder      order;  // variant 0; its spec is the one above
    bool            made;
    Texture         texture;
    pthread_mutex_t lock;  // while it is made
    Woven          *next;
};

typedef struct OwnFile OwnFile;
struct OwnFile {
    char    *path;
    double   level_db;
    bool     bed;  // more of it is read
    bool     good;
    Audio    audio;
    OwnFile *next;
};

struct Sounds {
    int             rate;
    uint64_t        seed;
    Kept           *shelves[SHELVES];
    OwnFile        *own;
    Reader          reader;  // of own files
    Woven          *woven;
    Kept          **wanted;  // not made yet
    size_t          wanted_count, wanted_room;
    pthread_mutex_t lock;  // of `woven`
};

Sounds *sounds_open(int rate, uint64_t seed)
{
    Sounds *sounds = calloc(1, sizeof *sounds);
    if (!sounds)
        memory_exhausted();
    *sounds = (Sounds){ .rate = rate, .seed = seed, .lock = PTHREAD_MUTEX_INITIALIZER };
    return sounds;
}

void sounds_read_by(Sounds *sounds, const char *program) { sounds->reader.program = program; }

void sounds_close(Sounds *sounds)
{
    if (!sounds)
        return;
    reader_end(&sounds->reader);
    for (int i = 0; i < SHELVES; i++)
        for (Kept *kept = sounds->shelves[i], *next; kept; kept = next) {
            next = kept->next;
            clip_free(kept->clip);
            free((char *)kept->spec.name);
            free(kept);
        }
    for (Woven *woven = sounds->woven, *next; woven; woven = next) {
        next = woven->next;
        texture_free(&woven->texture);
        free(woven);
    }
    for (OwnFile *own = sounds->own, *next; own; own = next) {
        next = own->next;
        audio_free(&own->audio);
        free(own->path);
        free(own);
    }
    free(sounds->wanted);
    free(sounds);
}

// --- What is the same sound ------------------------------------------------------------

static bool has_length(SoundKind kind) { return kind == SOUND_IN || kind == SOUND_OUT || kind == SOUND_LIFT; }

static Frames on_grid(Frames length, int rate)
{
    Frames steps = length * GRID_PER_SECOND / rate;
    return (steps > 0 ? steps : 1) * rate / GRID_PER_SECOND;
}

static unsigned shelf_of(const SoundOrder *order)
{
    uint64_t hash = (uint64_t)order->length * 31 + (uint64_t)order->kind * 7 + (uint64_t)order->variant;
    for (const char *c = order->spec->name; *c; c++)
        hash = hash * 131 + (unsigned char)*c;
    return (unsigned)((hash * 0x9E3779B97F4A7C15u) >> 56) % SHELVES;
}

static bool same_sound(const SoundOrder *a, const SoundOrder *b)
{
    const SoundSpec *x = a->spec, *y = b->spec;
    return a->length == b->length && a->kind == b->kind && a->variant == b->variant &&
           x->source == y->source && x->pitch_from == y->pitch_from && x->pitch_to == y->pitch_to &&
           x->level_db == y->level_db && x->accent_db == y->accent_db && strcmp(x->name, y->name) == 0;
}

// --- Making ----------------------------------------------------------------------------

static OwnFile *own_file(const Sounds *sounds, const SoundSpec *spec, SoundKind kind)
{
    bool bed = kind == SOUND_BED;
    for (OwnFile *own = sounds->own; own; own = own->next)
        if (own->bed == bed && own->level_db == spec->level_db && strcmp(own->path, spec->name) == 0)
            return own;
    return NULL;
}

bool sounds_read(Sounds *sounds, const SoundSpec *spec, SoundKind kind, DiagList *diags)
{
    if (spec->source != SOURCE_FILE)
        return true;
    OwnFile *own = own_file(sounds, spec, kind);
    if (own)
        return own->good;
    own = calloc(1, sizeof *own);
    if (!own || !(own->path = strdup(spec->name)))
        memory_exhausted();
    own->level_db = spec->level_db, own->bed = kind == SOUND_BED;
    own->good = own_read(&sounds->reader, spec, kind, sounds->rate, diags, &own->audio);
    own->next = sounds->own, sounds->own = own;
    return own->good;
}

void sounds_all_read(Sounds *sounds) { reader_end(&sounds->reader); }

static SoundMaker *maker_of(const SoundOrder *order)
{
    bool noise = order->spec->source == SOURCE_NOISE;
    switch (order->kind) {
    case SOUND_IN:
    case SOUND_OUT:
    case SOUND_LIFT: return noise ? synth_breath : synth_hum;
    case SOUND_STEP: return synth_tick;
    case SOUND_CHIME:
    case SOUND_HALFWAY:
    case SOUND_END: return synth_chime;
    case SOUND_BED: return synth_bed;
    }
    return NULL;
}

static bool is_woven(const SoundSpec *spec, SoundKind kind)
{
    return spec->source != SOURCE_FILE && (kind == SOUND_IN || kind == SOUND_OUT);
}

// The one that is there, or a new one that nobody has made yet; NULL: out of memory.
static Woven *woven_of(Sounds *sounds, const SoundOrder *order)
{
    SoundOrder wanted = *order;
    wanted.variant = 0;
    for (Woven *woven = sounds->woven; woven; woven = woven->next)
        if (same_sound(&woven->order, &wanted))
            return woven;
    Woven *woven = calloc(1, sizeof *woven);
    if (!woven)
        return NULL;
    *woven = (Woven){ .spec = *order->spec, .order = wanted, .lock = PTHREAD_MUTEX_INITIALIZER };
    woven->order.spec = &woven->spec;
    woven->next = sounds->woven, sounds->woven = woven;
    return woven;
}

// The first to come makes it; others wait.
static const Texture *texture_of(Sounds *sounds, const SoundOrder *order)
{
    pthread_mutex_lock(&sounds->lock);
    Woven *woven = woven_of(sounds, order);
    pthread_mutex_unlock(&sounds->lock);
    if (!woven)
        return NULL;
    pthread_mutex_lock(&woven->lock);
    if (!woven->made)
        woven->made = texture_make(&woven->order, &woven->texture);
    pthread_mutex_unlock(&woven->lock);
    return woven->made ? &woven->texture : NULL;
}

// NULL: out of memory, or an own file that cannot be used.
static Clip *make(Sounds *sounds, const SoundOrder *order)
{
    Audio audio = { 0 };
    bool  made;
    if (is_woven(order->spec, order->kind)) {
        const Texture *texture = texture_of(sounds, order);
        return texture ? texture_breath(texture, order) : NULL;
    }
    if (order->spec->source == SOURCE_FILE) {
        const OwnFile *own = own_file(sounds, order->spec, order->kind);
        made = own && own->good && own_shape(&own->audio, order, &audio);
    } else {
        made = maker_of(order)(order, &audio);
    }
    Clip *clip = made ? clip_from_floats(audio.samples, audio.length, audio.channels, audio.rate) : NULL;
    audio_free(&audio);
    return clip;
}

// The one that is there, or a new one that nobody has made yet; NULL: out of memory.
static Kept *kept_of(Sounds *sounds, const SoundSpec *spec, SoundKind kind, Frames length, int variant)
{
    SoundOrder order = { .spec = spec,
                         .kind = kind,
                         .length = has_length(kind) ? on_grid(length, sounds->rate) : 0,
                         .variant = kind == SOUND_STEP || is_woven(spec, kind) ? variant : 0,
                         .rate = sounds->rate,
                         .seed = sounds->seed };
    Kept     **shelf = &sounds->shelves[shelf_of(&order)];
    for (Kept *kept = *shelf; kept; kept = kept->next)
        if (same_sound(&kept->order, &order))
            return kept;
    Kept *kept = calloc(1, sizeof *kept);
    char *name = strdup(spec->name);
    if (!kept || !name) {
        free(kept);
        free(name);
        return NULL;
    }
    kept->spec = *spec, kept->spec.name = name;
    kept->order = order, kept->order.spec = &kept->spec;
    kept->next = *shelf, *shelf = kept;
    return kept;
}

static bool is_unusable(const Sounds *sounds, const SoundOrder *order)
{
    const OwnFile *own = own_file(sounds, order->spec, order->kind);
    return order->spec->source == SOURCE_FILE && !(own && own->good);
}

// A sound that there was no memory for is not made yet: a helper thread may skip it, but whoever needs it may
// not.
static void make_kept(Sounds *sounds, Kept *kept)
{
    kept->clip = make(sounds, &kept->order);
    kept->made = kept->clip || is_unusable(sounds, &kept->order);
}

const Clip *sounds_get(Sounds *sounds, const SoundSpec *spec, SoundKind kind, Frames length, int variant)
{
    if (spec->source == SOURCE_NONE)
        return NULL;
    Kept *kept = kept_of(sounds, spec, kind, length, variant);
    if (kept && !kept->made)
        make_kept(sounds, kept);
    if (!kept || !kept->made)
        memory_exhausted();
    return kept->clip;
}

// --- Many at once ----------------------------------------------------------------------

struct SoundsMaking {
    Sounds       *sounds;
    atomic_size_t next;  // the next of those wanted, not taken yet
    pthread_t    *threads;
    int           count;
};

void sounds_want(Sounds *sounds, const SoundSpec *spec, SoundKind kind, Frames length, int variant)
{
    Kept *kept = spec->source == SOURCE_NONE ? NULL : kept_of(sounds, spec, kind, length, variant);
    if (!kept || kept->made || kept->wanted)
        return;
    if (sounds->wanted_count == sounds->wanted_room) {
        size_t room = 2 * sounds->wanted_room + 32;
        Kept **grown = realloc(sounds->wanted, room * sizeof *grown);
        if (!grown)
            return;
        sounds->wanted = grown, sounds->wanted_room = room;
    }
    sounds->wanted[sounds->wanted_count++] = kept;
    kept->wanted = true;
}

static void *make_wanted(void *self)
{
    SoundsMaking *making = self;
    Sounds       *sounds = making->sounds;
    for (size_t i; (i = atomic_fetch_add(&making->next, 1)) < sounds->wanted_count;)
        make_kept(sounds, sounds->wanted[i]);
    return NULL;
}

SoundsMaking *sounds_begin(Sounds *sounds, int threads)
{
    SoundsMaking *making = calloc(1, sizeof *making);
    if (!making || !(making->threads = calloc((size_t)threads, sizeof *making->threads)))
        return free(making), NULL;
    making->sounds = sounds;
    while (making->count < threads && (size_t)making->count < sounds->wanted_count &&
           thread_start(&making->threads[making->count], make_wanted, making))
        making->count++;
    return making;
}

void sounds_end(SoundsMaking *making)
{
    if (!making)
        return;
    for (int i = 0; i < making->count; i++)
        pthread_join(making->threads[i], NULL);
    making->sounds->wanted_count = 0;
    free(making->threads);
    free(making);
}
