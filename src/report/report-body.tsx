import { type ComponentChildren, type ComponentType, createElement } from 'preact'
import { useMemo } from 'preact/hooks'
import type { SectionId } from '../validation/report/validation-report.ts'
import { GlancePart, HeaderPart } from './report-facts.tsx'
import { CalibrationPart } from './sections/calibration-part.tsx'
import { CentresPart } from './sections/centres-part.tsx'
import { ChecklistPart } from './sections/checklist-part.tsx'
import { CutoffsPart } from './sections/cutoffs-part.tsx'
import { DecisionPart } from './sections/decision-part.tsx'
import { DevelopmentPart } from './sections/development-part.tsx'
import { DiscriminationPart } from './sections/discrimination-part.tsx'
import { DistributionPart } from './sections/distribution-part.tsx'
import { DriftPart } from './sections/drift-part.tsx'
import { HorizonPart } from './sections/horizon-part.tsx'
import { MissingInputsPart } from './sections/missing-inputs-part.tsx'
import { ParticipantsPart } from './sections/participants-part.tsx'
import { SampleSizePart } from './sections/sample-size-part.tsx'
import { SubgroupPerformancePart } from './sections/subgroup-performance-part.tsx'
import { SurvivalPart } from './sections/survival-part.tsx'
import { TableOnePart } from './sections/table-one-part.tsx'
import { UpdatingPart } from './sections/updating-part.tsx'
import type { PartProps, ReportView } from './view.ts'

/** The report as far as it is computed: on the screen as it grows, in the file whole. */
export function ReportBody({ view }: { readonly view: ReportView }) {
  return (
    <>
      <GlancePart view={view} />
      <HeaderPart view={view} />
      <Part view={view} id="participants" body={ParticipantsPart} />
      <Part view={view} id="sampleSize" body={SampleSizePart} />
      <Part view={view} id="tableOne" body={TableOnePart} />
      <Part view={view} id="distribution" body={DistributionPart} />
      <Part view={view} id="discrimination" body={DiscriminationPart} />
      <Part view={view} id="cutoffs" body={CutoffsPart} />
      <Part view={view} id="calibration" body={CalibrationPart} />
      <Part view={view} id="decision" body={DecisionPart} />
      <Part view={view} id="missingInputs" body={MissingInputsPart} />
      <Part view={view} id="horizon" body={HorizonPart} />
      <Part view={view} id="subgroupPerformance" body={SubgroupPerformancePart} />
      <Part view={view} id="centres" body={CentresPart} />
      <Part view={view} id="drift" body={DriftPart} />
      <Part view={view} id="updating" body={UpdatingPart} />
      <Part view={view} id="survival" body={SurvivalPart} />
      <Part view={view} id="development" body={DevelopmentPart} />
      {view.sections.development !== undefined && (
        <Section view={view} id="checklist">
          <ChecklistPart view={view} />
        </Section>
      )}
    </>
  )
}

function Part<Id extends SectionId>(props: {
  readonly view: ReportView
  readonly id: Id
  readonly body: ComponentType<PartProps<Id>>
}) {
  const { view, id, body } = props
  const { header, texts, format, width, sections } = view
  const part = view.sections[id]
  // A section rests on its own figures, and its marks on the cut-offs: those drawn before are not drawn again for each that arrives.
  const drawn = useMemo(
    () => part !== undefined && createElement(body, { view, part }),
    [header, texts, format, width, part, sections.cutoffs],
  )
  return part === undefined ? null : (
    <Section view={view} id={id}>
      {drawn}
    </Section>
  )
}

function Section(props: {
  readonly view: ReportView
  readonly id: SectionId | 'checklist'
  readonly children: ComponentChildren
}) {
  const { view, id } = props
  const { title, note } = view.texts.sections[id]
  return (
    <section class="report-section" id={id} aria-labelledby={`report-${id}`}>
      <h2 id={`report-${id}`}>{title}</h2>
      <p class="report-note">{note}</p>
      {props.children}
    </section>
  )
}
