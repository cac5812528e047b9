"""Write nbs/guide/commands.md: each command with its help and one call on phantoms, and what that prints.

With --run the calls are made, which takes minutes; otherwise the page keeps what they printed.
With --check, only say whether a help or a call is another one than on the page."""
import os
import re
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import h5py
import numpy as np
from fastcore.script import anno_parser

from brain_tumor.serve import cli
from brain_tumor.synthetic.phantom import write_phantoms

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT/'nbs/guide/commands.md'
SCAN, PHANTOMS = 'heads/Training/glioma/phantom_00001.jpg', 192
CALLS = {  # command without its first words: what it is for, the page that explains it, a call
    'predict': ('Asks for a verdict.', 'network/verdict', SCAN),
    'explain': ('Draws where the network looked.', 'proof/panels', f'{SCAN} --out explanations'),
    'train': ('Trains a network. Six passes over a few phantoms teach it little; on real scans leave `--epochs` out.', '02_train',
              'heads --epochs 6 --out runs/heads'),
    'evaluate': ('Judges a network that was trained, on its test slices.', '03_evaluate', 'runs/heads heads'),
    'export': ('Writes a network as one file for another runtime.', 'serve/export', 'evidence --format onnx --precision float16'),
    'outlines': ('Makes the table of outlines from your own download of the collection. '
                 'Here its files are drawn by the tool that writes this page.', 'collection/outlines', 'collection heads'),
    'audit': ('Looks for twins and strange slices.', 'collection/audit', 'heads'),
    'review': ('Looks for healthy slices that may show something. One hundred batches are too few for that; leave `--epochs` out.',
               'training/review', 'heads --outlines annotations.csv --epochs 1'),
    'faithfulness': ('Measures whether heatmaps lie on the tumor, and whether they matter.', 'proof/localization',
                     'heads annotations.csv --slices 4'),
    'trial': ('Puts any model through the nine tests.', 'proof/trial', 'plain heads --outlines annotations.csv'),
    'app': ('Serves the web page, until Ctrl+C; here it is stopped after 20 seconds.', 'serve/app', '--port 8871'),
    'demo': ('Does it all on phantoms.', 'synthetic/phantom', '')}
STOPPED = {'app': 20}  # seconds after which a call is interrupted
ENVIRONMENT = {'COLUMNS': '100', 'TF_CPP_MIN_LOG_LEVEL': '3', 'MPLBACKEND': 'agg'}
# What is left out: progress bars, and the logs of libraries.
PASSING = re.compile(r'.*\[\d\d:\d\d|\[(?:Voila|IPKernelApp)\]|http://127|[IW]\d{4} |WARNING: All log')
HEAD = '''---
title: Command line
description: "What each command takes, and what it prints."
---

<!-- Written by tools/commands.py: edit that. -->

These commands come with the package. All answer to `--help`, end with one sentence where they cannot do their work,
and can be stopped by Ctrl+C. The calls below are made on phantoms, heads that nobody has, so you can make them too:

```sh
python -c "from brain_tumor.synthetic.phantom import write_phantoms; write_phantoms('heads', {count})"
```

What a network says of a phantom is no sign of what it is worth. [Start](../serve/start.ipynb) tells how a command begins,
and [another chapter](../serve/cli.ipynb) holds what each of them does.
'''
SHOWN = re.compile(r'^\$ (brain_tumor_\w+.*)\n((?:.*\n)*?)```$', re.MULTILINE)


def unshown():
    "The commands that are installed and have no call here."
    ini = ConfigParser(delimiters=['='], interpolation=None)
    ini.read(ROOT/'settings.ini', encoding='utf-8')
    return {line.split('=')[0].removeprefix('brain_tumor_') for line in ini['DEFAULT']['console_scripts'].split()} - CALLS.keys()


def call_of(name):
    "The call of a command that the page shows."
    return f'brain_tumor_{name} {CALLS[name][2]}'.strip()


def write_collection(folder, heads):
    "Draw files of the figshare collection from phantoms, with their masks; each is of another person."
    folder.mkdir()
    for number, mask in enumerate(sorted(heads.glob('.masks/*/*.png')), start=1):
        picture = cv2.imread(str(heads/'Training'/mask.parent.name/f'{mask.stem}.jpg'), cv2.IMREAD_GRAYSCALE)
        tumor = cv2.imread(str(mask), cv2.IMREAD_GRAYSCALE) > 0
        border = max(cv2.findContours(np.uint8(tumor), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0], key=len)[:, 0].ravel()
        person = np.uint16([[ord(letter)] for letter in str(100 + number)])
        values = dict(image=12*np.int16(picture).T, tumorMask=np.uint8(tumor).T, tumorBorder=[border], label=[[1.0]], PID=person)
        with h5py.File(folder/f'{number}.mat', 'w') as file:
            for name, value in values.items(): file[f'cjdata/{name}'] = value


def outputs():
    "What the calls print, by call: each is made in the folder that the one before has left."
    printed = {}
    with TemporaryDirectory() as folder:
        write_collection(Path(folder)/'collection', write_phantoms(Path(folder)/'heads', PHANTOMS))
        for name in CALLS:
            script = f'from brain_tumor.serve import start; start.brain_tumor_{name}()'
            process = subprocess.Popen([sys.executable, '-c', script, *call_of(name).split()[1:]], cwd=folder, text=True,
                                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=os.environ | ENVIRONMENT)
            try: said = process.communicate(timeout=STOPPED.get(name))[0]
            except subprocess.TimeoutExpired:
                process.send_signal(2)
                said = process.communicate()[0]
            lines = [line.rstrip() for line in said.splitlines() if line.strip() and not PASSING.match(line)]
            printed[call_of(name)] = ''.join(line + '\n' for line in lines)
            print(f'{name}: {process.returncode}', file=sys.stderr)
    return printed


def page(printed):
    "The text of the page."
    os.environ.update(ENVIRONMENT)
    parts = [HEAD.replace('{count}', str(PHANTOMS))]
    for name, (what, where, _) in CALLS.items():
        full, call = f'brain_tumor_{name}', call_of(name)
        usage = anno_parser(getattr(cli, full), prog=full).format_help()
        parts.append(f'## {full}\n\n{what} [More](../{where}.ipynb).\n\n```text\n{usage.rstrip()}\n```\n\n'
                     f'```text\n$ {call}\n{printed.get(call, "")}```\n')
    return '\n'.join(parts)


if __name__ == '__main__':
    if missing := unshown(): sys.exit(f'tools/commands.py shows no call of {", ".join(sorted(missing))}: add one.')
    before = TARGET.read_text(encoding='utf-8') if TARGET.exists() else ''
    text = page(outputs() if '--run' in sys.argv else dict(SHOWN.findall(before)))
    if '--check' not in sys.argv: TARGET.write_text(text, encoding='utf-8')
    elif text.split() != before.split():  # Python's versions break lines at other places
        sys.exit(f'{TARGET.relative_to(ROOT)} is stale: `make export` writes it again, `python tools/commands.py --run` makes the calls.')
