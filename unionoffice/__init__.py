"""The township union office, without a window."""
