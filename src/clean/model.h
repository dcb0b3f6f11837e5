/*
 * model.h
 */
#ifndef MODEL_H
#define MODEL_H
#endif
