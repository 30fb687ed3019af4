/** Whether granted SMART scopes (v1 or v2) let a type be searched, or a patient be read. Granular scopes (`?...`) count: the server then filters. */
export function maySearch(granted: string, type: string): boolean {
  return permits(granted, type, type === 'Patient' ? 'r' : 's')
}

function permits(granted: string, type: string, permission: 'r' | 's'): boolean {
  return granted.split(/\s+/).some((scope) => {
    const match = /^(?:patient|user|system)\/([A-Za-z]+|\*)\.([a-z]+|\*)(?:\?.*)?$/.exec(scope)
    if (match === null || (match[1] !== type && match[1] !== '*')) return false
    const may = match[2] ?? ''
    if (may === '*' || may === 'read') return true
    return /^c?r?u?d?s?$/.test(may) && may.includes(permission)
  })
}
