/*
 * lexnum.c - see lexnum.h.  A number that its neighbours make something else
 * (money, a share, a phone number, a model) gets no class at all.
 */
#include "cal.h"
#include "lexnum.h"

struct digits {
	int32_t v;
	size_t n;		/* how many */
};

static struct digits
digits(struct span t, size_t i)
{
	struct digits d = { 0, 0 };

	while (ascii_digit(byte(t, i + d.n))) {
		if (d.v < 100000000)
			d.v = d.v * 10 + (t.p[i + d.n] - '0');
		d.n++;
	}
	return d;
}

static size_t
sep(struct span t, size_t i)
{
	unsigned char c = byte(t, i);

	if (c == '/' || c == '-' || c == '.')
		return 1;
	return 0;
}

static bool
clock_form(struct token *k, struct span t, struct digits h)
{
	struct digits m, s = { 0, 0 };
	size_t i = k->at + h.n;

	if ((byte(t, i) != ':' && byte(t, i) != 'h') || h.n > 2 || h.v > 24)
		return false;
	m = digits(t, i + 1);
	/* "at 15h" */
	if (byte(t, i) == 'h' && m.n == 0 && !ascii_alpha(byte(t, i + 1))) {
		tok_sym(k, C_CLOCK);
		k->val = clock_val(h.v, 0, 0);
		k->end = (uint32_t)i + 1;
		return true;
	}
	if (m.n != 2 || m.v > 59 || (byte(t, i) == 'h' &&
	    ascii_alpha(byte(t, i + 3))))
		return false;
	i += 3;
	if (byte(t, i) == ':' && (s = digits(t, i + 1)).n == 2 && s.v < 60) {
		i += 3;
		k->flags |= T_SECONDS;
	}
	if (byte(t, i) == '.' && ascii_digit(byte(t, i + 1)))
		return false;
	tok_sym(k, C_CLOCK);
	k->val = clock_val(h.v, m.v, s.v);
	k->end = (uint32_t)i;
	return true;
}

/* 2024-01-29T10:25 or with a blank: the time joins the date. */
static void
iso_time(struct token *k, struct span t)
{
	size_t i = k->end;
	struct digits h, m;

	if ((byte(t, i) != 'T' && byte(t, i) != ' ') ||
	    !ascii_digit(byte(t, i + 1)))
		return;
	h = digits(t, i + 1);
	if (h.n != 2 || h.v > 24 || byte(t, i + 3) != ':')
		return;
	m = digits(t, i + 4);
	if (m.n != 2 || m.v > 59)
		return;
	i += 6;
	if (byte(t, i) == ':' && digits(t, i + 1).n == 2) {
		i += 3;
		if (byte(t, i) == '.' && ascii_digit(byte(t, i + 1)))
			i += 1 + digits(t, i + 1).n;
	}
	if (byte(t, i) == 'Z')
		i++;
	else if ((byte(t, i) == '+' || byte(t, i) == '-') &&
	    digits(t, i + 1).n == 2 && byte(t, i + 3) == ':')
		i += 6;
	k->nsym = 0;
	tok_sym(k, C_ISOT);
	k->end = (uint32_t)(i < t.n ? i : t.n);
}

/* Three numbers with the same mark between them. */
static bool
three(struct token *k, struct span t, struct digits a, struct digits b,
    struct digits c, size_t end)
{
	if (a.n == 4 && b.v >= 1 && b.v <= 12 && c.v >= 1 && c.v <= 31 &&
	    b.n <= 2 && c.n <= 2) {
		tok_sym(k, C_ISO);
		k->val = pack_date(a.v, b.v, c.v);
	} else if (a.n <= 2 && b.n <= 2 && (c.n == 4 || c.n == 2) && a.v > 0 &&
	    b.v > 0 && a.v <= 31 && b.v <= 31 && (a.v <= 12 || b.v <= 12)) {
		/* "12.5.24" may be a number of a section: two digits of a
		 * year need slashes or hyphens */
		if (c.n == 2 && byte(t, k->at + a.n) == '.')
			return false;
		tok_sym(k, C_NDATE);
		k->val = pack_date(c.v, a.v, b.v);
		if (c.n == 2)
			k->flags |= T_SECONDS;	/* a short year */
	} else
		return false;
	k->end = (uint32_t)end;
	if (tok_is(k, C_ISO) && byte(t, k->at + 4) == '-')
		iso_time(k, t);
	return true;
}

/* 31-Oct-74, 31/Oct/1974, 2019/Aug/01 */
static bool
named_form(struct token *k, struct span t, struct digits a)
{
	size_t i = k->at + a.n, n = i + 1;
	unsigned char mark = byte(t, i);
	struct digits c;
	int m, y, d;

	while (ascii_alpha(byte(t, n)))
		n++;
	m = cal_month(span_sub(t, i + 1, n - i - 1));
	if (m == 0 || byte(t, n) != mark || !ascii_digit(byte(t, n + 1)))
		return false;
	c = digits(t, n + 1);
	y = a.n == 4 ? a.v : c.n == 4 ? c.v : c.n != 2 ? 0 :
	    c.v + (c.v < 70 ? 2000 : 1900);
	d = a.n == 4 ? c.v : a.v;
	if (y == 0 || d < 1 || d > 31 || (a.n != 4 && a.n > 2))
		return false;
	tok_sym(k, C_ISO);
	k->val = pack_date(y, m, d);
	k->end = (uint32_t)(n + 1 + c.n);
	return true;
}

/* "2016/17": two years, the digits of the second at i. */
static bool
next_year(struct span t, struct digits y, size_t i)
{
	struct digits b = digits(t, i);

	return y.n == 4 && y.v >= 1900 && y.v < 2100 && b.n == 2 &&
	    b.v == (y.v + 1) % 100 && byte(t, i + 2) != '/' &&
	    byte(t, i + 2) != '-';
}

static bool
date_form(struct token *k, struct span t, struct digits a)
{
	size_t i = k->at + a.n, n = sep(t, i), j;
	struct digits b, c;
	unsigned char mark;

	if (n != 0 && ascii_alpha(byte(t, i + 1)))
		return named_form(k, t, a);
	if (n == 0 || a.n > 4 || !ascii_digit(byte(t, i + 1)))
		return false;
	mark = byte(t, i);
	if (mark == '/' && next_year(t, a, i + 1))
		return false;
	b = digits(t, i + 1);
	j = i + 1 + b.n;
	if (byte(t, j) == mark && ascii_digit(byte(t, j + 1))) {
		c = digits(t, j + 1);
		j += 1 + c.n;
		if ((byte(t, j) == mark && ascii_digit(byte(t, j + 1))) ||
		    ascii_alpha(byte(t, j)))
			if (mark != '-' || byte(t, j) != 'T')
				goto none;
		if (three(k, t, a, b, c, j))
			return true;
		goto none;
	}
	if (mark == '/' && a.n <= 2 && b.n <= 2 && a.v > 0 && b.v > 0 &&
	    (a.v <= 12 || b.v <= 12) && a.v <= 31 && b.v <= 31) {
		tok_sym(k, C_MD);
		k->val = pack_date(0, a.v, b.v);
		k->end = (uint32_t)j;
		return true;
	}
	/* 03/2024, 2024/03 */
	if (mark == '/' && ((a.n <= 2 && b.n == 4) || (a.n == 4 && b.n == 2 &&
	    byte(t, j) != '/'))) {
		struct digits y = a.n == 4 ? a : b, m = a.n == 4 ? b : a;

		/* "1983/84", "2010/11": two years */
		if (y.v >= 1900 && y.v < 2100 && m.v >= 1 && m.v <= 12 &&
		    m.v != (y.v + 1) % 100) {
			tok_sym(k, C_YM);
			k->val = pack_date(y.v, m.v, 0);
			k->end = (uint32_t)j;
			return true;
		}
	}
	/* 2009-10 is two years, 2009-03 a month */
	if (mark == '-' && a.n == 4 && a.v >= 1900 && a.v < 2200 && b.n == 2 &&
	    b.v >= 1 && b.v <= 12 && b.v != (a.v + 1) % 100) {
		tok_sym(k, C_YM);
		k->val = pack_date(a.v, b.v, 0);
		k->end = (uint32_t)j;
		return true;
	}
	if (mark != '/')
		return false;
none:	while (ascii_digit(byte(t, i)) || sep(t, i)) {
		if (sep(t, i) && !ascii_digit(byte(t, i + 1)))
			break;
		i++;
	}
	k->end = (uint32_t)i;
	return true;
}

/* 1,200 and 47.42; a decimal keeps its text, see value.c. */
static bool
decimal_form(struct token *k, struct span t, struct digits a)
{
	size_t i = k->at + a.n;
	double v = a.v;
	bool comma = false;

	while (byte(t, i) == ',' && digits(t, i + 1).n == 3) {
		v = v * 1000 + digits(t, i + 1).v;
		i += 4;
		comma = true;
	}
	if (byte(t, i) == '.' && ascii_digit(byte(t, i + 1))) {
		struct digits f = digits(t, i + 1);

		i += 1 + f.n;
		tok_sym(k, C_DEC);
		if (!comma && a.n <= 2 && a.v < 24 && f.n == 2 && f.v < 60)
			k->val = clock_val(a.v, f.v, 0);
		else
			k->val = -1;
	} else if (comma) {
		tok_sym(k, C_NUM);
		k->val = v < 1e9 ? (int32_t)v : -1;
	} else
		return false;
	k->end = (uint32_t)i;
	return true;
}

static void
plain(struct token *k, struct span t, struct digits a)
{
	k->end = k->at + (uint32_t)a.n;
	k->val = a.v;
	if (a.n <= 4)
		tok_sym(k, C_NUM);
	if (a.n <= 2 && a.v <= 31)
		tok_sym(k, C_D2);
	if (a.n == 4 && a.v >= 1000 && a.v < 2300)
		tok_sym(k, C_YEAR);
	if (a.n == 4 && a.v < 2400 && a.v % 100 < 60)
		tok_sym(k, C_D4);
	(void)t;
}

/* 22nd, 1990s, 1930's, 5pm: letters right behind the digits. */
static bool
suffix(struct token *k, struct span t, struct digits a)
{
	size_t i = k->at + a.n, q;
	unsigned char c = ascii_tolower(byte(t, i));
	unsigned char d = ascii_tolower(byte(t, i + 1));

	if (!ascii_alpha(byte(t, i + 2)) && a.n <= 3 &&
	    ((c == 's' && d == 't') || (c == 'n' && d == 'd') ||
	    (c == 'r' && d == 'd') || (c == 't' && d == 'h'))) {
		tok_sym(k, C_ORD);
		k->flags |= T_TRIGGER;
		k->val = a.v;
		k->end = (uint32_t)i + 2;
		return true;
	}
	q = lex_apostrophe(t, i);
	if (a.n == 4 && a.v % 10 == 0 && a.v >= 1000 && a.v < 2100 &&
	    byte(t, i + q) == 's' && !ascii_alpha(byte(t, i + q + 1)) &&
	    (q == 0 || a.v < 2000)) {
		tok_sym(k, C_DECADE);
		k->val = a.v / 10;
		k->end = (uint32_t)(i + q + 1);
		return true;
	}
	if (a.n == 2 && a.v % 10 == 0 && q == 0 && c == 's' &&
	    !ascii_alpha(d)) {
		tok_sym(k, C_DECADE);	/* "the 80s" */
		k->val = 190 + a.v / 10;
		k->flags |= T_SECONDS;	/* a short one */
		k->end = (uint32_t)i + 1;
		return true;
	}
	/* 3Q, 3Q24, 1H23 */
	if (a.n == 1 && ((c == 'q' && a.v >= 1 && a.v <= 4) || (c == 'h' &&
	    a.v >= 1 && a.v <= 2 && byte(t, i) == 'H')) &&
	    !ascii_alpha(d)) {
		struct digits y = digits(t, i + 1);

		if (y.n != 0 && y.n != 2 && y.n != 4)
			return false;
		tok_sym(k, c == 'q' ? C_QTR : C_HALF);
		k->val = a.v + 8 * (y.n == 2 ? 2000 + y.v : y.v);
		k->end = (uint32_t)(i + 1 + y.n);
		return true;
	}
	/* 20240129 */
	if (a.n == 8 && a.v / 10000 >= 1900 && a.v / 10000 < 2100 &&
	    cal_valid(a.v / 10000, a.v / 100 % 100, a.v % 100)) {
		tok_sym(k, C_ISO);
		k->val = a.v;
		k->end = (uint32_t)i;
		return true;
	}
	/* 18Q4 */
	if (a.n == 2 && c == 'q' && d >= '1' && d <= '4' &&
	    !ascii_alpha(byte(t, i + 2)) && !ascii_digit(byte(t, i + 2))) {
		tok_sym(k, C_QTR);
		k->val = d - '0' + 8 * (2000 + a.v);
		k->end = (uint32_t)i + 2;
		return true;
	}
	/* 2018Q4 */
	if (a.n == 4 && c == 'q' && d >= '1' && d <= '4') {
		plain(k, t, a);
		return true;
	}
	return false;
}

/* "$5", "#5", "5%", "5m", "x5", "5-0": not a number of time. */
static bool
foreign(const struct token *k, struct span t, size_t end)
{
	unsigned char p = k->at > 0 ? byte(t, k->at - 1) : 0;
	unsigned char c = byte(t, end);
	unsigned char d = ascii_tolower(byte(t, end + 1));

	/* "Oct/2" */
	if (p == '/' && k->at > 1 && (ascii_alpha(byte(t, k->at - 2)) ||
	    (k->at > 4 && next_year(t, digits(t, k->at - 5), k->at))))
		p = ' ';
	if (p == '$' || p == '#' || p == '@' || p == '_' || p == '.' ||
	    p == '+' || p == '=' || p == '/' || p == ':' || ascii_digit(p))
		return true;
	if (k->at > 1 && ((p == 0xa3 && byte(t, k->at - 2) == 0xc2) ||
	    (p == 0xa5 && byte(t, k->at - 2) == 0xc2)))
		return true;	/* pound, yen */
	if (k->at > 2 && p == 0xac && byte(t, k->at - 2) == 0x82)
		return true;	/* euro */
	/* "late 2022/early 2023" */
	if (c == '/' && end - k->at == 4 && ascii_alpha(byte(t, end + 1)))
		return false;
	if (c == '/' && next_year(t, digits(t, k->at), end + 1))
		return false;
	if (c == '%' || c == '/' || c == '_' || c == '=' ||
	    (c == 0xc2 && byte(t, end + 1) == 0xb0))
		return true;
	if (c == ':' && ascii_digit(byte(t, end + 1)))
		return true;
	if (ascii_alpha(c)) {
		c = ascii_tolower(c);
		if ((c == 'a' || c == 'p') && (d == 'm' || d == '.'))
			return false;
		if (c == 'q' || (c >= 'j' && c <= 'd'))
			return false;
		return true;
	}
	return false;
}

size_t
lexnum(struct token *k, struct span t)
{
	struct digits a = digits(t, k->at);

	k->flags |= T_DIGITS;
	/* "126 people": nothing but digits */
	if (byte(t, k->at + a.n) == ' ' && a.n < 8 && (k->at == 0 ||
	    t.p[k->at - 1] == ' ')) {
		plain(k, t, a);
		return k->end;
	}
	if (!clock_form(k, t, a) && !date_form(k, t, a) &&
	    !decimal_form(k, t, a) && !suffix(k, t, a))
		plain(k, t, a);
	if (foreign(k, t, k->end)) {
		k->nsym = 0;
		k->flags &= (uint16_t)~T_TRIGGER;
		/* the rest of the word is no word of its own */
		while (k->end < t.n && (ascii_alpha(byte(t, k->end)) ||
		    ascii_digit(byte(t, k->end))))
			k->end++;
	}
	return k->end;
}

bool
lexnum_behind_word(struct token *k, struct span t, struct span w)
{
	size_t i = k->at + w.n;
	struct digits a = digits(t, i);
	unsigned char c = ascii_tolower(byte(t, k->at));

	/* "Feb13" is a month and a day */
	if (ascii_alpha(byte(t, i + a.n)) || cal_month(w) != 0)
		return false;
	k->end = (uint32_t)(i + a.n);
	k->val = a.v;
	if (w.n == 1 && c == 'q' && a.n == 1 && a.v >= 1 && a.v <= 4)
		tok_sym(k, C_QTR);
	else if (w.n == 1 && c == 'h' && a.n == 1 && a.v >= 1 && a.v <= 2)
		tok_sym(k, C_HALF);
	else if (w.n == 2 && c == 'f' && ascii_tolower(byte(t, k->at + 1)) ==
	    'y' && (a.n == 2 || a.n == 4)) {
		tok_sym(k, C_FY);
		if (a.n == 2)
			k->val += 2000;
	}
	return true;
}

bool
lexnum_short_decade(struct token *k, struct span t, size_t n)
{
	struct digits a = digits(t, k->at + n);
	size_t i = k->at + n + a.n;

	if (a.n != 2 || a.v % 10 != 0 || byte(t, i) != 's' ||
	    ascii_alpha(byte(t, i + 1)))
		return false;
	tok_sym(k, C_DECADE);
	k->val = 190 + a.v / 10;
	k->flags |= T_SECONDS;
	k->end = (uint32_t)i + 1;
	return true;
}

bool
lexnum_short_year(struct token *k, struct span t, size_t n)
{
	struct digits a = digits(t, k->at + n);
	size_t i = k->at + n + a.n;

	if (a.n != 2 || (k->at > 0 && !(k->flags & T_SPACE)) ||
	    ascii_alpha(byte(t, i)) || byte(t, i) == ':' ||
	    byte(t, i) == '%')
		return false;
	tok_sym(k, C_YEAR);
	k->val = a.v + (a.v < 30 ? 2000 : 1900);
	k->flags |= T_SECONDS;		/* a short one */
	k->end = (uint32_t)i;
	return true;
}

bool
lexnum_title(struct span w)
{
	static const char *const title[] = {
		"Mr", "Mrs", "Ms", "Dr", "St", "Gov", "Sen", "Rep", "Gen",
		"Lt", "Col", "Sgt", "Capt", "Maj", "No", "Jr", "Sr", "Prof",
		"Rev", "Hon", "Inc", "Corp", "Co", "Ltd", "vs", "Adm", "Cmdr"
	};
	size_t i;

	for (i = 0; i < sizeof(title) / sizeof(title[0]); i++)
		if (span_is(w, title[i]))
			return true;
	return false;
}
