# html-class.awk - merges the kinds of the words of class attributes
# (html-class.tsv) and their learned weights (html-weights.tsv) for
# clean-mkhash.  The output is to be sorted by bytes.
BEGIN { FS = "\t" }
/^#/ { next }
FILENAME ~ /weights/ { weight[$1] = $2; seen[$1]; next }
{
	n = split($2, k, "[|]")
	for (i = 1; i <= n; i++)
		kind[$1] = kind[$1] " | 1 << CLASS_" toupper(k[i])
	seen[$1]
}
END {
	for (w in seen)
		printf "%s\tCLASS_WORD(0%s, %d)\n", w, kind[w], weight[w]
}
