// A steady clock: how long something takes. (The calendar is read in app/today.c only.)
#ifndef JOB_STOPWATCH_H
#define JOB_STOPWATCH_H

double stopwatch_now(void);  // seconds since some moment of the past; any thread

#endif
