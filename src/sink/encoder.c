#include "sink/encoder.h"

#include "base/wide.h"

#include <errno.h>
#include <unistd.h>

const Choice encoder_qualities[] = {
    CHOICE("low", QUALITY_LOW), CHOICE("normal", QUALITY_NORMAL), CHOICE("high", QUALITY_HIGH), { 0 }
};

WIDE static void round_all(const float *restrict samples, size_t count, int16_t *restrict out)
{
    for (size_t i = 0; i < count; i++)
        out[i] = encoder_s16(samples[i]);
}

void encoder_s16_all(const float *restrict samples, size_t count, int16_t *restrict out)
{
    round_all(samples, count, out);
}

bool encoder_put(int fd, const void *bytes, size_t size)
{
    const char *at = bytes;
    while (size > 0) {
        ssize_t put = write(fd, at, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        at += put;
        size -= (size_t)put;
    }
    return true;
}
