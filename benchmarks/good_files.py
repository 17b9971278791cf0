"""Good lab files of every dialect, made up: what bad ones are spoilt from."""

import numpy as np


def curves() -> dict[str, str]:
    """Return good files of the other dialects by name."""
    wet = "".join(f"{10 * k},{max(0, k - 8) ** 1.5:.4f},{k + 1}\n" for k in range(40))
    pull = "".join(f"{0.1 * k:.2f},{min(k, 60) * 0.2:.3f}\n" for k in range(160))
    clear = "".join(f"{180 - k},{100 - 4 * max(0, k - 20)}\n" for k in range(44))
    kelvin = np.linspace(60.0, 200.0, 400)
    heat = "".join(
        f"{t:.3f},{5 * np.exp(-0.5 * ((t - 140) / 6) ** 2) + 1:.5f}\n" for t in kelvin
    )
    wet_dry = "".join(f"{100 + k},{200 + 2 * k}\n" for k in range(8))
    density = "# polymer density: 1.78 g/cm3\n# liquid density: 0.785 g/cm3\n"
    water = "".join(f"0.5,{40 + 0.1 * k:.1f},1,25\n" for k in range(8))
    size = "# gauge length: 50 mm\n# area: 1 mm2\n"
    tension = "# surface tension: 15.9 mN/m\n"
    mtr = '"Span : 10,0"\n"Width : 5,0"\n"Thickness : 0,2"\n"Point","Elongation","Force"\n'
    points = "".join(f"{k},{0.01 * k:.4f},{0.1 * min(k, 99):.4f}\n" for k in range(150))
    cft = "A\nLab\nMe\nPoreWick\n-16\n 4.2\n .02\nS 9\n 0, 14.7\n"
    blocks = "".join(f" {9 * k**2}, {20 + k}\n" for k in range(1, 30)) + "0,0\n"
    dry = "".join(f" {300 * k}, {14.7 + k}\n" for k in range(36, 0, -1)) + "0,0\n"
    stood = "polymer,solvent,w [wt%],T [degC],time [h],seen\n" + "".join(
        f"PVDF,DBP,{w},{w + 100.5:g},{w / 4:g},{'planar' if w < 25 else 'cloudy'}\n"
        for w in range(12, 40, 4)
    )
    water_test = "01-02-2003\nLab\nAnn\nWater\n 0\nS 9\n 4.0\n .025\n 14.7\n" + "".join(
        f" {60 + k}, {15.7 + 0.005 * k:g}\n" for k in range(20)
    )
    printed = (
        "CAPILLARY FLOW ANALYSIS\n\nPorous Materials, Inc.\nFLUID =\tWick\n"
        "SURFACE TENSION =\t16\tDYNES/CM\nMEAN FLOW PORE DIAMETER =\t0.9426\tMICRONS\n"
        "BUBBLE POINT PORE DIAMETER =\t1.6027\tMICRONS\n"
        "PSI MICRONS L/MIN L/MIN FF% FLOW% DIST DIAMETER\n"
        "6.64 1.0000 1.0 10.0 10.0 10.0\n13.28 0.5000 10.0 20.0 40.0 50.0 80.0 0.75\n"
    )
    return {
        "s2.csv": stood,
        "v.CFT": f"{water_test}0,0\n",
        "r.txt": printed,
        "p.csv": f"{tension}pressure [kPa],wet flow [l/min],dry flow [l/min]\n{wet}",
        "t.csv": f"{size}extension [mm],force [N]\n{pull}16.1,0\n",
        "c.csv": f"# cooling rate: 1 K/min\nT [degC],transmittance [%]\n{clear}",
        "d.csv": f"# sample mass: 5 mg\n# rate: 10 K/min\nT [degC],heat flow [mW]\n{heat}",
        "w.csv": f"{density}dry mass [mg],wet mass [mg]\n{wet_dry}",
        "q.csv": f"# area: 20 cm2\npressure [bar],volume [ml],time [min],T [degC]\n{water}",
        "m.MTR": f"{mtr}{points}151,1.5100,0.0000\n",
        "f.CFT": f"{cft}{blocks}{dry}6.71.93\n",
    }
