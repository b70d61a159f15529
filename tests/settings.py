"""The product's settings, with files in a folder of the run's own and passwords hashed cheaply."""

import importlib
import os
import tempfile

# Read by the product's settings, so it is set first. The processes of one parallel run share the first one's folder.
os.environ["DATA_DIR"] = os.environ.setdefault("TEST_DATA_DIR", tempfile.mkdtemp(prefix="concertos-test-"))
os.environ.setdefault("KEY_PREFIX", "concertos-test")

product = importlib.import_module("rcp.settings")
globals().update({name: getattr(product, name) for name in dir(product) if name.isupper()})

# Scrypt costs a tenth of a second on purpose; the tests sign people in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Collecting static files is a step of installing, not of testing.
STORAGES = product.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
