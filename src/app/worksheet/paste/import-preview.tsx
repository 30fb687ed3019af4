import { useId, useState } from 'preact/hooks'
import { PLAUSIBLE_STIFFNESS } from '../../../fhir/codes/analytes.ts'
import { ALL_SITES } from '../../../model/elastography/elastography-sites.ts'
import { Button } from '../../../page/button.tsx'
import { Choices } from '../../../page/fields.tsx'
import { Mark } from '../../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../../page/page-context.tsx'
import type { Format } from '../../../text/format.ts'
import worksheetTexts from '../../../text/worksheet.ts'
import { type ExamEntry, isEmptySite } from '../exam-entry.ts'
import { type Imported, type ImportedExam, isJoined, withImported } from './imported.ts'
import { SitesPreview } from './sites-preview.tsx'
import type { RefusedLabel } from './understand-report.ts'

type Words = ReturnType<typeof useTextsOf<typeof worksheetTexts.en>>['paste']

/** What a structured report holds: whose it is, what it says of itself, and the examination that would be taken. */
export function ImportPreview(props: {
  readonly imported: Imported
  readonly entry: ExamEntry
  readonly patient: string
  readonly onTake: (next: ExamEntry) => void
  readonly onClose: () => void
}) {
  const { texts, format } = usePageContext()
  const { paste } = useTextsOf(worksheetTexts)
  const { report: words } = paste
  const { imported, entry } = props
  const { exams } = imported
  const [chosen, setChosen] = useState<ImportedExam | undefined>(undefined)
  const [confirmed, setConfirmed] = useState<Imported | undefined>(undefined)
  const id = useId()
  // What was chosen and confirmed was so of this report, and of no other.
  const exam = exams.length === 1 ? exams[0] : exams.find((one) => one === chosen)
  const isConfirmed = imported.whose === 'same' || confirmed === imported
  const isTakeable = exam !== undefined && Object.keys(exam.sites).length > 0 && isConfirmed
  return (
    <>
      {imported.whose === 'other' && (
        <p class="fault" role="alert">
          {words.other(imported.patient, props.patient)}
        </p>
      )}
      {imported.whose === 'untold' && (
        <div class="notice-box conversion">
          <p id={id}>
            <Mark shape="warning" /> {words.untold(imported.patient || words.nobody, props.patient)}
          </p>
          <label>
            <input
              type="checkbox"
              checked={isConfirmed}
              aria-describedby={id}
              onChange={(event) => setConfirmed(event.currentTarget.checked ? imported : undefined)}
            />{' '}
            {words.confirm}
          </label>
        </div>
      )}
      {exams.length > 1 && (
        <Choices
          legend={words.choose}
          options={exams.map((one, index) => [String(index), examName(one, format, paste)])}
          value={String(exam === undefined ? '' : exams.indexOf(exam))}
          onChoose={(index) => setChosen(exams[Number(index)])}
        />
      )}
      <div role="status">
        {exams.length === 0 && imported.whose !== 'other' && <p>{words.nothing}</p>}
        {exam !== undefined && <Understood exam={exam} entry={entry} />}
        {[
          imported.mayBeMedians && words.mayBeMedians,
          imported.notFinal.length > 0 && words.notFinal(imported.notFinal.join(', ')),
          imported.methods.length > 0 && words.methods(imported.methods.join(', ')),
        ].map(
          (line) =>
            line !== false && (
              <p key={line} class="note">
                <Mark shape="warning" /> {line}
              </p>
            ),
        )}
        <Refused refused={[...(exam?.refused ?? []), ...imported.refused]} />
        {imported.others > 0 && <p class="fine">{words.others(String(imported.others))}</p>}
      </div>
      <p class="dialog-actions">
        <Button
          primary
          aria-disabled={!isTakeable}
          onClick={() => isTakeable && props.onTake(withImported(entry, exam))}
        >
          {paste.take}
        </Button>
        <Button onClick={props.onClose}>{texts.common.cancel}</Button>
      </p>
    </>
  )
}

function examName({ day, clock, lesion, kind, sites }: ImportedExam, format: Format, paste: Words): string {
  const when = day === '' ? paste.report.noDay : [format.date(day), clock].filter(Boolean).join(' ')
  return `${paste.understood[kind](String(Object.keys(sites).length))} ${paste.report.exam(when, lesion)}`
}

function Understood({ exam, entry }: { readonly exam: ImportedExam; readonly entry: ExamEntry }) {
  const { format } = usePageContext()
  const { paste } = useTextsOf(worksheetTexts)
  const { report: words } = paste
  const found = ALL_SITES.filter((site) => exam.sites[site] !== undefined)
  const joins = isJoined(entry, exam)
  const gone = ALL_SITES.filter((site) => !isEmptySite(entry.sites[site]) && (!joins || found.includes(site)))
  return (
    <>
      <p>
        <strong>{found.length === 0 ? words.nothing : examName(exam, format, paste)}</strong>{' '}
        {exam.device !== '' && words.device(exam.device)} {found.length > 0 && paste.unit(exam.unit)}
      </p>
      <SitesPreview sites={exam.sites} kind={exam.kind} />
      {exam.beside > 0 && <p class="fine">{words.beside(String(exam.beside))}</p>}
      {gone.length > 0 && <p class="note">{paste.replaces(gone.join(', '))}</p>}
      {!joins && entry.corrects !== undefined && exam.day !== '' && (
        <p class="note">{words.another(format.date(exam.day))}</p>
      )}
    </>
  )
}

function Refused({ refused }: { readonly refused: readonly RefusedLabel[] }) {
  const { format, texts } = usePageContext()
  const { paste } = useTextsOf(worksheetTexts)
  const { report: words } = paste
  if (refused.length === 0) return null
  const [least, most] = PLAUSIBLE_STIFFNESS.map((bound) => format.quantity(bound, 'kPa', 1))
  const groups = [...Map.groupBy(refused, ({ label, code }) => JSON.stringify([label, code]))]
  return (
    <>
      <p>
        <strong>{paste.refused}</strong>
      </p>
      <ul class="fine">
        {groups.map(([key, items]) => {
          const [first] = items
          if (first === undefined) return null
          const values = items
            .flatMap((item) => item.values)
            .filter(Boolean)
            .join(texts.joins.semicolon)
          const reason = words.faults[first.code](least ?? '', most ?? '')
          return <li key={key}>{words.refused(first.label ?? words.noLabel, values, reason)}</li>
        })}
      </ul>
      {refused.some(({ code }) => code === 'label-unmapped') && <p class="fine">{words.mapping}</p>}
    </>
  )
}
