// Every sound at its frame, speech never over speech, with the ducking it causes. Read-only once built.
#ifndef MIX_SCORE_H
#define MIX_SCORE_H

#include "cast/cast.h"
#include "timeline/timeline.h"

// One phrase to be spoken, and where it ended up. One for each EVENT_SPEECH, in order of onset.
// If it was left out, start, onset, vowel and end are the moment it was asked for.
typedef enum { SPOKEN_SAID, SPOKEN_SHORTENED, SPOKEN_LEFT_OUT } SpokenFate;
typedef struct {
    size_t      event;  // index into timeline->events
    SpokenFate  fate;
    const char *text;               // what is really said
    const Clip *clip;               // NULL when left out
    Frames      start;              // frame of the clip's sample 0
    Frames      onset, vowel, end;  // on the walk's clock
} Spoken;

// A clip on the walk's clock. Sorted by `at`.
typedef struct {
    Frames      at;
    const Clip *clip;
    Layer       layer;
    int         phase;
    float       left, right;  // gains, linear; layer, phase and level included
} Placed;

// A bed under a stretch of the walk: a loop, played by its place on the walk's clock, with gain and a fade at
// each end. Sorted by `from` and by `to`.
typedef struct {
    Frames      from, to, fade_in, fade_out;
    const Clip *loop;
    float       gain;
    bool        follows;  // the breath, by the score's tides
} BedSpan;

// Under everything: a wake-up that fades, and a noise at -60 dBFS, so that a Bluetooth headset never falls
// asleep.
enum { FLOOR_WAKE_UP, FLOOR_NOISE, FLOOR_COUNT };

// Piecewise linear 0 (nobody speaks) .. 1 (fully ducked) .. 2 (as a breath word ducks); sorted by `at`.
typedef struct {
    Frames at;
    float  depth;
} DuckPoint;

typedef struct {
    const Timeline *timeline;
    int             rate;
    int             channels;  // 2, or 1 for --mono
    Frames          length;
    Placed         *placed;
    size_t          placed_count;
    Frames          longest;  // of all placed clips: how far back a seek has to look
    BedSpan        *beds;
    size_t          bed_count;
    double          bed_lufs;            // of the loudest bed, before the gains of its parts
    BedSpan         floor[FLOOR_COUNT];  // gain 0 where --solo was asked
    DuckPoint      *ducks;
    size_t          duck_count;
    DuckPoint      *tides;
    size_t          tide_count;  // for the beds that follow the breath: depth 1 is low water
    Spoken         *spoken;
    size_t          spoken_count;
    float           duck_gain[LAYER_COUNT];  // linear gain of a layer at depth 1
    float           word_gain[LAYER_COUNT];  // and times this at depth 2
    float           gain;                    // the whole, from the loudness prediction
    double          predicted_lufs, predicted_range;
    LayerSet        audible;  // --solo, --mute; decided here so that loudness and --from do not depend on it
} Score;

// Clips found by (text, rate): what voice_speak made of score_phrases' list.
typedef struct {
    const char *text;
    SpeechRate  rate;
    const Clip *clip;  // NULL: could not be spoken
    SourcePos   pos;
    bool        breath_word;
} ScorePhrase;

typedef struct {
    int      rate;        // 44100
    int      channels;    // 2 or 1
    double   loudness;    // LUFS; -16 for two channels, -19 for one
    LayerSet audible;     // LAYERS_ALL
    bool     solo;        // --solo: not even the floor noise besides the layers asked for
    bool     words_only;  // only `spoken` is filled in, nothing for the mixer
} ScoreSettings;

// The different phrases of a timeline, each once, in order of first use; text and `instead` both.
const ScorePhrase *score_phrases(const Timeline *timeline, Arena *arena, size_t *count);

// Orders from `sounds` all that score_build will ask for (sounds_want), so that it can be made while words
// are spoken.
void score_want(const Timeline *timeline, const Cast *cast, int rate, Sounds *sounds, Arena *arena);

// Places everything. phrases: the list of score_phrases with clips filled in. Reports overruns, collisions
// and what was left out as warnings (errors for `must`) at the script's line. False after an error. Pure:
// what it needs from files is in the cast, and in `sounds` by cast_read_sounds. The score refers to clips of
// `sounds` and `phrases`, which must outlive it.
bool score_build(const Timeline *timeline, const ScorePhrase *phrases, size_t phrase_count, Sounds *sounds,
                 const Cast *cast, const ScoreSettings *settings, Arena *arena, DiagList *diags, Score *out);

// The same with one layer alone, as loud as it is among the others; the noise under everything goes with the
// bed. Summed over all layers of score->audible, the frames are those of the score, except for the limiter.
// Points into `score`. False: nothing of that layer sounds.
bool score_stem(const Score *score, Layer layer, Score *out);

#endif
