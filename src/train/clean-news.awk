# clean-news.awk - a table of news as labelled documents: DIRDOC.txt, a block
# a line, and DIRDOC.lab, all of them content.
BEGIN { FS = "\t" }
$6 != "block" && $6 != "sent" { next }
$9 == "title" || $9 == "caption" { next }
function put() {
	if (text != "") {
		print text > (dir doc ".txt")
		print "1" > (dir doc ".lab")
	}
	text = ""
}
{
	if ($2 != doc || $4 != para)
		put()
	doc = $2
	para = $4
	text = text (text == "" ? "" : " ") $11
}
END { put() }
