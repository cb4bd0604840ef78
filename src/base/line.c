#include "base/line.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { UNDER_WAY = 1 << 20 };  // bytes that may wait in a line: a whole clip, so that its sender can go on

bool line_open(int ends[2])
{
    int room = UNDER_WAY;  // the kernel lowers it to what it allows
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    setsockopt(ends[1], SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
    return true;
}

bool line_send(int line, const void *bytes, size_t size)
{
    for (const char *at = bytes; size > 0;) {
        ssize_t sent = send(line, at, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return false;
        at += sent;
        size -= (size_t)sent;
    }
    return true;
}

bool line_receive(int line, void *bytes, size_t size)
{
    for (char *at = bytes; size > 0;) {
        ssize_t got = recv(line, at, size, MSG_WAITALL);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        size -= (size_t)got;
    }
    return true;
}

bool line_is_ready(int line, int milliseconds)
{
    struct pollfd polled = { .fd = line, .events = POLLIN };
    int           ready;
    while ((ready = poll(&polled, 1, milliseconds)) < 0 && errno == EINTR)
        continue;
    return ready > 0;
}

// A descriptor has to travel with at least one byte.
typedef union {
    struct cmsghdr head;
    char           bytes[CMSG_SPACE(sizeof(int))];
} Beside;

bool line_send_end(int line, int end)
{
    Beside beside = {
        .head = { .cmsg_len = CMSG_LEN(sizeof end), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS }
    };
    struct iovec  byte = { .iov_base = "", .iov_len = 1 };
    struct msghdr message = {
        .msg_iov = &byte, .msg_iovlen = 1, .msg_control = &beside, .msg_controllen = sizeof beside.bytes
    };
    ssize_t sent;
    memcpy(CMSG_DATA(&beside.head), &end, sizeof end);
    while ((sent = sendmsg(line, &message, MSG_NOSIGNAL)) < 0 && errno == EINTR)
        continue;
    return sent == 1;
}

int line_receive_end(int line)
{
    Beside        beside;
    char          byte;
    int           end;
    struct iovec  bytes = { .iov_base = &byte, .iov_len = 1 };
    struct msghdr message = {
        .msg_iov = &bytes, .msg_iovlen = 1, .msg_control = &beside, .msg_controllen = sizeof beside.bytes
    };
    ssize_t got;
    while ((got = recvmsg(line, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR)
        continue;
    if (got != 1 || message.msg_controllen < sizeof beside.head || beside.head.cmsg_type != SCM_RIGHTS)
        return -1;
    memcpy(&end, CMSG_DATA(&beside.head), sizeof end);
    return end;
}
