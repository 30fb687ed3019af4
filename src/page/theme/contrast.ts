/** A colour as sRGB channels, 0..255. */
type Channels = readonly [number, number, number]

/** Reads `#rgb`, `#rrggbb` and an opaque `rgb(r, g, b)`; undefined for anything else. */
function channelsOf(color: string): Channels | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color)
  if (short) return channels(short.slice(1).map((digit) => Number.parseInt(digit + digit, 16)))
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (long) return channels(long.slice(1).map((digits) => Number.parseInt(digits, 16)))
  const called = /^rgb\((\d{1,3}),? (\d{1,3}),? (\d{1,3})\)$/.exec(color)
  return called ? channels(called.slice(1).map(Number)) : undefined
}

function channels([red = 0, green = 0, blue = 0]: readonly number[]): Channels {
  return [red, green, blue]
}

/** Relative luminance, 0 (black) to 1 (white); WCAG 2.2. Undefined where the colour cannot be read. */
export function luminance(color: string): number | undefined {
  const read = channelsOf(color)
  if (read === undefined) return undefined
  const linear = (channel: number) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  const [red, green, blue] = read
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2); undefined where one cannot be read. */
export function contrast(a: string, b: string): number | undefined {
  const [first, second] = [luminance(a), luminance(b)]
  if (first === undefined || second === undefined) return undefined
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05)
}
