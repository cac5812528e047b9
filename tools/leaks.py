"""Measure what each leak of a split is worth: the table that the package ships as splits/leaks.csv."""
from pathlib import Path

import pandas as pd
from fastcore.script import call_parse

from brain_tumor.collection.outlines import add_persons
from brain_tumor.collection.split import make_split
from brain_tumor.data import build_manifest, load_images
from brain_tumor.training.leaks import run_leaks


@call_parse
def main(
    data:str, # Folder of the real set
    outlines:str='annotations.csv', # Table of outlines, from brain_tumor_outlines
    out:str='runs/leaks', # Folder of the runs; what is found there is not done again
    seeds:int=3, # Trainings of each arm
    known:str='benchmarks/leaks.csv', # Answers of earlier trainings, which are not done again; '' to do all of them
):
    "Train and judge all arms, seed by seed."
    manifest = add_persons(make_split(build_manifest(data)[0], data), outlines)
    earlier = pd.read_csv(known) if known and Path(known).exists() else None
    print(run_leaks(manifest, load_images(manifest, data), out, seeds, known=earlier).round(3).to_string(index=False))
