# nc-diff: what agrees, differs and contradicts; the table, the page, pairs.

load helpers

setup() {
	DATA=$BATS_TEST_DIRNAME/data/diff
	CASES=$BATS_TEST_DIRNAME/cases
	T=$BATS_TEST_TMPDIR
	FERRY=$DATA/ferry.tsv
}

# two DCT TEXT DCT TEXT: a story of two reports of one sentence
two() {
	local d1=$1 d2=$3

	[ "$d1" != - ] || d1=
	[ "$d2" != - ] || d2=
	text_row sent s a "$d1" 1 1 body "$2"
	text_row sent s b "$d2" 1 1 body "$4"
}

@test "verdicts: cases/nc-diff-verdict.tsv" {
	local d1 t1 d2 t2 slot want got n=0 bad=0

	while IFS=$TAB read -r d1 t1 d2 t2 slot want; do
		case $d1 in '#'*) continue ;; esac
		n=$((n + 1))
		# what does not end must fail, too
		two "$d1" "$t1" "$d2" "$t2" |
		    (ulimit -t 5 && "$BIN/nc-diff" -t .05) > "$T/out"
		got=$(awk -F '\t' -v s="$slot" '
		$3 == s { r[$4] = 1 }
		END {
			if ("conflict" in r) print "conflict"
			else if ("differ" in r) print "differ"
			else if ("agree" in r) print "agree"
			else print "none"
		}' "$T/out")
		case $want in
		none-conflict)
			[ "$got" = conflict ] || continue ;;
		differ)		# or claims of their own
			[ "$got" = differ ] || [ "$got" = none ] && continue ;;
		*)
			[ "$got" = "$want" ] && continue ;;
		esac
		bad=$((bad + 1))
		printf '%s | %s: got %s, want %s\n' "$t1" "$t2" "$got" "$want"
	done < "$CASES/nc-diff-verdict.tsv"
	[ "$n" -gt 12 ]
	[ "$bad" -eq 0 ]
}

@test "numbers and what they are of: cases/nc-diff-number.tsv" {
	local d1 t1 d2 t2 want got n=0 bad=0

	while IFS=$TAB read -r d1 t1 d2 t2 want; do
		case $d1 in '#'*) continue ;; esac
		n=$((n + 1))
		two "$d1" "$t1" "$d2" "$t2" | "$BIN/nc-entities" |
		    "$BIN/nc-dates" | "$BIN/nc-diff" -t .05 > "$T/out"
		got=$(awk -F '\t' '
		$3 == "HOW-MANY" { r[$4] = 1 }
		END {
			if ("conflict" in r) print "conflict"
			else if ("agree" in r) print "agree"
			else print ("differ" in r) ? "differ" : "none"
		}' "$T/out")
		case $want in
		none-conflict) [ "$got" = conflict ] || continue ;;
		*) [ "$got" = "$want" ] && continue ;;
		esac
		bad=$((bad + 1))
		printf '%s | %s: got %s, want %s\n' "$t1" "$t2" "$got" "$want"
	done < "$CASES/nc-diff-number.tsv"
	[ "$n" -gt 12 ]
	[ "$bad" -eq 0 ]
}

@test "the 52-year-old is whoever was named before" {
	local who

	for who in "Nina Vos" "Eva Kiss"; do
		{
			text_row sent s a 2025-03-04 1 1 body \
			    "Nina Vos was dismissed by Lindmoor on Monday."
			text_row sent s a 2025-03-04 1 2 body \
			    "The 52-year-old was shown the door after a defeat."
			text_row sent s b 2025-03-04 1 1 body \
			    "$who, 54, was shown the door by Lindmoor on Monday."
		} | "$BIN/nc-entities" | "$BIN/nc-dates" |
		    "$BIN/nc-diff" -t .05 |
		    awk -F '\t' '$3 == "HOW-MANY" { print $4 }' |
		    sort -u > "$T/out"
		is "$([ "$who" = "Nina Vos" ] && echo conflict)" \
		    "$(cat "$T/out")"
	done
}

@test "a few words are of the time of the sentence before them" {
	local when

	for when in "On Monday" "In 2019"; do
		{
			text_row sent s a 2025-05-06 1 1 body \
			    "$when a ferry ran aground off Skerry in fog."
			text_row sent s a 2025-05-06 1 2 body "Nobody was hurt."
			text_row sent s b 2025-05-06 1 1 body \
			    "Nine people were hurt when a ferry ran aground."
		} | "$BIN/nc-entities" | "$BIN/nc-dates" |
		    "$BIN/nc-diff" -t .05 |
		    awk -F '\t' '$4 == "conflict" { print $3 }' |
		    sort -u | grep POLARITY > "$T/out" || :
		is "$([ "$when" = "On Monday" ] && echo POLARITY)" \
		    "$(cat "$T/out")"
	done
}

@test "clock times that are hedged: cases/nc-diff-clock.tsv" {
	local t1 t2 want got n=0 bad=0

	while IFS=$TAB read -r t1 t2 want; do
		case $t1 in '#'*) continue ;; esac
		n=$((n + 1))
		two 2025-05-06 "$t1" 2025-05-06 "$t2" | "$BIN/nc-dates" |
		    "$BIN/nc-diff" -t .05 > "$T/out"
		got=$(awk -F '\t' '$3 == "WHEN" { print $4; exit }' "$T/out")
		[ "$got" = "$want" ] && continue
		bad=$((bad + 1))
		printf '%s | %s: got %s, want %s\n' "$t1" "$t2" "$got" "$want"
	done < "$CASES/nc-diff-clock.tsv"
	[ "$n" -gt 12 ]
	[ "$bad" -eq 0 ]
}

@test "places and persons: cases/nc-diff-names.tsv" {
	local t1 t2 slot want got n=0 bad=0

	while IFS=$TAB read -r t1 t2 slot want; do
		case $t1 in '#'*) continue ;; esac
		n=$((n + 1))
		two - "$t1" - "$t2" | "$BIN/nc-entities" |
		    "$BIN/nc-diff" -t .05 > "$T/out"
		got=$(awk -F '\t' -v s="$slot" '
		$3 == s && $4 == "conflict" { c = 1 }
		$3 == s && r == "" { r = $4 }
		END { print c ? "conflict" : r == "" ? "none" : r }' "$T/out")
		[ "$want" = none-conflict ] && [ "$got" != conflict ] && continue
		[ "$got" = "$want" ] && continue
		bad=$((bad + 1))
		printf '%s | %s: got %s, want %s\n' "$t1" "$t2" "$got" "$want"
	done < "$CASES/nc-diff-names.tsv"
	[ "$n" -gt 6 ]
	[ "$bad" -eq 0 ]
}

@test "a bare clock time is no other day's, a full one is" {
	local day

	for day in "" " on May 6" ; do
		two 2025-05-06 "The ferry Morag hit a rock off Skerry at 14:42$day." \
		    2025-05-07 "The ferry Morag hit the rock off Skerry at 14:42${day:+ on May 7}." |
		    "$BIN/nc-dates" | "$BIN/nc-diff" -t .05 |
		    awk -F '\t' '$3 == "WHEN" { print $4 }' | sort -u > "$T/out"
		is "$([ -n "$day" ] && echo conflict || echo differ)" \
		    "$(cat "$T/out")" "$day"
	done
}

@test "the table has eleven fields, sides, dates and scores" {
	"$BIN/nc-diff" -H "$FERRY" > "$T/out"
	is "story${TAB}claim${TAB}slot${TAB}relation${TAB}side${TAB}value${TAB}doc${TAB}dct${TAB}sent${TAB}score${TAB}text" \
	    "$(head -n 1 "$T/out")"
	awk -F '\t' 'NF != 11 { exit 1 }' "$T/out"
	awk -F '\t' 'NR > 1 && ($4 !~ /^(agree|differ|conflict|only)$/ ||
	    $5 !~ /^(-|[0-9]+)$/ || $10 !~ /^[01]\.[0-9][0-9]$/) {
		print; bad = 1
	}
	END { exit bad }' "$T/out"
}

@test "a number that slipped stands against the two reports that have it" {
	"$BIN/nc-diff" -c "$FERRY" > "$T/out"
	awk -F '\t' '$3 == "HOW-MANY" { print $7, $5, $6 }' "$T/out" |
	    sort -u > "$T/got"
	printf '%s\n' 'a 1 212' 'b 2 221' 'c 1 212' > "$T/want"
	same "$T/want" "$T/got"
}

@test "two reports against two say more than two pairs of which one is alone" {
	local i n=0 text="passengers from Ellary when it hit a rock off Skerry"
	local -a said=(124 118 124 118)

	for i in 0 1 2 3; do
		text_row sent s "$i" "2025-05-0$((6 + i))" 1 1 body \
		    "The ferry Morag carried ${said[i]} $text."
	done > "$T/in"
	"$BIN/nc-diff" -c "$T/in" > "$T/out"
	is "0 1 124,1 2 118,2 1 124,3 2 118" "$(awk -F '\t' '{
	    printf "%s%s %s %s", s, $7, $5, $6; s = "," }' "$T/out")"
	n=$(head -n 1 "$T/out" | cut -f 10)
	# one against three
	sed 's/carried 124\(.*\)/carried 118\1/; 1s/118/124/' "$T/in" |
	    "$BIN/nc-diff" -c -t 0 > "$T/out"
	awk -F '\t' -v n="$n" '$6 == 124 { if ($10 >= n) exit 1; seen = 1 }
	    END { exit !seen }' "$T/out"
}

@test "clock times of one event contradict, its day fits both" {
	"$BIN/nc-diff" -c "$FERRY" > "$T/out"
	awk -F '\t' '$3 == "WHEN" && $6 ~ /T[0-9]/ { print $7, $6 }' "$T/out" |
	    sort -u > "$T/got"
	printf '%s\n' 'a 2025-05-06T07:40' 'b 2025-05-06T07:40' \
	    'c 2025-05-06T09:15' > "$T/want"
	same "$T/want" "$T/got"
	awk -F '\t' '$3 == "WHEN" && $6 == "2025-05-06" && $5 != "-" {
		exit 1 }' "$T/out"
}

@test "a report that contradicts itself, with and without its date" {
	local dct

	for dct in 2023-08-20 ""; do
		{
			text_row sent s a "$dct" 1 1 body \
			    "The minister plans several trips, her first visit abroad in over a year."
			row s a "$dct" 1 1 date 60 71 DURATION P1Y "over a year"
			text_row sent s a "$dct" 1 2 body \
			    "Her most recent trip was to Norway in December."
			row s a "$dct" 1 2 date 38 46 DATE \
			    "$([ -n "$dct" ] && echo 2022-12 || echo XXXX-12)" December
		} > "$T/in"
		"$BIN/nc-diff" -c "$T/in" > "$T/out"
		is 2 "$(wc -l < "$T/out" | tr -d ' ')" "rows, dct '$dct'"
		is "1 2" "$(cut -f 5 "$T/out" | xargs)"
	done
	sed 's/over a year/over a week/; s/P1Y/P7D/' "$T/in" > "$T/week"
	"$BIN/nc-diff" -c "$T/week" > "$T/out"
	empty "$T/out"
}

@test "names are one across reports: accents, given names, initials" {
	{
		text_row sent s a "" 1 1 body "President Tavi Morgan opened the bridge at Ellary."
		row s a "" 1 1 ent 10 21 PER "Tavi Morgan" "Tavi Morgan"
		text_row sent s b "" 1 1 body "President Tavi Lee Morgan opened the bridge at Ellary."
		row s b "" 1 1 ent 10 25 PER "Tavi Lee Morgan" "Tavi Lee Morgan"
	} | "$BIN/nc-diff" > "$T/out"
	is agree "$(awk -F '\t' '$3 == "WHO" { print $4; exit }' "$T/out")"
	{
		text_row sent s a "" 1 1 body "Finance director Anna Berg will go in May."
		row s a "" 1 1 ent 17 26 PER "Anna Berg" "Anna Berg"
		text_row sent s b "" 1 1 body "Finance director Ole Dahl will go in May."
		row s b "" 1 1 ent 17 25 PER "Ole Dahl" "Ole Dahl"
	} | "$BIN/nc-diff" > "$T/out"
	is conflict "$(awk -F '\t' '$3 == "WHO" { print $4; exit }' "$T/out")"
}

@test "a building lies in a town, another town does not" {
	local place want

	for place in "Corley Arena" Norlane; do
		{
			text_row sent s a "" 1 1 body "The summit of fisheries ministers opens at $place on Monday."
			row s a "" 1 1 ent 43 "$((43 + ${#place}))" LOC "$place" "$place"
			text_row sent s b "" 1 1 body "The summit of fisheries ministers opens in Corio on Monday, aides said."
			row s b "" 1 1 ent 43 48 LOC Corio Corio
		} | "$BIN/nc-diff" -t 0 > "$T/out"
		want=differ
		[ "$place" = "Corley Arena" ] || want=conflict
		is "$want" "$(awk -F '\t' '$3 == "WHERE" { print $4; exit }' "$T/out")" "$place"
	done
}

@test "when a page was written is no date of what it tells" {
	{
		text_row sent s a "" 1 1 body "Last updated 14 September 2013, 13:26"
		row s a "" 1 1 date 13 37 TIME 2013-09-14T13:26 "14 September 2013, 13:26"
		text_row sent s b "" 1 1 body "Last updated 15 September 2013, 15:48"
		row s b "" 1 1 date 13 37 TIME 2013-09-15T15:48 "15 September 2013, 15:48"
	} | "$BIN/nc-diff" -t 0 > "$T/out"
	is 0 "$(awk -F '\t' '$3 == "WHEN" && $4 == "conflict"' "$T/out" | wc -l | tr -d ' ')"
}

@test "a date line is no date of what it tells" {
	local line

	for line in "PORT OF NESS, Isle of Lewis, May 5 (Minch Wire) - The" \
	    "5 May 2025 — The" "NESS, May 5 - The" "On May 5 the"; do
		two 2025-05-07 "$line ferry Morag hit a rock off Skerry." \
		    2025-05-07 "The Morag, a ferry, struck a rock off Skerry on May 4." |
		    "$BIN/nc-dates" | "$BIN/nc-diff" -t .05 |
		    awk -F '\t' '$3 == "WHEN" { print $4 }' | sort -u > "$T/out"
		is "$([ "${line%% *}" = On ] && echo conflict)" \
		    "$(cat "$T/out")" "$line"
	done
}

@test "who did it, and to whom: names with verbs, by and passive" {
	{
		text_row sent s a "" 1 1 body "Mr Shore was shot by Constable Anna Berg at a petrol station in Corley."
		row s a "" 1 1 ent 3 8 PER Shore Shore
		row s a "" 1 1 ent 31 40 PER "Anna Berg" "Anna Berg"
		text_row sent s b "" 1 1 body "Constable Ole Dahl shot Mr Shore when he came at him with a knife, an inquest heard."
		row s b "" 1 1 ent 10 18 PER "Ole Dahl" "Ole Dahl"
		row s b "" 1 1 ent 27 32 PER Shore Shore
	} > "$T/in"
	"$BIN/nc-diff" -t 0 "$T/in" > "$T/out"
	is "Anna Berg Ole Dahl" "$(awk -F '\t' '$3 == "WHO" &&
	    $4 == "conflict" { print $6 }' "$T/out" | sort -u | xargs)"
	# he to whom it was done is not set against those who did it
	awk -F '\t' '$4 == "conflict" && $6 == "Shore"' "$T/out" > "$T/bad"
	empty "$T/bad"
}

@test "arrested or not: the person beside the verb says that it is one deed" {
	local who want

	for who in "Ole Dahl" "Ivo Kern"; do
		{
			text_row sent s a 2025-05-06 1 1 body \
			    "Ole Dahl, 52, was arrested on suspicion of endangering shipping off Skerry, police said."
			row s a 2025-05-06 1 1 ent 0 8 PER "Ole Dahl" "Ole Dahl"
			text_row sent s b 2025-05-07 1 1 body \
			    "Police have not arrested the captain, $who, off Skerry."
			row s b 2025-05-07 1 1 ent 38 46 PER "$who" "$who"
		} | "$BIN/nc-diff" -t .2 > "$T/out"
		want=conflict
		[ "$who" = "Ole Dahl" ] || want=none
		is "$want" "$(awk -F '\t' '$3 == "POLARITY" && $4 == "conflict" {
		    r = $4 }
		    END { print r == "" ? "none" : r }' "$T/out")" "$who"
	done
}

@test "the order of the rows does not matter" {
	"$BIN/nc-diff" "$FERRY" > "$T/want"
	sort -r "$FERRY" | "$BIN/nc-diff" > "$T/got"
	same "$T/want" "$T/got"
}

@test "works without ent and date rows, with less" {
	grep "${TAB}sent${TAB}" "$FERRY" > "$T/sents"
	"$BIN/nc-diff" "$T/sents" > "$T/out"
	awk -F '\t' '$3 == "HOW-MANY" && $4 == "conflict" { n++ }
	    END { exit n < 2 }' "$T/out"
	lacks "${TAB}WHEN${TAB}" "$T/out"
}

@test "block rows and -f are read as well" {
	text_row block s a "" 1 0 body "The ferry had 212 people aboard off Skerry." > "$T/in"
	text_row block s b "" 1 0 body "The ferry had 221 people aboard off Skerry." >> "$T/in"
	"$BIN/nc-diff" -c "$T/in" > "$T/out"
	is 2 "$(wc -l < "$T/out" | tr -d ' ')"
	cut -f 11 "$T/in" | "$BIN/nc-diff" -f 1 -s s -c | cut -f 3-6 > "$T/got"
	cut -f 3-6 "$T/out" > "$T/want"
	same "$T/want" "$T/got"
}

@test "stories are compared each by itself" {
	{
		cat "$FERRY"
		sed 's/^ferry/ferry2/' "$FERRY"
	} | "$BIN/nc-diff" > "$T/out"
	"$BIN/nc-diff" "$FERRY" > "$T/one"
	grep "^ferry$TAB" "$T/out" > "$T/first"
	same "$T/one" "$T/first"
	grep "^ferry2$TAB" "$T/out" | sed 's/^ferry2/ferry/' > "$T/second"
	same "$T/one" "$T/second"
}

@test "-c shows conflicts, -u leaves out what stands alone, -t moves the line" {
	"$BIN/nc-diff" -c "$FERRY" | cut -f 4 | sort -u > "$T/out"
	is conflict "$(cat "$T/out")"
	"$BIN/nc-diff" -u "$FERRY" | cut -f 4 > "$T/out"
	lacks only "$T/out"
	[ "$("$BIN/nc-diff" -t 0 -c "$FERRY" | wc -l)" -ge \
	    "$("$BIN/nc-diff" -c "$FERRY" | wc -l)" ]
	"$BIN/nc-diff" -t 1 -c "$FERRY" > "$T/out"
	empty "$T/out"
	run -2 "$BIN/nc-diff" -t 2 "$FERRY"
	run -2 "$BIN/nc-diff" -t x "$FERRY"
}

@test "-e: status 1 if there is a conflict, 0 if not, 2 on trouble" {
	status_of "$BIN/nc-diff" -e "$FERRY" > /dev/null
	is 1 "$status"
	grep "${TAB}a$TAB" "$FERRY" > "$T/one"
	status_of "$BIN/nc-diff" -e "$T/one" > /dev/null
	is 0 "$status"
	status_of "$BIN/nc-diff" -e "$FERRY" "$T/none" > /dev/null 2>&1
	is 2 "$status"
}

@test "-P: copies, rewrites and others" {
	{
		sed 's/^ferry/s/' "$FERRY" | grep "${TAB}a$TAB"
		sed "s/^ferry/s/; s/${TAB}a$TAB/${TAB}a2$TAB/" "$FERRY" |
		    grep "${TAB}a2$TAB"
		text_row sent s z "" 1 1 body "Bakers in Lund want to sell fewer buns with raisins this winter."
	} > "$T/in"
	"$BIN/nc-diff" -P -H "$T/in" > "$T/out"
	is "story${TAB}doc1${TAB}doc2${TAB}kind${TAB}similarity${TAB}containment1${TAB}containment2${TAB}aligned1${TAB}aligned2" \
	    "$(head -n 1 "$T/out")"
	is copy "$(awk -F '\t' '$2 == "a" && $3 == "a2" { print $4 }' "$T/out")"
	is other "$(awk -F '\t' '$2 == "a" && $3 == "z" { print $4 }' "$T/out")"
	is rewrite "$("$BIN/nc-diff" -P "$FERRY" |
	    awk -F '\t' '$2 == "a" && $3 == "b" { print $4 }')"
}

@test "-P: a copy, a rewrite, a report of the same story, another story" {
	local -a a=(
		"A cargo ship ran aground off the port of Ellary on Tuesday night."
		"Rescuers took all 14 sailors off the Morag by helicopter."
		"The harbour master closed the channel until Friday."
		"Nobody was hurt, said the owner, Dunmore Shipping."
		"Divers are to look at the hull when the sea is calm."
		"The Morag was built in 1991 and carried timber from Riga."
	) b=(
		"On Tuesday night a cargo vessel ran aground near the port of Ellary."
		"All 14 sailors on the Morag were taken off by rescuers in a helicopter."
		"Until Friday the channel stays closed, the harbour master ordered."
		"Dunmore Shipping, which owns her, said that nobody had been hurt."
		"When the sea is calm, the hull will be looked at by divers."
		"Built in 1991, the Morag had timber from Riga in her holds."
	) c=(
		"Fishermen in Ellary have asked for years for a lighthouse on the cape."
		"On Tuesday night a cargo ship ran aground there, off the port."
		"The mayor calls the rocks a trap and blames the ministry for saving."
		"Last winter two yachts were lost, and a surfer drowned in March."
		"A petition with 3,000 names lies in a drawer in the capital."
		"Tourists come all the same, for the cliffs and the puffins."
	) d=(
		"Bakers in Lund want to sell fewer buns with raisins this winter."
		"The price of butter has doubled, says the guild of confectioners."
		"Customers shrug and buy cinnamon rolls in place of them."
	)
	local doc i

	for doc in a b c d; do
		local -n text=$doc
		for i in "${!text[@]}"; do
			text_row sent s "$doc" 2025-05-07 1 $((i + 1)) body \
			    "${text[i]}"
		done
	done > "$T/in"
	sed "s/${TAB}a$TAB/${TAB}a2$TAB/" "$T/in" | grep "${TAB}a2$TAB" \
	    >> "$T/in"
	"$BIN/nc-diff" -P "$T/in" | cut -f 2-4 > "$T/out"
	printf '%s\n' "a${TAB}a2${TAB}copy" "a${TAB}b${TAB}rewrite" \
	    "a${TAB}c${TAB}same-story" "a${TAB}d${TAB}other" > "$T/want"
	grep "^a$TAB" "$T/out" > "$T/got"
	same "$T/want" "$T/got"
}

@test "-p: conflicts first, words that differ marked, 80 columns" {
	"$BIN/nc-diff" -p "$FERRY" > "$T/out"
	is "ferry: 3 reports, 2025-05-06 to 2025-05-08" "$(head -n 1 "$T/out")"
	grep -q '^4 contradictions' "$T/out"
	grep -qF '[221]' "$T/out"
	awk 'length($0) > 80 { print; bad = 1 } END { exit bad }' "$T/out"
	awk '/^CONTRADICTION/ { c = NR } /^DIFFERENT|^ALIKE/ && !d { d = NR }
	    END { exit !(c && (!d || c < d)) }' "$T/out"
}

@test "-p: alike are only the reports whose sentence says what is shown" {
	{
		text_row sent s a 2025-05-06 1 1 body \
		    "The board has sent investigators with lamps and ropes to the pier."
		text_row sent s b 2025-05-07 1 1 body \
		    "Investigators with lamps and ropes were sent to the pier by the board."
		text_row sent s c 2025-05-08 1 1 body \
		    "The board thanked the villagers for lamps and ropes and for hot soup near the pier."
	} > "$T/in"
	"$BIN/nc-diff" "$T/in" > "$T/table"
	is "a b c" "$(awk -F '\t' '$3 == "WHAT" && $4 == "agree" { print $7 }' \
	    "$T/table" | xargs)"
	"$BIN/nc-diff" -p "$T/in" > "$T/out"
	grep -qx '  a, b' "$T/out"
	awk '/^ONLY/ { only = 1 } only && /^    The board thanked/ { found = 1 }
	    END { exit !found }' "$T/out"
}

@test "-p: what is contradicted is not told alike" {
	local not

	for not in "" "not "; do
		{
			text_row sent s a 2025-05-06 1 1 body \
			    "Police have arrested the captain of the ferry Morag."
			text_row sent s b 2025-05-06 1 1 body \
			    "Police have ${not}arrested the captain of the ferry Morag."
		} | "$BIN/nc-diff" -p > "$T/out"
		if [ -n "$not" ]; then
			lacks ALIKE "$T/out"
			grep -q '^CONTRADICTION' "$T/out"
		else
			grep -q '^ALIKE' "$T/out"
		fi
	done
}

@test "-p lets no control character through" {
	two - "The ferry had 212 people $(printf '\033')[31m aboard off Skerry." - \
	    "The ferry had 221 people aboard off Skerry." |
	    "$BIN/nc-diff" -p > "$T/out"
	lacks "$(printf '\033')" "$T/out"
}

@test "no speech dates, ages by person, no false conflict in plain rewrites" {
	{
		text_row sent s a "2025-05-06" 1 1 body "Lena Ford, 34, and Marc Hill, 41, were aboard the ferry, police said."
		row s a 2025-05-06 1 1 ent 0 9 PER "Lena Ford" "Lena Ford"
		row s a 2025-05-06 1 1 ent 19 28 PER "Marc Hill" "Marc Hill"
		text_row sent s b "2025-05-07" 1 1 body "Marc Hill, 41, and a friend were aboard the ferry, police said."
		row s b 2025-05-07 1 1 ent 0 9 PER "Marc Hill" "Marc Hill"
	} | "$BIN/nc-diff" -c > "$T/out"
	empty "$T/out"
}

@test "what a sentence says with one is not what it says with another" {
	{
		text_row sent s a '' 1 1 body "The suspension bridge collapsed\
 into the gorge and the mayor blamed rusty cables."
		text_row sent s b '' 1 1 body "The suspension bridge fell into\
 the gorge."
		text_row sent s c '' 1 1 body "Rusty cables were to blame, said\
 the mayor."
	} | "$BIN/nc-diff" > "$T/out"
	awk -F '\t' '{ in_claim[$2, $7] = 1; claims[$2] = 1 }
	END {
		for (k in claims) {
			ab += (k, "a") in in_claim && (k, "b") in in_claim
			ac += (k, "a") in in_claim && (k, "c") in in_claim
			bc += (k, "b") in in_claim && (k, "c") in in_claim
		}
		exit !(ab && ac && !bc)
	}' "$T/out"
}
