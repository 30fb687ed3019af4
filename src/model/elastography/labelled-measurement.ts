/** Measurements a site of the study's protocol. */
export const MOST_SHOTS = 5

/** Units in which elastography systems report: stiffness, or the speed of the shear wave. */
export type StiffnessUnit = 'kPa' | 'm/s'

/** One number of an examination as a system reports it: the label says at which place, and nothing else does. */
export interface LabelledMeasurement {
  readonly label: string | undefined
  /** What the system tracks under one identity from examination to examination (DICOM tracking UID). */
  readonly tracked: string | undefined
  /** A `shot` is one acquisition; `spread` is a statistic that is not taken. */
  readonly kind: 'shot' | 'median' | 'spread'
  readonly value: number
  readonly unit: StiffnessUnit
}

/** Measurements of one lesion, and whether the system tracks the lesion. */
export interface TrackedLesion<Item> {
  /** The tracking UID that all of them share; undefined where there is none, or where each place has its own. */
  readonly tracked: string | undefined
  readonly items: readonly Item[]
}

/**
 * Measurements by lesion. A tracking UID under which several labels stand is that of a lesion; where each stands for one label, the
 * system tracks places, and nothing tells the lesion.
 */
export function byLesion<Item extends Pick<LabelledMeasurement, 'label' | 'tracked'>>(
  items: readonly Item[],
): TrackedLesion<Item>[] {
  const groups = [...Map.groupBy(items, ({ tracked }) => tracked)]
  const areLesions =
    groups.length === 1 || groups.some(([, group]) => new Set(group.map(({ label }) => label)).size > 1)
  return areLesions
    ? groups.map(([tracked, group]) => ({ tracked, items: group }))
    : [{ tracked: undefined, items }]
}
