/** Character sets by their defined terms (PS3.3, C.12.1.1.2), as the platform's decoders call them. */
const SINGLE: Readonly<Record<string, string>> = {
  '': 'ascii',
  'ISO_IR 6': 'ascii',
  'ISO_IR 100': 'latin1',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 13': 'shift_jis',
  'ISO_IR 166': 'windows-874',
  'ISO_IR 192': 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gb18030',
}

/** Sets that an escape sequence calls for (ISO 2022). The Chinese and the Korean one lie in the upper half; the Japanese one is decoded with its escape. */
const CALLED: Readonly<Record<string, string>> = {
  'ISO_IR 6': 'ascii',
  'ISO_IR 58': 'gb18030',
  'ISO_IR 149': 'euc-kr',
  'ISO_IR 87': 'iso-2022-jp',
}
const ESCAPES: Readonly<Record<string, string>> = { '$)A': 'gb18030', '$)C': 'euc-kr', $B: 'iso-2022-jp' }

export type Decode = (bytes: Uint8Array) => string

/** The decoder of a Specific Character Set; undefined for one that is not known, whose labels would be guesses. */
export function decoderOf(terms: readonly string[]): Decode | undefined {
  const [first = '', ...others] = terms.map((term) => term.trim().replace('ISO 2022 IR', 'ISO_IR'))
  const single = SINGLE[first] ?? (CALLED[first] && 'ascii')
  const called = [first, ...others].flatMap((term) => CALLED[term] ?? [])
  if (single === undefined || others.some((term) => CALLED[term] === undefined)) return undefined
  // Where only one set has letters of the upper half, they are its own, also where its escape was left out.
  const upper = new Set(called.filter((set) => set === 'gb18030' || set === 'euc-kr'))
  const start = single === 'ascii' && upper.size === 1 ? ([...upper][0] ?? single) : single
  return (bytes) => extended(bytes, start)
}

/** Each part of a text by the set that was last called for. */
function extended(bytes: Uint8Array, start: string): string {
  const [plain = '', ...parts] = binary(bytes).split('\x1b')
  const rest = parts.map((part) => {
    const [called, set = start] = Object.entries(ESCAPES).find(([begin]) => part.startsWith(begin)) ?? []
    if (set === 'iso-2022-jp') return decoded(`\x1b${part}`, set)
    return decoded(part.slice(called?.length ?? (/^\([BJ]/.test(part) ? 2 : 0)), set)
  })
  return decoded(plain, start) + rest.join('')
}

function decoded(text: string, set: string): string {
  // Beyond ASCII nothing is said: no letter is made up.
  if (set === 'ascii') return text.replace(/[\x80-\xff]/g, '\ufffd')
  return new TextDecoder(set).decode(Uint8Array.from(text, (sign) => sign.charCodeAt(0)))
}

function binary(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
