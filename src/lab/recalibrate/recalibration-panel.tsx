import { useState } from 'preact/hooks'
import { RECALIBRATION_METHODS } from '../../model/recalibration-schema.ts'
import { Choices } from '../../page/fields.tsx'
import type { Method } from '../../validation/recalibration/method.ts'
import type { RecalibrationFit } from '../../validation/recalibration/recalibrate.ts'
import type { FigureOrReason } from '../../validation/report/figure-or-reason.ts'
import { LabPart, useLab } from '../lab-context.tsx'
import { ProblemNotice } from '../study/problem-notice.tsx'
import type { OptionsStage } from '../study/study-state.ts'
import type { Study } from '../study/use-study.ts'
import { Working } from '../study/working.tsx'
import { BeforeAfter } from './before-after.tsx'
import { ProposalForm } from './proposal-form.tsx'

type Fitting =
  | { readonly state: 'idle' }
  | { readonly state: 'fitting'; readonly share: number }
  | { readonly state: 'fitted'; readonly result: FigureOrReason<RecalibrationFit> }
  | { readonly state: 'failed'; readonly code: 'stopped' | 'crashed' }

/** Recalibrates on the study of the report, shows before and after, and writes a model file for review. Nothing changes by itself. */
export function RecalibrationPanel(props: { readonly study: Study; readonly stage: OptionsStage }) {
  const { texts, model, report } = useLab()
  const { study, stage } = props
  const [method, setMethod] = useState<Method['kind']>('intercept')
  const [fitting, setFitting] = useState<Fitting>({ state: 'idle' })
  const { seed, replicates } = stage.options
  const begin = async () => {
    setFitting({ state: 'fitting', share: 0 })
    const job = { kind: 'recalibrate', model, method, seed, replicates: Math.max(2, replicates) } as const
    const ended = await study.onStudy(stage, job, (message) => {
      if (message.kind === 'fitting') setFitting({ state: 'fitting', share: message.share })
    })
    setFitting(
      ended.ended === 'done'
        ? { state: 'fitted', result: ended.result }
        : { state: 'failed', code: ended.ended },
    )
  }
  return (
    <LabPart id="recalibration" class="part recalibrate no-print" heading={texts.recalibrate.heading}>
      <p>{texts.recalibrate.intro}</p>
      <Choices
        legend={texts.recalibrate.method}
        value={method}
        options={RECALIBRATION_METHODS.map((kind) => [kind, texts.recalibrate.methods[kind]])}
        disabled={fitting.state === 'fitting'}
        onChoose={(kind) => {
          setMethod(kind)
          setFitting({ state: 'idle' })
        }}
      />
      <p role="status" class="visually-hidden">
        {fitting.state === 'fitting' && texts.recalibrate.fitting}
        {fitting.state === 'fitted' && fitting.result.ok && texts.recalibrate.fitted}
      </p>
      {fitting.state === 'fitting' ? (
        <Working label={texts.recalibrate.fitting} share={fitting.share} onStop={study.stop} />
      ) : (
        <p>
          <button type="button" class="button" onClick={() => void begin()}>
            {texts.recalibrate.fit}
          </button>
        </p>
      )}
      {fitting.state === 'failed' && <ProblemNotice problem={{ code: fitting.code }} />}
      {fitting.state === 'fitted' && !fitting.result.ok && (
        <p class="notice-box" role="alert">
          <strong>{texts.problemTitle(texts.recalibrate.impossible)}</strong>{' '}
          {report.problems[fitting.result.code]}
        </p>
      )}
      {fitting.state === 'fitted' && fitting.result.ok && (
        <>
          <BeforeAfter fit={fitting.result.value} />
          <ProposalForm study={study} stage={stage} />
        </>
      )}
    </LabPart>
  )
}
