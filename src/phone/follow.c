#include "phone/follow.h"
#include "beside/words.h"

#include "base/json.h"
#include "base/ours.h"

#include <stdio.h>
#include <string.h>

static void add_chapters(Json *json, const Tags *tags)
{
    json_array_open(json, "chapters");
    for (size_t i = 0; i < tags->chapter_count; i++) {
        json_object_open(json, NULL);
        json_number(json, "at", seconds_to_the_ms(tags->chapters[i].at));
        json_number(json, "length", seconds_to_the_ms(tags->chapters[i].length));
        json_string(json, "title", tags->chapters[i].title);
        json_object_close(json);
    }
    json_array_close(json);
}

static void add_words(Json *json, const BesideJob *job, Arena *arena)
{
    size_t           count;
    const WordsLine *lines = words_lines(job->score, job->from, job->to, arena, &count);
    json_array_open(json, "words");
    for (size_t i = 0; i < count; i++) {
        json_object_open(json, NULL);
        json_number(json, "at", seconds_to_the_ms(lines[i].at));
        json_number(json, "end", seconds_to_the_ms(lines[i].end));
        json_string(json, "text", lines[i].text);
        json_object_close(json);
    }
    json_array_close(json);
}

static void add_breath(Json *json, const BesideJob *job)
{
    const Timeline *timeline = job->score->timeline;
    json_array_open(json, "breath");
    for (size_t i = 0; i < timeline->event_count; i++) {
        const Event *event = &timeline->events[i];
        if (event->kind != EVENT_BREATH || event->breath.held || event->at < job->from ||
            event->at >= job->to)
            continue;
        json_object_open(json, NULL);
        json_number(json, "at", seconds_to_the_ms(event->at - job->from));
        json_number(json, "length", seconds_to_the_ms(event->length));
        json_bool(json, "out", event->breath.out);
        json_object_close(json);
    }
    json_array_close(json);
}

const char *follow_json(const BesideJob *job, const char *made_from, int64_t bytes, Arena *arena)
{
    Text text = { .arena = arena };
    Json json = { .text = &text };
    json_object_open(&json, NULL);
    json_string(&json, "made_from", made_from);
    json_int(&json, "bytes", bytes);
    json_string(&json, "by", OURS_MARK);
    json_string(&json, "title", job->tags->title);
    json_string(&json, "about", job->score->timeline->session->about);
    json_number(&json, "seconds", seconds_to_the_ms(job->to - job->from));
    add_chapters(&json, job->tags);
    add_words(&json, job, arena);
    add_breath(&json, job);
    json_object_close(&json);
    text_add(&text, "\n");
    return text_string(&text);
}

bool follow_is_made_from(const char *path, const char *made_from, int64_t bytes)
{
    char  wanted[200], found[200];
    int   length = snprintf(wanted, sizeof wanted, "{\"made_from\":\"%s\",\"bytes\":%lld,", made_from,
                            (long long)bytes);
    FILE *file = fopen(path, "re");
    if (!file || length >= (int)sizeof wanted) {
        if (file)
            fclose(file);
        return false;
    }
    size_t got = fread(found, 1, (size_t)length, file);
    fclose(file);
    return got == (size_t)length && memcmp(wanted, found, got) == 0;
}
