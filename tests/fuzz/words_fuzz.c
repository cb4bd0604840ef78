// libFuzzer: words with variables may hold anything. What is filled in is filled in once, what is unknown
// stays, and what has no variable is the very same text. The first two bytes: numbers, and the language.
#include "fuzz.h"

#include "timeline/variables.h"

#include <stdlib.h>
#include <string.h>

static size_t count_of(const char *text, char byte)
{
    size_t count = 0;
    for (; *text; text++)
        count += *text == byte;
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = { "en", "ru", "ar", "de-AT", "", "cy", "pl", "xx" };
    Arena                    arena = { 0 };
    unsigned                 numbers = take_byte(&data, &size), language = take_byte(&data, &size);
    const Variables          variables = { .language = languages[language % 8],
                                           .minutes_left = (int)numbers,
                                           .phase = "BRISK",
                                           .next = numbers % 2 ? "Cool down" : NULL,
                                           .in = (int)numbers % 5,
                                           .out = (int)numbers % 7,
                                           .pace = 60 + (int)numbers % 80,
                                           .side = "left",
                                           .rep = (int)numbers % 9,
                                           .reps = 8 };
    char                    *text = take_text(&data, &size, &arena);
    const char              *filled = variables_fill(text, &variables, &arena);
    demand(strchr(text, '{') || filled == text, "a text without variables is the very same");
    demand(count_of(filled, '{') <= count_of(text, '{'), "nothing that is filled in is a variable");
    demand(strlen(filled) <= strlen(text) * 12 + 12, "a text does not swell");
    const char *with = "{minutes_left} left, {phase}: {rep} of {reps} on the {side}";
    bool        steps = variables_name_steps(text);
    demand(!steps || strstr(text, "in") || strstr(text, "out"), "steps are named where they are");
    demand(variables_name_steps(arena_printf(&arena, "%s{in}", strchr(text, '{') ? "" : text)),
           "{in} is a step");
    demand(strcmp(variables_fill(with, &(Variables){ "en", 3, "Brisk", NULL, 0, 0, 0, "left", 2, 8 }, &arena),
                  "3 left, Brisk: 2 of 8 on the left") == 0,
           "what came before changes nothing");
    arena_free(&arena);
    return 0;
}
