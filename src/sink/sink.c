#include "sink/sink.h"

#include <stdarg.h>
#include <stdio.h>

bool sink_failed(SinkError *error, const char *format, ...)
{
    if (error->failed)
        return false;
    va_list args;
    va_start(args, format);
    vsnprintf(error->text, sizeof error->text, format, args);
    va_end(args);
    error->failed = true;
    return false;
}
