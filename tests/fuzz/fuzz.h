/*
 * fuzz.h - what the fuzz targets share: each is one function that takes bytes
 * and must neither crash nor break a promise of its engine.
 *
 * Linked with -fsanitize=fuzzer (make fuzz), or with runner.c, which feeds
 * the corpus to it as a plain test (make fuzz-corpus).
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* A promise: abort(3) is what a fuzzer takes for a find. */
static inline void
must(int ok)
{
	if (!ok)
		abort();
}

#endif
