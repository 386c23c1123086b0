"""Reading a register kept in a spreadsheet: the file, its columns, its values, its rows."""
