"""Make the pages of the site from a copy of the repository, as far as Quarto takes over, and say what is wrong with them."""
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from brain_tumor.serve.site import page_faults

ROOT = Path(__file__).resolve().parent.parent
PROCESS = sys.executable, '-c', 'from nbdev.serve import proc_nbs; proc_nbs()'  # the command of nbdev would install Quarto first
COPIED = 'brain_tumor', 'nbs', 'settings.ini', 'setup.py', 'pyproject.toml', 'README.md'


if __name__ == '__main__':
    with tempfile.TemporaryDirectory() as place:
        for name in COPIED:
            copy = shutil.copytree if (ROOT/name).is_dir() else shutil.copy
            copy(ROOT/name, Path(place)/name)
        done = subprocess.run(PROCESS, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode: sys.exit(f'{done.stdout}The pages cannot be made.')
        pages = sorted(Path(place, '_proc').rglob('*.ipynb'))
        said = [f'{page.relative_to(Path(place)/"_proc")}: {fault}'
                for page in pages for fault in page_faults(json.loads(page.read_text(encoding='utf-8')))]
    if said: sys.exit('\n'.join(said))
    print(f'{len(pages)} pages are made, and their signatures are clean.')
