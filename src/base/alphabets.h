// Words whose letters are of two alphabets: a Cyrillic letter among Latin ones looks like one of them and is
// another, for whatever searches or reads.
#ifndef BASE_ALPHABETS_H
#define BASE_ALPHABETS_H

#include <stdbool.h>
#include <stdint.h>

// Whether a word in UTF-8 mixes alphabets; *odd: its first letter that is not one of ASCII. Digits, accents
// and what all alphabets share belong to any; the scripts of Chinese, Japanese and Korean are mixed in
// ordinary words. False also where GLib, which knows what letter is whose, is missing.
bool alphabets_mix(const char *word, uint32_t *odd);

#endif
