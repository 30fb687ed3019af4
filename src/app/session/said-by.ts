import { printable } from '../../text/printable.ts'

const LONGEST = 500

/** The EHR's own words about a refusal (`error_description`), as one line of text that cannot be endless; nothing where it gave none. */
export function saidBy(description: string | undefined): { readonly said?: string } {
  const said = printable(description ?? '').trim()
  return said === '' ? {} : { said: said.length > LONGEST ? `${said.slice(0, LONGEST)}...` : said }
}
