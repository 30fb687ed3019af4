import { getDataType, type InternalSchemaElement, tryGetDataType } from '@medplum/core'
import { type AnyResource, isRecord } from './resource.ts'
import { requiredCodes } from './value-sets.ts'

/** Elements of type code whose value lies outside the value set that R4 requires, such as an unknown status. */
export function unknownCodes(resource: AnyResource): fhir4.OperationOutcomeIssue[] {
  return inType(resource, resource.resourceType, resource.resourceType)
}

function inType(value: unknown, type: string, path: string): fhir4.OperationOutcomeIssue[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => inType(item, type, `${path}[${i}]`))
  if (!isRecord(value)) return []
  const actual = type === 'Resource' ? String(value['resourceType']) : type
  if (!tryGetDataType(actual)) return []
  return Object.entries(getDataType(actual).elements).flatMap(([name, element]) =>
    membersOf(value, name, element).flatMap(({ member, memberType, memberPath }) =>
      memberType === 'code'
        ? codeIssues(member, element, `${path}.${memberPath}`)
        : inType(member, memberType, `${path}.${memberPath}`),
    ),
  )
}

/** The members that an element stands for: one, or that of a choice such as value[x] with its type. */
function membersOf(value: Record<string, unknown>, name: string, element: InternalSchemaElement) {
  return element.type.flatMap(({ code }) => {
    const memberPath = name.endsWith('[x]')
      ? `${name.slice(0, -3)}${code.charAt(0).toUpperCase()}${code.slice(1)}`
      : name
    const member = value[memberPath]
    return member === undefined ? [] : [{ member, memberType: code, memberPath }]
  })
}

function codeIssues(
  value: unknown,
  element: InternalSchemaElement,
  path: string,
): fhir4.OperationOutcomeIssue[] {
  if (element.binding?.strength !== 'required') return []
  const codes = requiredCodes(element.binding.valueSet ?? '')
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values
    .filter((code) => typeof code === 'string' && codes !== undefined && !codes.has(code))
    .map((code) => ({
      severity: 'error',
      code: 'code-invalid',
      details: { text: `"${code}" is not one of the codes allowed here` },
      expression: [path],
    }))
}
