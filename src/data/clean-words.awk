# clean-words.awk - merges the lists of single words of nc-clean for clean-mkhash:
# clean-stop.tsv (flags), clean-weights.tsv (learned weights) and the first
# and second words of clean-phrases.tsv.  The output is to be sorted by bytes.
BEGIN {
	FS = "\t"
	letters = "abcdefghijklmnopqrstuvwxyz0123456789"
}
/^#/ { next }
# One of the eight kinds of second words (vocab.h), so that of few words a
# phrase is looked for.
function kind(w,	a, b) {
	a = index(letters, substr(w, 1, 1))
	b = index(letters, substr(w, 2, 1))
	return 2 ^ ((length(w) * 3 + a + b) % 8)
}
# The bits of a, and that of b.
function both(a, b) {
	return int(a / b) % 2 ? a : a + b
}
FILENAME ~ /stop/ {
	if ($2 ~ /stop/) flag[$1] = flag[$1] "|WORD_STOP"
	if ($2 ~ /you/) flag[$1] = flag[$1] "|WORD_YOU"
	if ($2 ~ /month/) flag[$1] = flag[$1] "|WORD_MONTH"
	seen[$1]
	next
}
FILENAME ~ /weights/ { weight[$1] = $2; seen[$1]; next }
{
	n = split($1, w, " ")
	seen[w[1]]
	opens[w[1]]
	if (n == 1)
		sole[w[1]]
	else {
		seen[w[2]]
		after[w[2]] = kind(w[2])
	}
	if ($3 != "in")
		next
	first[w[1]]
	if (n == 1)
		alone[w[1]]
	else
		before[w[1]] = both(before[w[1]] + 0, after[w[2]])
}
END {
	for (k in seen)
		printf "%s\tWORD(0%s%s%s%s%s, %d, %d, %d)\n", k, flag[k],
		    (k in sole) ? "|WORD_SOLE" : "",
		    (k in alone) ? "|WORD_ALONE" : "",
		    (k in first) ? "|WORD_FIRST" : "",
		    (k in opens) ? "|WORD_OPENS" : "", after[k] + 0,
		    before[k] + 0, weight[k] + 0
}
