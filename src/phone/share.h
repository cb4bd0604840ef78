// walkcoach share: that folder for the phones on the network.
#ifndef PHONE_SHARE_H
#define PHONE_SHARE_H

#include "job/settings.h"

Status cmd_share(const Settings *settings);

#endif
