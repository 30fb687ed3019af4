/** When the pictures are taken, so that they are the same on every day. */
export const NOW = new Date('2026-11-23T02:00:00Z')

/** Stops the clock of this process, and with it that of the EHR and the CDS Hooks service that run in it. */
export function stopClock(): void {
  globalThis.Date = new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [NOW.getTime()] : args, newTarget),
    get: (target, name, receiver) =>
      name === 'now' ? () => NOW.getTime() : Reflect.get(target, name, receiver),
  })
}
