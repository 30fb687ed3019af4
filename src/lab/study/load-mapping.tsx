import { useId, useState } from 'preact/hooks'
import type { FileFault } from '../../model/file-fault.ts'
import { jsonPath } from '../../model/json-path.ts'
import { type ColumnMapping, loadMapping } from '../../validation/data/column-mapping.ts'
import { useLab } from '../lab-surroundings.tsx'
import { ProblemWords } from './problem-notice.tsx'

/** Takes a mapping that was saved before, or says what is wrong with it. */
export function LoadMapping(props: { readonly onMapping: (mapping: ColumnMapping) => void }) {
  const { texts } = useLab()
  const id = useId()
  const [faults, setFaults] = useState<readonly FileFault[] | undefined>(undefined)
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    const result = loadMapping(await parsed(file))
    setFaults(result.ok ? undefined : result.faults)
    if (result.ok) props.onMapping(result.mapping)
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
            {faults.map(({ path, expected }) => (
              <li key={`${jsonPath(path)} ${expected}`}>
                <code>{jsonPath(path)}</code> {expected}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** The file's JSON; undefined where it is none, which no mapping is. */
async function parsed(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text())
  } catch {
    return undefined
  }
}
