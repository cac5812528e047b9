"""Say which notebook, module or setting is not as nbdev writes it; process the notebooks for the documentation.

nbdev works in a copy: nothing in this folder changes, and no git is needed."""
import shutil, subprocess, sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# Only rendering needs Quarto, but nbdev_proc_nbs would download it.
PROCESS = 'import nbdev.quarto as q; q._ensure_quarto = lambda: None; q.nbdev_proc_nbs()'


def written(root):
    "Every file that nbdev writes or cleans, with its bytes."
    notebooks = [path for path in root.glob('nbs/*.ipynb') if path.name[0] not in '._']
    files = [*notebooks, *root.glob('brain_tumor/*.py'), root/'pyproject.toml', root/'nbs/nbdev.yml', root/'nbs/sidebar.yml']
    return {path.relative_to(root): path.read_bytes() for path in files if path.exists()}


def copy(files, folder):
    "Write `files` into `folder`, without the modules: nbdev has to make them."
    for path, content in files.items():
        if path.suffix == '.py' and path.name != '__init__.py': continue
        (folder/path).parent.mkdir(parents=True, exist_ok=True)
        (folder/path).write_bytes(content)
    for path in ('settings.ini', 'nbs/_quarto.yml'): shutil.copy(ROOT/path, folder/path)


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
