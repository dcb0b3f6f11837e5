/*
 * port.h - the only place that knows platforms: pledge(2) on OpenBSD, the
 * width of a terminal where the system tells it.
 */
#ifndef PORT_H
#define PORT_H

#ifdef __OpenBSD__
int pledge(const char *, const char *);
#define port_pledge(promises) (void)pledge(promises, NULL)
#else
#define port_pledge(promises) (void)0
#endif

#include <sys/ioctl.h>

/* Columns of the terminal at fd; 0 if it is none or does not say. */
static inline unsigned
port_columns(int fd)
{
#ifdef TIOCGWINSZ
	struct winsize w;

	if (ioctl(fd, TIOCGWINSZ, &w) == 0)
		return w.ws_col;
#endif
	(void)fd;
	return 0;
}

#endif
