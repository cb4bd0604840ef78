// voice/round.h: what a round replies to each phrase, with engines made by hand; the test is the host.
#include "voice/round.h"

#include "base/line.h"
#include "file_by_hand.h"
#include "processes.h"
#include "voice/cache.h"
#include "voice/clip_bytes.h"
#include "voice/messages.h"
#include "voice/stamp.h"

#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>

enum { RATE = 16000, MOST = 8 };

// --- Engines ---------------------------------------------------------------------------

// What engines were asked, in memory that is shared with them.
static struct {
    int  spoken, rate;
    char text[100];
} * asked;

static const char *of_self(void *self) { return self; }

static bool half_a_second(Utterance *out)
{
    out->length = RATE / 2;
    out->channels = 1;
    out->rate = RATE;
    out->samples = malloc(sizeof *out->samples * RATE / 2);
    for (int i = 0; i < RATE / 2; i++)
        out->samples[i] = 0.3f * (float)sin(2 * M_PI * 300 * i / RATE);
    return true;
}

// A word that is all of what it was given.
static bool speak(void *self, const SpeechTask *task, Utterance *out, char why[WHY_SIZE])
{
    (void)self;
    __atomic_add_fetch(&asked->spoken, 1, __ATOMIC_RELAXED);
    asked->rate = task->words_a_minute;
    snprintf(asked->text, sizeof asked->text, "%s", task->text);
    assert_true(task->group && task->waited);
    if (strcmp(task->text, "Crash") == 0)
        raise(SIGKILL);
    while (strcmp(task->text, "Hang") == 0)
        pause();
    if (strcmp(task->text, "Refuse") == 0)
        snprintf(why, WHY_SIZE, "no such word");
    if (strcmp(task->text, "Refuse") == 0 || strcmp(task->text, "Forget") == 0)
        return false;
    half_a_second(out);
    if (strcmp(task->text, "Hush") == 0)
        memset(out->samples, 0, sizeof *out->samples * RATE / 2);
    out->words = malloc(sizeof *out->words);
    out->words[0] = (ClipWord){ 0, (int)strlen(task->text), 0 };
    out->word_count = 1;
    return true;
}

static bool        knows(void *self, const char *text) { return strcmp(text, of_self(self)) == 0; }
static const char *identity(void *self, Arena *arena)
{
    return arena_printf(arena, "by hand, %s", of_self(self));
}
static const char *no_identity(void *self, Arena *arena)
{
    (void)self, (void)arena;
    return NULL;
}

static char *phonemes(void *self, const char *text)
{
    char *out = NULL;
    (void)self;
    return strcmp(text, "Refuse") == 0 || asprintf(&out, "[%s]", text) < 0 ? NULL : out;
}

static const char *const *made_of(void *self, Arena *arena)
{
    static const char *const files[] = { "/proc/self/exe", NULL };
    (void)self, (void)arena;
    return files;
}

static const EngineOps plain = { .speak = speak,
                                 .phonemes = phonemes,
                                 .identity = identity,
                                 .made_of = made_of },
                       bare = { .speak = speak }, unnamed = { .speak = speak, .identity = no_identity },
                       recorded = { .speak = speak, .knows = knows, .identity = identity };

static const Respelling   respellings[] = { { "TVA", "T V A" } };
static const VoiceProfile profiles[] = {
    { .name = "one",
      .language = "en",
      .rate = 150,
      .respellings = respellings,
      .respelling_count = 1,
      .espeak_voice = "x" },
    { .name = "two", .language = "en", .rate = 120, .espeak_voice = "x" },
};

static Engines engines_of(const EngineOps *one, const EngineOps *two)
{
    return (Engines){ .profiles = profiles,
                      .ops = { one, two },
                      .selves = { (void *)"TVA", (void *)"second" },
                      .count = two ? 2 : 1 };
}

// --- A round ---------------------------------------------------------------------------

typedef struct {
    RoundReply reply;
    char       text[200];  // of what is a text
    Clip      *clip;
} Replied;

static Arena   arena;
static Replied replies[MOST];  // by phrase
static int     count;

static void let_go(void)
{
    for (int i = 0; i < MOST; i++)
        clip_free(replies[i].clip);
    memset(replies, 0, sizeof replies);
    count = 0;
}

static int set_up(void **state)
{
    (void)state;
    memset(asked, 0, sizeof *asked);
    let_go();
    return 0;
}

static pid_t begin(const Engines *engines, int *line, int host)
{
    int ends[2];
    assert_true(line_open(ends));
    pid_t round = fork();
    if (round == 0) {
        close(ends[0]);
        round_serve(engines, ends[1], host);
        _exit(0);
    }
    close(ends[1]);
    *line = ends[0];
    return round;
}

static void take_reply(const RoundReply *reply, const ReplyBuffer *bytes, const RoundRequest *request)
{
    assert_true(reply->phrase < MOST);
    Replied *at = &replies[reply->phrase];
    at->reply = *reply;
    if (reply->kind == REPLY_CLIP)
        at->clip = clip_unpack(bytes->bytes, reply->size,
                               (ClipOf){ request->phrases[reply->phrase].text, request->rate });
    else if (reply->kind != REPLY_NOTHING)
        snprintf(at->text, sizeof at->text, "%.*s", (int)reply->size, (const char *)bytes->bytes);
    count++;
}

static void serve(const Engines *engines, const RoundRequest *request)
{
    RoundReply  reply;
    ReplyBuffer bytes = { 0 };
    int         line, status;
    let_go();
    pid_t round = begin(engines, &line, -1);
    assert_true(messages_send_round(line, request));
    while (messages_receive_reply(line, &reply, &bytes))
        take_reply(&reply, &bytes, request);
    free(bytes.bytes);
    close(line);
    assert_int_equal(waitpid(round, &status, 0), round);
    assert_int_equal(status, 0);
}

static RoundRequest request_of(RoundKind kind, const Phrase *phrases, size_t number)
{
    return (RoundRequest){ kind, RATE, 2, NULL, phrases, number };
}

static void say(const Engines *engines, const char *text)
{
    const Phrase       phrase = { text, 15, true, { 0 } };
    const RoundRequest request = request_of(ROUND_CLIPS, &phrase, 1);
    serve(engines, &request);
    assert_int_equal(count, 1);
}

static void is_why(int phrase, int engine, const char *why)
{
    const Replied *at = &replies[phrase];
    assert_int_equal(at->reply.kind, REPLY_WHY);
    assert_int_equal(at->reply.engine, engine);
    assert_string_equal(at->text, why);
}

static void is_clip(int phrase, int engine)
{
    const Replied *at = &replies[phrase];
    assert_int_equal(at->reply.kind, REPLY_CLIP);
    assert_int_equal(at->reply.end, WORKER_DONE);
    assert_int_equal(at->reply.engine, engine);
    assert_non_null(at->clip);
    assert_int_equal(at->clip->rate, RATE);
    assert_in_range(at->clip->length, RATE * 48 / 100, RATE * 52 / 100);
}

// --- What is spoken --------------------------------------------------------------------

static void each_phrase_becomes_a_clip(void **state)
{
    (void)state;
    const Engines      engines = engines_of(&plain, NULL);
    const Phrase       phrases[] = { { "Lift", 15, true, { 0 } },
                                     { "Walk on", 14, false, { 0 } },
                                     { "Stop", 13, false, { 0 } } };
    const RoundRequest request = request_of(ROUND_CLIPS, phrases, 3);
    serve(&engines, &request);
    assert_int_equal(count, 3);
    for (int i = 0; i < 3; i++) {
        is_clip(i, 0);
        assert_int_equal(replies[i].clip->word_count, 1);
        assert_int_equal(replies[i].clip->words[0].length, strlen(phrases[i].text));
    }
    assert_int_equal(asked->spoken, 3);
    const RoundRequest none = request_of(ROUND_CLIPS, phrases, 0);
    serve(&engines, &none);
    assert_int_equal(count, 0);
}

static void a_phrase_has_its_own_rate_and_is_respelt(void **state)
{
    (void)state;
    const Engines      engines = engines_of(&plain, NULL);
    const Phrase       phrase = { "Find your TVA", 13, false, { 0 } };
    const RoundRequest request = request_of(ROUND_CLIPS, &phrase, 1);
    serve(&engines, &request);
    is_clip(0, 0);
    assert_int_equal(asked->rate, 130);  // 13/15 of 150
    assert_string_equal(asked->text, "Find your T V A");
    assert_int_equal(replies[0].clip->words[0].start, 0);  // in the text as written
    assert_int_equal(replies[0].clip->words[0].length, 13);
}

// Recordings are found by what is written; what is not recorded is for the second voice, at its own rate.
static void what_one_engine_does_not_know_the_next_one_says(void **state)
{
    (void)state;
    Engines engines = engines_of(&recorded, &plain);
    say(&engines, "TVA");
    is_clip(0, 0);
    assert_string_equal(asked->text, "TVA");
    assert_int_equal(replies[0].clip->words[0].length, 3);
    say(&engines, "Lift");
    is_clip(0, 1);
    assert_int_equal(asked->rate, 120);
    engines = engines_of(&recorded, NULL);
    say(&engines, "Lift");
    is_why(0, -1, "it is not recorded, and the voice has no fallback");
}

static void a_text_is_2000_bytes_at_most(void **state)
{
    static char text[2002];
    (void)state;
    const Engines engines = engines_of(&plain, NULL);
    memset(text, 'a', 2001);
    say(&engines, text);
    is_why(0, -1, "it has 2001 bytes: 2000 are the most");
    assert_int_equal(asked->spoken, 0);
    text[2000] = '\0';
    say(&engines, text);
    is_clip(0, 0);
}

static void what_is_not_spoken_says_why(void **state)
{
    (void)state;
    const Engines      engines = engines_of(&plain, NULL);
    const Phrase       phrases[] = { { "Refuse", 15, true, { 0 } },
                                     { "Forget", 15, true, { 0 } },
                                     { "Hush", 15, true, { 0 } },
                                     { "Crash", 15, true, { 0 } },
                                     { "Lift", 15, true, { 0 } } };
    const RoundRequest request = request_of(ROUND_CLIPS, phrases, 5);
    serve(&engines, &request);
    assert_int_equal(count, 5);
    is_why(0, 0, "no such word");
    is_why(1, 0, "the machine has no memory left");
    is_why(2, 0, "there is nothing to hear in it");
    assert_int_equal(replies[3].reply.kind, REPLY_NOTHING);
    assert_int_equal(replies[3].reply.end, WORKER_CRASHED);
    assert_int_equal(replies[3].reply.size, 0);
    is_clip(4, 0);
}

static void phonemes_are_of_the_text_as_respelt(void **state)
{
    (void)state;
    Engines            engines = engines_of(&plain, NULL);
    const Phrase       phrases[] = { { "TVA", 15, true, { 0 } }, { "Refuse", 15, true, { 0 } } };
    const RoundRequest request = request_of(ROUND_PHONEMES, phrases, 2);
    serve(&engines, &request);
    assert_int_equal(count, 2);
    assert_int_equal(replies[0].reply.kind, REPLY_PHONEMES);
    assert_string_equal(replies[0].text, "[T V A]");
    assert_int_equal(replies[1].reply.kind, REPLY_NOTHING);
    assert_int_equal(replies[1].reply.end, WORKER_DONE);
    engines = engines_of(&bare, NULL);
    serve(&engines, &request);
    assert_int_equal(replies[0].reply.kind, REPLY_NOTHING);
    assert_int_equal(asked->spoken, 0);
}

static void the_identity_is_a_line_for_each_engine(void **state)
{
    (void)state;
    Engines            engines = engines_of(&plain, &recorded);
    const Phrase       phrase = { "Lift", 15, true, { 0 } };
    const RoundRequest request = request_of(ROUND_IDENTITY, &phrase, 1);
    serve(&engines, &request);
    assert_int_equal(count, 1);
    assert_int_equal(replies[0].reply.kind, REPLY_IDENTITY);
    assert_int_equal(replies[0].reply.end, WORKER_DONE);
    assert_string_equal(replies[0].text, "by hand, TVA\nby hand, second\n");
    engines = engines_of(&bare, &plain);
    serve(&engines, &request);
    assert_string_equal(replies[0].text, "\nby hand, second\n");
    engines = engines_of(&unnamed, NULL);
    serve(&engines, &request);
    assert_string_equal(replies[0].text, "\n");
    assert_int_equal(asked->spoken, 0);
}

// --- What is kept ----------------------------------------------------------------------

static char folder[] = "/tmp/walkcoach-test-round.XXXXXX";

static void say_with(const Engines *engines, const char *clips, RoundKind kind, int rate, const char *text)
{
    const Phrase phrase = { text, 15, true, { 0 } };
    RoundRequest request = request_of(kind, &phrase, 1);
    request.cache = arena_printf(&arena, "%s/%s", folder, clips);
    request.rate = rate;
    asked->spoken = 0;
    serve(engines, &request);
    assert_int_equal(count, 1);
}

static void is_spoken(const Engines *engines, const char *clips, const char *text)
{
    say_with(engines, clips, ROUND_CLIPS, RATE, text);
    is_clip(0, 0);
    assert_int_equal(asked->spoken, 1);
}

static void is_kept(const Engines *engines, const char *clips, const char *text)
{
    say_with(engines, clips, ROUND_CLIPS, RATE, text);
    is_clip(0, 0);
    assert_int_equal(asked->spoken, 0);
}

static void what_was_spoken_once_is_kept(void **state)
{
    (void)state;
    const Engines engines = engines_of(&plain, NULL);
    is_spoken(&engines, "a", "Lift");
    is_kept(&engines, "a", "Lift");
    is_spoken(&engines, "a", "Lower");
    is_kept(&engines, "a", "Lower");
    is_kept(&engines, "a", "Lift");
    say_with(&engines, "a", ROUND_CLIPS, 8000, "Lift");  // of another rate
    assert_int_equal(asked->spoken, 1);
    assert_int_equal(replies[0].reply.kind, REPLY_CLIP);
    is_spoken(&engines, "b", "Lift");
    say_with(&engines, "a", ROUND_PHONEMES, RATE, "Lift");  // nothing of it is a clip
    assert_int_equal(replies[0].reply.kind, REPLY_PHONEMES);
    say_with(&engines, "a", ROUND_CLIPS, RATE, "Refuse");  // nor is a reason
    say_with(&engines, "a", ROUND_CLIPS, RATE, "Refuse");
    is_why(0, 0, "no such word");
    assert_int_equal(asked->spoken, 1);
    assert_int_equal(cache_kept(arena_printf(&arena, "%s/a", folder)).files, 3);
}

static void without_an_identity_nothing_is_kept(void **state)
{
    (void)state;
    const Engines engines = engines_of(&bare, NULL);
    is_spoken(&engines, "c", "Lift");
    is_spoken(&engines, "c", "Lift");
    assert_int_equal(cache_kept(arena_printf(&arena, "%s/c", folder)).files, 0);
}

static bool has_stamp(const char *clips)
{
    const char *found = stamp_get(arena_printf(&arena, "%s/%s", folder, clips), &profiles[0], &arena);
    if (found)
        assert_string_equal(found, "by hand, TVA");
    return found;
}

// Whoever finds all clips there need not start the engine. Of two only they know which one says a phrase.
static void beside_the_clips_is_who_spoke_them(void **state)
{
    (void)state;
    Engines engines = engines_of(&plain, NULL);
    is_spoken(&engines, "d", "Lift");
    assert_true(has_stamp("d"));
    engines = engines_of(&plain, &plain);
    is_spoken(&engines, "e", "Lift");
    assert_false(has_stamp("e"));
    const EngineOps of_nothing = { .speak = speak, .identity = identity };
    engines = engines_of(&of_nothing, NULL);
    is_spoken(&engines, "f", "Lift");
    assert_false(has_stamp("f"));
    engines = engines_of(&plain, NULL);
    assert_int_equal(mkdir(arena_printf(&arena, "%s/g", folder), 0700), 0);
    say_with(&engines, "g", ROUND_PHONEMES, RATE, "Lift");
    assert_false(has_stamp("g"));
}

// 256 MiB, of which the oldest go first: but only where something new has come.
static void what_is_too_much_is_deleted_once_something_is_added(void **state)
{
    (void)state;
    const Engines engines = engines_of(&plain, NULL);
    const char   *old = arena_printf(&arena, "%s/h/old.clip", folder),
               *clips = arena_printf(&arena, "%s/h", folder);
    is_spoken(&engines, "h", "Lift");
    file_put(old, "");
    assert_int_equal(truncate(old, 256 << 20), 0);  // no room is taken for it
    struct timespec times[2] = { { 1000000000, 0 }, { 1000000000, 0 } };
    assert_int_equal(utimensat(AT_FDCWD, old, times, 0), 0);
    is_kept(&engines, "h", "Lift");
    assert_int_equal(cache_kept(clips).files, 2);
    is_spoken(&engines, "h", "Lower");
    assert_int_equal(cache_kept(clips).files, 2);
    assert_int_equal(access(old, F_OK), -1);
    is_kept(&engines, "h", "Lift");
}

// --- Its end ---------------------------------------------------------------------------

static bool has_begun(const void *unused)
{
    (void)unused;
    return *(volatile int *)&asked->spoken > 0;
}

static pid_t begin_to_hang(const Engines *engines, int *line, int host)
{
    const Phrase       phrases[] = { { "Hang", 15, true, { 0 } }, { "Lift", 15, true, { 0 } } };
    const RoundRequest request = request_of(ROUND_CLIPS, phrases, 1);
    pid_t              round = begin(engines, line, host);
    assert_true(messages_send_round(*line, &request));
    assert_true(soon(20, has_begun, NULL));
    return round;
}

static void it_gives_up_when_its_line_is_cut(void **state)
{
    (void)state;
    int           line;
    const Engines engines = engines_of(&plain, NULL);
    pid_t         round = begin_to_hang(&engines, &line, -1);
    Processes     all = descendants(round);
    close(line);
    assert_int_equal(waitpid(round, NULL, 0), round);
    assert_true(soon(5, all_have_ended, &all));
}

static void it_gives_up_when_its_host_has_ended(void **state)
{
    (void)state;
    int           line, host[2];
    RoundReply    reply;
    ReplyBuffer   bytes = { 0 };
    const Engines engines = engines_of(&plain, NULL);
    assert_int_equal(pipe(host), 0);
    pid_t     round = begin_to_hang(&engines, &line, host[0]);
    Processes all = descendants(round);
    assert_int_equal(write(host[1], "x", 1), 1);
    assert_int_equal(waitpid(round, NULL, 0), round);
    assert_true(soon(5, all_have_ended, &all));
    assert_false(messages_receive_reply(line, &reply, &bytes));
    close(line), close(host[0]), close(host[1]);
}

static void what_is_not_a_request_ends_it(void **state)
{
    (void)state;
    int           line;
    const Engines engines = engines_of(&plain, NULL);
    pid_t         round = begin(&engines, &line, -1);
    close(line);
    assert_int_equal(waitpid(round, NULL, 0), round);
    assert_int_equal(asked->spoken, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup(name, set_up)
        TEST(each_phrase_becomes_a_clip),
        TEST(a_phrase_has_its_own_rate_and_is_respelt),
        TEST(what_one_engine_does_not_know_the_next_one_says),
        TEST(a_text_is_2000_bytes_at_most),
        TEST(what_is_not_spoken_says_why),
        TEST(phonemes_are_of_the_text_as_respelt),
        TEST(the_identity_is_a_line_for_each_engine),
        TEST(what_was_spoken_once_is_kept),
        TEST(without_an_identity_nothing_is_kept),
        TEST(beside_the_clips_is_who_spoke_them),
        TEST(what_is_too_much_is_deleted_once_something_is_added),
        TEST(it_gives_up_when_its_line_is_cut),
        TEST(it_gives_up_when_its_host_has_ended),
        TEST(what_is_not_a_request_ends_it),
    };
    asked = mmap(NULL, sizeof *asked, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (asked == MAP_FAILED || !mkdtemp(folder))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    let_go();
    arena_free(&arena);
    folder_remove(folder);
    return failed;
}
