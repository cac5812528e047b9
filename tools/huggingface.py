"""Write the folder of the evidence network for Hugging Face: ONNX file, configuration, licence and card. Nothing is uploaded."""
import shutil
from pathlib import Path

from fastcore.script import call_parse

from brain_tumor.network.detector import find_model, load_model
from brain_tumor.network.verdict import predict
from brain_tumor.synthetic.phantom import phantom
from brain_tumor.trust.card import model_card

REPO = 'brain-tumor-notebooks/brain_tumor'  # on Hugging Face and on GitHub
HEAD = '''---
license: cc-by-4.0
library_name: onnx
pipeline_tag: image-classification
tags:
  - medical-imaging
  - mri
  - brain-tumor
  - explainability
  - research
---

'''
LOAD = f'''
## How to load it

```sh
pip install huggingface_hub 'brain_tumor @ git+https://github.com/{REPO}'
```

```python
from huggingface_hub import hf_hub_download

from brain_tumor import load_model, predict

predict(load_model(hf_hub_download('{REPO}', 'model.onnx')), 'scan.jpg')
```

`brain_tumor` prepares a scan as in training; a network that is given other pictures says nothing. The code is under the MIT licence.
'''


@call_parse
def main(
    out: str = 'hub',  # folder that is written
) -> None:
    "Write the folder, and see that the network in it judges a phantom as the shipped one does."
    source, folder = find_model('evidence').parent, Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    for path in (source/'model.onnx', source/'model_config.json', source.parent/'LICENSE.md'): shutil.copy(path, folder)
    title, _, rest = model_card(source, folder/'README.md').partition('\n')
    (folder/'README.md').write_text(f'{HEAD}{title}\n{LOAD}{rest}', encoding='utf-8')
    scan = phantom('glioma', seed=0)[0]
    shipped, copied = (predict(load_model(path), scan) for path in ('evidence', folder/'model.onnx'))
    if copied != shipped: raise ValueError(f'The copy says {copied}, and the shipped network {shipped}.')
    print(f'{folder} is ready; it is published with: hf upload {REPO} {folder} .')
