import { assess } from './assess.ts'
import { isScored, type Scored } from './assessment.ts'
import { DELTA_T_SITES } from './elastography/elastography-sites.ts'
import { type StiffnessChange, signOf } from './elastography/stiffness-change.ts'
import type { ModelFile } from './model-schema.ts'
import type { DeltaTSign, ModelInputs } from './predictor.ts'

/**
 * The score if dT had its other sense: the source describes both (stiffer, or softer, is "nonnegative"). `undefined` where
 * the class stays what it is. `change`: the sites that dT was formed from; without them its sign is turned round.
 */
export function otherSense(
  model: ModelFile,
  inputs: ModelInputs,
  change: StiffnessChange | undefined,
): Scored | undefined {
  if (inputs.deltaT === undefined) return undefined
  const now = assess(model, inputs)
  const turned = assess(model, { ...inputs, deltaT: otherSign(model, inputs.deltaT, change) })
  return isScored(turned) && isScored(now) && now.riskClass !== turned.riskClass ? turned : undefined
}

function otherSign(
  { elastography }: ModelFile,
  sign: DeltaTSign,
  change: StiffnessChange | undefined,
): DeltaTSign | undefined {
  if (change === undefined) return sign === 'negative' ? 'nonnegative' : 'negative'
  const looked = elastography.deltaTConvention === 'stiffer-is-nonnegative' ? 'softer' : 'stiffer'
  const at = (direction: string) =>
    DELTA_T_SITES.filter((site) => change.directions[site] === direction).length
  return signOf(at(looked), at('missing'), change.needed)
}
