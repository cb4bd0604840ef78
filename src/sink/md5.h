// MD5 of bytes that come piece by piece, through nettle: a FLAC file states it for its samples.
#ifndef SINK_MD5_H
#define SINK_MD5_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MD5_SIZE = 16 };

typedef struct Md5 Md5;

Md5 *md5_begin(void);  // NULL: nettle or memory is missing
void md5_add(Md5 *md5, const void *bytes, size_t size);
void md5_end(Md5 *md5, uint8_t out[MD5_SIZE]);  // frees it; out may be NULL. Accepts NULL

#endif
