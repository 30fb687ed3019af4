import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { CalibrationPart } from './sections/calibration.tsx'
import { ChecklistPart } from './sections/checklist.tsx'
import { CutoffsPart } from './sections/cutoffs.tsx'
import { DecisionPart } from './sections/decision.tsx'
import { DevelopmentPart } from './sections/development.tsx'
import { DiscriminationPart } from './sections/discrimination.tsx'
import { DistributionPart } from './sections/distribution.tsx'
import { GlancePart } from './sections/glance.tsx'
import { HeaderPart } from './sections/header.tsx'
import { ParticipantsPart } from './sections/participants.tsx'
import { SampleSizePart } from './sections/sample-size.tsx'
import { SurvivalPart } from './sections/survival.tsx'
import { TableOnePart } from './sections/table-one.tsx'
import type { ReportView } from './view.ts'

/** The report as far as it is computed: on the screen as it grows, in the file whole. */
export function ReportBody({ view }: { readonly view: ReportView }) {
  const { sections } = view
  const whole = sections.development !== undefined
  return (
    <>
      <GlancePart view={view} />
      <HeaderPart view={view} />
      {sections.participants && (
        <Part view={view} id="participants">
          <ParticipantsPart view={view} part={sections.participants} />
        </Part>
      )}
      {sections.sampleSize && (
        <Part view={view} id="sampleSize">
          <SampleSizePart view={view} part={sections.sampleSize} />
        </Part>
      )}
      {sections.tableOne && (
        <Part view={view} id="tableOne">
          <TableOnePart view={view} part={sections.tableOne} />
        </Part>
      )}
      {sections.distribution && (
        <Part view={view} id="distribution">
          <DistributionPart view={view} part={sections.distribution} />
        </Part>
      )}
      {sections.discrimination && (
        <Part view={view} id="discrimination">
          <DiscriminationPart view={view} part={sections.discrimination} />
        </Part>
      )}
      {sections.cutoffs && (
        <Part view={view} id="cutoffs">
          <CutoffsPart view={view} part={sections.cutoffs} />
        </Part>
      )}
      {sections.calibration && (
        <Part view={view} id="calibration">
          <CalibrationPart view={view} part={sections.calibration} />
        </Part>
      )}
      {sections.decision && (
        <Part view={view} id="decision">
          <DecisionPart view={view} part={sections.decision} />
        </Part>
      )}
      {sections.survival && (
        <Part view={view} id="survival">
          <SurvivalPart view={view} part={sections.survival} />
        </Part>
      )}
      {sections.development && (
        <Part view={view} id="development">
          <DevelopmentPart view={view} part={sections.development} />
        </Part>
      )}
      {whole && (
        <Part view={view} id="checklist">
          <ChecklistPart view={view} />
        </Part>
      )}
    </>
  )
}

function Part(props: {
  readonly view: ReportView
  readonly id: keyof ReportView['texts']['sections']
  readonly children: ComponentChildren
}) {
  const { view, id, children } = props
  const { header, texts, format, width, sections } = view
  const { title, note } = texts.sections[id]
  const figures = id === 'checklist' ? undefined : sections[id]
  // A section rests on its own figures, and its marks on the cut-offs: those drawn before are not drawn again for each that arrives.
  const drawn = useMemo(() => children, [header, texts, format, width, figures, sections.cutoffs])
  return (
    <section class="report-section" id={id} aria-labelledby={`report-${id}`}>
      <h2 id={`report-${id}`}>{title}</h2>
      <p class="report-note">{note}</p>
      {drawn}
    </section>
  )
}
