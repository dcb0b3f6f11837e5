# Makes the table of predicates that nc-diff looks words up in.
#
# usage: awk -f diff-predicates.awk diff-words.tsv diff-predicates.tsv
#
# Words of a phrase become their lemmas, hyphens blanks, articles and
# possessives go: the words of a report are read in the same way (predicates.c).
# Side and marks are joined into one number (lexicon.h): the side, 4 "~", 8
# "?", 16 if longer phrases begin so.  The second and third class of a phrase
# stand behind it and "+", "++".
BEGIN {
	FS = OFS = "\t"
	n = split("the a an his her its their our my your", w, " ")
	for (i = 1; i <= n; i++)
		skip[w[i]] = 1
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
		x = w[i] in lemma ? lemma[w[i]] : w[i]
		if (p != "")
			begins[p] = 1
		p = p == "" ? x : p " " x
	}
	if (p == "")
		next
	if ((p, $3) in seen)
		next
	seen[p, $3] = 1
	k = classes[p]++
	if (k > 2)
		next
	value = $2 % 4 + ($2 ~ /~/ ? 4 : 0) + ($2 ~ /\?/ ? 8 : 0)
	out[p (k == 0 ? "" : k == 1 ? " +" : " ++")] = value OFS $3
	first[p] = 1
}

END {
	for (p in begins)
		if (!(p in first))
			out[p] = 0 OFS "-"
	for (p in out) {
		split(out[p], f, OFS)
		print p, f[1] + (p in begins ? 16 : 0), f[2]
	}
}
