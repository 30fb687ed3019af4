import { expect, test } from 'vitest'
import { administration, dispense, order, statement } from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { chartResources } from '../resources/chart-resources.ts'
import { type DrugEntry, drugDoubt, drugEntries } from './drug-records.ts'

const context = {
  ...(await readContext()),
  patient: { id: 'p1', server: undefined, identifiers: new Set<string>(), linked: new Set<string>() },
}
const entriesOf = (...resources: readonly unknown[]) => drugEntries(chartResources(resources), context)
const doubtsOf = (...resources: readonly unknown[]) =>
  entriesOf(...resources).map(({ reference, doubt }) => [reference?.split('/')[1], doubt])
const iso = (at: number) => (Number.isFinite(at) ? new Date(at).toISOString() : at)
const spansOf = (...resources: readonly unknown[]) =>
  entriesOf(...resources).map(({ earliest, latest, untilLeast, untilMost }) =>
    [earliest, latest, untilLeast, untilMost].map(iso),
  )
const DAY = ['2026-10-05T00:00:00.000Z', '2026-10-05T23:59:59.999Z']

test('an order is on from its day on: while it is active or on hold without end, once carried out for that day at least', () => {
  const at = '2026-10-05T09:00:00Z'
  const of = (status: 'active' | 'on-hold' | 'completed') => order('o', 'Lenvatinib', at, { status })
  expect(spansOf(of('active'), of('on-hold'))).toEqual([[...DAY, Infinity, Infinity]])
  expect(spansOf(of('on-hold'))).toEqual([[...DAY, Infinity, Infinity]])
  expect(spansOf(of('completed'))).toEqual([[...DAY, DAY[1], Infinity]])
})

test('a stated end ends it, a dose is over with its moment, and a supply lasts for its days', () => {
  const planned = order('o', 'Lenvatinib', '2026-10-01', {
    dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: '2026-10-05', end: '2026-10-20' } } } }],
  })
  const until = '2026-10-20T23:59:59.999Z'
  expect(spansOf(planned)).toEqual([[...DAY, until, until]])
  const stated = { effectiveDateTime: undefined, effectivePeriod: { start: '2026-10-05', end: '2026-10-20' } }
  expect(spansOf(statement('s', 'Lenvatinib', '', stated))).toEqual([[...DAY, until, until]])
  expect(spansOf(administration('a', 'Lenvatinib', '', stated))).toEqual([[...DAY, until, until]])
  const at = '2026-10-05T09:00:00.000Z'
  expect(spansOf(administration('a', 'Lenvatinib', at))).toEqual([[at, at, at, at]])
  const supply = dispense('d', 'Lenvatinib', '2026-10-05', { daysSupply: { value: 15 } })
  expect(spansOf(supply)).toEqual([[...DAY, until, until]])
  const { whenHandedOver: _, ...prepared } = { ...supply, whenPrepared: '2026-10-05' }
  expect(spansOf(prepared)).toEqual([[...DAY, until, until]])
})

test('what begins only later than now is no record, what begins today is one', () => {
  // Now is 23 November 2026, 12:00.
  expect(entriesOf(administration('a', 'Lenvatinib', '2026-11-23T12:00:00Z'))).toHaveLength(1)
  expect(entriesOf(administration('a', 'Lenvatinib', '2026-11-23T12:00:01Z'))).toEqual([])
})

test('a stopped dose or statement was on all the same, a stopped order leaves that open', () => {
  const stopped = { status: 'stopped' } as const
  expect(
    doubtsOf(
      administration('a', 'Lenvatinib', '2026-10-05', stopped),
      statement('s', 'Lenvatinib', '2026-10-05', stopped),
      dispense('d', 'Lenvatinib', '2026-10-05', stopped),
    ),
  ).toEqual([
    ['a', undefined],
    ['d', 'status-unknown'],
    ['s', undefined],
  ])
  expect(doubtsOf(order('o', 'Lenvatinib', '2026-10-05', stopped))).toEqual([['o', 'order-stopped']])
})

test('a stopped order that a record of its drug follows within the gap of a course was a change of dose', () => {
  const stopped = order('o', 'Lenvatinib', '2026-05-01', { status: 'stopped' })
  const doubt = (...others: readonly unknown[]) =>
    doubtsOf(stopped, ...others).find(([id]) => id === 'o')?.[1]
  // The order lasts to the end of 1 May; ninety days later it is the end of 30 July.
  expect(doubt(administration('a', 'Lenvatinib', '2026-07-30T23:59:59.999Z'))).toBe(undefined)
  expect(doubt(administration('a', 'Lenvatinib', '2026-07-31T00:00:00Z'))).toBe('order-stopped')
  // What comes with it follows it, too; what came before does not, nor another drug or another doubt.
  expect(doubt(order('p', 'Lenvatinib', '2026-05-01'))).toBe(undefined)
  expect(doubt(statement('s', 'Lenvatinib + Camrelizumab', '2026-05-10'))).toBe(undefined)
  expect(doubt(administration('a', 'Lenvatinib', '2026-04-30T12:00:00Z'))).toBe('order-stopped')
  expect(doubt(administration('a', 'Camrelizumab', '2026-05-10'))).toBe('order-stopped')
  expect(doubt(administration('a', 'Lenvatinib', '2026-05-10', { status: 'unknown' }))).toBe('order-stopped')
  // With a planned end the gap begins there: 1 June and ninety days is 30 August.
  const planned = {
    ...stopped,
    dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: '2026-05-01', end: '2026-06-01' } } } }],
  }
  expect(doubtsOf(planned, administration('a', 'Lenvatinib', '2026-08-30T12:00:00Z'))).toContainEqual([
    'o',
    undefined,
  ])
})

test('a renewal tells of an order before it that was not delivered, from an unknown day until the renewal', () => {
  const prior = (reference: string) => ({ priorPrescription: { reference } })
  const renewal = order('o1', 'Lenvatinib', '2026-10-05', prior('MedicationRequest/o0'))
  const [, told] = entriesOf(renewal)
  expect(told).toMatchObject({
    ...{ reference: 'MedicationRequest/o0', drugs: ['lenvatinib'], date: undefined, status: undefined },
    ...{ time: undefined, doubt: 'not-delivered', earliest: Number.NEGATIVE_INFINITY },
  })
  expect([told?.latest, told?.untilLeast, told?.untilMost].map((at) => iso(at ?? 0))).toEqual(
    Array(3).fill(DAY[1]),
  )
  expect(entriesOf(renewal, order('o0', 'Lenvatinib', '2026-09-01'))).toHaveLength(2)
  // An order that is no record of the drug tells of none before it.
  expect(entriesOf({ ...renewal, status: 'cancelled' })).toEqual([])
  // Of one that it knows by name alone, any order of the drug before it may be meant.
  const byName = { ...renewal, priorPrescription: { display: 'the old one' } }
  expect(entriesOf(byName)).toHaveLength(2)
  expect(entriesOf(byName, order('o0', 'Lenvatinib', '2026-09-01'))).toHaveLength(2)
  expect(entriesOf(byName, order('o0', 'Camrelizumab', '2026-09-01'))).toHaveLength(3)
})

test('an order was on until the one that renews it, if that is of the same drug', () => {
  const first = order('o0', 'Lenvatinib', '2026-05-01', { status: 'completed' })
  const renewal = (drug: string) =>
    order('o1', drug, '2026-10-05', { priorPrescription: { reference: 'MedicationRequest/o0' } })
  const until = (drug: string) => iso(entriesOf(first, renewal(drug))[0]?.untilLeast ?? 0)
  expect(until('Lenvatinib')).toBe(DAY[0])
  expect(until('Camrelizumab')).toBe('2026-05-01T23:59:59.999Z')
  const other = { ...renewal('Lenvatinib'), priorPrescription: { reference: 'MedicationRequest/o9' } }
  expect(iso(entriesOf(first, other)[0]?.untilLeast ?? 0)).toBe('2026-05-01T23:59:59.999Z')
})

test('a record that does not tell its drug may be either, or that of its note', () => {
  const of = (more: object) =>
    entriesOf(administration('a', '', '2026-10-05', more)).map(({ drugs, text, doubt }) => [
      drugs,
      text,
      doubt,
    ])
  const untold = { medicationCodeableConcept: { text: 'see note' } }
  expect(of(untold)).toEqual([[['lenvatinib', 'camrelizumab'], 'see note', 'drug-not-told']])
  const note = [{ text: 'Lenvatinib 8 mg' }]
  expect(of({ ...untold, note })).toEqual([[['lenvatinib'], 'see note', 'drug-not-told']])
  expect(of({ medicationCodeableConcept: { text: 'Sorafenib' } })).toEqual([])
  const other = [{ text: 'with Lenvatinib' }]
  expect(of({ medicationCodeableConcept: { text: 'Sorafenib' }, note: other })).toEqual([
    [['lenvatinib'], 'Sorafenib', 'drug-not-told'],
  ])
})

test('a record is called by the first name of its drug, and by the drug where a code alone tells it', () => {
  const named = (medicationCodeableConcept: fhir4.CodeableConcept) =>
    entriesOf(administration('a', '', '2026-10-05', { medicationCodeableConcept }))[0]?.text
  expect(named({ text: 'Lenvima 4 mg' })).toBe('Lenvima 4 mg')
  const atc = { system: 'http://www.whocc.no/atc', code: 'L01EX08' }
  expect(named({ text: '', coding: [atc] })).toBe('lenvatinib')
})

/** A record whose status is none, so that it cannot be read whole. */
const broken = (more: object = {}) => ({
  ...administration('a', 'Lenvatinib', '2026-10-05'),
  status: 7,
  ...more,
})

test('of a record that cannot be read whole what it still says is kept', () => {
  const of = (item: unknown) =>
    entriesOf(item).map(({ kind, drugs, text, doubt, reference, date }) => ({
      ...{ kind, drugs, text, doubt, reference, date },
    }))
  expect(of(broken())).toEqual([
    {
      ...{ kind: 'administration', drugs: ['lenvatinib'], text: 'Lenvatinib', doubt: 'malformed' },
      ...{ reference: 'MedicationAdministration/a', date: '2026-10-05' },
    },
  ])
  expect(spansOf(broken())[0]?.slice(0, 2)).toEqual(DAY)
  const untold = broken({ medicationCodeableConcept: undefined })
  expect(of(untold)).toMatchObject([{ drugs: ['lenvatinib', 'camrelizumab'], text: '' }])
  const unnamed = { text: '', coding: [{ system: 'http://www.whocc.no/atc', code: 'L01EX08' }] }
  const several = broken({ medicationCodeableConcept: [unnamed, { text: 'Lenvatinib 4 mg' }] })
  expect(of(several)).toMatchObject([{ drugs: ['lenvatinib'], text: 'Lenvatinib 4 mg' }])
  expect(of(broken({ medicationCodeableConcept: [unnamed] }))).toMatchObject([{ text: 'lenvatinib' }])
})

test('a record that cannot be read whole is none where it is of another drug, another patient, or says it was not given', () => {
  expect(entriesOf(broken({ medicationCodeableConcept: { text: 'Sorafenib' } }))).toEqual([])
  expect(entriesOf(broken({ subject: { reference: 'Patient/p2' } }))).toEqual([])
  expect(entriesOf(broken({ subject: undefined }))).toHaveLength(1)
  expect(entriesOf(broken({ subject: 'Patient/p2' }))).toHaveLength(1)
  const concept = [{ text: 'Lenvatinib' }]
  expect(entriesOf(broken({ status: 'not-done', medicationCodeableConcept: concept }))).toEqual([])
  expect(entriesOf(broken({ status: 'completed', medicationCodeableConcept: concept }))).toHaveLength(1)
  // Not a record of a drug at all.
  expect(
    entriesOf({ resourceType: 'Procedure', id: 'x', status: 7, subject: { reference: 'Patient/p1' } }),
  ).toEqual([])
})

test('a record without an id has no reference', () => {
  expect(entriesOf({ ...administration('a', 'Lenvatinib', '2026-10-05'), id: undefined })).toMatchObject([
    { reference: undefined, drugs: ['lenvatinib'] },
  ])
})

test('R5’s form of the medication is read as what it seems to say', () => {
  const { medicationCodeableConcept: concept, ...rest } = administration('a', 'Lenvatinib', '2026-10-05')
  expect(doubtsOf({ ...rest, medication: { concept } })).toEqual([['a', 'malformed']])
})

test('R5’s time of an administration is read where R4’s is missing', () => {
  const { effectiveDateTime: _, ...rest } = administration('a', 'Lenvatinib', '')
  expect(spansOf({ ...rest, occurenceDateTime: '2026-10-05' })[0]?.slice(0, 2)).toEqual(DAY)
  expect(spansOf({ ...rest, occurencePeriod: { start: '2026-10-05' } })[0]?.slice(0, 2)).toEqual(DAY)
})

test('a doubt names its drug where it is about one', () => {
  const [one] = entriesOf(broken())
  const [either] = entriesOf(broken({ medicationCodeableConcept: undefined }))
  const doubt = (entry: DrugEntry | undefined) =>
    entry === undefined ? undefined : drugDoubt(entry, 'malformed')
  expect(doubt(one)).toEqual({
    ...{ reference: 'MedicationAdministration/a', kind: 'administration', drug: 'lenvatinib' },
    ...{ text: 'Lenvatinib', date: '2026-10-05', status: undefined, reason: 'malformed' },
  })
  expect(doubt(either)).toMatchObject({ drug: undefined })
})

test('a record that says that nothing was given is none, in the words of any release', () => {
  const counts = (item: unknown) => entriesOf(item).length
  const at = '2026-10-05'
  for (const denied of [
    { ...statement('s', 'Lenvatinib', at), taken: 'n' },
    { ...statement('s', 'Lenvatinib', at), wasNotTaken: true },
    { ...dispense('d', 'Lenvatinib', at), quantity: { value: 0, unit: 'capsule' } },
    { ...administration('a', 'Lenvatinib', at), notGiven: true },
    { ...administration('a', 'Lenvatinib', at), wasNotGiven: true },
    administration('a', 'Lenvatinib', at, { dosage: { dose: { value: 0, unit: 'mg' } } }),
  ])
    expect([denied, counts(denied)]).toEqual([denied, 0])
  for (const given of [
    { ...statement('s', 'Lenvatinib', at), taken: 'y', wasNotTaken: false },
    { ...dispense('d', 'Lenvatinib', at), quantity: { value: 30, unit: 'capsule' } },
    { ...administration('a', 'Lenvatinib', at), notGiven: false, wasNotGiven: false },
    administration('a', 'Lenvatinib', at, { dosage: { dose: { value: 8, unit: 'mg' } } }),
    order('o', 'Lenvatinib', at),
  ])
    expect([given, counts(given)]).toEqual([given, 1])
})

test('what ended for a reason that says it never began is in doubt', () => {
  const because = (text: string) => ({ statusReason: { text } })
  const stopped = (text: string) =>
    doubtsOf(order('o', 'Lenvatinib', '2026-10-05', { status: 'stopped', ...because(text) }))
  expect(stopped('never started')).toEqual([['o', 'status-unknown']])
  expect(stopped('progression')).toEqual([['o', 'order-stopped']])
  const ended = { statusReason: [{ text: 'Toxicity' }, { text: 'patient declined' }] }
  expect(doubtsOf(statement('s', 'Lenvatinib', '2026-10-05', ended))).toEqual([['s', 'status-unknown']])
})

test('an extension that may change the meaning, or a subject that cannot be told, leaves a record in doubt', () => {
  const extended = { modifierExtension: [{ url: 'urn:x', valueBoolean: true }] }
  expect(doubtsOf(administration('a', 'Lenvatinib', '2026-10-05', extended))).toEqual([
    ['a', 'modifier-extension'],
  ])
  const whose = { subject: { display: 'Chen' } }
  expect(doubtsOf(administration('a', 'Lenvatinib', '2026-10-05', whose))).toEqual([['a', 'subject-unknown']])
})

test('only an order to give a drug is one: no suggestion, and none to refrain', () => {
  const of = (more: Partial<fhir4.MedicationRequest>) =>
    entriesOf(order('o', 'Lenvatinib', '2026-10-05', more)).length
  expect([of({}), of({ doNotPerform: false }), of({ intent: 'original-order' })]).toEqual([1, 1, 1])
  expect([of({ doNotPerform: true }), of({ intent: 'proposal' }), of({ intent: 'plan' })]).toEqual([0, 0, 0])
  expect(of({ intent: 'option' })).toBe(0)
})

test('an order begins with the first of its dosages and ends with the last, unless one of them is open', () => {
  const dosed = (...periods: readonly fhir4.Period[]) =>
    spansOf(
      order('o', 'Lenvatinib', '2026-10-01', {
        dosageInstruction: periods.map((boundsPeriod) => ({ timing: { repeat: { boundsPeriod } } })),
      }),
    ).map(([from, , , until]) => [from, until])
  const [early, late] = [
    { start: '2026-10-05', end: '2026-10-12' },
    { start: '2026-10-13', end: '2026-10-20' },
  ]
  for (const both of [
    [early, late],
    [late, early],
  ])
    expect(dosed(...both)).toEqual([[DAY[0], '2026-10-20T23:59:59.999Z']])
  expect(dosed(early, { start: '2026-10-13' })).toEqual([[DAY[0], Infinity]])
  // Events of the first dose stand for a start; what is no date comes first, as it may be any.
  const events = order('o', 'Lenvatinib', '2026-10-01', {
    dosageInstruction: [{ timing: { event: ['2026-10-08', '2026-10-05'] } }],
  })
  expect(spansOf(events)[0]?.[0]).toBe(DAY[0])
  expect(
    doubtsOf(
      order('o', 'Lenvatinib', '2026-10-01', {
        dosageInstruction: [{ timing: { event: ['2026-10-08', 'soon'] } }],
      }),
    ),
  ).toEqual([['o', 'date-invalid']])
})

/** A procedure of patient p1. */
const procedure = (text: string, at: string, more: object = {}) => ({
  resourceType: 'Procedure',
  id: 'p',
  status: 'completed',
  subject: { reference: 'Patient/p1' },
  code: { text },
  performedDateTime: at,
  ...more,
})

test('a treatment that is charted otherwise names a drug and does not tell that it was given', () => {
  const of = (item: unknown) =>
    entriesOf(item).map(({ kind, drugs, doubt, reference, untilMost }) => [
      ...[kind, drugs.join(' '), doubt, reference, untilMost],
    ])
  expect(of(procedure('Lenvatinib', '2026-10-05'))).toEqual([
    ['administration', 'lenvatinib', 'other-record', 'Procedure/p', Infinity],
  ])
  expect(of(procedure('Chemotherapy', '2026-10-05'))).toEqual([
    ['administration', 'lenvatinib camrelizumab', 'other-record', 'Procedure/p', Infinity],
  ])
  expect(of(procedure('Appendectomy', '2026-10-05'))).toEqual([])
  const plan = {
    ...procedure('', ''),
    resourceType: 'CarePlan',
    title: 'Camrelizumab',
    period: { start: '2026-10-05' },
  }
  expect(of({ ...plan, status: 'active', intent: 'plan' })).toEqual([
    ['order', 'camrelizumab', 'other-record', 'CarePlan/p', Infinity],
  ])
  expect(of({ ...plan, status: 'active', intent: 'proposal' })).toEqual([])
  const service = { ...procedure('Camrelizumab', ''), resourceType: 'ServiceRequest', status: 'active' }
  expect(of({ ...service, intent: 'order' })).toHaveLength(1)
  expect(of({ ...service, intent: 'plan' })).toEqual([])
  expect(of({ ...service, intent: 'order', doNotPerform: true })).toEqual([])
  // Teaching and consultations are ordered around a therapy.
  expect(of({ ...service, intent: 'order', code: { text: 'Chemotherapy' } })).toEqual([])
  for (const status of ['not-done', 'preparation', 'rejected', 'entered-in-error'])
    expect(of(procedure('Lenvatinib', '2026-10-05', { status }))).toEqual([])
  expect(of(procedure('Lenvatinib', '2026-10-05', { subject: { reference: 'Patient/p2' } }))).toEqual([])
  // Now is 23 November 2026, 12:00.
  expect(of(procedure('Lenvatinib', '2026-11-23T12:00:00Z'))).toHaveLength(1)
  expect(of(procedure('Lenvatinib', '2026-11-23T12:00:01Z'))).toEqual([])
})

test('a procedure within a day of a dose of its drugs is that dose', () => {
  const at = '2026-10-05T12:00:00Z'
  const beside = (...others: readonly unknown[]) =>
    entriesOf(procedure('Lenvatinib', at), ...others).some(({ doubt }) => doubt === 'other-record')
  expect(beside(administration('a', 'Lenvatinib', '2026-10-06T12:00:00Z'))).toBe(false)
  expect(beside(administration('a', 'Lenvatinib', '2026-10-04T12:00:00Z'))).toBe(false)
  expect(beside(administration('a', 'Lenvatinib', '2026-10-06T12:00:01Z'))).toBe(true)
  expect(beside(administration('a', 'Lenvatinib', '2026-10-04T11:59:59Z'))).toBe(true)
  expect(beside(administration('a', 'Camrelizumab', at))).toBe(true)
  expect(beside(administration('a', 'Lenvatinib', at, { status: 'unknown' }))).toBe(true)
  // Of both drugs each needs a dose.
  const both = (...others: readonly unknown[]) =>
    entriesOf(procedure('Lenvatinib + Camrelizumab', at), ...others).some(
      ({ doubt }) => doubt === 'other-record',
    )
  expect(both(administration('a', 'Lenvatinib', at))).toBe(true)
  expect(both(administration('a', 'Lenvatinib', at), administration('b', 'Camrelizumab', at))).toBe(false)
})

test('an order that renews one of another drug, or that is not on file, tells of none before it', () => {
  const byName = { priorPrescription: { display: 'the old one' } }
  const renewal = order('o1', 'Lenvatinib', '2026-10-05', byName)
  // A later order, a dose, and one of one drug of two are not the order before it.
  expect(entriesOf(renewal, order('o2', 'Lenvatinib', '2026-10-06'))).toHaveLength(3)
  expect(entriesOf(renewal, administration('a', 'Lenvatinib', '2026-09-01'))).toHaveLength(3)
  const both = order('o1', 'Lenvatinib + Camrelizumab', '2026-10-05', byName)
  expect(entriesOf(both, order('o0', 'Lenvatinib', '2026-09-01'))).toHaveLength(3)
  expect(entriesOf(both, order('o0', 'Lenvatinib + Camrelizumab', '2026-09-01'))).toHaveLength(2)
  expect(entriesOf(order('o1', 'Lenvatinib', '2026-10-05'))).toHaveLength(1)
})

test('a renewal that names the order before it is not content with another one', () => {
  const renewal = order('o1', 'Lenvatinib', '2026-10-05', {
    priorPrescription: { reference: 'MedicationRequest/o0' },
  })
  const other = order('o8', 'Lenvatinib', '2026-09-01', { status: 'completed' })
  expect(doubtsOf(renewal, other)).toEqual([
    ['o1', undefined],
    ['o8', undefined],
    ['o0', 'not-delivered'],
  ])
  // By name alone it may be one of the same day.
  const byName = { ...renewal, priorPrescription: { display: 'the old one' } }
  expect(entriesOf(byName, order('o8', 'Lenvatinib', '2026-10-05'))).toHaveLength(2)
})

test('a treatment charted otherwise is called by its first name, and has a reference where it has an id', () => {
  const named = procedure('Lenvatinib 8 mg', '2026-10-05')
  expect(entriesOf(named)[0]?.text).toBe('Lenvatinib 8 mg')
  expect(entriesOf({ ...named, id: undefined })[0]?.reference).toBeUndefined()
})
