// The packages type their lists as a whole only; single ones keep a chunk of the browser small.
declare module '@zxcvbn-ts/language-common/dist/adjacencyGraphs.json.mjs' {
  const graphs: import('@zxcvbn-ts/core').OptionsGraph
  export default graphs
}
declare module '@zxcvbn-ts/*.json.mjs' {
  const words: string[]
  export default words
}
