"""The follow-up table of the aspects susceptible of improvement (ASM): read, written, compared.

Pure: no database and no clock. See decision 047.
"""
