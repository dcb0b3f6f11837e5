# nc-diff -G: the stories of a pile that nobody has sorted.

load helpers

setup() {
	T=$BATS_TEST_TMPDIR
}

# said DOC DCT TEXT...: a document of sentences
said() {
	local doc=$1 dct=$2 n=0

	shift 2
	for text in "$@"; do
		n=$((n + 1))
		text_row sent "${STORY-}" "$doc" "$dct" $n $n body "$text"
	done
}

# Two stories of three reports each, in turn, and a report of neither.
pile() {
	said owl 2025-05-02 \
	    "A barge loaded with gravel sank near the Tolvar lock overnight." \
	    "Its skipper, Berend Kooistra, swam to the towpath unhurt." \
	    "Engineers closed the Tolvar canal to traffic."
	said elm 2025-05-02 \
	    "Voters in Ravensholm rejected the stadium levy by 412 ballots." \
	    "Mayor Ingrid Solbakke called the stadium referendum a lesson."
	said fox 2025-05-03 \
	    "Salvage crews began to raise the gravel barge at Tolvar lock." \
	    "Skipper Berend Kooistra blamed a rotten hatch, engineers said."
	said oak 2025-05-03 \
	    "The Ravensholm stadium levy failed in a referendum on Friday." \
	    "It lost by 412 ballots, a blow to Mayor Ingrid Solbakke."
	said bee 2025-05-03 \
	    "Beekeepers warn that a mild winter has weakened their hives."
	said hen 2025-05-04 \
	    "The Tolvar canal reopened after salvage of a sunken barge." \
	    "Kooistra, the skipper, paid for gravel that fouled the lock."
	said ash 2025-05-04 \
	    "Ingrid Solbakke will not resign over the Ravensholm levy." \
	    "The stadium referendum was lost by 412 ballots."
}

stories() {
	cut -f 1,2 "$1" | uniq | tr '\t\n' '= '
}

@test "-G: reports of one story get the id of its first" {
	pile > "$T/in"
	"$BIN/nc-diff" -G "$T/in" > "$T/out"
	run stories "$T/out"
	echo "$output"
	[ "$output" = "owl=owl elm=elm owl=fox elm=oak bee=bee owl=hen elm=ash " ]
}

@test "-G: only the story is changed" {
	pile > "$T/in"
	"$BIN/nc-diff" -G "$T/in" | cut -f 2- > "$T/out"
	cut -f 2- "$T/in" | cmp - "$T/out"
}

@test "-G: with names and dates, and sorted for nc-diff" {
	pile | "$BIN/nc-entities" | "$BIN/nc-dates" > "$T/in"
	"$BIN/nc-diff" -G "$T/in" > "$T/out"
	run stories "$T/out"
	[ "$output" = "owl=owl elm=elm owl=fox elm=oak bee=bee owl=hen elm=ash " ]
	LC_ALL=C sort -s -t "$TAB" -k 1,1 "$T/out" | "$BIN/nc-diff" |
	    cut -f 1 | sort -u > "$T/stories"
	printf '%s\n' bee elm owl | cmp - "$T/stories"
}

@test "-G: a file, a redirected file, a pipe, byte by byte: the same" {
	pile > "$T/in"
	"$BIN/nc-diff" -G "$T/in" > "$T/want"
	"$BIN/nc-diff" -G < "$T/in" | cmp - "$T/want"
	# a pipe cannot be read twice
	# shellcheck disable=SC2002
	cat "$T/in" | "$BIN/nc-diff" -G | cmp - "$T/want"
	"$BIN/nc-diff" -G - < "$T/in" | cmp - "$T/want"
	# from the middle of a file on
	n=$(head -n 3 "$T/in" | wc -c)
	tail -n +4 "$T/in" | "$BIN/nc-diff" -G > "$T/want"
	{ dd bs=1 count="$n" 2>/dev/null >&2; "$BIN/nc-diff" -G; } \
	    < "$T/in" | cmp - "$T/want"
}

@test "-G: the same twice is the same" {
	pile > "$T/in"
	"$BIN/nc-diff" -G "$T/in" > "$T/once"
	"$BIN/nc-diff" -G "$T/once" | cmp - "$T/once"
}

@test "-G: documents a year apart are no story" {
	pile | sed "s/hen${TAB}2025/hen${TAB}2026/" > "$T/in"
	"$BIN/nc-diff" -G "$T/in" > "$T/out"
	run stories "$T/out"
	[ "$output" = "owl=owl elm=elm owl=fox elm=oak bee=bee hen=hen elm=ash " ]
	# 30 days are not too many, 31 are; undated ones fit all
	for c in 2025-06-01:owl 2025-06-02:hen :owl; do
		pile | sed "s/hen${TAB}2025-05-04/hen${TAB}${c%:*}/" |
		    grep -v "${TAB}fox$TAB" | "$BIN/nc-diff" -G |
		    awk -F '\t' '$2 == "hen" { print $1; exit }' > "$T/out"
		echo "$c: $(cat "$T/out")"
		[ "$(cat "$T/out")" = "${c#*:}" ]
	done
}

@test "-G: ids that are there twice are told apart by their old story" {
	{
		STORY=mon said one 2025-05-02 \
		    "The gravel barge of Berend Kooistra sank at Tolvar lock."
		STORY=tue said one 2025-05-03 \
		    "Berend Kooistra saw the gravel barge sink at Tolvar lock."
		STORY=tue said two 2025-05-03 \
		    "Beekeepers warn that a mild winter has weakened hives."
	} > "$T/in"
	"$BIN/nc-diff" -G "$T/in" > "$T/out"
	run stories "$T/out"
	echo "$output"
	[ "$output" = "mon/one=mon/one mon/one=tue/one two=two " ]
}

@test "-G: bad rows are reported once and kept by -r, the header stays" {
	{ echo "$HEADER"; pile | head -n 5; echo "bad row"; pile | tail -n 3; } \
	    > "$T/in"
	for how in 'cat "$1" | "$2" -G -r "$3"' '"$2" -G -r "$3" "$1"'; do
		run -2 --separate-stderr sh -c "$how" sh "$T/in" \
		    "$BIN/nc-diff" "$T/rejects"
		[ "${lines[0]}" = "$HEADER" ]
		[ "${#lines[@]}" -eq 9 ]
		[ "${#stderr_lines[@]}" -eq 1 ]
		[[ $stderr = *":7: 1 field instead of 11" ]]
		[ "$(cat "$T/rejects")" = "bad row" ]
	done
}

@test "-G: nothing in, nothing out; a missing file is reported once" {
	run -0 "$BIN/nc-diff" -G < /dev/null
	[ -z "$output" ]
	pile > "$T/in"
	run -2 --separate-stderr "$BIN/nc-diff" -G "$T/none" "$T/in"
	[ "${#stderr_lines[@]}" -eq 1 ]
	[ "${#lines[@]}" -eq "$(wc -l < "$T/in")" ]
}

@test "-G goes with no other form of output" {
	for o in -c -e -p -P -u -t.5; do
		run -2 --separate-stderr "$BIN/nc-diff" -G $o < /dev/null
		[[ $stderr = "nc-diff: -G goes with no other"* ]]
	done
}
