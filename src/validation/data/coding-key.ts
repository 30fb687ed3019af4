import { plainText } from './cell-number.ts'

/** What cells and codes are compared by: without regard to case, full width and spaces around. */
export function codingKey(text: string): string {
  return plainText(text).toLowerCase()
}
