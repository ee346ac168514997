"""The printing kit: paper in mm, embedded fonts with fallback, boxes, tables, photos; forms are `facts -> Printed`."""

from unionoffice.printing.boxes import (
    Box,
    choices,
    empty,
    label,
    long_text,
    money,
    number,
    opinion,
    photo,
    value,
    vertical,
)
from unionoffice.printing.fonts import extra_folder, face, missing_characters
from unionoffice.printing.grid import Grid, Row
from unionoffice.printing.heading import foot, head, signatures
from unionoffice.printing.paper import A3, A4, A5, B5, CARD, SEAL, Area, Offset, Overflow, Paper, Printed, Report
from unionoffice.printing.pen import Pen
from unionoffice.printing.table import Column, Sums, Table

__all__ = [
    "A3",
    "A4",
    "A5",
    "B5",
    "CARD",
    "SEAL",
    "Area",
    "Box",
    "Column",
    "Grid",
    "Offset",
    "Overflow",
    "Paper",
    "Pen",
    "Printed",
    "Report",
    "Row",
    "Sums",
    "Table",
    "choices",
    "empty",
    "extra_folder",
    "face",
    "foot",
    "head",
    "label",
    "long_text",
    "missing_characters",
    "money",
    "number",
    "opinion",
    "photo",
    "signatures",
    "value",
    "vertical",
]
