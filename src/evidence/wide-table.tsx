import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** A table that scrolls within itself where the page is narrower, by keyboard too. */
export function WideTable(props: {
  readonly caption: string
  readonly columns: readonly string[]
  readonly children: ComponentChildren
}) {
  const caption = useId()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-frame" tabIndex={0} aria-labelledby={caption}>
      <table>
        <caption id={caption}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </section>
  )
}

export function Row(props: { readonly name: string; readonly cells: readonly string[] }) {
  return (
    <tr>
      <th scope="row">{props.name}</th>
      {props.cells.map((cell, at) => (
        <td key={at}>{cell}</td>
      ))}
    </tr>
  )
}
