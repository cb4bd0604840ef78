// The files are listed once, when serving begins; a request can only name one of them. No path is ever built from what a
// client sends, so there is nothing to escape from.
#include "export/serve.h"
#include "export/network.h"
#include "export/range.h"

#include <stdio.h>
#include <string.h>

#ifdef HAVE_MICROHTTPD

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

// A phone opens some six connections; the rest is for her friends. Beyond the limits a connection is closed at once.
enum { CONNECTIONS = 256, CONNECTIONS_EACH = 24, IDLE_SECONDS = 20, REQUEST_BYTES = 16 * 1024, SECRET_LENGTH = 20, FILES_MAX = 4000 };

typedef struct {
    const char *name;       // as asked for
    const char *path;
    const char *type;
} Served;

struct Serve {
    struct MHD_Daemon *daemon;
    Served            *files;
    size_t             count;
    const char        *prefix;      // "/k3v9.../"
    const char        *address;
    char              *feed;        // with the address filled in; malloc'ed, NULL: none
    size_t             feed_size;
    _Atomic uint64_t   requests;
};

static const struct { const char *ending, *type; } types[] = {
    { ".mp3", "audio/mpeg" },   { ".m4a", "audio/mp4" },   { ".m4b", "audio/mp4" },   { ".ogg", "audio/ogg" },
    { ".opus", "audio/ogg" },   { ".flac", "audio/flac" }, { ".wav", "audio/wav" },   { ".png", "image/png" },
    { ".svg", "image/svg+xml" },
    { ".json", "application/json" },
    { ".m3u8", "audio/x-mpegurl" },
    { ".vtt", "text/vtt; charset=utf-8" },
    { ".lrc", "text/plain; charset=utf-8" },
    { ".srt", "text/plain; charset=utf-8" },
    { ".txt", "text/plain; charset=utf-8" },
    { ".cue", "text/plain; charset=utf-8" },
};

static const char *type_of(const char *name)
{
    const char *ending = strrchr(name, '.');
    for (size_t i = 0; ending && i < sizeof types / sizeof *types; i++)
        if (strcmp(ending, types[i].ending) == 0)
            return types[i].type;
    return NULL;
}

// --- Answers ----------------------------------------------------------------------------------------------------

static enum MHD_Result answer(struct MHD_Connection *connection, unsigned status, struct MHD_Response *response, const char *type)
{
    if (!response)
        return MHD_NO;
    MHD_add_response_header(response, "Content-Type", type);
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(response, "Referrer-Policy", "no-referrer");
    MHD_add_response_header(response, "Content-Security-Policy",
                            "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'");
    enum MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result refuse(struct MHD_Connection *connection, unsigned status, const char *words)
{
    return answer(connection, status, MHD_create_response_from_buffer(strlen(words), (void *)words, MHD_RESPMEM_PERSISTENT),
                  "text/plain; charset=utf-8");
}

// The response takes the descriptor; where there is no response it is closed here.
static enum MHD_Result send_bytes(struct MHD_Connection *connection, int fd, uint64_t first, uint64_t count, const char *range,
                                  const char *type)
{
    struct MHD_Response *response = MHD_create_response_from_fd_at_offset64(count, fd, first);
    if (!response) {
        close(fd);
        return MHD_NO;
    }
    MHD_add_response_header(response, "Accept-Ranges", "bytes");
    if (!range)
        return answer(connection, MHD_HTTP_OK, response, type);
    MHD_add_response_header(response, "Content-Range", range);
    return answer(connection, MHD_HTTP_PARTIAL_CONTENT, response, type);
}

static int open_file(const Served *file, uint64_t *size)
{
    struct stat about;
    int fd = open(file->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return -1;
    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) {
        close(fd);
        return -1;
    }
    *size = (uint64_t)about.st_size;
    return fd;
}

static enum MHD_Result send_file(struct MHD_Connection *connection, const Served *file)
{
    uint64_t size, first, last;
    int fd = open_file(file, &size);
    if (fd < 0)
        return refuse(connection, MHD_HTTP_NOT_FOUND, "This file is gone.\n");
    char range[96];
    switch (range_parse(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Range"), size, &first, &last)) {
    case RANGE_WHOLE:
        return send_bytes(connection, fd, 0, size, NULL, file->type);
    case RANGE_PART:
        snprintf(range, sizeof range, "bytes %llu-%llu/%llu", (unsigned long long)first, (unsigned long long)last,
                 (unsigned long long)size);
        return send_bytes(connection, fd, first, last - first + 1, range, file->type);
    case RANGE_OUTSIDE:
        break;
    }
    close(fd);
    return refuse(connection, MHD_HTTP_RANGE_NOT_SATISFIABLE, "No such bytes.\n");
}

static const Served *find_file(const Serve *serve, const char *name)
{
    for (size_t i = 0; i < serve->count; i++)
        if (strcmp(serve->files[i].name, name) == 0)
            return &serve->files[i];
    return NULL;
}

static enum MHD_Result on_request(void *self, struct MHD_Connection *connection, const char *url, const char *method,
                                  const char *version, const char *upload, size_t *upload_size, void **state)
{
    (void)version, (void)upload;
    Serve *serve = self;
    if (!*state) {                        // the first call comes with the headers alone
        *state = serve;
        return MHD_YES;
    }
    *upload_size = 0;
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        return refuse(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "Only reading is possible.\n");
    size_t prefix = strlen(serve->prefix);
    const char *name = strncmp(url, serve->prefix, prefix) == 0 ? url + prefix : NULL;
    if (name && serve->feed && strcmp(name, "feed.xml") == 0)
        return answer(connection, MHD_HTTP_OK, MHD_create_response_from_buffer(serve->feed_size, serve->feed,
                      MHD_RESPMEM_PERSISTENT), "application/rss+xml; charset=utf-8");
    const Served *file = name ? find_file(serve, name) : NULL;
    if (!file)
        return refuse(connection, MHD_HTTP_NOT_FOUND, "There is nothing here.\n");
    atomic_fetch_add_explicit(&serve->requests, 1, memory_order_relaxed);
    return send_file(connection, file);
}

// --- Opening ----------------------------------------------------------------------------------------------------

static bool list_files(Serve *serve, const ServeSettings *settings, Arena *arena, SinkError *error)
{
    size_t room = 0;
    *ARENA_PUSH(arena, serve->files, serve->count, room) = (Served){ "", settings->page, "text/html; charset=utf-8" };
    DIR *folder = opendir(settings->folder);
    if (!folder) {
        error->failed = true;
        snprintf(error->text, sizeof error->text, "%s: %s", settings->folder, strerror(errno));
        return false;
    }
    for (struct dirent *entry; (entry = readdir(folder)) && serve->count < FILES_MAX;) {
        const char *type = entry->d_name[0] == '.' ? NULL : type_of(entry->d_name);
        if (type)
            *ARENA_PUSH(arena, serve->files, serve->count, room) = (Served){
                arena_strdup(arena, entry->d_name), arena_printf(arena, "%s/%s", settings->folder, entry->d_name), type };
    }
    closedir(folder);
    return true;
}

static const char *secret_path(Arena *arena)
{
    static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";      // 32, none that look alike
    uint8_t random[SECRET_LENGTH];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        return NULL;
    char text[SECRET_LENGTH + 1] = "";
    for (int i = 0; i < SECRET_LENGTH; i++)
        text[i] = letters[random[i] % 32];
    return arena_printf(arena, "/%s/", text);
}

// feed.template.xml with each "@BASE@" replaced by the address.
static void read_feed(Serve *serve, const char *folder, Arena *arena)
{
    FILE *from = fopen(arena_printf(arena, "%s/feed.template.xml", folder), "re");
    FILE *to = from ? open_memstream(&serve->feed, &serve->feed_size) : NULL;
    char line[4096];
    while (to && fgets(line, sizeof line, from)) {
        const char *at = line;
        for (const char *base; (base = strstr(at, "@BASE@")); at = base + 6) {
            fwrite(at, 1, (size_t)(base - at), to);
            fputs(serve->address, to);
        }
        fputs(at, to);
    }
    if (to)
        fclose(to);
    if (from)
        fclose(from);
}

typedef union { struct sockaddr any; struct sockaddr_in v4; struct sockaddr_in6 v6; } Address;

static bool read_address(const char *text, int port, Address *out)
{
    memset(out, 0, sizeof *out);
    if (inet_pton(AF_INET, text, &out->v4.sin_addr) == 1) {
        out->v4.sin_family = AF_INET;
        out->v4.sin_port = htons((uint16_t)port);
        return true;
    }
    if (inet_pton(AF_INET6, text, &out->v6.sin6_addr) == 1) {
        out->v6.sin6_family = AF_INET6;
        out->v6.sin6_port = htons((uint16_t)port);
        return true;
    }
    return false;
}

static bool start(Serve *serve, const char *bind, int port, SinkError *error)
{
    Address address;
    error->failed = true;
    if (!read_address(bind, port, &address)) {
        snprintf(error->text, sizeof error->text, "\"%s\" is no numeric address, such as 192.168.1.20", bind);
        return false;
    }
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | (address.any.sa_family == AF_INET6 ? MHD_USE_IPv6 : 0);
    serve->daemon = MHD_start_daemon(flags, (uint16_t)port, NULL, NULL, on_request, serve, MHD_OPTION_SOCK_ADDR, &address.any,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS, MHD_OPTION_PER_IP_CONNECTION_LIMIT, (unsigned)CONNECTIONS_EACH,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)REQUEST_BYTES,
        MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_END);
    if (!serve->daemon) {
        snprintf(error->text, sizeof error->text, "cannot serve on %s port %d: %s", bind, port, strerror(errno));
        return false;
    }
    error->failed = false;
    return true;
}

Serve *serve_open(const ServeSettings *settings, Arena *arena, SinkError *error)
{
    char own[64];
    const char *bind = settings->bind;
    if (!bind) {
        if (!network_own_address(own, sizeof own)) {
            error->failed = true;
            snprintf(error->text, sizeof error->text, "this computer is on no network; --bind 127.0.0.1 serves to itself");
            return NULL;
        }
        bind = own;
    }
    Serve *serve = ARENA_NEW(arena, Serve);
    serve->prefix = secret_path(arena);
    if (!serve->prefix || !list_files(serve, settings, arena, error) || !start(serve, bind, settings->port, error))
        return NULL;
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(serve->daemon, MHD_DAEMON_INFO_BIND_PORT);
    serve->address = arena_printf(arena, strchr(bind, ':') ? "http://[%s]:%u%s" : "http://%s:%u%s", bind, info->port, serve->prefix);
    read_feed(serve, settings->folder, arena);
    return serve;
}

const char *serve_address(const Serve *serve)
{
    return serve->address;
}

size_t serve_file_count(const Serve *serve)
{
    return serve->count - 1;              // the page is none
}

uint64_t serve_requests(const Serve *serve)
{
    return atomic_load_explicit(&serve->requests, memory_order_relaxed);
}

void serve_close(Serve *serve)
{
    if (!serve)
        return;
    MHD_stop_daemon(serve->daemon);
    free(serve->feed);
}

#else

Serve *serve_open(const ServeSettings *settings, Arena *arena, SinkError *error)
{
    (void)settings, (void)arena;
    error->failed = true;
    snprintf(error->text, sizeof error->text,
             "this walkcoach was built without libmicrohttpd (libmicrohttpd-dev) and cannot share; copy the files instead");
    return NULL;
}

const char *serve_address(const Serve *serve)    { (void)serve; return ""; }
size_t      serve_file_count(const Serve *serve) { (void)serve; return 0; }
uint64_t    serve_requests(const Serve *serve)   { (void)serve; return 0; }
void        serve_close(Serve *serve)            { (void)serve; }

#endif
