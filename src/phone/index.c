// The texts that list a folder of exported walks: for a page, for a player, for a podcast app.
#include "phone/index.h"

#include "base/json.h"
#include "base/ours.h"
#include "base/path.h"
#include "phone/url.h"
#include "sink/file.h"

#include <string.h>
#include <time.h>

const char *index_type(const char *file)
{
    const FileFormat *format = *path_ending(file) ? file_format_of(file) : NULL;
    return format ? format->type : "application/octet-stream";
}

// --- For a page ------------------------------------------------------------------------

static void add_walk(Json *json, const IndexEntry *entry, Arena *arena)
{
    json_object_open(json, NULL);
    json_string(json, "walk", entry->walk);
    json_string(json, "file", entry->file);
    json_string(json, "data", arena_printf(arena, "%s.json", entry->stem));
    json_string(json, "cover", arena_printf(arena, "%s.png", entry->stem));
    json_string(json, "captions", arena_printf(arena, "%s.vtt", entry->stem));
    json_string(json, "title", entry->title);
    json_string(json, "about", entry->about);
    json_int(json, "level", entry->level);
    json_number(json, "seconds", seconds_of(entry->length));
    json_int(json, "bytes", entry->bytes);
    if (entry->from && *entry->from)
        json_string(json, "from", entry->from);
    json_object_close(json);
}

const char *index_json(const IndexEntry *entries, size_t count, Arena *arena)
{
    Text text = { .arena = arena };
    Json json = { .text = &text };
    json_object_open(&json, NULL);
    json_array_open(&json, "walks");
    for (size_t i = 0; i < count; i++)
        add_walk(&json, &entries[i], arena);
    json_array_close(&json);
    json_object_close(&json);
    text_add(&text, "\n");
    return text_string(&text);
}

const char *index_later(const IndexLater *later, size_t count, Arena *arena)
{
    Text text = { .arena = arena };
    Json json = { .text = &text };
    json_object_open(&json, NULL);
    json_string(&json, "by", OURS_MARK);
    json_array_open(&json, "later");
    for (size_t i = 0; i < count; i++) {
        json_object_open(&json, NULL);
        json_string(&json, "walk", later[i].walk);
        json_string(&json, "title", later[i].title);
        json_string(&json, "about", later[i].about);
        json_int(&json, "level", later[i].level);
        json_int(&json, "week", later[i].week);
        json_object_close(&json);
    }
    json_array_close(&json);
    json_object_close(&json);
    text_add(&text, "\n");
    return text_string(&text);
}

// --- For a player ----------------------------------------------------------------------

const char *index_playlist(const IndexEntry *entries, size_t count, Arena *arena)
{
    Text text = { .arena = arena };
    text_add(&text, "#EXTM3U\n#PLAYLIST:walkcoach\n");
    for (size_t i = 0; i < count; i++)
        text_printf(&text, "#EXTINF:%lld,%s\n%s\n",
                    (long long)((entries[i].length + MICROS_PER_SECOND / 2) / MICROS_PER_SECOND),
                    entries[i].title, entries[i].file);
    text_add(&text, "# " OURS_MARK "\n");
    return text_string(&text);
}

// --- For a podcast app -----------------------------------------------------------------

static void add_escaped(Text *text, const char *plain)
{
    static const struct {
        char        letter;
        const char *instead;
    } escapes[] = {
        { '&', "&amp;" },
        { '<', "&lt;" },
        { '>', "&gt;" },
        { '"', "&quot;" },
    };
    for (; *plain; plain++) {
        const char *instead = NULL;
        for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
            if (escapes[i].letter == *plain)
                instead = escapes[i].instead;
        if (instead)
            text_add(text, instead);
        else
            text_add_bytes(text, plain, 1);
    }
}

static void add_element(Text *text, const char *name, const char *plain)
{
    text_printf(text, "      <%s>", name);
    add_escaped(text, plain);
    text_printf(text, "</%s>\n", name);
}

static void add_url(Text *text, const char *name, const char *ending)
{
    text_add(text, "@BASE@");
    url_add_name(text, name);
    text_add(text, ending);
}

// The day it was made, and within a day the order of the list: apps sort by this. In the day's first seconds,
// since some apps hide what is dated in the future.
static void add_date(Text *text, int64_t made, size_t place)
{
    char      written[48] = "";
    time_t    midnight = (time_t)(made - made % 86400 + (int64_t)place);
    struct tm when;
    if (gmtime_r(&midnight, &when))
        strftime(written, sizeof written, "%a, %d %b %Y %H:%M:%S +0000", &when);
    add_element(text, "pubDate", written);
}

// An attribute that has an address in it, and the end of the element.
static void add_attribute(Text *text, const char *before, const char *name, const char *ending,
                          const char *after)
{
    text_add(text, before);
    add_url(text, name, ending);
    text_add(text, after);
}

static void add_item(Text *text, const IndexEntry *entry, size_t place, const char *guid)
{
    text_add(text, "    <item>\n");
    add_element(text, "title", entry->title);
    add_element(text, "description", entry->about && *entry->about ? entry->about : entry->title);
    add_attribute(text, "      <link>", "", "#", "");
    url_add_name(text, entry->file);
    text_printf(text, "</link>\n      <guid isPermaLink=\"false\">%s/", guid);
    add_escaped(text, entry->stem);
    text_add(text, "</guid>\n");
    add_date(text, entry->made, place);
    text_printf(
        text,
        "      <itunes:author>walkcoach</itunes:author>\n      <itunes:explicit>false</itunes:explicit>\n"
        "      <itunes:episode>%zu</itunes:episode>\n      <itunes:duration>%lld</itunes:duration>\n",
        place + 1, (long long)((entry->length + MICROS_PER_SECOND / 2) / MICROS_PER_SECOND));
    add_attribute(text, "      <itunes:image href=\"", entry->stem, ".png", "\"/>\n");
    add_attribute(text, "      <enclosure url=\"", entry->file, "", "\"");
    text_printf(text, " length=\"%lld\" type=\"%s\"/>\n", (long long)entry->bytes, entry->type);
    add_attribute(text, "      <podcast:chapters url=\"", entry->stem, ".chapters.json",
                  "\" type=\"application/json+chapters\"/>\n");
    add_attribute(text, "      <podcast:transcript url=\"", entry->stem, ".transcript.vtt",
                  "\" type=\"text/vtt\" language=\"en\"/>\n");
    add_attribute(text, "      <podcast:transcript url=\"", entry->stem, ".transcript.srt",
                  "\" type=\"application/x-subrip\" language=\"en\"/>\n");
    text_add(text, "    </item>\n");
}

// What the Podcast Standards Project (PSP-1) asks for. Blocked: a feed at home is in no directory.
static void add_channel(Text *text, const IndexEntry *first, const char *guid)
{
    text_add(text,
             "    <title>walkcoach</title>\n    <link>@BASE@</link>\n"
             "    <atom:link href=\"@BASE@feed.xml\" rel=\"self\" type=\"application/rss+xml\"/>\n"
             "    <description>Guided walks for core recovery. Exercise, not medical advice.</description>\n"
             "    <language>en</language>\n    <itunes:author>walkcoach</itunes:author>\n"
             "    <itunes:category text=\"Health &amp; Fitness\">\n"
             "      <itunes:category text=\"Fitness\"/>\n    </itunes:category>\n"
             "    <itunes:type>serial</itunes:type>\n    <itunes:explicit>false</itunes:explicit>\n"
             "    <itunes:block>Yes</itunes:block>\n    <podcast:locked>yes</podcast:locked>\n");
    text_printf(text, "    <podcast:guid>%s</podcast:guid>\n", guid);
    if (first)
        add_attribute(text, "    <itunes:image href=\"", first->stem, ".png", "\"/>\n");
}

const char *index_feed(const IndexEntry *entries, size_t count, const char *guid, Arena *arena)
{
    Text text = { .arena = arena };
    text_add(&text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<!-- " OURS_MARK " -->\n"
                    "<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\""
                    " xmlns:podcast=\"https://podcastindex.org/namespace/1.0\""
                    " xmlns:atom=\"http://www.w3.org/2005/Atom\""
                    " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\n  <channel>\n");
    add_channel(&text, count > 0 ? &entries[0] : NULL, guid);
    for (size_t i = 0; i < count; i++)
        add_item(&text, &entries[i], i, guid);
    text_add(&text, "  </channel>\n</rss>\n");
    return text_string(&text);
}
