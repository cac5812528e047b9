"""Train, test and explain a brain-tumor detector for MRI slices. Research software, no diagnosis.

What most people need is named here, and is imported when it is first used."""
__version__ = "0.2.0"

_HOME = {  # name: the module that it comes from
    'load_model': 'network.detector',
    'read_scan': 'scan.picture',
    'read_stack': 'scan.read',
    'predict': 'network.verdict',
    'as_table': 'network.verdict',
    'predict_image': 'proof.panels',
    'explain': 'proof.heatmap',
    'explain_widget': 'widget',
    'audit': 'collection.audit',
    'phantom': 'synthetic.phantom',
    'trial': 'proof.trial',
}
__all__ = [
    '__version__', 'as_table', 'audit', 'explain', 'explain_widget', 'load_model', 'phantom', 'predict', 'predict_image', 'read_scan',
    'read_stack', 'trial']

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .collection.audit import audit
    from .network.detector import load_model
    from .network.verdict import as_table, predict
    from .proof.heatmap import explain
    from .proof.panels import predict_image
    from .proof.trial import trial
    from .scan.picture import read_scan
    from .scan.read import read_stack
    from .synthetic.phantom import phantom
    from .widget import explain_widget


def __getattr__(name: str) -> object:
    "Import a name when it is first asked for (PEP 562)."
    if name not in _HOME: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from importlib import import_module
    value = globals()[name] = getattr(import_module(f'{__name__}.{_HOME[name]}'), name)
    return value


def __dir__() -> list[str]:
    "List what can be asked for."
    return sorted({*globals(), *_HOME})
