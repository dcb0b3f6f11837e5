#!/usr/bin/env bats
# contract.bats - what all five programs promise (newscomb(7)), tested for
# each.  What only one of them does is in its own file.

load helpers

# The ordinary input of each program: options and file in the array "in".
in_of() {
	case $1 in
	nc-clean)	in=("$D/article.txt") ;;
	nc-split)	in=("$D/blocks.tsv") ;;
	*)		in=("$D/sents.tsv") ;;
	esac
}

# The same, much more of it: hundreds of documents.
big_of() {
	case $1 in
	nc-clean)	in=(-f 3 -k 1 -w 2 "$D/big.any") ;;
	nc-split)	in=("$D/big-blocks.tsv") ;;
	*)		in=("$D/big-sents.tsv") ;;
	esac
}

article() {
	cat <<-'END'
	Kestrel Bridge reopens after storm repairs

	The Kestrel Bridge in Portham reopened on Monday, three weeks after a storm closed it, Mayor Anna Lindqvist told the Portham Herald on March 4, 2024.
	Engineers from Dalgo Ltd. replaced 14 cables and two bearings. "It was hard work in bad weather," Lindqvist said. "We are glad that nobody was hurt."
	The repairs cost $2.4 million, 12 percent more than Mr. Osei's office had planned last year.
	END
}

# text rows of kind $1 of two reports of the story $2
reports() {
	local s=$2 k=$1 n=0 t

	for t in 'Kestrel Bridge reopens after storm repairs' \
	    'The Kestrel Bridge in Portham reopened on Monday, three weeks after a storm closed it, Mayor Anna Lindqvist said.' \
	    'Dalgo Ltd. replaced 14 cables. "It was hard work," Lindqvist said. "We are glad."' \
	    'The repairs cost $2.4 million.'; do
		n=$((n + 1))
		text_row "$k" "$s" herald 2024-03-05 "$n" \
		    "$([ "$k" = block ] && echo 0 || echo $n)" body "$t"
	done
	n=0
	for t in 'Portham bridge opens again' \
	    'The Kestrel Bridge in Portham reopened on Tuesday, Anna Lindqvist, the mayor, said.' \
	    'The work by Dalgo cost 3.1 million dollars and took 16 new cables.'; do
		n=$((n + 1))
		text_row "$k" "$s" gazette 2024-03-06 "$n" \
		    "$([ "$k" = block ] && echo 0 || echo $n)" body "$t"
	done
}

# any TSV: id, date, text with \n between blocks
any() {
	printf '%s\t%s\t%s\n' a1 2024-03-05 "$(article | sed '/^$/d' |
	    awk '{ printf "%s%s", sep, $0; sep = "\\n" }')"
	printf '%s\t%s\t%s\n' a2 1709596800 'The Kestrel Bridge in Portham is open again, the city said on Monday.\nIt was shut for weeks after the storm that hit the coast in February.'
}

setup_file() {
	export D=$BATS_FILE_TMPDIR
	# shellcheck disable=SC2086 # flags are words
	if command -v "$CC" >/dev/null; then
		$CC $TEST_CFLAGS -std=c11 -D_POSIX_C_SOURCE=200809L \
		    -o "$D/slowcat" "$BATS_TEST_DIRNAME/slowcat.c"
		$CC -O1 -fPIC -shared -o "$D/faults.so" \
		    "$BATS_TEST_DIRNAME/faults.c" || true
	fi
	article > "$D/article.txt"
	reports block bridge > "$D/blocks.tsv"
	reports sent bridge > "$D/sents.tsv"
	any > "$D/any.tsv"
	many "$D/blocks.tsv" > "$D/big-blocks.tsv"
	many "$D/sents.tsv" > "$D/big-sents.tsv"
	awk -F '\t' -v OFS='\t' '{ line[NR] = $0 } END {
		for (i = 0; i < 300; i++)
			for (n = 1; n <= NR; n++) {
				$0 = line[n]
				$1 = $1 "-" i
				print
			}
	}' "$D/any.tsv" > "$D/big.any"
}

# 400 stories of a file of one
many() {
	awk -F '\t' -v OFS='\t' '{ line[NR] = $0 } END {
		for (i = 0; i < 400; i++)
			for (n = 1; n <= NR; n++) {
				$0 = line[n]
				$1 = $1 i
				print
			}
	}' "$1"
}

setup() {
	cd "$BATS_TEST_TMPDIR"
}

#
# Output
#

full_disk() {
	in_of "$1"
	status_of "$BIN/$1" "${in[@]}" > /dev/full 2> err
	is 2 "$status" status
	one_line err "^$1: standard output: "
}
@test "a full disk is an error that is seen" {
	[ -c /dev/full ] || skip "no /dev/full"
	each "$TOOLS" full_disk
}

full_disk_late() {
	big_of "$1"
	status_of "$BIN/$1" "${in[@]}" > /dev/full 2> err
	is 2 "$status" status
	one_line err "^$1: standard output: "
}
@test "a full disk is seen in the middle of much output" {
	[ -c /dev/full ] || skip "no /dev/full"
	each "$TOOLS" full_disk_late
}

closed_output() {
	in_of "$1"
	status_of "$BIN/$1" "${in[@]}" >&- 2> err
	is 2 "$status" status
	one_line err "^$1: standard output: "
}
@test "a closed standard output is an error" {
	each "$TOOLS" closed_output
}

help_full_disk() {
	for o in -h -V; do
		status_of "$BIN/$1" $o > /dev/full 2> err
		is 2 "$status" "status of $o"
		one_line err "^$1: standard output: "
	done
}
@test "help and version that cannot be written are errors" {
	[ -c /dev/full ] || skip "no /dev/full"
	each "$TOOLS" help_full_disk
}

early_reader() {
	big_of "$1"
	{
		status_of "$BIN/$1" "${in[@]}" 2> err
		echo "$status" > status
	} | head -n 1 > out
	one_line out .
	empty err
	# 128 + SIGPIPE, or 2 where the tests were started with it ignored
	grep -Eqx '141|2' status
}
@test "an early reader ends a program quietly" {
	each "$TOOLS" early_reader
}

ignored_sigpipe() {
	big_of "$1"
	{
		trap '' PIPE
		status_of "$BIN/$1" "${in[@]}" 2> err
		echo "$status" > status
	} | head -n 1 > out
	one_line out .
	empty err
	is 2 "$(cat status)" status
}
@test "with SIGPIPE ignored an early reader means status 2, quietly" {
	each "$TOOLS" ignored_sigpipe
}

#
# Bytes
#

no_newline() {
	in_of "$1"
	"$BIN/$1" < "${in[0]}" > want
	printf %s "$(cat "${in[0]}")" > cut
	"$BIN/$1" < cut > out
	same want out
	[ "$(tail -c 1 out | wc -l)" -eq 1 ]
}
@test "a last line without newline is a line" {
	each "$TOOLS" no_newline
}

# bytes_pass PROGRAM TEXT: all bytes of the text (printf escapes) come out,
# but blanks, whatever the program adds.
bytes_pass() {
	local key='1\t1\tsent'

	[ "$1" != nc-split ] || key='1\t0\tblock'
	# shellcheck disable=SC2059 # escapes are wanted
	printf "s\td\t\t$key\t0\t60\tbody\t\t$2\n" > in
	"$BIN/$1" in > out 2> err
	empty err
	grep -a "${TAB}sent${TAB}" out > got
	if [ "$1" = nc-split ]; then
		cut -f 11 in | tr -d ' \n' > want
		cut -f 11 got | tr -d ' \n' > joined
		same want joined
	else
		same in got
	fi
}

nul() {
	bytes_pass "$1" 'Anna Lind\000qvist of Por\000tham spoke on March 4, 2024. He\000 did not.'
}
@test "NUL passes" {
	each "nc-split nc-entities nc-dates" nul
	printf 's\td\t\t1\t1\tsent\t0\t9\tbody\t\tAn\000na Lindqvist spoke on Monday.\n' > in
	"$BIN/nc-diff" in > out 2> err
	empty err
}

bad_utf8() {
	# stray, overlong, cut, surrogate, beyond the last
	bytes_pass "$1" 'Anna \377 Lind\200qvist \300\257 of \342\202 Portham \355\240\200 spoke \364\220\200\200 on March 4\303, 2024. \303'
}
@test "bad UTF-8 is passed on as it came" {
	each "nc-split nc-entities nc-dates" bad_utf8
	printf 's\td\t\t1\t1\tsent\t0\t9\tbody\t\tAn\377na Lindqvist spoke on Monday.\n' > in
	"$BIN/nc-diff" in > out 2> err
	empty err
}

@test "nc-clean makes valid UTF-8 of anything, without NUL or controls" {
	{
		article
		printf 'Zoë Müller of Łódź said \377that \342\202 it was\000 done\001, \355\240\200 as ever, on the day before the vote – in “Łódź” – and “Kraków”.\n'
	} > in.txt
	"$BIN/nc-clean" in.txt > out 2> err
	empty err
	iconv -f UTF-8 -t UTF-8 out > /dev/null
	grep -q "$(printf '\357\277\275that')" out
	[ "$(tr -d '\012\011\040-\377' < out | wc -c)" -eq 0 ]
}

@test "CR LF is as LF to nc-clean" {
	sed "s/\$/$(printf '\r')/" "$D/article.txt" > crlf.txt
	"$BIN/nc-clean" < "$D/article.txt" > want
	"$BIN/nc-clean" < crlf.txt > out
	same want out
}

cr() {
	printf 's\td\t\t1\t1\tsent\t0\t30\tbody\t\tAnna\\rLindqvist spoke\\tin\\nPortham\\\\.\n' > in
	[ "$1" != nc-split ] ||
		sed -i "s/${TAB}1${TAB}sent/${TAB}0${TAB}block/" in
	"$BIN/$1" in > out 2> err
	empty err
	grep -qF 'Anna\rLindqvist spoke\tin\nPortham\\.' out
	lacks "$(printf '\r')" out
}
@test "escapes come out as they came, CR never bare" {
	each "nc-split nc-entities nc-dates" cr
}

#
# The table
#

header() {
	in_of "$1"
	{ echo "$HEADER"; cat "${in[@]}"; } > headed
	"$BIN/$1" "${in[@]}" > plain
	"$BIN/$1" headed > out
	if [ "$1" = nc-diff ]; then
		printf 'story\tclaim\tslot\trelation\tside\tvalue\tdoc\tdct\tsent\tscore\ttext\n'
	else
		echo "$HEADER"
	fi > want
	cat plain >> want
	same want out
	# asked for twice over, in each file: once
	"$BIN/$1" -H headed > out
	same want out
	"$BIN/$1" --header "${in[@]}" > out
	same want out
}
@test "a header is skipped and written, -H writes one" {
	each "$TABLE_TOOLS" header
	"$BIN/nc-clean" "$D/article.txt" > plain
	{ echo "$HEADER"; cat plain; } > want
	"$BIN/nc-clean" -H "$D/article.txt" > out
	same want out
}

header_each_file() {
	in_of "$1"
	{ echo "$HEADER"; cat "${in[@]}"; } > headed
	{ echo "$HEADER"; sed 's/^bridge/second/' "${in[@]}"; } > second
	"$BIN/$1" headed second > out 2> err
	empty err
	[ "$(grep -c '^story' out)" -eq 1 ]
}
@test "a header in each of several files is written once" {
	each "$TABLE_TOOLS" header_each_file
}

unknown_kind() {
	in_of "$1"
	"$BIN/$1" "${in[@]}" > want
	awk -F '\t' '{ print }
	    NR % 2 == 0 { print $1 "\t" $2 "\t\tx\t-\tmine\t?\t\t\\q\tv" NR "\t" }
	    ' "${in[@]}" > mixed
	"$BIN/$1" mixed > out 2> err
	empty err
	grep -v "${TAB}mine${TAB}" out > got || true
	same want got
	[ "$1" != nc-diff ] || return 0
	grep "${TAB}mine${TAB}" mixed > want
	grep "${TAB}mine${TAB}" out > got
	same want got
	# in its place: behind what was made of the row before it
	awk -F '\t' '$6 == "mine" { print $1, $2, last }
	    { last = $4 }' mixed > want
	awk -F '\t' '$6 == "mine" { print $1, $2, last }
	    { last = $4 }' out > got
	same want got
}
@test "rows of unknown kinds pass through in place" {
	each "$TABLE_TOOLS" unknown_kind
}

dropped_blocks() {
	in_of "$1"
	{
		text_row block bridge herald 2024-03-05 0 0 promo 'Read more about Anna Lindqvist on Monday.'
		cat "${in[@]}"
	} > mixed
	"$BIN/$1" mixed > out
	head -n 1 mixed > want
	"$BIN/$1" "${in[@]}" >> want
	same want out
}
@test "a dropped block (para 0) passes untouched" {
	each "nc-split nc-entities nc-dates" dropped_blocks
}

# bad rows among good: bad.tsv; the good alone: good.tsv; only.tsv
bad_rows() {
	local b=$TAB
	cat "${in[@]}" > good.tsv
	{
		printf 'too few\tfields\n'
		printf '\n'
		printf 's\td\t\tx\t1\tsent\t0\t1\tbody\t\tpara is no number\n'
		printf 's\td\t\t1\t-1\tsent\t0\t1\tbody\t\tsent is no number\n'
		printf 's\td\t\t1\t1\tsent\t2\t1\tbody\t\tstart behind end\n'
		printf 's\td\t\t1\t1\t\t0\t1\tbody\t\tno kind\n'
		printf 's\td\t\t1\t1\tsent\t0\t1\tbody\t\ttwelve\tfields \000 \377\n'
	} > only.tsv
	{
		head -n 3 good.tsv
		head -n 4 only.tsv
		tail -n +4 good.tsv
		tail -n +5 only.tsv
	} > bad.tsv
}

malformed() {
	in_of "$1"
	bad_rows
	"$BIN/$1" < good.tsv > want
	status_of "$BIN/$1" bad.tsv > out 2> err
	is 2 "$status" status
	same want out
	is 7 "$(wc -l < err)" messages
	head -n 1 err > first
	one_line first "^$1: bad\.tsv:4: 2 fields instead of 11\$"
	sed -n 3p err > third
	one_line third "^$1: bad\.tsv:6: para is no number\$"
}
@test "malformed rows are reported and left out, the rest is done" {
	each "$TABLE_TOOLS" malformed
}

rejects() {
	local o

	in_of "$1"
	bad_rows
	"$BIN/$1" < good.tsv > want
	for o in '-r bad.out' '-rbad.out' '--rejects bad.out' \
	    '--rejects=bad.out'; do
		rm -f bad.out
		# shellcheck disable=SC2086 # words
		status_of "$BIN/$1" $o bad.tsv > out 2> err
		is 2 "$status" "status with $o"
		same want out
		same only.tsv bad.out
		is 7 "$(wc -l < err)" messages
	done
	"$BIN/$1" -r bad.out good.tsv > out
	empty bad.out
	[ -e bad.out ]
}
@test "-r keeps malformed rows byte by byte" {
	each "$TABLE_TOOLS" rejects
}

@test "-r keeps lines that lack the text field" {
	local t
	for t in $TOOLS; do
		{ sed 1q "$D/any.tsv"; echo 'no text'; sed 1d "$D/any.tsv"; } > in
		status_of "$BIN/$t" -f 3 -k 1 -r rej in > out 2> err
		is 2 "$status" "$t: status"
		echo 'no text' > want
		same want rej
		one_line err "^$t: in:2: 1 fields?, no field 3\$"
	done
}

rejects_full() {
	in_of "$1"
	bad_rows
	status_of "$BIN/$1" -r /dev/full bad.tsv > out 2> err
	is 2 "$status" status
	grep -q "^$1: /dev/full: " err
	status_of "$BIN/$1" -r no/such/folder bad.tsv > out 2> err
	is 2 "$status" status
	one_line err "^$1: no/such/folder: "
}
@test "rejects that cannot be written are an error" {
	[ -c /dev/full ] || skip "no /dev/full"
	each "$TABLE_TOOLS" rejects_full
}

ten_messages() {
	in_of "$1"
	{ cat "${in[@]}"; for i in $(seq 10); do echo bad; done; } > ten
	status_of "$BIN/$1" ten > out 2> err
	is 2 "$status" status
	is 10 "$(wc -l < err)" "lines for ten"
	{ cat ten; for i in $(seq 4); do echo bad; done; } > fourteen
	status_of "$BIN/$1" fourteen > out 2> err
	is 11 "$(wc -l < err)" "lines for fourteen"
	tail -n 1 err > last
	one_line last "^$1: 4 more malformed rows\$"
}
@test "at most ten messages of one sort, then their count" {
	each "$TABLE_TOOLS" ten_messages
}

#
# Operands and options
#

missing_file() {
	in_of "$1"
	cp "${in[@]}" here.txt
	"$BIN/$1" here.txt > want
	status_of "$BIN/$1" none.txt here.txt > out 2> err
	is 2 "$status" status
	one_line err "^$1: none\.txt: No such file or directory\$"
	same want out
	status_of "$BIN/$1" here.txt none.txt > out 2> err
	is 2 "$status" status
	same want out
}
@test "a missing file among several is reported, the others are done" {
	each "$TOOLS" missing_file
}

directory() {
	in_of "$1"
	cp "${in[@]}" here.txt
	mkdir -p folder
	"$BIN/$1" here.txt > want
	status_of "$BIN/$1" folder here.txt > out 2> err
	is 2 "$status" status
	one_line err "^$1: folder: Is a directory\$"
	same want out
}
@test "a directory as file is reported, the others are done" {
	each "$TOOLS" directory
}

empty_input() {
	"$BIN/$1" < /dev/null > out 2> err
	empty out
	empty err
	"$BIN/$1" /dev/null /dev/null > out 2> err
	empty out
	empty err
	"$BIN/$1" -f 1 < /dev/null > out 2> err
	empty out
	empty err
}
@test "empty input gives empty output" {
	each "$TOOLS" empty_input
}

dash() {
	in_of "$1"
	cp "${in[@]}" -- -x.txt
	"$BIN/$1" < "${in[0]}" > want
	"$BIN/$1" - < "${in[0]}" > out
	same want out
	"$BIN/$1" -- - < "${in[0]}" > out
	same want out
	"$BIN/$1" ./-x.txt | sed 's,^\./,.,' > want
	"$BIN/$1" -- -x.txt > out
	[ -s out ]
	is "$(cut -f 11 want)" "$(cut -f 11 out)"
}
@test "- is standard input, -- ends the options" {
	each "$TOOLS" dash
}

wrong_call() {
	local o

	in_of "$1"
	for o in -Z --nonsense -f -f0 -fx -f1025 '-d yesterday' -d2024-02-30 \
	    --only=x --rejects '-k 1' '-w 2' -o-; do
		# shellcheck disable=SC2086 # words
		status_of "$BIN/$1" $o > out 2> err < /dev/null
		is 2 "$status" "status of $o"
		empty out
		one_line err "^$1: .*usage: $1 "
	done
}
@test "a wrong call: one usage line, status 2" {
	each "$TOOLS" wrong_call
}

help_version() {
	local o

	for o in -h --help; do
		"$BIN/$1" $o > out 2> err
		empty err
		head -n 1 out > first
		one_line first "^usage: $1 "
		for want in -f -k -w -d -s -H, --header -o, --only -r \
		    --rejects --progress -h, --help -V, --version; do
			grep -qe " $want" out || { echo "no $want"; false; }
		done
		awk 'length > 80 { print; bad = 1 } END { exit bad }' out
	done
	for o in -V --version; do
		"$BIN/$1" $o > out 2> err
		empty err
		one_line out "^$1 \(newscomb\) [0-9]+\.[0-9]+"
	done
}
@test "help and version on standard output, status 0" {
	each "$TOOLS" help_version
}

long_names() {
	in_of "$1"
	"$BIN/$1" -oH "${in[@]}" > want
	"$BIN/$1" --only --header "${in[@]}" > out
	same want out
	"$BIN/$1" -d2024-03-07 -s x "${in[@]}" > want
	"$BIN/$1" -d 2024-03-07 -sx -- "${in[@]}" > out
	same want out
}
@test "letters in a cluster, long names, arguments apart or not" {
	each "$TOOLS" long_names
}

any_tsv() {
	local o

	"$BIN/$1" -f 3 -k 1 -w 2 -s feed "$D/any.tsv" > out 2> err
	empty err
	[ -s out ]
	[ "$1" != nc-diff ] || return 0
	is "feed${TAB}a1${TAB}2024-03-05" "$(head -n 1 out | cut -f 1-3)"
	is "feed${TAB}a2${TAB}2024-03-05T00:00" \
	    "$(tail -n 1 out | cut -f 1-3)"
	# \n separates blocks, numbered from 1
	awk -F '\t' '$2 == "a2" && ($6 == "block" || $6 == "sent")' out \
	    > rows
	is 1 "$(head -n 1 rows | cut -f 4)"
	is 2 "$(tail -n 1 rows | cut -f 4)"
	# without -k the id is FILE:LINE, without -w there is no date
	"$BIN/$1" -f3 "$D/any.tsv" > out
	is "${TAB}$D/any.tsv:1${TAB}" "$(head -n 1 out | cut -f 1-3)"
	"$BIN/$1" -f3 < "$D/any.tsv" > out
	is "${TAB}-:2${TAB}" "$(tail -n 1 out | cut -f 1-3)"
	"$BIN/$1" -f3 -d 2020-01-02 "$D/any.tsv" > out
	is 2020-01-02 "$(head -n 1 out | cut -f 3)"
}
@test "-f -k -w -d -s read any TSV" {
	each "$TOOLS" any_tsv
}

odd_names() {
	local odd="ta${TAB}b\\n.tsv"

	cp "$D/any.tsv" "$odd"
	"$BIN/$1" -f 3 -s "one${TAB}two" "$odd" > out 2> err
	empty err
	is 'one\ttwo' "$(cut -f 1 out | sort -u)"
	is 'ta\tb\\n.tsv:1' "$(cut -f 2 out | head -n 1)"
}
@test "a tab in -s or in a file's name does not break the table" {
	each "nc-clean nc-split nc-entities nc-dates" odd_names
}

wrong_date() {
	printf 'x\tnever\tAnna Lindqvist spoke.\ny\t2024-01-05\tPortham is big.\n' > in
	status_of "$BIN/$1" -f 3 -k 1 -w 2 in > out 2> err
	is 2 "$status" status
	one_line err "^$1: in:1: field 2 is no date\$"
	lacks "^${TAB}x" out
}
@test "-w: a field that is no date is a malformed line" {
	each "$TOOLS" wrong_date
}

field_limit() {
	awk 'BEGIN { for (i = 1; i < 1024; i++) printf "x\t"
	    print "Anna Lindqvist of Portham spoke on Monday to reporters." }' > in
	"$BIN/$1" -f 1024 in > out 2> err
	empty err
	[ "$1" = nc-diff ] || [ -s out ]
}
@test "-f 1024 is the last field, 1025 is refused" {
	each "$TOOLS" field_limit
}

fills() {
	in_of "$1"
	sed "s/2024-03-05//;s/^bridge//" "${in[@]}" > bare
	"$BIN/$1" -d 2024-03-07 -s given bare > out
	awk -F '\t' '{ print $1 "\t" $2 "\t" $3 }' out | sort -u > got
	printf 'given\tgazette\t2024-03-06\ngiven\therald\t2024-03-07\n' > want
	same want got
}
@test "-d and -s fill what is empty and nothing else" {
	each "nc-split nc-entities nc-dates" fills
	"$BIN/nc-clean" -s given -d 2024-03-07 "$D/article.txt" > out
	is given "$(cut -f 1 out | sort -u)"
	sed 's/ on March 4, 2024//' "$D/article.txt" > undated.txt
	"$BIN/nc-clean" -d 2024-03-07 undated.txt > out
	is 2024-03-07 "$(cut -f 3 out | sort -u)"
}

only() {
	in_of "$1"
	{ cat "${in[@]}"; row bridge x '' - - mine 0 0; } > mixed
	"$BIN/$1" mixed > all
	"$BIN/$1" -o mixed > out
	awk -F '\t' -v t="$1" 'BEGIN { k["nc-split"] = "sent"
	    k["nc-entities"] = "ent"; k["nc-dates"] = "date" }
	    $6 == k[t]' all > want
	[ -s want ]
	same want out
}
@test "-o writes only what the program makes" {
	each "nc-split nc-entities nc-dates" only
}

progress() {
	in_of "$1"
	"$BIN/$1" "${in[@]}" > want
	"$BIN/$1" --progress "${in[@]}" > out 2> err
	same want out
	one_line err "^$1: .*MB"
}
@test "--progress says where it is on standard error" {
	each "$TOOLS" progress
}

#
# How the input arrives
#

blocks_of() {
	local n

	in_of "$1"
	"$BIN/$1" < "${in[0]}" > want
	[ -s want ]
	for n in 1 7 65536; do
		"$D/slowcat" "$n" "$BIN/$1" < "${in[0]}" > out
		same want out
	done
	big_of "$1"
	f=${in[-1]}
	unset 'in[-1]'
	"$BIN/$1" "${in[@]}" < "$f" > want
	for n in 4095 65535 65536; do
		"$D/slowcat" "$n" "$BIN/$1" "${in[@]}" < "$f" > out
		same want out
	done
}
@test "one byte at a time gives what all at once gives" {
	[ -x "$D/slowcat" ] || skip "no C compiler"
	each "$TOOLS" blocks_of
}

# Starts a program between two fifos: 7 is its input, 8 its output, 9 its
# messages.  Writes the first document and the beginning of the second.
live() {
	local opt=()

	case $1 in
	nc-clean)	opt=(-f 3 -k 1); cat "$D/any.tsv" > begin ;;
	nc-split)	head -n 5 "$D/blocks.tsv" > begin ;;
	nc-diff)	{ cat "$D/sents.tsv"
			sed -n '1s/^bridge/other/p' "$D/sents.tsv"; } > begin ;;
	*)		head -n 5 "$D/sents.tsv" > begin ;;
	esac
	rm -f in out err
	mkfifo in out err
	"$BIN/$1" "${opt[@]}" < in > out 2> err 3>&- &
	pid=$!
	exec 7> in 8< out 9< err
	cat begin >&7
}

first_row() {
	live "$1"
	IFS= read -r -t 20 -u 8 line
	[ -n "$line" ]
	exec 7>&-
	cat <&8 > /dev/null
	wait "$pid"
}
@test "the first row is out before the end of the input" {
	each "$TOOLS" first_row
}

signal() {
	live "$1"
	IFS= read -r -t 20 -u 8 first	# it runs: its handler is set
	kill -USR1 "$pid"
	IFS= read -r -t 20 -u 9 line
	expr "$line" : "$1: .*MB" > /dev/null
	exec 7>&-
	{ echo "$first"; cat <&8; } > got
	wait "$pid"
	case $1 in
	nc-clean)	"$BIN/$1" -f 3 -k 1 < begin > want ;;
	*)		"$BIN/$1" < begin > want ;;
	esac
	same want got
}
@test "SIGUSR1 prints a line and the program goes on" {
	each "$TOOLS" signal
}

#
# The same input, the same output
#

environment() {
	in_of "$1"
	"$BIN/$1" "${in[@]}" > want
	env LC_ALL=tr_TR.UTF-8 LANG=de_DE LANGUAGE=de TZ=Pacific/Kiritimati \
	    COLUMNS=40 "$BIN/$1" "${in[@]}" > out
	same want out
	env LC_ALL=C.UTF-8 TZ=America/St_Johns "$BIN/$1" "${in[@]}" > out
	same want out
	env -i ${ASAN_OPTIONS+ASAN_OPTIONS="$ASAN_OPTIONS"} "$BIN/$1" \
	    "${in[@]}" > out
	same want out
}
@test "LC_ALL, TZ and the environment have no effect" {
	each "$TOOLS" environment
}

again() {
	in_of "$1"
	"$BIN/$1" "${in[@]}" > once
	"$BIN/$1" once > twice
	same once twice
	big_of "$1"
	"$BIN/$1" "${in[@]}" > once
	"$BIN/$1" once > twice
	same once twice
}
@test "a second run changes nothing" {
	each "nc-split nc-entities nc-dates" again
}

@test "the order of nc-entities and nc-dates does not matter" {
	"$BIN/nc-entities" "$D/sents.tsv" | "$BIN/nc-dates" > ed
	"$BIN/nc-dates" "$D/sents.tsv" | "$BIN/nc-entities" > de
	sort ed > a
	sort de > b
	same a b
	grep -q "${TAB}ent${TAB}" ed
	grep -q "${TAB}date${TAB}" ed
	# and each row stands behind the text that it annotates
	for f in ed de; do
		awk -F '\t' '$6 == "sent" { at = $1 FS $2 FS $4 FS $5; next }
		    $1 FS $2 FS $4 FS $5 != at { exit 1 }' "$f"
	done
	"$BIN/nc-diff" ed > a
	"$BIN/nc-diff" de > b
	same a b
}

spans() {
	# the bytes from start to end of the row above are the text
	"$BIN/$1" "$D/sents.tsv" | awk -F '\t' -v OFS='\t' '
	    $6 == "sent" { text = $11; last = -1; next }
	    substr(text, $7 + 1, $8 - $7) != $11 { print "span", $0; bad = 1 }
	    $7 < last { print "order", $0; bad = 1 }
	    { last = $8 }
	    END { exit bad }'
}
@test "spans are where they say, in order, and do not overlap" {
	each "nc-entities nc-dates" spans
}

stories() {
	# documents of several files and stories do not touch each other
	in_of "$1"
	sed 's/^bridge/other/' "${in[@]}" > other
	"$BIN/$1" "${in[@]}" > want
	"$BIN/$1" other >> want
	"$BIN/$1" "${in[@]}" other > out
	if [ "$1" = nc-diff ]; then
		# claims may be numbered through
		cut -f 1,3- want > a
		cut -f 1,3- out > b
		same a b
	else
		same want out
	fi
}
@test "several files are as their parts" {
	each "$TABLE_TOOLS" stories
}

#
# Limits
#

# 64 MiB of words without a newline
long_line() {
	yes 'The mayor of Portham said so on Monday.' | tr '\n' ' ' |
	    head -c 67108864
}

# In 120 MB of address space: some copies of a row of 4 MiB, a window, the
# program itself.  Sanitizers and valgrind need more and are let off.
bounded() (
	[ -n "${NC_SAN-}${NC_MEM-}" ] || ulimit -v 120000
	exec "$@"
)

long_row() {
	in_of "$1"
	{
		cat "${in[@]}"
		printf 's\td\t\t1\t1\tsent\t0\t9\tbody\t\t'
		long_line
		echo
		sed 's/^bridge/other/' "${in[@]}"
	} > long
	{ cat "${in[@]}"; sed 's/^bridge/other/' "${in[@]}"; } > good
	"$BIN/$1" < good > want
	status_of bounded "$BIN/$1" -r rejected < long > out 2> err
	is 2 "$status" status
	one_line err "^$1: -:8: line longer than 4194304 bytes\$"
	same want out
	sed -n 8p long | cmp - rejected
}
@test "a line of 64 MiB is left out in bounded memory, and kept by -r" {
	[ -z "${NC_MEM-}" ] || skip "too slow under valgrind"
	each "$TABLE_TOOLS" long_row
}

@test "nc-clean: a line of 64 MiB in bounded memory" {
	[ -z "${NC_MEM-}" ] || skip "too slow under valgrind"
	long_line > long.txt
	status_of bounded "$BIN/nc-clean" long.txt > out 2> err
	[ "$status" -eq 0 ] || [ "$status" -eq 2 ]
	lacks 'out of memory' err
	# text is cut, never lost
	[ "$(wc -c < out)" -ge 67000000 ]
	status_of bounded "$BIN/nc-clean" -f 1 long.txt > out 2> err
	is 2 "$status" status
	one_line err '^nc-clean: long\.txt:1: line longer than 4194304 bytes$'
}

# a row of $1 bytes without its newline
sized_row() {
	awk -v n="$1" -v kind="$2" 'BEGIN {
		s = "s\td\t\t1\t" (kind == "sent" ? 1 : 0) "\t" kind \
		    "\t0\t1\tbody\t\t"
		printf "%s", s
		n -= length(s)
		w = "The mayor of Portham said so on Monday. "
		while (n >= length(w)) {
			printf "%s", w
			n -= length(w)
		}
		for (; n > 0; n--)
			printf "x"
		print ""
	}'
}

row_limit() {
	local kind=sent

	[ "$1" = nc-split ] && kind=block
	sized_row 4194304 $kind > max
	sized_row 4194305 $kind > over
	is 4194305 "$(wc -c < max)"
	bounded "$BIN/$1" < max > out 2> err
	empty err
	if [ "$1" != nc-diff ]; then
		grep "${TAB}sent${TAB}" out | cut -f 11 | tr -d ' \n' > got
		cut -f 11 max | tr -d ' \n' > want
		same want got
	fi
	status_of "$BIN/$1" < over > out 2> err
	is 2 "$status" status
	empty out
	one_line err "^$1: -:1: line longer than 4194304 bytes\$"
}
@test "a row of ROW_MAX bytes is a row, one more is too long" {
	[ -z "${NC_MEM-}" ] || skip "too slow under valgrind"
	each "$TABLE_TOOLS" row_limit
}

windows() {
	local kind=sent

	[ "$1" = nc-split ] && kind=block
	# 40,000 rows of one document: three windows
	awk -v kind=$kind 'BEGIN { for (i = 1; i <= 40000; i++)
	    printf "s\td\t2024-03-05\t%d\t%d\t%s\t0\t38\tbody\t\tAnna Lindqvist spoke here on Monday.\n",
	    i, kind == "sent" ? i : 0, kind }' > in
	bounded "$BIN/$1" < in > out 2> err
	is 40000 "$(grep -c "${TAB}sent${TAB}" out)"
	if [ "$1" != nc-split ]; then
		grep "${TAB}sent${TAB}" out > got
		same in got
	fi
}
@test "a document larger than a window comes out whole" {
	[ -z "${NC_MEM-}" ] || skip "too slow under valgrind"
	each "nc-split nc-entities nc-dates" windows
}

#
# Faults
#

# fault NAME PATTERN PROGRAM: the n-th of something fails, for all n, until
# a run needs fewer than n.
fault() {
	local n=0

	in_of "$3"
	"$BIN/$3" < "${in[0]}" > want
	while n=$((n + 1)); [ "$n" -le 2000 ]; do
		status_of env LD_PRELOAD="$D/faults.so" "$1=$n" "$BIN/$3" \
		    < "${in[0]}" > out 2> err
		[ "$status" -ne 0 ] || break
		is 2 "$status" "status of $1=$n"
		one_line err "^$3: .*$2"
	done
	same want out
	[ "$n" -gt 1 ]
}

preload() {
	[ -z "${NC_SAN-}${NC_MEM-}${NC_STATIC-}" ] ||
		skip "cannot be loaded here"
	[ -e "$D/faults.so" ] || skip "no C compiler, or not Linux"
}

no_memory() {
	fault FAULT_ALLOC 'out of memory' "$1"
}
@test "the n-th allocation fails, for all n: message, status 2" {
	preload
	each "$TOOLS" no_memory
}

no_read() {
	fault FAULT_READ 'Input/output error' "$1"
}
@test "the n-th read fails, for all n: message, status 2" {
	preload
	each "$TOOLS" no_read
}

no_write() {
	fault FAULT_WRITE 'standard output: Input/output error' "$1"
}
@test "the n-th write fails, for all n: message, status 2" {
	preload
	each "$TOOLS" no_write
}

short_transfers() {
	in_of "$1"
	"$BIN/$1" "${in[@]}" > want
	LD_PRELOAD="$D/faults.so" FAULT_SHORT=1 "$BIN/$1" "${in[@]}" > out
	same want out
}
@test "reads and writes of one byte are finished" {
	preload
	each "$TOOLS" short_transfers
}
