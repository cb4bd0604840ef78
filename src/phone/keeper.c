#include "phone/keeper.h"

#include "base/whole.h"
#include "phone/power.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TODAY_BYTES = 64 * 1024, PATIENCE = 15000 };  // ms, a little longer than the log waits for others

// Between processes of one program, so sent as it is in memory. A reply has its request's number: one that
// comes too late is ignored.
typedef struct {
    uint32_t   number;
    bool       says;  // `said` is to be noted; else it asks for her day
    PageAnswer said;
} Request;

typedef struct {
    uint32_t number;
    int      noting;  // Noting
    bool     known;
    char     today[TODAY_BYTES];  // only the used part is sent
} Reply;

struct Keeper {
    int       socket;
    pid_t     process;
    uint32_t  number;
    Reply     reply;
    ServeHers hers;
};

// --- The keeper's process --------------------------------------------------------------

static void answer(const Diary *diary, const Request *request, Reply *out)
{
    Arena       arena = { 0 };
    const char *today = request->says ? NULL : diary_today(diary, &arena);
    *out = (Reply){ .number = request->number, .known = today && strlen(today) < TODAY_BYTES };
    if (out->known)
        memcpy(out->today, today, strlen(today));
    if (request->says)
        out->noting = (int)diary_note(diary, &request->said);
    arena_free(&arena);
}

// The folder is made now, before anybody else can make a wrong one. The first reply, to no request, says that
// it may be written, or why not.
static bool greet(const Diary *diary, const char *profile, int socket, Reply *reply)
{
    if (power_only_own(profile, reply->today) &&
        (!whole_make_private_folder(diary->state) || access(diary->state, W_OK | X_OK) != 0))
        snprintf(reply->today, DIARY_WHY_SIZE, "%s: %s", diary->state, strerror(errno));
    reply->known = !*reply->today;
    return send(socket, reply, offsetof(Reply, today) + strlen(reply->today) + 1, MSG_NOSIGNAL) > 0;
}

static _Noreturn void keep(const Diary *diary, int socket, Reply *reply)
{
    Request request;
    while (recv(socket, &request, sizeof request, 0) == (ssize_t)sizeof request) {
        answer(diary, &request, reply);
        if (send(socket, reply, offsetof(Reply, today) + strlen(reply->today) + 1, MSG_NOSIGNAL) < 0)
            break;
    }
    _exit(0);
}

// --- The server's side -----------------------------------------------------------------

// False: it does not answer.
static bool take_reply(Keeper *keeper)
{
    struct pollfd fd = { .fd = keeper->socket, .events = POLLIN };
    while (poll(&fd, 1, PATIENCE) > 0) {
        if (recv(keeper->socket, &keeper->reply, sizeof keeper->reply, 0) <= (ssize_t)offsetof(Reply, today))
            return false;
        if (keeper->reply.number == keeper->number)
            return true;
    }
    return false;
}

static bool ask(Keeper *keeper, const PageAnswer *said)
{
    Request request = { .number = ++keeper->number, .says = said != NULL };
    if (said)
        request.said = *said;
    return send(keeper->socket, &request, sizeof request, MSG_NOSIGNAL) == (ssize_t)sizeof request &&
           take_reply(keeper);
}

static const char *today(void *self, Arena *arena)
{
    Keeper *keeper = self;
    return ask(keeper, NULL) && keeper->reply.known ? arena_strdup(arena, keeper->reply.today) : NULL;
}

static Noting note(void *self, const PageAnswer *said)
{
    Keeper *keeper = self;
    return ask(keeper, said) ? (Noting)keeper->reply.noting : NOTING_TROUBLE;
}

static bool start(Keeper *keeper, const Diary *diary, const char *profile)
{
    int sockets[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0)
        return false;
    if ((keeper->process = fork()) < 0) {
        int why = errno;
        close(sockets[0]);
        close(sockets[1]);
        errno = why;
        return false;
    }
    if (keeper->process == 0) {
        close(sockets[0]);
        if (!greet(diary, profile, sockets[1], &keeper->reply))
            _exit(1);
        keep(diary, sockets[1], &keeper->reply);
    }
    close(sockets[1]);
    keeper->socket = sockets[0];
    return true;
}

Keeper *keeper_begin(const Diary *diary, const char *profile, Arena *arena, char why[DIARY_WHY_SIZE])
{
    Keeper *keeper = ARENA_NEW(arena, Keeper);
    keeper->hers = (ServeHers){ today, note, keeper };
    if (!start(keeper, diary, profile)) {
        snprintf(why, DIARY_WHY_SIZE, "%s", strerror(errno));
        return NULL;
    }
    if (take_reply(keeper) && keeper->reply.known)
        return keeper;
    snprintf(why, DIARY_WHY_SIZE, "%.*s", DIARY_WHY_SIZE - 1,
             *keeper->reply.today ? keeper->reply.today : "it does not start");
    keeper_end(keeper);
    return NULL;
}

const ServeHers *keeper_hers(const Keeper *keeper) { return &keeper->hers; }

void keeper_end(Keeper *keeper)
{
    if (!keeper)
        return;
    close(keeper->socket);
    waitpid(keeper->process, NULL, 0);
}
