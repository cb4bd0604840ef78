// The server of `walkcoach share` alone, for tests/share_hostile.test.sh: all that a stranger on the network
// reaches, and small enough to be built with the address sanitizer in every `make check`.
//
//     server FOLDER PAGE [TODAY NOTES]    serves on the loopback until SIGINT, the address on standard output
//
// TODAY: a file of JSON, read at each request; while it is not there her day is not known, and nothing can be
// noted. NOTES: a line is added for each answer that is noted.
#include "phone/serve.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    const char *today, *notes;
} Files;

static const char *read_today(void *self, Arena *arena)
{
    const Files *files = self;
    FILE        *from = fopen(files->today, "re");
    char        *text = arena_alloc(arena, 1 << 16);
    if (!from)
        return NULL;
    text[fread(text, 1, (1 << 16) - 1, from)] = '\0';
    fclose(from);
    return text;
}

static bool is_noted(const Files *files, const char *id)
{
    FILE *from = fopen(files->notes, "re");
    char  line[512];
    bool  found = false;
    while (from && !found && fgets(line, sizeof line, from))
        found = strncmp(line, id, strlen(id)) == 0;
    if (from)
        fclose(from);
    return found;
}

// "ID DAY KIND LEVEL MINUTES LEFT FEEL SIGNS WALK"
static Noting note(void *self, const PageAnswer *said)
{
    const Files *files = self;
    Entry        entry = page_answer_entry(said);
    if (access(files->today, R_OK) != 0)
        return NOTING_TROUBLE;
    if (said->day < 20000)
        return NOTING_REFUSED;
    if (is_noted(files, said->id))
        return NOTING_TWICE;
    FILE *to = fopen(files->notes, "ae");
    if (!to)
        return NOTING_TROUBLE;
    fprintf(to, "%s %d %d %d %d %d %d %x %s\n", said->id, entry.day, entry.kind, entry.level, entry.minutes,
            entry.left_early, entry.feel, entry.signs, entry.session);
    return fclose(to) == 0 ? NOTING_DONE : NOTING_TROUBLE;
}

int main(int argc, char **argv)
{
    if (argc != 3 && argc != 5)
        return 2;
    sigset_t end;
    int      number;
    sigemptyset(&end);
    sigaddset(&end, SIGINT);
    sigprocmask(SIG_BLOCK, &end, NULL);
    signal(SIGPIPE, SIG_IGN);

    Arena         arena = { 0 };
    SinkError     error = { 0 };
    char          why[LIBRARY_WHY_SIZE] = "";
    Files         files = { argc > 3 ? argv[3] : NULL, argc > 3 ? argv[4] : NULL };
    ServeHers     hers = { read_today, note, &files };
    ServeSettings what = { .folder = argv[1], .page = argv[2], .bind = "127.0.0.1" };
    if (argc > 3 && !page_answer_open(why)) {
        fprintf(stderr, "%s\n", why);
        return 3;
    }
    what.hers = argc > 3 ? &hers : NULL;
    Serve *serve = serve_open(&what, &arena, &error);
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
