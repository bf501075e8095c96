"""The benchmark: a generated base of any size, and its build beside a plain project's."""
