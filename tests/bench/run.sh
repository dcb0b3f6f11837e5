#!/bin/sh
# run.sh - make bench: speed, memory and start of each program.
#
# usage: run.sh            BENCH_MB=64 megabytes of each corpus
#
# CPU time of the whole process (user + system) is taken by hyperfine; each
# program stands between two runs of the yardstick (wcref.c) on the same
# file, and its speed is given as a share of theirs too: that figure can be
# compared between machines.  A row is noisy when the two yardsticks differ
# by more than a tenth or the wall time is over 1.5 times the CPU time.
# Writes build/bench.tsv (what README quotes) and build/bench-more.tsv.
set -u

cd "$(dirname "$0")/../.." || exit 2
: "${CC:=cc}" "${CFLAGS:=-O2}" "${BENCH_MB:=64}" "${BENCH_RUNS:=3}"
: "${BENCH_STREAM_MB:=$((BENCH_MB * 16))}"
BIN=${BIN:-$PWD/bin}
here=tests/bench
tmp=build/bench
table=build/bench.tsv
more=build/bench-more.tsv
mkdir -p "$tmp"

hyperfine=$(sh tests/get.sh hyperfine) || exit 2
time=/usr/bin/time
"$time" -f %M true >/dev/null 2>&1 || time=
std="-std=c11 -D_POSIX_C_SOURCE=200809L"
# shellcheck disable=SC2086 # flags are words
$CC $std $CFLAGS -o "$tmp/wcref" "$here/wcref.c" &&
    $CC $std $CFLAGS -o "$tmp/gen" "$here/gen.c" || exit 2

# gen NAME MODE BYTES [DOCS]: a corpus in $tmp/NAME
gen() {
	name=$1
	shift
	"$tmp/gen" "$@" > "$tmp/$name"
}

# clock NAME COMMAND...: "cpu wall" of each command, a line each
lenient=
clock() {
	csv=$tmp/$1.csv
	shift
	"$hyperfine" -N $lenient --style none --warmup 1 --runs "$BENCH_RUNS" \
	    --export-csv "$csv" "$@" >/dev/null 2>"$tmp/err" ||
	    { cat "$tmp/err" >&2; return 1; }
	awk -F, 'NR > 1 { printf "%.6f %.6f\n", $(NF - 3) + $(NF - 2),
	    $(NF - 6) }' "$csv"
}

# peak COMMAND...: peak memory in MB, "-" without GNU time
peak() {
	[ -n "$time" ] || { echo -; return; }
	"$time" -o "$tmp/rss" -f %M "$@" >/dev/null 2>&1
	awk 'END { printf "%.1f", $1 / 1024 }' "$tmp/rss"
}

head_table() {
	printf 'tool\tcorpus\tMB\tCPU s\tMB/s\tx wcref\tpeak MB\tnoisy\n'
}

# speed TOOL CORPUS [OPTION...]: a line of the table
speed() {
	tool=$1
	file=$tmp/$2
	name=$2
	shift 2
	rss=$(peak "$BIN/$tool" "$@" "$file")
	clock speed "$tmp/wcref $file" "$BIN/$tool $* $file" \
	    "$tmp/wcref $file" | awk -v tool="$tool" -v corpus="$name" \
	    -v bytes="$(wc -c < "$file")" -v rss="$rss" '
		{ cpu[NR] = $1; wall[NR] = $2 }
		END {
			if (NR != 3 || cpu[2] <= 0)
				exit 1
			ref = (cpu[1] + cpu[3]) / 2
			d = cpu[1] / cpu[3]
			noisy = d > 1.1 || d < 1 / 1.1 || wall[2] > 1.5 * cpu[2]
			printf "%s\t%s\t%.1f\t%.3f\t%.0f\t%.3f\t%s\t%s\n",
			    tool, corpus, bytes / 1e6, cpu[2],
			    bytes / 1e6 / cpu[2], ref / cpu[2], rss,
			    noisy ? "noisy" : "-"
		}'
}

show() {
	awk -F '\t' '{
		for (i = 1; i <= NF; i++) {
			cell[NR, i] = $i
			if (length($i) > w[i])
				w[i] = length($i)
		}
		if (NF > cols)
			cols = NF
	} END {
		for (r = 1; r <= NR; r++) {
			line = ""
			for (i = 1; i <= cols; i++)
				line = line sprintf(i < 3 ? "%-*s  " : \
				    "%*s  ", w[i], cell[r, i])
			sub(/ +$/, "", line)
			print line
		}
	}' "$1"
}

mb=$((BENCH_MB * 1000000))
gen text text $mb
gen blocks blocks $mb
gen sents sents $mb
gen names sents $((mb / 4))
gen copy copy $mb
gen warc-dense warc-dense $((mb / 2))
gen warc-script warc-script $((mb / 2))
for n in 5 20 100 500; do
	gen plain$n story $((mb / 32)) $n
	"$BIN/nc-entities" "$tmp/plain$n" | "$BIN/nc-dates" \
	    > "$tmp/story$n"
done
echo "corpora: $(cat "$tmp/text" "$tmp/sents" "$tmp/plain20" | cksum)"

#
# Speed
#

head_table > "$table"
{
	speed nc-clean text
	speed nc-clean warc-dense
	speed nc-clean warc-script
	speed nc-split blocks
	speed nc-entities names
	speed nc-dates sents
	for n in 5 20 100 500; do
		speed nc-diff story$n
	done
	speed nc-split copy
	speed nc-entities copy
	speed nc-dates copy
} >> "$table"
show "$table"

#
# Start, streams, and how time grows
#

printf 'tool\twhat\tfigure\tlimit\n' > "$more"
article=$tmp/article
head -c 4000 "$tmp/text" > "$article"
# each program gets what the one before makes of it: one document
"$BIN/nc-clean" "$article" > "$article.1"
"$BIN/nc-split" "$article.1" > "$article.2"
"$BIN/nc-entities" "$article.2" > "$article.3"
"$BIN/nc-dates" "$article.3" > "$article.4"
start() {
	"$hyperfine" -N --style none --warmup 20 --runs 300 \
	    --export-csv "$tmp/start.csv" true \
	    "$BIN/nc-clean $article" "$BIN/nc-split $article.1" \
	    "$BIN/nc-entities $article.2" "$BIN/nc-dates $article.3" \
	    "$BIN/nc-diff $article.4" >/dev/null 2>&1
	awk -F, 'NR == 2 { one = $7 }
	    NR > 2 {
		sub(/ .*/, "", $1)
		sub(/.*\//, "", $1)
		printf "%s\tstart, least ms of 300 (x true)\t%.2f (%.1f)" \
		    "\t2.0\n", $1, $7 * 1000, $7 / one
	    }' "$tmp/start.csv"
}
start >> "$more"

# stream TOOL CORPUS MB: peak memory over a stream of that length
stream() {
	[ -n "$time" ] || return
	n=$(($3 * 1000000 / $(wc -c < "$tmp/$2") + 1))
	while [ $((n -= 1)) -ge 0 ]; do
		cat "$tmp/$2"
	done | peak "$BIN/$1" > "$tmp/peak"
	printf '%s\tpeak MB over a stream of %d MB of %s\t%s\t-\n' \
	    "$1" "$3" "$2" "$(cat "$tmp/peak")"
}
{
	stream nc-clean text "$BENCH_STREAM_MB"
	stream nc-clean warc-dense "$BENCH_STREAM_MB"
	stream nc-split blocks "$BENCH_STREAM_MB"
	stream nc-entities names $((BENCH_STREAM_MB / 4))
	stream nc-dates sents "$BENCH_STREAM_MB"
	stream nc-diff story20 $((BENCH_STREAM_MB / 16))
} >> "$more"

# grows TOOL WHAT LIMIT SMALL LARGE [OPTION...]: time for the large file by
# time for the small one, both given with their size ratio taken out
grows() {
	tool=$1 what=$2 bound=$3 small=$tmp/$4 large=$tmp/$5
	shift 5
	lenient=-i	# bad input is reported: status 2
	clock grows "timeout 5 $BIN/$tool $* $small" \
	    "timeout 5 $BIN/$tool $* $large" |
	    awk -v tool="$tool" -v what="$what" -v bound="$bound" \
	    -v s="$(wc -c < "$small")" -v l="$(wc -c < "$large")" '
		{ cpu[NR] = $1 }
		$2 > 4.9 {
			printf "%s\t%s\tover 5 s\t%s\n", tool, what, bound
			slow = 1
			exit
		}
		END {
			if (!slow && cpu[1] > 0)
				printf "%s\t%s\t%.2f\t%s\n", tool, what,
				    cpu[2] / cpu[1] / (l / s), bound
		}'
}
part=$((mb / 8))
gen text8 text $part
gen blocks8 blocks $part
gen sents8 sents $part
gen names8 sents $((mb / 32))
gen line1 oneline 1000000
gen line8 oneline 8000000
gen hostile1 hostile 1000000
gen hostile4 hostile 4000000
for n in 125 500; do
	gen one$n story 1 $n
	"$BIN/nc-entities" "$tmp/one$n" | "$BIN/nc-dates" > "$tmp/full$n"
done
{
	w="time a byte, by one of an 8th of it"
	grows nc-clean "$w" 1.15 text8 text
	grows nc-split "$w" 1.15 blocks8 blocks
	grows nc-entities "$w" 1.15 names8 names
	grows nc-dates "$w" 1.15 sents8 sents
	grows nc-clean "time a byte, one line of 8 MB by 1 MB" 1.5 line1 line8
	w="time a byte, hostile 4 MB by 1 MB"
	grows nc-clean "$w" 1.5 hostile1 hostile4
	for t in nc-split nc-entities nc-dates nc-diff; do
		grows $t "$w" 1.5 hostile1 hostile4 -f 1
	done
	grows nc-diff "time a byte, a story of 500 by 125 reports" 1.5 \
	    full125 full500
} >> "$more"
echo
show "$more"

# Every row must be there: a program that failed has none.
rows=$(wc -l < "$table")
[ "$rows" -ge 14 ] || { echo "bench: rows are missing" >&2; exit 1; }
