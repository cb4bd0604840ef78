// Readers of the language's own types, for its rows. Private to this folder.
#ifndef SESSION_KEY_TYPES_H
#define SESSION_KEY_TYPES_H

#include "conf/table.h"

// Each is a KeyReader; out is what its comment says.
bool read_date(const Key *row, const ConfNode *node, const Desk *desk, void *out);      // const char *
bool read_length(const Key *row, const ConfNode *node, const Desk *desk, void *out);    // Length
bool read_pace(const Key *row, const ConfNode *node, const Desk *desk, void *out);      // Pace
bool read_her_pace(const Key *row, const ConfNode *node, const Desk *desk, void *out);  // double
bool read_breath(const Key *row, const ConfNode *node, const Desk *desk, void *out);    // Breath
bool read_fade(const Key *row, const ConfNode *node, const Desk *desk, void *out);      // Fade
bool read_span(const Key *row, const ConfNode *node, const Desk *desk, void *out);      // WeekSpan
bool read_wordings(const Key *row, const ConfNode *node, const Desk *desk, void *out);  // Wordings
bool read_effort(const Key *row, const ConfNode *node, const Desk *desk, void *out);    // Pool: core, floor
bool read_layers(const Key *row, const ConfNode *node, const Desk *desk, void *out);    // LayerSet: added

#endif
