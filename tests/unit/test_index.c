// The lists of a folder: index.json is read back as it was written, and nothing
// else is taken for one.
#include "cmocka_all.h"

#include "phone/index.h"
#include "phone/url.h"

#include <string.h>

static const IndexEntry walks[] = {
    { .walk = "20min",
      .stem = "02-20min-level3-week9",
      .file = "02-20min-level3-week9.mp3",
      .type = "audio/mpeg",
      .title = "Größer \"weiter\" \\ \t\n\x01 家",
      .about = "",
      .level = 3,
      .length = 1200 * MICROS_PER_SECOND + 345678,
      .bytes = 14408123 },
    { .walk = "hills",
      .stem = "03-hills",
      .file = "03-hills.m4b",
      .type = "audio/mp4",
      .title = "Hills",
      .about = "Three.",
      .level = 0,
      .length = MICROS_PER_SECOND,
      .bytes = 0 },
};
enum { WALKS = sizeof walks / sizeof *walks };

static void an_index_reads_back_as_it_was_written(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    IndexEntry *read;
    size_t      count;
    assert_true(index_read(index_json(walks, WALKS, &arena), &arena, &read, &count));
    assert_int_equal(count, WALKS);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(read[i].walk, walks[i].walk);
        assert_string_equal(read[i].stem, walks[i].stem);
        assert_string_equal(read[i].file, walks[i].file);
        assert_string_equal(read[i].type, walks[i].type);
        assert_string_equal(read[i].title, walks[i].title);
        assert_string_equal(read[i].about, walks[i].about);
        assert_int_equal(read[i].level, walks[i].level);
        assert_int_equal(read[i].length, walks[i].length);
        assert_int_equal(read[i].bytes, walks[i].bytes);
    }
    assert_true(index_read(index_json(NULL, 0, &arena), &arena, &read, &count));
    assert_int_equal(count, 0);
    arena_free(&arena);
}

static void an_index_cut_short_anywhere_is_none(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    IndexEntry *read;
    size_t      count;
    char       *text = arena_strdup(&arena, index_json(walks, WALKS, &arena));
    for (size_t length = strlen(text) - 1; length-- > 0;) {
        text[length] = '\0';
        assert_false(index_read(text, &arena, &read, &count));
    }
    arena_free(&arena);
}

static void what_is_not_said_of_a_walk_is_empty_or_its_name(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    IndexEntry *read;
    size_t      count;
    assert_true(index_read("{\"walks\":[{\"file\":\"a-walk.mp3\"}]}", &arena, &read, &count));
    assert_int_equal(count, 1);
    assert_string_equal(read[0].stem, "a-walk");
    assert_string_equal(read[0].title, "a-walk");
    assert_string_equal(read[0].type, "audio/mpeg");
    assert_string_equal(read[0].walk, "");
    assert_string_equal(read[0].about, "");
    assert_string_equal(read[0].from, "");
    arena_free(&arena);
}

static void what_another_wrote_is_not_an_index(void **state)
{
    (void)state;
    static const char *const others[] = {
        "",
        "[]",
        "null",
        "{\"pages\":[]}",
        "{\"walks\":{}}",
        "{\"walks\":[{}]}",
        "{\"walks\":[",
        "{\"walks\":[]",
        "{\"walks\":[]]",
        "{\"walks\":[{\"file\":7}]}",
        "{\"walks\":[{\"file\":\"../a.mp3\"}]}",
        "{\"walks\":[{\"file\":\"/etc/a.mp3\"}]}",
        "{\"walks\":[{\"file\":\".mp3\"}]}",
        "{\"walks\":[{\"file\":\"..\"}]}",
        "{\"walks\":[{\"file\":\"plain\"}]}",
        "{\"walks\":[{\"file\":\"a.mp3\",\"bytes\":-1}]}",
        "{\"walks\":[{\"file\":\"a.mp3\",\"bytes\":1e99}]}",
        "{\"walks\":[{\"file\":\"a.mp3\",\"level\":3000000000}]}",
        "{\"walks\":[{\"file\":\"a.mp3\",\"seconds\":99999999999}]}",
        "{\"walks\":[{\"file\":\"a\\u0fffb.mp3\"}]}",
        "{\"walks\":[{\"file\":\"a.mp3\\",
        "{\"walks\":[{\"file\":\"gr\xFC\xDF.mp3\"}]}",  // Latin-1
        "{\"walks\":[{\"file\":\"\x13.\xEA\xEA\xEA\"}]}",
        "{\"walks\":[{\"file\":\"a.mp3\",\"title\":\"\xC0\xAF\"}]}",
        "{\"walks\":[{\"file\":\"a\\u0080.mp3\"}]}",
        "{\"walks\":[{\"file\":\"a\\u00ff.mp3\"}]}",
        "{\"walks\":[{\"file\":\"a.mp3\\u0000/b\"}]}",
        "{\"walks\":[{\"file\":\"\\u0041.mp3\"}]}",
    };
    Arena arena = { 0 };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        IndexEntry *read;
        size_t      count;
        if (index_read(others[i], &arena, &read, &count))
            fail_msg("taken for an index: %s", others[i]);
    }
    arena_free(&arena);
}

// --- Whole files
// -------------------------------------------------------------------------

static const IndexEntry two[] = {
    { .walk = "20min",
      .stem = "20min & more",
      .file = "20min & more.mp3",
      .type = "audio/mpeg",
      .title = "Twenty <\"20\"> & more",
      .about = "",
      .level = 3,
      .length = 1199500000,
      .bytes = 14408123,
      .made = 1000000000 },  // 9 September 2001, 01:46:40
    { .walk = "hills",
      .stem = "hills",
      .file = "hills.m4b",
      .type = "audio/mp4",
      .title = "Hills",
      .about = "Three > two.",
      .length = 60499999,
      .bytes = 7,
      .made = 1000079999 },  // the same day, 23:59:59
};

static void an_index_has_every_file_of_a_walk(void **state)
{
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(index_json(two, 2, &arena),
                        "{\"walks\":[{\"walk\":\"20min\",\"file\":\"20min & "
                        "more.mp3\",\"data\":\"20min & more.json\","
                        "\"cover\":\"20min & more.png\",\"captions\":\"20min & more.vtt\","
                        "\"title\":\"Twenty <\\\"20\\\"> & "
                        "more\",\"about\":\"\",\"level\":3,\"seconds\":1199.5,"
                        "\"bytes\":14408123},"
                        "{\"walk\":\"hills\",\"file\":\"hills.m4b\",\"data\":\"hills.json\","
                        "\"cover\":\"hills.png\","
                        "\"captions\":\"hills.vtt\",\"title\":\"Hills\",\"about\":\"Three > "
                        "two.\",\"level\":0,"
                        "\"seconds\":60.499999,\"bytes\":7}]}\n");
    arena_free(&arena);
}

static void what_waits_for_another_week_is_listed_with_it(void **state)
{
    (void)state;
    static const IndexLater later[] = { { "hills", "Hills", "Three.", 4, 12 },
                                        { "squat", "Squat", "", 0, 0 } };
    Arena                   arena = { 0 };
    assert_string_equal(index_later(later, 2, &arena),
                        "{\"by\":\"Made by walkcoach\",\"later\":["
                        "{\"walk\":\"hills\",\"title\":\"Hills\",\"about\":"
                        "\"Three.\",\"level\":4,"
                        "\"week\":12},"
                        "{\"walk\":\"squat\",\"title\":\"Squat\",\"about\":\"\","
                        "\"level\":0,\"week\":0}]}\n");
    arena_free(&arena);
}

static void a_playlist_has_the_nearest_second(void **state)
{
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(index_playlist(two, 2, &arena),
                        "#EXTM3U\n#PLAYLIST:walkcoach\n"
                        "#EXTINF:1200,Twenty <\"20\"> & more\n20min & more.mp3\n"
                        "#EXTINF:60,Hills\nhills.m4b\n# Made by walkcoach\n");
    arena_free(&arena);
}

#define FEED_HEAD                                                              \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Made by walkcoach -->\n" \
    "<rss version=\"2.0\" "                                                    \
    "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\""              \
    " xmlns:podcast=\"https://podcastindex.org/namespace/1.0\""                \
    " xmlns:atom=\"http://www.w3.org/2005/Atom\""                              \
    " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\n  "         \
    "<channel>\n"                                                              \
    "    <title>walkcoach</title>\n    <link>@BASE@</link>\n"                  \
    "    <atom:link href=\"@BASE@feed.xml\" rel=\"self\" "                     \
    "type=\"application/rss+xml\"/>\n"                                         \
    "    <description>Guided walks for core recovery. Exercise, not medical "  \
    "advice.</description>\n"                                                  \
    "    <language>en</language>\n    "                                        \
    "<itunes:author>walkcoach</itunes:author>\n"                               \
    "    <itunes:category text=\"Health &amp; Fitness\">\n"                    \
    "      <itunes:category text=\"Fitness\"/>\n    </itunes:category>\n"      \
    "    <itunes:type>serial</itunes:type>\n    "                              \
    "<itunes:explicit>false</itunes:explicit>\n"                               \
    "    <itunes:block>Yes</itunes:block>\n    "                               \
    "<podcast:locked>yes</podcast:locked>\n"                                   \
    "    <podcast:guid>f00d</podcast:guid>\n"
#define FEED_TRANSCRIPT "      <podcast:transcript url=\"@BASE@"

static void a_feed_has_an_item_for_each_walk_in_order(void **state)
{
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(index_feed(two, 2, "f00d", &arena),
                        FEED_HEAD "    <itunes:image href=\"@BASE@20min%20%26%20more.png\"/>\n"
                                  "    <item>\n"
                                  "      <title>Twenty &lt;&quot;20&quot;&gt; &amp; more</title>\n"
                                  "      <description>Twenty &lt;&quot;20&quot;&gt; &amp; "
                                  "more</description>\n"
                                  "      <link>@BASE@#20min%20%26%20more.mp3</link>\n"
                                  "      <guid isPermaLink=\"false\">f00d/20min &amp; more</guid>\n"
                                  "      <pubDate>Sun, 09 Sep 2001 00:00:00 +0000</pubDate>\n"
                                  "      <itunes:author>walkcoach</itunes:author>\n      "
                                  "<itunes:explicit>false</itunes:explicit>\n"
                                  "      <itunes:episode>1</itunes:episode>\n      "
                                  "<itunes:duration>1200</itunes:duration>\n"
                                  "      <itunes:image href=\"@BASE@20min%20%26%20more.png\"/>\n"
                                  "      <enclosure url=\"@BASE@20min%20%26%20more.mp3\" "
                                  "length=\"14408123\" type=\"audio/mpeg\"/>\n"
                                  "      <podcast:chapters url=\"@BASE@20min%20%26%20more.chapters.json\" "
                                  "type=\"application/json+chapters\"/>\n" FEED_TRANSCRIPT
                                  "20min%20%26%20more.transcript.vtt\" type=\"text/vtt\" "
                                  "language=\"en\"/>\n" FEED_TRANSCRIPT
                                  "20min%20%26%20more.transcript.srt\" type=\"application/x-subrip\" "
                                  "language=\"en\"/>\n"
                                  "    </item>\n"
                                  "    <item>\n"
                                  "      <title>Hills</title>\n"
                                  "      <description>Three &gt; two.</description>\n"
                                  "      <link>@BASE@#hills.m4b</link>\n"
                                  "      <guid isPermaLink=\"false\">f00d/hills</guid>\n"
                                  "      <pubDate>Sun, 09 Sep 2001 00:00:01 +0000</pubDate>\n"
                                  "      <itunes:author>walkcoach</itunes:author>\n      "
                                  "<itunes:explicit>false</itunes:explicit>\n"
                                  "      <itunes:episode>2</itunes:episode>\n      "
                                  "<itunes:duration>60</itunes:duration>\n"
                                  "      <itunes:image href=\"@BASE@hills.png\"/>\n"
                                  "      <enclosure url=\"@BASE@hills.m4b\" length=\"7\" "
                                  "type=\"audio/mp4\"/>\n"
                                  "      <podcast:chapters url=\"@BASE@hills.chapters.json\" "
                                  "type=\"application/json+chapters\"/>\n" FEED_TRANSCRIPT
                                  "hills.transcript.vtt\" type=\"text/vtt\" "
                                  "language=\"en\"/>\n" FEED_TRANSCRIPT
                                  "hills.transcript.srt\" type=\"application/x-subrip\" language=\"en\"/>\n"
                                  "    </item>\n"
                                  "  </channel>\n</rss>\n");
    assert_string_equal(index_feed(NULL, 0, "f00d", &arena), FEED_HEAD "  </channel>\n</rss>\n");
    arena_free(&arena);
}

// RFC 3986, 2.3: these stay as they are.
static void an_address_has_only_plain_letters(void **state)
{
    (void)state;
    Arena arena = { 0 };
    Text  text = { .arena = &arena };
    url_add_name(&text, "azAZ09-_.~");
    url_add_name(&text, " %/\"+@[ü`{");
    assert_string_equal(text_string(&text), "azAZ09-_.~%20%25%2F%22%2B%40%5B%C3%BC%60%7B");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_index_reads_back_as_it_was_written),
        cmocka_unit_test(an_index_cut_short_anywhere_is_none),
        cmocka_unit_test(what_is_not_said_of_a_walk_is_empty_or_its_name),
        cmocka_unit_test(what_another_wrote_is_not_an_index),
        cmocka_unit_test(an_index_has_every_file_of_a_walk),
        cmocka_unit_test(what_waits_for_another_week_is_listed_with_it),
        cmocka_unit_test(a_playlist_has_the_nearest_second),
        cmocka_unit_test(a_feed_has_an_item_for_each_walk_in_order),
        cmocka_unit_test(an_address_has_only_plain_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
