from xml.etree import ElementTree

from eval.ablations.table import Row, Section, Value, markdown, picture

SECTION = Section(
    "检索 <search>",
    ("hit@1", "whole_p50"),
    (
        Row("词面 lexical", {"hit@1": Value(0.5, 0.25, 0.75), "whole_p50": None}),
        Row("融合 fused", {"hit@1": Value(1, 0.9, 1), "whole_p50": Value(3.26, 3, 4, "seconds")}),
    ),
    drawn="hit@1",
)
BELOW_ZERO = Section("worth", ("worth",), (Row("甲", {"worth": Value(-0.5, -1, 0)}),), "worth")


def test_the_table_has_every_figure_with_its_interval() -> None:
    lines = markdown([SECTION]).splitlines()
    assert lines[-2] == "| 词面 lexical | 0.500 [0.250, 0.750] | – |"
    assert lines[-1] == "| 融合 fused | 1.000 [0.900, 1.000] | 3.26 s [3.00 s, 4.00 s] |"
    assert len({line.count("|") for line in lines if line.startswith("|")}) == 1


def test_the_picture_is_well_formed_and_draws_every_row() -> None:
    drawn = picture([SECTION, BELOW_ZERO])
    root = ElementTree.fromstring(drawn)
    circles = list(root.iter("{http://www.w3.org/2000/svg}circle"))
    assert len(circles) == 3
    assert "&lt;search&gt;" in drawn
    # better stands further right, on one axis
    assert float(circles[0].attrib["cx"]) < float(circles[1].attrib["cx"])
    assert all(0 < float(circle.attrib["cx"]) < 760 for circle in circles)
