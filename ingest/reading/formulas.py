"""Keeps the signs of formulas, which journals write as MathML: the cleaner would remove them with their markup."""

import re

_FORMULA = re.compile(r"<math\b[^<>]*+>(?:(?!</math\b).|(?!))*+(?:</math\s*+>|\Z)", re.DOTALL | re.IGNORECASE)
# What says the same again in another language, such as TeX, and the markup of the rest.
_UNSEEN = re.compile(
    r"<(annotation(?:-xml)?)\b(?:(?!</annotation).|(?!))*+(?:</annotation[^<>]*+>|\Z)|<[^<>]*+>",
    re.DOTALL | re.IGNORECASE,
)


def with_plain_formulas(html: str) -> str:
    """Return HTML whose formulas are plain text.

    >>> with_plain_formulas("A <math><mi>m</mi><mo>=</mo><mn>3</mn><annotation>m=3</annotation></math> kg")
    'A m=3 kg'
    """
    return _FORMULA.sub(lambda formula: _UNSEEN.sub("", formula[0]), html) if "<math" in html else html
