"""The window's area 集体合同: the list by state, one contract with its life, coverage, figures."""
