#!/usr/bin/env python3
"""Writes src/data/clean-entities.tsv: the named character references of HTML.

usage: python3 src/train/clean-entities.py > src/data/clean-entities.tsv

A line: name (with its semicolon if it must have one), code point.  The names
are those of the HTML standard, section 13.5, as Python's html.entities has
them.  Where a name means two characters the second is in the upper 16 bits;
it is never below U+006A, so that no single code point looks like that.
"""
import html.entities

print('# Named character references of HTML: name, code point (a second one <<16).')
print('# Source: HTML standard, 13.5 (WHATWG; CC BY 4.0). Made by src/train/clean-entities.py.')
for name, text in sorted(html.entities.html5.items(), key=lambda x: x[0].encode()):
    cp = [ord(c) for c in text]
    assert len(cp) == 1 or (cp[0] < 0x10000 and 0x6a <= cp[1] < 0x10000)
    print('%s\t0x%xu' % (name, cp[0] | (cp[1] << 16 if len(cp) > 1 else 0)))
