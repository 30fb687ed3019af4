import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { announcement, caveatLines } from '../../facts/answer-facts.ts'
import { factsOf } from '../../facts/facts-of.ts'
import { pointsOf, scaleEnd } from '../../facts/wording.ts'
import { modelInputs } from '../../fhir/assess-chart.ts'
import { isGranted } from '../../fhir/resources/granted-scopes.ts'
import type { EarlierAssessment } from '../../fhir/stored/earlier-assessments.ts'
import { isScored } from '../../model/assessment.ts'
import type { ModelInputs } from '../../model/predictor.ts'
import { lazyComponent } from '../../page/lazy-component.tsx'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { APP_VERSION } from '../../page/setup/app-version.ts'
import { written } from '../../text/written.ts'
import { AnswerBar } from '../answer/answer-bar.tsx'
import { enteredText, savedText } from '../answer/changes.ts'
import { Notes } from '../answer/notes.tsx'
import { PointsScale } from '../answer/points-scale.tsx'
import { PrintFoot } from '../answer/print-foot.tsx'
import { StartLine } from '../answer/start-line.tsx'
import type { OpenChart } from '../app-state.ts'
import { Applicability } from '../applicability/applicability.tsx'
import { PatientBanner } from '../banner/patient-banner.tsx'
import { ExplainedLater } from '../explained/lazy-explained.tsx'
import { Inputs } from '../inputs/inputs.tsx'
import { triedScore, whatIfText } from '../inputs/what-if-row.tsx'
import { Limits } from '../limits/limits.tsx'
import { RecordActions } from '../record/record-actions.tsx'
import type { SaveSubject } from '../record/storage-attempt.ts'
import { useMissed } from '../server/missed.ts'
import { storesDocuments } from '../server/storage.ts'
import { MissingScopes } from '../session/missing-scopes.tsx'
import type { Session } from '../session/session.ts'
import { Announcement } from './announcement.tsx'
import { EditsOriginNotice } from './edits-origin-notice.tsx'
import { Failures } from './failures.tsx'
import { useAudit } from './use-audit.ts'
import { useEdits } from './use-edits.ts'
import { useKeptEdits } from './use-kept-edits.ts'
import { useUser } from './use-user.ts'

const orderOrigin = lazyComponent(async () => (await import('../context/order-origin.tsx')).OrderOrigin)
const history = lazyComponent(async () => (await import('../history/history.tsx')).History)
const saving = lazyComponent(async () => (await import('../record/save-dialog.tsx')).SaveDialog)
const withdrawing = lazyComponent(async () => (await import('../record/withdraw-dialog.tsx')).WithdrawDialog)

const expiry = lazyComponent(async () => (await import('../session/expiry-notice.tsx')).ExpiryNotice)
const worksheet = lazyComponent(
  async () => (await import('../worksheet/worksheet-dialog.tsx')).WorksheetDialog,
)

const NOTHING_TRIED: Partial<ModelInputs> = {}

/** What is saved is what was on the screen when the dialog opened. */
type OpenDialog =
  | { readonly kind: 'save'; readonly subject: SaveSubject; readonly replace: string | undefined }
  | { readonly kind: 'withdraw'; readonly earlier: EarlierAssessment }
  | { readonly kind: 'worksheet' }

/** The assessment of one patient, top-down: who, for whom it holds, the answer, what drives it, what it rests on, its limits, the record. */
export function AssessmentScreen(props: {
  readonly session: Session
  readonly open: OpenChart
  readonly onReadAgain: () => void
  readonly onStored: () => void
  /** Reads the examinations again; false where that failed. */
  readonly onExamStored: () => Promise<boolean>
  /** Language and appearance. */
  readonly settings: ComponentChildren
}) {
  const pageContext = usePageContext()
  const { texts, format, site, model } = pageContext
  const { session, open } = props
  const entries = useKeptEdits(session, open)
  const { edits } = entries
  const edit = useEdits(open, edits, entries.change)
  const { chart, assessment, onEdit, edited } = edit
  // The chart as it is read by the start in force, also where that was entered.
  const { original, context: read } = edit
  const started = useMemo(() => ({ ...open, chart: original, context: read }), [open, original, read])
  const [dialog, setDialog] = useState<OpenDialog | undefined>(() =>
    session.intent === 'enter-elastography' ? { kind: 'worksheet' } : undefined,
  )
  useEffect(saving.preload, [])
  const { name } = chart.patient
  // Two tabs of two patients are told apart.
  useEffect(() => {
    document.title = [name, texts.pageTitle].filter(Boolean).join(' · ')
  }, [name, texts])
  const user = useUser(open, session)
  const context = useMemo(
    () => ({
      read: edit.context,
      author: user,
      encounter: session.encounter,
      appVersion: APP_VERSION,
      phrases: written[site.language],
      modelCard: new URL('evidence.html', document.baseURI).href,
      // The dialog's confirmation is the clinician's.
      confirmed: true,
    }),
    [edit.context, session, user, site.language],
  )
  const maySave = (['RiskAssessment', 'Observation', 'DocumentReference'] as const).some((type) =>
    isGranted(session.granted, type, 'create'),
  )
  const facts = useMemo(() => factsOf(pageContext, chart, assessment), [pageContext, chart, assessment])
  const scored = isScored(assessment) ? assessment : undefined
  const inputs = useMemo(() => modelInputs(chart), [chart])
  const [trying, setTrying] = useState<{ beside: ModelInputs; values: Partial<ModelInputs> }>()
  // What was tried beside other values is tried no longer.
  const tried = trying?.beside === inputs ? trying.values : NOTHING_TRIED
  const trial = triedScore(model, inputs, tried)
  const triedPoints = trial && pointsOf(trial)
  const [detailed, setDetailed] = useState(false)
  const save = (replace: string | undefined) => {
    if (scored === undefined) return
    const { storage } = open
    setDialog({ kind: 'save', subject: { session, chart, assessment: scored, context, storage }, replace })
  }
  const triedLine = trial && whatIfText(pageContext, trial)
  const changes = [...savedText(pageContext, chart, assessment), ...enteredText(pageContext, edit)]
  const answered = [
    announcement(pageContext, assessment, chart),
    ...caveatLines(texts, facts).map((line) => line + texts.joins.stop),
  ].join(texts.joins.gap)
  const answerLine =
    triedLine === undefined ? answered : answered + texts.joins.gap + triedLine + texts.joins.stop
  const auditMissed = useAudit(session, open, chart, answered)
  const tasksMissed = useMissed('tasks')
  return (
    <>
      <header>
        <a class="skip-link" href="#answer-heading">
          {texts.answer.skip}
        </a>
        <PatientBanner
          patient={chart.patient}
          asOf={open.context.asOf}
          slim={!session.needsBanner}
          answer={answerLine}
          settings={props.settings}
        />
      </header>
      <main class="page">
        <section class={detailed ? 'answer detailed' : 'answer'} aria-label={texts.answer.heading}>
          <AnswerBar assessment={assessment} facts={facts} changes={changes}>
            <RecordActions
              chart={chart}
              assessment={assessment}
              readAt={open.context.asOf}
              maySave={maySave}
              onSave={() => save(undefined)}
            />
          </AnswerBar>
          <Failures open={open} onReadAgain={props.onReadAgain} />
          {auditMissed && <Missed>{texts.session.auditMissed}</Missed>}
          {tasksMissed && <Missed>{texts.session.tasksMissed}</Missed>}
          <MissingScopes session={session} documents={storesDocuments(site, session)} />
          <EditsOriginNotice origin={entries.origin} />
          <div class="conditions">
            <Applicability
              chart={chart}
              answers={edits.answers ?? {}}
              onAnswers={(answers) => onEdit('answers', answers)}
            />
            <StartLine
              edits={edits}
              indexDate={chart.indexDate}
              chartIndexDate={open.chart.indexDate}
              state={edit.start}
              faults={edit.faults}
              onEdit={onEdit}
            />
          </div>
          {session.appContext !== undefined && (
            <orderOrigin.Component appContext={session.appContext} open={open} />
          )}
          {scored !== undefined && (
            <PointsScale {...pointsOf(scored)} maximum={scaleEnd(pageContext)} tried={triedPoints} />
          )}
          <Notes assessment={assessment} facts={facts} />
          <Inputs
            chart={chart}
            original={edit.original}
            assessment={assessment}
            facts={facts}
            inputs={inputs}
            tried={tried}
            edits={edits}
            onEdit={onEdit}
            onTry={(values) => setTrying({ beside: inputs, values })}
            onWorksheet={() => setDialog({ kind: 'worksheet' })}
          />
          <div class="foot fine">
            <p>
              {texts.answer.chartRead(format.dateTime(open.context.asOf.toISOString()))}
              {edited && <strong> {texts.answer.edited[entries.kept ? 'kept' : 'lost']}</strong>}
            </p>
            <button
              type="button"
              class="button small no-print"
              aria-pressed={detailed}
              onClick={() => setDetailed(!detailed)}
            >
              {texts.inputs.details}
            </button>
          </div>
          {scored !== undefined && <ExplainedLater chart={chart} assessment={scored} />}
          <Limits />
          <PrintFoot chart={chart} user={user?.display} />
          <history.Component
            raw={open.raw}
            context={edit.context}
            chart={chart}
            assessment={assessment}
            mayChange={maySave}
            wanted={session.intent === 'review-history'}
            onWithdraw={(earlier) => setDialog({ kind: 'withdraw', earlier })}
            onSupersede={({ reference }) => save(reference)}
          />
        </section>
      </main>
      <Announcement chart={chart} assessment={assessment} tried={trial} />
      <expiry.Component session={session} />
      {dialog?.kind === 'save' && (
        <saving.Component
          subject={dialog.subject}
          earlier={chart.earlier}
          replace={dialog.replace}
          edited={edited}
          onSaved={() => {
            entries.saved()
            props.onStored()
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog?.kind === 'withdraw' && (
        <withdrawing.Component
          session={session}
          assessment={dialog.earlier}
          earlier={chart.earlier}
          context={context}
          storage={open.storage}
          onDone={props.onStored}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog?.kind === 'worksheet' && (
        <worksheet.Component
          session={session}
          open={started}
          context={context}
          entered={edits.deltaT}
          onUse={(edit) => onEdit('deltaT', edit)}
          onStored={props.onExamStored}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  )
}

/** Something that the EHR was to take beside the assessment, and did not. */
function Missed({ children }: { readonly children: string }) {
  return (
    <p class="notice-box">
      <Mark shape="warning" /> {children}
    </p>
  )
}
