import { createContext, useContext } from 'react'

/** The nonce of this answer, for the scripts of the document. Empty in the browser, where it has done its work. */
export const NonceContext = createContext<string | undefined>(undefined)

export const useNonce = (): string | undefined => useContext(NonceContext)
