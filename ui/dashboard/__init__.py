"""The page 工作台: figures, what waits and until when, how the roll grows; first steps while the office is empty."""
