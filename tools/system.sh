#!/bin/sh
# Print the Python that .venv is made with (PYTHON, if it is set), or say in one sentence which Debian packages are missing.
fail() { echo "$1: apt-get install$2." >&2; exit 1; }

for python in $PYTHON python3.11 python3.12 python3.13 python3 none; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
done
[ "$python" != none ] || fail 'Python 3.11 or newer is missing' ' python3 python3-venv'

missing=
"$python" -c 'import venv, ensurepip' 2>/dev/null || missing=" $(basename "$python")-venv"
if [ "$(uname)" = Linux ]; then   # OpenCV loads these two
    has() { "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null; }
    has libGL.so.1 || missing="$missing libgl1"
    has libgthread-2.0.so.0 || missing="$missing libglib2.0-0"
fi
[ -z "$missing" ] || fail 'Debian packages are missing' "$missing"
echo "$python"
