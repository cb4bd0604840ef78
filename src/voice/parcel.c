// An int and a double are eight bytes; a text is its length (-1: NULL) as an int, its bytes, and a final 0.
#include "voice/parcel.h"

#include "base/line.h"

#include <string.h>

enum { LARGEST = 64 << 20 };  // bytes: far more than a session holds

void parcel_put_int(Text *parcel, int64_t value)
{
    text_add_bytes(parcel, (const char *)&value, sizeof value);
}

void parcel_put_double(Text *parcel, double value)
{
    text_add_bytes(parcel, (const char *)&value, sizeof value);
}

void parcel_put_text(Text *parcel, const char *text)
{
    size_t length = text ? strlen(text) : 0;
    parcel_put_int(parcel, text ? (int64_t)length : -1);
    if (text)
        text_add_bytes(parcel, text, length + 1);
}

bool parcel_send(const Text *parcel, int line)
{
    uint64_t size = parcel->length;
    return line_send(line, &size, sizeof size) && line_send(line, parcel->bytes, parcel->length);
}

bool parcel_receive(Parcel *out, int line, Arena *arena)
{
    uint64_t size;
    if (!line_receive(line, &size, sizeof size) || size > LARGEST)
        return false;
    char *bytes = arena_alloc(arena, size + 1);
    *out = (Parcel){ .at = bytes, .left = size };
    return line_receive(line, bytes, size);
}

// The next bytes, or NULL if there are not enough.
static const char *take(Parcel *parcel, size_t size)
{
    const char *taken = parcel->at;
    if (parcel->broken || size > parcel->left) {
        parcel->broken = true;
        return NULL;
    }
    parcel->at += size;
    parcel->left -= size;
    return taken;
}

int64_t parcel_int(Parcel *parcel)
{
    int64_t     value = 0;
    const char *bytes = take(parcel, sizeof value);
    if (bytes)
        memcpy(&value, bytes, sizeof value);
    return value;
}

double parcel_double(Parcel *parcel)
{
    double      value = 0;
    const char *bytes = take(parcel, sizeof value);
    if (bytes)
        memcpy(&value, bytes, sizeof value);
    return value;
}

const char *parcel_text(Parcel *parcel)
{
    int64_t length = parcel_int(parcel);
    if (length < 0 || parcel->broken)
        return NULL;
    const char *text = take(parcel, (size_t)length + 1);
    if (text && text[length] != 0)
        parcel->broken = true;
    return parcel->broken ? NULL : text;
}

size_t parcel_count(Parcel *parcel)
{
    int64_t count = parcel_int(parcel);
    if (count < 0 || (uint64_t)count > parcel->left / sizeof count)
        parcel->broken = true;
    return parcel->broken ? 0 : (size_t)count;
}
