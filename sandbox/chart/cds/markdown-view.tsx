import { useMemo } from 'preact/hooks'
import { type Block, type Inline, parseMarkdown } from './markdown.ts'

/** A card's detail as elements; nothing of it is ever taken for HTML. */
export function MarkdownView({ source, label }: { source: string; label: string }) {
  const blocks = useMemo(() => parseMarkdown(source), [source])
  return (
    <div class="markdown">
      {blocks.map((block, index) => (
        <BlockView key={String(index)} block={block} label={label} />
      ))}
    </div>
  )
}

function BlockView({ block, label }: { block: Block; label: string }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.content.map(inline)}</p>
    case 'list': {
      const items = block.items.map((item, index) => <li key={String(index)}>{item.map(inline)}</li>)
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'table': {
      const { head, rows, numeric } = block
      const kind = (column: number) => (numeric[column] === true ? 'number' : undefined)
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area must be reachable with the keyboard.
        <section class="table-scroll" aria-label={`Table: ${label}`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {head.map((cell, column) => (
                  <th key={String(column)} scope="col" class={kind(column)}>
                    {cell.map(inline)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={String(index)}>
                  {row.map((cell, column) => (
                    <td key={String(column)} class={kind(column)}>
                      {cell.map(inline)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )
    }
  }
}

function inline(item: Inline) {
  switch (item.kind) {
    case 'text':
      return item.text
    case 'strong':
      return <strong>{item.content.map(inline)}</strong>
    case 'emphasis':
      return <em>{item.content.map(inline)}</em>
    case 'code':
      return <code>{item.text}</code>
    case 'link':
      return (
        <a href={item.url} target="_blank" rel="noopener noreferrer">
          {item.text}
        </a>
      )
  }
}
