/** Density that elastography assumes of tissue, kg/m3. */
export const TISSUE_DENSITY = 1000

/** Stiffness (Young's modulus) in kPa of a shear wave speed in m/s: E = 3 rho v^2, for tissue taken as elastic, isotropic and incompressible. */
export function stiffnessOfSpeed(metresPerSecond: number): number {
  return (3 * TISSUE_DENSITY * metresPerSecond ** 2) / 1000
}
