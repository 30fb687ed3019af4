/** When the pictures are taken, so that they are the same on every day. */
export const NOW = new Date('2026-11-23T02:00:00Z')

/** Stops the clock wherever it runs: in this process with the EHR and the CDS Hooks service, or as text in a worker of the browser. */
export function stopClock(at: number): void {
  globalThis.Date = new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [at] : args, newTarget),
    get: (target, name, receiver) => (name === 'now' ? () => at : Reflect.get(target, name, receiver)),
  })
}
