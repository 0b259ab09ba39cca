import { Transform } from 'node:stream'

/**
 * A page without zero bytes. React 18 sends its buffer of 2,048 bytes whole, also where a letter of several bytes did
 * not fit into its end (facebook/react#24985): the page would show « t\0élécharger ».
 */
export const withoutNul = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
    },
  })
