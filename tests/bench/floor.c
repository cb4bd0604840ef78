#include "floor.h"

#include "base/whole.h"
#include "plain.h"

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
    if (put_encoded(material, format->ops, file.fd))
        return whole_commit(&file, why);
    whole_abandon(&file);
    snprintf(why, WHOLE_WHY_SIZE, "%s could not be written", path);
    return false;
}

bool floor_run(const Material *material, const FileFormat *format, bool speaks, const char *finished,
               const char *path, FloorTime *out)
{
    char   why[WHOLE_WHY_SIZE] = "the finished bytes could not be written again";
    double began = floor_now();
    if (speaks && !speak(material))
        return false;
    *out = (FloorTime){ .speaking = floor_now() - began };
    if (format->ops == &encoder_wav)
        return plain_write(finished, path, &out->writing) || terminal_fail(&material->terminal, 0, "%s", why);
    began = floor_now();
    if (!put(material, format, path, why))
        return terminal_fail(&material->terminal, 0, "%s", why);
    out->writing = floor_now() - began;
    return true;
}

bool floor_speak(const Material *material, double *seconds)
{
    double began = floor_now();
    bool   good = speak(material);
    *seconds = floor_now() - began;
    return good;
}
