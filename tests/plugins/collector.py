"""The garbage collector need not look again and again at what stays for the whole run."""

import gc


def pytest_collection_finish() -> None:
    """All modules and tests are there now."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
