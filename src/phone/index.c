// The texts that list a folder of exported walks: for a page, for a player, for a podcast app.
#include "phone/index.h"

#include "base/json.h"
#include "base/path.h"
#include "phone/url.h"
#include "sink/file.h"

#include <string.h>

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

// --- For a player ----------------------------------------------------------------------

const char *index_playlist(const IndexEntry *entries, size_t count, Arena *arena)
{
    Text text = { .arena = arena };
    text_add(&text, "#EXTM3U\n#PLAYLIST:walkcoach\n");
    for (size_t i = 0; i < count; i++)
        text_printf(&text, "#EXTINF:%lld,%s\n%s\n",
                    (long long)((entries[i].length + MICROS_PER_SECOND / 2) / MICROS_PER_SECOND),
                    entries[i].title, entries[i].file);
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

static void add_item(Text *text, const IndexEntry *entry, size_t number)
{
    text_add(text, "    <item>\n");
    add_element(text, "title", entry->title);
    if (entry->about && *entry->about)
        add_element(text, "description", entry->about);
    text_add(text, "      <guid isPermaLink=\"false\">");
    add_escaped(text, entry->file);
    text_printf(text, "</guid>\n      <itunes:episode>%zu</itunes:episode>\n", number);
    text_printf(text, "      <itunes:duration>%lld</itunes:duration>\n",
                (long long)((entry->length + MICROS_PER_SECOND / 2) / MICROS_PER_SECOND));
    text_add(text, "      <itunes:image href=\"");
    add_url(text, entry->stem, ".png\"/>\n      <enclosure url=\"");
    add_url(text, entry->file, "\"");
    text_printf(text, " length=\"%lld\" type=\"%s\"/>\n      <podcast:chapters url=\"",
                (long long)entry->bytes, entry->type);
    add_url(text, entry->stem, ".chapters.json\" type=\"application/json+chapters\"/>\n    </item>\n");
}

const char *index_feed(const IndexEntry *entries, size_t count, Arena *arena)
{
    Text text = { .arena = arena };
    text_add(&text,
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\""
             " xmlns:podcast=\"https://podcastindex.org/namespace/1.0\">\n  <channel>\n"
             "    <title>walkcoach</title>\n    <link>@BASE@</link>\n"
             "    <description>Guided walks for core recovery. Exercise, not medical advice.</description>\n"
             "    <language>en</language>\n    <itunes:type>serial</itunes:type>\n"
             "    <itunes:explicit>false</itunes:explicit>\n");
    if (count > 0) {
        text_add(&text, "    <itunes:image href=\"");
        add_url(&text, entries[0].stem, ".png\"/>\n");
    }
    for (size_t i = 0; i < count; i++)
        add_item(&text, &entries[i], i + 1);
    text_add(&text, "  </channel>\n</rss>\n");
    return text_string(&text);
}
