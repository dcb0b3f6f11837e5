# what nc-entities is made of; included by the Makefile
ENTITIES_OBJ =
ENTITIES_H =
src/nc-entities.o $(ENTITIES_OBJ): $(ENTITIES_H)
