"""The mechanics of exchange: sheets in and out; what is exported stands in each area's `sheet.py`."""
