#!/bin/sh
# web, worker, scheduler, migrate; `healthy` asks the site; anything else is a command of manage.py.
set -eu

case "${1:-web}" in
  web)
    # Synchronous processes, one more than the cores: pages are short and the proxy holds slow readers.
    # No access log: an address may carry what somebody searched for.
    exec gunicorn rcp.wsgi --bind 0.0.0.0:8000 --workers "${WEB_WORKERS:-3}" --timeout 60 --no-control-socket \
      --max-requests 5000 --max-requests-jitter 500 --worker-tmp-dir /dev/shm
    ;;
  worker)
    exec celery -A rcp worker --concurrency "${WORKER_PROCESSES:-2}" --loglevel WARNING --without-gossip --without-mingle
    ;;
  scheduler)
    exec celery -A rcp beat --loglevel WARNING --pidfile=
    ;;
  migrate)
    python manage.py migrate --noinput
    python manage.py createcachetable
    exec python manage.py check --deploy --database default --fail-level ERROR
    ;;
  healthy)
    exec python - <<'PYTHON'
import os
from urllib.request import Request, urlopen

host = os.environ["ALLOWED_HOSTS"].split(",")[0]
urlopen(Request("http://127.0.0.1:8000/health/", headers={"Host": host, "X-Forwarded-Proto": "https"}), timeout=5)
PYTHON
    ;;
  *)
    exec python manage.py "$@"
    ;;
esac
