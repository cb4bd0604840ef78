#include "batch/recipe.h"

#include "base/sha256.h"
#include "base/text.h"
#include "job/label.h"
#include "voice/profile_parcel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// --- What happens ----------------------------------------------------------------------

static void put_named(Text *text, Named named) { parcel_put_text(text, named.text); }

// Puts in a sound file of her own, represented by its contents.
static void put_file(Text *text, const char *path, Arena *arena)
{
    char        hex[SHA256_HEX_SIZE] = "";
    const char *why;
    int64_t     size = files_size(path);
    FILE       *file = size > 0 ? fopen(path, "re") : NULL;
    char       *bytes = file ? arena_alloc(arena, (size_t)size) : NULL;
    if (bytes && fread(bytes, 1, (size_t)size, file) == (size_t)size)
        sha256_hex(bytes, (size_t)size, hex, &why);
    if (file)
        fclose(file);
    parcel_put_text(text, hex);
}

static void put_spec(Text *text, const SoundSpec *spec, Arena *arena)
{
    parcel_put_int(text, spec ? (int)spec->source : -1);
    if (!spec)
        return;
    if (spec->source == SOURCE_FILE)
        put_file(text, spec->name, arena);
    else
        parcel_put_text(text, spec->name);
    parcel_put_double(text, spec->pitch_from);
    parcel_put_double(text, spec->pitch_to);
    parcel_put_double(text, spec->level_db);
    parcel_put_double(text, spec->accent_db);
}

static void put_pack(Text *text, const SoundPack *pack, Arena *arena)
{
    for (int kind = 0; pack && kind < SOUND_KIND_COUNT; kind++)
        put_spec(text, &pack->specs[kind], arena);
}

static void put_pace(Text *text, const Pace *pace)
{
    parcel_put_int(text, pace->own);
    parcel_put_double(text, pace->from);
    parcel_put_double(text, pace->to);
}

static void put_breath(Text *text, const Breath *breath)
{
    parcel_put_int(text, breath->kind);
    parcel_put_int(text, breath->gear_count);
    for (int i = 0; i < breath->gear_count; i++) {
        parcel_put_double(text, breath->gears[i].in);
        parcel_put_double(text, breath->gears[i].out);
    }
}

static void put_phase(Text *text, const Walk *walk, const TimelinePhase *phase, Arena *arena)
{
    parcel_put_text(text, phase->key);
    parcel_put_text(text, phase->title);
    parcel_put_int(text, phase->at);
    parcel_put_int(text, phase->length);
    parcel_put_int(text, phase->quiet);
    put_pace(text, &phase->pace);
    put_breath(text, &phase->breath);
    parcel_put_int(text, phase->breaths);
    parcel_put_int(text, phase->round);
    parcel_put_int(text, phase->rounds);
    Named sound = phase->sound.text ? phase->sound : walk->session.sound;
    put_named(text, phase->bed);
    put_pack(text, cast_pack(&walk->cast, sound), arena);
    put_spec(text, cast_bed(&walk->cast, phase->bed, sound), arena);
    parcel_put_int(text, phase->muted);
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        parcel_put_double(text, phase->gain_db[layer]);
}

static void put_speech(Text *text, const Speech *speech)
{
    const int64_t numbers[] = { speech->form, speech->then,     speech->announces, speech->anchor,
                                speech->rate, speech->priority, speech->side,      speech->count_left,
                                speech->gap,  speech->room,     speech->latest,    speech->slack };
    parcel_put_text(text, speech->text);
    parcel_put_text(text, speech->pool);
    parcel_put_text(text, speech->instead);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        parcel_put_int(text, numbers[i]);
}

static void put_event(Text *text, const Event *event)
{
    parcel_put_int(text, event->kind);
    parcel_put_int(text, event->at);
    parcel_put_int(text, event->length);
    parcel_put_int(text, event->phase);
    switch (event->kind) {
    case EVENT_PHASE:
    case EVENT_LIFT: break;
    case EVENT_CHIME: parcel_put_int(text, event->chime); break;
    case EVENT_BREATH:
        parcel_put_int(text, event->breath.out | event->breath.held << 1);
        parcel_put_int(text, event->breath.steps);
        parcel_put_int(text, event->breath.number);
        break;
    case EVENT_STEP:
        parcel_put_int(text, event->step.accent | event->step.out << 1 | event->step.right << 2 |
                                 event->step.count_in << 3);
        break;
    case EVENT_SPEECH: put_speech(text, &event->speech); break;
    }
}

// --- Who, with what, how ---------------------------------------------------------------

static void put_session(Text *text, const Session *session)
{
    parcel_put_text(text, session->title);
    parcel_put_text(text, session->about);
    parcel_put_text(text, session->plural);
    put_named(text, session->language);
    parcel_put_int(text, session->kind);
    parcel_put_int(text, session->level);
    parcel_put_int(text, session->weeks);
    parcel_put_int(text, session->seed);
}

static void put_voice(Text *text, const VoiceProfile *profile)
{
    for (; profile; profile = profile->fallback)
        profile_put(text, profile);
}

static void put_listening(Text *text, const Listening *listening)
{
    parcel_put_int(text, listening->sample_rate);
    parcel_put_int(text, listening->mono);
    parcel_put_double(text, listening->loudness);
    parcel_put_int(text, (int64_t)listening->solo);
    parcel_put_int(text, (int64_t)listening->mute);
}

static void put_encoding(Text *text, const Encoding *encoding)
{
    parcel_put_text(text, encoding->format->ending);
    parcel_put_int(text, encoding->quality);
    parcel_put_int(text, encoding->bitrate);
    parcel_put_int(text, encoding->bits);
}

const char *recipe_of(const Walk *walk, const RecipeSettings *settings, Arena *arena)
{
    const Timeline *timeline = &walk->timeline;
    Text            text = { .arena = arena };
    char           *hex = arena_alloc(arena, SHA256_HEX_SIZE);
    const char     *why;
    parcel_put_text(&text, "walkcoach " VERSION);
    parcel_put_text(&text, settings->voice);
    parcel_put_text(&text, settings->encoder);
    parcel_put_text(&text, settings->stem);
    put_listening(&text, settings->listening);
    put_encoding(&text, settings->encoding);
    put_session(&text, &walk->session);
    put_voice(&text, &walk->cast.voice);
    put_spec(&text, &walk->cast.step, arena);
    parcel_put_int(&text, walk_is_unchecked(walk));
    parcel_put_int(&text, timeline->length);
    for (size_t i = 0; i < timeline->phase_count; i++)
        put_phase(&text, walk, &timeline->phases[i], arena);
    for (size_t i = 0; i < timeline->event_count; i++)
        put_event(&text, &timeline->events[i]);
    sha256_hex(text_string(&text), text.length, hex, &why);
    return hex;
}

// --- The encoder -----------------------------------------------------------------------

static Frames ramp(void *source, float *out, Frames frames)
{
    const int channels = *(const int *)source;
    for (Frames i = 0; i < frames * channels; i++)
        out[i] = (float)(i % 97) / 97.0f - 0.5f;
    return frames;
}

static const char *hash_of(int fd, Arena *arena)
{
    off_t       size = lseek(fd, 0, SEEK_END);
    char       *bytes = arena_alloc(arena, size > 0 ? (size_t)size : 1);
    char       *hex = arena_alloc(arena, SHA256_HEX_SIZE);
    const char *why;
    return size > 0 && pread(fd, bytes, (size_t)size, 0) == size && sha256_hex(bytes, (size_t)size, hex, &why)
               ? hex
               : NULL;
}

const char *encoder_print(const Encoding *encoding, const Listening *listening, Arena *arena,
                          SinkError *error)
{
    int           channels = listening->mono ? 1 : 2;
    ProduceFrames frames = { ramp, &channels, listening->sample_rate, channels, listening->sample_rate / 10 };
    int           fd = memfd_create("walkcoach", MFD_CLOEXEC);
    char          empty[SHA256_HEX_SIZE];
    const char   *why, *print = NULL;
    *error = (SinkError){ 0 };
    if (fd < 0 || !sha256_hex("", 0, empty, &why))
        sink_failed(error, "%s", fd < 0 ? "no memory for a file" : why);
    else if (produce_frames_into(&frames, encoding, fd, error))
        print = hash_of(fd, arena);
    if (fd >= 0)
        close(fd);
    return print;
}
