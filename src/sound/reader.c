#include "sound/reader.h"

#include "base/cell.h"
#include "base/line.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROOM_SIZE ((size_t)READER_SECONDS * AUDIO_ROOM * sizeof(float))  // only what is used is there

// Between processes of one program: as it is in memory.
typedef struct {
    bool  read, cut;
    Audio audio;  // its samples are in the room
    char  why[AUDIO_WHY_SIZE];
} Reply;

static float *map_room(int memory, int protection)
{
    void *room = mmap(NULL, ROOM_SIZE, protection, MAP_SHARED | MAP_NORESERVE, memory, 0);
    return room == MAP_FAILED ? NULL : room;
}

// --- The reader's process --------------------------------------------------------------

// The libraries are opened, then the process enters its cell; a file is handed in through the line.
static bool settle(char why[AUDIO_WHY_SIZE])
{
    char shut[CELL_WHY_SIZE];
    if (!audio_ready(why))
        return false;
    if (cell_enter(&(Cell){ .closed = true, .most_open = ROLE_LINE + 2 }, shut))
        return true;
    snprintf(why, AUDIO_WHY_SIZE, "cannot be read: %s", shut);
    return false;
}

static bool reply_to(int file, double longest, float *room, const Reply *failed)
{
    Reply reply = *failed;
    if (!*reply.why)
        reply.read = audio_read_open(file, longest, room, &reply.audio, &reply.cut, reply.why);
    return line_send(ROLE_LINE, &reply, sizeof reply);
}

int reader_run(void)
{
    Reply  failed = { 0 };
    double longest;
    prctl(PR_SET_NAME, "walkcoach-read");
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    int    file = line_receive_end(ROLE_LINE);
    float *room = map_room(file, PROT_READ | PROT_WRITE);
    close(file);
    if (!room)
        _exit(1);
    settle(failed.why);
    do
        file = line_receive_end(ROLE_LINE);
    while (file >= 0 && line_receive(ROLE_LINE, &longest, sizeof longest) &&
           reply_to(file, longest, room, &failed));
    _exit(0);
}

// --- The host's ------------------------------------------------------------------------

static bool refuse(char why[AUDIO_WHY_SIZE], const char *reason)
{
    snprintf(why, AUDIO_WHY_SIZE, "cannot be read: %.120s", reason);
    return false;
}

// Memory whose size is fixed for good: nobody can pull it away from under the host. -1: none.
static int make_room(void)
{
    int memory = memfd_create("sound", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (memory >= 0 && ftruncate(memory, ROOM_SIZE) == 0 &&
        fcntl(memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
        return memory;
    if (memory >= 0)
        close(memory);
    return -1;
}

// Ends what was started; returns the status that waitpid gives.
static int end(Reader *reader)
{
    int status = reader->runs ? role_end(&reader->role, false) : 0;
    if (reader->shared)
        munmap(reader->room, ROOM_SIZE);
    else
        free(reader->room);
    *reader = (Reader){ .program = reader->program };
    return status;
}

static bool start(Reader *reader, char why[AUDIO_WHY_SIZE])
{
    if (reader->runs)
        return true;
    end(reader);
    int memory = make_room();
    reader->room = memory >= 0 ? map_room(memory, PROT_READ) : NULL;
    reader->shared = reader->room;
    reader->runs = reader->shared && role_start(reader->program, READER_ROLE, &reader->role);
    bool started = reader->runs && line_send_end(reader->role.line, memory);
    if (!started)
        refuse(why, strerror(errno));
    if (memory >= 0)
        close(memory);
    return started;
}

// What came may be anything: the file may have made the reader its own.
static bool is_sound(const Audio *audio, double longest)
{
    return (audio->channels == 1 || audio->channels == 2) && audio->rate >= AUDIO_RATE_MIN &&
           audio->rate <= AUDIO_RATE_MAX && audio->length > 0 &&
           (double)audio->length <= longest * audio->rate && audio->mended >= 0;
}

// False: it does not answer as a reader does.
static bool ask(const Reader *reader, int file, double longest, Reply *reply, char why[AUDIO_WHY_SIZE])
{
    int line = reader->role.line;
    if (!line_send_end(line, file) || !line_send(line, &longest, sizeof longest) ||
        !line_receive(line, reply, sizeof *reply))
        return false;
    reply->why[AUDIO_WHY_SIZE - 1] = 0;
    memcpy(why, reply->why, AUDIO_WHY_SIZE);
    return reply->read ? is_sound(&reply->audio, longest) : *why;
}

static void say_how_it_ended(int status, char why[AUDIO_WHY_SIZE])
{
    if (WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL)
        snprintf(why, AUDIO_WHY_SIZE, "cannot be read: the process that reads it crashed (%s)",
                 strsignal(WTERMSIG(status)));
    else if (!*why)
        refuse(why, "the process that reads it gave up");
}

static bool read_in_cell(Reader *reader, int file, double longest, bool *cut, Audio *out,
                         char why[AUDIO_WHY_SIZE])
{
    Reply reply = { 0 };
    *why = 0;
    if (!start(reader, why))
        return false;
    if (!ask(reader, file, longest, &reply, why)) {
        say_how_it_ended(end(reader), why);
        return false;
    }
    if (!reply.read)
        return false;
    *out = reply.audio;
    out->samples = reader->room;
    *cut = reply.cut;
    return true;
}

static bool read_here(Reader *reader, int file, double longest, bool *cut, Audio *out,
                      char why[AUDIO_WHY_SIZE])
{
    end(reader);
    bool read = audio_read_open(file, longest, NULL, out, cut, why);
    reader->room = out->samples;
    return read;
}

bool reader_read(Reader *reader, const char *path, double longest, bool *cut, Audio *out,
                 char why[AUDIO_WHY_SIZE])
{
    int file = audio_open(path, why);
    *out = (Audio){ 0 };
    *cut = false;
    if (file < 0)
        return false;
    if (!reader->program)
        return read_here(reader, file, longest, cut, out, why);
    bool read = read_in_cell(reader, file, longest, cut, out, why);
    close(file);
    return read;
}

void reader_end(Reader *reader) { end(reader); }
