// walkcoach play: a walk heard now, on this computer.
#ifndef PLAY_PLAY_H
#define PLAY_PLAY_H

#include "job/settings.h"

Status cmd_play(const Settings *settings);

#endif
