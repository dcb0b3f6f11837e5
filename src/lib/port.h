/*
 * port.h - the only place that knows platforms: pledge(2) on OpenBSD.
 */
#ifndef PORT_H
#define PORT_H

#ifdef __OpenBSD__
int pledge(const char *, const char *);
#define port_pledge(promises) (void)pledge(promises, NULL)
#else
#define port_pledge(promises) (void)0
#endif

#endif
