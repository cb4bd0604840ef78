// A host with threads: walks compiled and rendered in two of them at once are the bytes of one after the
// other.
// And what a host may get wrong comes back as a status. threads DATA SPEAKER: prints what is wrong.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <walkcoach.h>

enum { AT_ONCE = 2 };

typedef struct {
    Walkcoach  *coach;
    const char *name;
    uint64_t    frames, bytes;  // hashes
    size_t      events;
    int         failed;
} Made;

static void add(uint64_t *hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++)
        *hash = (*hash ^ at[i]) * 1099511628211u;
}

static int add_frames(void *self, const float *frames, size_t count, int channels)
{
    add(self, frames, count * (size_t)channels * sizeof *frames);
    return 0;
}

static int add_bytes(void *self, const void *bytes, size_t size)
{
    add(self, bytes, size);
    return 0;
}

static int stop_at_once(void *self, const float *frames, size_t count, int channels)
{
    (void)self, (void)frames, (void)count, (void)channels;
    return 1;
}

static WalkcoachOrder order_of(const char *walker)
{
    WalkcoachOrder order = WALKCOACH_ORDER;
    order.today = "2026-11-27";
    order.walker = walker;
    order.jobs = 1;
    return order;
}

static void wrong(const char *what, const char *why) { printf("%s: %s\n", what, why); }

static void *make(void *self)
{
    Made             *made = self;
    WalkcoachOrder    order = order_of("weeks = 9; level = 1; voice = \"calm\";");
    WalkcoachEncoding encoding = WALKCOACH_ENCODING;
    WalkcoachWalk    *walk;
    char              why[WALKCOACH_WHY_SIZE] = "";
    encoding.format = "mp3";
    encoding.to = 40 * 1000000;
    made->failed = walkcoach_compile(made->coach, &order, made->name, &walk);
    if (!made->failed)
        made->failed = walkcoach_render(walk, 0, 40 * 1000000, add_frames, &made->frames);
    if (!made->failed)
        made->failed = walkcoach_encode(walk, &encoding, add_bytes, &made->bytes, why);
    if (made->failed)
        wrong(made->name, why);
    else
        made->events = walkcoach_event_count(walk);
    walkcoach_walk_close(walk);
    return NULL;
}

static void make_all(Walkcoach *coach, int at_once, Made made[AT_ONCE])
{
    static const char *const names[AT_ONCE] = { "5min", "breathing" };
    pthread_t                threads[AT_ONCE];
    for (int i = 0; i < AT_ONCE; i++) {
        made[i] = (Made){ .coach = coach, .name = names[i] };
        if (!at_once)
            make(&made[i]);
        else if (pthread_create(&threads[i], NULL, make, &made[i]) != 0)
            exit(3);
    }
    for (int i = 0; at_once && i < AT_ONCE; i++)
        pthread_join(threads[i], NULL);
}

static void check_threads(Walkcoach *coach)
{
    Made at_once[AT_ONCE], in_turn[AT_ONCE];
    make_all(coach, 1, at_once);
    make_all(coach, 0, in_turn);
    for (int i = 0; i < AT_ONCE; i++)
        if (at_once[i].failed || at_once[i].frames != in_turn[i].frames ||
            at_once[i].bytes != in_turn[i].bytes || at_once[i].events != in_turn[i].events)
            wrong(at_once[i].name, "other bytes from two threads at once");
    if (in_turn[0].frames == in_turn[1].frames)
        wrong("5min and breathing", "the same frames");
}

// --- What a host may get wrong -----------------------------------------------------------

static void check_messages(Walkcoach *coach)
{
    static const char text[] = "title = \"Bad\"\nextends = \"5min\"\npace = 400\n";
    WalkcoachOrder    order = order_of("weeks = 9;");
    WalkcoachMessage  message = { .size = sizeof message };
    WalkcoachWalk    *walk;
    order.depth = WALKCOACH_TIMELINE;
    if (walkcoach_compile_text(coach, &order, "bad.cfg", text, sizeof text - 1, &walk) != WALKCOACH_MISTAKES)
        wrong("a pace of 400", "not a mistake");
    else if (!walkcoach_message(walk, 0, &message) || message.severity != WALKCOACH_ERROR ||
             message.line != 3 || !message.file || strcmp(message.file, "bad.cfg") != 0 || message.column < 1)
        wrong("a pace of 400", "another place");
    walkcoach_walk_close(walk);
    order.walker = "weeks = 9; agee = 30;";
    if (walkcoach_compile(coach, &order, "5min", &walk) != WALKCOACH_MISTAKES ||
        !walkcoach_message(walk, 0, &message) || strcmp(message.file, "walker") != 0)
        wrong("a key of no profile", "not a mistake of the walker's");
    walkcoach_walk_close(walk);
    order.today = "tomorrow";
    if (walkcoach_compile(coach, &order, "5min", &walk) != WALKCOACH_USAGE || walk)
        wrong("a day that is none", "not a wrong call");
}

static void check_stops(Walkcoach *coach)
{
    WalkcoachOrder order = order_of("weeks = 9; voice = \"silent\";");
    WalkcoachWalk *walk;
    WalkcoachAbout about = { .size = sizeof about };
    WalkcoachPart  part = { .size = offsetof(WalkcoachPart, length) };
    char           why[WALKCOACH_WHY_SIZE] = "";
    if (walkcoach_compile(coach, &order, "5min", &walk) != WALKCOACH_DONE)
        wrong("a silent voice", "a mistake");
    if (walkcoach_render(walk, 0, 0, stop_at_once, NULL) != WALKCOACH_STOPPED)
        wrong("a host that stops", "it goes on");
    if (walkcoach_render(walk, 5, 4, stop_at_once, NULL) != WALKCOACH_USAGE)
        wrong("an end before the start", "it is rendered");
    if (!walkcoach_about(walk, &about) || about.rate != 44100 || about.length != 300 * (int64_t)1000000)
        wrong("what 5min is", "something else");
    part.length = -7;
    if (!walkcoach_part(walk, 0, &part) || part.length != -7 || !part.key)
        wrong("a struct of an older header", "written over its end");
    if (walkcoach_encode_file(walk, NULL, "/nowhere/at/all.wav", why) != WALKCOACH_WORLD || !*why)
        wrong("a folder that is not there", "no reason");
    if (!strstr(walkcoach_plan(walk), "\"events\""))
        wrong("the plan", "no events");
    walkcoach_walk_close(walk);
}

// The heap may not grow: the call comes back, and the host is still there. Not with a sanitizer, which needs
// the room itself.
static void check_memory(Walkcoach *coach)
{
    const struct rlimit none = { 1 << 20, RLIM_INFINITY }, all = { RLIM_INFINITY, RLIM_INFINITY };
    WalkcoachOrder      order = order_of("weeks = 9;");
    WalkcoachWalk      *walk;
    void               *rest[512];
    int                 count = 0;
    order.depth = WALKCOACH_TIMELINE;
    setrlimit(RLIMIT_AS, &none);
    for (size_t size = 1 << 20; size >= 1024; size /= 2)
        while (count < 512 && (rest[count] = malloc(size)))
            count++;
    WalkcoachStatus status = walkcoach_compile(coach, &order, "20min", &walk);
    setrlimit(RLIMIT_AS, &all);
    while (count > 0)
        free(rest[--count]);
    if (status != WALKCOACH_MEMORY || walk)
        wrong("no memory", "another status");
    if (walkcoach_compile(coach, &order, "20min", &walk) != WALKCOACH_DONE)
        wrong("memory again", "it does not compile");
    walkcoach_walk_close(walk);
}

int main(int argc, char **argv)
{
    Walkcoach     *coach;
    WalkcoachSetup setup = WALKCOACH_SETUP;
    char           why[WALKCOACH_WHY_SIZE];
    if (argc < 3)
        return 2;
    setup.data = "/nowhere";
    if (walkcoach_open(&setup, &coach, why) != WALKCOACH_WORLD || coach || !strstr(why, "/nowhere"))
        wrong("no data", "it opens");
    setup.data = argv[1];
    setup.speaker = argv[2];
    if (walkcoach_open(&setup, &coach, why) != WALKCOACH_DONE) {
        wrong("open", why);
        return 3;
    }
    check_threads(coach);
    check_messages(coach);
    check_stops(coach);
    if (argc == 3)
        check_memory(coach);
    walkcoach_close(coach);
    return 0;
}
