# what nc-diff is made of; included by the Makefile
DIFF_OBJ =
DIFF_H =
src/nc-diff.o $(DIFF_OBJ): $(DIFF_H)
