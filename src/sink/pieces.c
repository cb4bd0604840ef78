//     thread: move, fill ─▶ make ─┐
//     thread: move, fill ─▶ make ─┼─▶ [slot] [slot] [slot] ... ─▶ put: the caller, in order
//     thread: move, fill ─▶ make ─┘
//
// Each thread takes the next free piece. There is one extra slot for every four threads: memory does not grow
// with the length, and nobody waits for one slow piece.
#include "sink/pieces.h"

#include "base/thread.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TICK = 50 };  // ms between two looks at go_on and share

typedef struct {
    Bytes bytes;
    bool  made;
} Slot;

typedef struct {
    const PiecesJob *job;
    int64_t          total, taken, put;  // pieces
    int              share;
    Slot            *slots;
    int              slot_count;
    SinkError        error;  // the first
    pthread_mutex_t  lock;   // guards everything above
    pthread_cond_t   changed;
    atomic_bool      stop;
    _Atomic Frames   frames;  // read so far, over all pieces
} Pieces;

typedef struct {
    Pieces   *pieces;
    int       number;
    void     *reader;
    Frames    at, from, to;  // of the current piece
    pthread_t thread;
    bool      runs;
} Worker;

// --- A thread --------------------------------------------------------------------------

static void move(void *self, Frames at, Frames from, Frames to)
{
    Worker *worker = self;
    worker->at = at;
    worker->from = from;
    worker->to = to;
    worker->pieces->job->sound->move(worker->reader, at, from, to);
}

static bool next(void *self, float *out, Frames count)
{
    Worker          *worker = self;
    const PiecesJob *job = worker->pieces->job;
    for (Frames done = 0; done < count;) {
        Frames at = worker->at, part = count - done;
        bool   own = at >= worker->from && at < worker->to;
        Frames border = own ? worker->to : worker->from;
        if (at < border && border < at + part)
            part = border - at;
        job->sound->fill(worker->reader, out + done * job->channels, part);
        if (own)
            atomic_fetch_add(&worker->pieces->frames, part);
        worker->at += part;
        done += part;
    }
    return !atomic_load(&worker->pieces->stop);
}

static bool may_take(const Pieces *pieces, int worker)
{
    return worker < pieces->share && pieces->taken < pieces->put + pieces->slot_count;
}

// -1: there is none, or no more are wanted.
static int64_t take(Pieces *pieces, int worker)
{
    int64_t number = -1;
    pthread_mutex_lock(&pieces->lock);
    while (!atomic_load(&pieces->stop) && pieces->taken < pieces->total && !may_take(pieces, worker))
        pthread_cond_wait(&pieces->changed, &pieces->lock);
    if (!atomic_load(&pieces->stop) && pieces->taken < pieces->total)
        number = pieces->taken++;
    pthread_mutex_unlock(&pieces->lock);
    return number;
}

static void hand_over(Pieces *pieces, int64_t number, bool good, const SinkError *error)
{
    pthread_mutex_lock(&pieces->lock);
    pieces->slots[number % pieces->slot_count].made = good;
    if (!good && error->failed && !pieces->error.failed)
        pieces->error = *error;
    if (!good)
        atomic_store(&pieces->stop, true);
    pthread_cond_broadcast(&pieces->changed);
    pthread_mutex_unlock(&pieces->lock);
}

static void *make_pieces(void *self)
{
    Worker           *worker = self;
    Pieces           *pieces = worker->pieces;
    const PiecesJob  *job = pieces->job;
    const EncoderFeed feed = { move, next, worker };
    for (int64_t number; (number = take(pieces, worker->number)) >= 0;) {
        Bytes    *bytes = &pieces->slots[number % pieces->slot_count].bytes;
        SinkError error = { 0 };
        bytes->size = 0;
        bool good = job->ops->make(job->encoder, number, &feed, bytes, &error);
        if (good && bytes->failed)
            good = sink_failed(&error, "out of memory");
        hand_over(pieces, number, good, &error);
    }
    return NULL;
}

// --- The caller's side -----------------------------------------------------------------

static int share_of(const PiecesJob *job) { return job->share ? job->share(job->self) : job->threads; }

// Waits until the next piece is there; NULL: no more is wanted. Checks go_on and share now and then.
static Slot *wait_for_next(Pieces *pieces)
{
    const PiecesJob *job = pieces->job;
    Slot            *slot = &pieces->slots[pieces->put % pieces->slot_count];
    pthread_mutex_lock(&pieces->lock);
    while (!slot->made && !atomic_load(&pieces->stop)) {
        struct timespec until;
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_nsec += TICK * 1000000;
        until.tv_sec += until.tv_nsec / 1000000000;
        until.tv_nsec %= 1000000000;
        if (pthread_cond_clockwait(&pieces->changed, &pieces->lock, CLOCK_MONOTONIC, &until) != ETIMEDOUT)
            continue;
        pieces->share = share_of(job);
        if (job->go_on && !job->go_on(job->self, atomic_load(&pieces->frames)))
            atomic_store(&pieces->stop, true);
        pthread_cond_broadcast(&pieces->changed);
    }
    bool wanted = slot->made && !atomic_load(&pieces->stop);
    pthread_mutex_unlock(&pieces->lock);
    return wanted ? slot : NULL;
}

static bool put_pieces(Pieces *pieces, SinkError *error)
{
    const PiecesJob *job = pieces->job;
    while (pieces->put < pieces->total) {
        Slot *slot = wait_for_next(pieces);
        if (!slot || !job->ops->put(job->encoder, &slot->bytes, error) ||
            (job->go_on && !job->go_on(job->self, atomic_load(&pieces->frames))))
            return false;
        pthread_mutex_lock(&pieces->lock);
        slot->made = false;
        pieces->put++;
        pieces->share = share_of(job);
        pthread_cond_broadcast(&pieces->changed);
        pthread_mutex_unlock(&pieces->lock);
    }
    return true;
}

// --- Beginning and end -----------------------------------------------------------------

// Starts as many threads as possible, at least one.
static bool start(Pieces *pieces, Worker *workers)
{
    const SinkSound *sound = pieces->job->sound;
    for (int i = 0; i < pieces->job->threads; i++) {
        workers[i] = (Worker){ .pieces = pieces, .number = i, .reader = sound->open(sound->self) };
        if (!workers[i].reader ||
            !(workers[i].runs = thread_start(&workers[i].thread, make_pieces, &workers[i])))
            return i > 0;
    }
    return true;
}

static void end(Pieces *pieces, Worker *workers)
{
    pthread_mutex_lock(&pieces->lock);
    atomic_store(&pieces->stop, true);
    pthread_cond_broadcast(&pieces->changed);
    pthread_mutex_unlock(&pieces->lock);
    for (int i = 0; i < pieces->job->threads; i++) {
        if (workers[i].runs)
            pthread_join(workers[i].thread, NULL);
        if (workers[i].reader)
            pieces->job->sound->close(workers[i].reader);
    }
    for (int i = 0; i < pieces->slot_count; i++)
        free(pieces->slots[i].bytes.at);
}

bool pieces_write(const PiecesJob *job, SinkError *error)
{
    Pieces  pieces = { .job = job,
                       .total = job->ops->count(job->encoder),
                       .share = share_of(job),
                       .slot_count = job->threads + (job->threads + 3) / 4,
                       .lock = PTHREAD_MUTEX_INITIALIZER,
                       .changed = PTHREAD_COND_INITIALIZER };
    Worker *workers = calloc((size_t)job->threads, sizeof *workers);
    pieces.slots = calloc((size_t)pieces.slot_count, sizeof *pieces.slots);
    bool good = workers && pieces.slots &&
                (start(&pieces, workers) || sink_failed(error, "no thread to encode in"));
    good = good ? put_pieces(&pieces, error) : sink_failed(error, "out of memory");
    if (workers && pieces.slots)
        end(&pieces, workers);
    if (pieces.error.failed)
        sink_failed(error, "%s", pieces.error.text);
    free(workers);
    free(pieces.slots);
    return good;
}
