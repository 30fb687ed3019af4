/** How the page looks: in the EHR's own style, as the device is set, or fixed. */
export const THEMES = ['ehr', 'system', 'light', 'dark'] as const

export type Theme = (typeof THEMES)[number]
