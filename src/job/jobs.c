#include "job/jobs.h"

#include <unistd.h>

int jobs_count(int asked)
{
    long count = asked > 0 ? asked : sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > JOBS_MAX ? JOBS_MAX : (int)count;
}
