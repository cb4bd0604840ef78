// Letters with their accents as one character: "e" and U+0301 become "é" (Unicode's form NFC), which is what
// keyboards write and what a synthesiser knows. In file names from macOS and texts from PDFs they are apart.
#ifndef BASE_COMPOSE_H
#define BASE_COMPOSE_H

#include "base/mapped_text.h"

// The text composed, without characters that are never seen or heard (soft hyphens, zero-width joiners). If
// utf8proc is missing, the text stays as it is; plain ASCII does not need it.
MappedText compose_text(const char *text, Arena *arena);

// The same without the way back. Plain ASCII is not copied.
const char *composed_text(const char *text, Arena *arena);

// The same for comparing: small letters, and letters that only look special as plain ones ("Ｎａ" is "na").
const char *fold_text(const char *text, Arena *arena);

#endif
