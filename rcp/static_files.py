"""Style sheets and scripts under names that change with their content, our own modules included.

A browser that holds an old module would otherwise go on with it after a release.
"""

from django.contrib.staticfiles.apps import StaticFilesConfig
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True
    # Only ours: the modules of others import names that are no files.
    _js_module_import_aggregation_patterns = (
        "rcp/js/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )


class Collected(StaticFilesConfig):
    """Without what packages bring for pages that this site does not have."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "redoc", "rest_framework"]
