import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { readContext, tipmModel } from '../../../test/support/read-context.ts'
import { DEFAULT_RULES } from '../../response/classify.ts'
import { LANGUAGES } from '../../site/language.ts'
import { createFormat } from '../../text/format.ts'
import { analyseResponse } from '../../validation/response-analysis.ts'
import { readResponseData } from '../../validation/response-data.ts'
import { LabContext } from '../lab-context.tsx'
import { LeftOut, Remarks } from './left-out.tsx'
import { PatientSection } from './patient-section.tsx'
import { ConcordanceTable, ResponseScreen } from './response-screen.tsx'
import { SummaryTable } from './summary-table.tsx'

const FILE = `patient,day,lesion,role,organ,longest_mm,viable_mm
<b>,0,a,target,liver,50,50
<b>,60,a,target,liver,62,62
q,0,a,target,liver,50,
q,60,a,target,liver,20,
r,0,a,target,liver,50,50
s,0,a,target,liver,5o,50`

const model = await tipmModel()
const { site } = await readContext()

function rendered(children: ComponentChildren, language: (typeof LANGUAGES)[number] = 'en'): string {
  return renderToString(
    <LabContext.Provider value={{ language, format: createFormat(language, undefined), model, site }}>
      {children}
    </LabContext.Provider>,
  )
}

const read = readResponseData(new TextEncoder().encode(FILE))
if (!read.ok) throw new Error(read.problem.code)
const { value: data } = read
const analysis = analyseResponse(data, DEFAULT_RULES)

test('a patient is shown visit by visit with sums and units, and nothing in the file becomes markup', () => {
  const html = rendered(<PatientSection analysis={analysis} at={182} />)
  expect(html).toContain('62')
  expect(html).toContain('iUPD')
  expect(html).toContain('TIN: non-effective')
  expect(html).not.toContain('<b>')
})

test('those left out are named with the place, and what to bear in mind with the lesion', () => {
  const html = rendered(
    <>
      <LeftOut data={data} analysis={analysis} />
      <Remarks analysis={analysis} />
    </>,
  )
  expect(html).toContain('no visit after baseline')
  expect(html).toContain('cell cannot be read · row 7 · column longest')
  expect(html).toContain('lesion a · no viable diameter at baseline')
})

test('every part renders in every language', () => {
  for (const language of LANGUAGES) {
    const html = rendered(
      <>
        <ResponseScreen />
        <SummaryTable analysis={analysis} at={182} />
        <ConcordanceTable concordance={analysis.concordance} />
      </>,
      language,
    )
    expect(html).toContain('mRECIST')
    expect(html).not.toContain('undefined')
  }
})
