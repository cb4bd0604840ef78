// M4B and M4A through the ffmpeg program as a child: nothing else here writes AAC, and it writes chapters in
// both forms.
//
//     frames ─▶ socket ─▶ ffmpeg ─▶ fd      titles with chapters, and the cover, are in two memory
//                                           files; what it says goes into a third, for our one line
#include "sink/encoder.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

// Where the child finds its files.
enum { CHILD_META = 3, CHILD_COVER = 4, CHILD_OUT = 5, CHILD_ARGS = 48 };

typedef struct {
    pid_t child;
    int   socket;
    int   said;  // a file; -1: nobody reads what it says
    int   channels;
} M4b;

static const int bitrates[][2] = {
    // mono, stereo
    [QUALITY_LOW] = { 48000, 64000 },
    [QUALITY_NORMAL] = { 64000, 96000 },
    [QUALITY_HIGH] = { 96000, 160000 },
};

// --- What we ask of ffmpeg -------------------------------------------------------------

// ffmpeg's metadata file: '=', ';', '#', '\' and line ends are escaped (ffmpeg-formats, "Metadata"). If an
// escaped '\' comes last, its reader takes the end of the line as part of the value: a space goes between.
static void put_value(FILE *to, const char *key, const char *value)
{
    if (!value || !*value)
        return;
    fprintf(to, "%s=", key);
    for (; *value; value++) {
        if (strchr("=;#\\\n", *value))
            fputc('\\', to);
        fputc(*value, to);
    }
    fputs(value[-1] == '\\' ? " \n" : "\n", to);
}

static void put_metadata(FILE *to, const Tags *tags)
{
    fputs(";FFMETADATA1\n", to);
    if (!tags)
        return;
    put_value(to, "title", tags->title);
    put_value(to, "artist", tags->artist);
    put_value(to, "album", tags->album);
    put_value(to, "date", tags->date);
    put_value(to, "genre", tags->genre);
    put_value(to, "comment", tags->comment);
    put_value(to, "lyrics", tags->lyrics);
    put_value(to, "grouping", tags->fingerprint);
    if (tags->track > 0)
        fprintf(to, "track=%d\n", tags->track);
    for (size_t i = 0; i < tags->chapter_count; i++) {
        const Chapter *chapter = &tags->chapters[i];
        fprintf(to, "[CHAPTER]\nTIMEBASE=1/1000\nSTART=%lld\nEND=%lld\n", (long long)millis_of(chapter->at),
                (long long)millis_of(chapter->at + chapter->length));
        put_value(to, "title", chapter->title);
    }
}

static int metadata_file(const Tags *tags)
{
    int   fd = memfd_create("metadata", MFD_CLOEXEC);
    FILE *to = fd >= 0 ? fdopen(dup(fd), "w") : NULL;
    if (!to || (put_metadata(to, tags), fclose(to)) != 0)
        return fd >= 0 ? close(fd), -1 : -1;
    lseek(fd, 0, SEEK_SET);
    return fd;
}

static int cover_file(const Tags *tags)
{
    int fd = memfd_create("cover", MFD_CLOEXEC);
    if (fd >= 0 && tags && tags->cover)
        encoder_put(fd, tags->cover, tags->cover_size);
    if (fd >= 0)
        lseek(fd, 0, SEEK_SET);
    return fd;
}

typedef struct {
    const char *items[CHILD_ARGS];
    int         count;
    char        rate[16], channels[16], bitrate[16];
} Arguments;

static void add(Arguments *to, const char *const *words)
{
    for (; *words; words++)
        to->items[to->count++] = *words;
}

static void arguments(const EncoderSettings *settings, Arguments *to)
{
    int bitrate = settings->bitrate ? settings->bitrate : bitrates[settings->quality][settings->channels - 1];
    snprintf(to->rate, sizeof to->rate, "%d", settings->rate);
    snprintf(to->channels, sizeof to->channels, "%d", settings->channels);
    snprintf(to->bitrate, sizeof to->bitrate, "%d", bitrate);
    add(to, (const char *const[]){ "ffmpeg", "-v", "error", "-xerror", "-y", "-f", "f32le", "-ar", to->rate,
                                   "-ac", to->channels, "-i", "pipe:0", "-f", "ffmetadata", "-i", "/dev/fd/3",
                                   NULL });
    if (settings->tags && settings->tags->cover)
        add(to, (const char *const[]){ "-f", "png_pipe", "-i", "/dev/fd/4", "-map", "2:v", "-c:v", "copy",
                                       "-disposition:v", "attached_pic", NULL });
    add(to, (const char *const[]){ "-map",    "0:a",       "-map_metadata", "1",         "-map_chapters",
                                   "1",       "-c:a",      "aac",           "-b:a",      to->bitrate,
                                   "-fflags", "+bitexact", "-flags:a",      "+bitexact", "-threads",
                                   "1",       "-f",        "ipod",          "/dev/fd/5", NULL });
}

// --- The child -------------------------------------------------------------------------

// dup2 onto itself would leave close-on-exec set: first move the descriptors out of the way.
enum { FILES = 4 };  // titles, cover, out, and what ffmpeg says
static int spawn(const EncoderSettings *settings, int in, const int files[FILES], pid_t *child)
{
    static const int place[FILES] = { CHILD_META, CHILD_COVER, CHILD_OUT, STDERR_FILENO };
    Arguments        argv = { 0 };
    arguments(settings, &argv);
    int high[1 + FILES] = { fcntl(in, F_DUPFD_CLOEXEC, 16) };
    for (int i = 0; i < FILES; i++)
        high[i + 1] = fcntl(files[i], F_DUPFD_CLOEXEC, 16);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, high[0], STDIN_FILENO);
    for (int i = 0; i < FILES; i++)
        posix_spawn_file_actions_adddup2(&actions, high[i + 1], place[i]);
    int code = posix_spawnp(child, "ffmpeg", &actions, NULL, (char *const *)argv.items, environ);
    posix_spawn_file_actions_destroy(&actions);
    for (int i = 0; i < 1 + FILES; i++)
        close(high[i]);
    return code;
}

static void *m4b_open(int fd, const EncoderSettings *settings, SinkError *error)
{
    M4b *m4b = calloc(1, sizeof *m4b);
    int  pair[2];
    if (!m4b || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) {
        free(m4b);
        sink_failed(error, "out of memory");
        return NULL;
    }
    m4b->said = memfd_create("said", MFD_CLOEXEC);
    int files[FILES] = { metadata_file(settings->tags), cover_file(settings->tags), fd, m4b->said };
    int code = spawn(settings, pair[1], files, &m4b->child);
    close(files[0]);
    close(files[1]);
    close(pair[1]);
    m4b->socket = pair[0];
    m4b->channels = settings->channels;
    if (code == 0)
        return m4b;
    close(m4b->socket);
    close(m4b->said);
    free(m4b);
    sink_failed(error,
                code == ENOENT
                    ? "M4B and M4A need the ffmpeg program (apt-get install ffmpeg); MP3 needs nothing"
                    : "cannot start ffmpeg: %s",
                strerror(code));
    return NULL;
}

// The reason, from ffmpeg's own last line, such as "Error writing trailer of /dev/fd/5: No space left on
// device".
static bool report(const M4b *m4b, SinkError *error)
{
    char    said[400];
    ssize_t size = pread(m4b->said, said, sizeof said - 1, 0);
    said[size > 0 ? size : 0] = '\0';
    said[strcspn(said, "\n")] = '\0';
    return sink_failed(error, said[0] ? "ffmpeg: %s" : "ffmpeg ended early%s", said);
}

static bool m4b_write(void *self, const float *frames, Frames count, SinkError *error)
{
    M4b        *m4b = self;
    const char *at = (const char *)frames;
    size_t      left = (size_t)(count * m4b->channels) * sizeof *frames;
    while (left > 0) {
        ssize_t sent = send(m4b->socket, at, left, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return report(m4b, error);
        at += sent;
        left -= (size_t)sent;
    }
    return true;
}

static bool m4b_finish(void *self, SinkError *error)
{
    M4b *m4b = self;
    int  how = 0;
    close(m4b->socket);
    while (waitpid(m4b->child, &how, 0) < 0 && errno == EINTR)
        continue;
    bool good = (WIFEXITED(how) && WEXITSTATUS(how) == 0) || report(m4b, error);
    close(m4b->said);
    free(m4b);
    return good;
}

const EncoderOps encoder_m4b = { m4b_open, m4b_write, m4b_finish, NULL };
