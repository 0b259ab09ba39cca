import { SaxesParser } from 'saxes'
import { Refusal } from '../refusal'

export type Attributes = Record<string, string>

/** What is told of a document: names of elements come without prefix, those of attributes as they are written. */
export type XmlReader = {
  open?: Record<string, (attributes: Attributes) => void>
  close?: Record<string, () => void>
  text?: (text: string) => void
  /** Elements whose inside is passed over. */
  skip?: (name: string, attributes: Attributes) => boolean
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads XML from its beginning to its end, without a tree in memory. Entities of its own are not expanded: a document
 * that has any, or is not well-formed, is broken.
 */
export function readXml(xml: string, { open = {}, close = {}, text, skip }: XmlReader): void {
  const [opens, closes] = [new Map(Object.entries(open)), new Map(Object.entries(close))]
  const parser = new SaxesParser()
  let passedOver = 0
  parser.on('error', () => {
    throw new Refusal('broken')
  })
  parser.on('opentag', (tag) => {
    const [name, attributes] = [local(tag.name), tag.attributes as Attributes]
    if (passedOver || skip?.(name, attributes)) passedOver += 1
    else opens.get(name)?.(attributes)
  })
  parser.on('closetag', ({ name }) => {
    if (passedOver) passedOver -= 1
    else closes.get(local(name))?.()
  })
  const say = (said: string) => {
    if (!passedOver) text?.(said)
  }
  parser.on('text', say)
  parser.on('cdata', say)
  parser.write(xml).close()
}

/** An attribute by its name without prefix, whatever prefix the writer chose. */
export function attribute(attributes: Attributes, name: string): string | null {
  if (Object.hasOwn(attributes, name)) return attributes[name] ?? null
  const found = Object.keys(attributes).find((key) => local(key) === name)
  return found === undefined ? null : (attributes[found] ?? null)
}

/** The relationship that an element names: `r:id`, which is not its `id`. */
export function relationOf(attributes: Attributes): string | null {
  const found = Object.keys(attributes).find((key) => key.includes(':') && local(key) === 'id')
  return found ? (attributes[found] ?? null) : null
}

/** The element of a `.rels` part. */
export const RELATION = 'Relationship'

/** `0` and `false` say no. */
export const isNo = (value: string | null | undefined): boolean => value === '0' || value === 'false'
