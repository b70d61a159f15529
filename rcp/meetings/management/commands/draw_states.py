from django.core.management.base import BaseCommand

from cases.transitions import MAY_FOLLOW


def states_markdown():
    """The transition tables as Markdown with one Mermaid drawing each: the text of docs/states.md."""
    parts = [
        "# States",
        "",
        "Drawn from the transition tables by `manage.py draw_states > docs/states.md`; a test keeps it true. "
        "`cases.transitions.move()` is the only way from one state to another.",
    ]
    for model, table in MAY_FOLLOW.items():
        parts += ["", f"## {model.__name__}", "", "```mermaid", "stateDiagram-v2"]
        first = next(iter(table))
        parts.append(f"    [*] --> {first}")
        for state, followers in table.items():
            parts += [f"    {state} --> {follower}" for follower in followers]
            if not followers:
                parts.append(f"    {state} --> [*]")
        parts += ["```", "", "| state | may become |", "|---|---|"]
        parts += [f"| `{state}` | {', '.join(f'`{one}`' for one in table[state]) or '–'} |" for state in table]
    return "\n".join(parts) + "\n"


class Command(BaseCommand):
    help = "Print the state tables of the house as Markdown."
    requires_system_checks = []

    def handle(self, **options):
        self.stdout.write(states_markdown(), ending="")
