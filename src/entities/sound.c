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
	return k < 2 ? 0 : hash_mix(h);
}

/* Letters put in, left out, changed, or two that changed places: Damerau's
 * distance (1964), by rows. */
unsigned
sound_apart(struct span a, struct span b)
{
	char x[LETTERS], y[LETTERS];
	unsigned char row[3][LETTERS + 1], *now, *last, *before;
	size_t n = letters_of(a, x), m = letters_of(b, y), i, k;
	unsigned best;

	for (k = 0; k <= m; k++)
		row[0][k] = (unsigned char)k;
	for (i = 0; i < n; i++) {
		now = row[(i + 1) % 3];
		last = row[i % 3];
		before = row[(i + 2) % 3];
		now[0] = (unsigned char)(i + 1);
		for (k = 0; k < m; k++) {
			best = last[k] + (x[i] != y[k] ? 1U : 0U);
			if (now[k] + 1U < best)
				best = now[k] + 1U;
			if (last[k + 1] + 1U < best)
				best = last[k + 1] + 1U;
			if (i > 0 && k > 0 && x[i] == y[k - 1] &&
			    x[i - 1] == y[k] && before[k - 1] + 1U < best)
				best = before[k - 1] + 1U;
			now[k + 1] = (unsigned char)best;
		}
	}
	return row[n % 3][m];
}
