// sink/file.h: what a FLAC and an Opus file say of themselves, read by hand (RFC 9639, RFC 7845).
#include "encoded.h"

static const uint8_t png[] = {
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48,
    0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00,
    0x00, 0x90, 0x77, 0x53, 0xde, 0x00, 0x00, 0x00, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x78,
    0x9c, 0x63, 0xf8, 0xff, 0xff, 0x3f, 0x00, 0x05, 0xfe, 0x02, 0xfe, 0x0d, 0xef, 0x46,
    0xb8, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
};
static const Tags tags = { .title = "Ten minutes",
                           .artist = "walkcoach",
                           .comment = "Level 2.",
                           .track = 7,
                           .cover = png,
                           .cover_size = sizeof png,
                           .cover_side = 1 };

static unsigned char *written(const char *name, const Tags *with, int threads, size_t *size)
{
    char      path[] = "/tmp/walkcoach-tagged.XXXXXX";
    Sound     sound = make_sound((Case){ 48000, 1, 0, 0.5, true });
    SinkSound source = { reader_open, free, threads ? reader_move : NULL, reader_fill, &sound };
    FileJob   job = { .path = path, .over = WHOLE_ANY, .sound = &source, .threads = threads };
    SinkError error;
    job.format = file_format_of(name);
    job.encoder = (EncoderSettings){ .rate = 48000, .channels = 1, .length = sound.length, .tags = with };
    close(mkstemp(path));
    if (!file_write(&job, &error))
        fail_msg("%s", error.text);
    FILE *file = fopen(path, "rb");
    unlink(path);
    free(sound.frames);
    return read_all(file, size);
}

static unsigned big(const unsigned char *at, int bytes)
{
    unsigned value = 0;
    while (bytes-- > 0)
        value = value << 8 | *at++;
    return value;
}

static unsigned little(const unsigned char *at)
{
    return at[0] | at[1] << 8 | at[2] << 16 | (unsigned)at[3] << 24;
}

// Whether one of the comments, which begin with the name of who wrote them, is this text, or begins so.
static bool has_comment(const unsigned char *at, const char *text, bool whole)
{
    at += 4 + little(at);
    unsigned count = little(at);
    for (at += 4; count-- > 0; at += 4 + little(at))
        if (little(at) >= strlen(text) && (!whole || little(at) == strlen(text)) &&
            memcmp(at + 4, text, strlen(text)) == 0)
            return true;
    return false;
}

static void assert_comments(const unsigned char *at)
{
    assert_true(has_comment(at, "TITLE=Ten minutes", true));
    assert_true(has_comment(at, "ARTIST=walkcoach", true));
    assert_true(has_comment(at, "COMMENT=Level 2.", true));
    assert_true(has_comment(at, "TRACKNUMBER=7", true));
    assert_false(has_comment(at, "ALBUM=", false));
}

// --- FLAC ------------------------------------------------------------------------------

// The metadata block of that type; NULL: there is none.
static const unsigned char *block_of(const unsigned char *bytes, unsigned type, unsigned *size)
{
    assert_memory_equal(bytes, "fLaC", 4);
    for (const unsigned char *at = bytes + 4;; at += 4 + *size) {
        *size = big(at + 1, 3);
        if ((at[0] & 0x7f) == type)
            return at + 4;
        if (at[0] & 0x80)
            return NULL;
    }
}

static void a_flac_has_its_comments_and_its_cover(void **state)
{
    (void)state;
    for (int threads = 0; threads <= 2; threads += 2) {
        size_t               size;
        unsigned             length;
        unsigned char       *bytes = written("a.flac", &tags, threads, &size);
        const unsigned char *comments = block_of(bytes, 4, &length);
        assert_non_null(comments);
        assert_comments(comments);
        const unsigned char *picture = block_of(bytes, 6, &length);
        assert_non_null(picture);
        assert_int_equal(length, 41 + sizeof png);
        assert_int_equal(big(picture, 4), 3);  // the front cover
        assert_int_equal(big(picture + 4, 4), 9);
        assert_memory_equal(picture + 8, "image/png", 9);
        assert_int_equal(big(picture + 17, 4), 0);
        assert_int_equal(big(picture + 21, 4), 1);
        assert_int_equal(big(picture + 25, 4), 1);
        assert_int_equal(big(picture + 29, 4), 24);
        assert_int_equal(big(picture + 33, 4), 0);
        assert_int_equal(big(picture + 37, 4), sizeof png);
        assert_memory_equal(picture + 41, png, sizeof png);
        free(bytes);
    }
}

static void without_tags_there_is_neither(void **state)
{
    (void)state;
    static const Tags title = { .title = "Ten minutes" };
    size_t            size;
    unsigned          length;
    unsigned char    *bytes = written("a.flac", &title, 2, &size);
    assert_true(has_comment(block_of(bytes, 4, &length), "TITLE=Ten minutes", true));
    assert_null(block_of(bytes, 6, &length));
    free(bytes);
    bytes = written("a.flac", NULL, 2, &size);
    assert_null(block_of(bytes, 6, &length));
    free(bytes);
}

// --- Opus ------------------------------------------------------------------------------

static void an_opus_has_its_comments_and_its_cover(void **state)
{
    (void)state;
    for (int threads = 0; threads <= 2; threads += 2) {
        size_t               size;
        unsigned char       *bytes = written("a.opus", &tags, threads, &size);
        const unsigned char *found = memmem(bytes, size, "OpusTags", 8);
        assert_non_null(found);
        assert_comments(found + 8);
        // In base64: a front cover, "image/png".
        assert_true(has_comment(found + 8, "METADATA_BLOCK_PICTURE=AAAAAwAAAAlpbWFnZS9wbmc", false));
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flac_has_its_comments_and_its_cover),
        cmocka_unit_test(without_tags_there_is_neither),
        cmocka_unit_test(an_opus_has_its_comments_and_its_cover),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
