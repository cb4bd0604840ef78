#include "batch/retag.h"

#include "sink/encoder.h"
#include "sink/id3.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ID3_HEAD = 10 };

// Where the frames begin; -1: the file does not begin with a tag. Seven bits of each byte count (id3.org).
static off_t end_of_tag(int fd)
{
    uint8_t head[ID3_HEAD];
    if (pread(fd, head, sizeof head, 0) != sizeof head || memcmp(head, "ID3", 3) != 0)
        return -1;
    return ID3_HEAD + (off_t)(head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]);
}

static bool copy_rest(int from, off_t at, int to)
{
    ssize_t sent;
    while ((sent = sendfile(to, from, &at, 1 << 30)) > 0)
        continue;
    return sent == 0;
}

static bool write_all(int from, const Tags *tags, WholeFile *file)
{
    size_t   size = 0;
    off_t    frames = end_of_tag(from);
    uint8_t *tag = id3_build(tags, &size);
    bool good = tag && frames > 0 && encoder_put(file->fd, tag, size) && copy_rest(from, frames, file->fd);
    free(tag);
    return good;
}

bool retag_mp3(const char *from, const Tags *tags, const char *to, char why[WHOLE_WHY_SIZE])
{
    WholeFile file;
    int       in = open(from, O_RDONLY | O_CLOEXEC);
    bool      opened = in >= 0 && whole_open(&file, to, WHOLE_NEW, why), good = false;
    if (in < 0)
        snprintf(why, WHOLE_WHY_SIZE, "%.300s: %s", from, strerror(errno));
    if (opened && write_all(in, tags, &file))
        good = whole_commit(&file, why);
    else if (opened) {
        snprintf(why, WHOLE_WHY_SIZE, "%.300s cannot be written: %s", to, strerror(errno));
        whole_abandon(&file);
    }
    if (in >= 0)
        close(in);
    return good;
}
