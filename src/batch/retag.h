// The same MP3 with another tag in front: the frames are copied, not made again.
#ifndef BATCH_RETAG_H
#define BATCH_RETAG_H

#include "base/whole.h"
#include "sink/tags.h"

// from: an MP3 of ours. to: appears whole or not at all, where nothing is. False: why.
bool retag_mp3(const char *from, const Tags *tags, const char *to, char why[WHOLE_WHY_SIZE]);

#endif
