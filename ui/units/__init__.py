"""The page 组织: the tree of unions and enterprises, their records, worker counts and what joint unions cover."""
