// libFuzzer: a sound file of her own may hold anything: whatever libsndfile makes of it is finite, within
// bounds and no longer than what was asked for, and has its place in a walk. The first byte: which place.
#include "fuzz.h"

#include "sound/own.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>

enum { RATE = 8000 };

static void check_audio(const Audio *audio, double longest)
{
    demand(audio->samples && audio->length > 0, "what is read can be heard");
    demand(audio->channels == 1 || audio->channels == 2, "one or two channels");
    demand(audio->rate >= AUDIO_RATE_MIN && audio->rate <= AUDIO_RATE_MAX, "a rate is 8 to 192 kHz");
    demand((double)audio->length <= longest * audio->rate + 1, "no longer than asked for");
    for (Frames i = 0; i < audio->length * audio->channels; i++)
        demand(isfinite(audio->samples[i]), "samples are numbers");
}

static void read_as_file(const char *path)
{
    Audio audio;
    char  why[AUDIO_WHY_SIZE] = "";
    bool  cut = false;
    if (audio_read_open(open(path, O_RDONLY | O_CLOEXEC), 1, NULL, &audio, &cut, why) &&
        audio_clean(&audio, why)) {
        check_audio(&audio, 1);
        audio_free(&audio);
    } else {
        demand(*why && !strchr(why, '\n'), "why not is one line");
    }
}

static void read_as_own(const char *path, SoundKind kind)
{
    Arena           arena = { 0 };
    DiagList        diags = { .arena = &arena };
    const SoundSpec spec = { .source = SOURCE_FILE, .name = path, .level_db = -30 };
    const Frames    length = kind <= SOUND_LIFT ? RATE : 0;
    Audio           whole, shaped;
    Reader          reader = { 0 };  // none: this process reads
    if (own_read(&reader, &spec, kind, RATE, &diags, &whole)) {
        const SoundOrder order = { .spec = &spec, .kind = kind, .length = length, .rate = RATE };
        check_audio(&whole, OWN_BED_SECONDS);
        demand(own_shape(&whole, &order, &shaped), "there is memory");
        check_audio(&shaped, OWN_BED_SECONDS);
        audio_free(&shaped);
        audio_free(&whole);
    } else {
        demand(diags.errors > 0, "an error says why not");
    }
    check_messages(&diags, &arena);
    reader_end(&reader);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    SoundKind kind = (SoundKind)(take_byte(&data, &size) % SOUND_KIND_COUNT);
    FuzzFile  file = file_of(data, size);
    read_as_file(file.path);
    read_as_own(file.path, kind);
    file_close(&file);
    return 0;
}
