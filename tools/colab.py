"""Give every notebook its badge, the cell that installs what it needs on Colab, and its last cell; with --check, only say what lacks it."""
import json
import sys
from configparser import ConfigParser
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT/'nbs'
ini = ConfigParser(delimiters=['='])
ini.read(ROOT/'settings.ini', encoding='utf-8')
REPOSITORY, BRANCH = ini['DEFAULT']['git_url'], ini['DEFAULT']['branch']
NEEDS = {  # notebook: extras, and packages that it is compared with
    '05_widget': '[medical]', 'collection/volumes': '[medical]', 'network/cam': 'tf-keras-vis', 'network/verdict': '[medical]',
    'proof/ablation': '[medical]', 'proof/counterfactual': '[faithfulness]', 'proof/crash_tests': '[medical]', 'proof/foreign': '[export]',
    'proof/localization': 'quantus', 'proof/panels': '[medical]', 'proof/perturbation': '[faithfulness] quantus',
    'scan/dicom': '[medical]', 'scan/gray': '[medical] simpleitk', 'scan/head_check': '[medical,faithfulness]', 'scan/picture': '[medical]',
    'scan/read': '[medical]', 'scan/volume': '[medical] simpleitk', 'serve/app': '[medical] voila playwright',
    'serve/bench': '[export] openvino', 'serve/cli': '[medical,export,faithfulness]', 'serve/export': '[export]',
    'serve/findings': '[medical]', 'serve/front_door': '[medical]', 'serve/objects': '[medical]', 'serve/site': 'nbdev==2.4.14',
    'serve/start': '[medical] nbdev==2.4.14', 'synthetic/files': '[medical]', 'training/evidence': '[medical]',
    'training/heads': '[medical]', 'trust/same_scan': '[medical]', 'trust/stacks': '[medical]'}
TO_READ = ('about/', 'guide/numbers')  # pages with nothing to try
PAGE = REPOSITORY.replace('https://github.com', 'https://colab.research.google.com/github') + f'/blob/{BRANCH}/nbs'
BADGE = '[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]'
INSTALL = '''#| hide
#| eval: false
# Colab starts without the package; everywhere else it is installed already.
import sys
if 'google.colab' in sys.modules: get_ipython().system({line})'''
LAST = '''#| hide
import sys
from importlib.util import find_spec
if find_spec('nbdev') and 'google.colab' not in sys.modules: import nbdev; nbdev.nbdev_export()'''


def install_cell(name: str) -> str:
    "The cell that installs the package on Colab, with what a notebook needs besides."
    extras, _, packages = NEEDS[name].partition(' ') if NEEDS.get(name, '').startswith('[') else ('', '', NEEDS.get(name, ''))
    package = f"'brain_tumor{extras} @ git+{REPOSITORY}'" if extras else f'git+{REPOSITORY}'
    return INSTALL.format(line=repr(f'pip install -q {package} {packages}'.strip()))


def new_cell(kind: str, text: str) -> dict:
    "A cell that has not run."
    cell = dict(cell_type=kind, id=uuid4().hex[:8], metadata={}, source=text.splitlines(keepends=True))
    return cell | (dict(execution_count=None, outputs=[]) if kind == 'code' else {})


def find(cells: list[dict], text: str) -> dict | None:
    "The first cell that holds a text."
    return next((cell for cell in cells if text in ''.join(cell['source'])), None)


def set_badge(cells: list[dict], name: str) -> None:
    "Let the first text below the title begin with the badge."
    badge = f'{BADGE}({PAGE}/{name}.ipynb)'
    if cell := find(cells, BADGE): cell['source'][0] = badge + '\n' * (len(cell['source']) > 1)
    else:
        title = next(number for number, cell in enumerate(cells) if cell['cell_type'] == 'markdown')
        text = next((cell for cell in cells[title + 1:] if cell['cell_type'] == 'markdown'), None)
        if text and not text['source'][0].startswith('#'): text['source'] = [f'{badge}\n', '\n', *text['source']]
        else: cells.insert(title + 1, new_cell('markdown', badge))


def set_code(cells: list[dict], mark: str, place: int, text: str) -> None:
    "Let the cell that holds `mark` hold this text; if there is none, insert one."
    cell = find(cells, mark)
    if cell: cell['source'] = text.splitlines(keepends=True)
    else: cells.insert(place, new_cell('code', text))


def complete(path: Path) -> str:
    "The text of a notebook with all that belongs to it."
    notebook = json.loads(path.read_text(encoding='utf-8'))
    cells, name = notebook['cells'], path.relative_to(NOTEBOOKS).with_suffix('').as_posix()
    set_badge(cells, name)
    first = next(number for number, cell in enumerate(cells) if cell['cell_type'] == 'code' and 'default_exp' not in cell['source'][0])
    set_code(cells, "if 'google.colab' in sys", first, install_cell(name))
    if find(cells, 'default_exp'): set_code(cells, 'import nbdev; nbdev.nbdev_export()', len(cells), LAST)
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + '\n'


if __name__ == '__main__':
    paths = [path for path in sorted(NOTEBOOKS.rglob('*.ipynb')) if not path.relative_to(NOTEBOOKS).as_posix().startswith(TO_READ)
             and not any(part[0] in '._' for part in path.relative_to(NOTEBOOKS).parts)]
    stale = {path: text for path in paths if (text := complete(path)) != path.read_text(encoding='utf-8')}
    if '--check' not in sys.argv:
        for path, text in stale.items(): path.write_text(text, encoding='utf-8')
    elif stale:
        names = ', '.join(str(path.relative_to(NOTEBOOKS)) for path in stale)
        sys.exit(f'The badge, the cell for Colab or the last cell is not as it should be in {names}: run `make export`.')
