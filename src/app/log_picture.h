// `walkcoach plot log`: her weeks as a picture.
#ifndef APP_LOG_PICTURE_H
#define APP_LOG_PICTURE_H

#include "job/settings.h"
#include "picture/picture.h"

// Anything but STATUS_DONE: her weeks are not known, or the log cannot be read; reported.
Status log_picture(const Settings *settings, Arena *arena, Picture *out);

#endif
