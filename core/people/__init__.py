"""People: who somebody is, which hats he may wear, and through which chats he speaks."""
