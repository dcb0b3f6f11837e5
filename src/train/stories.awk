# Unpacks invented stories, each in one file, into what diff-train.sh and the
# scorers read.
#
# usage: awk -f stories.awk -v dir=DIR stories/*.txt
#
# A story file holds its reports and what is right about them:
#	# anything: a remark
#	== 1 2026-01-23		report 1 and its day ("-": it shows none)
#	Title
#	One sentence a line.
#	== gold
#	CLAIM TAB SLOT TAB REPORT.LINE TAB VALUE TAB SIDE TAB NOTE
# Lines are counted from 1 behind "==", a blank one too.  Rows of one claim and
# slot whose SIDE differs contradict each other, "-" contradicts none.
# Made: DIR/STORY/STORY_N.txt, docs.tsv, gold.tsv.  What is wrong is said with
# file and line, and the status is 1.

function complain(what)
{
	print FILENAME ":" FNR ": " what | "cat 1>&2"
	bad = 1
}

function relation(key,	 k, n)
{
	for (k in side)
		if (index(k, key SUBSEP) == 1 && k !~ SUBSEP "-$")
			n++
	if (n > 1)
		return "conflict"
	if (reports[key] < 2 && rows[key] < 2)
		return "only"
	return n == 1 && !loose[key] ? "agree" : "differ"
}

function finish(	 i, f, key)
{
	if (story == "")
		return
	if (!ngold)
		complain(story ": no gold")
	print "story\tclaim\trelation\tslot\tdoc\tsentence\tvalue\tnote\tside" \
	    > (out "/gold.tsv")
	for (i = 1; i <= ngold; i++) {
		split(gold[i], f, "\t")
		key = f[1] SUBSEP f[2]
		print story "\t" f[1] "\t" relation(key) "\t" f[2] "\t" \
		    story "_" at[i] "\t" line[ref[i]] "\t" f[4] "\t" f[6] \
		    "\t" f[5] > (out "/gold.tsv")
	}
	close(out "/gold.tsv")
	close(out "/docs.tsv")
}

FNR == 1 {
	finish()
	story = FILENAME
	sub(/.*\//, "", story)
	sub(/\.txt$/, "", story)
	out = dir "/" story
	if (system("mkdir -p '" out "'") != 0)
		exit 1
	print "story\tdoc\tdct" > (out "/docs.tsv")
	split("", line); split("", gold); split("", side); split("", rows)
	split("", reports); split("", loose); split("", seen)
	report = ""
	ngold = 0
	dated = ""
}

/^== / {
	if (report != "" && report != "gold")
		close(out "/" story "_" report ".txt")
	report = $2
	number = 0
	if (report == "gold")
		next
	if (report !~ /^[1-9]$/ || $3 !~ /^(-|20[0-9][0-9]-[01][0-9]-[0-3][0-9])$/)
		complain("== N YYYY-MM-DD or == N -")
	print story "\t" story "_" report "\t" ($3 == "-" ? "" : $3) \
	    > (out "/docs.tsv")
	next
}

report == "" { next }

report != "gold" {
	number++
	line[report "." number] = $0
	print > (out "/" story "_" report ".txt")
	next
}

/^#/ || /^$/ { next }

{
	n = split($0, f, "\t")
	if (n < 5)
		complain("fewer than five columns")
	if (!(f[3] in line) || line[f[3]] == "")
		complain("no line " f[3])
	if (f[2] !~ /^(HOW-MANY|WHEN|WHERE|WHO|POLARITY|WHAT)$/)
		complain("no slot " f[2])
	if (f[5] !~ /^[-A-D]$/)
		complain("no side " f[5])
	gold[++ngold] = $0
	ref[ngold] = f[3]
	at[ngold] = substr(f[3], 1, index(f[3], ".") - 1)
	key = f[1] SUBSEP f[2]
	side[key, f[5]] = 1
	rows[key]++
	if (f[5] == "-")
		loose[key] = 1
	if (!seen[key, at[ngold]]++)
		reports[key]++
}

END {
	finish()
	exit bad
}
