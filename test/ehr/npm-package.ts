import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const folder = join(import.meta.dirname, 'target', 'packages')

/** A FHIR package that is also published on npm, with the digest of the archive this suite was written against. */
export type FhirPackage = { readonly name: string; readonly version: string; readonly integrity: string }

export const mcode: FhirPackage = {
  name: 'hl7.fhir.us.mcode',
  version: '4.0.0',
  integrity:
    'sha512-HJogFi9rQetIUE8gqKFq2tt4I8ukdH3PUCQO5jBiKxYUgh+vrlXvkWkt/XuYOzpNPdfRmsj3LG4UJm5o1g2OlA==',
}

/** HL7's terminology after R4: the validator's own of 2018 knows no label for what a program asserted. */
export const terminology: FhirPackage = {
  name: 'hl7.terminology.r4',
  version: '7.0.1',
  integrity:
    'sha512-UamZUcARk/TEaJb7X0hDyANmC7bCv0Jof0u0uGIOB2O9VQX0uV45Vf4EyONHM6Sejv6q7sXEAzKAQsgw1Cld3A==',
}

/**
 * Path of the package's .tgz, fetched once into target/packages. `npm pack` instead of a dependency: the dependencies
 * such packages declare are FHIR packages that npm does not have. Throws when it cannot be fetched or was altered.
 */
export async function fetchPackage({ name, version, integrity }: FhirPackage): Promise<string> {
  const file = join(folder, `${name}-${version}.tgz`)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    await run('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder])
  }
  const digest = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
  if (digest !== integrity) throw new Error(`${file} is not the archive expected: ${digest}`)
  return file
}
