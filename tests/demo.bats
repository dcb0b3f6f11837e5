#!/usr/bin/env bats
# make demo: five reports of one event go through all five programs, and what
# comes out is what a reader of the reports would say.

load helpers

setup_file() {
	export DEMO="$BATS_FILE_TMPDIR/demo"
	cd "$BATS_TEST_DIRNAME/.."
	sh tests/demo.sh "$DEMO" > "$BATS_FILE_TMPDIR/report" \
	    2> "$BATS_FILE_TMPDIR/errors"
	export REPORT="$BATS_FILE_TMPDIR/report"
}

# rows FILE KIND [LABEL]: how many
rows() {
	awk -F '\t' -v k="$2" -v l="${3-}" \
	    '$6 == k && (l == "" || $9 == l) { n++ } END { print n + 0 }' "$1"
}

# dct DOC: of all its rows, one a line
dct() {
	awk -F '\t' -v d="$1" '$2 ~ "^" d { print $3 }' "$DEMO/blocks.tsv" |
	    sort -u
}

# value LABEL TEXT: the values that nc-entities or nc-dates gives it
value() {
	awk -F '\t' -v l="$1" -v t="$2" '$9 == l && $11 == t { print $10 }' \
	    "$DEMO/dates.tsv" | sort -u
}

@test "the demo says nothing on standard error" {
	empty "$BATS_FILE_TMPDIR/errors"
}

@test "its tables have eleven fields in every row" {
	local f

	for f in blocks sents entities dates claims; do
		[ -s "$DEMO/$f.tsv" ]
		is 11 "$(awk -F '\t' '{ print NF }' "$DEMO/$f.tsv" | sort -u)"
	done
}

@test "it says where it left the tables" {
	grep -qF "The tables are in $DEMO" "$REPORT"
	grep -q '^  dates.tsv *[0-9]* rows  nc-dates entities.tsv$' "$REPORT"
}

@test "each report has the date that it gives, and no other" {
	is 2025-03-12 "$(dct adria)" adria
	is 2025-03-10 "$(dct corvid)" corvid
	is 2025-03-14 "$(dct lantern)" lantern
	is "" "$(dct harbour)" harbour
	is "" "$(dct newsglade)" newsglade
}

@test "what is no article is gone" {
	run ! grep -E 'Skip to|Share this|Reporting by|Tamsin|Published' \
	    "$DEMO/blocks.tsv"
	run ! grep -E 'Most Read|Rail unions|eggs|porridge' "$DEMO/blocks.tsv"
	run ! grep -E 'headlines|lanternAds|ey[A-Z]|R2xv' "$DEMO/blocks.tsv"
}

@test "titles, caption and body have their roles" {
	local title="Captain of Murvac ferry arrested as injured passenger dies"

	is 3 "$(rows "$DEMO/blocks.tsv" block title)" titles
	grep -q "title${TAB}${TAB}$title\$" "$DEMO/blocks.tsv"
	grep -q "caption${TAB}${TAB}Photograph: " "$DEMO/blocks.tsv"
}

@test "the ledes are kept, and nearly all of the articles" {
	local lede n

	for lede in "Police have arrested the captain of the ferry" \
	    "SOLINAC, Croatia, March 10" "The captain of a ferry that hit" \
	    "A ferry accident that left" "In a dramatic turn of events"; do
		grep -q "${TAB}$lede" "$DEMO/blocks.tsv" || {
			echo "lost: $lede" >&2
			return 1
		}
	done
	# 41 or 42 paragraphs, 3 titles, a caption, a note of what was updated
	n=$(wc -l < "$DEMO/blocks.tsv")
	[ "$n" -ge 44 ] && [ "$n" -le 47 ]
}

@test "references, mojibake and no-break spaces are mended" {
	grep -q "a friend’s wedding" "$DEMO/blocks.tsv"
	grep -q "“We don’t know what is in those tanks,”" "$DEMO/blocks.tsv"
	grep -q "about 8,000 litres of" "$DEMO/blocks.tsv"
}

@test "quoted sentences are sentences of their own" {
	grep -q "${TAB}\"We were lucky\.\$" "$DEMO/sents.tsv"
	grep -q "${TAB}The sea was calm\.\"\$" "$DEMO/sents.tsv"
}

@test "names have their full forms" {
	is "Lovro Bušinović" "$(value PER Bušinović)"
	is "Adriatic Maritime Safety Board" "$(awk -F '\t' \
	    '$2 ~ /^adria/ && $11 == "AMSB" { print $10 }' "$DEMO/dates.tsv")"
	is "EUR 3400000" "$(value MONEY "€3.4m")"
	is 17 "$(value NUM Seventeen)"
}

@test "relative dates hang on the right day" {
	is 2024-07 "$(value DATE "last July")"
	is 2025-04 "$(value DATE "next month" | grep -v X)"
	is 2025-03-11TEV "$(value TIME "Tuesday evening" | grep -v X)"
	is 2025-03-11 "$(value DATE "The following day")"
	is 2023-12 "$(value DATE "the following month")"
	is 2023-09 "$(value DATE "The following month")"
}

@test "the captain was arrested in one report and not in another" {
	# one claim with both, and not as one that agrees
	awk -F '\t' '$3 == "POLARITY" && $4 != "agree" && /arrest/ {
		if ($7 ~ /^adria/ && $6 !~ /^not/)
			yes[$2] = 1
		if ($7 ~ /^lantern/ && $6 ~ /^not/)
			no[$2] = 1
	}
	END {
		for (claim in yes)
			if (claim in no)
				exit 0
		exit 1
	}' "$DEMO/claims.tsv"
}

@test "there were 118 passengers, or 124" {
	# told differently; a contradiction only where less is enough
	grep -q '^[A-Z]*  how many: .*passengers' "$REPORT"
	is "118 124" "$("$BIN/nc-diff" -t .1 -c "$DEMO/dates.tsv" |
	    awk -F '\t' '$3 == "HOW-MANY" && ($6 == 118 || $6 == 124) {
		print $6 }' | sort -u | tr '\n' ' ' | sed 's/ $//')"
}

@test "no contradiction is raised that is none" {
	# real ones: passengers, arrest, inspection, hour of the accident,
	# time of the rescue, first accident or not; one row of each side
	awk -F '\t' '$4 == "conflict" && $5 != "-" {
		n[$2]++
		if (tolower($11) ~ /passengers|arrest|custody|held|inspection/ ||
		    tolower($11) ~ /a\.m\.|ashore|accident|2019/)
			real[$2]++
	}
	END { for (c in n) if (n[c] != real[c]) print c }' \
	    "$DEMO/claims.tsv" > "$BATS_TEST_TMPDIR/false"
	is "" "$(cat "$BATS_TEST_TMPDIR/false")"
}

@test "five reports are counted, and their dates" {
	head -n 1 "$REPORT" |
	    grep -q '^ferry: 5 reports, 2025-03-10 to 2025-03-14$'
}
