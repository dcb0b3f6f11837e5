# clean-phrases.awk - makes clean-phrases.tsv ready for mkwords: values as C,
# and the beginnings of all phrases with value 0.  The output is to be sorted.
BEGIN { FS = "\t" }
/^#/ { next }
{
	value[$1] = "PHRASE(V_" toupper($2) ", HIT_" toupper($3) ")"
	n = split($1, w, " ")
	s = w[1]
	for (i = 2; i <= n; i++) {
		begin[s]
		s = s " " w[i]
	}
}
END {
	for (k in begin)
		if (!(k in value))
			print k "\t0"
	for (k in value)
		print k "\t" value[k]
}
