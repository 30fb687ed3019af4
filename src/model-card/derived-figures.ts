import type { ModelFile } from '../model/model-schema.ts'

/** What the derived axes achieve; undefined where the file has other axes or another cut-off, for which that was not computed. */
export function derivedFigures(model: ModelFile): ModelFile['reconstruction'] {
  const { albumin, diameter } = model.predictors
  const asComputed =
    albumin.axisSource === 'derived' &&
    diameter.axisSource === 'derived' &&
    model.cutoff.source === 'published'
  return asComputed ? model.reconstruction : undefined
}
