"""Say which notebook, module or setting is not as nbdev writes it; process the notebooks for the documentation.

nbdev works in a copy: nothing in this folder changes, and no git is needed."""
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# Only rendering needs Quarto, but nbdev_proc_nbs would download it.
PROCESS = 'import nbdev.quarto as q; q._ensure_quarto = lambda: None; q.nbdev_proc_nbs()'
BY_HAND = ('settings.ini', 'nbs/_quarto.yml', 'nbs/sidebar.yml')


def written(root):
    "Every file that nbdev writes or cleans, with its bytes."
    notebooks = [path for path in (root/'nbs').rglob('*.ipynb') if not any(part[0] in '._' for part in path.relative_to(root).parts)]
    modules = [path for path in (root/'brain_tumor').rglob('*.py') if path.name != '__init__.py']
    settings = [root/'pyproject.toml', root/'nbs/nbdev.yml']
    return {path.relative_to(root): path.read_bytes() for path in (*notebooks, *modules, *settings) if path.exists()}


def copy(files, folder):
    "Write `files` into `folder`, without the modules: nbdev has to make them."
    package = ROOT/'brain_tumor'
    by_hand = [*BY_HAND, *(path.relative_to(ROOT) for path in (*package.rglob('__init__.py'), *package.glob('templates/*')))]
    for path, content in (files | {Path(path): (ROOT/path).read_bytes() for path in by_hand}).items():
        if path.suffix == '.py' and path.name != '__init__.py': continue
        (folder/path).parent.mkdir(parents=True, exist_ok=True)
        (folder/path).write_bytes(content)


def run(folder, *command):
    "Run `command` in `folder`; if it fails, stop and show what it said."
    done = subprocess.run([BIN/command[0], *command[1:]], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode: sys.exit(f'{done.stdout}nbdev failed: the lines above say on which notebook.')


def compare(here, there):
    "Stop with one sentence for each file of `here` that is not as nbdev left it `there`."
    said = []
    for path in sorted(here.keys() | there.keys()):
        if path not in there: said.append(f'{path} comes from no notebook: delete it.')
        elif here.get(path) != there[path]: said.append(f'{path} is not as nbdev writes it: run `make export`.')
    if said: sys.exit('\n'.join(said))


if __name__ == '__main__':
    with TemporaryDirectory() as folder:
        folder, here = Path(folder), written(ROOT)
        copy(here, folder)
        run(folder, 'nbdev_clean')
        run(folder, 'nbdev_export')
        compare(here, written(folder))
        run(folder, 'python', '-c', PROCESS)
        compare(here, written(folder))
    print('Notebooks and modules agree.')
