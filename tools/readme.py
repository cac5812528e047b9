"""Write README.md from nbs/index.ipynb; with --check, only say whether it is stale."""
import re, sys
from pathlib import Path
from posixpath import normpath

import nbformat
from nbconvert import MarkdownExporter

ROOT = Path(__file__).resolve().parent.parent
HEADER = '<!-- Written by tools/readme.py from nbs/index.ipynb: edit that notebook. -->\n\n'
HIDDEN = re.compile(r'^#\|\s*(hide|include:\s*false)\s*$', re.MULTILINE)
SILENT = re.compile(r'^#\|\s*echo:\s*false\s*$', re.MULTILINE)
DIRECTIVE = re.compile(r'^#\|.*\n?', re.MULTILINE)
RELATIVE = re.compile(r'(\]\(|\b(?:src|href)=")(?!\w+:|[#/])([^)"\s]+)')


def from_the_top(text):
    "Let the links of a text start at the top of the repository."
    return RELATIVE.sub(lambda link: link[1] + normpath('nbs/' + link[2]), text)


def for_github(cell):
    "Drop nbdev's directives from a code cell; let the links of texts, also of those that it prints, start at the top."
    if SILENT.search(cell.source): cell.metadata.transient = {'remove_source': True}
    if cell.cell_type == 'code': cell.source = DIRECTIVE.sub('', cell.source)
    else: cell.source = from_the_top(cell.source)
    for output in cell.get('outputs', []):
        if text := output.get('data', {}).get('text/markdown'): output.data['text/markdown'] = from_the_top(text)
    return cell


def readme(notebook):
    "The text of README.md."
    notebook.cells = [for_github(cell) for cell in notebook.cells
                      if cell.cell_type != 'raw' and not HIDDEN.search(cell.source)]
    notebook.metadata['language_info'] = {'name': 'python'}
    text, resources = MarkdownExporter().from_notebook_node(notebook)
    if resources['outputs']:
        sys.exit('README.md cannot hold a picture that a cell of nbs/index.ipynb draws: save it below nbs/images and link it.')
    return HEADER + re.sub(r'\n{3,}', '\n\n', text).strip() + '\n'


if __name__ == '__main__':
    target = ROOT/'README.md'
    text = readme(nbformat.read(ROOT/'nbs/index.ipynb', as_version=4))
    if '--check' not in sys.argv: target.write_text(text, encoding='utf-8')
    elif not target.exists() or target.read_text(encoding='utf-8') != text:
        sys.exit('README.md is stale: `make export` writes it again from nbs/index.ipynb.')
