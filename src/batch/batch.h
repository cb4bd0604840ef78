// walkcoach batch: many walkers' files in one command.
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include "job/settings.h"

Status cmd_batch(const Settings *settings);

#endif
