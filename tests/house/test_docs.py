"""Pages of the documentation that are drawn from the code say what the code says."""

from rcp.meetings.management.commands.draw_states import states_markdown
from tests.house.test_imports import ROOT


def test_the_drawn_states_are_those_of_the_tables():
    assert (ROOT / "docs" / "states.md").read_text() == states_markdown()


def test_every_decision_is_listed_in_its_index():
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text()
    assert all(f"({path.name})" in index for path in folder.glob("0*.md"))
