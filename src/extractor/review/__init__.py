"""What needs a person: the queue, the answers, and what they change in the dataset.

`queue` makes review.csv; `sheets` and `answers` read it back; `decisions` keeps what was said for good; each
run puts it into force through `applying`; `audit` says how well accepted facts hold. Columns are declared
with all others, in `dataset.schema`.
"""

from extractor.review.applying import Verdicts
from extractor.review.asking import context
from extractor.review.queue import proposed, queue
from extractor.review.values import Vocabulary

__all__ = ["Verdicts", "Vocabulary", "context", "proposed", "queue"]
