/** Why lines of an export are passed over, or may not be all. */
export type FaultCode =
  | 'not-json'
  | 'not-fhir'
  | 'line-too-long'
  | 'not-utf8'
  | 'subject-not-told'
  | 'operation-outcome'
  | 'count-differs'
