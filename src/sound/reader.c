#include "sound/reader.h"

#include "base/cell.h"
#include "base/line.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

// Between processes of one program: as it is in memory.
typedef struct {
    bool  read, cut;
    Audio audio;  // its samples come after it
    char  why[AUDIO_WHY_SIZE];
} Reply;

// --- The reader's process --------------------------------------------------------------

// The libraries are opened, then the door is shut; a file is handed in through the line.
static bool settle(char why[AUDIO_WHY_SIZE])
{
    char shut[CELL_WHY_SIZE];
    prctl(PR_SET_NAME, "walkcoach-read");
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (!audio_ready(why))
        return false;
    if (cell_enter(&(Cell){ .closed = true, .most_open = ROLE_LINE + 2 }, shut))
        return true;
    snprintf(why, AUDIO_WHY_SIZE, "cannot be read: %s", shut);
    return false;
}

static bool reply_to(int file, double longest, const Reply *failed)
{
    Reply reply = *failed;
    if (!*reply.why)
        reply.read = audio_read_open(file, longest, &reply.audio, &reply.cut, reply.why);
    size_t size = (size_t)(reply.audio.length * reply.audio.channels) * sizeof(float);
    bool   sent = line_send(ROLE_LINE, &reply, sizeof reply) &&
                (!reply.read || line_send(ROLE_LINE, reply.audio.samples, size));
    audio_free(&reply.audio);
    return sent;
}

int reader_run(void)
{
    Reply  failed = { 0 };
    double longest;
    int    file;
    settle(failed.why);
    do
        file = line_receive_end(ROLE_LINE);
    while (file >= 0 && line_receive(ROLE_LINE, &longest, sizeof longest) &&
           reply_to(file, longest, &failed));
    _exit(0);
}

// --- The host's ------------------------------------------------------------------------

static bool refuse(char why[AUDIO_WHY_SIZE], const char *reason)
{
    snprintf(why, AUDIO_WHY_SIZE, "cannot be read: %.120s", reason);
    return false;
}

static bool start(Reader *reader, char why[AUDIO_WHY_SIZE])
{
    if (!reader->runs)
        reader->runs = role_start(reader->program, READER_ROLE, &reader->role);
    return reader->runs || refuse(why, strerror(errno));
}

// What came may be anything: the file may have made the reader its own.
static bool is_sound(const Audio *audio, double longest)
{
    return (audio->channels == 1 || audio->channels == 2) && audio->rate >= AUDIO_RATE_MIN &&
           audio->rate <= AUDIO_RATE_MAX && audio->length > 0 &&
           (double)audio->length <= longest * audio->rate && audio->mended >= 0;
}

// False: it does not answer as a reader does.
static bool take(int line, double longest, Reply *reply, char why[AUDIO_WHY_SIZE])
{
    if (!line_receive(line, reply, sizeof *reply))
        return false;
    Audio *audio = &reply->audio;
    audio->samples = NULL;
    reply->why[AUDIO_WHY_SIZE - 1] = 0;
    memcpy(why, reply->why, AUDIO_WHY_SIZE);
    if (!reply->read)
        return *why;
    if (!is_sound(audio, longest))
        return false;
    size_t size = (size_t)(audio->length * audio->channels) * sizeof(float);
    if (!(audio->samples = malloc(size))) {
        reply->read = refuse(why, strerror(errno));
        return false;  // what it sends is not waited for
    }
    if (line_receive(line, audio->samples, size))
        return true;
    audio_free(audio);
    return false;
}

static bool ask(const Reader *reader, int file, double longest, Reply *reply, char why[AUDIO_WHY_SIZE])
{
    int line = reader->role.line;
    return line_send_end(line, file) && line_send(line, &longest, sizeof longest) &&
           take(line, longest, reply, why);
}

static bool say_how_it_ended(int status, char why[AUDIO_WHY_SIZE])
{
    if (WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL)
        snprintf(why, AUDIO_WHY_SIZE, "cannot be read: what reads it crashed (%s)",
                 strsignal(WTERMSIG(status)));
    else if (!*why)
        refuse(why, "what reads it gave up");
    return false;
}

static bool read_in_cell(Reader *reader, int file, double longest, bool *cut, Audio *out,
                         char why[AUDIO_WHY_SIZE])
{
    Reply reply = { 0 };
    if (!start(reader, why))
        return false;
    *why = 0;
    if (!ask(reader, file, longest, &reply, why)) {
        reader->runs = false;
        return say_how_it_ended(role_end(&reader->role, false), why);
    }
    if (!reply.read)
        return false;
    *out = reply.audio;
    *cut = reply.cut;
    if (audio_clean(out, why))
        return true;
    audio_free(out);
    return false;
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
        return audio_read_open(file, longest, out, cut, why);
    bool read = read_in_cell(reader, file, longest, cut, out, why);
    close(file);
    return read;
}

void reader_end(Reader *reader)
{
    if (reader->runs)
        role_end(&reader->role, false);
    reader->runs = false;
}
