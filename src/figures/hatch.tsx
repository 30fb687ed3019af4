/** A slanted hatch to fill with (`url(#id)`), so that a range or a zone is told from its ground without colour. */
export function Hatch({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="6" class={`hatch hatch-${name}`} />
    </pattern>
  )
}
