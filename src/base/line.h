// A line between two processes: a socket on which bytes go both ways in order, and on which one end of
// another line can be handed over. When a process ends, however it ends, its lines are cut, and the other
// side notices.
#ifndef BASE_LINE_H
#define BASE_LINE_H

#include <stdbool.h>
#include <stddef.h>

bool line_open(int ends[2]);  // neither end survives an exec; false: no descriptors left

// All of the bytes, or false: the line is cut. Waits while the other side is slow. No signal is raised.
bool line_send(int line, const void *bytes, size_t size);
bool line_receive(int line, void *bytes, size_t size);

// Waits until there is something to receive, a cut included. False: nothing within that time.
bool line_is_ready(int line, int milliseconds);

// Hands the other side a copy of `end`. One call is one whole message: any thread may send an end on a line
// that carries nothing else.
bool line_send_end(int line, int end);
int  line_receive_end(int line);  // waits for it; -1: the line is cut

#endif
