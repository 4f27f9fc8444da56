"""policy-kg: Chinese policy news as a knowledge graph whose every statement shows the characters that say it."""

__version__ = "0.1.0"
