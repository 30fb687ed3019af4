import { useId, useState } from 'preact/hooks'
import { Button } from '../../../page/button.tsx'
import { type ColumnMapping, headingsOf } from '../../../validation/data/column-mapping.ts'
import type { MappingGuess } from '../../../validation/data/guess-mapping.ts'
import { useLab } from '../../lab-context.tsx'
import { cellList, cellText } from './cell-list.ts'
import { missingIn, withMissing } from './with-column.ts'

/** Which cells mean that there is no value. Numbers among them are only the ones the user names. */
export function MissingCodes(props: {
  readonly suspects: MappingGuess['suspects']
  readonly mapping: ColumnMapping
  readonly onMapping: (mapping: ColumnMapping) => void
}) {
  const { texts, format } = useLab()
  const { mapping, suspects } = props
  const id = useId()
  const [text, setText] = useState(cellText(mapping.missing))
  const open = suspects.filter(({ heading, code }) =>
    Object.values(mapping.columns).some(
      (column) =>
        column !== undefined &&
        headingsOf(column).includes(heading) &&
        !missingIn(mapping, column).includes(code),
    ),
  )
  return (
    <div class="wide-field">
      <label for={id}>{texts.map.missing}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        value={text}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value)
          props.onMapping({ ...mapping, missing: cellList(currentTarget.value) })
        }}
      />
      <p class="fine" id={`${id}-hint`}>
        {texts.map.separate}
      </p>
      {open.length > 0 && (
        <div class="notice-box">
          <p>{texts.map.suspects(format.list(open.map(({ heading, code }) => `${heading} ${code}`)))}</p>
          {open.map(({ heading, code }) => (
            <Button
              small
              key={`${heading} ${code}`}
              onClick={() => props.onMapping(withMissing(mapping, heading, code))}
            >
              {texts.map.takeMissing(heading, code)}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
