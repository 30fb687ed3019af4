/** SHA-256 of the synthetic cohort that comes with the lab: what is computed from it says so, whichever way it came in. */
export const EXAMPLE_SHA256 = 'da3f7d2ec3d7f39cddd24a4a9f8414f8500657aac47321a2d146ebe7b60b18e9'
