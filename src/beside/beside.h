// Text files beside a sound file: captions, chapters, a sheet to print. A row for each kind (beside.c).
#ifndef BESIDE_BESIDE_H
#define BESIDE_BESIDE_H

#include "mix/score.h"
#include "sink/tags.h"

typedef struct {
    const Score *score;
    Micros       from, to;    // the stretch of the walk that the sound file holds
    const Tags  *tags;        // of the sound file: its title and chapters
    const char  *sound_file;  // its name without folders
} BesideJob;

typedef struct {
    const char *word;    // as --beside names it
    const char *ending;  // "chapters.json", without the dot before it
    const char *(*text)(const BesideJob *job, Arena *arena);
} BesideKind;

const BesideKind *beside_kinds(size_t *count);

// The kinds that a comma-separated list names, a bit each in the order of beside_kinds (a word may name two);
// 0: it names an unknown one.
unsigned beside_parse(const char *words);
#define BESIDE_TAKES \
    "--beside takes lrc, vtt, srt, transcript, chapters, cue and txt, with commas between, not \"%s\""

// captions.c
const char *captions_lrc(const BesideJob *job, Arena *arena);
const char *captions_vtt(const BesideJob *job, Arena *arena);
const char *captions_srt(const BesideJob *job, Arena *arena);
const char *transcript_vtt(const BesideJob *job, Arena *arena);  // in short lines, for podcast apps
const char *transcript_srt(const BesideJob *job, Arena *arena);

// chapters_text.c
const char *chapters_json(const BesideJob *job, Arena *arena);
const char *chapters_cue(const BesideJob *job, Arena *arena);

// sheet.c
const char *sheet_text(const BesideJob *job, Arena *arena);

#endif
