"""Draw the import graph of the package, and fail on an arrow that goes up.

A module imports from lower floors and from its own room; `import` inside a function counts as well."""
import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent/'brain_tumor'
FLOORS = {  # chapter or room: its floor
    'scan': 1, 'data': 2, 'synthetic': 2, 'collection': 3, 'network': 3, 'model': 4, 'gradcam': 4, 'trust': 4,
    'train': 5, 'evaluate': 5, 'training': 6, 'proof': 7, 'serve': 8, 'widget': 9}


def name_of(path):
    "The name of a module below the package, e.g. `scan.read`."
    return '.'.join(path.relative_to(PACKAGE).with_suffix('').parts)


def imports_of(path):
    "The modules of the package that a module imports, anywhere in it."
    own, found = ['brain_tumor', *name_of(path).split('.')], set()
    for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
        if isinstance(node, ast.ImportFrom):
            start = own[:-node.level] if node.level else []
            target = [*start, *(node.module or '').split('.')]
            names = [[*target, alias.name] for alias in node.names] + [target]
        elif isinstance(node, ast.Import): names = [alias.name.split('.') for alias in node.names]
        else: continue
        for parts in names:
            if parts[0] == 'brain_tumor' and (PACKAGE.joinpath(*parts[1:])).with_suffix('.py').is_file(): found.add('.'.join(parts[1:]))
    return found


if __name__ == '__main__':
    modules = [path for path in sorted(PACKAGE.rglob('*.py')) if path.name not in ('__init__.py', '_modidx.py')]
    graph = {name_of(path): imports_of(path) for path in modules}
    room = lambda name: name.split('.')[0]
    said = [f'{name} stands on no floor: name it in tools/floors.py.' for name in graph if room(name) not in FLOORS]
    rule = 'an import goes to a lower floor, or stays in its room'
    said += [f'{name} (floor {FLOORS[room(name)]}) imports {other} (floor {FLOORS[room(other)]}): {rule}.'
             for name, others in graph.items() for other in sorted(others)
             if not said and room(name) != room(other) and FLOORS[room(other)] >= FLOORS[room(name)]]
    try: TopologicalSorter(graph).prepare()
    except CycleError as error: said.append(f'Modules import each other in a circle: {" -> ".join(error.args[1])}.')
    if said: sys.exit('\n'.join(said))
    for floor in sorted(set(FLOORS.values()), reverse=True):
        print(floor, '  '.join(name for name in graph if FLOORS[room(name)] == floor))
    print(f'{len(graph)} modules, {sum(map(len, graph.values()))} imports, and none goes up.')
