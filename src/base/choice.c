// Looks up words and values in a list of a few entries.
#include "base/choice.h"

#include "base/files.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static bool is_also(const char *also, const char *text)
{
    char word[64];
    for (; also && *also; also += strcspn(also, " "), also += strspn(also, " ")) {
        snprintf(word, sizeof word, "%.*s", (int)strcspn(also, " "), also);
        if (files_same_name(word, text))
            return true;
    }
    return false;
}

bool choice_find(const Choice *words, const char *text, int *value)
{
    for (; words->word; words++)
        if (files_same_name(words->word, text) || is_also(words->also, text)) {
            *value = words->value;
            return true;
        }
    return false;
}

static const Choice *of_value(const Choice *words, int value)
{
    for (; words->word; words++)
        if (words->value == value)
            return words;
    return NULL;
}

const char *choice_word(const Choice *words, int value)
{
    const Choice *choice = of_value(words, value);
    return choice ? choice->word : NULL;
}

const char *choice_typed(const Choice *words, int value)
{
    const Choice *choice = of_value(words, value);
    return choice && choice->typed ? choice->typed : choice_word(words, value);
}

const char *choice_list(const Choice *words, const char *quote, Arena *arena)
{
    Text text = { .arena = arena };
    for (size_t i = 0; words[i].word; i++)
        text_printf(&text, "%s%s%s%s",
                    i == 0              ? ""
                    : words[i + 1].word ? ", "
                                        : " or ",
                    quote, words[i].word, quote);
    return text_string(&text);
}
