import { expect, test } from 'vitest'
import { criterion, provenHcc, unknownCriteria, unmetCriteria, withAnswers } from './criteria.ts'

const AT = '2026-11-23T12:00:00Z'
const evidence = [{ reference: 'Condition/c', text: 'HCC', date: undefined }]

test('an answer fills what is unknown and never overrules the chart', () => {
  const answered = withAnswers([criterion('noOtherTrial', 'unknown'), criterion('hcc', 'met', evidence)], {
    noOtherTrial: { state: 'notMet', at: AT },
    hcc: { state: 'notMet', at: AT },
  })
  expect(answered).toEqual([
    { id: 'noOtherTrial', state: 'notMet', evidence: [], answer: { state: 'notMet', at: AT } },
    { id: 'hcc', state: 'met', evidence },
  ])
})

test('complete data is no question to answer and no open one', () => {
  const data = criterion('completeData', 'unknown')
  expect(withAnswers([data], { completeData: { state: 'met', at: AT } })).toEqual([data])
  expect(unknownCriteria([data, criterion('dose', 'unknown')]).map(({ id }) => id)).toEqual(['dose'])
})

test('what is not met, by chart or answer, puts the patient outside', () => {
  const criteria = withAnswers([criterion('dose', 'notMet'), criterion('hcc', 'unknown')], {
    hcc: { state: 'notMet', at: AT },
  })
  expect(unmetCriteria(criteria).map(({ id }) => id)).toEqual(['dose', 'hcc'])
})

test('HCC by an answer names no condition of the chart as its proof', () => {
  expect(provenHcc([criterion('hcc', 'met', evidence)])).toEqual(evidence[0])
  expect(provenHcc([criterion('dose', 'met', evidence)])).toBeUndefined()
  expect(provenHcc([criterion('hcc', 'unknown', evidence)])).toBeUndefined()
  const unsure = criterion('hcc', 'unknown', evidence)
  expect(provenHcc(withAnswers([unsure], { hcc: { state: 'met', at: AT } }))).toBeUndefined()
})
