"""`python -m poreform.cli`."""

import sys

from poreform.cli.main import main

sys.exit(main())
