import { REPORT_FORMAT, type ValidationReport } from '../../validation/report/validation-report.ts'
import { INITIAL_STUDY, type StudyState } from './study-state.ts'

const KEY = 'tipm-lab-report'

/** Keeps a report for this tab, so that it survives a reload: it holds counts and figures, and no patient. Undefined lets it go. */
export function keepReport(storage: Storage | undefined, report: ValidationReport | undefined): void {
  try {
    if (report === undefined) storage?.removeItem(KEY)
    else storage?.setItem(KEY, JSON.stringify(report))
  } catch {
    // No room, or storage is forbidden: then the report lasts as long as the page, as it says where it is saved.
  }
}

/** Where the page begins: at the report kept by this version of the software, else at the choice of data. */
export function beginning(storage: Storage | undefined, version: string): StudyState {
  try {
    const report = JSON.parse(storage?.getItem(KEY) ?? 'null') as ValidationReport | null
    const own = report?.format === REPORT_FORMAT && report.header.software.version === version
    return own ? { stage: 'kept', report } : INITIAL_STUDY
  } catch {
    return INITIAL_STUDY
  }
}
