"""Every virtual instrument under its name; a new one is a file here and a line below."""

from poreform.measure.instrument import Instrument
from poreform.measure.instruments.anisotropy import Anisotropy
from poreform.measure.instruments.average_pore_size import AveragePoreSize
from poreform.measure.instruments.breaking_extension import BreakingExtension
from poreform.measure.instruments.breaking_strength import BreakingStrength
from poreform.measure.instruments.characteristic_length import CharacteristicLength
from poreform.measure.instruments.closed_pore_share import ClosedPoreShare
from poreform.measure.instruments.dead_end_share import DeadEndShare
from poreform.measure.instruments.disc_pore_size import DiscPoreSize
from poreform.measure.instruments.elastic_modulus import ElasticModulus
from poreform.measure.instruments.genus_density import GenusDensity
from poreform.measure.instruments.grain_density import GrainDensity
from poreform.measure.instruments.grain_fraction import GrainFraction
from poreform.measure.instruments.intrinsic_permeability import IntrinsicPermeability
from poreform.measure.instruments.maximum_pore_size import MaximumPoreSize
from poreform.measure.instruments.mean_curvature import MeanCurvature
from poreform.measure.instruments.polymer_chord import PolymerChord
from poreform.measure.instruments.polymer_connectivity import PolymerConnectivity
from poreform.measure.instruments.polymer_percolation import PolymerPercolation
from poreform.measure.instruments.pore_chord import PoreChord
from poreform.measure.instruments.pore_connectivity import PoreConnectivity
from poreform.measure.instruments.pore_percolation import PorePercolation
from poreform.measure.instruments.pore_size_ratio import PoreSizeRatio
from poreform.measure.instruments.pore_thickness import PoreThickness
from poreform.measure.instruments.porosity import Porosity
from poreform.measure.instruments.relative_diffusivity import RelativeDiffusivity
from poreform.measure.instruments.saddle_share import SaddleShare
from poreform.measure.instruments.skeleton_coordination import SkeletonCoordination
from poreform.measure.instruments.specific_surface import SpecificSurface
from poreform.measure.instruments.strut_thickness import StrutThickness
from poreform.measure.instruments.tortuosity import Tortuosity
from poreform.measure.instruments.water_permeability import WaterPermeability
from poreform.measure.instruments.yield_strength import YieldStrength

INSTRUMENTS: dict[str, type[Instrument]] = {
    "porosity": Porosity,
    "maximum_pore_size": MaximumPoreSize,
    "average_pore_size": AveragePoreSize,
    "pore_size_ratio": PoreSizeRatio,
    "disc_pore_size": DiscPoreSize,
    "pore_connectivity": PoreConnectivity,
    "polymer_connectivity": PolymerConnectivity,
    "pore_percolation": PorePercolation,
    "polymer_percolation": PolymerPercolation,
    "closed_pore_share": ClosedPoreShare,
    "dead_end_share": DeadEndShare,
    "anisotropy": Anisotropy,
    "skeleton_coordination": SkeletonCoordination,
    "strut_thickness": StrutThickness,
    "pore_thickness": PoreThickness,
    "pore_chord": PoreChord,
    "polymer_chord": PolymerChord,
    "characteristic_length": CharacteristicLength,
    "specific_surface": SpecificSurface,
    "mean_curvature": MeanCurvature,
    "saddle_share": SaddleShare,
    "genus_density": GenusDensity,
    "grain_density": GrainDensity,
    "grain_fraction": GrainFraction,
    "intrinsic_permeability": IntrinsicPermeability,
    "tortuosity": Tortuosity,
    "relative_diffusivity": RelativeDiffusivity,
    "water_permeability": WaterPermeability,
    "breaking_extension": BreakingExtension,
    "breaking_strength": BreakingStrength,
    "yield_strength": YieldStrength,
    "elastic_modulus": ElasticModulus,
}
