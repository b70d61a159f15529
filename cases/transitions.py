"""States are a table, and `move()` is the only way through it."""

from django.db.models import F
from django.utils.translation import gettext as _

from cases.audit import differences
from cases.errors import Refused
from cases.models import Case

S = Case.Status

MAY_FOLLOW = {
    Case: {
        S.DRAFT: (S.SUBMITTED, S.WITHDRAWN),
        S.SUBMITTED: (S.RETURNED, S.SCHEDULED, S.URGENT, S.WITHDRAWN),
        S.RETURNED: (S.SUBMITTED, S.WITHDRAWN),
        S.SCHEDULED: (S.SUBMITTED, S.DISCUSSED, S.RECORDED, S.POSTPONED, S.WITHDRAWN),
        S.URGENT: (S.DECIDED, S.WITHDRAWN),
        S.DISCUSSED: (S.DECIDED, S.WITHDRAWN),
        S.RECORDED: (S.SCHEDULED, S.DECIDED, S.WITHDRAWN),
        S.POSTPONED: (S.SCHEDULED, S.WITHDRAWN),
        S.DECIDED: (S.CLOSED,),
        S.CLOSED: (),
        S.WITHDRAWN: (),
    }
}


def table_of(model, states):
    """A room above adds the table of one of its models."""
    MAY_FOLLOW[model] = states


def may_move(row, *, to):
    return to in MAY_FOLLOW[type(row)][row.status]


def move(row, *, to, **values):
    """Give `row` the status `to` and the `values`, if the table allows it and nobody moved it first.

    The change is one conditional UPDATE: two people who press at once get one success and one refusal. Returns
    {field: [old, new]} for the journal.
    """
    if not may_move(row, to=to):
        raise Refused(
            _("Cet objet est « %(state)s » : il ne peut pas devenir « %(wanted)s ».")
            % {"state": row.get_status_display(), "wanted": type(row).Status(to).label}
        )
    before = _said(row, values)
    claimed = (
        type(row)
        ._base_manager.filter(pk=row.pk, status=row.status)
        .update(status=to, version=F("version") + 1, **values)
    )
    if not claimed:
        raise Refused(_("Quelqu’un vient de changer cet état : rechargez la page pour voir où il en est."))
    row.refresh_from_db()
    return differences(before, _said(row, values))


def _said(row, values):
    return {name: row._meta.get_field(name).value_from_object(row) for name in ("status", *values)}
