#include "plan/read.h"

const FileKind plan_files = { .folders = { "scripts/plans" } };

static const char *const units[] = { "min", "week", "weeks", NULL };

const ConfHints plan_hints = {
    .group = "week",
    .title = "title",
    .includes = "a plan builds on another: extends = \"vaginal\"",
    .size = "a plan is a page of text",
    .units = units,
};
