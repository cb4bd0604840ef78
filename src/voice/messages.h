// What the host (which has a walk to be spoken) and the speaker (a separate process) say to each other.
//
//   host                                       speaker
//   Opening: the profiles             ──▶      opens their engines
//                                     ◀──      Opened: ready, or what is wrong
//   a line's end for each round       ──▶      forks the round, which has that line from then on
//   RoundRequest: phrases             ══▶      round
//                                     ◀══      RoundReply and its bytes for each phrase, in whatever order
//                                     ◀══      (cut: that was all)
#ifndef VOICE_MESSAGES_H
#define VOICE_MESSAGES_H

#include "voice/parcel.h"
#include "voice/voice.h"
#include "voice/workers.h"

#include <sys/types.h>

// Send functions: false if the line is cut. Receive functions: false if it is cut, or if what came is not
// such a message; what they take out lives in the arena.

typedef struct {
    pid_t               host;  // when it ends, the speaker ends
    const VoiceProfile *profiles;
    size_t              count;  // 0 if it comes from another version of the program
} Opening;

bool messages_send_opening(int line, const Opening *opening);
bool messages_receive_opening(int line, Arena *arena, Opening *out);

typedef struct {
    const char *problem;  // NULL: ready
    const Rule *rule;     // of the problem
    size_t      profile;  // which one it is about
} Opened;

bool messages_send_opened(int line, const Opened *opened);
bool messages_receive_opened(int line, Arena *arena, Opened *out);

typedef enum { ROUND_CLIPS, ROUND_PHONEMES, ROUND_IDENTITY } RoundKind;

typedef struct {
    RoundKind     kind;
    int           rate;   // of the clips, frames a second
    int           jobs;   // processes at once
    const char   *cache;  // folder; NULL: none
    const Phrase *phrases;
    size_t        count;
} RoundRequest;

bool messages_send_round(int line, const RoundRequest *request);
bool messages_receive_round(int line, Arena *arena, RoundRequest *out);

typedef enum {
    REPLY_CLIP,      // clip_bytes.h
    REPLY_PHONEMES,  // text
    REPLY_IDENTITY,  // text, of the first phrase, whatever it is
    REPLY_WHY,       // text: why it could not be spoken
    REPLY_NOTHING,   // no bytes: `end` says why
} ReplyKind;

typedef struct {
    size_t    phrase;  // index
    ReplyKind kind;
    WorkerEnd end;
    int       engine;  // index of the profile that says it; -1: none does
    size_t    size;    // of its bytes
} RoundReply;

bool messages_send_reply(int line, const RoundReply *reply, const void *bytes);

// The bytes are in `buffer`, which grows as needed and serves one reply after another; the caller frees its
// bytes in the end.
typedef struct {
    unsigned char *bytes;
    size_t         room;
} ReplyBuffer;

bool messages_receive_reply(int line, RoundReply *out, ReplyBuffer *buffer);

#endif
