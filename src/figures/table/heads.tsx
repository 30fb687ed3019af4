import type { ComponentChildren } from 'preact'

/** The head of a table: one heading for each column. */
export function Heads({ of }: { readonly of: readonly ComponentChildren[] }) {
  return (
    <thead>
      <tr>
        {of.map((heading, column) => (
          <th key={column} scope="col">
            {heading}
          </th>
        ))}
      </tr>
    </thead>
  )
}
