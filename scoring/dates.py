"""Delays are compared as dates, never as completed months: 15 months and ten days is more than 15 months."""

from calendar import monthrange


def add_months(day, months):
    """The same day of the month later; a day that does not exist there becomes the last of that month."""
    years, month0 = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month0 + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
