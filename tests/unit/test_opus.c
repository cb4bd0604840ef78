// sink/opus.c: the packets of pieces made in threads are those that libopusenc makes of the whole, and the
// pages say where they are.
#include "encoded.h"

#include <opusenc.h>

// Some pieces of 20 seconds, and less than one; rates whose packets fall on a frame each, and on every other.
// Unbroken, as a walk is, under which there is always a noise: an encoder remembers a silence for long.
static const Case cases[] = { { 44100, 2, 64000, 70, true },  { 44100, 1, 32000, 65, true },
                              { 48000, 2, 112000, 45, true }, { 11025, 2, 40000, 64, true },
                              { 44100, 2, 64000, 3, true },   { 44100, 1, 40000, 0.01, true } };
enum { CASES = sizeof cases / sizeof *cases, PACKETS_MOST = 5000, PACKET = 960 };

// --- A reader of Ogg pages ---------------------------------------------------------------

typedef struct {
    const unsigned char *at[PACKETS_MOST];
    size_t               size[PACKETS_MOST];
    int                  count;
    int64_t              granule;   // of the last page
    bool                 numbered;  // pages count up from 0; the first begins the stream and the last ends it
} Packets;

static int64_t little(const unsigned char *at, int bytes)
{
    int64_t value = 0;
    while (bytes-- > 0)
        value = value << 8 | at[bytes];
    return value;
}

// No packet of sound goes over a page.
static Packets packets_of(const unsigned char *bytes, size_t size)
{
    Packets packets = { .numbered = true };
    int     page = 0;
    for (size_t at = 0; at < size; page++) {
        const unsigned char *head = bytes + at, *body = head + 27 + head[26];
        size_t               packet = 0;
        assert_memory_equal(head, "OggS", 4);
        packets.numbered &= little(head + 18, 4) == page && (head[5] & 2) == (page == 0 ? 2 : 0);
        for (int i = 0; i < head[26]; i++) {
            packet += head[27 + i];
            if (head[27 + i] == 255)
                continue;
            assert_true(packets.count < PACKETS_MOST);
            packets.at[packets.count] = body;
            packets.size[packets.count++] = packet;
            body += packet;
            packet = 0;
        }
        packets.granule = little(head + 6, 8);
        at = (size_t)(body - bytes);
        packets.numbered &= !!(head[5] & 4) == (at == size);
    }
    return packets;
}

// --- libopusenc itself -------------------------------------------------------------------

typedef struct {
    unsigned char *at;
    size_t         size;
} File;

static int put(void *self, const unsigned char *bytes, opus_int32 size)
{
    File *file = self;
    file->at = realloc(file->at, file->size + (size_t)size);
    memcpy(file->at + file->size, bytes, (size_t)size);
    file->size += (size_t)size;
    return 0;
}

static int closed(void *self)
{
    (void)self;
    return 0;
}

static File by_opusenc(const Sound *sound)
{
    static const OpusEncCallbacks callbacks = { put, closed };
    File                          file = { 0 };
    OggOpusComments              *comments = ope_comments_create();
    OggOpusEnc *encoder = ope_encoder_create_callbacks(&callbacks, &file, comments, sound->about.rate,
                                                       sound->about.channels, 0, NULL);
    ope_encoder_ctl(encoder, OPUS_SET_BITRATE(sound->about.bitrate));
    ope_encoder_ctl(encoder, OPUS_SET_VBR(0));
    ope_encoder_ctl(encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_MUSIC));
    assert_int_equal(ope_encoder_write_float(encoder, sound->frames, (int)sound->length), OPE_OK);
    assert_int_equal(ope_encoder_drain(encoder), OPE_OK);
    ope_encoder_destroy(encoder);
    ope_comments_destroy(comments);
    return file;
}

static void the_packets_are_those_of_one_libopusenc(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASES; i++) {
        Sound          sound = make_sound(cases[i]);
        size_t         size;
        unsigned char *bytes = encoded(&sound, "a.opus", 2, &size);
        File           file = by_opusenc(&sound);
        Packets        ours = packets_of(bytes, size), theirs = packets_of(file.at, file.size);
        assert_int_equal(ours.count, theirs.count);
        assert_int_equal(ours.granule, theirs.granule);
        assert_true(ours.numbered);
        for (int p = 0; p < ours.count; p++)
            if (ours.size[p] != theirs.size[p] || memcmp(ours.at[p], theirs.at[p], ours.size[p]) != 0)
                fail_msg("%d Hz, %d b/s: packet %d of %d", cases[i].rate, cases[i].bitrate, p, ours.count);
        free(bytes);
        free(file.at);
        free(sound.frames);
    }
}

static void any_number_of_threads_gives_the_same_bytes(void **state)
{
    (void)state;
    same_bytes_by_any_threads(cases[1], "a.opus");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_packets_are_those_of_one_libopusenc),
        cmocka_unit_test(any_number_of_threads_gives_the_same_bytes),
    };
    return cmocka_run_group_tests_name("opus", tests, NULL, NULL);
}
