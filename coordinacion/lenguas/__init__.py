"""Language: the interpreter and the translated answer that a petitioner needs."""
