// The files are listed once, when serving begins; a request can only name one of them. No path is ever built
// from what a client sends, so no path can lead out of the folder.
//
// The socket listens before anybody is answered: the address goes into the feed, and everything is ready when
// the server's own thread starts. From then on only that thread touches the list. Files are opened through
// the folder's descriptor.
#include "phone/serve.h"
#include "base/library.h"
#include "base/text.h"
#include "job/stopwatch.h"
#include "phone/door.h"
#include "phone/fresh.h"
#include "phone/hosts.h"
#include "phone/network.h"
#include "phone/posted.h"
#include "phone/range.h"
#include "phone/served.h"

#include <stdio.h>
#include <string.h>

#ifdef HAVE_MICROHTTPD

#include <fcntl.h>
#include <microhttpd.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

// clang-format off
#define CALLS(X) \
    X(MHD_start_daemon) X(MHD_stop_daemon) X(MHD_lookup_connection_value) X(MHD_http_unescape) \
    X(MHD_create_response_from_buffer) X(MHD_create_response_from_fd_at_offset64) \
    X(MHD_add_response_header) X(MHD_queue_response) X(MHD_destroy_response) X(MHD_is_feature_supported)
// clang-format on
LIBRARY_STATIC(CALLS)
#define LIBRARY "libmicrohttpd.so.12"

// A phone opens about six connections; the rest is for her friends. Beyond the limits a connection is closed
// at once, and an idle one after a while. So friends still get in when a flat full of machines does nothing
// but hold connections open.
enum { CONNECTIONS = 640, CONNECTIONS_EACH = 24, IDLE_SECONDS = 20, REQUEST_BYTES = 16 * 1024 };

struct Serve {
    struct MHD_Daemon *daemon;
    int                socket;             // -1: the daemon has it
    char              *certificate, *key;  // the contents of the files; NULL: plain HTTP
    ServedList         list;
    Hosts              hosts;
    const ServeHers   *hers;  // NULL: nothing of hers is served
    PostedRate         rate;
    const char        *prefix;  // "/k3v9.../"
    const char        *address;
    _Atomic size_t     taken;
};

// --- Answers ---------------------------------------------------------------------------

// Whatever an answer contains, a browser runs and shows only what this server sends.
static const char policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

static enum MHD_Result answer(struct MHD_Connection *connection, unsigned status,
                              struct MHD_Response *response, const char *type)
{
    if (!response)
        return MHD_NO;
    lib.MHD_add_response_header(response, "Content-Type", type);
    lib.MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    lib.MHD_add_response_header(response, "Referrer-Policy", "no-referrer");
    lib.MHD_add_response_header(response, "Content-Security-Policy", policy);
    enum MHD_Result result = lib.MHD_queue_response(connection, status, response);
    lib.MHD_destroy_response(response);
    return result;
}

static struct MHD_Response *words(const char *text)
{
    return lib.MHD_create_response_from_buffer(strlen(text), (void *)text, MHD_RESPMEM_PERSISTENT);
}

// header: an extra one; NULL: none.
static enum MHD_Result refuse(struct MHD_Connection *connection, unsigned status, const char *why,
                              const char *header, const char *value)
{
    struct MHD_Response *response = words(why);
    if (response && header)
        lib.MHD_add_response_header(response, header, value);
    return answer(connection, status, response, "text/plain; charset=utf-8");
}

static enum MHD_Result refuse_range(struct MHD_Connection *connection, uint64_t size)
{
    char range[40];
    snprintf(range, sizeof range, "bytes */%llu", (unsigned long long)size);
    return refuse(connection, MHD_HTTP_RANGE_NOT_SATISFIABLE, "No such bytes.\n", "Content-Range", range);
}

// --- What is there ---------------------------------------------------------------------

// A phone may keep it, but must ask each time whether it is still the same.
static struct MHD_Response *marked(struct MHD_Response *response, const FreshMarks *marks)
{
    if (!response)
        return NULL;
    lib.MHD_add_response_header(response, "Cache-Control", "no-cache");
    lib.MHD_add_response_header(response, "ETag", marks->tag);
    if (*marks->modified)
        lib.MHD_add_response_header(response, "Last-Modified", marks->modified);
    return response;
}

static const char *asked_for(struct MHD_Connection *connection, const char *header)
{
    return lib.MHD_lookup_connection_value(connection, MHD_HEADER_KIND, header);
}

static FreshAnswer is_fresh(struct MHD_Connection *connection, const FreshMarks *marks)
{
    FreshAsked asked = { .if_match = asked_for(connection, "If-Match"),
                         .if_unmodified_since = asked_for(connection, "If-Unmodified-Since"),
                         .if_none_match = asked_for(connection, "If-None-Match"),
                         .if_modified_since = asked_for(connection, "If-Modified-Since"),
                         .if_range = asked_for(connection, "If-Range") };
    return fresh_answer(marks, &asked);
}

// FRESH_KNOWN and FRESH_OTHER: there is nothing to send.
static enum MHD_Result send_nothing(struct MHD_Connection *connection, FreshAnswer fresh,
                                    const FreshMarks *marks, const char *type)
{
    if (fresh == FRESH_KNOWN)
        return answer(connection, MHD_HTTP_NOT_MODIFIED, marked(words(""), marks), type);
    return refuse(connection, MHD_HTTP_PRECONDITION_FAILED, "It is another file now.\n", NULL, NULL);
}

static enum MHD_Result send_text(struct MHD_Connection *connection, const Served *served)
{
    FreshMarks  marks = fresh_of_text(served->text);
    FreshAnswer fresh = is_fresh(connection, &marks);
    if (fresh == FRESH_KNOWN || fresh == FRESH_OTHER)
        return send_nothing(connection, fresh, &marks, served->type);
    return answer(connection, MHD_HTTP_OK, marked(words(served->text), &marks), served->type);
}

// --- Files -----------------------------------------------------------------------------

typedef struct {
    int         fd;
    uint64_t    size;
    FreshMarks  marks;
    const char *type;
} File;

static bool open_file(int folder, const Served *served, File *out)
{
    struct stat about;
    int         fd = openat(folder, served->name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd >= 0 && fstat(fd, &about) == 0 && S_ISREG(about.st_mode)) {
        *out = (File){ fd, (uint64_t)about.st_size, fresh_of_file(&about), served->type };
        return true;
    }
    if (fd >= 0)
        close(fd);
    return false;
}

// The response takes the descriptor; without a response it is closed here.
static enum MHD_Result send_bytes(struct MHD_Connection *connection, const File *file, uint64_t first,
                                  uint64_t count, const char *range)
{
    struct MHD_Response *response = lib.MHD_create_response_from_fd_at_offset64(count, file->fd, first);
    if (!response) {
        close(file->fd);
        return MHD_NO;
    }
    lib.MHD_add_response_header(marked(response, &file->marks), "Accept-Ranges", "bytes");
    if (!range)
        return answer(connection, MHD_HTTP_OK, response, file->type);
    lib.MHD_add_response_header(response, "Content-Range", range);
    return answer(connection, MHD_HTTP_PARTIAL_CONTENT, response, file->type);
}

static enum MHD_Result send_range(struct MHD_Connection *connection, const File *file)
{
    uint64_t first, last;
    char     range[96];
    switch (range_parse(asked_for(connection, "Range"), file->size, &first, &last)) {
    case RANGE_WHOLE: return send_bytes(connection, file, 0, file->size, NULL);
    case RANGE_PART:
        snprintf(range, sizeof range, "bytes %llu-%llu/%llu", (unsigned long long)first,
                 (unsigned long long)last, (unsigned long long)file->size);
        return send_bytes(connection, file, first, last - first + 1, range);
    case RANGE_OUTSIDE: break;
    }
    close(file->fd);
    return refuse_range(connection, file->size);
}

static enum MHD_Result send_file(struct MHD_Connection *connection, int folder, const Served *served)
{
    File file;
    if (!open_file(folder, served, &file))
        return refuse(connection, MHD_HTTP_NOT_FOUND, "This file is gone.\n", NULL, NULL);
    FreshAnswer fresh = is_fresh(connection, &file.marks);
    switch (fresh) {
    case FRESH_SEND: return send_range(connection, &file);
    case FRESH_WHOLE: return send_bytes(connection, &file, 0, file.size, NULL);
    case FRESH_KNOWN:
    case FRESH_OTHER: break;
    }
    close(file.fd);
    return send_nothing(connection, fresh, &file.marks, file.type);
}

static enum MHD_Result send_served(Serve *serve, struct MHD_Connection *connection, Served *served)
{
    if (served->text)
        return send_text(connection, served);
    if (!served->taken)
        atomic_fetch_add_explicit(&serve->taken, 1, memory_order_relaxed);
    served->taken = true;
    return send_file(connection, serve->list.folder, served);
}

// --- Her day ---------------------------------------------------------------------------

#define TODAY   "today.json"
#define CHECKIN "checkin"

static bool is_named(const Serve *serve, const char *url, const char *name)
{
    size_t prefix = strlen(serve->prefix);
    return serve->hers && strncmp(url, serve->prefix, prefix) == 0 && strcmp(url + prefix, name) == 0;
}

// Different at each request, and nobody may keep it.
static enum MHD_Result send_json(struct MHD_Connection *connection, unsigned status, const char *json)
{
    struct MHD_Response *response = lib.MHD_create_response_from_buffer(strlen(json), (void *)json,
                                                                        MHD_RESPMEM_MUST_COPY);
    if (response)
        lib.MHD_add_response_header(response, "Cache-Control", "no-store");
    return answer(connection, status, response, "application/json");
}

static enum MHD_Result send_later(struct MHD_Connection *connection)
{
    return refuse(connection, MHD_HTTP_SERVICE_UNAVAILABLE, "Not now.\n", "Retry-After", "60");
}

static enum MHD_Result send_today(Serve *serve, struct MHD_Connection *connection)
{
    Arena           arena = { 0 };
    const char     *json = serve->hers->today(serve->hers->self, &arena);
    enum MHD_Result sent = json ? send_json(connection, MHD_HTTP_OK, json) : send_later(connection);
    arena_free(&arena);
    return sent;
}

// --- What she says ---------------------------------------------------------------------

// As much of a body as has come; on the heap, since a connection may end at any time.
typedef struct {
    char   text[POSTED_BYTES + 1];
    size_t length;
} Posted;

static enum MHD_Result note(Serve *serve, struct MHD_Connection *connection, const Posted *posted)
{
    PageAnswer said;
    if (!page_answer_read(posted->text, posted->length, &said))
        return refuse(connection, MHD_HTTP_BAD_REQUEST, "This is not an answer.\n", NULL, NULL);
    switch (serve->hers->note(serve->hers->self, &said)) {
    case NOTING_DONE: return send_json(connection, MHD_HTTP_OK, "{\"noted\":\"new\"}");
    case NOTING_TWICE: return send_json(connection, MHD_HTTP_OK, "{\"noted\":\"before\"}");
    case NOTING_REFUSED:
        return refuse(connection, MHD_HTTP_BAD_REQUEST, "This cannot be hers.\n", NULL, NULL);
    case NOTING_TROUBLE: break;
    }
    return send_later(connection);
}

// Called before any of its body is accepted.
static enum MHD_Result begin_post(Serve *serve, struct MHD_Connection *connection, void **state)
{
    PostedHead head = { .host = asked_for(connection, "Host"),
                        .origin = asked_for(connection, "Origin"),
                        .site = asked_for(connection, "Sec-Fetch-Site"),
                        .type = asked_for(connection, "Content-Type"),
                        .length = asked_for(connection, "Content-Length"),
                        .https = serve->key != NULL };
    unsigned   refusal = posted_refusal(&head);
    if (refusal)
        return refuse(connection, refusal, "Only our own page may say something here.\n", NULL, NULL);
    if (!posted_count(&serve->rate, stopwatch_now()))
        return refuse(connection, MHD_HTTP_TOO_MANY_REQUESTS, "Too many.\n", "Retry-After", "60");
    *state = calloc(1, sizeof(Posted));
    return *state ? MHD_YES : MHD_NO;
}

// A body that is longer than allowed is cut off.
static enum MHD_Result take_piece(Posted *posted, const char *piece, size_t *size)
{
    if (*size > POSTED_BYTES - posted->length)
        return MHD_NO;
    memcpy(posted->text + posted->length, piece, *size);
    posted->length += *size;
    *size = 0;
    return MHD_YES;
}

static enum MHD_Result on_post(Serve *serve, struct MHD_Connection *connection, const char *upload,
                               size_t *upload_size, void **state)
{
    if (!*state)
        return begin_post(serve, connection, state);
    if (*upload_size > 0)
        return take_piece(*state, upload, upload_size);
    return note(serve, connection, *state);
}

static void on_completed(void *self, struct MHD_Connection *connection, void **state,
                         enum MHD_RequestTerminationCode code)
{
    (void)connection, (void)code;
    if (*state != self)
        free(*state);
    *state = NULL;
}

// --- Requests --------------------------------------------------------------------------

// An address typed without its last slash leads to the one with it.
static enum MHD_Result send_named(Serve *serve, struct MHD_Connection *connection, const char *url)
{
    if (is_named(serve, url, TODAY))
        return send_today(serve, connection);
    size_t  prefix = strlen(serve->prefix);
    Served *found = strncmp(url, serve->prefix, prefix) == 0 ? served_find(&serve->list, url + prefix) : NULL;
    if (found)
        return send_served(serve, connection, found);
    if (strlen(url) == prefix - 1 && strncmp(url, serve->prefix, prefix - 1) == 0)
        return refuse(connection, MHD_HTTP_MOVED_PERMANENTLY, "", "Location", serve->prefix);
    return refuse(connection, MHD_HTTP_NOT_FOUND, "There is nothing here.\n", NULL, NULL);
}

// libmicrohttpd calls this when the headers are there, again for each piece of a body, and once more at the
// end.
static enum MHD_Result on_request(void *self, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_size, void **state)
{
    (void)version;
    Serve *serve = self;
    bool   first = !*state, reads = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
    if (!hosts_know(&serve->hosts, asked_for(connection, "Host")))
        return refuse(connection, MHD_HTTP_MISDIRECTED_REQUEST, "This is another computer.\n", NULL, NULL);
    if (strcmp(method, "POST") == 0 && is_named(serve, url, CHECKIN))
        return on_post(serve, connection, upload, upload_size, state);
    if (!reads)
        return refuse(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "Only reading is possible.\n", "Allow",
                      "GET, HEAD");
    if (first || *upload_size > 0) {
        *state = serve;
        *upload_size = 0;
        return MHD_YES;
    }
    return send_named(serve, connection, url);
}

// "%20" is a blank; but a text with "%00" in it names nothing at all, not even what comes before it.
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

// NULL: error says why.
static char *read_pem(const char *path, Arena *arena, SinkError *error)
{
    FILE *from = fopen(path, "re");
    Text  text = { .arena = arena };
    char  line[512];
    if (!from)
        return sink_failed(error, "%s: %m", path), NULL;
    while (fgets(line, sizeof line, from) && text.length < 1 << 20)
        text_add(&text, line);
    fclose(from);
    if (!strstr(text_string(&text), "-----BEGIN "))
        return sink_failed(error, "%s is not a PEM file (-----BEGIN ...)", path), NULL;
    return arena_strdup(arena, text_string(&text));
}

// Read before root's powers go: nobody else may read a key.
static bool read_keys(const ServeSettings *settings, Arena *arena, Serve *serve, SinkError *error)
{
    if (!settings->certificate)
        return true;
    if (lib.MHD_is_feature_supported(MHD_FEATURE_TLS) != MHD_YES)
        return sink_failed(error, "this libmicrohttpd was built without TLS and cannot serve HTTPS");
    serve->certificate = read_pem(settings->certificate, arena, error);
    serve->key = serve->certificate ? read_pem(settings->key, arena, error) : NULL;
    return serve->key;
}

static Serve *open_at(const ServeSettings *settings, const char *bind, Arena *arena, SinkError *error)
{
    Serve      *serve = ARENA_NEW(arena, Serve);
    const char *secret = settings->secret ? settings->secret : door_secret(arena);
    if (!secret) {
        sink_failed(error, "there is no randomness to make an address from");
        return NULL;
    }
    int port = settings->port;
    serve->socket = port ? network_listen(bind, &port, error)
                         : door_listen(bind, settings->port_before, &port, error);
    serve->list.folder = -1;
    serve->hers = settings->hers;
    if (serve->socket < 0)
        return NULL;
    hosts_find(bind, arena, &serve->hosts);
    serve->prefix = arena_printf(arena, "/%s/", secret);
    serve->address = arena_printf(arena, strchr(bind, ':') ? "%s://[%s]:%d%s" : "%s://%s:%d%s",
                                  settings->certificate ? "https" : "http", bind, port, serve->prefix);
    if (read_keys(settings, arena, serve, error) &&
        served_list(settings->folder, settings->page, serve->address, arena, &serve->list, error))
        return serve;
    serve_close(serve);
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
    sink_failed(error, "this computer is on no network; --bind 127.0.0.1 serves only itself");
    return NULL;
}

// The server takes the socket.
bool serve_begin(Serve *serve, SinkError *error)
{
    struct MHD_OptionItem tls[] = { { MHD_OPTION_HTTPS_MEM_CERT, 0, serve->certificate },
                                    { MHD_OPTION_HTTPS_MEM_KEY, 0, serve->key },
                                    { MHD_OPTION_END, 0, NULL } };
    serve->daemon = lib.MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | (serve->key ? MHD_USE_TLS : 0), 0, NULL, NULL, on_request, serve,
        MHD_OPTION_LISTEN_SOCKET, serve->socket, MHD_OPTION_ARRAY, serve->key ? tls : tls + 2,
        MHD_OPTION_UNESCAPE_CALLBACK, on_unescape, NULL, MHD_OPTION_NOTIFY_COMPLETED, on_completed, serve,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
        (unsigned)CONNECTIONS_EACH, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)REQUEST_BYTES, MHD_OPTION_END);
    if (!serve->daemon)
        return sink_failed(error, serve->key ? "the server does not start with this certificate and key"
                                             : "the server does not start");
    serve->socket = -1;
    return true;
}

int serve_folder(const Serve *serve) { return serve->list.folder; }

const char *serve_address(const Serve *serve) { return serve->address; }

size_t serve_file_count(const Serve *serve) { return serve->list.files; }

size_t serve_sound_count(const Serve *serve) { return serve->list.sounds; }

size_t serve_files_taken(const Serve *serve)
{
    return atomic_load_explicit(&serve->taken, memory_order_relaxed);
}

void serve_close(Serve *serve)
{
    if (!serve)
        return;
    if (serve->daemon)
        lib.MHD_stop_daemon(serve->daemon);
    if (serve->socket >= 0)
        close(serve->socket);
    served_close(&serve->list);
}

#else

Serve *serve_open(const ServeSettings *settings, Arena *arena, SinkError *error)
{
    (void)settings, (void)arena;
    sink_failed(error, "this walkcoach was built without libmicrohttpd (libmicrohttpd-dev) and cannot share; "
                       "copy the files instead");
    return NULL;
}

bool serve_begin(Serve *serve, SinkError *error)
{
    (void)serve, (void)error;
    return false;
}
int serve_folder(const Serve *serve)
{
    (void)serve;
    return -1;
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
