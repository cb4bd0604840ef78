// The files are listed once, when serving begins; a request can only name one of them. No path is ever built
// from what a client sends, so there is nothing to escape from.
//
// The socket listens before the server exists: the address goes into the feed, and all is in place when the
// server's own thread starts. From then on only that thread touches the list.
#include "phone/serve.h"
#include "base/library.h"
#include "phone/network.h"
#include "phone/range.h"
#include "phone/served.h"

#include <stdio.h>
#include <string.h>

#ifdef HAVE_MICROHTTPD

#include <fcntl.h>
#include <microhttpd.h>
#include <stdatomic.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

// clang-format off
#define CALLS(X) \
    X(MHD_start_daemon) X(MHD_stop_daemon) X(MHD_lookup_connection_value) X(MHD_http_unescape) \
    X(MHD_create_response_from_buffer) X(MHD_create_response_from_fd_at_offset64) \
    X(MHD_add_response_header) X(MHD_queue_response) X(MHD_destroy_response)
// clang-format on
LIBRARY_STATIC(CALLS)
#define LIBRARY "libmicrohttpd.so.12"

// A phone opens some six connections; the rest is for her friends. Beyond the limits a connection is closed
// at once, and an idle one after a while. The limits leave room for friends while a whole flat of machines
// only holds the door.
enum { CONNECTIONS = 640, CONNECTIONS_EACH = 24, IDLE_SECONDS = 20, REQUEST_BYTES = 16 * 1024 };
enum { PORT_LOWEST = 20000, PORT_COUNT = 12000, PORT_TRIES = 20 };

struct Serve {
    struct MHD_Daemon *daemon;
    ServedList         list;
    const char        *prefix;  // "/k3v9.../"
    const char        *address;
    _Atomic size_t     taken;
};

// --- Answers ---------------------------------------------------------------------------

static enum MHD_Result answer(struct MHD_Connection *connection, unsigned status,
                              struct MHD_Response *response, const char *type)
{
    if (!response)
        return MHD_NO;
    lib.MHD_add_response_header(response, "Content-Type", type);
    lib.MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    lib.MHD_add_response_header(response, "Referrer-Policy", "no-referrer");
    lib.MHD_add_response_header(response, "Content-Security-Policy",
                                "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
                                "script-src 'self' 'unsafe-inline'; frame-ancestors 'none'");
    enum MHD_Result result = lib.MHD_queue_response(connection, status, response);
    lib.MHD_destroy_response(response);
    return result;
}

static struct MHD_Response *words(const char *text)
{
    return lib.MHD_create_response_from_buffer(strlen(text), (void *)text, MHD_RESPMEM_PERSISTENT);
}

static enum MHD_Result refuse(struct MHD_Connection *connection, unsigned status, const char *why)
{
    return answer(connection, status, words(why), "text/plain; charset=utf-8");
}

static enum MHD_Result refuse_method(struct MHD_Connection *connection)
{
    struct MHD_Response *response = words("Only reading is possible.\n");
    if (response)
        lib.MHD_add_response_header(response, "Allow", "GET, HEAD");
    return answer(connection, MHD_HTTP_METHOD_NOT_ALLOWED, response, "text/plain; charset=utf-8");
}

static enum MHD_Result refuse_range(struct MHD_Connection *connection, uint64_t size)
{
    char                 range[40];
    struct MHD_Response *response = words("No such bytes.\n");
    snprintf(range, sizeof range, "bytes */%llu", (unsigned long long)size);
    if (response)
        lib.MHD_add_response_header(response, "Content-Range", range);
    return answer(connection, MHD_HTTP_RANGE_NOT_SATISFIABLE, response, "text/plain; charset=utf-8");
}

// The response takes the descriptor; where there is no response it is closed here.
static enum MHD_Result send_bytes(struct MHD_Connection *connection, int fd, uint64_t first, uint64_t count,
                                  const char *range, const char *type)
{
    struct MHD_Response *response = lib.MHD_create_response_from_fd_at_offset64(count, fd, first);
    if (!response) {
        close(fd);
        return MHD_NO;
    }
    lib.MHD_add_response_header(response, "Accept-Ranges", "bytes");
    if (!range)
        return answer(connection, MHD_HTTP_OK, response, type);
    lib.MHD_add_response_header(response, "Content-Range", range);
    return answer(connection, MHD_HTTP_PARTIAL_CONTENT, response, type);
}

static int open_file(const char *path, uint64_t *size)
{
    struct stat about;
    int         fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd >= 0 && fstat(fd, &about) == 0 && S_ISREG(about.st_mode)) {
        *size = (uint64_t)about.st_size;
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

static enum MHD_Result send_file(struct MHD_Connection *connection, const Served *file)
{
    uint64_t size, first, last;
    int      fd = open_file(file->path, &size);
    if (fd < 0)
        return refuse(connection, MHD_HTTP_NOT_FOUND, "This file is gone.\n");
    char range[96];
    switch (range_parse(lib.MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Range"), size, &first,
                        &last)) {
    case RANGE_WHOLE: return send_bytes(connection, fd, 0, size, NULL, file->type);
    case RANGE_PART:
        snprintf(range, sizeof range, "bytes %llu-%llu/%llu", (unsigned long long)first,
                 (unsigned long long)last, (unsigned long long)size);
        return send_bytes(connection, fd, first, last - first + 1, range, file->type);
    case RANGE_OUTSIDE: break;
    }
    close(fd);
    return refuse_range(connection, size);
}

static enum MHD_Result send_served(Serve *serve, struct MHD_Connection *connection, Served *file)
{
    if (file->text)
        return answer(connection, MHD_HTTP_OK, words(file->text), file->type);
    if (!file->taken && file->name[0])  // the page does not count
        atomic_fetch_add_explicit(&serve->taken, 1, memory_order_relaxed);
    file->taken = true;
    return send_file(connection, file);
}

// --- Requests --------------------------------------------------------------------------

// libmicrohttpd calls once when the headers are there, then for each piece of a body, then once more.
static enum MHD_Result on_request(void *self, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_size, void **state)
{
    (void)version, (void)upload;
    Serve *serve = self;
    bool   first = !*state, reads = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
    if (!reads)
        return refuse_method(connection);
    if (first || *upload_size > 0) {
        *state = serve;
        *upload_size = 0;
        return MHD_YES;
    }
    size_t  prefix = strlen(serve->prefix);
    Served *file = strncmp(url, serve->prefix, prefix) == 0 ? served_find(&serve->list, url + prefix) : NULL;
    return file ? send_served(serve, connection, file)
                : refuse(connection, MHD_HTTP_NOT_FOUND, "There is nothing here.\n");
}

// "%20" is a blank; but a text with "%00" in it names nothing at all, not what stands before it.
static size_t on_unescape(void *self, struct MHD_Connection *connection, char *text)
{
    (void)self, (void)connection;
    size_t length = lib.MHD_http_unescape(text);
    if (strlen(text) == length)
        return length;
    text[0] = '\0';
    return 0;
}

// --- Opening ---------------------------------------------------------------------------

// 100 bits. NULL: there is no randomness.
static const char *new_secret(Arena *arena)
{
    static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";  // 32, none that look alike
    uint8_t           random[SERVE_SECRET_LENGTH];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        return NULL;
    char *text = ARENA_ARRAY(arena, char, SERVE_SECRET_LENGTH + 1);
    for (int i = 0; i < SERVE_SECRET_LENGTH; i++)
        text[i] = letters[random[i] % 32];
    return text;
}

// The server takes the socket; where it does not start, the socket is closed here.
static bool start(Serve *serve, int socket)
{
    serve->daemon = lib.MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, on_request, serve, MHD_OPTION_LISTEN_SOCKET, socket,
        MHD_OPTION_UNESCAPE_CALLBACK, on_unescape, NULL, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
        MHD_OPTION_PER_IP_CONNECTION_LIMIT, (unsigned)CONNECTIONS_EACH, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)REQUEST_BYTES, MHD_OPTION_END);
    if (!serve->daemon)
        close(socket);
    return serve->daemon != NULL;
}

// Below the ports that the system takes for connections of its own: next time it is hardly anybody else's.
static int listen_anywhere(const char *bind, int *port, SinkError *error)
{
    uint16_t  random;
    SinkError unheard = { 0 };
    for (int i = 0; i < PORT_TRIES && getrandom(&random, sizeof random, 0) == (ssize_t)sizeof random; i++) {
        *port = PORT_LOWEST + random % PORT_COUNT;
        int socket = network_listen(bind, port, &unheard);
        if (socket >= 0)
            return socket;
    }
    *port = 0;
    return network_listen(bind, port, error);
}

// The port of last time may be another's by now: then any will do.
static int listen_at(const ServeSettings *settings, const char *bind, int *port, SinkError *error)
{
    SinkError unheard = { 0 };
    *port = settings->port ? settings->port : settings->port_before;
    if (settings->port)
        return network_listen(bind, port, error);
    int socket = *port ? network_listen(bind, port, &unheard) : -1;
    return socket >= 0 ? socket : listen_anywhere(bind, port, error);
}

static Serve *open_at(const ServeSettings *settings, const char *bind, Arena *arena, SinkError *error)
{
    Serve      *serve = ARENA_NEW(arena, Serve);
    const char *secret = settings->secret ? settings->secret : new_secret(arena);
    if (!secret) {
        sink_failed(error, "there is no randomness to make an address from");
        return NULL;
    }
    int port, socket = listen_at(settings, bind, &port, error);
    if (socket < 0)
        return NULL;
    serve->prefix = arena_printf(arena, "/%s/", secret);
    serve->address = arena_printf(arena, strchr(bind, ':') ? "http://[%s]:%d%s" : "http://%s:%d%s", bind,
                                  port, serve->prefix);
    if (!served_list(settings->folder, settings->page, serve->address, arena, &serve->list, error)) {
        close(socket);
        return NULL;
    }
    if (start(serve, socket))
        return serve;
    sink_failed(error, "the server does not start");
    return NULL;
}

Serve *serve_open(const ServeSettings *settings, Arena *arena, SinkError *error)
{
    char own[64], why[LIBRARY_WHY_SIZE];
    if (!LIBRARY_OPEN(LIBRARY, &lib, why)) {
        sink_failed(error, "libmicrohttpd (package libmicrohttpd12) is missing: %s", why);
        return NULL;
    }
    if (settings->bind)
        return open_at(settings, settings->bind, arena, error);
    if (network_own_address(own, sizeof own))
        return open_at(settings, own, arena, error);
    sink_failed(error, "this computer is on no network; --bind 127.0.0.1 serves to itself");
    return NULL;
}

const char *serve_address(const Serve *serve) { return serve->address; }

size_t serve_file_count(const Serve *serve) { return serve->list.files; }

size_t serve_sound_count(const Serve *serve) { return serve->list.sounds; }

size_t serve_files_taken(const Serve *serve)
{
    return atomic_load_explicit(&serve->taken, memory_order_relaxed);
}

void serve_close(Serve *serve)
{
    if (serve)
        lib.MHD_stop_daemon(serve->daemon);
}

#else

Serve *serve_open(const ServeSettings *settings, Arena *arena, SinkError *error)
{
    (void)settings, (void)arena;
    sink_failed(error, "this walkcoach was built without libmicrohttpd (libmicrohttpd-dev) and cannot share; "
                       "copy the files instead");
    return NULL;
}

const char *serve_address(const Serve *serve)
{
    (void)serve;
    return "";
}
size_t serve_file_count(const Serve *serve)
{
    (void)serve;
    return 0;
}
size_t serve_sound_count(const Serve *serve)
{
    (void)serve;
    return 0;
}
size_t serve_files_taken(const Serve *serve)
{
    (void)serve;
    return 0;
}
void serve_close(Serve *serve) { (void)serve; }

#endif
