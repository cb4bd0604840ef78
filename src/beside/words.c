#include "beside/words.h"

static const char *one_line(const char *text, Arena *arena)
{
    char *line = arena_strdup(arena, text);
    for (char *at = line; *at; at++)
        if ((unsigned char)*at < ' ')
            *at = ' ';
    return line;
}

const WordsLine *words_lines(const Score *score, Micros from, Micros to, Arena *arena, size_t *count)
{
    WordsLine *lines = ARENA_ARRAY(arena, WordsLine, score->spoken_count + 1);
    *count = 0;
    for (size_t i = 0; i < score->spoken_count; i++) {
        const Spoken *spoken = &score->spoken[i];
        Micros        at = micros_at(spoken->onset, score->rate), end = micros_at(spoken->end, score->rate);
        if (spoken->fate == SPOKEN_LEFT_OUT || !spoken->text || at < from || at >= to)
            continue;
        const Event *event = &score->timeline->events[spoken->event];
        lines[(*count)++] = (WordsLine){ at - from, (end < to ? end : to) - from,
                                         one_line(spoken->text, arena), event->phase,
                                         event->speech.anchor == ANCHOR_TURN };
    }
    return lines;
}
