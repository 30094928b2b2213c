"""Relative dates: « hier », « ce mardi », « l'an dernier », « il y a deux ans ».

The finders for `grammar`; what the dates count from is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.extractors.dates import patterns as p
from extractor.extractors.dates.words import DateSpan, Parts, Turn, Unit, turn_of, weekday_of


def yesterday(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    """« hier », « avant-hier »; not « comme hier », nor « hier, jeudi 30 juin »."""
    for m in p.HIER.finditer(folded, low, high):
        if not p.DAY_FOLLOWS.match(folded, m.end()):
            yield DateSpan(
                m.start(), m.end(), "relative", Parts(), unit="day", shift=-1 if m["word"] == "hier" else -2
            )


def tomorrow(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    """« demain » is mostly a figure of speech; a verb in the future or an hour makes a day of it."""
    for m in p.DEMAIN.finditer(folded, low, high):
        dated = m["word"] != "demain" or p.WILL_BE.search(folded[max(0, m.start() - 40) : m.start()])
        dated = dated or re.match(
            r" (?:matin|soir|apres-midi|midi)\b| a \d{1,2} ?h", folded[m.end() : m.end() + 12]
        )
        if dated and not p.DAY_FOLLOWS.match(folded, m.end()):
            yield DateSpan(
                m.start(), m.end(), "relative", Parts(), unit="day", shift=1 if m["word"] == "demain" else 2
            )


def today(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    """« aujourd'hui » mostly means nowadays; after a verb such as « signé » it is a day."""
    for m in p.AUJOURD_HUI.finditer(folded, low, high):
        if p.DONE.search(folded[max(0, m.start() - 40) : m.start()]) and not p.DAY_FOLLOWS.match(
            folded, m.end()
        ):
            yield DateSpan(m.start(), m.end(), "relative", Parts(), unit="day")


def weekday_turns(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    """« vendredi prochain », « mardi dernier »."""
    for m in p.WEEKDAY_TURN.finditer(folded, low, high):
        parts = Parts(weekday=weekday_of(m["w"]))
        yield DateSpan(m.start(), m.end(), "relative", parts, turn=turn_of(m), unit="weekday")


def weekdays_alone(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    """« ce mardi », « mercredi à Ajaccio », « a signé lundi », « Mardi matin, … » at the head."""
    for m in p.WEEKDAY_ALONE.finditer(folded, low, high):
        before = folded[max(0, m.start() - 2) : m.start()]
        leads = not before.strip(" \n»") or before in {". ", "! ", "? "}
        place = m["place"] and m["place"] != ","
        done = p.DONE_THEN.search(folded[max(0, m.start() - 40) : m.start()])
        if done and p.MORE_WEEKDAYS.match(folded, m.end()):
            continue  # « reçu lundi, mardi et jeudi » is a habit
        # « Sous les lustres, mercredi, ils ont signé »; not « lundi, mardi, jeudi »
        apart = before == ", " and m["place"] == "," and not p.MORE_WEEKDAYS.match(folded, m.end("w"))
        apart = apart and not p.WEEKDAY_BEFORE.search(folded, max(0, m.start() - 12), m.start())
        since = before == "s " and folded.endswith("depuis ", 0, m.start())
        if m["this"] or place or since or m["part"] or (leads and m["place"]) or done or apart:
            parts = Parts(weekday=weekday_of(m["w"]))
            near: Turn = "near" if m["this"] else ""
            yield DateSpan(m.start("w"), m.end("w"), "relative", parts, turn=near, unit="weekday")


def _unit(words: str) -> Unit:
    return "week" if "semaine" in words else "month" if "mois" in words else "year"


def unit_turns(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    """« l'an dernier », « le mois prochain », « la semaine passée »."""
    for m in p.UNIT_TURN.finditer(folded, low, high):
        shift = 1 if m["turn"].startswith("prochain") else -1
        yield DateSpan(m.start(), m.end(), "relative", Parts(), unit=_unit(m["u"]), shift=shift)


def units_now(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    """« cette année », « ce mois-ci », « fin d'année »."""
    for m in p.UNIT_NOW.finditer(folded, low, high):
        yield DateSpan(m.start(), m.end(), "relative", Parts(), unit=_unit(m["u"]))


def counted(folded: str, low: int, high: int) -> Iterator[DateSpan]:
    """« il y a deux ans », « dans trois mois », « d'ici un an »."""
    for m in p.COUNTED_FROM.finditer(folded, low, high):
        yield DateSpan(m.start(), m.end(), "relative", Parts(), unit="count")
