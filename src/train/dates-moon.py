#!/usr/bin/env python3
"""dates-moon.py - the table of holidays that hang on the moon.

Writes src/data/dates-moon.tsv: name, TAB, day, a line for each year.  The days
are facts taken from the calendars of the Python package "holidays" (MIT, see
https://github.com/vacanza/holidays): its Hindu calendar after the panchang
of India, its Islamic one after Umm al-Qura, its Chinese and Buddhist ones.

usage: python3 src/train/dates-moon.py > src/data/dates-moon.tsv
"""
from holidays.calendars.buddhist import _BuddhistLunisolar as buddhist
from holidays.calendars.chinese import _ChineseLunisolar as chinese
from holidays.calendars.hindu import _HinduLunisolar as hindu
from holidays.calendars.islamic import _IslamicLunar as islamic

FIRST, LAST = 1950, 2050
ISLAMIC = """ASHURA EID_AL_ADHA EID_AL_FITR HIJRI_NEW_YEAR ISRA_AND_MIRAJ
    JUMUATUL_WIDA LAYLAT_AL_QADR MAWLID RAMADAN_BEGINNING ARBAEEN"""
HINDU = """BASANT_PANCHAMI BUDDHA_PURNIMA CHHATH_PUJA DUSSEHRA
    GANESH_CHATURTHI GUDI_PADWA GURU_GOBIND_SINGH_JAYANTI GURU_NANAK_JAYANTI
    GURU_PURNIMA GURU_RAVIDAS_JAYANTI HANUMAN_JAYANTI HOLI JANMASHTAMI
    KARWA_CHAUTH MAHARSHI_VALMIKI_JAYANTI MAHAVIR_JAYANTI MAHA_ASHTAMI
    MAHA_NAVAMI MAHA_SHIVARATRI MAKAR_SANKRANTI NAAG_PANCHAMI ONAM PONGAL
    RAKSHA_BANDHAN RAM_NAVAMI RATH_YATRA SHARAD_NAVRATRI THAIPUSAM VAISAKHI"""
CHINESE = "LUNAR_NEW_YEAR MID_AUTUMN DRAGON_BOAT DOUBLE_NINTH"


def take(rows, calendar, names):
    """Adds the days of these holidays to rows."""
    for name in names.split():
        key = name.lower().replace("_", "-")
        for year, days in getattr(calendar, name + "_DATES").items():
            days = days if isinstance(days[0], tuple) else (days,)
            for day in days:
                if FIRST <= year <= LAST:
                    rows.add((key, "%04d-%02d-%02d" % (year, *day[-2:])))


def main():
    rows = set()
    take(rows, islamic, ISLAMIC)
    take(rows, hindu, HINDU)
    take(rows, chinese, CHINESE)
    take(rows, buddhist, "VESAK")
    for year in range(FIRST, LAST + 1):
        day = hindu.DIWALI_INDIA_DATES.get(year) or hindu.DIWALI_DATES[year]
        rows.add(("diwali", "%04d-%02d-%02d" % (year, *day[-2:])))
    print("# Days of holidays that hang on the moon: name, day; a name may"
          " have two\n# in a year.  Made by src/train/dates-moon.py from the"
          " calendars of the Python\n# package holidays (MIT), facts only.")
    for row in sorted(rows):
        print("\t".join(row))


main()
