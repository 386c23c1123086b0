"""Drills: what must survive a dead worker, a lost queue, a stopped database, a double click.

`python -m tests.simulacros [T1 T4 …]` runs them whole and prints their figures; the suite runs the
same code in its short form. Servers, workers, clocks of Celery, web processes and mail servers are
all real, and are killed for real.
"""
