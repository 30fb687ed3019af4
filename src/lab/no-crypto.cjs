// Stands in for Node's crypto in the browser: random-js names it for an engine that is not used here; ours are seeded.
module.exports = {}
