#include "voice/messages.h"

#include "base/line.h"
#include "rules/rules.h"
#include "voice/profile_parcel.h"

#include <stdlib.h>
#include <string.h>

// Both sides should be the same program, but a host may find a speaker of another version.
#define SPOKEN_HERE "walkcoach " VERSION ", speaker 2"

enum { REPLY_LARGEST = 64 << 20 };

bool messages_send_opening(int line, const Opening *opening)
{
    Arena arena = { 0 };
    Text  parcel = { .arena = &arena };
    parcel_put_text(&parcel, SPOKEN_HERE);
    parcel_put_int(&parcel, opening->host);
    parcel_put_int(&parcel, (int64_t)opening->count);
    for (size_t i = 0; i < opening->count; i++)
        profile_put(&parcel, &opening->profiles[i]);
    bool sent = parcel_send(&parcel, line);
    arena_free(&arena);
    return sent;
}

bool messages_receive_opening(int line, Arena *arena, Opening *out)
{
    Parcel parcel;
    if (!parcel_receive(&parcel, line, arena))
        return false;
    const char *version = parcel_text(&parcel);
    *out = (Opening){ 0 };
    if (!version || strcmp(version, SPOKEN_HERE) != 0)
        return true;
    out->host = (pid_t)parcel_int(&parcel);
    out->count = parcel_count(&parcel);
    VoiceProfile *profiles = ARENA_ARRAY(arena, VoiceProfile, out->count + 1);
    for (size_t i = 0; i < out->count; i++)
        profile_take(&parcel, arena, &profiles[i]);
    out->profiles = profiles;
    return !parcel.broken;
}

bool messages_send_opened(int line, const Opened *opened)
{
    Arena arena = { 0 };
    Text  parcel = { .arena = &arena };
    parcel_put_text(&parcel, opened->problem);
    parcel_put_text(&parcel, opened->rule ? opened->rule->name : NULL);
    parcel_put_int(&parcel, (int64_t)opened->profile);
    bool sent = parcel_send(&parcel, line);
    arena_free(&arena);
    return sent;
}

bool messages_receive_opened(int line, Arena *arena, Opened *out)
{
    Parcel parcel;
    if (!parcel_receive(&parcel, line, arena))
        return false;
    *out = (Opened){ .problem = parcel_text(&parcel) };
    const char *rule = parcel_text(&parcel);
    out->rule = rule ? rules_find(rule) : NULL;
    out->profile = (size_t)parcel_int(&parcel);
    return !parcel.broken && (!out->problem || out->rule);
}

bool messages_send_round(int line, const RoundRequest *request)
{
    Arena arena = { 0 };
    Text  parcel = { .arena = &arena };
    parcel_put_int(&parcel, request->kind);
    parcel_put_int(&parcel, request->rate);
    parcel_put_int(&parcel, request->jobs);
    parcel_put_text(&parcel, request->cache);
    parcel_put_int(&parcel, (int64_t)request->count);
    for (size_t i = 0; i < request->count; i++) {
        parcel_put_text(&parcel, request->phrases[i].text);
        parcel_put_int(&parcel, request->phrases[i].rate_numerator);
    }
    bool sent = parcel_send(&parcel, line);
    arena_free(&arena);
    return sent;
}

bool messages_receive_round(int line, Arena *arena, RoundRequest *out)
{
    Parcel parcel;
    if (!parcel_receive(&parcel, line, arena))
        return false;
    out->kind = (RoundKind)parcel_int(&parcel);
    out->rate = (int)parcel_int(&parcel);
    out->jobs = (int)parcel_int(&parcel);
    out->cache = parcel_text(&parcel);
    out->count = parcel_count(&parcel);
    Phrase *phrases = ARENA_ARRAY(arena, Phrase, out->count + 1);
    for (size_t i = 0; i < out->count; i++) {
        phrases[i].text = parcel_text(&parcel);
        phrases[i].rate_numerator = (int)parcel_int(&parcel);
    }
    out->phrases = phrases;
    return !parcel.broken;
}

enum { HEAD_PHRASE, HEAD_KIND, HEAD_END, HEAD_ENGINE, HEAD_SIZE, HEAD_COUNT };

bool messages_send_reply(int line, const RoundReply *reply, const void *bytes)
{
    int64_t head[HEAD_COUNT] = { (int64_t)reply->phrase, reply->kind, reply->end, reply->engine,
                                 (int64_t)reply->size };
    return line_send(line, head, sizeof head) && line_send(line, bytes, reply->size);
}

static bool make_room(ReplyBuffer *buffer, size_t size)
{
    if (size <= buffer->room)
        return true;
    unsigned char *grown = size <= REPLY_LARGEST ? realloc(buffer->bytes, size) : NULL;
    if (!grown)
        return false;
    *buffer = (ReplyBuffer){ grown, size };
    return true;
}

bool messages_receive_reply(int line, RoundReply *out, ReplyBuffer *buffer)
{
    int64_t head[HEAD_COUNT];
    if (!line_receive(line, head, sizeof head))
        return false;
    *out = (RoundReply){ .phrase = (size_t)head[HEAD_PHRASE],
                         .kind = (ReplyKind)head[HEAD_KIND],
                         .end = (WorkerEnd)head[HEAD_END],
                         .engine = (int)head[HEAD_ENGINE],
                         .size = (size_t)head[HEAD_SIZE] };
    return make_room(buffer, out->size) && line_receive(line, buffer->bytes, out->size);
}
