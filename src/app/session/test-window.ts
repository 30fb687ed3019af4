// fhirclient's browser entry looks at `window` as soon as it is loaded: import this before it, in tests.
Object.assign(globalThis, {
  window: globalThis,
  self: globalThis,
  top: globalThis,
  parent: globalThis,
  opener: null,
})
