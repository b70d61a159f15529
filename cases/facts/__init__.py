"""What the file already says to the scores, always marked as deduced, with the row and the day it comes from.

A deduction is a proposal: the person who scores sees where it comes from and may answer otherwise.
"""

from cases.facts.answers import applies_to
from cases.facts.deduced import Dated, Deduced, Deduction, Measured
from cases.facts.primary import primary_of
from cases.facts.record import Facts

__all__ = ["Dated", "Deduced", "Deduction", "Facts", "Measured", "applies_to", "primary_of"]
