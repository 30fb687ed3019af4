import { useMemo } from 'preact/hooks'
import { useWidth } from '../../page/use-width.ts'
import { FigureToolsContext } from '../../report/figure-tools.tsx'
import { ReportBody } from '../../report/report-body.tsx'
import { reportView } from '../../report/view.ts'
import type { ReportHeader, Sections } from '../../validation/report/validation-report.ts'
import { useLab } from '../lab-context.tsx'
import { RecalibrationPanel } from '../recalibrate/recalibration-panel.tsx'
import type { ComputingStage, KeptStage, ReportStage } from '../study/study-state.ts'
import type { Study } from '../study/use-study.ts'
import { Working } from '../study/working.tsx'
import { Contents } from './contents.tsx'
import { KeepReport } from './keep-report.tsx'
import { TableFiles } from './table-files.tsx'

/** The report: as it grows while it is computed, then whole, with what can be done with it. */
export function ReportScreen(props: {
  readonly state: ComputingStage | ReportStage | KeptStage
  readonly study: Study
}) {
  const { texts, report } = useLab()
  const { state, study } = props
  return (
    <section class="part report" aria-label={report.title}>
      {state.stage === 'computing' ? (
        <>
          <Working
            label={texts.work.computing}
            detail={state.current === undefined ? undefined : report.sections[state.current].title}
            share={state.current === undefined ? undefined : state.share}
            onStop={study.stop}
          />
          {state.header !== undefined && (
            <Body header={state.header} sections={state.sections} recalibration={false} />
          )}
        </>
      ) : (
        <>
          {state.stage === 'kept' && <p class="notice-box">{texts.report.kept}</p>}
          <KeepReport report={state.report} />
          <TableFiles report={state.report} />
          <div class="actions no-print secondary">
            {state.stage === 'report' && (
              <button type="button" class="button" onClick={() => study.dispatch({ type: 'back' })}>
                {texts.report.back}
              </button>
            )}
            <button type="button" class="button" onClick={() => study.dispatch({ type: 'anew' })}>
              {texts.report.anew}
            </button>
          </div>
          <Body
            header={state.report.header}
            sections={state.report}
            recalibration={state.stage === 'report' && state.report.header.data.kind === 'patients'}
          />
          {state.stage === 'report' && state.report.header.data.kind === 'patients' && (
            <RecalibrationPanel study={study} stage={state.before} />
          )}
        </>
      )}
    </section>
  )
}

/** Wider figures than this only grow apart. */
const WIDEST = 880

function Body(props: {
  readonly header: ReportHeader
  readonly sections: Partial<Sections>
  /** The recalibration stands below. */
  readonly recalibration: boolean
}) {
  const { texts: lab, format, report: texts } = useLab()
  const { element, width } = useWidth()
  const { header, sections } = props
  const { id, version } = header.model
  const view = reportView({ ...sections, header }, texts, format, Math.min(width ?? 0, WIDEST))
  const tools = useMemo(
    () => ({
      words: lab.figureTools,
      source: `${header.data.synthetic ? `${texts.synthetic} ` : ''}${lab.figureSource(`${id} ${version}`, header.data.sha256.slice(0, 12))}`,
    }),
    [lab, texts, id, version, header.data],
  )
  return (
    <div ref={element}>
      <header class="report-head">
        <h2>{texts.title}</h2>
        <p class="report-subtitle">{view.subject}</p>
        <p class="report-caution">{view.caution}</p>
      </header>
      <Contents sections={sections} recalibration={props.recalibration} />
      {width !== undefined && (
        <FigureToolsContext.Provider value={tools}>
          <ReportBody view={view} />
        </FigureToolsContext.Provider>
      )}
    </div>
  )
}
