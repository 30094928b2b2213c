"""What needs a person: the queue. Its columns are declared with all others, in `dataset.schema`."""

from extractor.review.queue import context, proposed, queue

__all__ = ["context", "proposed", "queue"]
