# nc-entities: names of texts that were written before the rules and weights
# that read them.  Not all are found: the share is what is tested.

load helpers

# score FILE: F1, in tenths of a per cent, of the names marked in FILE
score() {
	grep -v '^#' "$1" | LC_ALL=C awk -F '\t' -v OFS='\t' \
	    -v in_="$BATS_TEST_TMPDIR/in" -v gold="$BATS_TEST_TMPDIR/gold" '{
		rest = $2
		plain = ""
		while (match(rest, /\[(PER|ORG|LOC|MISC) [^]]*\]/)) {
			mark = substr(rest, RSTART + 1, RLENGTH - 2)
			plain = plain substr(rest, 1, RSTART - 1)
			rest = substr(rest, RSTART + RLENGTH)
			at = index(mark, " ")
			print NR, substr(mark, 1, at - 1), length(plain), \
			    length(plain) + length(mark) - at > gold
			plain = plain substr(mark, at + 1)
		}
		print "", $1, "", NR, NR, "sent", 0, 0, "body", "", \
		    plain rest > in_
	}'
	"$BIN/nc-entities" -o -t PER,ORG,LOC,MISC "$BATS_TEST_TMPDIR/in" |
	    awk -F '\t' -v OFS='\t' '{ print $5, $9, $7, $8 }' \
	    > "$BATS_TEST_TMPDIR/got"
	awk 'NR == FNR { want[$0]; n++; next }
	    { m++; ok += $0 in want }
	    END { printf "%d\n", n + m ? 2000 * ok / (n + m) : 0 }' \
	    "$BATS_TEST_TMPDIR/gold" "$BATS_TEST_TMPDIR/got"
}

@test "names of fresh texts: cases/nc-entities-fresh.tsv" {
	f=$(score "$BATS_TEST_DIRNAME/cases/nc-entities-fresh.tsv")
	echo "F1 $f in a thousand"
	[ "$f" -ge 920 ]
}

@test "names of texts never looked at: cases/nc-entities-fresh2.tsv" {
	f=$(score "$BATS_TEST_DIRNAME/cases/nc-entities-fresh2.tsv")
	echo "F1 $f in a thousand"
	[ "$f" -ge 860 ]
}

@test "values and firms never looked at: cases/nc-entities-fresh3.tsv" {
	f=$BATS_TEST_DIRNAME/cases/nc-entities-fresh3.tsv
	grep -v '^#' "$f" | awk -F '\t' '{ print NR "\t" $1 }' |
	    "$BIN/nc-entities" -o -t PER,ORG,LOC,MISC -f 2 -k 1 |
	    awk -F '\t' '{ got[$2] = got[$2] ";" $9 " " $10 }
		END { for (i in got) print i "\t" substr(got[i], 2) }' \
	    > "$BATS_TEST_TMPDIR/got"
	right=$(grep -v '^#' "$f" | awk -F '\t' 'NR == FNR { got[$1] = $2; next }
	    { n += got[FNR] == $2 } END { print n + 0 }' \
	    "$BATS_TEST_TMPDIR/got" -)
	echo "$right of 30"
	[ "$right" -ge 25 ]
}
