#!/bin/sh
# corpus.sh - the fuzz targets and the programs over the corpus, as a test.
#
# Runs in a tree that was built with sanitizers (make fuzz-corpus).  Each
# target gets its inputs whole, cut at every byte, and with some mutations;
# each program gets them as files, as a table and as any TSV.  A program may
# find the input bad (status 2), but nothing else.  Ends with
# "N passed, N failed".
set -u

cd "$(dirname "$0")/../.." || exit 2
corpus=tests/fuzz/corpus
tmp=build/fuzz-run
passed=0
failed=0
mkdir -p "$tmp"
# what goes wrong ends in abort(3): runner.c keeps its input then
export ASAN_OPTIONS=abort_on_error=1 UBSAN_OPTIONS=abort_on_error=1

judge() {
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "not ok $1"
		tail -n 30 "$tmp/err" | sed 's/^/    /'
	fi
}

for target in text html page meta warc charset clean split entities dates rows diff; do
	case $target in
	rows|diff) dir=table ;;
	html|page|meta) dir=html ;;
	warc|charset) dir=warc ;;
	*) dir=text ;;
	esac
	[ -x "build/fuzz-$target" ] || { judge "no build/fuzz-$target" 1; continue; }
	"build/fuzz-$target" -m "${FUZZ_ROUNDS:-300}" $corpus/$dir/* \
	    > /dev/null 2> "$tmp/err"
	judge "fuzz-$target" $?
	[ ! -e crash-input ] || mv crash-input "crash-$target"
done

# try WHAT COMMAND...: ends with 0 or 2 and writes the same twice
try() {
	what=$1
	shift
	"$@" > "$tmp/out" 2> "$tmp/err"
	status=$?
	"$@" > "$tmp/again" 2> /dev/null
	cmp -s "$tmp/out" "$tmp/again" &&
	    { [ "$status" -eq 0 ] || [ "$status" -eq 2 ]; } &&
	    ! grep -q 'Sanitizer\|runtime error' "$tmp/err"
	judge "$what" $?
}

for f in "$corpus"/text/* "$corpus"/html/* "$corpus"/table/*; do
	tail -c +2 "$f" > "$tmp/table"	# without the byte of options
	try "nc-clean $f" bin/nc-clean -a "$f"
	for t in nc-clean nc-split nc-entities nc-dates nc-diff; do
		try "$t -f 1 $f" bin/$t -f 1 "$f"
		[ $t = nc-clean ] || try "$t $f" bin/$t "$tmp/table"
	done
	bin/nc-clean "$f" 2>/dev/null | bin/nc-split 2>/dev/null |
	    bin/nc-entities 2>/dev/null | bin/nc-dates > "$tmp/full" \
	    2>/dev/null
	try "nc-diff of the pipeline over $f" bin/nc-diff "$tmp/full"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
