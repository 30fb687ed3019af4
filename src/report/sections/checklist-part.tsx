import { CHECKLIST, type ChecklistItem } from '../../validation/report/checklist.ts'
import { ReportTable } from '../report-table.tsx'
import type { ReportView } from '../view.ts'

export function ChecklistPart({ view }: { readonly view: ReportView }) {
  const words = view.texts.checklist
  const notes: Readonly<Partial<Record<ChecklistItem, string>>> = words.notes
  const items = Object.keys(CHECKLIST) as ChecklistItem[]
  return (
    <ReportTable
      caption={view.texts.sections.checklist.title}
      columns={[words.item, words.topic, words.coverage]}
      rows={items.map((item, i) => {
        const note = notes[item]
        const state = words.states[CHECKLIST[item]]
        return [view.show.count(i + 1), words.topics[item], note === undefined ? state : `${state}. ${note}`]
      })}
    />
  )
}
