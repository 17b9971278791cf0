"""Every number of the process models that nobody measured, with its reasoning."""

from poreform.process.constants import assumed

PROTOTYPE = "prototype runs at 40^3 to 64^3 cells; no measurement"

BAND_OFFSET = assumed(
    "delta_d, how far the middle of the dissolution band lies below the melting line",
    10.0,
    "K",
    "lamellae of the resin are thin: DSC peak 170 to 175 degC against an equilibrium "
    "melting point of 182 degC; taken over to the diluted crystals",
    between=(5.0, 20.0),
)
BAND_WIDTH = assumed(
    "w_d, standard deviation of the dissolution band",
    5.0,
    "K",
    "width of a usual DSC melting peak of the resin; a dissolution endotherm gives it",
    between=(2.0, 10.0),
)
DISSOLUTION_TIME = assumed(
    "tau_d, time in which meltable crystals dissolve under stirring",
    600.0,
    "s",
    "dopes are usually stirred for one to several hours; ten minutes leave nothing",
    between=(60.0, 3600.0),
)
NUCLEI_AT_BAND = assumed(
    "n_0, self-nuclei at the dissolution temperature T_d",
    1e20,
    "1/m**3",
    "the one measured density of nodules is 6.5e17 /m3, well above the band",
    between=(1e18, 1e21),
)
NUCLEI_EVERLASTING = assumed(
    "n_inf, nuclei that no dissolution removes",
    1e14,
    "1/m**3",
    PROTOTYPE,
    between=(1e12, 1e16),
)
MEMORY_SCALE = assumed(
    "theta, superheating over which self-nuclei fall by e",
    10.0,
    "K",
    "14.5 K computed from nodules of 1 um (50 degC) and 2 um (80 degC) at equal "
    "porosity, Lin et al., J. Membr. Sci. 274 (2006) 64; 5 to 14.5 K in use",
    between=(5.0, 14.5),
)
MEMORY_TIME = assumed(
    "tau_n, time in which self-nuclei are erased at a superheating of theta",
    36000.0,
    "s",
    "memory of polymer melts lasts hours; an hour at Ts then matters by a tenth",
    between=(3600.0, 3.6e6),
)
JUNCTION_MODULUS = assumed(
    "G_0, modulus of the junction network at full order",
    1e4,
    "Pa",
    "physical gels of semicrystalline polymers have 1 to 100 kPa",
    between=(1e3, 1e5),
)
ENRICHMENT_GEL = assumed(
    "e at S = 1: gel-like crystalline matter, 42 vol% polymer from a dope of 20 vol%",
    0.275,
    "1",
    "prototype runs: a continuous network where the grains held 42 vol%",
    between=(0.1, 0.35),
)
ENRICHMENT_COMPACT = assumed(
    "e at S = 0: compact crystalline matter, 60 vol% polymer from a dope of 20 vol%",
    0.5,
    "1",
    "prototype runs gave spherulites joined by necks where the grains held 60 vol%",
    between=(0.35, 1.0),
)
UNDISSOLVED_LIMIT = assumed(
    "surviving order above which a dope counts as not dissolved",
    0.5,
    "1",
    "half of the crystals molten, the peak of the dissolution endotherm: below it the "
    "dope is a paste of swollen granules rather than a liquid",
    between=(0.1, 0.9),
)
ENRICHMENT = assumed(
    "enrichment of the crystalline matter in polymer over the dope",
    0.375,
    "1",
    PROTOTYPE,
    between=(0.05, 1.0),
)
DENSITY = assumed(
    "N_max, foreign particles per volume of dope",
    1e15,
    "1/m**3",
    "spherulites of 5 to 20 um in unseeded melts",
    between=(1e13, 1e17),
)
MEAN_UNDERCOOLING = assumed(
    "undercooling at which half of them are awake",
    25.0,
    "K",
    "dopes crystallise 10 to 32 K below their melting line on slow cooling",
    between=(10.0, 40.0),
)
SPREAD = assumed(
    "standard deviation of the undercooling",
    5.0,
    "K",
    "width of a usual DSC crystallisation peak",
    between=(2.0, 10.0),
)

TRANSFER_TO_AIR = assumed(
    "heat transfer coefficient to air, radiation included",
    25.0,
    "W/m**2/K",
    "free convection and radiation of a moving film, handbook order of magnitude",
    between=(5.0, 100.0),
)
TRANSFER_TO_WATER = assumed(
    "heat transfer coefficient to water",
    1000.0,
    "W/m**2/K",
    "a film drawn through a stirred bath, handbook order of magnitude",
    between=(300.0, 5000.0),
)
TRANSFER_TO_OIL = assumed(
    "heat transfer coefficient to oil",
    200.0,
    "W/m**2/K",
    "a film drawn through a stirred bath, handbook order of magnitude",
    between=(50.0, 500.0),
)
TRANSFER_TO_SOLVENT_BATH = assumed(
    "heat transfer coefficient to a bath of solvent",
    400.0,
    "W/m**2/K",
    "a film drawn through a stirred bath, handbook order of magnitude",
    between=(100.0, 1500.0),
)
TRANSFER_TO_CHILL_ROLL = assumed(
    "heat transfer coefficient to a chill roll",
    1500.0,
    "W/m**2/K",
    "contact of a melt with a polished roll, order of magnitude of film casting",
    between=(500.0, 5000.0),
)

COLLAPSE_STRENGTH = assumed(
    "C sigma_y, collapse strength of the wet solid",
    2.0,
    "MPa",
    "sets gamma/(C sigma_y) to 22 mN/m over 2 MPa, so that pores below about 0.1 um close "
    "at 20 to 30 wt%; one dissolution scan of P fixes it",
    between=(0.9, 6.0),
)
STIFFENING_EXPONENT = assumed(
    "m, exponent by which a network stiffens as it densifies",
    3.0,
    "1",
    "the modulus of gels goes as density^3 (Scherer, J. Non-Cryst. Solids 215 (1997) 155); "
    "taken over to the collapse stress",
    between=(2.0, 4.0),
)
MATTER_PORE_RADIUS = assumed(
    "radius of the pores between the lamellae of crystalline matter",
    10.0,
    "nm",
    "lamellae of some 10 nm with solvent layers of like thickness between them",
    between=(3.0, 50.0),
)

LIQUID_DIFFUSIVITY = assumed(
    "diffusivity of the solvent in the extraction liquid",
    8e-10,
    "m**2/s",
    "Wilke-Chang order of magnitude for a phthalate in ethanol at 25 degC",
    between=(3e-10, 2e-9),
)
TORTUOSITY_EXPONENT = assumed(
    "exponent of the tortuosity, 1/tau = porosity^e",
    0.5,
    "1",
    "Bruggeman's value for a medium of overlapping solid bodies",
    between=(0.5, 1.0),
)
ANELASTIC_SHARE = assumed(
    "share of the strain beyond yield that comes back on release",
    0.3,
    "1",
    "hard elastic PVDF film recovers 60 % (Dmitriev et al., Acta Chim. Slov. 54 (2007) "
    "784), an ordinary network less",
    between=(0.1, 0.6),
)
NETWORK_POISSON = assumed(
    "Poisson ratio of an open network in large drawing",
    0.3,
    "1",
    "elastic value of isotropic open-cell foams (Gibson and Ashby, Cellular Solids)",
    between=(0.0, 0.45),
)
MATTER_SHARE = assumed(
    "share of the drawing that the polymer matter itself follows",
    0.5,
    "1",
    "struts turn towards the pull and pores open, so matter is drawn less than the film",
    between=(0.2, 1.0),
)
