"""From a spreadsheet of cloud points to the decision (D) on a planar interface.

The same by one command:

    poreform diagram RECIPE.toml --points examples/clouds.xlsx
"""

from pathlib import Path

from poreform.lab.solution_points import solution_points
from poreform.thermo.fitting import fitted_system
from poreform.thermo.phase_diagram import phase_diagram
from poreform.thermo.planar_interface import planar_interface
from poreform.thermo.substances import system_of

SPREADSHEET = Path(__file__).parent / "clouds.xlsx"

points = solution_points(SPREADSHEET)
polymer_in_solvent = system_of("PVDF", "dibutyl maleate", molar_mass=300.0, dispersity=2.0)
fit = fitted_system(polymer_in_solvent, cloud=points.cloud, source=SPREADSHEET.name)
diagram = phase_diagram(fit.system, undercooling=points.crystallisation)
answer = planar_interface(diagram)

print(fit.sentence)
print(answer.sentence)
assert answer.verdict is True
assert answer.kinetic.probability > 0.99
