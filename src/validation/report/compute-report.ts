import type { TipmModel } from '../../model/load-model.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { StudyTable } from '../study-table.ts'
import { calibrationSection } from './calibration.ts'
import { centres } from './centres.ts'
import { scoreDistribution } from './curves/distribution.ts'
import { cutoffs } from './cutoffs.ts'
import { decision } from './decision.ts'
import { development } from './development.ts'
import { discrimination } from './discrimination.ts'
import { drift } from './drift.ts'
import { horizon } from './horizon.ts'
import { missingInputs } from './missing-inputs.ts'
import type { ReportOptions } from './options.ts'
import { participants } from './participants.ts'
import { sampleSize } from './sample-size-section.ts'
import { type Study, studyOf } from './study.ts'
import { subgroupPerformance } from './subgroup-performance.ts'
import { survival } from './survival.ts'
import { tablesOne } from './table-one.ts'
import { updating } from './updating.ts'
import {
  REPORT_FORMAT,
  type ReportHeader,
  SECTIONS,
  type SectionId,
  type Sections,
  type ValidationReport,
} from './validation-report.ts'

/** What surrounds a computation. */
export interface ReportRun {
  readonly softwareVersion: string
  readonly now: Date
  readonly signal?: AbortSignal
  /** Told when a section is done, with the report as far as it goes. */
  readonly onSection?: (done: SectionId, sections: Partial<Sections>, header: ReportHeader) => void
  /** Told which section is being computed and how far its repeated part is, 0..1. */
  readonly onProgress?: (section: SectionId, share: number) => void
}

const COMPUTE: { readonly [S in SectionId]: (study: Study) => Sections[S] } = {
  participants,
  sampleSize,
  tableOne: tablesOne,
  distribution: scoreDistribution,
  discrimination,
  cutoffs,
  calibration: calibrationSection,
  decision,
  missingInputs,
  horizon,
  subgroupPerformance,
  centres,
  drift,
  updating,
  survival,
  development,
}

class Cancelled extends Error {}

/**
 * The whole validation report of a study table. Sections are computed one after the other, and between two of them the caller's
 * thread is free; `signal` ends it there and within bootstraps. Same table, model and options: same figures.
 */
export async function computeReport(
  table: StudyTable,
  model: TipmModel,
  options: ReportOptions,
  run: ReportRun,
): Promise<Result<ValidationReport, 'cancelled'>> {
  let current: SectionId = 'participants'
  const progress = (share: number) => {
    if (run.signal?.aborted) throw new Cancelled()
    run.onProgress?.(current, share)
  }
  try {
    await yieldToEventLoop()
    const study = studyOf(table, model, options, progress)
    const header = headerOf(table, model, options, run)
    let sections: Partial<Sections> = {}
    for (const section of SECTIONS) {
      current = section
      progress(0)
      sections = { ...sections, [section]: COMPUTE[section](study) }
      run.onSection?.(section, sections, header)
      await yieldToEventLoop()
    }
    return ok({ format: REPORT_FORMAT, header, ...(sections as Sections) })
  } catch (error) {
    if (error instanceof Cancelled) return fail('cancelled')
    throw error
  }
}

function headerOf(
  table: StudyTable,
  model: TipmModel,
  options: ReportOptions,
  { softwareVersion, now }: ReportRun,
): ReportHeader {
  return {
    software: { name: 'TIPM on FHIR', version: softwareVersion },
    createdAt: now.toISOString(),
    model: {
      id: model.id,
      version: model.version,
      hash: model.hash,
      status: model.status,
      name: model.name,
      horizonWeeks: model.outcome.horizonWeeks,
    },
    data: {
      kind: table.kind,
      source: table.source.kind,
      name: table.source.name ?? null,
      sha256: table.source.sha256,
      synthetic: table.source.kind === 'example',
    },
    options,
    level: 0.95,
    investigational: true,
  }
}

/** Lets messages and paints through. */
function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
