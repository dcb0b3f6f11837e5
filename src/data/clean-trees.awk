# clean-trees.awk - makes clean-trees.tsv into the C array of model.c.
BEGIN {
	FS = "\t"
	print "/* made from src/data/clean-trees.tsv: do not edit */"
	print "static const struct tree clean_trees[] = {"
}
/^#/ { next }
{ n++; printf "{{%s},{%s},{%s}},\n", $1, $2, $3 }
END { printf "};\nenum { CLEAN_TREES = %d };\n", n }
