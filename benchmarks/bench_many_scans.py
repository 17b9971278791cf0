"""Whether a campaign of 100 000 measurements stays interactive: see `many_scans`.

python benchmarks/bench_many_scans.py --scans 1191
"""

if __name__ == "__main__":
    # every process of a pool reads this file anew: there is to be nothing to load, as in
    # the program itself
    from many_scans import main

    main()
