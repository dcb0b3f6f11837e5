# nc-dates: what is found, what it means, what is left alone.

load helpers

setup() {
	CASES=$BATS_TEST_DIRNAME/cases
	T=$BATS_TEST_TMPDIR
}

# sents: "DCT TAB TEXT" lines to a table, a document each
sents() {
	awk -F '\t' '/^#/ { next } {
		n++
		printf "s\t%d\t%s\t1\t1\tsent\t0\t%d\tbody\t\t%s\n", n,
		    $1 == "-" ? "" : $1, length($2), $2
	}'
}

# found: the table with date rows to "DCT TAB TEXT TAB TYPE VALUE <SPAN>; ..."
found() {
	awk -F '\t' '
	function flush() {
		if (text != "")
			printf "%s\t%s\t%s\n", dct == "" ? "-" : dct, text,
			    list == "" ? "none" : list
	}
	$6 == "sent" { flush(); dct = $3; text = $11; list = ""; next }
	{ list = list (list == "" ? "" : "; ") $9 " " $10 " <" $11 ">" }
	END { flush() }'
}

# run_cases FILE [OPTION...]: a file of cases; prints those that fail
run_cases() {
	local file=$1

	shift
	grep -v '^#' "$file" > "$T/want"
	sents < "$file" | "$BIN/nc-dates" "$@" | found > "$T/got"
	diff "$T/want" "$T/got"
}

# run_either FILE: the same, where "|" in type or value parts what is right too
run_either() {
	grep -v '^#' "$1" > "$T/want"
	sents < "$1" | "$BIN/nc-dates" | found > "$T/got"
	[ "$(wc -l < "$T/want")" -eq "$(wc -l < "$T/got")" ]
	paste -d '\n' "$T/want" "$T/got" | awk -F '\t' '
	function fits(want, got,   i, n, a) {
		n = split(want, a, "|")
		for (i = 1; i <= n; i++)
			if (a[i] == got)
				return 1
		return 0
	}
	function part(s) { return substr(s, index(s, "<")) }
	function same(want, got,   i, n, w, g, x, y) {
		n = split(want, w, "; ")
		if (n != split(got, g, "; "))
			return 0
		for (i = 1; i <= n; i++) {
			split(w[i], x, " ")
			split(g[i], y, " ")
			if (!fits(x[1], y[1]) || !fits(x[2], y[2]) ||
			    part(w[i]) != part(g[i]))
				return 0
		}
		return 1
	}
	NR % 2 { want = $3; text = $2; next }
	want != $3 && !same(want, $3) {
		print text "\n- " want "\n+ " $3
		bad = 1
	}
	END { exit bad }'
}

# days FIRST LAST: every day of the years, "Y M D weekday isoyear isoweek",
# by stepping from one day to the next
days() {
	awk -v first="$1" -v last="$2" '
	function leap(y) { return y % 4 == 0 && (y % 100 || y % 400 == 0) }
	BEGIN {
		split("31 28 31 30 31 30 31 31 30 31 30 31", len, " ")
		# 2000-01-03 was a Monday, the first of 2000-W01
		y = 1999; m = 12; d = 20; wd = 1; iy = 1999; iw = 51
		while (y <= last) {
			if (y >= first)
				print y, m, d, wd, iy, iw
			if (++d > len[m] + (m == 2 && leap(y))) {
				d = 1
				if (++m > 12) { m = 1; y++ }
			}
			if (++wd > 7) {
				wd = 1
				iw++
				# a week belongs to the year of its Thursday
				if (m == 12 && d >= 29) { iy = y + 1; iw = 1 }
				else if (m == 1 && d <= 4) { iy = y; iw = 1 }
			}
		}
	}'
}

@test "cases/nc-dates.tsv" {
	run_cases "$CASES/nc-dates.tsv"
}

@test "cases/nc-dates-rows.tsv: the conventions of the page" {
	run_either "$CASES/nc-dates-rows.tsv"
}

@test "cases/nc-dates-prose.tsv: sentences of news" {
	run_either "$CASES/nc-dates-prose.tsv"
}

@test "numeric dates by what the document shows, and by -D" {
	run_cases "$CASES/nc-dates-order.tsv"
	row s d 2024-06-12 1 1 sent 0 10 body '' 'On 3/4/24.' > "$T/in"
	is 2024-03-04 "$("$BIN/nc-dates" -o "$T/in" | cut -f 10)"
	is 2024-04-03 "$("$BIN/nc-dates" -o -D dmy "$T/in" | cut -f 10)"
	is 2024-03-04 "$("$BIN/nc-dates" -o -D mdy "$T/in" | cut -f 10)"
}

@test "no time: cases/nc-dates-none.tsv" {
	sed '/^#/d; s/^/2024-06-12	/' "$CASES/nc-dates-none.tsv" | sents |
	    "$BIN/nc-dates" -o > "$T/got"
	empty "$T/got"
}

@test "10,000 texts of random words and numbers give no date" {
	awk 'BEGIN {
		n = split("may march sat sun spring the a of and " \
		    "will had may said court ship wind rope minister act " \
		    "won lost score section ratio rule room 3-2 " \
		    "$40 17 230 6,500 5% x2000 A49 1/3 60,000 No. mr " \
		    "and or but with a an to as fell rose price stone", w, " ")
		seed = 7
		for (i = 1; i <= 10000; i++) {
			s = "The"
			for (k = 0; k < 12; k++) {
				seed = (seed * 16807) % 2147483647
				s = s " " w[1 + int(seed / 97) % n]
			}
			print "2024-06-12\t" s "."
		}
	}' > "$T/texts"
	sents < "$T/texts" | "$BIN/nc-dates" -o > "$T/got"
	empty "$T/got"
}

@test "months and weeks from every month end of 400 years" {
	days 1999 2401 > "$T/days"
	# month ends of 2000-2399 with the day before and after, and the months
	awk '
	function iso(y, m, d) { return sprintf("%04d-%02d-%02d", y, m, d) }
	{
		if ($3 == 1 && NR > 1 && py >= 2000 && py < 2400) {
			nm = $2; ny = $1
			lm = pm == 1 ? 12 : pm - 1; ly = pm == 1 ? py - 1 : py
			printf "%s\tIt ends next month.\tDATE %04d-%02d " \
			    "<next month>\n", iso(py, pm, pd), ny, nm
			printf "%s\tIt ended last month.\tDATE %04d-%02d " \
			    "<last month>\n", iso(py, pm, pd), ly, lm
			printf "%s\tIt ends tomorrow.\tDATE %s <tomorrow>\n",
			    iso(py, pm, pd), iso($1, $2, $3)
			printf "%s\tIt ended yesterday.\tDATE %s " \
			    "<yesterday>\n", iso($1, $2, $3), iso(py, pm, pd)
			printf "%s\tIt ends this week.\tDATE %04d-W%02d " \
			    "<this week>\n", iso(py, pm, pd), piy, piw
			printf "%s\tIt ended a year ago.\tDATE %04d " \
			    "<a year ago>\n", iso(py, pm, pd), py - 1
		}
		py = $1; pm = $2; pd = $3; piy = $5; piw = $6
	}' "$T/days" > "$T/cases"
	[ "$(wc -l < "$T/cases")" -eq 28800 ]
	run_cases "$T/cases"
}

@test "every weekday from every day of a year, past and future" {
	days 2023 2025 > "$T/days"
	awk 'BEGIN {
		split("Monday Tuesday Wednesday Thursday Friday Saturday " \
		    "Sunday", name, " ")
	}
	{
		n++
		day[n] = sprintf("%04d-%02d-%02d", $1, $2, $3)
		wd[n] = $4
		y[n] = $1
	}
	END {
		for (i = 1; i <= n; i++) {
			if (y[i] != 2024)
				continue
			for (w = 1; w <= 7; w++) {
				for (k = i; wd[k] != w; k--)
					continue
				printf "%s\tThey met on %s.\tDATE %s <%s>\n",
				    day[i], name[w], day[k], name[w]
				for (k = i; wd[k] != w; k++)
					continue
				printf "%s\tThey will meet on %s.\t" \
				    "DATE %s <%s>\n", day[i], name[w], day[k],
				    name[w]
			}
		}
	}' "$T/days" > "$T/cases"
	[ "$(wc -l < "$T/cases")" -eq 5124 ]
	run_cases "$T/cases"
}

@test "Easter after the rule of the Church tables, 1900 to 2199" {
	# golden number, epact and Sunday letter, stepped as in the tables
	awk 'BEGIN {
		for (y = 1900; y < 2200; y++) {
			g = y % 19 + 1
			c = int(y / 100) + 1
			x = int(3 * c / 4) - 12
			z = int((8 * c + 5) / 25) - 5
			s = int(5 * y / 4) - x - 10
			e = (11 * g + 20 + z - x) % 30
			if (e < 0)
				e += 30
			if ((e == 25 && g > 11) || e == 24)
				e++
			n = 44 - e
			if (n < 21)
				n += 30
			n += 7 - (s + n) % 7
			printf "-\tIt was shut on Easter Sunday %d.\t" \
			    "DATE %d-%02d-%02d <Easter Sunday %d>\n", y, y,
			    (n > 31 ? 4 : 3), (n > 31 ? n - 31 : n), y
		}
	}' > "$T/cases"
	run_cases "$T/cases"
}

@test "-I: intervals where the value has two ends" {
	while IFS=$'\t' read -r text want; do
		row s d 2024-01-31 1 1 sent 0 9 body '' "$text" > "$T/in"
		is "$want" "$("$BIN/nc-dates" -o -I "$T/in" | cut -f 10)" "$text"
	done <<-'END'
	It fell last month.	2023-12-01/2023-12-31
	It fell last year.	2023-01-01/2023-12-31
	It will end this fall.	2024-09-01/2024-11-30
	It fell last week.	2024-01-22/2024-01-28
	It fell on Monday.	2024-01-29/2024-01-29
	It fell in the 1990s.	1990-01-01/1999-12-31
	It fell in the third quarter of 2023.	2023-07-01/2023-09-30
	It fell at 10:25 a.m. on Tuesday.	2024-01-30T10:25/2024-01-30T10:25
	It fell on Monday night.	2024-01-29T21:00/2024-01-30T06:00
	It fell in February 2024.	2024-02-01/2024-02-29
	It fell for two weeks.	P2W
	It falls every Monday.	XXXX-WXX-1
	It fell recently.	PAST_REF
	END
}

@test "without a document date nothing comes from the clock" {
	row s d '' 1 1 sent 0 9 body '' 'It fell on Monday, last week, today.' |
	    "$BIN/nc-dates" -o > "$T/got"
	is "XXXX-WXX-1 XXXX-WXX XXXX-XX-XX" "$(cut -f 10 "$T/got" | xargs)"
	row s d '' 1 1 sent 0 9 body '' 'It fell on Monday.' |
	    "$BIN/nc-dates" -o -d 2024-01-31 > "$T/got"
	is 2024-01-29 "$(cut -f 10 "$T/got")"
}

@test "what one document names does not reach the next" {
	{
		row s a 2024-01-31 1 1 sent 0 9 body '' 'It fell in May 1999.'
		row s b 2024-01-31 1 1 sent 0 9 body '' 'It fell that year.'
	} | "$BIN/nc-dates" -o > "$T/got"
	is "1999-05 2024" "$(cut -f 10 "$T/got" | xargs)"
}

@test "quotations carry the time of speaking over sentences and rows" {
	{
		row s a 2024-01-29 1 1 sent 0 9 body '' \
		    'He spoke of a visit in December at his press conference.'
		row s a 2024-01-29 1 2 sent 0 9 body '' '"We make plans," he said.'
		row s a 2024-01-29 1 3 sent 0 9 body '' '"We come next year."'
		row s a 2024-01-29 2 4 sent 0 9 body '' 'The year was calm.'
		row s a 2024-01-29 2 5 sent 0 9 body '' 'They come next year.'
	} | "$BIN/nc-dates" -o > "$T/got"
	is "2023-12 2024 2025" "$(cut -f 10 "$T/got" | xargs)"
}

@test "offsets are bytes of the unescaped text; bad bytes go through" {
	printf 's\td\t2024-01-31\t1\t1\tsent\t0\t9\tbody\t\tÉ\\t\377 “on Monday”\n' \
	    > "$T/in"
	"$BIN/nc-dates" "$T/in" > "$T/got"
	is "11 17 Monday" "$(sed -n 2p "$T/got" | cut -f 7,8,11 | xargs)"
	head -n 1 "$T/got" > "$T/first"
	same "$T/in" "$T/first"
}

@test "old date rows are replaced, other rows stay in place" {
	{
		row s d 2024-01-31 1 1 sent 0 9 body '' 'It fell on Monday.'
		row s d 2024-01-31 1 1 ent 0 2 ORG It It
		row s d 2024-01-31 1 1 date 0 2 DATE 1999 It
		row s d 2024-01-31 1 1 note 0 2 x y z
	} > "$T/in"
	"$BIN/nc-dates" "$T/in" > "$T/once"
	is "sent date ent note" "$(cut -f 6 "$T/once" | xargs)"
	is 2024-01-29 "$(sed -n 2p "$T/once" | cut -f 10)"
	"$BIN/nc-dates" "$T/once" > "$T/twice"
	same "$T/once" "$T/twice"
}

@test "a sentence of more tokens than fit is read in pieces" {
	local text

	text=$(awk 'BEGIN { for (i = 0; i < 900; i++) printf "word, "
	    print "fell on Monday." }')
	row s d 2024-01-31 1 1 sent 0 9 body '' "$text" |
	    "$BIN/nc-dates" -o > "$T/got"
	is 2024-01-29 "$(cut -f 10 "$T/got")"
}

@test "-D refuses what it does not know" {
	run -2 --separate-stderr "$BIN/nc-dates" -D ymd
	[ -z "$output" ]
}

@test "the examples of the page give what they say" {
	mkdir "$T/work"
	PATH="$BIN:$PATH" sh tests/examples.sh man/nc-dates.1 "$T/work"
}

@test "cases/nc-dates-wire.tsv: American newswire" {
	run_either "$CASES/nc-dates-wire.tsv"
}
