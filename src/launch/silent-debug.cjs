// Stands in for `debug` in the browser: with localStorage.debug set, fhirclient would print tokens to the console.
function silent() {}
silent.extend = () => silent
silent.enabled = false
module.exports = () => silent
