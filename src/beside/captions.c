// The words at the times when they are said, in the three forms that players read: WebVTT (W3C), SubRip, and
// LRC for music players.
#include "beside/beside.h"
#include "beside/cut.h"
#include "beside/words.h"

#include "base/ours.h"
#include "base/text.h"

#include <string.h>

typedef struct {
    int hours, minutes, seconds, milliseconds;
} Clock;

static Clock clock_of(Micros at)
{
    int64_t ms = millis_of(at);
    return (Clock){ (int)(ms / 3600000), (int)(ms / 60000 % 60), (int)(ms / 1000 % 60), (int)(ms % 1000) };
}

static void add_span(Text *text, const WordsLine *line, char point)
{
    Clock from = clock_of(line->at), to = clock_of(line->end);
    text_printf(text, "%02d:%02d:%02d%c%03d --> %02d:%02d:%02d%c%03d\n", from.hours, from.minutes,
                from.seconds, point, from.milliseconds, to.hours, to.minutes, to.seconds, point,
                to.milliseconds);
}

// '&', '<' and '>' begin markup in WebVTT. SubRip and LRC have no escapes.
static void add_escaped(Text *text, const char *plain)
{
    for (; *plain; plain++)
        switch (*plain) {
        case '&': text_add(text, "&amp;"); break;
        case '<': text_add(text, "&lt;"); break;
        case '>': text_add(text, "&gt;"); break;
        default: text_add_bytes(text, plain, 1);
        }
}

static const char *as_vtt(const WordsLine *lines, size_t count, Arena *arena)
{
    Text text = { .arena = arena };
    text_add(&text, "WEBVTT\n\nNOTE " OURS_MARK "\n");
    for (size_t i = 0; i < count; i++) {
        text_add(&text, "\n");
        add_span(&text, &lines[i], '.');
        add_escaped(&text, lines[i].text);
        text_add(&text, "\n");
    }
    return text_string(&text);
}

// Readers take an arrow between two times for the next caption, even inside the words.
static void add_without_arrows(Text *text, const char *plain)
{
    for (const char *arrow; (arrow = strstr(plain, "-->")); plain = arrow + 3) {
        text_add_bytes(text, plain, (size_t)(arrow - plain));
        text_add(text, "->");
    }
    text_add(text, plain);
}

static const char *as_srt(const WordsLine *lines, size_t count, Arena *arena)
{
    Text text = { .arena = arena };
    for (size_t i = 0; i < count; i++) {
        text_printf(&text, "%s%zu\n", i ? "\n" : "", i + 1);
        add_span(&text, &lines[i], ',');
        add_without_arrows(&text, lines[i].text);
        text_add(&text, "\n");
    }
    if (count > 0)
        text_add(&text, OURS_LAST_LINE);
    return text_string(&text);
}

static const WordsLine *cut_to(int letters, const BesideJob *job, Arena *arena, size_t *count)
{
    const WordsLine *lines = words_lines(job->score, job->from, job->to, arena, count);
    return cut_words(lines, *count, letters, arena, count);
}

const char *captions_vtt(const BesideJob *job, Arena *arena)
{
    size_t           count;
    const WordsLine *lines = cut_to(CAPTION_LETTERS, job, arena, &count);
    return as_vtt(lines, count, arena);
}

const char *captions_srt(const BesideJob *job, Arena *arena)
{
    size_t           count;
    const WordsLine *lines = cut_to(CAPTION_LETTERS, job, arena, &count);
    return as_srt(lines, count, arena);
}

const char *transcript_vtt(const BesideJob *job, Arena *arena)
{
    size_t           count;
    const WordsLine *lines = cut_to(TRANSCRIPT_LETTERS, job, arena, &count);
    return as_vtt(lines, count, arena);
}

const char *transcript_srt(const BesideJob *job, Arena *arena)
{
    size_t           count;
    const WordsLine *lines = cut_to(TRANSCRIPT_LETTERS, job, arena, &count);
    return as_srt(lines, count, arena);
}

static void add_stamp(Text *text, Micros at)
{
    int64_t hundredths = (at + 5000) / 10000;
    text_printf(text, "[%02d:%02d.%02d]", (int)(hundredths / 6000), (int)(hundredths / 100 % 60),
                (int)(hundredths % 100));
}

// A bracket at the start of a line would begin the next stamp, and a closing one would end a title.
static void add_without_brackets(Text *text, const char *plain)
{
    for (; *plain; plain++)
        text_add_bytes(text, *plain == '[' ? "(" : *plain == ']' ? ")" : plain, 1);
}

// A line stays until the next one: if nothing follows for a while, an empty line removes it.
const char *captions_lrc(const BesideJob *job, Arena *arena)
{
    enum { STAYS = 4 };  // seconds
    Text             text = { .arena = arena };
    size_t           count;
    const WordsLine *lines = words_lines(job->score, job->from, job->to, arena, &count);
    int64_t          seconds = (job->to - job->from + MICROS_PER_SECOND / 2) / MICROS_PER_SECOND;
    text_add(&text, "[ti:");
    add_without_brackets(&text, job->tags->title);
    text_printf(&text, "]\n[ar:%s]\n[re:%s]\n[length:%02d:%02d]\n", job->tags->artist, OURS_MARK,
                (int)(seconds / 60), (int)(seconds % 60));
    for (size_t i = 0; i < count; i++) {
        add_stamp(&text, lines[i].at);
        add_without_brackets(&text, lines[i].text);
        text_add(&text, "\n");
        Micros next = i + 1 < count ? lines[i + 1].at : job->to - job->from;
        if (next - lines[i].end <= STAYS * MICROS_PER_SECOND)
            continue;
        add_stamp(&text, lines[i].end + STAYS * MICROS_PER_SECOND / 2);
        text_add(&text, "\n");
    }
    return text_string(&text);
}
