"""Run notebooks from top to bottom on real slices and keep their outputs: figures and tables are drawn again."""
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
from fastcore.script import call_parse
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbdev.doclinks import nbglob
from tqdm import tqdm

NOTEBOOKS = Path(__file__).resolve().parent.parent/'nbs'
NBDEV_CLEAN = Path(sys.executable).with_name('nbdev_clean')
TALK = re.compile(r'^WARNING:tensorflow:.*\n?', re.MULTILINE)
QUIET = {'TF_CPP_MIN_LOG_LEVEL': '3', 'MPLBACKEND': 'module://matplotlib_inline.backend_inline'}


class FigureClient(NotebookClient):
    "Runs a notebook; a cell marked `slow` keeps the output that it has, unless slow ones are wanted."

    slow = False

    async def async_execute_cell(self, cell, *arguments, **options):
        marked = cell.source.startswith('#| slow')
        return cell if marked and not self.slow else await super().async_execute_cell(cell, *arguments, **options)


@call_parse
def main(
    notebooks:str='', # Names with a comma between them, e.g. '03_evaluate,trust/results'; '': all
    data:str='', # Folder of the real set; '': only what needs none
    outlines:str='', # Table of outlines, from brain_tumor_outlines
    slow:bool=False, # Run the cells that take long as well; otherwise they keep their outputs
):
    "Draw figures and tables again."
    if data: os.environ['BRAIN_TUMOR_DATA'] = str(Path(data).resolve())
    if outlines: os.environ['BRAIN_TUMOR_ANNOTATIONS'] = str(Path(outlines).resolve())
    os.environ.update(QUIET | {'BRAIN_TUMOR_REDRAW': '1'})
    paths = sorted(nbglob(NOTEBOOKS, as_path=True))
    known = {path.relative_to(NOTEBOOKS).with_suffix('').as_posix(): path for path in paths}
    names = notebooks.split(',') if notebooks else list(known)
    unknown = [name for name in names if name not in known]
    if unknown: sys.exit(f'There is no notebook {unknown[0]}: name one as nbs/ has it, e.g. 03_evaluate.')
    failed = []
    for name in (bar := tqdm(names, unit='notebook')):
        bar.set_postfix_str(name)
        notebook = nbformat.read(known[name], as_version=4)
        where = dict(metadata=dict(path=known[name].parent))
        client = FigureClient(notebook, timeout=None, kernel_name='python3', resources=where, store_widget_state=False)
        client.slow = slow
        try: client.execute()
        except CellExecutionError as error:
            failed.append(name)
            print(f'{name} is left as it was: {str(error).splitlines()[-1] or error.ename}', file=sys.stderr)
            continue
        for cell in notebook.cells:  # what a library says beside an output is no part of it
            if cell.cell_type != 'code': continue
            for out in cell.outputs:
                if out.get('name') == 'stdout': out.text = TALK.sub('', out.text)
            cell.outputs = [out for out in cell.outputs if out.get('name') != 'stderr' and out.get('text') != '']
        nbformat.write(notebook, known[name])
        subprocess.run([NBDEV_CLEAN, '--fname', known[name]], check=True)
    sys.exit(f'{len(failed)} of {len(names)} notebooks failed: {", ".join(failed)}' if failed else None)
