// What the portal uses of packages that bring no types.
declare module '@citation-js/core' {
  type FormatOptions = Record<string, unknown>
  export class Cite {
    constructor(data: unknown, options?: { forceType?: string })
    data: Record<string, unknown>[]
    format(format: string, options?: FormatOptions): string
  }
  export const plugins: {
    config: { get(plugin: '@csl'): { styles: { add(name: string, style: string): void } } }
  }
}
declare module '@citation-js/plugin-csl'
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
