/** Whether a server's answer is the very resource asked for. */
export function sameId(resource: unknown, resourceType: string, id: string): boolean {
  return (
    resource !== null &&
    typeof resource === 'object' &&
    'resourceType' in resource &&
    resource.resourceType === resourceType &&
    'id' in resource &&
    resource.id === id
  )
}
