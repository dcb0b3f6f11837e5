# what nc-split is made of; included by the Makefile
SPLIT_OBJ =
SPLIT_H =
src/nc-split.o $(SPLIT_OBJ): $(SPLIT_H)
