#include "voice/loan.h"

#include "base/bytes.h"
#include "base/json_read.h"
#include "base/line.h"
#include "voice/child.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ANSWER_MAX = 64 * 1024, COMPLAINT_MAX = 4096, CHUNK = 4096, LOOK_MS = 500, DEPTH = 4, TRIES = 16 };

typedef enum { TALK_ANSWERED, TALK_ENDED, TALK_TOO_LONG, TALK_FLOOD, TALK_UNASKED, TALK_NO_ANSWER } TalkEnd;

typedef struct {
    const char *program;
    ChildPipes  pipes;  // copies of the lender's
    const char *request;
    size_t      given;  // bytes of it
    Bytes       answer, complaint;
    Micros      timeout, deadline;
    bool        used;  // it has answered others
} Talk;

// --- A line in, a line out -------------------------------------------------------------

// Reads only what a pipe holds now. False: it is at its end.
static bool take(int pipe, Bytes *to, size_t most)
{
    char    chunk[CHUNK];
    ssize_t got = read(pipe, chunk, sizeof chunk);
    if (got > 0 && to->size < most)
        bytes_add(to, chunk, (size_t)got);
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

static bool is_whole(const Talk *talk)
{
    return talk->answer.size > 0 && memchr(talk->answer.at, '\n', talk->answer.size);
}

// Does not report a program that has ended: its output shows that.
static void give(Talk *talk)
{
    size_t  length = strlen(talk->request);
    ssize_t given = write(talk->pipes.in, talk->request + talk->given, length - talk->given);
    if (given > 0)
        talk->given += (size_t)given;
    else if (errno != EAGAIN && errno != EINTR)
        talk->given = length;
}

static TalkEnd converse(Talk *talk)
{
    int err = talk->pipes.err;
    while (!is_whole(talk)) {
        bool          asked = !talk->request[talk->given];
        struct pollfd polled[] = { { asked ? -1 : talk->pipes.in, POLLOUT, 0 },
                                   { talk->pipes.out, POLLIN, 0 },
                                   { err, POLLIN, 0 } };
        Micros        left = talk->deadline - child_now();
        if (left <= 0)
            return TALK_TOO_LONG;
        if (talk->answer.size >= ANSWER_MAX)
            return TALK_FLOOD;
        if (poll(polled, 3, (int)(left / 1000 + 1)) <= 0)
            continue;
        if (polled[2].revents && !take(err, &talk->complaint, COMPLAINT_MAX))
            err = -1;
        if (polled[1].revents && !take(talk->pipes.out, &talk->answer, ANSWER_MAX))
            return TALK_ENDED;
        if (polled[0].revents)
            give(talk);
    }
    return TALK_ANSWERED;
}

// Whether there is output that nobody asked for.
static bool is_unasked(const Talk *talk)
{
    struct pollfd polled = { talk->pipes.out, POLLIN, 0 };
    return poll(&polled, 1, 0) > 0 && (polled.revents & POLLIN);
}

// {"ok":true} or {"error":"why"}; other members are ignored. The error: in the reader.
static bool read_answer(const Talk *talk, JsonReader *reader, const char **error)
{
    char *line = (char *)talk->answer.at, *end = memchr(line, '\n', talk->answer.size);
    bool  ok = false;
    *end = 0;
    *error = NULL;
    if (end + 1 != line + talk->answer.size || !json_read(reader, line, (size_t)(end - line), DEPTH))
        return false;
    return json_read_text(reader->root, "error", error) || (json_read_bool(reader->root, "ok", &ok) && ok);
}

// --- Borrowing -------------------------------------------------------------------------

static bool receive_loan(int line, ChildPipes *out)
{
    out->in = line_receive_end(line);
    out->out = line_receive_end(line);
    out->err = line_receive_end(line);
    return out->in >= 0 && out->out >= 0 && out->err >= 0;
}

// Waits as long as the others take. False: there is none to be had.
static bool borrow(const Lender *lender, int *line, Talk *talk, Micros *waited, char why[WHY_SIZE])
{
    int      ends[2];
    LoanWord word;
    if (!line_open(ends))
        return false;
    *line = ends[0];
    bool sent = line_send_end(lender->line, ends[1]);
    close(ends[1]);
    while (sent && !line_is_ready(*line, LOOK_MS))
        *waited = child_now();
    if (!sent || !line_receive(*line, &word, sizeof word))
        return false;
    talk->used = word == LOAN_USED;
    if (word == LOAN_NEW || word == LOAN_USED)
        return receive_loan(*line, &talk->pipes);
    char refusal[WHY_SIZE];
    if (line_receive(*line, refusal, sizeof refusal))
        memcpy(why, refusal, WHY_SIZE);
    return false;
}

static void give_back(int line) { line_send(line, &(LoanWord){ LOAN_WORKS }, sizeof(LoanWord)); }

static const char *said(const Talk *talk)
{
    static const char nothing[] = "";
    return talk->complaint.size ? (const char *)talk->complaint.at : nothing;
}

static void say_why(const Talk *talk, TalkEnd end, const LoanEnd *ended, char why[WHY_SIZE])
{
    const char *program = talk->program;
    switch (end) {
    case TALK_TOO_LONG:
        snprintf(why, WHY_SIZE, "%.60s took longer than %.3g s", program, seconds_of(talk->timeout));
        break;
    case TALK_FLOOD:
        snprintf(why, WHY_SIZE, "%.60s answered with more than %d KiB", program, ANSWER_MAX >> 10);
        break;
    case TALK_UNASKED: snprintf(why, WHY_SIZE, "%.60s wrote what nobody had asked for", program); break;
    case TALK_ENDED:
        if (!ended->by_itself)
            snprintf(why, WHY_SIZE, "%.60s closed its output", program);
        else if (child_ended_well(program, ended->status, said(talk), why))
            snprintf(why, WHY_SIZE, "%.60s ended instead of answering", program);
        break;
    case TALK_ANSWERED:
    case TALK_NO_ANSWER:
        snprintf(why, WHY_SIZE,
                 "%.60s answered \"%.60s\", not {\"ok\":true} or {\"error\":\"...\"} in one line", program,
                 (const char *)talk->answer.at);
        break;
    }
}

// Reports the program as broken: it is ended, and the next phrase gets another.
static void give_up(int line, Talk *talk, TalkEnd end, char why[WHY_SIZE])
{
    LoanEnd ended = { 0 };
    if (line_send(line, &(LoanWord){ LOAN_BROKEN }, sizeof(LoanWord)))
        line_receive(line, &ended, sizeof ended);
    bytes_add(&talk->complaint, "", 1);
    talk->complaint.at[strcspn((char *)talk->complaint.at, "\r\n")] = 0;
    say_why(talk, end, &ended, why);
    line_send(line, why, WHY_SIZE);
}

// Whether it was spoken. Descriptors and memory go when the process around us ends.
static bool talk_once(const Lender *lender, Talk *talk, Micros *waited, TalkEnd *end, char why[WHY_SIZE])
{
    int         line;
    JsonReader  reader = { 0 };
    const char *error = NULL;
    snprintf(why, WHY_SIZE, "the process that keeps %.60s alive has ended", talk->program);
    if (!borrow(lender, &line, talk, waited, why))
        return false;
    *waited = child_now();
    talk->deadline = child_now() + talk->timeout;
    *end = is_unasked(talk) ? TALK_UNASKED : converse(talk);
    if (*end == TALK_ANSWERED && !read_answer(talk, &reader, &error))
        *end = TALK_NO_ANSWER;
    if (*end != TALK_ANSWERED)
        give_up(line, talk, *end, why);
    else
        give_back(line);
    if (error)
        snprintf(why, WHY_SIZE, "%.60s says: %.180s", talk->program, error);
    return *end == TALK_ANSWERED && !error;
}

// A program that ended may have done so because of an earlier phrase: then another program is asked.
bool loan_ask(const Lender *lender, const char *program, const char *request, Micros timeout, Micros *waited,
              char why[WHY_SIZE])
{
    bool spoken = false, again = true;
    signal(SIGPIPE, SIG_IGN);
    for (int tries = 0; tries < TRIES && again && !spoken; tries++) {
        Talk    talk = { .program = program, .request = request, .timeout = timeout };
        TalkEnd end = TALK_NO_ANSWER;
        spoken = talk_once(lender, &talk, waited, &end, why);
        again = end == TALK_ENDED && talk.used;
    }
    return spoken;
}
