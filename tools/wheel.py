"""Build the package into dist/, install it in an empty environment elsewhere, and see that it works there.

The wheel is built from the source distribution, so a file that one of them lacks is missed here."""
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from configparser import ConfigParser
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 15_000_000  # bytes of a wheel
SECONDS = 300  # for everything together
DRAW = "from PIL import Image; from brain_tumor import phantom; Image.fromarray(phantom('glioma', seed=0)[0]).save('scan.png')"
WHERE = 'import brain_tumor; print(brain_tumor.__file__)'
WIDGET = b'application/vnd.jupyter.widget-view+json'  # in a page whose cell has run
ENDED = 130  # status of a command that Ctrl+C ends


class Check:
    "Runs programs of an environment in an empty folder until the time is over."

    def __init__(self, folder: Path):
        self.deadline = time.monotonic() + SECONDS
        self.here, self.bin = folder/'elsewhere', folder/'venv/bin'
        self.here.mkdir()
        self.env = {name: value for name, value in os.environ.items() if not name.startswith(('PYTHON', 'VIRTUAL_ENV'))}

    def left(self) -> float:
        "Seconds that are left; stops if there are none."
        if (left := self.deadline - time.monotonic()) <= 0: sys.exit(f'The check took more than {SECONDS} s: it has to be quick.')
        return left

    def run(self, *command: object) -> str:
        "Run a command; if it fails or takes too long, stop and show what it said, and otherwise return what it printed."
        line = ' '.join(map(str, command))
        try: done = subprocess.run([*map(str, command)], cwd=self.here, env=self.env, text=True, timeout=self.left(), capture_output=True)
        except subprocess.TimeoutExpired: sys.exit(f'The {SECONDS} s for the whole check were over during: {line}')
        if done.returncode: sys.exit(f'{done.stdout}{done.stderr}This failed: {line}')
        return done.stdout

    def install(self, requirement: str) -> None:
        "Install into the environment, with uv where it is there."
        python = self.bin/'python'
        pip = ('uv', 'pip', 'install', '--python', python) if shutil.which('uv') else (python, '-m', 'pip', 'install')
        self.run(*pip, '--quiet', requirement)


def build(check: Check) -> Path:
    "Build both distributions; the wheel holds every file of the package, and both have a page that an index can show."
    dist = ROOT/'dist'
    shutil.rmtree(dist, ignore_errors=True)
    check.run(sys.executable, '-m', 'build', '--outdir', dist, ROOT)
    check.run(sys.executable, '-m', 'twine', 'check', '--strict', *dist.iterdir())
    wheel, = dist.glob('*.whl')
    if (size := wheel.stat().st_size) > LARGEST: sys.exit(f'The wheel has {size / 1e6:.1f} MB, and {LARGEST / 1e6:.0f} MB are the limit.')
    own = {path.relative_to(ROOT).as_posix() for path in (ROOT/'brain_tumor').rglob('*') if path.is_file() and path.suffix != '.pyc'}
    lost = sorted(own - set(ZipFile(wheel).namelist()))
    if lost: sys.exit(f'The wheel lacks {", ".join(lost)}: name it in MANIFEST.in.')
    return wheel


def install(check: Check, wheel: Path) -> None:
    "Install the wheel in a new environment, and import it from there."
    check.run(sys.executable, '-m', 'venv', check.bin.parent)
    check.install(str(wheel))
    place = Path(check.run(check.bin/'python', '-c', WHERE).strip())
    if check.bin.parent not in place.parents: sys.exit(f'brain_tumor was imported from {place}, not from the new environment.')


def ask_for_help(check: Check) -> None:
    "Ask every command what it does."
    ini = ConfigParser(delimiters=['='])
    ini.read(ROOT/'settings.ini', encoding='utf-8')
    for line in ini['DEFAULT']['console_scripts'].split():
        name = line.partition('=')[0]
        if f'usage: {name}' not in check.run(check.bin/name, '--help'): sys.exit(f'{name} --help shows no usage.')


def predict(check: Check) -> None:
    "Let both networks judge a phantom."
    check.run(check.bin/'python', '-c', DRAW)
    for model in ('evidence', 'plain'):
        said = check.run(check.bin/'brain_tumor_predict', 'scan.png', '--model', model)
        if not said.startswith('scan.png: '): sys.exit(f'The network {model} gave no verdict: {said}')


def open_app(check: Check, wheel: Path) -> None:
    "Start the web page, see that it holds the widget, and end it."
    check.install(f'brain_tumor[app] @ {wheel.as_uri()}')
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        port = probe.getsockname()[1]
    log = check.here/'app.log'
    with log.open('w') as said:
        app = subprocess.Popen([check.bin/'brain_tumor_app', '--port', str(port)], cwd=check.here, env=check.env, stdout=said, stderr=said)
    try:
        page = b''
        while not page:
            if app.poll() is not None or check.left() < 10: sys.exit(f'{log.read_text()}The web page did not come.')
            time.sleep(1)
            try: page = urlopen(f'http://127.0.0.1:{port}', timeout=check.left()).read()
            except URLError: pass
        app.send_signal(signal.SIGINT)
        if WIDGET not in page: sys.exit(f'{log.read_text()}The web page came without the widget.')
        if (status := app.wait(check.left())) != ENDED: sys.exit(f'The web page ended with {status}, and Ctrl+C ends it with {ENDED}.')
    finally: app.kill()


if __name__ == '__main__':
    with TemporaryDirectory() as folder:
        check = Check(Path(folder))

        def timed(what: str, step: Callable, *arguments: object):
            "Do a step, and say how long it took."
            start = time.monotonic()
            result = step(check, *arguments)
            print(f'{what}: {time.monotonic() - start:.0f} s', flush=True)
            return result

        wheel = timed('built and checked', build)
        timed('installed and imported', install, wheel)
        timed('every command has help', ask_for_help)
        timed('both networks judge a phantom', predict)
        timed('the web page starts and ends', open_app, wheel)
    print(f'{wheel.name} works in an empty environment; it has {wheel.stat().st_size / 1e6:.1f} MB.')
