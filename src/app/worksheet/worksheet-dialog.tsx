import { Button } from '../../page/button.tsx'
import '../../figures/figures.css'
import '../../figures/elastography.css'
import './worksheet.css'
import { useMemo, useRef, useState } from 'preact/hooks'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { DeltaTEdit, EditFault } from '../../fhir/edits/edits.ts'
import type { ExamKind } from '../../fhir/elastography/stiffness-record.ts'
import { isTracked } from '../../fhir/read/lesion-site.ts'
import { isGranted } from '../../fhir/resources/granted-scopes.ts'
import type { Writer } from '../../fhir/write/save-context.ts'
import type { ElastographySite } from '../../model/elastography/elastography-sites.ts'
import { Dialog } from '../../page/dialog.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import worksheetTexts from '../../text/worksheet.ts'
import type { OpenChart } from '../app-state.ts'
import { NameAndBirth } from '../banner/name-and-birth.tsx'
import type { Session } from '../session/session.ts'
import { EntryGrid } from './entry-grid.tsx'
import { ExamHead } from './exam-head.tsx'
import { timeDoubt } from './exam-time.ts'
import { LesionDrawing } from './lesion-drawing.tsx'
import { LiveResult } from './live-result.tsx'
import { type Imported, importOffered } from './paste/imported.ts'
import { PasteDialog } from './paste/paste-dialog.tsx'
import { examSubject } from './save/exam-subject.ts'
import type { ExamSubject } from './save/plan-exam.ts'
import { readExam, recordOf } from './save/read-exam.ts'
import { type Reread, SaveExamDialog } from './save/save-exam-dialog.tsx'
import { WithdrawExamDialog } from './save/withdraw-exam-dialog.tsx'
import { fieldName } from './shot-fields.tsx'
import { Timeline } from './timeline.tsx'
import { type ExamFields, useExamEntry } from './use-exam-entry.ts'
import { UseInAssessment } from './use-in-assessment.tsx'
import { worksheetResult } from './worksheet-result.ts'

const EXAMS = ['baseline', 'followUp'] as const

type Opened =
  | { readonly kind: 'save'; readonly subject: ExamSubject }
  | { readonly kind: 'withdraw'; readonly exam: ExamKind; readonly reference: string }
  | { readonly kind: 'paste'; readonly exam: ExamKind; readonly text: string; readonly imported?: Imported }

/** The elastography worksheet: both examinations are entered, dT forms, and each is stored in the chart. */
export function WorksheetDialog(props: {
  readonly session: Session
  readonly open: OpenChart
  readonly context: Writer
  /** dT as entered by hand, which stands before that of the chart. */
  readonly entered: DeltaTEdit | undefined
  readonly onUse: (edit: DeltaTEdit | undefined) => readonly EditFault[]
  /** An examination was written: reads the chart's imaging again; false where that failed. */
  readonly onStored: () => Promise<boolean>
  readonly onClose: () => void
}) {
  const { texts, format, model, site: config } = usePageContext()
  const words = useTextsOf(worksheetTexts)
  const { session, open, context } = props
  const { chart } = open
  const { exams } = chart.deltaT
  const baseline = useExamEntry('baseline', exams.baseline, session, config.timeZone)
  const followUp = useExamEntry('followUp', exams.followUp, session, config.timeZone)
  const fields = { baseline, followUp }
  const readings = {
    baseline: useMemo(() => readExam(baseline.entry, open.context), [baseline.entry, open.context]),
    followUp: useMemo(() => readExam(followUp.entry, open.context), [followUp.entry, open.context]),
  }
  const result = worksheetResult(open.context, readings.baseline.medians, readings.followUp.medians)
  const [active, setActive] = useState<{ readonly exam: ExamKind; readonly site: ElastographySite }>({
    exam: exams.baseline === undefined ? 'baseline' : 'followUp',
    site: 'A',
  })
  const [said, setSaid] = useState('')
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  const [reread, setReread] = useState<Reread>('none')
  const page = useRef<HTMLDivElement>(null)

  const maySave = (exam: ExamKind) =>
    isGranted(session.granted, 'Observation', fields[exam].entry.corrects === undefined ? 'create' : 'update')
  const doubtOf = (exam: ExamKind) => {
    const { time } = readings[exam]
    return time.ok ? timeDoubt(exam, time.time, chart.therapy, chart.indexDate, open.context) : undefined
  }
  const lesions = { baseline: lesionOf(baseline), followUp: lesionOf(followUp) }
  const differ = lesions.baseline !== lesions.followUp && Object.values(lesions).every(isTrackedLesion)
  /** Takes the other's lesion over where one was imported; a system may track anew in each examination. */
  const callSame = () => {
    const [exam, other] = followUp.entry.lesion === undefined ? EXAMS : EXAMS.toReversed()
    if (exam === undefined || other === undefined) return
    fields[exam].change({ ...fields[exam].entry, lesion: lesions[other] })
  }
  const stored = async (exam: ExamKind) => {
    setReread('reading')
    const read = await props.onStored()
    fields[exam].discard()
    setReread(read ? 'none' : 'failed')
  }
  const activate = (exam: ExamKind, site: ElastographySite) => {
    const left = readings[active.exam].medians[active.site]
    if (left !== undefined && (exam !== active.exam || site !== active.site)) {
      const median = format.quantity(left, 'kPa', 2)
      setSaid(words.grid.announce(active.site, words.exams[active.exam], median))
    }
    setActive({ exam, site })
  }
  const enter = (site: ElastographySite) => {
    const { shots } = fields[active.exam].entry.sites[site]
    const empty = Math.max(
      0,
      shots.findIndex((shot) => shot.trim() === ''),
    )
    const find = (shot: number) =>
      page.current?.querySelector<HTMLInputElement>(`[data-field="${fieldName(active.exam, site, shot)}"]`)
    const field = find(empty) ?? find(0)
    field?.focus()
    field?.select()
  }
  return (
    <Dialog title={words.heading} wide onClose={props.onClose}>
      <div class="worksheet" ref={page}>
        <Who patient={chart.patient} />
        {!(baseline.kept && followUp.kept) && <p class="notice-box">{words.notKept}</p>}
        <div class="exam-heads">
          {EXAMS.map((exam) => (
            <ExamHead
              key={exam}
              fields={fields[exam]}
              reading={readings[exam]}
              doubt={doubtOf(exam)}
              maySave={maySave(exam)}
              savable={recordOf(fields[exam].entry, readings[exam], undefined) !== undefined}
              onSave={() => {
                const subject = examSubject(exam, fields, readings, { session, open, context })
                if (subject !== undefined) setOpened({ kind: 'save', subject })
              }}
              onWithdraw={(reference) => setOpened({ kind: 'withdraw', exam, reference })}
              onPaste={() => setOpened({ kind: 'paste', exam, text: '' })}
            />
          ))}
        </div>
        {exams.offered.map((offered) => (
          <div key={offered.time.text} class="notice-box">
            <p>{words.offered.found(format.day(offered.time))}</p>
            <p class="actions">
              {EXAMS.map((exam) => (
                <Button
                  small
                  key={exam}
                  onClick={() =>
                    setOpened({ kind: 'paste', exam, text: '', imported: importOffered(offered, config) })
                  }
                >
                  {words.offered.look(words.exams[exam])}
                </Button>
              ))}
            </p>
          </div>
        ))}
        {differ && (
          <div class="notice-box" role="status">
            <p>{words.lesions.differ}</p>
            <Button small onClick={callSame}>
              {words.lesions.same}
            </Button>
          </div>
        )}
        {!EXAMS.some(maySave) && <p class="note">{words.exam.notGranted}</p>}
        <LiveResult deltaT={result.deltaT} deltaP={result.deltaP} />
        <p class="visually-hidden" role="status">
          {said}
        </p>
        <div class="grid-and-drawing">
          <EntryGrid
            fields={fields}
            readings={readings}
            directions={result.directions}
            active={active.site}
            onActive={activate}
            onPasteTable={(exam, text) => setOpened({ kind: 'paste', exam, text })}
          />
          <div class="drawing-and-times">
            <LesionDrawing
              readings={readings}
              directions={result.directions}
              selected={active.site}
              onSelect={(site) => activate(active.exam, site)}
              onEnter={enter}
            />
            <div>
              <Timeline
                chart={chart}
                baseline={readings.baseline.time}
                followUp={readings.followUp.time}
                asOf={open.context.asOf}
              />
              <p class="fine">{texts.limits.sign[model.elastography.deltaTConvention]}</p>
              <UseInAssessment
                sign={result.deltaT.sign}
                date={followUp.entry.date}
                offered={
                  !differ &&
                  (baseline.changed || followUp.changed) &&
                  EXAMS.every((exam) => readings[exam].time.ok && doubtOf(exam) === undefined)
                }
                doubtful={EXAMS.some((exam) => doubtOf(exam) !== undefined)}
                entered={props.entered}
                inChart={chart.deltaT.state === 'known'}
                onUse={props.onUse}
              />
            </div>
          </div>
        </div>
        <p class="fine">
          {words.lead} {words.closeNote}
        </p>
      </div>
      <p class="dialog-actions">
        <Button onClick={props.onClose}>{texts.common.close}</Button>
      </p>
      {opened?.kind === 'save' && (
        <SaveExamDialog
          subject={opened.subject}
          patient={chart.patient.name === '' ? texts.patient.nameUnknown : chart.patient.name}
          reread={reread}
          onSaved={() => void stored(opened.subject.exam)}
          onClose={() => setOpened(undefined)}
        />
      )}
      {opened?.kind === 'withdraw' && (
        <WithdrawExamDialog
          writer={{ session, context, storage: open.storage, chart: [] }}
          exam={words.exams[opened.exam]}
          reference={opened.reference}
          onDone={() => void stored(opened.exam)}
          onClose={() => setOpened(undefined)}
        />
      )}
      {opened?.kind === 'paste' && (
        <PasteDialog
          exam={opened.exam}
          entry={fields[opened.exam].entry}
          text={opened.text}
          patient={chart.patient}
          imported={opened.imported}
          onTake={(next) => {
            fields[opened.exam].change(next)
            setOpened(undefined)
          }}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Dialog>
  )
}

/** The lesion that an examination as it stands in the fields is known to be of. */
function lesionOf({ entry, changed, inChart }: ExamFields): string | undefined {
  return entry.lesion ?? (changed && entry.corrects === undefined ? undefined : inChart?.lesion)
}

function isTrackedLesion(lesion: string | undefined): boolean {
  return lesion !== undefined && isTracked(lesion)
}

/** The dialog covers the banner: who it is about stands here too. */
function Who({ patient }: { readonly patient: ChartInputs['patient'] }) {
  const { texts } = usePageContext()
  return (
    <p>
      <NameAndBirth patient={patient} />
      {patient.identifiers.slice(0, 1).map(({ label = texts.patient.recordNumber, value }) => (
        <span key={value} class="quiet">
          {' '}
          · {label} {value}
        </span>
      ))}
    </p>
  )
}
