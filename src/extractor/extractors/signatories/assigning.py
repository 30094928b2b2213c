"""Which function goes with which name, in a sentence that lists people and what they are."""

from __future__ import annotations

import re

from extractor.extractors.signatories.functions import Function, Functions
from extractor.extractors.signatories.names import Name
from extractor.language import Reading

_OPENS = re.compile(
    r"[\s,]{0,2}(?:[(–-]\s?(?:[^(),;]{2,40},\s)?|qui\s)?(?:l[ea]\s|l'|en\squalite\sde\s|en\stant\sque\s|alors\s|toujours\s|son\s|sa\s|nouve(?:au|lle)\s)?$"
)
_ADJOINS = re.compile(
    r"(?:\s\([a-z0-9-]{2,10}\))?(?:\s(?:d'abord|ensuite|enfin|aussi)(?=\s?,))?\s?[,:(–-]?\s?(?:(?:et\s)?signee?\s?:?\s|l[ea]\s|chere?\s)?$"
)
_OF_ABSENT = re.compile(r"\bpar\sdelegation\sd(?:u|e\sla|e\sl'|e)\s?$")
_OF_SIDE = re.compile(r"\spour\s(?:l[ea]\s|l')$")
_RESPECTIVELY = re.compile(r",?\srespectivement\s")
_NEXT_IN_ROW = re.compile(r"\s?(?:,|\set)\s(?:l[ea]\s|l'|son\s|sa\s)?")
_NEXT_OFFICE = re.compile(r"(?:respectivement|,|\set)\s(?:l[ea]\s|l')?$")


def assign(
    reading: Reading, functions: Functions, start: int, end: int, names: list[Name]
) -> list[Function | None]:
    """The function of each name: in one enumeration they stand all before their names or all after."""
    before: list[Function | None] = [None] * len(names)
    after: list[Function | None] = [None] * len(names)
    leading = False
    for index in range(len(names) + 1):
        low = names[index - 1].end if index else start
        high = names[index].outer if index < len(names) else end
        found = functions.within(low, high)
        if index < len(names):  # « par délégation du directeur général, X »: the office of the absent
            found = [f for f in found if not _OF_ABSENT.search(reading.folded, low, f.start)]
        if index:  # « X pour le préfet, Y »: the office of the one for whom X signs
            found = [f for f in found if not _OF_SIDE.fullmatch(reading.folded, low, f.start)]
        if not found:
            continue
        left = found[0] if index and _OPENS.match(reading.folded[low : found[0].start]) else None
        right = (
            found[-1] if index < len(names) and _ADJOINS.match(reading.folded[found[-1].end : high]) else None
        )
        if left is not None and left is right:
            close = re.fullmatch(r"\s", reading.folded[left.end : high])
            led = leading and before[index - 1] is not None
            left, right = (None, right) if led or close else (left, None)
        if index == 0:
            leading = right is not None
        else:
            after[index - 1] = left
        if index < len(names):
            before[index] = right
    shared = _respective(reading, functions, names, end)
    if names and (paired := _paired(reading, functions, start, names)):
        before[: len(paired)] = paired
    chosen = [(b or a) if leading else (a or b) for b, a in zip(before, after, strict=True)]
    if shared:
        chosen = [s or c for s, c in zip(shared, chosen, strict=True)]
    for index in range(1, len(names)):  # « les vice-présidentes A et B »
        joint = reading.folded[names[index - 1].end : names[index].outer]
        if (
            chosen[index] is None
            and leading
            and re.fullmatch(r"\s?,?\s(?:et\s)?", joint)
            and _plural(reading.folded, chosen[index - 1])
        ):
            chosen[index] = chosen[index - 1]
    return chosen


def _respective(reading: Reading, functions: Functions, names: list[Name], end: int) -> list[Function | None]:
    """« A et B, respectivement préfet et présidente, et C … »: the functions in the order of the names."""
    for last in range(1, len(names)):
        found = _RESPECTIVELY.match(reading.folded, names[last].end, end)
        if found is None:
            continue
        high = names[last + 1].outer if last + 1 < len(names) else end
        cues = reading.cues_in("roles", found.end(), high)
        starts = [c.start for c in cues if _NEXT_OFFICE.search(reading.folded, names[last].end, c.start)]
        starts = starts[: last + 1]
        ranges = zip(starts, [*starts[1:], high], strict=True)
        held = [f for low, after in ranges for f in functions.within(low, after)[:1]]
        if len(held) == last + 1:
            return [*held, *([None] * (len(names) - last - 1))]
    return []


def _paired(reading: Reading, functions: Functions, start: int, names: list[Name]) -> list[Function]:
    """« Le préfet et la présidente du Département, A et B »: as many functions as names, in their order."""
    folded = reading.folded
    row = functions.within(start, names[0].outer)[-1:]
    for function in reversed(functions.within(start, names[0].outer)[:-1]):
        if not _NEXT_IN_ROW.fullmatch(folded, function.end, row[0].start):
            break
        row.insert(0, function)
    if len(row) < 2 or not re.fullmatch(r"\s?,\s(?:respectivement\s)?", folded[row[-1].end : names[0].outer]):
        return []
    joined = 1
    while joined < len(names) and re.fullmatch(
        r"\s?,\s|\s(?:et|puis)\s", folded[names[joined - 1].end : names[joined].outer]
    ):
        joined += 1
    return row if joined == len(row) else []


def _plural(folded: str, function: Function | None) -> bool:
    return function is not None and folded[function.start : function.end].split()[0].endswith("s")
