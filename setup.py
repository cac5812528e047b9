"""Everything stands in settings.ini; nbdev_export copies name and min_python from there into pyproject.toml."""
import re
from configparser import ConfigParser
from pathlib import Path
from setuptools import find_namespace_packages, setup

ini = ConfigParser(delimiters=['='])
ini.read('settings.ini', encoding='utf-8')
cfg = ini['DEFAULT']
name, home, tag = cfg['lib_name'], cfg['git_url'], f"v{cfg['version']}"
RELATIVE = re.compile(r'(\]\()(?!\w+:|#)([^)\s]+)')


def from_anywhere(link):
    "A link of the README that leads to the repository from any page, to the version that it speaks of."
    return f"{link[1]}{home}/{'raw' if link[2].endswith(('.jpg', '.png')) else 'blob'}/{tag}/{link[2]}"


setup(
    **{key: cfg[key] for key in ('version', 'description', 'author', 'keywords')},
    license=cfg['license'].upper(),
    license_files=['LICENSE', f'{name}/weights/LICENSE.md'],
    classifiers=cfg['classifiers'].strip().splitlines(),
    url=home,
    project_urls={'Documentation': cfg['doc_host'] + cfg['doc_baseurl'], 'Source': home, 'Issues': f'{home}/issues',
                  'Changelog': f'{home}/blob/{cfg["branch"]}/CHANGELOG.md'},
    long_description=RELATIVE.sub(from_anywhere, Path('README.md').read_text(encoding='utf-8')),
    long_description_content_type='text/markdown',
    packages=find_namespace_packages(include=[name, f'{name}.*'], exclude=['*.__pycache__']),
    include_package_data=True,  # what MANIFEST.in names
    install_requires=cfg['requirements'].split(),
    extras_require={key.removesuffix('_requirements'): cfg[key].split() for key in cfg if key.endswith('_requirements')},
    entry_points={'console_scripts': cfg['console_scripts'].split(), 'nbdev': [f'{name}={name}._modidx:d']},
)
