"""What every test may ask for; the fixtures themselves live beside this file, by what they are about."""

pytest_plugins = [
    "tests.plugins.collector",
    "tests.plugins.database",
    "tests.plugins.world",
    "tests.plugins.chats",
    "tests.plugins.pages",
    "tests.plugins.walked",
]
