import { type MarkedToken, marked, type Token, type Tokens } from 'marked'
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { Scrolling } from '../../../src/figures/table/scrolling.tsx'

/** A card's detail (GitHub Flavored Markdown) as elements. HTML in it stays the text it is, links lead to the web only, pictures are not loaded. */
export function MarkdownView({ source, label }: { source: string; label: string }) {
  const tokens = useMemo(() => lexed(source), [source])
  return <div class="markdown">{shown(tokens, `Table: ${label}`)}</div>
}

/** The longest detail that is formatted (characters). The lexer's time grows faster than the length of the text. */
const LONGEST = 5_000

/** What is too long, or nested too deep, is shown as it was sent. */
function lexed(source: string): readonly Token[] {
  try {
    if (source.length <= LONGEST) return marked.lexer(source)
  } catch {}
  return [{ type: 'text', raw: source, text: source }]
}

/** Without extensions the lexer makes only the tokens of its own list. */
function shown(tokens: readonly Token[], label: string): ComponentChildren {
  return (tokens as readonly MarkedToken[]).map((token) => tokenView(token, label))
}

function tokenView(token: MarkedToken, label: string): ComponentChildren {
  switch (token.type) {
    case 'paragraph':
      return <p>{shown(token.tokens, label)}</p>
    case 'heading':
      // Worth a line in bold: the card has a heading of its own.
      return (
        <p>
          <strong>{shown(token.tokens, label)}</strong>
        </p>
      )
    case 'list': {
      const items = token.items.map(({ tokens }, index) => (
        <li key={String(index)}>{shown(tokens, label)}</li>
      ))
      return token.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return <TableView table={token} label={label} />
    case 'strong':
      return <strong>{shown(token.tokens, label)}</strong>
    case 'em':
      return <em>{shown(token.tokens, label)}</em>
    case 'codespan':
      return <code>{token.text}</code>
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      )
    case 'link':
      return /^https?:\/\//i.test(token.href) ? (
        <a href={token.href} target="_blank" rel="noopener noreferrer">
          {shown(token.tokens, label)}
        </a>
      ) : (
        token.raw
      )
    case 'br':
      return <br />
    case 'text':
      return 'tokens' in token && token.tokens ? shown(token.tokens, label) : token.text
    case 'escape':
      return token.text
    case 'space':
      return null
    case 'blockquote':
    case 'checkbox':
    case 'def':
    case 'del':
    case 'hr':
    case 'html':
    case 'image':
    case 'list_item':
      return token.raw
  }
}

function TableView({ table, label }: { table: Tokens.Table; label: string }) {
  const cells = (row: readonly Tokens.TableCell[], Cell: 'th' | 'td') =>
    row.map(({ tokens, align }, column) => (
      <Cell
        key={String(column)}
        scope={Cell === 'th' ? 'col' : undefined}
        class={align === 'right' ? 'number' : undefined}
      >
        {shown(tokens, label)}
      </Cell>
    ))
  return (
    <Scrolling label={label}>
      <table>
        <thead>
          <tr>{cells(table.header, 'th')}</tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={String(index)}>{cells(row, 'td')}</tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}
