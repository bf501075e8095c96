"""TF-IDF and BM25 as they come, to hold the product's ranking against."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"\b\w\w+\b")


def tfidf(texts: Sequence[str]) -> list[list[float]]:
    """Return the cosine of each pair of texts under TF-IDF.

    Raw term frequency, idf = 1 + ln((1 + N) / (1 + n)), words of two characters and more in lower
    case, no stop words: the defaults of scikit-learn's `TfidfVectorizer`.
    """
    counts = [Counter(_TOKEN.findall(text.lower())) for text in texts]
    total = len(counts)
    frequency = Counter(word for own in counts for word in own)
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, own in enumerate(counts):
        weights = {w: n * (1 + log((1 + total) / (1 + frequency[w]))) for w, n in own.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        for word, weight in weights.items():
            postings[word].append((number, weight / length))
    scores = [[0.0] * total for _ in counts]
    for holders in postings.values():
        for one, weight in holders:
            row = scores[one]
            for other, its in holders:
                row[other] += weight * its
    return scores


def bm25(texts: Sequence[str], k1: float = 1.5, b: float = 0.75) -> list[list[float]]:
    """Return the BM25 score of each text (column) for each other as the query (row).

    S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework (2009), with the idf
    ln(1 + (N - n + ½) / (n + ½)) and the usual k1 and b.
    """
    counts = [Counter(_TOKEN.findall(text.lower())) for text in texts]
    total = len(counts)
    lengths = [sum(own.values()) for own in counts]
    mean = sum(lengths) / total
    postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, own in enumerate(counts):
        for word, occurrences in own.items():
            postings[word].append((number, occurrences))
    scores = [[0.0] * total for _ in counts]
    for holders in postings.values():
        idf = log(1 + (total - len(holders) + 0.5) / (len(holders) + 0.5))
        for one, asked in holders:
            row = scores[one]
            for other, n in holders:
                row[other] += (
                    asked * idf * n * (k1 + 1) / (n + k1 * (1 - b + b * lengths[other] / mean))
                )
    return scores
