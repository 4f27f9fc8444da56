"""The store as a property graph: in Neo4j, or in the embedded graph.

>>> with embedded("kg-data") as target:  # doctest: +SKIP
...     mirror(store, target)
"""

from kg.mirror.embedded import embedded
from kg.mirror.report import MirrorReport
from kg.mirror.run import Rows, run
from kg.mirror.sync import mirror
from kg.mirror.target import Target, from_environment
from kg.mirror.verify import Difference, verify

__all__ = ["Difference", "MirrorReport", "Rows", "Target", "embedded", "from_environment", "mirror", "run", "verify"]
