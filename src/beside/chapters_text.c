// The parts of a walk for podcast apps (Podcasting 2.0, "JSON chapters") and for players that read cue
// sheets.
#include "base/path.h"
#include "beside/beside.h"

#include "base/json.h"
#include "base/ours.h"

#include <string.h>
#include <strings.h>

const char *chapters_json(const BesideJob *job, Arena *arena)
{
    Text text = { .arena = arena };
    Json json = { .text = &text };
    json_object_open(&json, NULL);
    json_string(&json, "version", "1.2.0");
    json_string(&json, "title", job->tags->title);
    json_string(&json, "description", OURS_MARK);
    json_array_open(&json, "chapters");
    for (size_t i = 0; i < job->tags->chapter_count; i++) {
        const Chapter *chapter = &job->tags->chapters[i];
        json_object_open(&json, NULL);
        json_number(&json, "startTime", seconds_to_the_ms(chapter->at));
        json_number(&json, "endTime", seconds_to_the_ms(chapter->at + chapter->length));
        json_string(&json, "title", chapter->title);
        json_object_close(&json);
    }
    json_array_close(&json);
    json_object_close(&json);
    text_add(&text, "\n");
    return text_string(&text);
}

// A cue sheet knows no escapes.
static void add_quoted(Text *text, const char *word, const char *plain)
{
    text_printf(text, "%s \"", word);
    for (; *plain; plain++)
        text_add_bytes(text, *plain == '"' ? "'" : (unsigned char)*plain < ' ' ? " " : plain, 1);
    text_add(text, "\"");
}

static const char *cue_type(const char *sound_file)
{
    return strcasecmp(path_ending(sound_file), "mp3") == 0 ? "MP3"
                                                           : "WAVE";  // WAVE: whatever the player can decode
}

const char *chapters_cue(const BesideJob *job, Arena *arena)
{
    enum { TRACKS_MAX = 99, CD_FRAMES = 75 };
    Text text = { .arena = arena };
    text_add(&text, "REM " OURS_MARK "\n");
    add_quoted(&text, "PERFORMER", job->tags->artist);
    add_quoted(&text, "\nTITLE", job->tags->title);
    add_quoted(&text, "\nFILE", job->sound_file);
    text_printf(&text, " %s\n", cue_type(job->sound_file));
    for (size_t i = 0; i < job->tags->chapter_count && i < TRACKS_MAX; i++) {
        int64_t at = (job->tags->chapters[i].at * CD_FRAMES + MICROS_PER_SECOND / 2) / MICROS_PER_SECOND;
        text_printf(&text, "  TRACK %02zu AUDIO\n", i + 1);
        add_quoted(&text, "    TITLE", job->tags->chapters[i].title);
        text_printf(&text, "\n    INDEX 01 %02d:%02d:%02d\n", (int)(at / CD_FRAMES / 60),
                    (int)(at / CD_FRAMES % 60), (int)(at % CD_FRAMES));
    }
    return text_string(&text);
}
