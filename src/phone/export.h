// walkcoach export: a folder for the phone.
#ifndef PHONE_EXPORT_H
#define PHONE_EXPORT_H

#include "job/settings.h"

Status cmd_export(const Settings *settings);

#endif
