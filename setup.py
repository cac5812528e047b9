"""Everything stands in settings.ini; nbdev_export copies name and min_python from there into pyproject.toml."""
from configparser import ConfigParser
from pathlib import Path
from setuptools import find_packages, setup

ini = ConfigParser(delimiters=['='])
ini.read('settings.ini', encoding='utf-8')
cfg = ini['DEFAULT']
name = cfg['lib_name']

setup(
    **{key: cfg[key] for key in ('version', 'description', 'author', 'keywords')},
    license=cfg['license'].upper(),
    classifiers=cfg['classifiers'].strip().splitlines(),
    url=cfg['git_url'],
    project_urls={'Documentation': cfg['doc_host'] + cfg['doc_baseurl']},
    long_description=Path('README.md').read_text(encoding='utf-8'),
    long_description_content_type='text/markdown',
    packages=find_packages(include=[name, f'{name}.*']),
    include_package_data=True,
    package_data={name: ['weights/*/*', 'splits/*', 'page/**/*', 'templates/*', 'examples/*', 'py.typed']},
    install_requires=cfg['requirements'].split(),
    extras_require={key.removesuffix('_requirements'): cfg[key].split() for key in cfg if key.endswith('_requirements')},
    entry_points={'console_scripts': cfg['console_scripts'].split(), 'nbdev': [f'{name}={name}._modidx:d']},
)
