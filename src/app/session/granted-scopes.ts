/** Whether the granted scopes let the app create a type of resource for this patient; yes where the EHR does not say (the server then decides). */
export function mayCreate(granted: string | undefined, type: string): boolean {
  if (granted === undefined || granted.trim() === '') return true
  return granted.split(/\s+/).some((scope) => {
    const match = /^(?:patient|user)\/(\w+|\*)\.([\w*]+)/.exec(scope)
    if (!match || (match[1] !== type && match[1] !== '*')) return false
    const permission = match[2] ?? ''
    return permission === 'write' || permission === '*' || /^c[rudsx]*$/.test(permission)
  })
}
