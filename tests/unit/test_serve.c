// phone/serve.h: what the server says to each request, on the loopback. The clock is this file's own.
#include "phone/serve.h"

#include "cmocka_all.h"
#include "file_by_hand.h"
#include "job/stopwatch.h"
#include "phone/network.h"
#include "processes.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SECRET "abcdefghijkmnpqrstuv"
#define ROOT   "/" SECRET "/"
#define ID     "0b8d1d2c-3c1f-4b0e-9d8e-7a1c5b9f0e11"

static _Atomic int seconds_now = 100;
double             stopwatch_now(void) { return seconds_now; }

// --- Her day, by hand ------------------------------------------------------------------

typedef struct {
    const char *today;
    Noting      noting;
    PageAnswer  noted;
    int         notes;
} Hers;

static const char *today(void *self, Arena *arena)
{
    const Hers *hers = self;
    return hers->today ? arena_strdup(arena, hers->today) : NULL;
}

static Noting note(void *self, const PageAnswer *said)
{
    Hers *hers = self;
    hers->noted = *said;
    hers->notes++;
    return hers->noting;
}

// --- A server --------------------------------------------------------------------------

typedef struct {
    Arena         arena;
    char          folder[40];
    int           port;
    Hers          hers;
    ServeHers     asked;
    ServeSettings settings;
    SinkError     error;
    Serve        *serve;
    char          reply[200000];
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    char     why[LIBRARY_WHY_SIZE], path[80];
    strcpy(fixture->folder, "/tmp/walkcoach-serve.XXXXXX");
    if (!mkdtemp(fixture->folder) || !page_answer_open(why))
        return -1;
    file_put_in(fixture->folder, "01 walk.mp3", "0123456789");
    file_put_in(fixture->folder, "02.opus", "opus");
    file_put_in(fixture->folder, "01 walk.vtt", "WEBVTT");
    file_put_in(fixture->folder, "index.json", "{\"walks\":[]}");
    file_put_in(fixture->folder, "feed.template.xml", "<rss>@BASE@</rss>");
    snprintf(path, sizeof path, "%s/01 walk.mp3", fixture->folder);
    const struct timespec then[2] = { { 1700000000, 0 }, { 1700000000, 0 } };
    assert_int_equal(utimensat(AT_FDCWD, path, then, 0), 0);
    fixture->hers = (Hers){ .today = "{\"day\":1}" };
    fixture->asked = (ServeHers){ today, note, &fixture->hers };
    fixture->settings = (ServeSettings){ .folder = fixture->folder,
                                         .page = "config/share",
                                         .bind = "127.0.0.1",
                                         .secret = SECRET,
                                         .hers = &fixture->asked };
    seconds_now = 100;
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    serve_close(fixture->serve);
    folder_remove(fixture->folder);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

static int port_of(const char *address)
{
    const char *colon = strrchr(address, ':');
    return colon ? atoi(colon + 1) : 0;
}

static void begin(Fixture *fixture)
{
    fixture->serve = serve_open(&fixture->settings, &fixture->arena, &fixture->error);
    if (!fixture->serve || !serve_begin(fixture->serve, &fixture->error))
        fail_msg("%s", fixture->error.text);
    fixture->port = port_of(serve_address(fixture->serve));
}

// --- A phone ---------------------------------------------------------------------------

static int connected(const Fixture *fixture)
{
    const struct sockaddr_in there = { .sin_family = AF_INET,
                                       .sin_port = htons((uint16_t)fixture->port),
                                       .sin_addr = { htonl(INADDR_LOOPBACK) } };
    int                      phone = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(connect(phone, (const struct sockaddr *)&there, sizeof there), 0);
    return phone;
}

static void send_all(int phone, const char *text)
{
    assert_int_equal(send(phone, text, strlen(text), MSG_NOSIGNAL), strlen(text));
}

static const char *received(Fixture *fixture, int phone)
{
    struct pollfd fd = { .fd = phone, .events = POLLIN };
    size_t        got = 0;
    for (ssize_t piece = 1; piece > 0 && poll(&fd, 1, 60000) > 0; got += (size_t)(piece > 0 ? piece : 0))
        piece = recv(phone, fixture->reply + got, sizeof fixture->reply - 1 - got, 0);
    fixture->reply[got] = '\0';
    close(phone);
    return fixture->reply;
}

// "GET /path" and more headers, each with its line's end: the whole reply.
static const char *ask(Fixture *fixture, const char *what, const char *headers)
{
    char text[4096];
    int  phone = connected(fixture);
    snprintf(text, sizeof text, "%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n%s\r\n", what,
             fixture->port, headers);
    send_all(phone, text);
    return received(fixture, phone);
}

static int status(const char *reply) { return strncmp(reply, "HTTP/1.1 ", 9) == 0 ? atoi(reply + 9) : 0; }

static const char *body(const char *reply)
{
    const char *end = strstr(reply, "\r\n\r\n");
    return end ? end + 4 : "";
}

// Whether one of its headers is this line.
static bool has(const char *reply, const char *line)
{
    const char *found = strstr(reply, line);
    return found && found < body(reply) && found[-1] == '\n' && found[strlen(line)] == '\r';
}

#define SAYS(reply, number, line, text)                                                       \
    {                                                                                         \
        const char *heard = reply;                                                            \
        if (status(heard) != (number) || !has(heard, line) || strcmp(body(heard), text) != 0) \
            fail_msg("%s: %s", #reply, heard);                                                \
    }

// --- Reading ---------------------------------------------------------------------------

static void a_file_comes_whole_with_its_type_and_marks(void **state)
{
    Fixture *fixture = *state;
    begin(fixture);
    const char *reply = ask(fixture, "GET " ROOT "01%20walk.mp3", "");
    SAYS(reply, 200, "Content-Type: audio/mpeg", "0123456789")
    assert_true(has(reply, "Content-Length: 10"));
    assert_true(has(reply, "Accept-Ranges: bytes"));
    assert_true(has(reply, "Cache-Control: no-cache"));
    assert_true(has(reply, "Last-Modified: Tue, 14 Nov 2023 22:13:20 GMT"));
    assert_non_null(strstr(reply, "\r\nETag: \""));
    assert_true(has(reply, "X-Content-Type-Options: nosniff"));
    assert_true(has(reply, "Referrer-Policy: no-referrer"));
    assert_true(has(reply,
                    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
                    "img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; "
                    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
                    "frame-ancestors 'none'"));
    SAYS(ask(fixture, "HEAD " ROOT "01%20walk.mp3", ""), 200, "Content-Length: 10", "")
}

static void a_piece_of_a_file_is_where_it_says(void **state)
{
    Fixture *fixture = *state;
    begin(fixture);
#define FILE_WITH(headers) ask(fixture, "GET " ROOT "01%20walk.mp3", headers "\r\n")
    SAYS(FILE_WITH("Range: bytes=2-4"), 206, "Content-Range: bytes 2-4/10", "234")
    SAYS(FILE_WITH("Range: bytes=9-"), 206, "Content-Range: bytes 9-9/10", "9")
    SAYS(FILE_WITH("Range: bytes=-3"), 206, "Content-Range: bytes 7-9/10", "789")
    SAYS(FILE_WITH("Range: bytes=0-0"), 206, "Content-Length: 1", "0")
    SAYS(FILE_WITH("Range: bytes=0-0"), 206, "Accept-Ranges: bytes", "0")
    SAYS(FILE_WITH("Range: bytes=0-0"), 206, "Content-Type: audio/mpeg", "0")
    SAYS(FILE_WITH("Range: bytes=10-"), 416, "Content-Range: bytes */10", "No such bytes.\n")
    SAYS(FILE_WITH("Range: pages=1-2"), 200, "Content-Length: 10", "0123456789")
}

static void who_has_a_file_is_not_sent_it_again(void **state)
{
    Fixture *fixture = *state;
    begin(fixture);
    SAYS(FILE_WITH("If-Modified-Since: Tue, 14 Nov 2023 22:13:20 GMT"), 304, "Content-Type: audio/mpeg", "")
    SAYS(FILE_WITH("If-None-Match: *"), 304, "Cache-Control: no-cache", "")
    SAYS(FILE_WITH("If-Unmodified-Since: Tue, 14 Nov 2023 22:13:21 GMT"), 412,
         "Content-Type: text/plain; charset=utf-8", "It is another file now.\n")
    SAYS(FILE_WITH("If-Match: \"x\""), 412, "Content-Length: 24", "It is another file now.\n")
    SAYS(FILE_WITH("Range: bytes=2-4\r\nIf-Range: \"x\""), 200, "Content-Length: 10", "0123456789")
    SAYS(FILE_WITH("Range: bytes=2-4\r\nIf-Range: Tue, 14 Nov 2023 22:13:20 GMT"), 206,
         "Content-Range: bytes 2-4/10", "234")
}

static void the_page_and_the_feed_come_as_texts(void **state)
{
    Fixture *fixture = *state;
    char     wanted[200];
    begin(fixture);
    const char *reply = ask(fixture, "GET " ROOT, "");
    assert_int_equal(status(reply), 200);
    assert_true(has(reply, "Content-Type: text/html; charset=utf-8"));
    assert_true(has(reply, "Cache-Control: no-cache"));
    assert_non_null(strstr(reply, "\r\nETag: \""));
    assert_null(strstr(reply, "\r\nLast-Modified:"));
    assert_non_null(strstr(body(reply), "</html>"));
    SAYS(ask(fixture, "GET " ROOT, "If-None-Match: *\r\n"), 304, "Content-Type: text/html; charset=utf-8", "")
    assert_int_equal(status(ask(fixture, "GET " ROOT, "If-Match: \"x\"\r\n")), 412);
    snprintf(wanted, sizeof wanted, "<rss>http://127.0.0.1:%d" ROOT "</rss>", fixture->port);
    SAYS(ask(fixture, "GET " ROOT "feed.xml", ""), 200, "Content-Type: application/rss+xml; charset=utf-8",
         wanted)
}

static void what_is_not_there_is_not_found(void **state)
{
    Fixture                 *fixture = *state;
    static const char *const paths[] = {
        "GET /",
        "GET /01%20walk.mp3",
        "GET " ROOT "none.mp3",
        "GET " ROOT "01%20walk.mp3%00",
        "GET " ROOT "%00",
        "GET /abcdefghijkmnpqrstu",
        "GET /abcdefghijkmnpqrstu/",
        "GET /abcdefghijkmnpqrstuw",
        "GET /abcdefghijkmnpqrstuw/01%20walk.mp3",
        "GET " ROOT "feed.template.xml",
        "GET " ROOT "checkin",
        "GET " ROOT "page.html",
        "GET " ROOT "today.jso",
        "GET " ROOT "today.json1",
        "GET /today.json",
    };
    begin(fixture);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const char *reply = ask(fixture, paths[i], "");
        if (status(reply) != 404 || !has(reply, "Content-Type: text/plain; charset=utf-8") ||
            strcmp(body(reply), "There is nothing here.\n") != 0)
            fail_msg("%s: %s", paths[i], reply);
    }
    SAYS(ask(fixture, "GET /" SECRET, ""), 301, "Location: " ROOT, "")
    char path[80];
    snprintf(path, sizeof path, "%s/01 walk.mp3", fixture->folder);
    assert_int_equal(unlink(path), 0);
    SAYS(FILE_WITH("Accept: */*"), 404, "Content-Type: text/plain; charset=utf-8", "This file is gone.\n")
    assert_int_equal(symlink("02.opus", path), 0);
    SAYS(FILE_WITH("Accept: */*"), 404, "Content-Length: 19", "This file is gone.\n")
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    SAYS(FILE_WITH("Accept: */*"), 404, "Content-Length: 19", "This file is gone.\n")
}

static void nothing_can_be_written(void **state)
{
    Fixture                 *fixture = *state;
    static const char *const methods[] = { "POST " ROOT,
                                           "PUT " ROOT "01%20walk.mp3",
                                           "DELETE " ROOT "01%20walk.mp3",
                                           "POST " ROOT "01%20walk.mp3",
                                           "PUT " ROOT "checkin",
                                           "OPTIONS " ROOT "checkin",
                                           "POST " ROOT "checkin1",
                                           "POST /checkin" };
    begin(fixture);
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        const char *reply = ask(fixture, methods[i], "Content-Length: 0\r\n");
        if (status(reply) != 405 || !has(reply, "Allow: GET, HEAD") ||
            strcmp(body(reply), "Only reading is possible.\n") != 0)
            fail_msg("%s: %s", methods[i], reply);
    }
    assert_int_equal(fixture->hers.notes, 0);
}

static void who_asks_for_another_computer_gets_nothing(void **state)
{
    Fixture *fixture = *state;
    begin(fixture);
    int phone = connected(fixture);
    send_all(phone, "GET " ROOT " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    SAYS(received(fixture, phone), 421, "Content-Type: text/plain; charset=utf-8",
         "This is another computer.\n")
}

static void each_file_that_was_fetched_counts_once(void **state)
{
    Fixture *fixture = *state;
    begin(fixture);
    assert_int_equal(serve_file_count(fixture->serve), 4);
    assert_int_equal(serve_sound_count(fixture->serve), 2);
    assert_int_equal(serve_files_taken(fixture->serve), 0);
    ask(fixture, "GET " ROOT, "");
    ask(fixture, "GET " ROOT "feed.xml", "");
    ask(fixture, "GET " ROOT "none.mp3", "");
    assert_int_equal(serve_files_taken(fixture->serve), 0);
    ask(fixture, "GET " ROOT "02.opus", "");
    ask(fixture, "GET " ROOT "02.opus", "");
    assert_int_equal(serve_files_taken(fixture->serve), 1);
    ask(fixture, "GET " ROOT "01%20walk.vtt", "");
    assert_int_equal(serve_files_taken(fixture->serve), 2);
}

// --- What is hers ----------------------------------------------------------------------

static void her_day_is_asked_for_each_time(void **state)
{
    Fixture *fixture = *state;
    begin(fixture);
    const char *reply = ask(fixture, "GET " ROOT "today.json", "");
    SAYS(reply, 200, "Content-Type: application/json", "{\"day\":1}")
    assert_true(has(reply, "Cache-Control: no-store"));
    assert_null(strstr(reply, "ETag"));
    fixture->hers.today = "{\"day\":2}";
    SAYS(ask(fixture, "GET " ROOT "today.json", ""), 200, "Cache-Control: no-store", "{\"day\":2}")
    fixture->hers.today = NULL;
    SAYS(ask(fixture, "GET " ROOT "today.json", ""), 503, "Retry-After: 60", "Not now.\n")
}

// An answer, so many bytes of it together with its head; headers: besides those of our page. Only an answer
// that is taken may come in two pieces: after a refusal nobody reads the second.
static const char *post_pieces(Fixture *fixture, const char *answer, const char *headers, size_t first)
{
    char text[4096];
    int  phone = connected(fixture);
    snprintf(text, sizeof text,
             "POST " ROOT "checkin HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n"
             "Origin: http://127.0.0.1:%d\r\nContent-Type: application/json\r\n%s"
             "Content-Length: %zu\r\n\r\n%.*s",
             fixture->port, fixture->port, headers, strlen(answer), (int)first, answer);
    send_all(phone, text);
    if (answer[first])
        send_all(phone, answer + first);
    return received(fixture, phone);
}

static const char *post(Fixture *fixture, const char *answer, const char *headers)
{
    return post_pieces(fixture, answer, headers, strlen(answer));
}

static const char said[] = "{\"id\":\"" ID
                           "\",\"day\":\"2026-11-29\",\"walk\":\"20min\",\"level\":2,\"minutes\":20,"
                           "\"left_early\":false,\"feel\":\"good\",\"signs\":[]}";

static void an_answer_is_noted_and_she_hears_of_it(void **state)
{
    Fixture *fixture = *state;
    begin(fixture);
    fixture->hers.noting = NOTING_DONE;
    const char *reply = post_pieces(fixture, said, "", 40);
    SAYS(reply, 200, "Content-Type: application/json", "{\"noted\":\"new\"}")
    assert_true(has(reply, "Cache-Control: no-store"));
    assert_int_equal(fixture->hers.notes, 1);
    assert_string_equal(fixture->hers.noted.id, ID);
    assert_string_equal(fixture->hers.noted.walk, "20min");
    fixture->hers.noting = NOTING_TWICE;
    SAYS(post(fixture, said, "Sec-Fetch-Site: same-origin\r\n"), 200, "Cache-Control: no-store",
         "{\"noted\":\"before\"}")
    fixture->hers.noting = NOTING_REFUSED;
    SAYS(post(fixture, said, ""), 400, "Content-Type: text/plain; charset=utf-8", "This cannot be hers.\n")
    fixture->hers.noting = NOTING_TROUBLE;
    SAYS(post(fixture, said, ""), 503, "Retry-After: 60", "Not now.\n")
    assert_int_equal(fixture->hers.notes, 4);
}

static void only_an_answer_of_our_own_page_is_noted(void **state)
{
    Fixture *fixture = *state;
    begin(fixture);
    SAYS(post(fixture, "{}", ""), 400, "Content-Type: text/plain; charset=utf-8", "This is not an answer.\n")
    SAYS(post(fixture, said, "Sec-Fetch-Site: cross-site\r\n"), 403,
         "Content-Type: text/plain; charset=utf-8", "Only our own page may say something here.\n")
    SAYS(ask(fixture, "POST " ROOT "checkin", "Content-Length: 2\r\n\r\n{}"), 403, "Content-Length: 42",
         "Only our own page may say something here.\n")
    assert_int_equal(fixture->hers.notes, 0);
}

// Without a length given, the bytes are counted as they come.
static const char *post_piece(Fixture *fixture, int bytes)
{
    char text[4096], piece[2000];
    int  phone = connected(fixture);
    snprintf(piece, sizeof piece, "%s%*s", said, bytes - (int)strlen(said), "");
    snprintf(
        text, sizeof text,
        "POST " ROOT "checkin HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n"
        "Origin: http://127.0.0.1:%d\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        "40\r\n%.64s\r\n%x\r\n%s\r\n0\r\n\r\n",
        fixture->port, fixture->port, piece, (unsigned)bytes - 64, piece + 64);
    send_all(phone, text);
    return received(fixture, phone);
}

static void an_answer_has_at_most_a_kilobyte(void **state)
{
    Fixture *fixture = *state;
    begin(fixture);
    SAYS(post_piece(fixture, 1024), 200, "Content-Type: application/json", "{\"noted\":\"new\"}")
    assert_int_not_equal(status(post_piece(fixture, 1025)), 200);
    assert_int_equal(fixture->hers.notes, 1);
    SAYS(post(fixture, said, ""), 200, "Content-Type: application/json", "{\"noted\":\"new\"}")
}

static void thirty_answers_a_minute_are_the_most(void **state)
{
    Fixture *fixture = *state;
    begin(fixture);
    for (int i = 0; i < 30; i++)
        assert_int_equal(status(post(fixture, said, "")), 200);
    SAYS(post(fixture, said, ""), 429, "Retry-After: 60", "Too many.\n")
    SAYS(ask(fixture, "GET " ROOT "today.json", ""), 200, "Cache-Control: no-store", "{\"day\":1}")
    seconds_now = 160;
    assert_int_equal(status(post(fixture, said, "")), 200);
    assert_int_equal(fixture->hers.notes, 31);
}

static void where_nothing_is_hers_there_is_no_day_and_no_answer(void **state)
{
    Fixture *fixture = *state;
    fixture->settings.hers = NULL;
    begin(fixture);
    assert_int_equal(status(ask(fixture, "GET " ROOT "today.json", "")), 404);
    assert_int_equal(status(post(fixture, said, "")), 405);
}

// --- Opening ---------------------------------------------------------------------------

static void an_address_is_new_each_time_unless_it_is_given(void **state)
{
    Fixture *fixture = *state;
    char     wanted[100], first[100];
    fixture->settings.secret = NULL;
    for (int i = 0; i < 2; i++) {
        Serve *serve = serve_open(&fixture->settings, &fixture->arena, &fixture->error);
        assert_non_null(serve);
        const char *address = serve_address(serve), *secret = strrchr(address, ':') + 7;
        int         port = port_of(address);
        assert_in_range(port, 20000, 31999);
        snprintf(wanted, sizeof wanted, "http://127.0.0.1:%d/%.20s/", port, secret);
        assert_string_equal(address, wanted);
        assert_int_equal(strspn(secret, "abcdefghijkmnpqrstuvwxyz23456789"), 20);
        if (i > 0)
            assert_string_not_equal(secret, first);
        snprintf(first, sizeof first, "%s", secret);
        serve_close(serve);
    }
}

static void last_times_port_is_taken_again_where_it_is_free(void **state)
{
    Fixture *fixture = *state;
    char     wanted[100];
    int      port = 0, taken = network_listen("127.0.0.1", &port, &fixture->error);
    fixture->settings.port_before = port;
    Serve *other = serve_open(&fixture->settings, &fixture->arena, &fixture->error);
    assert_non_null(other);
    assert_int_not_equal(port_of(serve_address(other)), port);
    serve_close(other);
    fixture->settings.port = port;
    assert_null(serve_open(&fixture->settings, &fixture->arena, &fixture->error));
    snprintf(wanted, sizeof wanted, "cannot serve on 127.0.0.1 port %d: Address already in use", port);
    assert_string_equal(fixture->error.text, wanted);
    close(taken);
    fixture->error = (SinkError){ 0 };
    for (int i = 0; i < 2; i++) {  // asked for, and as last time's; the one before gave it back
        fixture->settings.port = i ? 0 : port;
        Serve *same = serve_open(&fixture->settings, &fixture->arena, &fixture->error);
        assert_non_null(same);
        snprintf(wanted, sizeof wanted, "http://127.0.0.1:%d" ROOT, port);
        assert_string_equal(serve_address(same), wanted);
        serve_close(same);
    }
}

static void an_address_with_colons_has_brackets(void **state)
{
    Fixture *fixture = *state;
    fixture->settings.bind = "::1";
    Serve *serve = serve_open(&fixture->settings, &fixture->arena, &fixture->error);
    if (!serve)
        skip();
    assert_memory_equal(serve_address(serve), "http://[::1]:", 13);
    serve_close(serve);
}

static void what_was_opened_is_closed(void **state)
{
    Fixture *fixture = *state;
    int      before = descriptors(getpid(), NULL);
    begin(fixture);
    struct stat ours, served;
    assert_int_equal(stat(fixture->folder, &ours), 0);
    assert_int_equal(fstat(serve_folder(fixture->serve), &served), 0);
    assert_true(ours.st_ino == served.st_ino);
    ask(fixture, "GET " ROOT "01%20walk.mp3", "Range: bytes=20-\r\n");
    ask(fixture, "GET " ROOT "01%20walk.mp3", "If-None-Match: *\r\n");
    ask(fixture, "GET " ROOT "01%20walk.mp3", "");
    serve_close(fixture->serve);
    fixture->serve = NULL;
    assert_int_equal(descriptors(getpid(), NULL), before);
    fixture->settings.folder = "/nonexistent";
    assert_null(serve_open(&fixture->settings, &fixture->arena, &fixture->error));
    assert_string_equal(fixture->error.text, "/nonexistent: No such file or directory");
    assert_int_equal(descriptors(getpid(), NULL), before);
    serve_close(NULL);
}

// --- A certificate ---------------------------------------------------------------------

static void a_certificate_that_cannot_be_used_is_said(void **state)
{
    Fixture *fixture = *state;
    char     pem[80], wanted[200];
    snprintf(pem, sizeof pem, "%s/mine.pem", fixture->folder);
    file_put(pem, "A certificate:\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    fixture->settings.certificate = pem;
    fixture->settings.key = "/nonexistent.pem";
    assert_null(serve_open(&fixture->settings, &fixture->arena, &fixture->error));
    assert_string_equal(fixture->error.text, "/nonexistent.pem: No such file or directory");
    fixture->error = (SinkError){ 0 };
    fixture->settings.certificate = "config/share/page.html";
    fixture->settings.key = pem;
    assert_null(serve_open(&fixture->settings, &fixture->arena, &fixture->error));
    snprintf(wanted, sizeof wanted, "%s is not a PEM file (-----BEGIN ...)", "config/share/page.html");
    assert_string_equal(fixture->error.text, wanted);
    fixture->error = (SinkError){ 0 };
    fixture->settings.certificate = pem;
    fixture->serve = serve_open(&fixture->settings, &fixture->arena, &fixture->error);
    assert_non_null(fixture->serve);
    assert_memory_equal(serve_address(fixture->serve), "https://127.0.0.1:", 18);
    assert_false(serve_begin(fixture->serve, &fixture->error));
    assert_string_equal(fixture->error.text, "the server does not start with this certificate and key");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_comes_whole_with_its_type_and_marks),
        TEST(a_piece_of_a_file_is_where_it_says),
        TEST(who_has_a_file_is_not_sent_it_again),
        TEST(the_page_and_the_feed_come_as_texts),
        TEST(what_is_not_there_is_not_found),
        TEST(nothing_can_be_written),
        TEST(who_asks_for_another_computer_gets_nothing),
        TEST(each_file_that_was_fetched_counts_once),
        TEST(her_day_is_asked_for_each_time),
        TEST(an_answer_is_noted_and_she_hears_of_it),
        TEST(only_an_answer_of_our_own_page_is_noted),
        TEST(an_answer_has_at_most_a_kilobyte),
        TEST(thirty_answers_a_minute_are_the_most),
        TEST(where_nothing_is_hers_there_is_no_day_and_no_answer),
        TEST(an_address_is_new_each_time_unless_it_is_given),
        TEST(last_times_port_is_taken_again_where_it_is_free),
        TEST(an_address_with_colons_has_brackets),
        TEST(what_was_opened_is_closed),
        TEST(a_certificate_that_cannot_be_used_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
