import { useId, useState } from 'preact/hooks'
import { fail, type Result } from '../../../result.ts'
import { parseJsonFile } from '../../../site/json-file.ts'
import { type PlacedFault, placeText } from '../../../site/placed-fault.ts'
import { type ColumnMapping, loadMapping } from '../../../validation/data/column-mapping.ts'
import { useLab } from '../../lab-context.tsx'
import { ProblemWords } from '../problem-notice.tsx'

/** Takes a mapping that was saved before, or says what is wrong with it. */
export function LoadMapping(props: { readonly onMapping: (mapping: ColumnMapping) => void }) {
  const { texts } = useLab()
  const id = useId()
  const [faults, setFaults] = useState<readonly PlacedFault[] | undefined>(undefined)
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    const result = await readMapping(file)
    setFaults(result.ok ? undefined : result.problem)
    if (result.ok) props.onMapping(result.value)
  }
  return (
    <div class="load-file">
      <label for={id}>{texts.map.load}</label>{' '}
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        onInput={({ currentTarget }) => {
          void take(currentTarget.files?.[0])
          currentTarget.value = ''
        }}
      />
      {faults !== undefined && (
        <div class="notice-box" role="alert">
          <ProblemWords problem={{ code: 'mapping-invalid' }} />
          <ul>
            {faults.map((fault) => (
              <li key={`${placeText(fault)} ${fault.expected}`}>
                <code>{placeText(fault)}</code> {fault.expected}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

async function readMapping(file: File): Promise<Result<ColumnMapping, readonly PlacedFault[]>> {
  const read = parseJsonFile(new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return fail(read.problem.faults)
  const mapping = loadMapping(read.value.json)
  return mapping.ok ? mapping : fail(read.value.place(mapping.problem))
}
