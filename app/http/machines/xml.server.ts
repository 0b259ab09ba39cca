import Builder from 'fast-xml-builder'

/** An element: attributes begin with `@`, its text is `#text`, an array stands for as many elements. */
export type XmlNode = { [name: string]: XmlNode | XmlNode[] | string | string[] | number | undefined }

const builder = new Builder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
})

/** What XML 1.0 has no place for, not even escaped (section 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const LONE_SURROGATE = /\p{Cs}/gu

/** A document of XML in UTF-8: everything is escaped, and what XML cannot hold is left out. */
export function writeXml(root: XmlNode): string {
  const written = builder.build(root)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written.replace(LONE_SURROGATE, '\ufffd').replace(NOT_XML, '')}\n`
}
