"""Filling the upper office's sheet: the blank chosen, its columns told, its words checked, the values written."""
