import { useState } from 'preact/hooks'
import type { BinaryColumn } from '../../../validation/data/column-mapping.ts'
import { useLab } from '../../lab-context.tsx'
import { cellList, cellText } from './cell-list.ts'

/** Which cells mean 1 and which 0, or from which number on. What is typed stays as typed. */
export function CodingFields(props: {
  readonly name: string
  readonly column: BinaryColumn
  readonly onColumn: (column: BinaryColumn) => void
}) {
  const { texts } = useLab()
  const { name, column } = props
  const [ones, setOnes] = useState('ones' in column ? cellText(column.ones) : '')
  const [zeros, setZeros] = useState('zeros' in column ? cellText(column.zeros) : '')
  const [atLeast, setAtLeast] = useState('atLeast' in column ? String(column.atLeast) : '')
  const take = (next: typeof now) => {
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
  const field = (key: keyof typeof now, label: string, named: string) => (
    <div class="stacked-field">
      <span class="fine" aria-hidden="true">
        {label}
      </span>
      <input
        type="text"
        autoComplete="off"
        aria-label={named}
        value={now[key]}
        onInput={({ currentTarget }) => take({ ...now, [key]: currentTarget.value })}
      />
    </div>
  )
  return (
    <div class="coding">
      {field('ones', texts.map.ones, texts.map.onesOf(name))}
      {field('zeros', texts.map.zeros, texts.map.zerosOf(name))}
      <p class="fine">{texts.map.separate}</p>
      {field('atLeast', texts.map.threshold, texts.map.thresholdOf(name))}
    </div>
  )
}
