import { offerFile } from '../figures/download/offer-file.ts'

/** Hands the user a text file, made here in the browser. */
export function saveText(name: string, type: string, text: string): void {
  offerFile(new Blob([text], { type }), name)
}

export function saveJson(name: string, value: object): void {
  saveText(`${name}.json`, 'application/json', `${JSON.stringify(value, null, 2)}\n`)
}
