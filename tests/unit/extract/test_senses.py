"""Every verb of action has one sense, by which the model of measures knows the rare ones."""

from kg.extract.lexicon import word_lists


def test_each_verb_of_action_has_one_sense() -> None:
    senses = [verb for verbs in word_lists("senses").values() for verb in verbs]
    assert len(senses) == len(set(senses))
    assert set(senses) == set(word_lists("verbs")["action"])
