"""Measure how well the type of a tumor is told on five folds by person: benchmarks/types.csv, and nbs/images/type_folds.csv."""
from pathlib import Path

from fastcore.script import call_parse

from brain_tumor.collection.split import make_split
from brain_tumor.data import build_manifest, load_images
from brain_tumor.scan.write import write_table
from brain_tumor.training.heads import TYPES
from brain_tumor.training.types import fold_types
from brain_tumor.trust.results import type_table

ROOT = Path(__file__).resolve().parent.parent


@call_parse
def main(
    data:str, # Folder of the real set
    out:str='runs/types', # Folder of the runs; what is found there is not done again
):
    "Train five networks, and judge each on the persons that it has not seen."
    manifest = make_split(build_manifest(data)[0], data)
    told = fold_types(manifest, load_images(manifest, data), out)
    table = type_table(told.truth, told[[*TYPES]].to_numpy(), told.unit)
    write_table(ROOT/'benchmarks/types.csv', told.round(4))
    write_table(ROOT/'nbs/images/type_folds.csv', table, index=True)
    print(table.round(4).to_string())
