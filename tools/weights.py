"""Put the trained model of a run into the package, in half precision, with its tables and its card; the evidence network as ONNX too."""
import shutil, sys
from pathlib import Path

from brain_tumor.trust.card import TABLES, model_card
from brain_tumor.network.detector import load_model
from brain_tumor.serve.export import export_model
from brain_tumor.model import save_model

ROOT = Path(__file__).resolve().parent.parent

if __name__ == '__main__':
    run = Path(sys.argv[1])
    detector = load_model(run, keras=True)
    folder = save_model(detector, ROOT/'brain_tumor/weights'/detector.config['name'], half=True)
    if detector.has_evidence: print(*export_model(folder, 'onnx', 'float16', folder/'model.onnx'), sep=': ')
    for name in TABLES:
        if name != 'manifest' and (run/f'{name}.csv').exists(): shutil.copy(run/f'{name}.csv', folder)
    card = ROOT/'MODEL_CARD.md' if detector.config['name'] == 'evidence' else folder/'MODEL_CARD.md'
    model_card(folder, card)
    print(f'{folder.relative_to(ROOT)}: {(folder/"model.keras").stat().st_size / 1e6:.1f} MB; {card.relative_to(ROOT)}')
