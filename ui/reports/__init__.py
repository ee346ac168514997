"""The window of 上报: handing over to the upper office, and the upper office itself."""
