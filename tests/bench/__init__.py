"""What HireSync costs, as ratios within one run on one machine: `python -m tests.bench`."""
