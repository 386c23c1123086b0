"""Tables of dialogue and meetings with the three orders of government and with communities."""
