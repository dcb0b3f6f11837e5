# html-trees.awk - makes html-trees.tsv into the C arrays of htmlmodel.c: the
# trees of the first pass and those of the second.
BEGIN {
	FS = "\t"
	print "/* made from src/data/html-trees.tsv: do not edit */"
}
/^#/ { next }
$1 != pass {
	if (pass)
		print "};"
	pass = $1
	printf "static const struct tree html_trees%d[] = {\n", pass
}
{ n[pass]++; printf "{{%s},{%s},{%s}},\n", $2, $3, $4 }
END {
	print "};"
	printf "enum { HTML_TREES1 = %d, HTML_TREES2 = %d };\n", n[1], n[2]
}
