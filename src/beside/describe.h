// What a file says about itself, from the score it is made of: titles, chapters, cover.
#ifndef BESIDE_DESCRIBE_H
#define BESIDE_DESCRIBE_H

#include "mix/score.h"
#include "sink/tags.h"

typedef struct {
    Micros      from, to;        // the stretch of the walk that the file holds
    const char *title;           // NULL: the walk's own
    const char *artist, *album;  // NULL: walkcoach
    const char *comment;         // replaces the description, except what must be known. NULL: none
    const char *date;            // "2026-11-27"; NULL: no date, so that the bytes are the same any day
    int         track;           // 0: none
    int         weeks;           // since the birth; -1: unknown. Said in the comment, as a file grows stale
    bool        cover;
    bool        without_signs;  // the stop signs are not heard in it; said in the comment
    bool        unchecked;      // it says words that nobody has checked; said in the comment
} DescribeSettings;

// Texts and chapters live in the arena; out->cover is malloc'ed and the caller's. Returns why it is NULL
// though wanted, or NULL. Chapter times are those of the phases less `from`; phases outside the stretch are
// left out.
const char *describe_tags(const Score *score, const DescribeSettings *settings, Arena *arena, Tags *out);

// The chapters alone.
const Chapter *describe_chapters(const Timeline *timeline, Micros from, Micros to, Arena *arena,
                                 size_t *count);

// A phase's title, with its round where there are several: "Brisk, 2 of 3".
const char *describe_phase(const TimelinePhase *phase, Arena *arena);

// 16 hex digits that change when anything that sounds does: the walk, its words, the voice's clips, rate,
// loudness, version.
const char *describe_fingerprint(const Score *score, Arena *arena);

#endif
