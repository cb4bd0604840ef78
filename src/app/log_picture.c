#include "app/log_picture.h"

#include "job/today.h"
#include "log/words.h"
#include "picture/plot_weeks.h"

Status log_picture(const Settings *settings, Arena *arena, Picture *out)
{
    Hers   hers;
    Status status = hers_find_and_report(&settings->terminal, &settings->order.asked, &hers, arena);
    if (status != STATUS_DONE)
        return status;
    Walked       walked = plan_walked(&hers.plan, &hers.mother, &hers.history, hers.day, arena);
    const char **words = ARENA_ARRAY(arena, const char *, walked.count);
    for (size_t i = 0; i < walked.count; i++)
        words[i] = log_sign_words(walked.weeks[i].signs, arena);
    plot_weeks(&walked, words, arena, out);
    return STATUS_DONE;
}
