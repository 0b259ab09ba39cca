import { dictionary } from './dictionary'

const fr = { title: 'À lire aussi' }

const en: typeof fr = { title: 'Read next' }

export const relatedTexts = dictionary(fr, { en })
