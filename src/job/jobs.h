// How many processes or threads work at once.
#ifndef JOB_JOBS_H
#define JOB_JOBS_H

enum { JOBS_MAX = 64 };

// 1..JOBS_MAX. asked 0: one for each processor of this computer.
int jobs_count(int asked);

#endif
