import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { isDicom, LARGEST } from '../../../dicom/read-file.ts'
import { readReport } from '../../../dicom/report.ts'
import type { PatientSummary } from '../../../fhir/chart-inputs.ts'
import { PLAUSIBLE_STIFFNESS } from '../../../fhir/codes/analytes.ts'
import type { ExamKind } from '../../../fhir/elastography/stiffness-record.ts'
import { ALL_SITES } from '../../../model/elastography/elastography-sites.ts'
import { Button } from '../../../page/button.tsx'
import { Dialog } from '../../../page/dialog.tsx'
import { usePageContext, useTextsOf } from '../../../page/page-context.tsx'
import worksheetTexts from '../../../text/worksheet.ts'
import { type ExamEntry, isEmptySite, withSites } from '../exam-entry.ts'
import { ImportPreview } from './import-preview.tsx'
import { type Imported, importReport } from './imported.ts'
import { readTable } from './read-table.ts'
import { SitesPreview } from './sites-preview.tsx'
import { type Understood, understandTable } from './understand-table.ts'

type Table = Extract<Understood, { ok: true }>

/** A table from a spreadsheet or a CSV file, or a structured report: what was understood of it is shown before it is taken. */
export function PasteDialog(props: {
  readonly exam: ExamKind
  readonly entry: ExamEntry
  readonly text: string
  readonly patient: PatientSummary
  /** What the chart holds for the fields, in place of a text or a file. */
  readonly imported: Imported | undefined
  readonly onTake: (next: ExamEntry) => void
  readonly onClose: () => void
}) {
  const { texts, site } = usePageContext()
  const { common } = texts
  const words = useTextsOf(worksheetTexts)
  const { paste } = words
  const { entry } = props
  const [text, setText] = useState(props.text)
  const [fault, setFault] = useState<string | undefined>(undefined)
  const [imported, setImported] = useState(props.imported)
  const [understood, setUnderstood] = useState<Understood | undefined>(undefined)
  const id = useId()
  useEffect(() => {
    let current = true
    readTable(text).then(
      (table) => current && setUnderstood(understandTable(table, entry.unit)),
      () => current && setFault(paste.loadFailed),
    )
    return () => {
      current = false
    }
  }, [text, entry.unit, paste])
  const latest = useRef(0)
  const { name, birthDate, identifiers } = props.patient
  const chart = { name, birthDate, identifiers: identifiers.map(({ value }) => value) }
  const load = async (file: File | undefined) => {
    if (file === undefined) return
    latest.current += 1
    const turn = latest.current
    setImported(undefined)
    setFault(undefined)
    setText('')
    const content = file.slice(0, LARGEST + 1)
    const bytes = await content.arrayBuffer().then(
      (buffer) => new Uint8Array(buffer),
      () => undefined,
    )
    const report =
      bytes !== undefined && isDicom(bytes)
        ? await readReport(bytes).catch(() => 'failed' as const)
        : undefined
    // Another file was chosen meanwhile.
    if (turn !== latest.current) return
    if (bytes === undefined) setFault(paste.fileFailed)
    else if (report === 'failed') setFault(paste.loadFailed)
    else if (report?.ok === false) setFault(paste.report.refusals[report.problem])
    else if (report !== undefined) setImported(importReport(report.value, chart, site))
    else setText(new TextDecoder().decode(bytes))
  }
  const table = understood?.ok === true ? understood : undefined
  return (
    <Dialog title={paste.heading(words.exams[props.exam])} onClose={props.onClose}>
      {props.imported === undefined && (
        <>
          <p>{paste.explain}</p>
          <p>
            <label>
              {paste.file}{' '}
              <input type="file" onChange={(event) => void load(event.currentTarget.files?.[0])} />
            </label>
          </p>
        </>
      )}
      <div role="alert">{fault !== undefined && <p class="fault">{fault}</p>}</div>
      {imported === undefined ? (
        <>
          <div class="field">
            <label for={id}>{paste.text}</label>
            <textarea
              id={id}
              rows={8}
              spellcheck={false}
              value={text}
              onInput={(event) => {
                setText(event.currentTarget.value)
                setFault(undefined)
              }}
            />
          </div>
          <div role="status">
            {understood?.ok === false && text.trim() !== '' && (
              <p>
                {paste.failures[understood.code]} {paste.found(String(understood.rows))}
              </p>
            )}
            {table !== undefined && <Preview table={table} entry={entry} />}
          </div>
          <p class="dialog-actions">
            <Button
              primary
              aria-disabled={table === undefined}
              onClick={() => table !== undefined && props.onTake(taken(entry, table))}
            >
              {paste.take}
            </Button>
            <Button onClick={props.onClose}>{common.cancel}</Button>
          </p>
        </>
      ) : (
        <ImportPreview
          imported={imported}
          entry={entry}
          patient={props.patient.name}
          onTake={props.onTake}
          onClose={props.onClose}
        />
      )}
    </Dialog>
  )
}

function taken(entry: ExamEntry, table: Table): ExamEntry {
  return { ...withSites(entry, table.sites), kind: table.kind }
}

function Preview({ table, entry }: { readonly table: Table; readonly entry: ExamEntry }) {
  const { format } = usePageContext()
  const { paste, grid } = useTextsOf(worksheetTexts)
  const { sites, refusedCells, refusedRows } = table
  const found = ALL_SITES.filter((site) => sites[site] !== undefined)
  const replaced = found.filter((site) => !isEmptySite(entry.sites[site]))
  const [least, most] = PLAUSIBLE_STIFFNESS.map((bound) =>
    format.quantity(entry.unit === 'kPa' ? bound : Math.sqrt(bound / 3), entry.unit, 2),
  )
  return (
    <>
      <p>
        <strong>{paste.understood[table.kind](String(found.length))}</strong> {paste.order[table.order]}{' '}
        {paste.unit(entry.unit)} {table.header && paste.header}
      </p>
      <SitesPreview sites={sites} kind={table.kind} />
      {replaced.length > 0 && <p class="note">{paste.replaces(replaced.join(', '))}</p>}
      {refusedCells.length + refusedRows.length > 0 && (
        <>
          <p>
            <strong>{paste.refused}</strong>
          </p>
          <ul class="fine">
            {refusedCells.map(({ row, column, text, code }) => (
              <li key={`${row} ${column}`}>
                {paste.cell(
                  String(row),
                  String(column),
                  code === 'implausible'
                    ? grid.faults[code](text, least ?? '', most ?? '')
                    : grid.faults[code](text),
                )}
              </li>
            ))}
            {refusedRows.map(({ row, text, code }) => (
              <li key={row}>{paste.row(String(row), text, paste.rowReasons[code])}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
