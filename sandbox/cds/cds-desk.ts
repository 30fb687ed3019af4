import { isRecord } from '../fhir/resource.ts'
import { type Answer, json } from '../http.ts'
import type { CdsClient } from './cds-client.ts'

/** What the chart page asks of its EHR about decision support: to fire a hook, and to pass on feedback. */
export class CdsDesk {
  readonly #client: CdsClient

  constructor(client: CdsClient) {
    this.#client = client
  }

  /** Answers a POST; `path` is that below `/ehr/cds`. The signed-in user is put into the context here, not by the page. */
  async handle(path: string, body: Record<string, unknown> | undefined, userId: string): Promise<Answer> {
    if (path === '/hooks') return this.#hook(body, userId)
    if (path === '/feedback') return this.#feedback(body)
    return json(404, { error: 'There is no such address' })
  }

  async #hook(body: Record<string, unknown> | undefined, userId: string): Promise<Answer> {
    const { hook, hookInstance, context } = body ?? {}
    if (typeof hook !== 'string' || typeof hookInstance !== 'string' || !isRecord(context)) {
      return json(400, { error: 'A hook needs a name, an instance and a context' })
    }
    const { patientId, encounterId, ...rest } = context
    if (typeof patientId !== 'string') return json(400, { error: 'A hook needs a patient' })
    const answers = await this.#client.fire({
      ...{ hook, hookInstance },
      context: { ...rest, userId, patientId, ...(typeof encounterId === 'string' && { encounterId }) },
    })
    return answers === undefined
      ? json(502, { error: 'The decision support services cannot be reached' })
      : json(200, { answers })
  }

  async #feedback(body: Record<string, unknown> | undefined): Promise<Answer> {
    const { service, feedback } = body ?? {}
    if (typeof service !== 'string' || !Array.isArray(feedback)) {
      return json(400, { error: 'Feedback needs a service and a list' })
    }
    return (await this.#client.feedback(service, feedback.filter(isRecord)))
      ? json(200, {})
      : json(502, { error: 'The service did not take the feedback' })
  }
}
