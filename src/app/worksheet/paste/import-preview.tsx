import { useId, useState } from 'preact/hooks'
import { PLAUSIBLE_STIFFNESS } from '../../../fhir/codes/analytes.ts'
import { ALL_SITES } from '../../../model/elastography/elastography-sites.ts'
import { Choices } from '../../../page/fields.tsx'
import { Mark } from '../../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../../page/page-context.tsx'
import type { Format } from '../../../text/format.ts'
import worksheetTexts from '../../../text/worksheet.ts'
import { type ExamEntry, isEmptySite } from '../exam-entry.ts'
import { type Imported, type ImportedExam, isJoined, withImported } from './imported.ts'
import { SitesPreview } from './sites-preview.tsx'
import type { RefusedLabel } from './understand-report.ts'

type Words = ReturnType<typeof useTextsOf<typeof worksheetTexts.en>>['paste']['report']

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
  const [chosen, setChosen] = useState(exams.length === 1 ? 0 : undefined)
  const [confirmed, setConfirmed] = useState(false)
  const id = useId()
  const exam = chosen === undefined ? undefined : exams[chosen]
  const isTakeable =
    exam !== undefined && Object.keys(exam.sites).length > 0 && (imported.whose === 'same' || confirmed)
  if (imported.whose === 'other')
    return <Ending alert={words.other(imported.patient, props.patient)} {...props} />
  return (
    <>
      {imported.whose === 'untold' && (
        <div class="notice-box">
          <p id={id}>
            <Mark shape="warning" /> {words.untold(imported.patient || words.nobody, props.patient)}
          </p>
          <label>
            <input
              type="checkbox"
              checked={confirmed}
              aria-describedby={id}
              onChange={(event) => setConfirmed(event.currentTarget.checked)}
            />{' '}
            {words.confirm}
          </label>
        </div>
      )}
      {exams.length > 1 && (
        <Choices
          legend={words.choose}
          options={exams.map((one, index) => [String(index), examName(one, format, words)])}
          value={String(chosen)}
          onChoose={(index) => setChosen(Number(index))}
        />
      )}
      <div role="status">
        {exams.length === 0 && <p>{words.nothing}</p>}
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
        <button
          type="button"
          class="button primary"
          aria-disabled={!isTakeable}
          onClick={() => isTakeable && props.onTake(withImported(entry, exam))}
        >
          {paste.take}
        </button>
        <button type="button" class="button" onClick={props.onClose}>
          {texts.common.cancel}
        </button>
      </p>
    </>
  )
}

function Ending({ alert, onClose }: { readonly alert: string; readonly onClose: () => void }) {
  const { texts } = usePageContext()
  return (
    <>
      <p class="fault" role="alert">
        {alert}
      </p>
      <p class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          {texts.common.close}
        </button>
      </p>
    </>
  )
}

function examName(exam: ImportedExam, format: Format, words: Words): string {
  const day = exam.day === '' ? words.noDay : [format.date(exam.day), exam.clock].filter(Boolean).join(' ')
  return words.exam(day, String(Object.keys(exam.sites).length), exam.lesion)
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
        <strong>
          {found.length === 0 ? words.nothing : paste.understood[exam.kind](String(found.length))}
        </strong>{' '}
        {examName(exam, format, words)} {exam.device} {paste.unit(exam.unit)}
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
