// Chapters in a WAV: cue points, and their names in a LIST of type adtl behind them.
#ifndef SINK_WAV_CUES_H
#define SINK_WAV_CUES_H

#include "sink/tags.h"

#include <sndfile.h>

// Before the first frame. Also title, artist and the like, as INFO. False: libsndfile would not.
bool wav_cues_put(SNDFILE *file, const Tags *tags, int rate);

#endif
