import type { ComponentChildren } from 'preact'

/** Names and what is said of them, side by side where there is room. */
export function FactsList({ children }: { readonly children: ComponentChildren }) {
  return <dl class="facts-list">{children}</dl>
}

export function Fact(props: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}
