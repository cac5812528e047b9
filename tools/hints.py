"""Import every module, and say which public name has no readable hints, cannot be documented, or stands in two modules.

Hints are read by `typing.get_type_hints`, the documentation is made by nbdev's `show_doc`, and public is what `__all__` names."""
import sys
from collections import defaultdict
from dataclasses import is_dataclass
from importlib import import_module
from inspect import isclass, isroutine
from pathlib import Path
from typing import get_type_hints

from nbdev.showdoc import show_doc

from brain_tumor.network.runtime import load_keras

ROOT = Path(__file__).resolve().parent.parent


def names_of_modules():
    "The modules that notebooks write."
    paths = sorted(path.relative_to(ROOT) for path in (ROOT/'brain_tumor').rglob('*.py'))
    return ['.'.join(path.with_suffix('').parts) for path in paths if path.name not in ('__init__.py', '_modidx.py')]


def methods(cls):
    "The public methods and properties that a class itself defines, by name, and how it is made if it says so itself."
    for name, value in vars(cls).items():
        function = getattr(value, '__func__', None) or getattr(value, 'fget', None) or getattr(value, 'func', value)
        public = not name.startswith('_') or (name == '__init__' and not is_dataclass(cls))
        if isroutine(function) and public: yield f'{cls.__name__}.{name}', function


def faults(name, symbol):
    "One sentence for each thing that cannot be made of a function or a class."
    steps = {'has hints that cannot be read': get_type_hints, 'cannot be documented': lambda it: show_doc(it)._repr_markdown_()}
    for what, make in steps.items():
        try: make(symbol)
        except Exception as error: yield f'{name} {what}: {type(error).__name__}: {error}.'


if __name__ == '__main__':
    load_keras()  # in silence, before a module loads it
    said, homes, count = [], defaultdict(list), 0
    for place in names_of_modules():
        try: module = import_module(place)
        except Exception as error:
            said.append(f'{place} cannot be imported: {type(error).__name__}: {error}.')
            continue
        for name in getattr(module, '__all__', ()):
            homes[name].append(place)
            symbol = getattr(module, name)
            if not (isclass(symbol) or isroutine(symbol)): continue
            for full, it in [(name, symbol), *(methods(symbol) if isclass(symbol) else [])]:
                said += faults(f'{place}.{full}', it)
                count += 1
    said += [f'{name} stands in {" and ".join(places)}: a name stands in one module.' for name, places in homes.items() if places[1:]]
    if said: sys.exit('\n'.join(said))
    print(f'{count} public functions, classes and methods have readable hints; {len(homes)} names stand in one module each.')
