# lists.awk - makes one list of src/data/split-words.tsv, -abbr.tsv, -class.tsv.
#
# The value of a word: how it is written (6 bits), its class as an abbreviation
# with AB_CAP (6 bits), its class as a word.  See known() in src/split/cand.c.
BEGIN { FS = "\t" }
/^#/ || NF < 2 { next }
{
	list = FILENAME
	sub(/.*split-/, "", list)
	if (!($1 in value))
		value[$1] = "0"
	if (list == "words.tsv")
		value[$1] = value[$1] " | " $2
	else if (list == "abbr.tsv")
		value[$1] = value[$1] " | (" $2 ") << 6"
	else
		value[$1] = value[$1] " | " $2 " << 12"
	if (list == "abbr.tsv" && $1 !~ /[.]/ && length($1) > 12) {
		print "lists.awk: too long: " $1 > "/dev/stderr"
		exit 1
	}
}
END {
	for (w in value)
		printf "%s\t%s\n", w, value[w]
}
