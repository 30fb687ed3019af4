import { expect, test } from 'vitest'
import {
  CODE,
  lab,
  RECENT,
  read,
  reasonsOf,
  resultOf,
  SUBJECT,
  tumourSize,
} from '../../../test/support/chart-builders.ts'

const member = (id: string, display?: string) => ({
  reference: `Observation/${id}`,
  ...(display === undefined ? {} : { display }),
})
/** A panel of that code and name that holds no value of its own. */
function panel(code: string, hasMember: fhir4.Reference[], more: Partial<fhir4.Observation> = {}) {
  const { valueQuantity: _, ...frame } = lab('panel', code, 0, '1')
  return { ...frame, hasMember, ...more }
}
/** A report of that name. */
const report = (text: string, result: fhir4.Reference[], more: object = {}) => ({
  ...{ resourceType: 'DiagnosticReport', id: 'r', status: 'final', subject: SUBJECT, code: { text } },
  ...{ effectiveDateTime: RECENT, result },
  ...more,
})
const OLD = lab('old', CODE.albumin, 38, 'g/L', '2026-11-10T08:00:00Z')
/** Albumin of a chart that holds an older one. */
const albuminOf = async (...resources: readonly unknown[]) => (await read([OLD, ...resources])).albumin

test('a result that a report names and that did not come stands in the place of an older one, by the name it is given', async () => {
  const missing = await albuminOf(report('Chemistry', [member('a', 'Albumin'), member('b', 'Potassium')]))
  expect(resultOf(missing)).toBe('newest-not-usable')
  expect(missing.doubts).toMatchObject([
    { reference: 'Observation/a', name: 'Albumin', original: '', reason: 'not-delivered', status: 'final' },
  ])
  expect(resultOf(await albuminOf(report('Chemistry', [{ display: 'Albumin' }])))).toBe('newest-not-usable')
  // Named as nothing that is read, as another fluid's, or by no name in a report that is of anything.
  expect(resultOf(await albuminOf(report('Chemistry', [member('b', 'Potassium')])))).toBe(38)
  expect(resultOf(await albuminOf(report('Urine', [member('a', 'Albumin')])))).toBe(38)
  expect(resultOf(await albuminOf(report('Chemistry', [member('a')])))).toBe(38)
})

test('nothing is missing where it came: itself, readable or not, or another result of that draw', async () => {
  const named = report('Chemistry', [member('a', 'Albumin')])
  expect(resultOf(await albuminOf(named, lab('a', CODE.albumin, 30, 'g/L')))).toBe(30)
  const broken = { ...lab('a', CODE.albumin, 30, 'g/L'), valueQuantity: { value: 'x' } }
  expect(reasonsOf(await albuminOf(named, broken))).toMatchObject({ 'Observation/a': 'malformed' })
  const beside = async (time: string) =>
    resultOf(await albuminOf(named, lab('b', CODE.albumin, 31, 'g/L', `2026-11-21T${time}:00Z`)))
  // The report is of eight o'clock; a draw is an hour long.
  expect([await beside('07:00'), await beside('09:00')]).toEqual([31, 31])
  expect(await beside('06:59')).toBe('newest-not-usable')
  // An hour later a newer one is known, whatever came before it.
  expect(await beside('09:01')).toBe(31)
  // Of several that the report names, one that came is told apart from one that did not.
  const two = report('Chemistry', [member('a', 'Albumin'), member('b', 'Albumin')])
  expect(resultOf(await albuminOf(two, lab('b', CODE.albumin, 31, 'g/L', '2026-11-21T05:00:00Z')))).toBe(31)
})

test('a report of another patient, withdrawn, or of a day to come names nothing; one that is preliminary or undated may', async () => {
  const named = (more: object) => albuminOf(report('Chemistry', [member('a', 'Albumin')], more))
  for (const more of [
    { subject: { reference: 'Patient/p2' } },
    { status: 'entered-in-error' },
    { effectiveDateTime: '2026-11-24' },
  ])
    expect(resultOf(await named(more))).toBe(38)
  // The older one may be the newest that counts.
  for (const more of [
    { status: 'preliminary' },
    { effectiveDateTime: '2026-11' },
    { effectiveDateTime: undefined },
  ])
    expect([resultOf(await named(more)), reasonsOf(await named(more))]).toMatchObject([
      'newest-not-usable',
      { 'Observation/a': expect.anything() },
    ])
})

test('of a blood count with differential both counts are missing, unless one came in either of its forms', async () => {
  const count = [member('n'), member('l')]
  const DIFFERENTIAL = '57021-8'
  const older = [
    lab('n0', CODE.anc, 4.2, '10*9/L', '2026-11-10T08:00:00Z'),
    lab('l0', CODE.alc, 1.4, '10*9/L', '2026-11-10T08:00:00Z'),
  ]
  const nlrOf = async (...resources: readonly unknown[]) => (await read([...older, ...resources])).nlr
  const missing = await nlrOf(panel(DIFFERENTIAL, count))
  expect(resultOf(missing)).toBe('newest-not-usable')
  expect(new Set(Object.values(reasonsOf({ ...missing, passedOver: [] })))).toEqual(
    new Set(['not-delivered']),
  )
  // A panel that is no differential, and one of which a part came.
  expect(resultOf(await nlrOf(panel('58410-2', count)))).toBe(3)
  expect(resultOf(await nlrOf(panel(DIFFERENTIAL, count), lab('x', CODE.lymphocytePercent, 20, '%')))).toBe(3)
  // Counts that are named are missing each for itself.
  const named = panel('58410-2', [member('n', 'Neutrophils'), member('l', 'Lymphocytes')])
  expect(resultOf(await nlrOf(named))).toBe('newest-not-usable')
  expect(
    resultOf(
      await nlrOf(
        named,
        lab('np', CODE.neutrophilPercent, 60, '%'),
        lab('lp', CODE.lymphocytePercent, 15, '%'),
      ),
    ),
  ).toBe(4)
})

test('another size of that moment is of another lesion, and leaves the diameter open', async () => {
  const named = report('CT of the liver', [member('a', 'Tumour size')])
  const other = tumourSize('t', [[CODE.longest, 6]])
  expect((await read([other])).diameter).toMatchObject({ value: 6 })
  const open = (await read([other, named])).diameter
  expect([open.state, reasonsOf(open)]).toEqual([
    'interval',
    expect.objectContaining({ 'Observation/a': 'not-delivered' }),
  ])
  expect(resultOf((await read([other, panel(CODE.tumourSize, [member('a')])])).diameter)).toEqual(
    resultOf(open),
  )
})
