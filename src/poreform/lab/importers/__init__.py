"""The import dialects, in the order in which they are asked."""

from poreform.lab.importer import Importer
from poreform.lab.importers.dsc_table import DscTable
from poreform.lab.importers.porometer_cft import PorometerCft
from poreform.lab.importers.porometer_printed import PorometerPrinted
from poreform.lab.importers.porometer_table import PorometerTable
from poreform.lab.importers.porometer_water import PorometerWater
from poreform.lab.importers.scan_table import ScanTable
from poreform.lab.importers.standing_table import StandingTable
from poreform.lab.importers.tensile_mtr import TensileMtr
from poreform.lab.importers.tensile_table import TensileTable
from poreform.lab.importers.transmittance_table import TransmittanceTable
from poreform.lab.importers.water_table import WaterTable
from poreform.lab.importers.weighing_table import WeighingTable

IMPORTERS: tuple[Importer, ...] = (
    PorometerWater(),
    PorometerCft(),
    PorometerPrinted(),
    TensileMtr(),
    PorometerTable(),
    TensileTable(),
    TransmittanceTable(),
    DscTable(),
    WaterTable(),
    WeighingTable(),
    StandingTable(),
    ScanTable(),
)
"""A new dialect is one file in this folder and one entry here."""
