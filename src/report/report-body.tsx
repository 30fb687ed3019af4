import { type ComponentChildren, type ComponentType, createElement } from 'preact'
import { useMemo } from 'preact/hooks'
import { Fact, FactsList } from '../figures/table/facts-list.tsx'
import type { SectionId } from '../validation/report/validation-report.ts'
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
import { summaryRows } from './summary-rows.ts'
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

type Facts = readonly (readonly [name: string, value: string | null])[]

/** The figures that a reader looks for first. */
function GlancePart({ view }: { readonly view: ReportView }) {
  const { heading, intervals } = view.texts.glance
  const rows = summaryRows(view)
  return rows.length === 0 ? null : (
    <FactsSection id="glance" heading={heading} rows={rows}>
      <p class="report-note">{intervals}</p>
    </FactsSection>
  )
}

/** Model, data, options and software: what the figures rest on. */
function HeaderPart({ view }: { readonly view: ReportView }) {
  const { header, texts, format, show } = view
  const { options, model, data, software } = header
  const words = texts.header
  const ofModel: Facts = [
    [texts.model, `${model.name}, ${model.id} ${model.version}`],
    [words.status, words.statuses[model.status]],
    [words.modelHash, model.hash],
    [words.horizon, words.horizonText(show.count(model.horizonWeeks))],
  ]
  const rows: Facts = [
    ...(data.kind === 'scored' ? [] : ofModel),
    [words.data, [words.kinds[data.source], data.name].filter((part) => part !== null).join(': ')],
    [words.dataHash, data.sha256],
    [texts.cutoff, options.cutoff === null ? texts.none : words.points(format.number(options.cutoff, 1))],
    [words.cohort, options.cohort ?? texts.none],
    [words.subgroups, options.subgroups.length === 0 ? texts.none : format.list(options.subgroups)],
    [words.replicates, show.count(options.replicates)],
    [words.seed, show.count(options.seed)],
    [words.software, `${software.name} ${software.version}`],
    [words.computed, format.dateTime(header.createdAt)],
  ]
  return (
    <FactsSection id="header" heading={words.heading} rows={rows}>
      <p>{texts.noPatients}</p>
    </FactsSection>
  )
}

function FactsSection(props: {
  readonly id: string
  readonly heading: string
  readonly rows: Facts
  readonly children: ComponentChildren
}) {
  const id = `report-${props.id}`
  return (
    <section class="report-section" aria-labelledby={id}>
      <h2 id={id}>{props.heading}</h2>
      <FactsList>
        {props.rows.map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </FactsList>
      {props.children}
    </section>
  )
}
