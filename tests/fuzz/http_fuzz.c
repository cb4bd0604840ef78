// libFuzzer: what a stranger may send to `share`: Range, Host, who posts, what is posted, and names in
// addresses. Texts, each up to a NUL.
#include "fuzz.h"

#include "phone/hosts.h"
#include "phone/page_answer.h"
#include "phone/posted.h"
#include "phone/range.h"
#include "phone/url.h"

#include <stdlib.h>
#include <string.h>

static void check_range(const char *header, uint64_t size)
{
    uint64_t  first = 0, last = 0;
    RangeKind kind = range_parse(header, size, &first, &last);
    if (kind != RANGE_PART)
        return;
    demand(first <= last && last < size, "a part is in the file");
    const char *dash = strchr(header, '-');
    demand(dash && !strchr(header, ','), "one range is asked for");
    if (dash[-1] != '=' && dash[-1] != ' ')
        demand(strtoull(strpbrk(header, "0123456789"), NULL, 10) == first, "it begins where it was asked to");
    else
        demand(last == size - 1, "the end of a file ends with it");
}

static void check_name(const char *name, Arena *arena)
{
    Text  address = { .arena = arena };
    char *back = arena_alloc(arena, strlen(name) + 1), *to = back;
    url_add_name(&address, name);
    for (const char *at = text_string(&address); *at; at++) {
        demand(!strchr("/ \"<>&?#", *at), "an address has plain letters");
        if (*at == '%') {
            *to++ = (char)strtol((char[]){ at[1], at[2], 0 }, NULL, 16);
            at += 2;
        } else {
            *to++ = *at;
        }
    }
    demand(strcmp(back, name) == 0, "an address is read back as the name");
}

static void check_answer(const char *text, size_t length)
{
    PageAnswer answer;
    memset(&answer, 'x', sizeof answer);
    if (!page_answer_read(text, length, &answer))
        return;
    demand(strlen(answer.id) == PAGE_ANSWER_ID_SIZE - 1, "an answer has a number");
    demand(memchr(answer.walk, 0, sizeof answer.walk) != NULL, "a walk has a name that ends");
    demand(is_within(answer.level, 0, 4) && is_within(answer.minutes, 0, PAGE_ANSWER_MINUTES),
           "a walk has a level and a length");
    demand(is_within(answer.day, 0, 100000), "a day is on the calendar");
    Entry entry = page_answer_entry(&answer);
    demand(entry.minutes == answer.minutes && entry.signs == answer.signs, "the log notes what was said");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena    arena = { 0 };
    unsigned bits = take_byte(&data, &size), scale = take_byte(&data, &size);
    char    *texts[5];
    for (size_t i = 0; i < 5; i++)
        texts[i] = take_text(&data, &size, &arena);
    static char       why[LIBRARY_WHY_SIZE];
    static const char ours[] = "127.0.0.1";
    check_range(texts[0], (uint64_t)bits << (scale % 40));
    const Hosts hosts = { .names = (const char *[]){ ours, "localhost" }, .count = 2 };
    bool        known = hosts_know(&hosts, texts[1]);
    demand(!known || strcasestr(texts[1], "localhost") || strstr(texts[1], ours),
           "a stranger's name is not ours");
    const PostedHead head = { .host = known ? texts[1] : "localhost:80",
                              .origin = bits & 1 ? texts[2] : NULL,
                              .site = bits & 2 ? texts[3] : NULL,
                              .type = bits & 4 ? texts[4] : "application/json",
                              .length = bits & 8 ? texts[3] : "12",
                              .https = bits & 16 };
    unsigned         status = posted_refusal(&head);
    demand(status == 0 || is_within(status, 400, 499), "a refusal is the visitor's");
    demand(status != 0 || (!head.origin || strstr(head.origin, head.host)), "only our own page may post");
    check_name(texts[4], &arena);
    if (page_answer_open(why))
        check_answer(arena_strndup(&arena, (const char *)data, size), strnlen((const char *)data, size));
    arena_free(&arena);
    return 0;
}
