import type { DataProblem, DataProblemCode } from '../validation/data/data-problem.ts'

const TEXTS: Readonly<Record<DataProblemCode, string>> = {
  cancelled: 'cancelled',
  unreadable: 'the file cannot be read',
  'empty-file': 'the file is empty',
  'spreadsheet-file': 'this is a spreadsheet file: save it as CSV',
  'not-text': 'the file is no text',
  undecodable: 'the file is in no encoding that is known; name it in the mapping',
  'no-rows': 'there are no rows under the headings',
  'row-too-long': 'a row is too long to be one',
  misquoted: 'a quote is opened and not closed',
  'unknown-heading': 'the mapping names a heading that the file does not have',
  'heading-twice': 'the file has this heading more than once',
  'column-used-twice': 'the mapping uses one column twice',
  'unit-missing': 'the mapping has to name a unit',
  'unit-not-accepted': 'this unit is not accepted',
  'coding-missing': 'the mapping has to say which cells mean 1 and which 0',
  'coding-overlaps': 'a cell means two things at once',
  'date-order-missing': 'the order of day and month has to be named in the mapping ("dates")',
  'decimal-mark-missing': 'the decimal mark has to be named in the mapping ("decimal")',
  'nothing-to-score': 'there is no column to score by',
  'no-outcome-column': 'there is no column of outcomes, nor of follow-up',
  'mapping-needed': 'what this column is, is not sure: name it with --map (--suggest-map prints a proposal)',
  'mapping-invalid': 'the mapping has faults',
  'not-json': 'the file is no JSON',
  'not-fhir': 'the file is no FHIR',
  'same-id': 'one id is used twice',
  'no-patients': 'there are no patients in it',
}

/** A problem of a data file in words. */
export function dataProblemText({ code, what, row }: DataProblem): string {
  const place = [row === undefined ? undefined : `row ${row}`, what].filter((part) => part !== undefined)
  return place.length === 0 ? TEXTS[code] : `${TEXTS[code]} (${place.join(', ')})`
}
