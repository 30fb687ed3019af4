import { useMemo, useState } from 'preact/hooks'
import { Button } from '../../page/button.tsx'
import { useWidth } from '../../page/use-width.ts'
import { FigureToolsContext } from '../../report/figure-tools.tsx'
import { ReportBody } from '../../report/report-body.tsx'
import { reportView } from '../../report/view.ts'
import {
  type ReportHeader,
  SECTIONS,
  type Sections,
  type ValidationReport,
} from '../../validation/report/validation-report.ts'
import { useLab } from '../lab-context.tsx'
import { saveJson, saveText } from '../save-text.ts'
import type { ComputingStage, KeptStage, ReportStage } from '../study/study-state.ts'
import type { Study } from '../study/use-study.ts'
import { Working } from '../study/working.tsx'
import { RecalibrationPanel } from './recalibration-panel.tsx'
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
              <Button onClick={() => study.dispatch({ type: 'back' })}>{texts.report.back}</Button>
            )}
            <Button onClick={() => study.dispatch({ type: 'anew' })}>{texts.report.anew}</Button>
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

/** The report's sections as links; those still to be computed are named as such. */
function Contents(props: {
  readonly sections: Partial<Sections>
  /** The recalibration stands below the report. */
  readonly recalibration: boolean
}) {
  const { texts, report } = useLab()
  const { sections } = props
  const whole = SECTIONS.every((id) => sections[id] !== undefined)
  return (
    <nav class="report-contents no-print" aria-label={report.contents}>
      <ol>
        {SECTIONS.map((id) => (
          <Item
            key={id}
            id={id}
            title={report.sections[id].title}
            pending={sections[id] === undefined && texts.report.pending}
          />
        ))}
        <Item
          id="checklist"
          title={report.sections.checklist.title}
          pending={!whole && texts.report.pending}
        />
        {props.recalibration && <Item id="recalibration" title={texts.recalibrate.heading} pending={false} />}
      </ol>
    </nav>
  )
}

function Item(props: { readonly id: string; readonly title: string; readonly pending: string | false }) {
  return (
    <li>
      {props.pending === false ? (
        <a href={`#${props.id}`}>{props.title}</a>
      ) : (
        <span class="quiet">
          {props.title} <span class="visually-hidden">({props.pending})</span>
        </span>
      )}
    </li>
  )
}

/** The report as files, and on paper. */
function KeepReport({ report }: { readonly report: ValidationReport }) {
  const { texts, language, site } = useLab()
  const [failed, setFailed] = useState(false)
  const name = `tipm-validation-${report.header.createdAt.slice(0, 10)}`
  const saveHtml = async () => {
    try {
      const { reportHtml } = await import('../../report/report-html.ts')
      saveText(`${name}.html`, 'text/html', reportHtml(report, { language, timeZone: site.timeZone }))
      setFailed(false)
    } catch {
      // Its code could not be fetched: said below, and the next click tries again.
      setFailed(true)
    }
  }
  return (
    <fieldset class="actions no-print">
      <legend class="visually-hidden">{texts.report.downloads}</legend>
      <Button primary onClick={() => void saveHtml()}>
        {texts.report.html}
      </Button>
      <Button onClick={() => saveJson(name, report)}>{texts.report.json}</Button>
      <Button onClick={() => print()}>{texts.report.print}</Button>
      <span role="status">{failed && texts.report.notSaved}</span>
    </fieldset>
  )
}
