# nc-diff -p: what the page looks like; what it finds is in nc-diff.bats.

load helpers

setup() {
	T=$BATS_TEST_TMPDIR
	FERRY=$BATS_TEST_DIRNAME/data/diff/ferry.tsv
}

# report DOC DCT TEXT...: a report of sentences
report() {
	local doc=$1 dct=$2 n=0

	shift 2
	for text in "$@"; do
		n=$((n + 1))
		text_row sent kiln "$doc" "$dct" $n $n body "$text"
	done
}

kiln() {
	report ash 2025-03-01 \
	    "Fire gutted the Marlow kiln on Friday." \
	    "The blaze injured 14 people, police said." \
	    "Mayor Ada Quist praised the crews."
	report elm 2025-03-01 \
	    "A fire gutted the Marlow kiln on Friday." \
	    "The blaze injured 41 people, police said." \
	    "Mayor Ada Quist thanked nobody in particular for the water."
	report fir 2025-03-02 \
	    "The blaze injured 14 people, police said." \
	    "Its owner sells bricks."
}

page() {
	kiln | "$BIN/nc-entities" | "$BIN/nc-dates" | "$BIN/nc-diff" -p
}

@test "a claim is headed by the words around its value" {
	"$BIN/nc-diff" -p "$FERRY" > "$T/out"
	cat "$T/out"
	grep -q '^CONTRADICTION  how many: .*people.*  ([01]\.[0-9]*)$' "$T/out"
	# the value itself is not there
	run ! grep -q '^CONTRADICTION  how many: .*2[12]' "$T/out"
}

# One report has the one number, two the other: no order of ids may part them.
@test "those who say the same stand together" {
	for odd in a b c; do
		awk -F '\t' -v OFS='\t' -v odd=$odd '
		    $2 == "a" { $2 = odd == "a" ? "a" : "n" odd }
		    { print }' "$FERRY" > "$T/in"
		"$BIN/nc-diff" -p "$T/in" > "$T/out"
		cat "$T/out"
		awk '/^CONTRADICTION  how many/ { on = 1; next }
		    NF == 0 { on = 0 }
		    on && /^  [^ ]/ { print $3 }' "$T/out" > "$T/values"
		[ -s "$T/values" ]
		uniq "$T/values" > "$T/runs"
		sort "$T/runs" | uniq -d > "$T/parted"
		[ ! -s "$T/parted" ]
	done
}

@test "names that the reports share are told in a line" {
	page > "$T/out"
	cat "$T/out"
	grep -qx '  who: Ada Quist' "$T/out"
}

@test "a date that is not known in full stands as it was written" {
	{
		report ash "" "The Marlow kiln will reopen on March 24."
		report elm "" "The Marlow kiln is to reopen on March 24."
	} | "$BIN/nc-dates" | "$BIN/nc-diff" -p > "$T/out"
	cat "$T/out"
	grep -q 'when: March 24' "$T/out"
	lacks XXXX "$T/out"
}
