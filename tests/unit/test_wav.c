// WAV: what is said before the samples, and every one of them, however many.
#include "sink/wav_head.h"

#include <fcntl.h>
#include <pthread.h>
#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmocka_all.h"

enum { RATE = 44100, BLOCK = 32768 };

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
enum { IS_SLOW = 1 };
#else
enum { IS_SLOW = 0 };
#endif

// 4.5 GiB of stereo, and some frames more, so that no block ends where the sound does.
static const Frames LONG = 4608LL * 1024 * 1024 / 4 + 7;

static EncoderSettings settings_of(Frames length, const Tags *tags)
{
    return (EncoderSettings){ .rate = RATE, .channels = 2, .length = length, .tags = tags };
}

// --- Reading chunks --------------------------------------------------------------------

static uint64_t number(const char *at, int bytes)
{
    uint64_t value = 0;
    while (bytes-- > 0)
        value = value << 8 | (uint8_t)at[bytes];
    return value;
}

// The body of the first chunk of that name (and, of a LIST, of that type), from `at` to `end`; NULL: there is
// none.
static const char *find(const char *at, const char *end, const char *id, const char *type, size_t *size)
{
    while (at + 8 <= end) {
        *size = number(at + 4, 4);
        if (memcmp(at, id, 4) == 0 && (!type || memcmp(at + 8, type, 4) == 0))
            return at + 8;
        at += 8 + *size + (*size & 1);
    }
    return NULL;
}

static void assert_chapters(const char *head, size_t head_size, const Tags *tags)
{
    size_t      size, labels_size, label_size;
    const char *cue = find(head + 12, head + head_size, "cue ", NULL, &size);
    assert_non_null(cue);
    assert_int_equal(number(cue, 4), tags->chapter_count);
    assert_int_equal(size, 4 + 24 * tags->chapter_count);
    const char *labels = find(head + 12, head + head_size, "LIST", "adtl", &labels_size), *at = labels + 4;
    assert_non_null(labels);
    for (size_t i = 0; i < tags->chapter_count; i++) {
        const char *point = cue + 4 + 24 * i,
                   *label = find(at, labels + labels_size, "labl", NULL, &label_size);
        assert_int_equal(number(point, 4), i);
        assert_int_equal(number(point + 20, 4), frames_at(tags->chapters[i].at, RATE));
        assert_memory_equal(point + 8, "data", 4);
        assert_non_null(label);
        assert_int_equal(number(label, 4), i);
        assert_string_equal(label + 4, tags->chapters[i].title);
        at = label + label_size + (label_size & 1);
    }
}

// --- The head --------------------------------------------------------------------------

static const Chapter three[] = { { 0, 60500000, "Ankommen" },
                                 { 60500000, 500000, "Zäh & süß" },
                                 { 61000000, 1, "x" } };

static void the_sizes_are_true(void **state)
{
    (void)state;
    Tags  tags = { .title = "A walk", .chapters = three, .chapter_count = 3 };
    Arena arena = { 0 };
    for (int tagged = 0; tagged < 2; tagged++) {
        EncoderSettings settings = settings_of(1000001, tagged ? &tags : NULL);
        size_t          size;
        const char     *head = wav_head(&settings, &arena, &size);
        assert_memory_equal(head, "RIFF", 4);
        assert_int_equal(number(head + 4, 4), size - 8 + 4000004);
        assert_memory_equal(head + size - 8, "data", 4);
        assert_int_equal(number(head + size - 4, 4), 4000004);
        assert_int_equal(size % 2, 0);
    }
    arena_free(&arena);
}

static void without_tags_it_is_the_plain_44_bytes(void **state)
{
    (void)state;
    Arena           arena = { 0 };
    EncoderSettings settings = { .rate = 22050, .channels = 1, .length = 10 };
    size_t          size;
    const char     *head = wav_head(&settings, &arena, &size);
    assert_int_equal(size, 44);
    assert_memory_equal(
        head, "RIFF\x38\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x22\x56\0\0\x44\xac\0\0\2\0\x10\0data\x14\0\0\0", 44);
    arena_free(&arena);
}

static void chapters_have_places_and_names(void **state)
{
    (void)state;
    Tags            tags = { .chapters = three, .chapter_count = 3 };
    Arena           arena = { 0 };
    EncoderSettings settings = settings_of(3000000, &tags);
    size_t          size;
    const char     *head = wav_head(&settings, &arena, &size);
    assert_chapters(head, size, &tags);
    arena_free(&arena);
}

static void there_may_be_a_thousand_chapters_in_rf64_too(void **state)
{
    (void)state;
    Arena    arena = { 0 };
    Chapter *chapters = ARENA_ARRAY(&arena, Chapter, 1000);
    for (int i = 0; i < 1000; i++)
        chapters[i] = (Chapter){ i * 20 * MICROS_PER_SECOND, 20 * MICROS_PER_SECOND,
                                 arena_printf(&arena, "Part %d", i) };
    Tags   tags = { .chapters = chapters, .chapter_count = 1000 };
    size_t size;
    for (int i = 0; i < 2; i++) {
        EncoderSettings settings = settings_of(i ? LONG : 1000, &tags);
        const char     *head = wav_head(&settings, &arena, &size);
        assert_memory_equal(head, i ? "RF64" : "RIFF", 4);
        assert_chapters(head, size, &tags);
    }
    arena_free(&arena);
}

static void a_byte_too_many_makes_it_rf64(void **state)
{
    (void)state;
    Arena           arena = { 0 };
    EncoderSettings settings = { .rate = RATE, .channels = 1, .length = (UINT32_MAX - 36LL) / 2 };
    size_t          size;
    const char     *head = wav_head(&settings, &arena, &size);
    assert_memory_equal(head, "RIFF", 4);
    assert_int_equal(number(head + 4, 4), UINT32_MAX - 1LL);
    settings.length++;
    head = wav_head(&settings, &arena, &size);
    uint64_t data = 2 * (uint64_t)settings.length;
    assert_memory_equal(head, "RF64\xff\xff\xff\xffWAVEds64\x1c\0\0\0", 20);
    assert_true(number(head + 20, 8) == size - 8 + data);
    assert_true(number(head + 28, 8) == data);
    assert_true(number(head + 36, 8) == (uint64_t)settings.length);
    assert_int_equal(number(head + 44, 4), 0);
    assert_memory_equal(head + size - 8, "data\xff\xff\xff\xff", 8);
    arena_free(&arena);
}

// --- The samples -----------------------------------------------------------------------

// Block n of the sound is this pattern, n before it: what comes too often, too early or not at all is found.
typedef struct {
    float   frames[BLOCK * 2];
    int16_t samples[BLOCK * 2];
} Block;

static void block_start(Block *block)
{
    for (int i = 0; i < BLOCK * 2; i++) {
        block->samples[i] = (int16_t)(i * 31 % 60000 - 30000);
        block->frames[i] = (float)block->samples[i] / 32767.0f;
    }
}

static void block_number(Block *block, int64_t n)
{
    for (int i = 0; i < 2; i++) {
        block->samples[i] = (int16_t)(n >> (15 * i) & 0x7FFF);
        block->frames[i] = (float)block->samples[i] / 32767.0f;
    }
}

static bool read_whole(int fd, void *bytes, size_t size)
{
    for (char *at = bytes; size > 0;) {
        ssize_t got = read(fd, at, size);
        if (got <= 0)
            return false;
        at += got;
        size -= (size_t)got;
    }
    return true;
}

typedef struct {
    int    fd;
    size_t head;           // bytes
    Frames length, right;  // right: frames that were as they should be, from the first on
    bool   ended;          // nothing came after them
} Reader;

static void *read_all(void *self)
{
    Reader *reader = self;
    Block  *wanted = malloc(sizeof *wanted);
    char   *found = malloc(sizeof wanted->samples);
    block_start(wanted);
    bool good = read_whole(reader->fd, found, reader->head);
    while (good && reader->right < reader->length) {
        Frames count = reader->length - reader->right < BLOCK ? reader->length - reader->right : BLOCK;
        block_number(wanted, reader->right / BLOCK);
        good = read_whole(reader->fd, found, (size_t)count * 4) &&
               memcmp(found, wanted->samples, (size_t)count * 4) == 0;
        reader->right += good ? count : 0;
    }
    reader->ended = good && read(reader->fd, found, 1) == 0;
    close(reader->fd);
    free(found);
    free(wanted);
    return NULL;
}

static bool write_block(void *wav, Block *block, int64_t n, Frames length, SinkError *error)
{
    Frames count = length - n * BLOCK < BLOCK ? length - n * BLOCK : BLOCK;
    block_number(block, n);
    return encoder_wav.write(wav, block->frames, count, error);
}

static void every_frame_of_4_5_gib_arrives(void **state)
{
    (void)state;
    Frames          length = IS_SLOW ? LONG / 64 : LONG;  // the sanitizers would take minutes
    EncoderSettings settings = settings_of(length, NULL);
    int             ends[2];
    assert_return_code(pipe2(ends, O_CLOEXEC), 0);
    fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
    Reader    reader = { .fd = ends[0], .head = IS_SLOW ? 44 : 80, .length = length };
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, read_all, &reader), 0);

    SinkError error = { 0 };
    Block    *block = malloc(sizeof *block);
    block_start(block);
    void *wav = encoder_wav.open(ends[1], &settings, &error);
    bool  good = wav != NULL;
    for (int64_t n = 0; good && n * BLOCK < length; n++)
        good = write_block(wav, block, n, length, &error);
    encoder_wav.finish(wav, &error);
    close(ends[1]);
    pthread_join(thread, NULL);
    free(block);
    assert_true(good);
    assert_true(reader.right == length);
    assert_true(reader.ended);
}

// 4.5 GiB of which only the first and the last block are on the disk; the rest is a hole.
static void make_sparse(int fd, const EncoderSettings *settings)
{
    SinkError error = { 0 };
    Block    *block = malloc(sizeof *block);
    int64_t   last = (LONG - 1) / BLOCK;
    block_start(block);
    void *wav = encoder_wav.open(fd, settings, &error);
    assert_non_null(wav);
    assert_true(write_block(wav, block, 0, LONG, &error));
    assert_true(lseek(fd, (last - 1) * BLOCK * 4, SEEK_CUR) > 0);
    assert_true(write_block(wav, block, last, LONG, &error));
    assert_true(encoder_wav.finish(wav, &error));
    free(block);
}

static void assert_libsndfile_finds_the_last_frame(const char *path)
{
    SF_INFO  info = { 0 };
    SNDFILE *file = sf_open(path, SFM_READ, &info);
    int16_t  frame[2];
    Block   *block = malloc(sizeof *block);
    block_start(block);
    block_number(block, (LONG - 1) / BLOCK);
    size_t at = (size_t)((LONG - 1) % BLOCK);
    assert_non_null(file);
    assert_true(info.frames == LONG);
    assert_true(sf_seek(file, LONG - 1, SEEK_SET) == LONG - 1);
    assert_int_equal(sf_readf_short(file, frame, 1), 1);
    assert_memory_equal(frame, block->samples + 2 * at, sizeof frame);
    assert_int_equal(sf_readf_short(file, frame, 1), 0);
    sf_close(file);
    free(block);
}

static void assert_ffprobe_says(const char *path, const char *what, const char *wanted)
{
    char command[300], said[200] = "";
    snprintf(command, sizeof command, "ffprobe -v error -of compact=nk=1:p=0 %s %s 2>&1 </dev/null", what,
             path);
    FILE *from = popen(command, "r");
    assert_non_null(from);
    size_t got = fread(said, 1, sizeof said - 1, from);
    said[got] = '\0';
    pclose(from);
    assert_string_equal(said, wanted);
}

static void others_find_the_last_frame_of_4_5_gib(void **state)
{
    (void)state;
    static const Chapter two[] = { { 0, 27000 * MICROS_PER_SECOND, "Long" },
                                   { 27000 * MICROS_PER_SECOND, 391224490, "The end" } };
    Tags                 tags = { .title = "Long", .chapters = two, .chapter_count = 2 };
    EncoderSettings      settings = settings_of(LONG, &tags);
    char                 path[] = "/tmp/walkcoach-wav.XXXXXX.wav";
    int                  fd = mkstemps(path, 4);
    assert_return_code(fd, 0);
    make_sparse(fd, &settings);
    struct stat about;
    assert_return_code(fstat(fd, &about), 0);
    close(fd);
    assert_libsndfile_finds_the_last_frame(path);
    // 1,207,959,559 / 44,100 s; ffmpeg counts it by the frame
    assert_ffprobe_says(path, "-show_entries stream=duration_ts", "1207959559\n");
    assert_ffprobe_says(path, "-show_entries chapter=start_time:chapter_tags=title",
                        "0.000000|Long\n27000.000000|The end\n");
    unlink(path);
    assert_true(about.st_blocks < 100000);
}

static void it_writes_the_same_into_a_file_and_into_a_pipe(void **state)
{
    (void)state;
    Tags            tags = { .title = "A walk", .chapters = three, .chapter_count = 3 };
    EncoderSettings settings = settings_of(1000, &tags);
    SinkError       error = { 0 };
    float           frames[2000];
    char            filed[8192], piped[8192];
    int             ends[2], fd = open("/tmp", O_TMPFILE | O_RDWR, 0600);
    assert_return_code(fd, 0);
    assert_return_code(pipe(ends), 0);
    for (int i = 0; i < 2000; i++)
        frames[i] = (float)i / 1000 - 1;
    for (int i = 0; i < 2; i++) {
        void *wav = encoder_wav.open(i ? ends[1] : fd, &settings, &error);
        assert_non_null(wav);
        assert_true(encoder_wav.write(wav, frames, 1000, &error));
        assert_true(encoder_wav.finish(wav, &error));
    }
    ssize_t size = pread(fd, filed, sizeof filed, 0);
    assert_int_equal(read(ends[0], piped, sizeof piped), size);
    assert_memory_equal(filed, piped, (size_t)size);
    assert_int_equal(number(filed + 4, 4), size - 8);
    close(fd), close(ends[0]), close(ends[1]);
}

static void a_disk_that_is_full_is_reported(void **state)
{
    (void)state;
    int fd = open("/dev/full", O_WRONLY);
    assert_return_code(fd, 0);
    EncoderSettings settings = settings_of(1000, NULL);
    SinkError       error = { 0 };
    assert_null(encoder_wav.open(fd, &settings, &error));
    assert_true(error.failed);
    assert_string_equal(error.text, "No space left on device");
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sizes_are_true),
        cmocka_unit_test(without_tags_it_is_the_plain_44_bytes),
        cmocka_unit_test(chapters_have_places_and_names),
        cmocka_unit_test(there_may_be_a_thousand_chapters_in_rf64_too),
        cmocka_unit_test(a_byte_too_many_makes_it_rf64),
        cmocka_unit_test(it_writes_the_same_into_a_file_and_into_a_pipe),
        cmocka_unit_test(every_frame_of_4_5_gib_arrives),
        cmocka_unit_test(others_find_the_last_frame_of_4_5_gib),
        cmocka_unit_test(a_disk_that_is_full_is_reported),
    };
    return cmocka_run_group_tests_name("wav", tests, NULL, NULL);
}
