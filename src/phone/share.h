// walkcoach share: serves that folder to the phones on the local network.
#ifndef PHONE_SHARE_H
#define PHONE_SHARE_H

#include "job/settings.h"

Status cmd_share(const Settings *settings);

#endif
