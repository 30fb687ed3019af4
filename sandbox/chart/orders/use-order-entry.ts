import { useRef, useState } from 'preact/hooks'
import { newCards, type ShownCard } from '../cds/advice.ts'
import type { useAdvice } from '../cds/use-advice.ts'
import type { FhirWriter } from '../data/fhir-reader.ts'
import type { BodyWeight } from './body-weight.ts'
import {
  type Draft,
  milligrams,
  type OrderContext,
  ordersBundle,
  referenceOf,
  type SuggestedDraft,
} from './draft.ts'
import { type DrugName, defaultDose, FORMULARY } from './formulary.ts'

/** Where the writing of orders stands. */
export type OrderPhase =
  | { readonly at: 'writing'; readonly message?: string; readonly problem?: string }
  /** Decision support is asked before signing; signing may go on without its answer. */
  | { readonly at: 'asking' }
  /** Something new was said at signing. */
  | { readonly at: 'review' }
  | { readonly at: 'storing' }

interface OrderEntryOptions {
  server: FhirWriter
  patientId: string
  encounterId: string | undefined
  user: string
  weight: BodyWeight | undefined
  support: ReturnType<typeof useAdvice>
  /** Orders were signed. */
  signed: () => void
}

/** Drafts, and the calls of decision support as they are chosen and signed. */
export function useOrderEntry(options: OrderEntryOptions) {
  const { server, patientId, encounterId, user, weight, support, signed } = options
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  const [suggested, setSuggested] = useState<readonly SuggestedDraft[]>([])
  const [phase, setPhase] = useState<OrderPhase>({ at: 'writing' })
  /** Which attempt at signing is the one under way. */
  const attempt = useRef(0)
  const isStoring = useRef(false)
  const who = { patientId, ...(encounterId !== undefined && { encounterId }) }
  const context = (): OrderContext => ({ patientId, encounterId, user, now: new Date() })

  const select = (orders: readonly Draft[], selected: readonly Draft[]) =>
    void support.ask('order-select', {
      ...who,
      selections: selected.map(referenceOf),
      draftOrders: ordersBundle('draft', orders, suggested, context()),
    })

  function change(orders: readonly Draft[]) {
    setDrafts(orders)
    setPhase({ at: 'writing' })
  }

  function add(drug: DrugName) {
    const { milligrams: dose, why } = defaultDose(drug, weight)
    const draft = { id: crypto.randomUUID(), drug, dose: dose === undefined ? '' : String(dose), why }
    const orders = [...drafts, draft]
    change(orders)
    select(orders, [draft])
  }

  function remove(draft: Draft) {
    const orders = drafts.filter(({ id }) => id !== draft.id)
    change(orders)
    // What was said of the orders before holds no longer.
    if (orders.length === 0) support.clear()
    else select(orders, orders)
  }

  /** An accepted suggestion is an order among the others. */
  function order(label: string, resources: readonly fhir4.FhirResource[]) {
    setSuggested((before) => [...before, { id: crypto.randomUUID(), label, resources }])
    setPhase({ at: 'writing' })
  }

  const removeSuggested = (id: string) => setSuggested((before) => before.filter((each) => each.id !== id))

  const setDose = (draft: Draft, dose: string) =>
    change(drafts.map((each) => (each.id === draft.id ? { ...each, dose } : each)))

  async function sign() {
    const without = drafts.filter(({ dose }) => milligrams(dose) === undefined)
    if (without.length > 0) {
      const names = without.map(({ drug }) => FORMULARY[drug].name).join(', ')
      return setPhase({ at: 'writing', problem: `Enter a dose in mg before signing: ${names}.` })
    }
    attempt.current += 1
    const mine = attempt.current
    setPhase({ at: 'asking' })
    const before: readonly ShownCard[] = support.advice.cards
    const cards = await support.ask('order-sign', {
      ...who,
      draftOrders: ordersBundle('draft', drafts, suggested, context()),
    })
    // Signed meanwhile without waiting.
    if (mine !== attempt.current) return
    if (newCards(before, cards).length === 0) await store()
    else setPhase({ at: 'review' })
  }

  async function store() {
    if (isStoring.current) return
    isStoring.current = true
    attempt.current += 1
    setPhase({ at: 'storing' })
    const stored = await server.transact(ordersBundle('active', drafts, suggested, context()))
    isStoring.current = false
    if (!stored.ok) {
      return setPhase({
        at: 'writing',
        problem: `The orders were not signed. ${stored.problem}`,
      })
    }
    const names = [
      ...drafts.map(({ drug }) => FORMULARY[drug].name),
      ...suggested.map(({ label }) => label),
    ].join(', ')
    setDrafts([])
    setSuggested([])
    setPhase({ at: 'writing', message: `Signed: ${names}.` })
    signed()
  }

  return { drafts, suggested, phase, add, remove, order, removeSuggested, setDose, sign, signNow: store }
}
