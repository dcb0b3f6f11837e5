# html-trees.awk - makes html-trees.tsv into the C array of htmlmodel.c.
BEGIN {
	FS = "\t"
	print "/* made from src/data/html-trees.tsv: do not edit */"
	print "static const struct tree html_trees[] = {"
}
/^#/ { next }
{ n++; printf "{{%s},{%s},{%s}},\n", $1, $2, $3 }
END { printf "};\nenum { HTML_TREES = %d };\n", n }
