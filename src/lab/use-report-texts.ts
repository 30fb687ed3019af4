import { reportTexts } from '../text/report.ts'
import { useLab } from './lab-surroundings.tsx'

/** The report's texts in the language of the page. */
export function useReportTexts() {
  return reportTexts[useLab().language]
}
