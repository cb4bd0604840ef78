#include "log/inside.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

const char *const log_sides[] = { "", "-journal", "-wal", "-shm", NULL };

int log_hold(const char *folder)
{
    int held = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (held < 0 || flock(held, LOCK_EX) == 0)
        return held;
    close(held);
    return -1;
}
