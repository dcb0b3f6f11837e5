# short.awk - a sieve for src/data/split-abbr.tsv: which words are surely none.
#
# A byte for each pair of first and last letter: bit n says that there is an
# abbreviation of n + 3 small letters between them.  See cand_plain().
BEGIN { FS = "\t"; abc = "abcdefghijklmnopqrstuvwxyz" }
/^#/ || $1 !~ /^[a-z]+$/ || length($1) < 3 { next }
length($1) > 10 {
	printf "short.awk: too long: %s\n", $1 > "/dev/stderr"
	bad = 1
	exit
}
{
	at = index(abc, substr($1, 1, 1)) * 26 - 26
	at += index(abc, substr($1, length($1))) - 1
	if (!((at, length($1)) in seen))
		bits[at] += 2 ^ (length($1) - 3)
	seen[at, length($1)] = 1
}
END {
	if (bad)
		exit 1
	print "/* made by short.awk from src/data: do not edit */"
	print "static const unsigned char split_short[26 * 26] = {"
	for (at = 0; at < 26 * 26; at++)
		printf "%d,%s", bits[at], at % 26 == 25 ? "\n" : ""
	print "};"
}
