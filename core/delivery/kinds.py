"""The kinds of messages which delivery itself knows; all other kinds belong to their performers."""

CARD = "card"
UPDATE_CARD = "update_card"
MAIL = "mail"
