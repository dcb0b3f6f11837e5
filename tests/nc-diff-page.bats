# nc-diff -p: what the page looks like; what it finds is in nc-diff.bats.

load helpers

setup() {
	T=$BATS_TEST_TMPDIR
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
	page > "$T/out"
	cat "$T/out"
	grep -q '^CONTRADICTION  how many: .*blaze injured.*([01]\.[0-9]*)$' \
	    "$T/out"
}

@test "those who say the same stand together" {
	page > "$T/out"
	awk '/^CONTRADICTION/ { on = 1; next } on && NF == 0 { exit }
	    on && $1 ~ /^(ash|elm|fir)$/ { print $1, $3 }' "$T/out" > "$T/rows"
	printf '%s\n' "ash 14" "fir 14" "elm 41" | cmp - "$T/rows"
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
