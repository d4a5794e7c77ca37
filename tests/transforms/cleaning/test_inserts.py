"""What pages put into the middle of a paragraph."""

from transforms.cleaning.inserts import without_inserts

GALLERY = (
    "World news in pictures 3 show all World news in pictures 1/3 A soldier shoots near Karvat, Osia Getty "
    "2/3 The mayor waves AP 3/3 Crowds watch a parade in Velm, Osia Getty Images"
)


def test_without_inserts_cuts_a_gallery_out():
    text = f"Seven people died in the crash. {GALLERY} Among the dead were two boys."
    assert [(kind.value, piece) for kind, piece in without_inserts(text)] == [
        ("body", "Seven people died in the crash."),
        ("caption", GALLERY),
        ("body", "Among the dead were two boys."),
    ]


def test_without_inserts_cuts_a_credit_between_sentences():
    text = "The talks were good, she said. (The Karvat Post) The two leaders met on Thursday."
    assert [piece for kind, piece in without_inserts(text) if kind.value == "body"] == [
        "The talks were good, she said.",
        "The two leaders met on Thursday.",
    ]


def test_without_inserts_leaves_fractions_and_remarks_alone():
    text = "About 1/2 of them and 2/3 of us left. He (Mr Osk) stayed. Some said no (the mayor did not)."
    assert [piece for _, piece in without_inserts(text)] == [text]
