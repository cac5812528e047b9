"""Say which notebook, module or setting is not as nbdev writes it, which link leads nowhere, and which output is a warning;
make the pages of the site, as far as Quarto takes over, and look for what a page must not show, for links between pages
that lead nowhere, and for pages that no sidebar names.

nbdev works in a copy: nothing in this folder changes, and no git is needed."""
import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from brain_tumor.serve.site import link_faults, page_faults

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# Only rendering needs Quarto, but nbdev_proc_nbs would download it.
PROCESS = 'import nbdev.quarto as q; q._ensure_quarto = lambda: None; q.nbdev_proc_nbs()'
LINK = re.compile(r'(?:\]\(|\b(?:src|href)=")(?!\w+:|[#/])([^)"\s#]+)')
CODE = re.compile(r'```.*?```|`[^`\n]*`', re.DOTALL)  # what only looks like a link
WARNING = re.compile('^WARNING:', re.MULTILINE)  # TensorFlow's log, which Jupyter takes for ordinary output
PAGE = re.compile(r'(?:- |href: )(\S+\.(?:ipynb|md))$', re.MULTILINE)  # in the sidebar


def sources_of(root, pattern='*.ipynb'):
    "Every notebook, or other file beside them, that nbdev reads."
    paths = [path for path in (root/'nbs').rglob(pattern) if not any(part[0] in '._' for part in path.relative_to(root).parts)]
    return [path for path in paths if path.is_file()]


def written(root):
    "Every file that nbdev writes or cleans, with its bytes."
    notebooks = sources_of(root)
    modules = [path for path in (root/'brain_tumor').rglob('*.py') if path.name != '__init__.py']
    settings = [root/'pyproject.toml', root/'nbs/nbdev.yml']
    return {path.relative_to(root): path.read_bytes() for path in (*notebooks, *modules, *settings) if path.exists()}


def copy(files, folder):
    "Write `files` into `folder`, without the modules: nbdev has to make them."
    package = ROOT/'brain_tumor'
    shipped = [path for path in package.rglob('*') if path.is_file() and path.suffix not in ('.py', '.pyc')]
    by_hand = [ROOT/'settings.ini', ROOT/'nbs/_quarto.yml', *sources_of(ROOT, '*'), *ROOT.glob('*.md'),
               *package.rglob('__init__.py'), *shipped]
    for path, content in ({path.relative_to(ROOT): path.read_bytes() for path in by_hand} | files).items():
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


def cells_of(path):
    "The cells of a notebook, or a text file as the only one."
    if path.suffix == '.ipynb': return json.loads(path.read_text(encoding='utf-8'))['cells']
    return [dict(cell_type='markdown', source=path.read_text(encoding='utf-8'))]


def faults(cell, folder):
    "What is wrong with a cell whose links start in `folder`: links that lead nowhere, outputs that are warnings."
    outputs = cell.get('outputs', [])
    texts = [cell['source'] if cell['cell_type'] == 'markdown' else '']
    texts += [output.get('data', {}).get('text/markdown', '') for output in outputs]
    for link in LINK.findall(CODE.sub('', '\n'.join(map(''.join, texts)))):
        if not (folder/link).exists(): yield f'links to {link}, which is not there: correct it'
    for output in outputs:
        said = ''.join(output.get('text', ''))
        if output.get('name') == 'stderr' or WARNING.search(said): yield f'keeps the warning {said[:60]!r}: delete that output'


def look_through(root):
    "Stop with one sentence for each fault of a notebook or a text."
    paths = [*sorted(sources_of(root)), *sorted(sources_of(root, '*.md')), *sorted(root.glob('*.md'))]
    said = [f'{path.relative_to(root)}, cell {number}, {fault}.' for path in paths
            for number, cell in enumerate(cells_of(path)) for fault in faults(cell, path.parent)]
    if said: sys.exit('\n'.join(said))


def look_at_pages(root):
    "Stop with one sentence for each fault of a page of the site."
    said = [f'{page.relative_to(root)}: {fault}' for page in sorted(root.rglob('*.ipynb'))
            for fault in page_faults(json.loads(page.read_text(encoding='utf-8')))]
    pages = {page.relative_to(root).as_posix() for page in root.rglob('*') if page.suffix in ('.ipynb', '.md')}
    named = set(PAGE.findall((root/'sidebar.yml').read_text(encoding='utf-8')))
    said += [f'{page} has no place in nbs/sidebar.yml: name it there.' for page in sorted(pages - named)]
    said += [f'nbs/sidebar.yml names {page}, which is not there: correct it.' for page in sorted(named - pages)]
    said += link_faults(root)
    if said: sys.exit('\n'.join(said))


if __name__ == '__main__':
    look_through(ROOT)
    with TemporaryDirectory() as folder:
        folder, here = Path(folder), written(ROOT)
        copy(here, folder)
        run(folder, 'nbdev_clean')
        run(folder, 'nbdev_export')
        compare(here, written(folder))
        run(folder, 'python', '-c', PROCESS)
        compare(here, written(folder))
        look_at_pages(folder/'_proc')
    print('Notebooks and modules agree; every link leads somewhere, and the pages of the site are clean.')
