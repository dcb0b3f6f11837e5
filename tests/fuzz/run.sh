#!/bin/sh
# run.sh - fuzzes each target for some seconds (make fuzz).
#
# usage: run.sh SECONDS [TARGET ...]
#
# Runs in the tree that make fuzz has built.  New inputs stay in
# build/found/TARGET and are where the next run goes on; what crashes is in
# build/crash-TARGET-*: it goes into tests/fuzz/corpus with its mend.
set -u

cd "$(dirname "$0")/../.." || exit 2
seconds=$1
shift
[ $# -gt 0 ] || set -- text html page meta warc charset clean split entities dates rows diff
passed=0
failed=0
for target; do
	case $target in
	rows|diff) dir=table ;;
	html|page|meta) dir=html ;;
	warc|charset) dir=warc ;;
	*) dir=text ;;
	esac
	mkdir -p "build/found/$target"
	if "build/fuzz-$target" -max_total_time="$seconds" -timeout=10 \
	    -max_len=20000 -rss_limit_mb=1024 -print_final_stats=0 \
	    -dict=tests/fuzz/words.dict \
	    -artifact_prefix="build/crash-$target-" "build/found/$target" \
	    "tests/fuzz/corpus/$dir" > "build/fuzz-$target.log" 2>&1; then
		passed=$((passed + 1))
		echo "ok $target: $(tail -n 1 "build/fuzz-$target.log")"
	else
		failed=$((failed + 1))
		echo "not ok $target"
		tail -n 40 "build/fuzz-$target.log"
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
