"""Measure the shipped evidence network on every runtime and write benchmarks/results.md.

With a folder of scans also sensitivity and specificity."""
import os, platform, sys
from importlib.metadata import version
from pathlib import Path

from brain_tumor.trust.card import markdown_table
from brain_tumor.serve.bench import bench

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ('keras', 'tensorflow', 'ai-edge-litert', 'onnxruntime', 'openvino')

if __name__ == '__main__':
    table = bench('evidence', sys.argv[1] if sys.argv[1:] else None)
    folder = ROOT/'benchmarks'
    folder.mkdir(exist_ok=True)
    versions = ', '.join(f'{package} {version(package)}' for package in PACKAGES)
    machine = f'{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}'
    note = f'{machine}, {versions}. Best of three turns; at the end {os.getloadavg()[0]:.0f} jobs wanted the cores.'
    (folder/'results.md').write_text(f'{markdown_table(table.reset_index().astype(str))}\n{note}\n', encoding='utf-8')
    print(table.to_string())
