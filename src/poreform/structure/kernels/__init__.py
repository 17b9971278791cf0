"""Pure functions on voxel arrays: distances, percolation, topology, flow, mechanics."""
