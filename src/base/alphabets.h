// Words with letters from two alphabets: a Cyrillic letter among Latin ones looks like one of them, but is a
// different letter to whatever searches or reads.
#ifndef BASE_ALPHABETS_H
#define BASE_ALPHABETS_H

#include <stdbool.h>
#include <stdint.h>

// Whether a word in UTF-8 mixes alphabets; *odd: its first letter that is not ASCII. Digits, accents and what
// all alphabets share belong to any; the scripts of Chinese, Japanese and Korean are mixed in ordinary words.
// False also where GLib, which knows the alphabet of each letter, is missing.
bool alphabets_mix(const char *word, uint32_t *odd);

#endif
