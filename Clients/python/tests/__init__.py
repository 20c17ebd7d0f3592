"""Tests of the client and of its simulator: `python3 -m unittest discover -s Clients/python`.

With `ASSAY` in the environment, the path of the program, both are also held against the real engine.
"""
