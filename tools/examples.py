"""Choose the slices that the widget offers as examples, by a rule, and copy them into the package: DATA is the folder of the Kaggle set."""
import shutil
import sys
from pathlib import Path

import pandas as pd

from brain_tumor.collection.split import make_split
from brain_tumor.data import build_manifest
from brain_tumor.network.run import Run

EXAMPLES = Path(__file__).resolve().parent.parent/'brain_tumor/examples'


def chosen(data: str) -> pd.DataFrame:  # columns name, what and path
    "Take the first tumor, by its hash, of each kind of answer; all of them are test slices of the network's split and of the grouped one."
    run, split = Run('evidence'), make_split(build_manifest(data)[0], data)
    low, high = run.config['band']
    rows = run.table('predictions').sort_values('sha256')
    rows = rows[(rows.label == 1) & rows.sha256.isin(split.sha256[(split.split == 'test') & (split.person > 0)])]
    called, missed = rows[rows.calibrated >= high], rows[rows.calibrated < low]
    of_type = lambda kind: called[called.tumor_type == kind].path.iloc[0]
    kinds = {'pituitary': 'A pituitary tumor'} | {kind: f'A {kind}' for kind in ('glioma', 'meningioma')}
    found = [dict(name=kind, what=f'{what} that the network finds.', path=of_type(kind)) for kind, what in sorted(kinds.items())]
    between = rows[(rows.calibrated >= low) & (rows.calibrated < high)].iloc[0]
    for name, row, said in (('left open', between, 'leaves open'), ('missed', missed.iloc[0], 'misses')):
        found.append(dict(name=name, what=f'{kinds[row.tumor_type]} that the network {said}.', path=row.path))
    return pd.DataFrame(found)


if __name__ == '__main__':
    table = chosen(sys.argv[1])
    shutil.rmtree(EXAMPLES, ignore_errors=True)
    EXAMPLES.mkdir()
    for row in table.itertuples(): shutil.copyfile(Path(sys.argv[1])/row.path, EXAMPLES/f"{row.name.replace(' ', '_')}.jpg")
    table.to_csv(EXAMPLES/'examples.csv', index=False)
    print(table.to_string())
