"""The quad store: articles' graphs, and beside them those of the ontology and the registry."""

from kg.store.local import BATCH_QUADS, FOLDER, LocalStore
from kg.store.outcome import Outcome, State
from kg.store.store import Store, is_address

__all__ = ["BATCH_QUADS", "FOLDER", "LocalStore", "Outcome", "State", "Store", "is_address"]
