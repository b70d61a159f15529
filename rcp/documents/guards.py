"""A paper that was made stays as it was made."""

from cases.guards import Guard, declare

declare(Guard("documents_document", when="{row}.status = 'ready'"))
