// The server of `walkcoach share` alone, for tests/share_hostile.test.sh: all that a stranger on the network
// reaches, and small enough to be built with the address sanitizer in every `make check`.
//
//     server FOLDER PAGE        serves on the loopback until SIGINT, the address on standard output
#include "phone/serve.h"

#include <signal.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    sigset_t end;
    int      number;
    sigemptyset(&end);
    sigaddset(&end, SIGINT);
    sigprocmask(SIG_BLOCK, &end, NULL);
    signal(SIGPIPE, SIG_IGN);

    Arena         arena = { 0 };
    SinkError     error = { 0 };
    ServeSettings what = { .folder = argv[1], .page = argv[2], .bind = "127.0.0.1" };
    Serve        *serve = serve_open(&what, &arena, &error);
    if (!serve || !serve_begin(serve, &error)) {
        fprintf(stderr, "%s\n", error.text);
        return 3;
    }
    puts(serve_address(serve));
    fflush(stdout);
    sigwait(&end, &number);
    serve_close(serve);
    arena_free(&arena);
    return 0;
}
