// What the programme asks, in words: the question, why it is asked, and what an answer does.
#ifndef PLAN_QUESTIONS_H
#define PLAN_QUESTIONS_H

#include "plan/history.h"

typedef struct {
    const char *question;              // to be answered with yes or no
    const char *reason;                // one sentence
    const char *after_yes, *after_no;  // what is said then; "" for nothing
} QuestionWords;

QuestionWords question_words(Question question);

// What is said after every answer to the question about mood, whatever it was. number: to call. In the arena.
const char *question_mood_help(const char *number, Arena *arena);

// The words of a sign as it is asked after a walk: "Heavy bleeding: a pad soaked in an hour, or clots like an
// egg". sign: a row of sign_rows.
const char *question_sign(size_t sign);

#endif
