#include "job/aloud.h"

#include "job/jobs.h"
#include "job/stopwatch.h"
#include "session/language.h"
#include "sink/live.h"

#include <string.h>
#include <time.h>

#define LEAD 0.1              // seconds of silence: servers drop the first 50..85 frames of a new stream
enum { LOOK_NS = 30000000 };  // how often playing looks whether it is over

Named aloud_default_voice(const Desk *desk)
{
    Named named = { 0 };
    key_read(NULL, KEY_VOICE, desk, &named);
    return named;
}

bool aloud_voice(const Paths *paths, const Asked *asked, const Desk *desk, Named *out)
{
    Walker walker;
    *out = aloud_default_voice(desk);
    if (!walk_find_walker(paths, asked, desk, &walker))
        return false;
    if (walker.voice.text)
        *out = walker.voice;
    return true;
}

// --- Speaking --------------------------------------------------------------------------

static Frames add_clip(const Clip *clip, float *out)
{
    for (Frames i = 0; i < clip->length; i++)  // a voice has one channel
        out[i] = (float)clip->samples[i * clip->channels] / 32768 * clip->scale;
    return clip->length;
}

static void join(Clip *const *clips, size_t count, Frames gap, Arena *arena, Aloud *out)
{
    Frames at = 0;
    for (size_t i = 0; i < count; i++)
        out->length += clips[i]->length + (i + 1 < count ? gap : 0);
    float *samples = arena_alloc(arena, (size_t)(out->length + 1) * sizeof *samples);
    memset(samples, 0, (size_t)(out->length + 1) * sizeof *samples);
    for (size_t i = 0; i < count; i++)
        at += add_clip(clips[i], samples + at) + gap;
    out->samples = samples;
}

bool aloud_speak(const Voice *voice, const AloudOrder *order, const Phrase *phrases, size_t count,
                 Arena *arena, DiagList *diags, Aloud *out)
{
    Clip **clips = ARENA_ARRAY(arena, Clip *, count + 1);
    *out = (Aloud){ .rate = order->rate };
    bool spoken = voice_speak(voice, phrases, count, order->rate, jobs_count(order->jobs), NULL, NULL, diags,
                              clips);
    if (spoken)
        join(clips, count, frames_at(order->gap, order->rate), arena, out);
    for (size_t i = 0; i < count; i++)
        clip_free(clips[i]);
    return spoken;
}

// --- To the ears -----------------------------------------------------------------------

typedef struct {
    const Aloud *aloud;
    Frames       at;  // the next one; below 0: silence before it
} Reader;

static Frames read_on(void *self, float *out, Frames frames)
{
    Reader *reader = self;
    if (reader->at < 0) {
        Frames silent = frames < -reader->at ? frames : -reader->at;
        memset(out, 0, (size_t)silent * sizeof *out);
        reader->at += silent;
        return silent == frames ? frames : silent + read_on(self, out + silent, frames - silent);
    }
    Frames left = reader->aloud->length - reader->at, count = frames < left ? frames : left;
    memcpy(out, reader->aloud->samples + reader->at, (size_t)count * sizeof *out);
    reader->at += count;
    return count;
}

bool aloud_play(const Aloud *aloud, const char *device, bool (*go_on)(void *self), void *self,
                SinkError *error)
{
    Reader       reader = { aloud, -(Frames)(LEAD * aloud->rate) };
    LiveSettings settings = {
        .device = device, .rate = aloud->rate, .channels = 1, .fill = read_on, .source = &reader
    };
    Live     *live = live_open(&settings, error);
    LiveState state = LIVE_PLAYING;
    if (!live)
        return false;
    while ((!go_on || go_on(self)) && (state = live_state(live, stopwatch_now())) == LIVE_PLAYING)
        nanosleep(&(struct timespec){ .tv_nsec = LOOK_NS }, NULL);
    if (state == LIVE_LOST)
        sink_failed(error, "\"%s\" stopped playing", live_device_name(live));
    live_close(live);
    return state != LIVE_LOST;
}

// --- To a file -------------------------------------------------------------------------

bool aloud_write(const Aloud *aloud, const Encoding *encoding, const char *path, WholeOver over,
                 SinkError *error)
{
    Reader        reader = { aloud, 0 };
    ProduceFrames frames = { read_on, &reader, aloud->rate, 1, aloud->length };
    return produce_frames(&frames, encoding, path, over, error);
}
