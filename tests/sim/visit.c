#include "visit.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

enum { PATIENCE = 10, ANSWER_MOST = 1 << 20 };  // seconds; bytes

Address visit_address(const char *text, Arena *arena)
{
    char        host[81], path[81];
    Address     address = { 0 };
    const char *at = strstr(text, "http://");
    if (!at || !strchr(at, '\n') || sscanf(at, "http://%80[0-9.:]%80[^\n]", host, path) != 2)
        return address;
    address.host = arena_strdup(arena, host);
    address.path = arena_strdup(arena, path);
    address.port = atoi(strchr(host, ':') + 1);
    return address;
}

static int call(int port)
{
    struct sockaddr_in there = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    struct timeval     patience = { .tv_sec = PATIENCE };
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (fd >= 0 && connect(fd, (struct sockaddr *)&there, sizeof there) == 0)
        return fd;
    close(fd);
    return -1;
}

// What comes until the other side closes.
static char *read_all(int fd, size_t *size, Arena *arena)
{
    char   *bytes = arena_alloc(arena, ANSWER_MOST + 1);
    ssize_t got;
    *size = 0;
    while (*size < ANSWER_MOST && (got = recv(fd, bytes + *size, ANSWER_MOST - *size, 0)) > 0)
        *size += (size_t)got;
    return bytes;
}

// Whole only where it is as long as it says.
static Answer read_answer(char *bytes, size_t size)
{
    Answer      answer = { 0 };
    char       *body = strstr(bytes, "\r\n\r\n");
    const char *length = strcasestr(bytes, "\r\nContent-Length:");
    int         status;
    if (!body || sscanf(bytes, "HTTP/1.1 %d", &status) != 1)
        return answer;
    body += 4;
    answer = (Answer){ status, body, size - (size_t)(body - bytes) };
    if (length && length < body && strtoul(length + 17, NULL, 10) != answer.size)
        answer.status = 0;
    return answer;
}

Answer visit(const Address *address, const char *name, const char *headers, const char *body, Arena *arena)
{
    const char *request = arena_printf(arena, "%s %s%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s",
                                       body ? "POST" : "GET", address->path, name, address->host, headers);
    if (body)
        request = arena_printf(arena, "%sContent-Length: %zu\r\n", request, strlen(body));
    request = arena_printf(arena, "%s\r\n%s", request, body ? body : "");
    Answer answer = { 0 };
    size_t size;
    int    fd = call(address->port);
    if (fd < 0)
        return answer;
    if (send(fd, request, strlen(request), MSG_NOSIGNAL) == (ssize_t)strlen(request)) {
        char *bytes = read_all(fd, &size, arena);
        answer = read_answer(bytes, size);
    }
    close(fd);
    return answer;
}
