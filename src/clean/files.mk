# what nc-clean is made of; included by the Makefile
CLEAN_OBJ =
CLEAN_H =
src/nc-clean.o $(CLEAN_OBJ): $(CLEAN_H)
