import { type FoundResource, foundResources, resourceReference } from '../../fhir/stored/found-resources.ts'
import { fail, ok, type Result } from '../../result.ts'
import { clientOf } from '../server/session-client.ts'
import type { Session } from '../session/session.ts'
import { type Refusal, refusalOf } from './refusal.ts'

/** A server that does not know the search parameter may answer with everything. */
function isNamed({ identifier = [] }: FoundResource, query: string): boolean {
  return identifier.some(
    ({ system, value }) => query === `identifier=${encodeURIComponent(`${system}|${value}`)}`,
  )
}

/** What the EHR holds of an entry now: by the identifier of what is to be created, or the resource to be updated. A search that failed is no "not found". */
export async function lookUp(
  session: Session,
  { request }: fhir4.BundleEntry,
): Promise<Result<readonly FoundResource[], Refusal>> {
  const { method, url = '', ifNoneExist } = request ?? {}
  const isSearch = method === 'POST'
  if (isSearch && ifNoneExist === undefined) return ok([])
  const answer = await clientOf(session).request({
    method: 'GET',
    url: isSearch ? `${url}?${ifNoneExist}` : url,
  })
  const body = answer.ok && answer.value.status === 200 ? answer.value.json : undefined
  const found = isSearch
    ? foundResources(body)?.filter((found) => isNamed(found, ifNoneExist ?? ''))
    : resourceReference(body) === url
      ? [body as FoundResource]
      : undefined
  if (found !== undefined) return ok(found)
  const { code, diagnostics } = refusalOf(answer)
  return fail({ code: code === 'expired' ? code : 'not-looked-up', diagnostics })
}
