//     thread:  fill ─▶ [block] [block] [block] [block] ─▶ ahead_next: the caller
//
// Two counters hand the blocks over. A block is the caller's from the call that returns it until the next
// call.
#include "sink/ahead.h"

#include "base/thread.h"

#include <stdlib.h>

// 4 x 256 KiB: fits a second-level cache, and waking the other side costs nothing compared with 0.4 s of
// sound.
enum { BLOCK = 32768, BLOCKS = 4 };

struct Ahead {
    SinkFill       *fill;
    void           *source;
    int             channels;
    Frames          length;
    int64_t         made, taken, total;  // blocks; under the lock
    bool            closing;
    pthread_mutex_t lock;
    pthread_cond_t  changed;
    pthread_t       thread;
    float          *blocks;
};

static float *block_at(Ahead *ahead, int64_t number)
{
    return ahead->blocks + number % BLOCKS * BLOCK * ahead->channels;
}

static Frames block_length(const Ahead *ahead, int64_t number)
{
    Frames left = ahead->length - number * BLOCK;
    return left < BLOCK ? left : BLOCK;
}

static bool wait_for_room(Ahead *ahead, int64_t number)
{
    pthread_mutex_lock(&ahead->lock);
    while (!ahead->closing && number >= ahead->taken + BLOCKS)
        pthread_cond_wait(&ahead->changed, &ahead->lock);
    bool go_on = !ahead->closing;
    pthread_mutex_unlock(&ahead->lock);
    return go_on;
}

static void *make_blocks(void *self)
{
    Ahead *ahead = self;
    for (int64_t number = 0; number < ahead->total && wait_for_room(ahead, number); number++) {
        ahead->fill(ahead->source, block_at(ahead, number), block_length(ahead, number));
        pthread_mutex_lock(&ahead->lock);
        ahead->made = number + 1;
        pthread_cond_broadcast(&ahead->changed);
        pthread_mutex_unlock(&ahead->lock);
    }
    return NULL;
}

Ahead *ahead_open(SinkFill *fill, void *source, int channels, Frames length)
{
    Ahead *ahead = calloc(1, sizeof *ahead);
    if (!ahead)
        return NULL;
    *ahead = (Ahead){ .fill = fill,
                      .source = source,
                      .channels = channels,
                      .length = length,
                      .taken = -1,
                      .total = (length + BLOCK - 1) / BLOCK,
                      .lock = PTHREAD_MUTEX_INITIALIZER,
                      .changed = PTHREAD_COND_INITIALIZER };
    ahead->blocks = malloc(sizeof(float) * BLOCKS * BLOCK * (size_t)channels);
    if (ahead->blocks && thread_start(&ahead->thread, make_blocks, ahead))
        return ahead;
    free(ahead->blocks);
    free(ahead);
    return NULL;
}

void ahead_close(Ahead *ahead)
{
    if (!ahead)
        return;
    pthread_mutex_lock(&ahead->lock);
    ahead->closing = true;
    pthread_cond_broadcast(&ahead->changed);
    pthread_mutex_unlock(&ahead->lock);
    pthread_join(ahead->thread, NULL);
    free(ahead->blocks);
    free(ahead);
}

const float *ahead_next(Ahead *ahead, Frames *count)
{
    pthread_mutex_lock(&ahead->lock);
    int64_t number = ++ahead->taken;  // the block before this belongs to the thread again
    pthread_cond_broadcast(&ahead->changed);
    while (number < ahead->total && ahead->made <= number)
        pthread_cond_wait(&ahead->changed, &ahead->lock);
    pthread_mutex_unlock(&ahead->lock);
    *count = number < ahead->total ? block_length(ahead, number) : 0;
    return block_at(ahead, number);
}
