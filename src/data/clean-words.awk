# clean-words.awk - merges the lists of single words of nc-clean for clean-mkhash:
# clean-stop.tsv (flags), clean-weights.tsv (learned weights) and the first
# and second words of clean-phrases.tsv.  The output is to be sorted by bytes.
BEGIN { FS = "\t" }
/^#/ { next }
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
	if ($3 != "in")
		next
	first[w[1]]
	if (n == 1) {
		alone[w[1]]
		next
	}
	seen[w[2]]
	after[w[2]]
}
END {
	for (k in seen)
		printf "%s\tWORD(0%s%s%s%s%s, %d)\n", k, flag[k],
		    (k in after) ? "|WORD_NEXT" : "",
		    (k in alone) ? "|WORD_ALONE" : "",
		    (k in first) ? "|WORD_FIRST" : "",
		    (k in opens) ? "|WORD_OPENS" : "", weight[k] + 0
}
