/** The twelve measurement sites of the study's protocol (Methods, "Ultrasound examination"; Fig. 2). */
const TUMOUR_SITES = ['A', 'B', 'C', 'D', 'E'] as const
const PERITUMOURAL_SITES = ['F1', 'F2', 'F3', 'F4'] as const
export const LIVER_SITES = ['G', 'H', 'I'] as const

/** The nine sites that form dT. */
export const DELTA_T_SITES = [...TUMOUR_SITES, ...PERITUMOURAL_SITES] as const
export const ALL_SITES = [...DELTA_T_SITES, ...LIVER_SITES] as const

export type ElastographySite = (typeof ALL_SITES)[number]
