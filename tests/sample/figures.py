"""What the tests of arithmetic cannot derive from an incident's four times, one by one.

An incident is named by its day. A phrase is quoted as it stands there.
"""

from __future__ import annotations

from dataclasses import dataclass

BETWEEN = {
    ("2023-11-16", "55 minutes"): ("09:10", "10:05"),
    ("2024-09-18", "142 minutes"): ("07:43", "10:05"),
    ("2024-09-18", "23 minutes"): ("07:20", "07:43"),
    ("2024-12-03", "36 minutes"): ("15:10", "15:46"),
    ("2025-03-06", "89 hours"): ("2025-03-02 14:00", "07:05"),
    ("2025-04-24", "50 minutes"): ("09:58", "10:48"),
    ("2025-04-24", "52 minutes"): ("09:14", "10:06"),
    ("2025-09-02", "47 minutes"): ("09:27", "10:14"),
    ("2026-09-08", "169 minutes"): ("11:14", "14:03"),
    ("2026-09-08", "3 h 09 min"): ("10:54", "14:03"),
}
"""Lengths between two other moments, on the clock of the incident."""

OTHER = {
    ("2023-10-10", "15 minutes"): "how long a token lives",
    ("2024-01-18", "90 days"): "how long a certificate lives",
    ("2024-07-22", "48 minutes"): "a mean over couriers",
    ("2024-10-27", "100 minutes"): "how late the last van was by its own timetable",
    ("2024-10-27", "66 minutes"): "how long a run of the planner takes",
    ("2025-03-27", "50 minutes"): "how late vans were on the next day",
    ("2025-04-24", "25 minutes"): "how long a pod waited in other weeks",
    ("2025-04-24", "80 minutes"): "the age of what the replica showed",
    ("2025-09-02", "112 hours"): "from a transaction's begin on 28 August, told without an entry",
    ("2025-09-02", "45 minutes"): "how late codes came",
    ("2025-09-30", "32 minutes"): "how long a scan of the whole table takes",
    ("2025-11-12", "55 minutes"): "how long settlement takes on other nights",
    ("2025-12-09", "20 minutes"): "the age of what the replica showed",
    ("2026-06-16", "730 days"): "how long a certificate lives",
    ("2026-07-07", "22 hours"): "how long the written way takes for all of it",
    ("2026-08-11", "72 h"): "how long codes rest",
    ("2026-08-11", "72 hours"): "how long codes rest",
    ("2026-08-11", "84.5 h"): "how long cabinets were away, from the Friday before",
    ("2026-08-11", "84.5 hours"): "how long cabinets were away, from the Friday before",
    ("2026-11-05", "58 minutes"): "a mean over couriers",
}
"""Lengths that are of something else than two moments of the incident, with what they are of."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure of an incident, and the same worked out from others that stand there."""

    day: str
    stated: float
    worked_out: float
    phrases: tuple[str, ...]
    """Where the figures come from, quoted, so that a changed text asks for this line."""


SUMS = (
    Sum("2023-05-23", 23, 100 * 72 / 312, ("72 of 312 s, 23 %",)),
    Sum("2023-05-23", 11, 200 * 740 / 3060 * 72 / 312, ("11 of 200 silent", "3,060 cabinets")),
    Sum("2023-06-30", 226_000, 120 * 33 * 60 * 19 / 20, ("226,000", "120 of them writes")),
    Sum("2023-06-30", 338, 1900 - 330 - 28 * 44, ("338 to go", "330 done", "Forty-four a minute")),
    Sum("2023-06-30", 18, 300 * 0.04 + 6, ("needs 18: 300 calls of 40 ms",)),
    Sum("2023-08-29", 448, 4677 * 3000 * (4 + 3) * 4 / 1e6 + 56, ("4,677 by 3,000", "448 MB")),
    Sum("2023-10-10", 1.8e6, 38 * 60 * 2600 * 0.3, ("about 1.8 million", "2,600 of them")),
    Sum("2024-01-18", 277, 3600 / 13, ("one try every 13 s, 277 tries",)),
    Sum("2024-01-18", 27, 1024 / (230 / 6), ("1,024 was worth 27 s", "about 230 connections")),
    Sum("2024-01-18", 19_800, 24 * 60 * 14, ("19,800 parcels", "about 14 a second")),
    Sum("2024-02-13", 86, (135 + 71) * 25 / 60, ("135 and 71, at twenty-five minutes",)),
    Sum("2024-02-13", 212, 6 + 31 + 97 + 77 + 1, ("6 cabinets, Thursday 31, Friday 97",)),
    Sum("2024-02-13", 212, 236 - 24, ("236 boards. The 24",)),
    Sum("2024-04-17", 364, 12 * 30 + 4, ("held 364 of 397 slots", "found 33")),
    Sum("2024-04-17", 450, 15 * 30, ("fifteen pods with pools of 30 ask for 450",)),
    Sum(
        "2024-06-04", 3.94, 0.95 * 2 + 0.34 * 6, ("3.94 flows", "0.95 calls", "0.34 to an outside")
    ),
    Sum(
        "2024-06-04",
        1830,
        ((131_072 - 18_000) * 3 / 30 - 4100) / 3.94,
        ("4,100 flows a second", "18,000 entries", "1,830 requests a second"),
    ),
    Sum("2024-07-22", 2700, 46_000 / 17, ("about 2,700 parcels", "46,000 parcels", "seventeen")),
    Sum("2024-07-22", 29, 100 * 1140 / 3900, ("29 % of the fleet", "3,866 of 3,900")),
    Sum("2024-09-18", 7900, 200 * 60 * 0.66, ("0.66 messages a second", "7,900 left")),
    Sum("2024-10-27", 322, 5 * 57 + 37, ("322 routes of them, 57 for each of five",)),
    Sum("2024-12-03", 1520, 16 * 190 / 2, ("190 entries a second, which is 1,520",)),
    Sum(
        "2024-12-03",
        57,
        100 * 410 * 60 * 480 / (5.2e6 * 4),
        ("57 % done; at 480 files", "08:00 by"),
    ),
    Sum("2025-02-11", 12_500, 398_900 - 386_400, ("€12,500", "€398,900", "€386,400")),
    Sum(
        "2025-02-11",
        414_800 - 386_400,
        (276_600 - 257_500) + (29_700 - 20_400),
        ("€414,800", "€276,600 instead of €257,500", "€29,700 too little", "€20,400 too much"),
    ),
    Sum("2025-03-06", 280, 6 * 0.54 * 86.4, ("3.24 MB/s, or 280 GB a day",)),
    Sum("2025-03-06", 89, 24 * 1040 / 280, ("1,040 GB in 89 hours",)),
    Sum("2025-03-06", 26, 100 * 14 / 54, ("26 % of state changes", "14 of 54 partitions")),
    Sum("2025-03-27", 185_200, 131_500 / 0.71, ("71 % of our usual volume: 131,500",)),
    Sum("2025-03-27", 365, (30 * 60 + 25) / 5, ("365 batches, the first from Thursday 10:20",)),
    Sum("2025-03-27", 568, (47 * 60 + 20) / 5, ("568 batches loaded",)),
    Sum("2025-04-24", 106, 82 * 176 / 136, ("82 % of the cluster's memory", "with 40 it is 106 %")),
    Sum("2025-04-24", 380, 161 + 118 + 74 + 27, ("380 of them of four kinds",)),
    Sum("2025-04-24", 22.5, 26 * 52 / 60, ("26 GB of log an hour", "22.5 GB")),
    Sum("2025-05-13", 1008, 2.4 * 7 * 60, ("Of 1,008 attempts in seven minutes",)),
    Sum(
        "2025-05-13", 59, 100 * 590 / 1008, ("590 were declined", "`PaymentsDeclineRateHigh`, 59 %")
    ),
    Sum("2025-06-17", 19_700, 9400 + 9700 + 600, ("9,400 messages", "9,700", "600 reminders")),
    Sum("2025-06-17", 6100, 0.31 * 19_700, ("for 31 % of them, about 6,100",)),
    Sum("2025-07-08", 1460, 1214 + 246, ("1,460 first calls", "1,214 were answered")),
    Sum("2025-07-08", 1460, 1312 + 148, ("1,312 cases", "remaining 148")),
    Sum("2025-07-08", 1369, 1312 + 57, ("came to 1,369", "57 of the 1,312")),
    Sum("2025-09-02", 25, 1 / 0.63**7, ("37 % of requests refused, one run in 25",)),
    Sum("2025-09-02", 24.3e6, 112.5 * 3600 * 60, ("sixty rotations a second, 112 hours",)),
    Sum("2025-09-30", 32, 164_000 / 85 / 60, ("At 85 MB a second, 164 GB need 32 minutes",)),
    Sum("2025-09-30", 43, 100 * 8_700_412 / 20_104_880, ("8,700,412 of 20,104,880", "43 %")),
    Sum("2025-11-12", 400, 2700 - 100 * (2393 // 100), ("2,393 merchants", "400 of 2,700")),
    Sum("2025-12-09", 88_040, 1420 * 62, ("1,420 of them, with 62 parcels each", "88,040")),
    Sum("2025-12-09", 10.6, 100 * 9300 / 88_040, ("all depots together 10.6 %",)),
    Sum("2026-01-20", 240, 297 - 32 - 8 - 12 - 5, ("Of 297 places", "leaves 240")),
    Sum("2026-01-20", 24, (2700 - 1519) / 49, ("1,519 of 2,700", "Twenty-four minutes")),
    Sum("2026-02-05", 180_000, 34 * 60 * 600 * 0.15, ("15 % of 600 a second, over 34 minutes",)),
    Sum("2026-03-24", 648, 402 + 246, ("648 were sent", "402 were rejected and 246 arrived")),
    Sum("2026-03-24", 38, 100 * 246 / 648, ("38 % of receipts",)),
    Sum("2026-04-14", 2070, 690 + 750 + 630, ("690 people", "750 on Wednesday", "630 on Thursday")),
    Sum("2026-04-14", 2070, 31_200 / 15, ("31,200 pairs", "one pair in fifteen")),
    Sum("2026-05-07", 56, 540 / 13 + 600 / 40, ("540 old controllers every 13 s", "56 tries")),
    Sum("2026-05-07", 24, 14.4 / 0.6, ("14.4 remain, enough for 24 a second",)),
    Sum("2026-05-21", 28 * 60 + 16, 3600 - 1904, ("28 minutes and 16 seconds",)),
    Sum("2026-06-16", 87_500, 16_000 + 71_000, ("87,500 callbacks", "16,000", "71,000")),
    Sum("2026-07-07", 480_000, 267_000 * 1.8, ("267,000 per month", "four fifths: 480,000")),
    Sum("2026-07-07", 22, 480_000 / 6 / 3600, ("six a second, or 22 hours",)),
    Sum("2026-07-21", 21_784_731.83, 10_893_022.10 + 10_891_709.73, ("€21,784,731.83",)),
    Sum("2026-07-21", 1312.37, 10_893_022.10 - 10_891_709.73, ("differ by €1,312.37",)),
    Sum("2026-07-21", 2640, 18_443 - 15_803, ("26-018443 less 26-015803 is 2,640",)),
    Sum("2026-08-11", 34, 23 + 11, ("23 after Tuesday's parcel had gone, eleven",)),
    Sum("2026-09-08", 46.8, 6500 * 7.2 / 1000, ("46.8 MB/s", "7.2 kB")),
    Sum("2026-09-08", 58, 100 * 3770 / 6500, ("58 % of all", "3,770 a second")),
    Sum(
        "2026-09-08", 2.0, (27.1 + (46.8 - 27.1) / 3) * 60 / 1000, ("33.7 MB/s, or 2 GB a minute",)
    ),
    Sum("2026-11-05", 7, 100 * 1900 / 25_800, ("Of 25,800 parcels", "1,900 or 7 %")),
    Sum("2026-11-10", 1206, 851 + 214 + 141, ("compared 1,206 requests",)),
)
