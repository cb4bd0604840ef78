// An ID3v2.3 tag: titles in UTF-16, a chapter a part (CHAP), their table (CTOC), the cover (APIC).
//
// id3.org: "ID3 tag version 2.3.0" and "ID3v2 Chapter Frame Addendum". 2.3, because phones read that.
#ifndef SINK_ID3_H
#define SINK_ID3_H

#include "sink/tags.h"

// The whole tag, to put in front of the first MP3 frame. The caller frees it. NULL: out of memory.
uint8_t *id3_build(const Tags *tags, size_t *size);

#endif
