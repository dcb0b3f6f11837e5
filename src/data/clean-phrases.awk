# clean-phrases.awk - makes clean-phrases.tsv ready for clean-mkhash: values as C,
# and the beginnings of all phrases.  The output is to be sorted.
BEGIN { FS = "\t" }
/^#/ { next }
{
	v = "PHRASE(V_" toupper($2) ", HIT_" toupper($3) ")"
	if ($1 in value)		# of two classes
		v = value[$1] " | " v " << 16"
	value[$1] = v
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
			print k "\tPHRASE_BEGIN"
	for (k in value)
		print k "\t" value[k]
}
