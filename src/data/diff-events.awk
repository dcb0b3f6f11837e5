# Makes the table of events that nc-diff looks words up in.
#
# usage: awk -f diff-events.awk diff-words.tsv diff-events.tsv | LC_ALL=C sort
#
# Words of a phrase become their lemmas, hyphens blanks, articles go: the words
# of a report are read in the same way (src/diff/events.c).  A line is the
# phrase's hash (words_hash() of src/lib/words.h) and two times 32 bits: one for
# each kind in the order of their first words, and the marks.
BEGIN {
	FS = "\t"
	n = split("a an the", w, " ")
	for (i = 1; i <= n; i++)
		skip[w[i]] = 1
	for (i = 0; i < 128; i++)
		ord[sprintf("%c", i)] = i
	bit["open"] = 0		# events.c knows these four
	bit["shut"] = 1
	bit["begin"] = 2
	bit["end"] = 3
	kinds = 4
	LIGHT = 62
	BEGINS = 63
}

function xor(a, b,    r, p) {
	for (p = 1; a > 0 || b > 0; p *= 2) {
		if (a % 2 != b % 2)
			r += p
		a = int(a / 2)
		b = int(b / 2)
	}
	return r + 0
}

# FNV-1a; the prime is 2^24 + 403, so that no product is too large
function hash(s,    h, i, low) {
	h = 2166136261
	for (i = 1; i <= length(s); i++) {
		low = h % 256
		h = h - low + xor(low, ord[substr(s, i, 1)])
		h = (h * 403 + h % 256 * 16777216) % 4294967296
	}
	return h
}

function mark(p, k) {
	if (!((p, k) in has)) {
		has[p, k] = 1
		if (k < 32)
			low[p] += 2 ^ k
		else
			high[p] += 2 ^ (k - 32)
	}
	all[p] = 1
}

/^#/ { next }

FNR == NR {
	if (NF > 2)
		lemma[$1] = $3
	next
}

{
	gsub(/-/, " ", $1)
	n = split($1, w, " ")
	p = ""
	for (i = 1; i <= n; i++) {
		if (w[i] in skip)
			continue
		if (p != "")
			mark(p, BEGINS)
		p = (p == "" ? "" : p " ") (w[i] in lemma ? lemma[w[i]] : w[i])
	}
	if ($2 != "light" && !($2 in bit))
		bit[$2] = kinds++
	mark(p, $2 == "light" ? LIGHT : bit[$2])
}

END {
	for (p in all) {
		h = sprintf("%.0f", hash(p))
		if (h in taken) {
			print p, "has the hash of", taken[h] > "/dev/stderr"
			exit 1
		}
		taken[h] = p
		printf "\t{ %10su, %10.0fu, %10.0fu },\n", h, low[p] + 0,
		    high[p] + 0
	}
}
