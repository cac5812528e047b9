"""Test every notebook with nbdev_test, each in a process of its own, and count."""
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fastcore.basics import num_cpus
from fastcore.script import call_parse
from nbdev.doclinks import nbglob

NOTEBOOKS = Path(__file__).resolve().parent.parent/'nbs'
NBDEV_TEST = Path(sys.executable).with_name('nbdev_test')
BROWSERS = 'chromium', 'chromium-browser', 'google-chrome'
QUIET = {'MPLBACKEND': 'agg', 'TF_CPP_MIN_LOG_LEVEL': '3'}


def test(notebook, flags, deadline):
    "Test one notebook, say how it went, and return whether it passed."
    start = time.monotonic()
    try:
        done = subprocess.run([NBDEV_TEST, '--path', notebook, '--flags', flags], env=os.environ | QUIET, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=max(deadline - start, 0))
        passed, said = done.returncode == 0, done.stdout + f'nbdev_test ended with {done.returncode}.\n'
    except subprocess.TimeoutExpired: passed, said = False, 'The time for all tests together is over.\n'
    line = f'{"passed" if passed else "FAILED"} {notebook.relative_to(NOTEBOOKS)} {time.monotonic() - start:.0f} s\n'
    print(line, '' if passed else said, sep='', end='', flush=True)
    return passed


@call_parse
def main(
    flags:str='', # Marked cells to run as well: slow, data, or 'slow data'
    minutes:float=30, # Time for all notebooks together
):
    "Test every notebook; the last line counts them."
    notebooks, deadline = sorted(nbglob(NOTEBOOKS, as_path=True)), time.monotonic() + 60*minutes
    with ThreadPoolExecutor(num_cpus()) as pool:
        passed = list(pool.map(lambda notebook: test(notebook, flags, deadline), notebooks))
    if not any(map(shutil.which, BROWSERS)): print('skipped the web page in a browser (serve/app.ipynb): there is no Chromium')
    print(f'{sum(passed)} passed, {len(passed) - sum(passed)} failed')
    sys.exit(not passed or not all(passed))
