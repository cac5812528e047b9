"""Put the trained model of a run into the package, in half precision, with its tables and its card."""
import shutil, sys
from pathlib import Path

from brain_tumor.card import TABLES, model_card
from brain_tumor.model import load_model, save_model

ROOT = Path(__file__).resolve().parent.parent

if __name__ == '__main__':
    run = Path(sys.argv[1])
    detector = load_model(run)
    folder = save_model(detector, ROOT/'brain_tumor/weights'/detector.config['name'], half=True)
    for name in TABLES:
        if name != 'manifest' and (run/f'{name}.csv').exists(): shutil.copy(run/f'{name}.csv', folder)
    card = ROOT/'MODEL_CARD.md' if detector.config['name'] == 'evidence' else folder/'MODEL_CARD.md'
    model_card(folder, card)
    print(f'{folder.relative_to(ROOT)}: {(folder/"model.keras").stat().st_size / 1e6:.1f} MB; {card.relative_to(ROOT)}')
