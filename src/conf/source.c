// A name may lead anywhere: to a folder, a pipe that never ends, a disk image. Only a regular file of at most
// CONF_FILE_MAX bytes is read, and that is checked before it is opened for reading, so that nothing hangs.
#include "conf/source.h"

#include "base/files.h"
#include "base/utf8.h"
#include "rules/rules.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char bom[] = "\xEF\xBB\xBF";

static bool read_all(int fd, char *bytes, size_t capacity, size_t *length)
{
    *length = 0;
    while (*length < capacity) {
        ssize_t got = read(fd, bytes + *length, capacity - *length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        *length += (size_t)got;
    }
    return true;
}

static void report_too_large(DiagList *diags, SourcePos asked, const char *path, const ConfHints *hints)
{
    diag_error(diags, asked, RULE(FILE_SIZE), "\"%s\" is larger than %d KiB; %s", path, CONF_FILE_MAX / 1024,
               hints->size);
}

const Source *conf_source_read(const char *path, SourcePos asked, const ConfHints *hints, Arena *arena,
                               DiagList *diags)
{
    struct stat status;
    int         fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0 || fstat(fd, &status) != 0) {
        diag_error(diags, asked, RULE(FILE), "cannot read \"%s\": %s", path, strerror(errno));
        goto failed;
    }
    if (!S_ISREG(status.st_mode)) {
        const char *odd = files_odd_kind(path);
        diag_error(diags, asked, RULE(FILE), "\"%s\" is %s", path, odd ? odd : "not a file");
        goto failed;
    }
    if (status.st_size > CONF_FILE_MAX) {
        report_too_large(diags, asked, path, hints);
        goto failed;
    }
    // Files below /proc say 0; and one may grow while it is read.
    size_t room = status.st_size > 0 ? (size_t)status.st_size + 1 : CONF_FILE_MAX + 1, length;
    char  *bytes = arena_alloc(arena, room);
    bool   read_it = read_all(fd, bytes, room, &length);
    if (read_it && length == room && room <= CONF_FILE_MAX) {
        bytes = memcpy(arena_alloc(arena, CONF_FILE_MAX + 1), bytes, length);
        read_it = read_all(fd, bytes + length, CONF_FILE_MAX + 1 - length, &room);
        length += room;
    }
    if (!read_it) {
        diag_error(diags, asked, RULE(FILE), "cannot read \"%s\": %s", path, strerror(errno));
        goto failed;
    }
    close(fd);
    return conf_source_make(path, bytes, length, hints, arena, diags);
failed:
    if (fd >= 0)
        close(fd);
    return NULL;
}

static const char *name_of_bad_byte(unsigned char byte)
{
    return byte == 0      ? "a NUL byte; this is not a text file"
           : byte == '\r' ? "a carriage return inside a line; save the file with plain line ends"
           : byte >= 0x80 ? "not valid UTF-8; save the file as UTF-8"
                          : "a control character; take it out";
}

static bool is_control(unsigned char byte)
{
    return (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f') || byte == 0x7F;
}

static void report_byte(const Source *source, int line, size_t line_start, size_t at, DiagList *diags)
{
    unsigned char byte = (unsigned char)source->text[at];
    SourcePos     pos = { source, line, (int)(at - line_start) + 1, 1 };
    diag_error(diags, pos, RULE(ENCODING), "byte 0x%02x is %s", byte, name_of_bad_byte(byte));
}

// Where there is a NUL, all else that is odd has the same cause: it is not text, or it is UTF-16, which
// begins with its mark.
static bool is_binary(const Source *source, DiagList *diags)
{
    const char *nul = memchr(source->text, 0, source->length);
    if (!nul)
        return false;
    int    line = 1;
    size_t line_start = 0, guilty = (unsigned char)source->text[0] >= 0xFE ? 0 : (size_t)(nul - source->text);
    for (size_t at = 0; at < guilty; at++)
        if (source->text[at] == '\n')
            line++, line_start = at + 1;
    report_byte(source, line, line_start, guilty, diags);
    return true;
}

// One bad byte is reported for each line, and no more than a handful: the rest has the same cause.
static bool check_bytes(const Source *source, DiagList *diags)
{
    enum { MOST_REPORTED = 3 };
    int    reported = 0, line = 1, reported_line = 0;
    size_t line_start = 0;
    for (size_t at = 0, size; at < source->length && reported < MOST_REPORTED; at += size ? size : 1) {
        unsigned char byte = (unsigned char)source->text[at];
        if (byte >= ' ' && byte < 0x7F) {
            size = 1;
            continue;
        }
        size = utf8_decode(source->text + at, source->length - at, NULL);
        bool lone_return = byte == '\r' && at + 1 < source->length && source->text[at + 1] != '\n';
        if ((size == 0 || is_control(byte) || lone_return) && reported_line != line) {
            report_byte(source, line, line_start, at, diags);
            reported_line = line;
            reported++;
        }
        if (byte == '\n') {
            line++;
            line_start = at + 1;
        }
    }
    return reported == 0;
}

const Source *conf_source_make(const char *path, const char *text, size_t length, const ConfHints *hints,
                               Arena *arena, DiagList *diags)
{
    if (length >= 3 && memcmp(text, bom, 3) == 0) {
        text += 3;
        length -= 3;
    }
    if (length > CONF_FILE_MAX) {
        report_too_large(diags, (SourcePos){ 0 }, path, hints);
        return NULL;
    }
    Source *source = ARENA_NEW(arena, Source);
    *source = (Source){ arena_strdup(arena, path), arena_strndup(arena, text, length), length };
    diag_read(diags, source);
    return !is_binary(source, diags) && check_bytes(source, diags) ? source : NULL;
}
