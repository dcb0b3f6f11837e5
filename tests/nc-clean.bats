# nc-clean: repair of text, what is kept and why not, roles, the date.

load helpers

setup() {
	DATA=$BATS_TEST_DIRNAME/data/clean
	CASES=$BATS_TEST_DIRNAME/cases
	T=$BATS_TEST_TMPDIR
	P1='The council of Northgate voted on Tuesday to rebuild the harbour wall that gave way twice, a project that will close the market until autumn.'
	P2='Engineers hired by the council found that the foundations of the wall had been washed out by the storms, over a length of 300 metres.'
}

# article WHERE LINE: a plain article with the line put in; "page": at its
# end, with what a page has around it
article() {
	[ "$1" != page ] || printf '%s\n' Home News Business \
	    'Northgate votes to rebuild wall' 'By Jane Doe' Share
	[ "$1" != top ] || printf 'Northgate votes to rebuild wall\n'
	[ "$1" != top ] || printf '%s\n' "$2"
	cat <<-'END'
	The council of Northgate voted on Tuesday to rebuild the harbour wall that gave way twice, a project that will close the market until autumn.
	"We have patched it long enough," said the mayor, who told residents in the town hall that the old stones could not be saved any more.
	END
	[ "$1" != mid ] || printf '%s\n' "$2"
	cat <<-'END'
	Engineers hired by the council found that the foundations of the wall had been washed out by the storms, over a length of 300 metres.
	Critics say that the plan comes too late for the traders of the harbour, some of whom have already left the town for Sandhaven.
	END
	[ "$1" != end ] || printf '%s\n' "$2"
	[ "$1" != page ] || printf '%s\n' "$2" \
	    '(Reporting by Jane Doe; editing by John Roe)' 'Most Read' \
	    'Ten things to know about walls' 'Ferry sinks off Sandhaven'
}

@test "short documents: cases/nc-clean-short.tsv" {
	local in want n=0

	mkdir "$T/s"
	while IFS=$'\t' read -r in want; do
		case $in in '#'*) continue ;; esac
		n=$((n + 1))
		printf '%s\n' "$in" | sed 's| / |\n|g' > "$T/s/$n.txt"
		printf '%s\t%s\t%s\n' "$n" "$want" "$in" >> "$T/want"
	done < "$CASES/nc-clean-short.tsv"
	"$BIN/nc-clean" -a "$T"/s/*.txt > "$T/out"
	awk -F '\t' 'NR == FNR {
		got[$2] = got[$2] (got[$2] == "" ? "" : " ") $9
		next
	}
	got[$1] != $2 {
		print $3 ": got " got[$1] ", want " $2
		bad = 1
	}
	END { exit bad }' "$T/out" "$T/want"
	[ "$n" -gt 8 ]
}

@test "text repair: cases/nc-clean-repair.tsv" {
	local in want got n=0 bad=0

	while IFS=$'\t' read -r in want; do
		case $in in '#'*) continue ;; esac
		printf '%b\n' "$in" > "$T/in.txt"
		"$BIN/nc-clean" -a "$T/in.txt" > "$T/out"
		got=$(cut -f 11 "$T/out")
		n=$((n + 1))
		[ "$got" = "$want" ] && continue
		bad=$((bad + 1))
		printf '%s: got "%s", want "%s"\n' "$in" "$got" "$want"
	done < "$CASES/nc-clean-repair.tsv"
	[ "$n" -gt 20 ]
	[ "$bad" -eq 0 ]
}

@test "labels: cases/nc-clean-labels.tsv" {
	local where line want got n=0 bad=0

	mkdir "$T/l"
	while IFS=$'\t' read -r where line want; do
		case $where in '#'*) continue ;; esac
		n=$((n + 1))
		article "$where" "$line" > "$T/l/$n.txt"
		printf '%s\t%s\t%s\n' "$n" "$line" "$want" >> "$T/want"
	done < "$CASES/nc-clean-labels.tsv"
	"$BIN/nc-clean" -a "$T"/l/*.txt > "$T/out"
	awk -F '\t' 'NR == FNR { label[$2, $11] = $9; next }
	{
		got = label[$1, $2]
		if (index("|" $3 "|", "|" got "|") == 0 || got == "") {
			print $2 ": got " got ", want " $3
			bad = 1
		}
	}
	END { exit bad }' "$T/out" "$T/want"
	[ "$n" -gt 20 ]
}

@test "dates: cases/nc-clean-dates.tsv" {
	local where line want n=0

	mkdir "$T/d"
	while IFS=$'\t' read -r where line want; do
		case $where in '#'*) continue ;; esac
		n=$((n + 1))
		article "$where" "$line" > "$T/d/$n.txt"
		printf '%s\t%s\t%s\n' "$n" "$want" "$line" >> "$T/want"
	done < "$CASES/nc-clean-dates.tsv"
	"$BIN/nc-clean" "$T"/d/*.txt > "$T/out"
	awk -F '\t' 'NR == FNR { dct[$2] = $3; next }
	dct[$1] != $2 {
		print $3 ": got " dct[$1] ", want " $2
		bad = 1
	}
	END { exit bad }' "$T/out" "$T/want"
	[ "$n" -gt 15 ]
}

@test "a whole article: roles, reasons, date" {
	"$BIN/nc-clean" -a "$DATA/harbour.txt" > "$T/out"
	cut -f 2-9 "$T/out" > "$T/got"
	diff "$DATA/harbour.want" "$T/got"
}

@test "para numbers kept blocks from 1, dropped ones are 0" {
	"$BIN/nc-clean" -a "$DATA/harbour.txt" > "$T/all"
	"$BIN/nc-clean" "$DATA/harbour.txt" > "$T/kept"
	awk -F '\t' '$4 != 0' "$T/all" | cmp - "$T/kept"
	[ "$(cut -f 4 "$T/kept")" = "$(seq "$(wc -l < "$T/kept")")" ]
}

@test "start and end span the text; sent and value are empty" {
	"$BIN/nc-clean" "$DATA/harbour.txt" > "$T/out"
	awk -F '\t' 'NF != 11 || $5 != 0 || $6 != "block" || $7 != 0 ||
	    $8 != length($11) || $10 != "" { exit 1 }' "$T/out"
}

@test "doc and story come from the file name" {
	cd "$T"
	mkdir -p a/b
	article none > a/b/one.txt
	article none > two.html.txt
	article none > a/three.v2
	"$BIN/nc-clean" -i text a/b/one.txt two.html.txt a/three.v2 |
	    cut -f 1,2 | uniq > out
	printf 'a/b\tone\n\ttwo.html\na\tthree.v2\n' | cmp - out
	"$BIN/nc-clean" < two.html.txt | cut -f 1,2 | uniq > out
	printf '\t-\n' | cmp - out
}

@test "-s takes the place of the directory" {
	"$BIN/nc-clean" -s wall "$DATA/harbour.txt" | cut -f 1 | uniq > "$T/out"
	echo wall | cmp - "$T/out"
}

@test "-d dates only what has no date" {
	article none > "$T/none.txt"
	"$BIN/nc-clean" -d 2020-02-02 "$T/none.txt" "$DATA/harbour.txt" |
	    cut -f 3 | uniq > "$T/out"
	printf '2020-02-02\n2023-03-14\n' | cmp - "$T/out"
}

@test "-H writes the header, also without input" {
	"$BIN/nc-clean" -H < /dev/null > "$T/out"
	[ "$(cut -f 6 "$T/out")" = kind ]
	"$BIN/nc-clean" < /dev/null > "$T/out"
	[ ! -s "$T/out" ]
}

@test "-f, -k, -w: a line is a document, its \\n separates blocks" {
	{
		printf 'a1\t2021-05-06\t'
		article mid 'Share' | awk '{ printf "%s\\n", $0 }'
		printf '\na2\t\t'
		article top 'Published March 1, 2022' |
		    awk '{ printf "%s\\n", $0 }'
		echo
	} > "$T/in.tsv"
	"$BIN/nc-clean" -s x -f 3 -k 1 -w 2 "$T/in.tsv" > "$T/out"
	cut -f 1-3 "$T/out" | uniq > "$T/keys"
	printf 'x\ta1\t2021-05-06\nx\ta2\t2022-03-01\n' | cmp - "$T/keys"
	[ "$(grep -c 'Share$' "$T/out")" -eq 0 ]
	[ "$(wc -l < "$T/out")" -eq 9 ]
}

@test "-f: the rows of a line are out before the next line comes" {
	local row

	mkfifo "$T/in" "$T/out"
	"$BIN/nc-clean" -f 2 -k 1 < "$T/in" > "$T/out" &
	exec 5> "$T/in" 6< "$T/out"
	printf 'a\tIt sank on Monday.\\n\\n \n' >&5
	IFS= read -r -t 10 row <&6
	[[ $row == *$'\ta\t\t1\t'*'It sank on Monday.' ]]
	# the same id again is another document: it begins anew
	printf 'a\tNobody was hurt in the storm.\n' >&5
	IFS= read -r -t 10 row <&6
	[[ $row == *$'\ta\t\t1\t'*'in the storm.' ]]
	exec 5>&- 6<&-
	wait
}

@test "-d does not hide the date of a document read with -f" {
	article top 'Published March 1, 2022' | awk '{ printf "%s\\n", $0 }
	    END { print "" }' > "$T/in.tsv"
	"$BIN/nc-clean" -d 2020-02-02 -f 1 "$T/in.tsv" | cut -f 3 | uniq \
	    > "$T/out"
	echo 2022-03-01 | cmp - "$T/out"
}

@test "-i tsv: cleaning the table again changes nothing, other rows pass" {
	"$BIN/nc-clean" -s w "$DATA/harbour.txt" > "$T/one"
	"$BIN/nc-clean" -i tsv "$T/one" | cut -f 11 > "$T/two"
	cut -f 11 "$T/one" | cmp - "$T/two"
	row w harbour 2023-03-14 1 0 note 0 0 mine '' text >> "$T/one"
	"$BIN/nc-clean" -i tsv "$T/one" | tail -n 1 > "$T/last"
	tail -n 1 "$T/one" | cmp - "$T/last"
	[ "$("$BIN/nc-clean" -o -i tsv "$T/one" | grep -c mine)" -eq 0 ]
}

@test "the first of two equal blocks is judged, the second a duplicate" {
	article end 'Engineers hired by the council found that the foundations of the wall had been washed out by the storms, over a length of 300 metres.' |
	    "$BIN/nc-clean" -a > "$T/out"
	[ "$(cut -f 9 "$T/out" | tail -n 1)" = duplicate ]
	[ "$(sed -n 3p "$T/out" | cut -f 9)" = body ]
}

@test "a line longer than a block is cut at white space" {
	awk 'BEGIN { for (i = 0; i < 300000; i++) printf "word%d ", i
	    print "end." }' > "$T/long.txt"
	"$BIN/nc-clean" -a "$T/long.txt" > "$T/out"
	[ "$(wc -l < "$T/out")" -gt 2 ]
	awk -F '\t' 'length($11) > 1048576 { exit 1 }' "$T/out"
	cut -f 11 "$T/out" | tr ' ' '\n' > "$T/got"
	tr ' ' '\n' < "$T/long.txt" | cmp - "$T/got"
}

@test "a block of exactly the limit stays whole, one byte more does not" {
	head -c 1048576 /dev/zero | tr '\0' 'a' > "$T/a"
	[ "$("$BIN/nc-clean" -a "$T/a" | wc -l)" -eq 1 ]
	printf 'a' >> "$T/a"
	[ "$("$BIN/nc-clean" -a "$T/a" | wc -l)" -eq 2 ]
	# no character is cut: 3 bytes each
	awk 'BEGIN { for (i = 0; i < 400000; i++) printf "\342\202\254" }' \
	    > "$T/e"
	"$BIN/nc-clean" -a "$T/e" | cut -f 11 | tr -d '\n' | cmp - "$T/e"
}

@test "a document beyond one window: blocks go on, the date is the first's" {
	{
		printf 'A long report of the harbour\nPublished May 2, 2020\n'
		awk 'BEGIN { for (i = 0; i < 40000; i++)
		    print "The wall number " i " was built by the town, " \
		    "and the council said that it would be the last of " \
		    "them for the time being." }'
		echo 'Published June 2, 2021'
	} > "$T/long.txt"
	"$BIN/nc-clean" "$T/long.txt" > "$T/out"
	[ "$(cut -f 3 "$T/out" | uniq)" = 2020-05-02 ]
	[ "$(tail -n 1 "$T/out" | cut -f 4)" -eq "$(wc -l < "$T/out")" ]
	[ "$(wc -l < "$T/out")" -ge 40000 ]
}

@test "HTML is known by its first bytes, or by -i" {
	local in

	for in in '<!DOCTYPE html>\n<html><body>%s</body></html>' \
	    '\357\273\277<html lang=en>%s</html>' \
	    '<!-- x <p> -->\n<!-- y -->\n<head></head>%s' \
	    '<?xml version="1.0"?><!doctype HTML PUBLIC "x">%s' \
	    '\n<div class=a>%s</div>' '<meta charset=utf-8>%s'; do
		# shellcheck disable=SC2059 # the format is what is tested
		printf "$in" "<p>$P1</p><p>$P2</p>" > "$T/p"
		"$BIN/nc-clean" "$T/p" > "$T/out"
		[ "$(cut -f 11 "$T/out" | grep -cxF "$P2")" -eq 1 ]
		"$BIN/nc-clean" -a -i text "$T/p" > "$T/out"
		grep -qF '<p>' "$T/out"
	done
	printf 'PHP warning\n<p>%s</p>\n' "$P1" > "$T/p.html"
	"$BIN/nc-clean" "$T/p.html" | cut -f 2,11 > "$T/out"
	grep -qxF "p$TAB$P1" "$T/out"
	printf '%05000d<p>%s</p>\n' 1 "$P1" > "$T/p.html"
	"$BIN/nc-clean" -a "$T/p.html" | grep -qF '<p>'
	# text that speaks of tags, and a tag nobody knows
	printf '<3 was all she wrote\n%s\n%s\n' "$P1" "$P2" > "$T/t"
	[ "$("$BIN/nc-clean" -a "$T/t" | wc -l)" -eq 3 ]
	printf '%s\n%s\n' "$P1" "$P2" > "$T/h"
	[ "$("$BIN/nc-clean" -a -i html "$T/h" | wc -l)" -eq 1 ]
}

@test "doc of HTML is the name without .html, .htm, .xhtml" {
	mkdir "$T/news"
	for f in a.html b.HTM c.xhtml d.php; do
		printf '<html><p>%s</p>' "$P1" > "$T/news/$f"
	done
	cd "$T"
	"$BIN/nc-clean" news/* | cut -f 1,2 > out
	printf 'news\ta\nnews\tb\nnews\tc\nnews\td.php\n' | cmp - out
}

@test "binary files are reported, the others are done" {
	printf '\037\213\010\000xxxxxxxx' > "$T/a.gz"
	printf '%%PDF-1.7\nxxxx' > "$T/b.pdf"
	head -c 1000 /dev/zero > "$T/c"
	printf '\211PNG\r\n\032\n' > "$T/d.html"
	printf '<?xml version="1.0"?>\n<rss><channel></channel></rss>\n' > "$T/e"
	cd "$T"
	run -2 --separate-stderr "$BIN/nc-clean" a.gz b.pdf c d.html e \
	    "$DATA/harbour.txt"
	[ "${#lines[@]}" -gt 5 ]
	printf 'nc-clean: %s\n' \
	    'a.gz: byte 0: not read: gzip, pipe it through zcat(1)' \
	    'b.pdf: byte 0: not read: a PDF' \
	    'c: byte 0: not read: binary' \
	    'd.html: byte 0: not read: a PNG image' \
	    'e: byte 0: not read: a feed, pipe it through sfeed(1)' > want
	printf '%s\n' "$stderr" | diff want -
	# who says that it is text gets it
	"$BIN/nc-clean" -a -i text b.pdf > out
	[ "$(wc -l < out)" -eq 2 ]
}

@test "an empty file gives nothing, a page without text a message" {
	: > "$T/a.html"
	printf '\n \n' > "$T/b.html"
	"$BIN/nc-clean" -a "$T/a.html" "$T/b.html" > "$T/out" 2>&1
	[ ! -s "$T/out" ]
	"$BIN/nc-clean" -a -i html "$T/a.html" > "$T/out" 2>&1
	[ ! -s "$T/out" ]
	printf '<html><script>x()</script></html>' > "$T/c.html"
	run -2 --separate-stderr "$BIN/nc-clean" -a "$T/c.html"
	[ "$output" = "" ]
	[ "$stderr" = "nc-clean: $T/c.html: byte 0: a page without text" ]
}

@test "how a page arrives does not matter" {
	{
		printf '<html><body>'
		for i in 1 2 3 4 5 6; do
			printf '<p class="x%s">%s %s</p>\n<!-- %s -->' "$i" \
			    "$P1" "$i" "$P2"
		done
	} > "$T/p.html"
	"$BIN/nc-clean" -a < "$T/p.html" > "$T/all"
	[ "$(wc -l < "$T/all")" -gt 3 ]
	while IFS= read -r -n 1 -d '' c; do
		printf '%s' "$c"
	done < "$T/p.html" | "$BIN/nc-clean" -a | cmp - "$T/all"
}

@test "-f: a field with tags is a page, one without is text" {
	{
		printf 'a1\t2021-05-06\t<p>%s</p>\\n<p>A &lt;b&gt; &amp; c: %s</p>' \
		    "$P1" "$P2"
		printf '<script>if (a < b) x();</script>\n'
		printf 'a2\t\t%s\\nIf 1 < 2 and AT&amp;T <3: %s\n' "$P1" "$P2"
		printf 'a3\t\t\\n\\n %s<br /><br />\\n%s\n' "$P1" "$P2"
	} > "$T/in.tsv"
	"$BIN/nc-clean" -a -f 3 -k 1 -w 2 "$T/in.tsv" > "$T/out"
	cut -f 2,3,11 "$T/out" > "$T/got"
	{
		printf 'a1\t2021-05-06\t%s\n' "$P1" "A <b> & c: $P2"
		printf 'a2\t\t%s\n' "$P1" "If 1 < 2 and AT&T <3: $P2"
		printf 'a3\t\t%s\n' "$P1" "$P2"
	} > "$T/want"
	diff "$T/want" "$T/got"
}

@test "-f: rows of a page are out before the next line comes" {
	local row

	mkfifo "$T/in" "$T/out"
	"$BIN/nc-clean" -f 2 -k 1 < "$T/in" > "$T/out" &
	exec 5> "$T/in" 6< "$T/out"
	printf 'a\t<p>%s</p>\n' "$P1" >&5
	IFS= read -r -t 10 row <&6
	[[ $row == *$'\ta\t\t1\t'*"$P1" ]]
	printf 'a\t<p>%s</p>\n' "$P2" >&5
	IFS= read -r -t 10 row <&6
	[[ $row == *$'\ta\t\t1\t'*"$P2" ]]
	exec 5>&- 6<&-
	wait
}

@test "the examples of nc-clean(1) give what they say" {
	mkdir "$T/work"
	cp -R "$BATS_TEST_DIRNAME/data/reports" "$BATS_TEST_DIRNAME/data/feeds" \
	    "$T/work/"
	bin=$(cd "$BIN" && pwd)
	PATH="$bin:$PATH" sh "$BATS_TEST_DIRNAME/examples.sh" \
	    "$BATS_TEST_DIRNAME/../man/nc-clean.1" "$T/work"
}

@test "an unknown format is a wrong call" {
	run -2 --separate-stderr "$BIN/nc-clean" -i pdf /dev/null
	[[ $stderr == *"unknown format: pdf"* ]]
}

@test "how the input arrives does not matter" {
	"$BIN/nc-clean" -a -s x "$DATA/harbour.txt" | cut -f 3- > "$T/all"
	while IFS= read -r -n 1 -d '' c; do
		printf '%s' "$c"
	done < "$DATA/harbour.txt" | "$BIN/nc-clean" -a -s x | cut -f 3- |
	    cmp - "$T/all"
}
