/*
 * sound.c - one name in two spellings: "Zakhary" and "Zachary", "Abd el-Wahab"
 * and "Abdel Wahhab".
 *
 * The key of a name is a hash of its consonants, those that letters of other
 * alphabets are turned into in more than one way taken for one; names of one
 * key are near if few letters differ.  After the idea of Soundex (US patent
 * 1261167, 1918).
 */
#include <string.h>

#include "form.h"
#include "utf8.h"
#include "words.h"

enum { LETTERS = 48 };		/* looked at of a name */

/* The letters of a name, small, without accents, blanks and hyphens. */
static size_t
letters_of(struct span s, char out[LETTERS])
{
	const char *p = s.p, *end = s.p + s.n;
	char fold[UNI_FOLD_MAX];
	size_t n = 0, len, step, i;
	uint32_t cp;

	for (; p < end; p += step) {
		step = 1;
		if ((unsigned char)*p < 0x80) {
			if (n < LETTERS && ascii_alpha((unsigned char)*p))
				out[n++] = (char)(*p | 0x20);
			continue;
		}
		step = utf8_step(p, end, &cp);
		len = cp == UTF8_BAD ? 0 : uni_fold(cp, fold);
		for (i = 0; i < len && n < LETTERS; i++)
			if (ascii_lower((unsigned char)fold[i]))
				out[n++] = fold[i];
	}
	return n;
}

/* What the letters a to z are for the key, 0 for none. */
static const char sound[26] = {
	0, 'b', 'k', 'd', 0, 'f', 'g', 0, 0, 'j', 'k', 'l', 'm', 'n', 0, 'p',
	'k', 'r', 's', 't', 0, 'v', 'v', 'x', 0, 's'
};

uint32_t
sound_key(struct span s)
{
	uint32_t h = (uint32_t)WORDS_HASH0;
	char letter[LETTERS], last = 0, c;
	size_t n = letters_of(s, letter), i, k = 0;

	for (i = 0; i < n; i++) {
		if (letter[i] == 'h' && i > 0)
			continue;
		c = sound[letter[i] - 'a'];
		if (i + 1 < n && letter[i + 1] == 'h') {
			if (letter[i] == 'p')
				c = 'f';
			else if (letter[i] == 'c' && last == 's')
				c = 's';	/* "Yaroschenko" */
		}
		if (c != 0 && c != last) {
			h = words_hash_add(h, (unsigned char)c);
			k++;
		} else if (i == 0)	/* a vowel that it begins with */
			h = words_hash_add(h, 'a');
		last = c;
	}
	return k < 3 ? 0 : hash_mix(h);
}

unsigned
sound_apart(struct span a, struct span b)
{
	char x[LETTERS], y[LETTERS];
	unsigned char row[LETTERS + 1];
	size_t n = letters_of(a, x), m = letters_of(b, y), i, k;
	unsigned char left, up, best;

	for (k = 0; k <= m; k++)
		row[k] = (unsigned char)k;
	for (i = 0; i < n; i++) {
		left = (unsigned char)(i + 1);
		up = row[0];
		row[0] = left;
		for (k = 0; k < m; k++) {
			best = (unsigned char)(up + (x[i] != y[k]));
			up = row[k + 1];
			if (left + 1 < best)
				best = (unsigned char)(left + 1);
			if (up + 1 < best)
				best = (unsigned char)(up + 1);
			row[k + 1] = left = best;
		}
	}
	return row[m];
}
