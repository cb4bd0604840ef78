// Loops over samples for the widest vectors that the processor has. All widths give the same result: each
// sample is computed by itself, or the loop takes a maximum; a sum is never written this way
// (-ffp-contract=off).
#ifndef BASE_WIDE_H
#define BASE_WIDE_H

// In front of a static function: compiles it twice, and picks one when the program starts. Not under a
// sanitizer, which is not ready by then.
#ifdef __has_feature
#define WIDE_SANITIZED (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define WIDE_SANITIZED 1
#else
#define WIDE_SANITIZED 0
#endif

#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__OPTIMIZE__) && !WIDE_SANITIZED
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

#endif
