import { expect, test } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import { referenceTable, tableOf } from '../../../test/support/study-tables.ts'
import { assess } from '../../model/assess.ts'
import { loadModel, type TipmModel } from '../../model/load-model.ts'
import { modelStatusOf, modelStatusText } from '../../model/model-status.ts'
import { realAt } from '../../stats/numeric/at.ts'
import { written } from '../../text/written.ts'
import { scoreTable } from '../score-table.ts'
import { modelProposal, type ProposalDetails } from './model-proposal.ts'
import { type RecalibrationFit, recalibrate, thetaOf } from './recalibrate.ts'

const model = await tipmModel()
const table = await referenceTable()
const details: ProposalDetails = {
  site: 'St Elsewhere',
  date: '2026-11-23',
  period: undefined,
  version: undefined,
  cutoff: 'keep',
  seed: 1,
  replicates: 50,
  software: '0.1.0',
}

function fitted(method: RecalibrationFit['method']): RecalibrationFit {
  const fit = recalibrate(table, model, { method, seed: 1, replicates: 50 })
  if (!fit.ok) throw new Error(fit.code)
  return fit.value
}

/** The proposal as app and service would load it: from JSON, through the schema. */
async function proposed(
  method: RecalibrationFit['method'],
  more: Partial<ProposalDetails> = {},
): Promise<TipmModel> {
  const proposal = modelProposal(table, model, fitted(method), { ...details, ...more })
  if (!proposal.ok) throw new Error(proposal.problem)
  const loaded = await loadModel(JSON.parse(JSON.stringify(proposal.value)))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem.faults))
  return loaded.value
}

test('the intercept alone moves by the calibration-in-the-large of R, and predictions then sum to the events', async () => {
  const local = await proposed('intercept')
  // calibration_in_the_large of test/golden/expected.json
  expect(local.intercept.value - model.intercept.value).toBeCloseTo(0.2370675079632, 6)
  const { probability } = scoreTable(table, local)
  expect(probability.reduce((sum, p) => sum + p, 0)).toBeCloseTo(88, 6)
})

test('with intercept and slope every log-odds becomes intercept + slope times what it was', async () => {
  const fit = fitted('intercept-and-slope')
  const local = await proposed('intercept-and-slope')
  const { slope = Number.NaN, intercept } = fit.fitted
  const inputs = { nlr: 3.4, deltaT: 'negative', albumin: 36, diameter: 8.4 } as const
  const [old, now] = [assess(model, inputs), assess(local, inputs)]
  if (old.kind !== 'complete' || now.kind !== 'complete') throw new Error('all inputs are known')
  const logOdds = (p: number) => Math.log(p / (1 - p))
  expect(logOdds(now.probability)).toBeCloseTo(intercept + slope * logOdds(old.probability), 9)
})

test('intercept and slope change nobody’s points or class', async () => {
  for (const method of ['intercept', 'intercept-and-slope'] as const) {
    const local = await proposed(method)
    const [old, now] = [scoreTable(table, model).scores.model, scoreTable(table, local).scores.model]
    now.forEach((points, i) => {
      expect(points).toBeCloseTo(realAt(old, i), 9)
    })
    expect(local.cutoff).toEqual(model.cutoff)
  }
})

test('points of a refit follow its own betas, and its cut-off carries the risk that the old one carried', async () => {
  const local = await proposed('refit')
  const { predictors } = local
  expect(local.cutoff.points).not.toBeCloseTo(model.cutoff.points, 1)
  // By hand: log-odds at the cut-off, from the betas and axes of the file alone.
  const widest = Math.max(
    Math.abs(predictors.nlr.beta),
    Math.abs(predictors.deltaT.beta),
    Math.abs(predictors.albumin.beta) * 25,
    Math.abs(predictors.diameter.beta) * 9,
  )
  const atZero = predictors.deltaT.beta + predictors.albumin.beta * 50 + predictors.diameter.beta * 4
  const logOdds = local.intercept.value + atZero + (local.cutoff.points * widest) / 100
  // 160 points of the published scale lie at a linear predictor of -3.609, the intercept is 2.663.
  expect(logOdds).toBeCloseTo(2.663 - 3.609, 3)
  expect(local.recalibration?.cutoff).toBe('same-risk')
})

test('a refit is shrunken by the slope of the bootstrap and still predicts as many events as there were', async () => {
  const fit = fitted('refit')
  expect(fit.shrinkage).toBeGreaterThan(0.85)
  expect(fit.shrinkage).toBeLessThan(1)
  const local = await proposed('refit')
  expect(scoreTable(table, local).probability.reduce((sum, p) => sum + p, 0)).toBeCloseTo(88, 4)
  expect(local.interval).toBeUndefined()
})

test('a proposal says what was done, on whom and where, and is approved by nobody until a name is filled in', async () => {
  const local = await proposed('intercept', { period: { from: '2024-01-01', to: '2026-06-30' } })
  expect(local).toMatchObject({
    status: 'recalibrated',
    version: '1.0.0+st-elsewhere.20261123',
    name: 'Target Immunotherapy Predict Model (TIPM), recalibrated at St Elsewhere',
    recalibration: {
      from: { version: '1.0.0', hash: model.hash },
      data: { patients: 327, events: 88, period: { from: '2024-01-01', to: '2026-06-30' } },
      approvedBy: '',
    },
  })
  expect(modelStatusText(local, written.en.status)).toBe('recalibrated at St Elsewhere, not approved')
  const approved = {
    ...local,
    recalibration: local.recalibration && {
      ...local.recalibration,
      approvedBy: 'Tumour board',
      approvedOn: '2026-12-01',
    },
  }
  expect(modelStatusOf(approved)).toBe('recalibrated')
  expect(modelStatusText(approved, written.en.status)).toBe('recalibrated at St Elsewhere')
  expect(modelStatusText(model, written.en.status)).toBe('reconstructed')
})

test('an approval without a day is refused', async () => {
  const local = await proposed('intercept')
  const { hash: _, ...file } = local
  const result = await loadModel({
    ...file,
    recalibration: { ...file.recalibration, approvedBy: 'Somebody' },
  })
  expect(result.ok).toBe(false)
})

test('a new cut-off comes only when asked for', async () => {
  expect((await proposed('intercept', { cutoff: 150 })).cutoff).toEqual({
    points: 150,
    method: 'chosen at St Elsewhere',
    source: 'site',
  })
  const local = await proposed('intercept', { cutoff: 'youden' })
  // youden.threshold of test/golden/expected.json
  expect(local.cutoff.points).toBeCloseTo(158.229268292683, 6)
  const beyond = modelProposal(table, model, fitted('intercept'), { ...details, cutoff: 400 })
  expect(beyond).toEqual({ ok: false, problem: 'cutoff-off-scale' })
})

test('the interval of a recalibrated probability is wider than before: what was estimated here comes on top', async () => {
  const inputs = { nlr: 3.4, deltaT: 'negative', albumin: 36, diameter: 8.4 } as const
  const width = (of: TipmModel) => {
    const assessment = assess(of, inputs)
    if (assessment.kind !== 'complete' || assessment.interval === undefined) throw new Error('no interval')
    const logOdds = (p: number) => Math.log(p / (1 - p))
    return logOdds(assessment.interval.upper) - logOdds(assessment.interval.lower)
  }
  expect(width(await proposed('intercept'))).toBeGreaterThan(width(model))
})

test('after is better than before where the model was off, on patients that the fit had not seen', () => {
  const off = { ...model, intercept: { ...model.intercept, value: model.intercept.value + 2 } }
  const fit = recalibrate(table, off, { method: 'intercept', seed: 1, replicates: 50 })
  if (!fit.ok || !fit.value.after.ok) throw new Error('computable')
  const shift = (of: RecalibrationFit['before']) =>
    of.inTheLarge.ok ? Math.abs(of.inTheLarge.value.estimate) : 99
  expect(shift(fit.value.before)).toBeGreaterThan(1.5)
  expect(shift(fit.value.after.value)).toBeLessThan(0.05)
  expect(fit.value.corrected.ok && Math.abs(fit.value.corrected.value.corrected.intercept)).toBeLessThan(0.05)
})

test('recalibrating to outcomes that happen as often as predicted finds nothing to change', () => {
  const { probability, nlr } = scoreTable(table, model)
  // Each patient as twenty, of whom as many have the outcome as the model says, to the nearest whole.
  const copies = 20
  const rows = Array.from(probability.keys()).flatMap((i) => Array<number>(copies).fill(i))
  const column = (values: Float64Array | undefined) => rows.map((i) => values?.[i] ?? Number.NaN)
  const many = tableOf({
    nlr: column(nlr),
    albumin: column(table.columns.albumin),
    diameter: column(table.columns.diameter),
    deltaT: column(table.columns.deltaT),
    outcome: rows.map((i, k) => (k % copies < Math.round(realAt(probability, i) * copies) ? 1 : 0)),
  })
  const fit = recalibrate(many, model, { method: 'intercept-and-slope', seed: 1, replicates: 2 })
  if (!fit.ok) throw new Error(fit.code)
  expect(fit.value.fitted.slope).toBeCloseTo(1, 1)
  expect(Math.abs(fit.value.fitted.intercept)).toBeLessThan(0.1)
})

test('bootstrap samples that would take too long are left out, and the fit stands without them', () => {
  const fit = recalibrate(table, model, { method: 'intercept', seed: 1, replicates: 1e7 })
  expect(fit).toMatchObject({ ok: true, value: { corrected: { ok: false, code: 'too-many-patients' } } })
})

test('one outcome class, or scores of another model, leave nothing to fit', () => {
  const options = { method: 'intercept', seed: 1, replicates: 2 } as const
  const oneClass = tableOf({
    nlr: [2, 4],
    albumin: [40, 33],
    diameter: [6, 9],
    deltaT: [1, 0],
    outcome: [1, 1],
  })
  expect(recalibrate(oneClass, model, options)).toEqual({ ok: false, code: 'one-class-only' })
  const scored = tableOf({ probability: [0.1, 0.9], outcome: [0, 1] }, {}, 'scored')
  expect(recalibrate(scored, model, options)).toEqual({ ok: false, code: 'no-such-data' })
})

test('the betas and intercept of a model are taken in the order of its predictors', () => {
  expect(Array.from(thetaOf(model))).toEqual([2.663, 2.146, -3.845, -0.246, 0.674])
})

test('where a higher score means less progression, neither shift nor slope is proposed', () => {
  const outcome = table.columns.outcome?.map((bit) => 1 - bit) ?? new Float64Array(0)
  const turned = { ...table, columns: { ...table.columns, outcome } }
  for (const method of ['intercept', 'intercept-and-slope'] as const) {
    expect(recalibrate(turned, model, { method, seed: 1, replicates: 2 })).toEqual({
      ok: false,
      code: 'slope-not-positive',
    })
  }
})

test('one outcome class, scored data and no outcome are refused with their reason', () => {
  const options = { method: 'intercept', seed: 1, replicates: 2 } as const
  const outcome = new Float64Array(table.rowCount)
  const { outcome: _, ...rest } = table.columns
  const refusals = [
    recalibrate({ ...table, columns: { ...rest, outcome } }, model, options),
    recalibrate({ ...table, columns: rest }, model, options),
    recalibrate({ ...table, kind: 'scored' }, model, options),
  ]
  expect(refusals).toEqual([
    { ok: false, code: 'one-class-only' },
    { ok: false, code: 'no-such-data' },
    { ok: false, code: 'no-such-data' },
  ])
})
