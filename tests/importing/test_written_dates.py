"""Days in the forms in which people write them."""

from __future__ import annotations

from datetime import date

import pytest

from kb_plugin.importing.written_dates import decided, is_month_first, written_dates

DAY = date(2019, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "2019-03-12",
        "2019/03/12",
        "2019.03.12",
        "2019-3-12",
        "20190312",
        "12 March 2019",
        "12th March 2019",
        "12th of March, 2019",
        "12. March 2019",
        "12-Mar-2019",
        "12 mar 2019",
        "March 12, 2019",
        "March 12th, 2019",
        "Mar 12, 2019",
        "Mar. 12 2019",
        "Mar 12 2019 10:03",
        "Tuesday, March 12, 2019",
        "Tue the 12th of March 2019",
        "2019-Mar-12",
        "2019-03-12T23:30:00-08:00",
        "2019-03-12/13 queue",
        "between 2019-03-12/13, at night",
        "INC-2019-03-12-queue",
        "Incidents/2019-03-12 queue",
        "12.03.2019",
        "12.3.2019",
        "2019_03_12",
        "12/Mar/19 09:14 AM",
        "2019\u201103\u201112",
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    assert [one.day for one in written_dates(text)] == [DAY]


@pytest.mark.parametrize(
    "text",
    [
        "version 10.0.32.54",
        "2019.03.12.1",
        "2019/03/12/4711",
        "2019-03-12/4.png",
        "1.12.4 (2019)",
        "On Feb 30, 2019",
        "2019-W12",
        "June 2021",
        "PM2020-009",
        "10:03",
        "may 3 of them",
        "30/02/2019",
        "12345678",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert list(written_dates(text)) == []


@pytest.mark.parametrize("text", ["04/05/2014", "04-05-2014", "4/5/2014", "04/05/14"])
def test_numbers_in_a_row_may_mean_two_days(text: str) -> None:
    (found,) = written_dates(text)
    assert found.day is None
    assert found.readings == (date(2014, 5, 4), date(2014, 4, 5))
    assert decided(found, month_first=True) == date(2014, 4, 5)
    assert decided(found, month_first=False) == date(2014, 5, 4)
    assert decided(found, month_first=None) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13/03/2019", date(2019, 3, 13)),
        ("03/13/2019", date(2019, 3, 13)),
        ("05/05/2019", date(2019, 5, 5)),
        ("Sunday 04/05/2014", date(2014, 5, 4)),
        ("Saturday 04/05/2014", date(2014, 4, 5)),
    ],
)
def test_what_settles_the_order(text: str, day: date) -> None:
    assert [one.day for one in written_dates(text)] == [day]


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["13/03/2019", "04/05/2014"], False),
        (["03/13/2019"], True),
        (["03/13/2019", "13/03/2019"], None),
        (["04/05/2014", "2019-03-13"], None),
    ],
)
def test_the_order_that_texts_agree_on(texts: list[str], order: bool | None) -> None:
    assert is_month_first(texts) is order


@pytest.mark.parametrize(
    "text", ["On 17. November, KIAM", "Wednesday 17th November", "Nov 17 came"]
)
def test_a_day_without_its_year(text: str) -> None:
    (found,) = written_dates(text)
    assert (found.day, found.month_and_day) == (None, (11, 17))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("January 4-5, 2020", [date(2020, 1, 4)]),
        ("4 to 5 January 2020", [date(2020, 1, 4)]),
        ("28 Feb – 1 Mar 2020", [date(2020, 2, 28), date(2020, 3, 1)]),
        ("Dec 31 23:10 UTC - Jan 1, 2020", [date(2019, 12, 31), date(2020, 1, 1)]),
    ],
)
def test_days_that_share_a_year_begin_with_the_first(text: str, days: list[date]) -> None:
    assert [one.day for one in written_dates(text)] == days


@pytest.mark.parametrize(
    "text",
    ["12. März 2019", "le 12 mars 2019", "12 de marzo de 2019", "12 marzo 2019", "12 maart 2019"],
)
def test_months_of_other_languages(text: str) -> None:
    assert [one.day for one in written_dates(text)] == [DAY]


def test_days_come_in_the_order_of_the_text() -> None:
    found = written_dates("from 2020-02-05 to March 1, 2020")
    assert [one.day for one in found] == [date(2020, 2, 5), date(2020, 3, 1)]
