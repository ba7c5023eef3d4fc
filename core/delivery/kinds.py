"""The kinds of messages which delivery itself knows; all other kinds belong to their performers."""

CARD = "card"
UPDATE_CARD = "update_card"
MAIL = "mail"
LOOK_AGAIN = "look_again"
WAKE = "wake"
"""In the payload of a card or mail: until when the person had put the notification off."""
