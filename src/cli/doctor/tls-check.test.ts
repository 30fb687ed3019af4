import { expect, test } from 'vitest'
import { certificateCheck, tlsCheck } from './tls-check.ts'

const now = new Date('2026-11-23T12:00:00Z')
const certificate = (validTo: string, fault?: string) => ({
  ...{ fault, validTo: new Date(validTo), protocol: 'TLSv1.3' },
})

test('counts the days a certificate lasts, and warns a month ahead', () => {
  expect(certificateCheck(certificate('2027-11-23T12:00:00Z'), now)).toMatchObject({
    status: 'pass',
    found: 'certificate valid until 2027-11-23 (365 days), TLSv1.3',
  })
  expect(certificateCheck(certificate('2026-12-20T12:00:00Z'), now)).toMatchObject({ status: 'warn' })
})

test('a certificate that does not verify fails, with the reason', () => {
  const expired = certificate('2026-11-01T00:00:00Z', 'CERT_HAS_EXPIRED')
  expect(certificateCheck(expired, now)).toMatchObject({
    status: 'fail',
    found: expect.stringContaining('(-23 days), TLSv1.3; it does not verify here: CERT_HAS_EXPIRED'),
  })
})

test('clear text is for this very machine', async () => {
  expect(await tlsCheck('http://127.0.0.1:8080/fhir/', now)).toMatchObject({ status: 'pass' })
  expect(await tlsCheck('http://[::1]:8080/fhir/', now)).toMatchObject({ status: 'pass' })
  expect(await tlsCheck('http://ehr.example/fhir/', now)).toMatchObject({ status: 'warn' })
  expect(await tlsCheck('http://127.0.0.1.evil.example/fhir/', now)).toMatchObject({ status: 'warn' })
})

test('nobody at the port fails with the system’s code', async () => {
  expect(await tlsCheck('https://127.0.0.1:9/fhir/', now)).toMatchObject({
    status: 'fail',
    found: expect.stringContaining('ECONNREFUSED'),
  })
})
