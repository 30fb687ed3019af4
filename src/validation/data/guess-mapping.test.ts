import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gbk, headOf } from '../../../test/support/csv-files.ts'
import { acceptedGuess, guessMapping, sureMapping, unmatchedColumns } from './guess-mapping.ts'

const rows = (line: string, count = 6) => `${line}\n`.repeat(count)

test('takes columns whose heading names variable and unit, and asks for nothing', async () => {
  const { mapping, guesses } = guessMapping(
    await headOf(
      'Patient ID,Neutrophils (10*9/L),Lymphocytes (10^9/L),ALB [g/dL],Diameter (mm),dT,Response,OS (days),Death,HBV\n' +
        rows('1,4.2,1.4,3.8,84,>=0,PD,120,yes,1') +
        rows('2,4.2,1.4,3.8,84,<0,SD,120,no,0'),
    ),
  )
  expect(mapping).toMatchObject({
    id: 'Patient ID',
    columns: {
      anc: { column: 'Neutrophils (10*9/L)', unit: '10*9/l' },
      alc: { column: 'Lymphocytes (10^9/L)', unit: '10^9/l' },
      albumin: { column: 'ALB [g/dL]', unit: 'g/dl' },
      diameter: { column: 'Diameter (mm)', unit: 'mm' },
      deltaT: { column: 'dT', ones: ['>=0'], zeros: ['<0'] },
      outcome: { column: 'Response', ones: ['PD'], zeros: ['SD'] },
      days: { column: 'OS (days)', unit: 'days' },
      event: { column: 'Death', ones: ['yes'], zeros: ['no'] },
    },
    groups: [{ column: 'HBV' }],
  })
  expect(guesses.filter(({ sure }) => !sure)).toEqual([])
})

test('reads the same headings in Chinese', async () => {
  const { mapping, guesses } = guessMapping(
    await headOf(
      gbk(
        '患者编号,中性粒细胞（×10^9/L）,淋巴细胞（×10^9/L）,白蛋白（g/L）,肿瘤最大径（cm）,疗效评价,生存时间（天）,是否死亡,性别\n' +
          rows('1,4.2,1.4,38,8.4,疾病进展,120,是,男') +
          rows('2,4.2,1.4,38,8.4,部分缓解,120,否,女'),
      ),
    ),
  )
  expect(Object.keys(mapping.columns)).toEqual([
    'anc',
    'alc',
    'albumin',
    'diameter',
    'outcome',
    'days',
    'event',
  ])
  expect(mapping.columns.outcome).toMatchObject({ ones: ['疾病进展'], zeros: ['部分缓解'] })
  expect(mapping.groups).toEqual([{ column: '性别' }])
  expect(guesses.filter(({ sure }) => !sure)).toEqual([])
})

test('takes a unit from the values only where no other is possible', async () => {
  const { guesses } = guessMapping(await headOf(`ALB,Diameter,AFP,TIN\n${rows('38,8.4,20,1')}`))
  expect(guesses.map(({ target, reasons, sure }) => [target, reasons.join(' '), sure])).toEqual([
    ['albumin', 'heading-known unit-by-range', true],
    ['diameter', 'heading-known unit-open', false],
    ['afp', 'heading-known unit-open', false],
    ['outcome', 'heading-known coding-known', true],
  ])
})

test('is not sure of 1 and 0 where the heading does not say which is which', async () => {
  const { guesses } = guessMapping(await headOf(`ALB,Response,Status,OS months\n${rows('38,1,0,4')}`))
  expect(guesses.filter(({ sure }) => !sure).map(({ target }) => target)).toEqual(['outcome', 'event'])
})

test('leaves the coding of R, 1 and 2, to the user', async () => {
  const { mapping, guesses } = guessMapping(
    await headOf(`ALB,os_days,status\n${rows('38,40,1')}${rows('38,40,2')}`),
  )
  expect(mapping.columns.event).toEqual({ column: 'status', ones: [], zeros: [] })
  expect(guesses.at(-1)).toMatchObject({
    target: 'event',
    reasons: ['heading-known', 'coding-open'],
    sure: false,
  })
})

test('takes none of two columns that could be the same', async () => {
  const { mapping, guesses } = guessMapping(await headOf(`ALB,Albumin,TIN\n${rows('38,39,1')}`))
  expect(mapping.columns.albumin).toBeUndefined()
  expect(guesses[0]).toEqual({
    target: 'albumin',
    headings: ['ALB', 'Albumin'],
    reasons: ['several-headings'],
    sure: false,
  })
})

test('is not sure of a heading that only resembles', async () => {
  const { guesses } = guessMapping(await headOf(`Albumin at week 6 (g/L),TIN\n${rows('38,1')}`))
  expect(guesses[0]).toMatchObject({
    target: 'albumin',
    reasons: ['heading-similar', 'unit-in-heading'],
    sure: false,
  })
})

test('pairs a start and an end date, sure only where the year comes first', async () => {
  const pair = async (date: string) =>
    guessMapping(await headOf(`ALB,Index date,Last follow-up\n${rows(`38,${date},${date}`)}`)).guesses[1]
  expect(await pair('2024-03-01')).toMatchObject({
    target: 'days',
    reasons: ['heading-known', 'dates-year-first'],
    sure: true,
  })
  expect(await pair('01/03/2024')).toMatchObject({
    target: 'days',
    reasons: ['heading-known', 'date-order-open'],
    sure: false,
  })
})

test('suspects numbers that stand for no value, and assumes none', async () => {
  const { mapping, suspects } = guessMapping(
    await headOf('ALB,AFP,TIN\n38,20,1\n39,30,0\n37,999,1\n-9,25,0\n40,28,1\n'),
  )
  expect(suspects).toEqual([
    { heading: 'ALB', code: '-9' },
    { heading: 'AFP', code: '999' },
  ])
  expect(mapping.missing.filter((code) => /\d/.test(code))).toEqual([])
})

test('finds every variable of the reference cohort', async () => {
  const text = readFileSync(new URL('../../../test/golden/cohort.csv', import.meta.url), 'utf8')
  const { mapping } = guessMapping(await headOf(text))
  expect(
    Object.entries(mapping.columns).map(([variable, column]) => [
      variable,
      column && 'column' in column && column.column,
    ]),
  ).toEqual([
    ['anc', 'anc'],
    ['alc', 'alc'],
    ['albumin', 'alb'],
    ['diameter', 'diameter'],
    ['deltaT', 'dt_nonneg'],
    ['bilirubin', 'bili'],
    ['afp', 'afp'],
    ['outcome', 'tin'],
    ['days', 'os_days'],
    ['event', 'os_event'],
  ])
  expect([mapping.id, mapping.groups]).toEqual(['id', [{ column: 'cohort' }, { column: 'hbv' }]])
})

test('looks for a score in scored data, and for no inputs', async () => {
  const { mapping } = guessMapping(
    await headOf(`points,probability,outcome,ALB\n${rows('160,0.28,TIN,38')}`),
    'scored',
  )
  expect(Object.keys(mapping.columns)).toEqual(['outcome', 'score', 'probability'])
})

test('gives a mapping without asking only where all of it is sure and fits', async () => {
  const sure = sureMapping(await headOf(`ALB (g/L),TIN\n${rows('38,1')}`))
  expect(sure).toMatchObject({
    ok: true,
    value: { mapping: { columns: { albumin: { column: 'ALB (g/L)', unit: 'g/l' } } } },
  })
  expect(sureMapping(await headOf(`ALB (g/L),AFP,TIN\n${rows('38,20,1')}`))).toEqual({
    ok: false,
    problem: {
      code: 'mapping-needed',
      doubts: [{ target: 'afp', headings: ['AFP'], reason: 'unit-open' }],
    },
  })
  expect(sureMapping(await headOf(`ALB (g/L),ward\n${rows('38,A')}`))).toEqual({
    ok: false,
    problem: { code: 'no-outcome-column' },
  })
})

test.each([
  ['ALB,Albumin,TIN', '38,39,1', 'several-headings'],
  ['ALB (g/L),Diameter,TIN', '38,8.4,1', 'unit-open'],
  ['ALB (g/L),Status,OS (days)', '38,2,40', 'coding-open'],
  ['ALB (g/L),Response', '38,1', 'coding-doubtful'],
  ['ALB (g/L),Index date,Last follow-up,Death', '38,01/03/2024,02/03/2024,1', 'date-order-open'],
  ['Albumin at week 6 (g/L),TIN', '38,1', 'heading-similar'],
])('of %s names the one cause for which it asks: %s %s', async (headings, line, reason) => {
  expect(sureMapping(await headOf(`${headings}\n${rows(line)}`))).toMatchObject({
    ok: false,
    problem: { code: 'mapping-needed', doubts: [{ reason }] },
  })
})

test('of headings with nothing below them says that there are no rows', async () => {
  expect(sureMapping(await headOf('ALB (g/L),TIN\n'))).toEqual({ ok: false, problem: { code: 'no-rows' } })
})

test('knows the columns of a plain file of scores without a mapping: outcome, time, event and group', async () => {
  const plain = await headOf(`outcome,score,score2\n${rows('1,0.2,3')}${rows('0,0.1,2')}`)
  expect(sureMapping(plain, 'scored')).toMatchObject({
    ok: true,
    value: {
      mapping: { columns: { outcome: { ones: ['1'] }, score: {}, otherScore: { column: 'score2' } } },
    },
  })
  const followUp = await headOf(`time,event,group\n${rows('9,1,a')}${rows('13,0,b')}`)
  const guess = sureMapping(followUp, 'scored')
  expect(guess).toMatchObject({
    ok: true,
    value: { mapping: { columns: { days: { column: 'time', unit: 'd' } }, groups: [{ column: 'group' }] } },
  })
  expect(guess.ok && guess.value.guesses.find(({ target }) => target === 'days')?.reasons).toContain(
    'unit-assumed',
  )
  // 1 and 2, as R codes a status, stay open.
  expect(sureMapping(await headOf(`outcome,score\n${rows('1,0.2')}${rows('2,0.1')}`), 'scored').ok).toBe(
    false,
  )
})

test('lists the columns that are not used, and what is in them; many different cells are only counted', async () => {
  const head = await headOf('ALB (g/L),TIN,ward,name\n38,1,A,Wang\n39,0,B,Li\n40,1,A,Zhou\n')
  expect(unmatchedColumns(head, guessMapping(head).mapping)).toEqual([
    { heading: 'ward', values: ['A', 'B'], different: 2 },
    { heading: 'name', values: undefined, different: 3 },
  ])
})

test('a proposal to be kept leaves out what the lab would refuse, and names it', async () => {
  const head = await headOf(`ALB (g/L),AFP,TIN\n${rows('38,20,1')}`)
  const { mapping, refused } = acceptedGuess(guessMapping(head), head)
  expect(Object.keys(mapping.columns)).toEqual(['albumin', 'outcome'])
  expect(refused).toEqual([{ code: 'unit-missing', what: 'afp' }])
})
