/*
 * lexdots.c - see lexnum.h: letters with dots, a.m. and U.S.
 */
#include "lexnum.h"

/* "a.m.", "p.m", "a. m."; the length after the letter, 0 if it is not. */
size_t
lex_ampm(struct span t, size_t at, size_t n)
{
	unsigned char c = ascii_tolower(byte(t, at));
	size_t i = at + n, m;

	/* "nine a m", "3 p . m ." */
	if (n == 1 && (c == 'a' || c == 'p') && byte(t, i) == ' ') {
		m = byte(t, i + 1) == '.' && byte(t, i + 2) == ' ' ? i + 3 :
		    i + 1;
		if ((byte(t, m) | 0x20) != 'm' || letter(byte(t, m + 1)) ||
		    lex_apostrophe(t, m + 1) != 0)
			return 0;
		return byte(t, m + 1) == ' ' && byte(t, m + 2) == '.' &&
		    m > i + 1 ? m + 3 - at : m + 1 - at;
	}

	if (n != 1 || (c != 'a' && c != 'p') || byte(t, i) != '.')
		return 0;
	i++;
	if (byte(t, i) == ' ' && byte(t, i + 2) == '.')
		i++;
	if (ascii_tolower(byte(t, i)) != 'm' || letter(byte(t, i + 1)))
		return 0;
	i++;
	return byte(t, i) == '.' ? i + 1 - at : i - at;
}

/* "U.S.", "B.C": letters with dots; their length, 0 if it is something else. */
size_t
lex_initials(struct span t, size_t at, size_t n)
{
	size_t i = at;

	if (n != 1 || !ascii_upper(byte(t, at)))
		return 0;
	while (ascii_upper(byte(t, i)) && byte(t, i + 1) == '.')
		i += 2;
	if (i > at && ascii_upper(byte(t, i)) && !letter(byte(t, i + 1)))
		i++;
	return i - at > 2 ? i - at : 0;
}
