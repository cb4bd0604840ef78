#include "sink/encoder.h"

#include <errno.h>
#include <unistd.h>

const Choice encoder_qualities[] = {
    CHOICE("low", QUALITY_LOW), CHOICE("normal", QUALITY_NORMAL), CHOICE("high", QUALITY_HIGH), { 0 }
};

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
