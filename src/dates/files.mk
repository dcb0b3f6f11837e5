# what nc-dates is made of; included by the Makefile
DATES_OBJ =
DATES_H =
src/nc-dates.o $(DATES_OBJ): $(DATES_H)
