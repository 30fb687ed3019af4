import { useId, useState } from 'preact/hooks'
import type { BinaryColumn } from '../../validation/data/column-mapping.ts'
import { useLab } from '../lab-surroundings.tsx'
import { cellList, cellText } from './cell-list.ts'

/** Which cells mean 1 and which 0, or from which number on. What is typed stays as typed. */
export function CodingFields(props: {
  readonly name: string
  readonly column: BinaryColumn
  readonly onColumn: (column: BinaryColumn) => void
}) {
  const { texts } = useLab()
  const { name, column } = props
  const id = useId()
  const [ones, setOnes] = useState('ones' in column ? cellText(column.ones) : '')
  const [zeros, setZeros] = useState('zeros' in column ? cellText(column.zeros) : '')
  const [atLeast, setAtLeast] = useState('atLeast' in column ? String(column.atLeast) : '')
  const take = (next: { readonly ones: string; readonly zeros: string; readonly atLeast: string }) => {
    setOnes(next.ones)
    setZeros(next.zeros)
    setAtLeast(next.atLeast)
    const from = Number(next.atLeast)
    props.onColumn(
      next.atLeast.trim() !== '' && Number.isFinite(from)
        ? { column: column.column, atLeast: from }
        : { column: column.column, ones: cellList(next.ones), zeros: cellList(next.zeros) },
    )
  }
  const now = { ones, zeros, atLeast }
  return (
    <div class="coding">
      <Field
        id={`${id}-1`}
        label={texts.map.ones}
        name={texts.map.onesOf(name)}
        value={ones}
        onText={(text) => take({ ...now, ones: text })}
      />
      <Field
        id={`${id}-0`}
        label={texts.map.zeros}
        name={texts.map.zerosOf(name)}
        value={zeros}
        onText={(text) => take({ ...now, zeros: text })}
      />
      <p class="fine">{texts.map.separate}</p>
      <Field
        id={`${id}-n`}
        label={texts.map.threshold}
        name={texts.map.thresholdOf(name)}
        value={atLeast}
        onText={(text) => take({ ...now, atLeast: text })}
      />
    </div>
  )
}

function Field(props: {
  readonly id: string
  readonly label: string
  readonly name: string
  readonly value: string
  readonly onText: (text: string) => void
}) {
  return (
    <div class="stacked-field">
      <span class="fine" aria-hidden="true">
        {props.label}
      </span>
      <input
        id={props.id}
        type="text"
        autoComplete="off"
        aria-label={props.name}
        value={props.value}
        onInput={({ currentTarget }) => props.onText(currentTarget.value)}
      />
    </div>
  )
}
