// Choices that are functions of a seed and an index: no state, the same on every machine.
// splitmix64's finaliser: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stdint.h>

static inline uint64_t rng_hash(uint64_t seed, uint64_t index)
{
    uint64_t x = seed + (index + 1) * 0x9E3779B97F4A7C15u;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

// Below n, n > 0.
static inline uint32_t rng_below(uint64_t seed, uint64_t index, uint32_t n)
{
    return (uint32_t)(((rng_hash(seed, index) >> 32) * n) >> 32);
}

// Uniform in -1 <= x < 1.
static inline float rng_white(uint64_t seed, uint64_t index)
{
    return (float)(int32_t)(rng_hash(seed, index) >> 32) * (1.0f / 2147483648.0f);
}

// 64-bit FNV-1a (Fowler, Noll, Vo) of a text; NULL counts as "".
static inline uint64_t rng_hash_text(const char *text)
{
    uint64_t hash = 14695981039346656037u;
    for (; text && *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash;
}

#endif
