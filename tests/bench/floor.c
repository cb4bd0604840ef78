#include "floor.h"

#include "base/whole.h"

#include <stdlib.h>
#include <time.h>

double floor_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool speak(const Material *material)
{
    Arena    arena = { 0 };
    DiagList diags = { .arena = &arena };
    Clip   **clips = ARENA_ARRAY(&arena, Clip *, material->phrase_count + 1);
    bool     spoken = voice_speak(material->voice, material->phrases, material->phrase_count, material->rate,
                                  material->jobs, NULL, NULL, &diags, clips);
    for (size_t i = 0; i < material->phrase_count; i++)
        clip_free(clips[i]);
    terminal_diags(&material->terminal, &diags);
    arena_free(&arena);
    return spoken;
}

// The finished bytes, a MiB at a time: not even turning floats into shorts is in the floor.
static bool put_wav(const Material *material, int fd)
{
    size_t size = sizeof *material->samples * (size_t)(material->length * material->channels),
           piece = 1 << 20;
    bool good = true;
    for (size_t done = 0; good && done < size; done += piece)
        good = encoder_put(fd, (const char *)material->samples + done,
                           size - done < piece ? size - done : piece);
    return good;
}

static bool put_encoded(const Material *material, const EncoderOps *ops, int fd)
{
    SinkError       error = { 0 };
    EncoderSettings settings = { .rate = material->rate,
                                 .channels = material->channels,
                                 .length = material->length,
                                 .quality = QUALITY_NORMAL };
    void           *encoder = ops->open(fd, &settings, &error);
    bool            good = encoder != NULL;
    for (Frames done = 0; good && done < material->length; done += MIXING_PIECE) {
        Frames left = material->length - done;
        good = ops->write(encoder, material->frames + done * material->channels,
                          left < MIXING_PIECE ? left : MIXING_PIECE, &error);
    }
    return encoder && ops->finish(encoder, &error) && good;
}

static bool put(const Material *material, const FileFormat *format, const char *path,
                char why[WHOLE_WHY_SIZE])
{
    WholeFile file;
    if (!whole_open(&file, path, WHOLE_ANY, why))
        return false;
    if (format->ops == &encoder_wav ? put_wav(material, file.fd)
                                    : put_encoded(material, format->ops, file.fd))
        return whole_commit(&file, why);
    whole_abandon(&file);
    snprintf(why, WHOLE_WHY_SIZE, "%s could not be written", path);
    return false;
}

bool floor_run(const Material *material, const FileFormat *format, const char *path, FloorTime *out)
{
    char   why[WHOLE_WHY_SIZE];
    double began = floor_now();
    if (!speak(material))
        return false;
    double spoken = floor_now();
    if (!put(material, format, path, why))
        return terminal_fail(&material->terminal, 0, "%s", why);
    *out = (FloorTime){ spoken - began, floor_now() - spoken };
    return true;
}
