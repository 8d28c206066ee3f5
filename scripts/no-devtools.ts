/** Stands in the bundle for react-devtools-core, which Ink names and nobody needs. */
export default {}
